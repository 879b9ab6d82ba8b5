from hypothesis import given
from hypothesis import strategies as st

from headstone.text.normalise import normalise


def test_line_ends_become_one_kind():
    assert normalise("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_a_nul_stays_visible():
    assert normalise("a\0b") == "a\ufffdb"


def test_a_byte_order_mark_at_the_start_is_dropped_and_inside_is_kept():
    assert normalise("\ufeffa\ufeffb") == "a\ufeffb"


def test_halves_of_a_character_are_joined_or_stay_visible():
    assert normalise("a\ud83d\ude00b") == "a\U0001f600b"
    assert normalise("a\ud83db\ude00") == "a\ufffdb\ufffd"


def test_letters_are_composed():
    assert normalise("e\u0301") == "é"


@given(st.text(st.characters()))
def test_normalising_twice_changes_nothing(raw: str):
    once = normalise(raw)
    assert normalise(once) == once
    assert "\r" not in once and "\0" not in once
    assert once.encode().decode() == once
