from hypothesis import given
from hypothesis import strategies as st

from headstone.text.normalise import normalise


def test_line_ends_become_one_kind():
    assert normalise("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_a_nul_stays_visible():
    assert normalise("a\0b") == "a\ufffdb"


def test_a_byte_order_mark_at_the_start_is_dropped_and_inside_is_kept():
    assert normalise("\ufeffa\ufeffb") == "a\ufeffb"


def test_letters_are_composed():
    assert normalise("e\u0301") == "é"


@given(st.text())
def test_normalising_twice_changes_nothing(raw: str):
    once = normalise(raw)
    assert normalise(once) == once
    assert "\r" not in once and "\0" not in once
