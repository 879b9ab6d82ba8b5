from hypothesis import given
from hypothesis import strategies as st

from headstone.model.spans import Span
from headstone.text.fingerprints import WORDS_IN_GRAM, words

TEXT = "The wall fell at noon, and nobody in Orvane saw who had pushed it over."


def test_offsets_give_back_the_words() -> None:
    found = words(TEXT)
    assert [TEXT[a:b] for a, b in zip(found.starts[:4], found.ends[:4], strict=True)] == ["The", "wall", "fell", "at"]


def test_there_is_one_fingerprint_for_every_five_words_in_a_row() -> None:
    found = words(TEXT)
    assert len(found.grams) == len(found) - WORDS_IN_GRAM + 1
    assert len(words("only four words here").grams) == 0


def test_case_and_punctuation_do_not_change_a_fingerprint() -> None:
    assert (words("One, two. THREE four - five").grams == words("one two three four five").grams).all()


def test_the_order_of_words_changes_a_fingerprint() -> None:
    assert (words("one two three four five").grams != words("two one three four five").grams).all()


def test_only_the_main_spans_are_read() -> None:
    found = words(TEXT, (Span(0, 13),))
    assert [TEXT[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == ["The", "wall", "fell"]


def test_a_script_without_spaces_has_words_too() -> None:
    assert len(words("集団墓地が見つかった").grams) == 6


@given(st.text(max_size=200))
def test_every_word_stands_at_its_offsets_in_any_text(text: str) -> None:
    found = words(text)
    assert all(text[a:b].strip() for a, b in zip(found.starts, found.ends, strict=True))
    assert (found.starts < found.ends).all()
