from hypothesis import given
from hypothesis import strategies as st

from headstone.model.spans import Span
from headstone.text.sentences import sentences
from tests.timing import times_a_plain_pass


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, [Span(0, len(text))])]


def test_a_headline_is_a_sentence_of_its_own():
    assert cut("Graves found at the old mill\n\nPolice came. They dug.") == [
        "Graves found at the old mill",
        "Police came.",
        "They dug.",
    ]


def test_paragraphs_on_single_lines_do_not_run_together():
    assert len(cut("The first line of a story that has no end mark\nThe second one is a headline too")) == 2


def test_hard_wrapped_lines_are_joined():
    text = (
        "The mayor of the town told a reporter that nobody\nhad been near the orchard since the spring. The\n"
        "neighbours agree with him, and so does the priest."
    )
    assert len(cut(text)) == 2


def test_abbreviations_titles_and_initials_do_not_end_a_sentence():
    assert len(cut("Gen. A. B. Moran and Dr. Lee met Mr. Stone on Oct. 3 at St. Anne's, near grave No. 5.")) == 1


def test_an_abbreviated_country_ends_a_sentence_only_before_an_opening_word():
    assert len(cut("The U.S. Army left. He moved to the U.S. The house stayed.")) == 3


def test_no_as_an_answer_ends_a_sentence():
    assert len(cut("The major said no. Then he left.")) == 2


def test_quotes_stay_with_their_sentence():
    assert cut('"We saw them." Nobody answered. “Did you dig?” he asked.') == [
        '"We saw them."',
        "Nobody answered.",
        "“Did you dig?” he asked.",
    ]


def test_list_items_are_sentences():
    assert cut("Seen there:\n- a belt\n- two shoes\n• a ring") == ["Seen there:", "- a belt", "- two shoes", "• a ring"]


def test_other_scripts_are_cut_at_their_own_marks():
    assert len(cut("هل رأيت القبر؟ نعم. رأيته.")) == 3
    assert len(cut("Мы нашли могилу. Никто не пришёл. В 2014 г. Иванов уехал.")) == 3
    assert len(cut("¿Quién lo vio? Nadie. ¡Nadie!")) == 3


def test_a_dateline_stays_with_its_sentence():
    assert len(cut("PORT OAKS, Oct. 9 (Wire) — Two men were held. They deny it.")) == 2


def test_only_the_spans_asked_for_are_cut():
    text = "skip me. Keep me. skip."
    assert [text[s.start : s.end] for s in sentences(text, [Span(9, 17)])] == ["Keep me."]


@given(st.text(alphabet=st.sampled_from(list('aA1 .?!\n\t-"“”’M؟r')), max_size=200))
def test_every_visible_character_is_in_exactly_one_sentence(text: str):
    spans = sentences(text, [Span(0, len(text))])
    covered = [at for span in spans for at in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert set(covered) >= {at for at, character in enumerate(text) if not character.isspace()}
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] != "" for span in spans)


def test_a_text_without_full_stops_is_cut_where_it_breathes():
    text = "a man came, and another went, " * 400
    found = cut(text)
    assert max(map(len, found)) <= 2000 and all(sentence.endswith(",") for sentence in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert [len(piece) for piece in cut("x" * 4500)] == [2000, 2000, 500]


def test_cutting_is_fast_enough():
    text = "A man from the village told the court what he saw. " * 8000
    assert len(cut(text)) == 8000
    assert times_a_plain_pass(lambda: cut(text), text) < 20  # measured 4, which was eight megabytes a second
