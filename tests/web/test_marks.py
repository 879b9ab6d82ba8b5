"""Marks in a frozen text: however claims overlap, the stretches are the text and each letter has its marks."""

from hypothesis import given
from hypothesis import strategies as st

from headstone.model.sources import Layer
from headstone.model.spans import Span
from headstone.web.marks import SENTENCE, TRIGGER, VALUE, Mark, stretches

TEXT = "Workers opened a pit near Dunmere. They counted at least 12 bodies, and nobody else did."


def layer(text: str = TEXT, main: tuple[Span, ...] = ()) -> Layer:
    return Layer("L-1", "R-1", "text", "plain", "", text, main)


def mark(start: int, end: int, claim: str = "C-1", role: str = SENTENCE, slot: str = "") -> Mark:
    return Mark(Span(start, end), role, claim, slot)


def test_a_value_inside_a_sentence_is_the_stronger_mark() -> None:
    made = stretches(
        layer(), [mark(0, 34), mark(15, 20, role=VALUE, slot="site"), mark(8, 14, role=TRIGGER, slot="act")]
    )
    assert [(one.text, one.role) for one in made if one.role in (VALUE, TRIGGER)] == [
        ("opened", TRIGGER),
        ("a pit", VALUE),
    ]


def test_words_of_two_claims_belong_to_both() -> None:
    made = stretches(layer(), [mark(0, 20, "C-1"), mark(8, 34, "C-2")], "C-2")
    assert {one.text: one.claims for one in made if one.role} == {
        "Workers ": ("C-1",), "opened a pit": ("C-1", "C-2"), " near Dunmere.": ("C-2",),
    }  # fmt: skip
    assert [one.here for one in made if one.role] == [False, True, True]


def test_each_claim_opens_once() -> None:
    made = stretches(layer(), [mark(0, 20, "C-1"), mark(8, 14, "C-1", TRIGGER, "act"), mark(35, 50, "C-2")])
    assert [claim for one in made for claim in one.opens] == ["C-1", "C-2"]


def test_what_lies_outside_the_main_content_is_told_apart() -> None:
    made = stretches(layer(main=(Span(35, len(TEXT)),)), [mark(8, 14)])
    assert [one.main for one in made] == [False, False, False, True]


@given(
    st.text(max_size=60),
    st.lists(
        st.tuples(
            st.integers(0, 60),
            st.integers(0, 60),
            st.sampled_from(["C-1", "C-2", "C-3"]),
            st.sampled_from([SENTENCE, VALUE, TRIGGER]),
        ),
        max_size=12,
    ),
)
def test_the_stretches_are_the_text_and_carry_every_mark(text: str, raw: list[tuple[int, int, str, str]]) -> None:
    marks = [Mark(Span(min(a, b, len(text)), min(max(a, b), len(text))), role, claim, "") for a, b, claim, role in raw]
    marks = [one for one in marks if one.span.start < one.span.end]
    made = stretches(layer(text), marks)
    assert "".join(one.text for one in made) == text
    at = 0
    for one in made:
        for offset in range(at, at + len(one.text)):
            wanted = {mark.claim for mark in marks if mark.span.start <= offset < mark.span.end}
            assert set(one.claims) == wanted
        at += len(one.text)
