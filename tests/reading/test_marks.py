"""What the network's columns become: marks, links, windows, and one set of marks for a document."""

import numpy as np

from headstone.model.marks import Mark, Marked
from headstone.model.spans import Span
from headstone.reading.marks_decode import Layout, decode
from headstone.reading.marks_windows import WINDOW, together, windows

LAYOUT = Layout(
    labels=("act", "place"),
    classes={"act": ("act", ("grave.discovery", "kill.massacre"))},
    columns={
        "bio": (0, 6), "act": (6, 8), "act_key": (8, 10), "slot_key": (10, 12), "cue_key": (12, 14),
        "voice_key": (14, 16),
    },
    scope=("in", "fiction"),
    bias=(0.0, 0.0),
    width=1,
)  # fmt: skip
TEXT = "found graves at Zorlu"
TOKENS = (Span(0, 0), Span(0, 5), Span(6, 12), Span(13, 15), Span(16, 19), Span(19, 21), Span(0, 0))


def columns() -> np.ndarray:
    """ "found" begins an act of the first type, "Zor" "lu" a place; their keys point the same way."""
    rows = np.zeros((len(TOKENS), 16), dtype=np.float32)
    rows[:, [0, 3]] = 6.0
    rows[1, [0, 1]] = -6.0, 6.0
    rows[1, 6:8] = 3.0, 0.0
    rows[1, 8:10] = 2.0
    rows[4, [3, 4]] = -6.0, 6.0
    rows[5, [3, 5]] = -6.0, 6.0
    rows[4, 10:12] = 2.0
    return rows


def test_pieces_become_whole_words_with_their_type_and_tie() -> None:
    found = decode(TEXT, TOKENS, columns(), np.array([2.0, 0.0], dtype=np.float32), LAYOUT)
    assert [(m.label, TEXT[m.span.start : m.span.end]) for m in found.marks] == [("act", "found"), ("place", "Zorlu")]
    assert found.marks[0].value("act") == "grave.discovery"
    assert found.links[0][:2] == (0, 1) and found.links[0][2] > 0.99
    assert found.scope["in"] > 0.8


def test_windows_are_whole_sentences_that_share_one() -> None:
    cut = [Span(i * 100, i * 100 + 99) for i in range(10)]
    made = windows(cut, [(WINDOW // 3, True)] * 10)
    assert made[0] == Span(0, 299) and made[1].start == 200
    assert made[-1].end == 999


def test_a_sentence_longer_than_a_window_stands_alone() -> None:
    cut = [Span(0, 10), Span(11, 5000), Span(5001, 5010)]
    made = windows(cut, [(5, True), (10 * WINDOW, True), (5, True)])
    assert any(s.holds(Span(11, 5000)) for s in made)
    assert {m.end for m in made} >= {5010}


def test_two_tellings_of_one_mark_become_one_with_the_likelier_tie() -> None:
    act, place = Mark("act", Span(0, 5), 0.9), Mark("place", Span(16, 21), 0.8)
    first = Marked((act, place), ((0, 1, 0.4),), (), {"in": 1.0})
    second = Marked((Mark("act", Span(0, 5), 0.7), place), ((0, 1, 0.9),), (), {"in": 0.0})
    whole = together([first, second], [Span(0, 30), Span(0, 30)])
    assert whole.marks == (act, place) and whole.links == ((0, 1, 0.9),)
    assert abs(whole.scope["in"] - 2 / 3) < 1e-9  # the head of a report counts double


def test_a_document_without_sentences_has_no_marks() -> None:
    assert together([], []) == Marked()


def test_sentences_that_cannot_matter_are_left_out_but_for_the_head_and_the_neighbours() -> None:
    cut = [Span(i * 10, i * 10 + 9) for i in range(12)]
    made = windows(cut, [(5, i == 8) for i in range(12)])
    assert made == (Span(0, 19), Span(70, 99))
