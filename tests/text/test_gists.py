"""Gists as they are kept, and how two are compared."""

import numpy as np
import pytest

from headstone.model.spans import Span
from headstone.text.gists import NO_GIST, WIDTH, likeness, met, packed, unpacked

SPANS = (Span(0, 40), Span(41, 90), Span(91, 160))


def rows(*numbers: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """A row for each number, with a 3 at that place: no two of other numbers are alike."""
    found = np.zeros((len(numbers), WIDTH), dtype=np.float32)
    for row, number in enumerate(numbers):
        found[row, number] = 3.0
    return found


def test_what_is_kept_comes_back_with_its_places_and_rows_of_length_one() -> None:
    found = unpacked(packed(SPANS, rows(1, 2, 3)))
    assert found.spans == SPANS
    assert found.rows == pytest.approx(rows(1, 2, 3) / 3.0)


@pytest.mark.parametrize("kept", ["", "~", "no gist", "€", packed(SPANS, rows(1, 2, 3))[:-4]])
def test_what_is_no_gist_is_read_as_none(kept: str) -> None:
    assert len(unpacked(kept)) == 0
    assert likeness(unpacked(kept), unpacked(packed(SPANS, rows(1, 2, 3)))).both == 0.0
    assert met(NO_GIST, unpacked(kept), 0.0) == ()


def test_a_shorter_text_that_stands_in_another_is_met_wholly_and_the_other_in_part() -> None:
    short, long = unpacked(packed(SPANS[:2], rows(3, 1))), unpacked(packed(SPANS, rows(1, 2, 3)))
    found = likeness(short, long)
    assert (found.of_a, found.of_b) == pytest.approx((1.0, 2 / 3), abs=0.01)
    assert found.both == pytest.approx(0.6 + 0.4 * 2 / 3, abs=0.01)
    assert met(short, long, 0.5) == ((0, 2), (1, 0))
