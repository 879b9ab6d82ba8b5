import re

import pytest

from headstone.publish import dossier

GROUNDS = ("paper", "panel")
INKS = ("ink", "quiet", "slate")


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    digits = colour.lstrip("#")
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_every_ink_can_be_read_on_every_ground(theme: int) -> None:
    block = re.findall(r":root \{(.*?)\}", dossier.style(), re.DOTALL)[theme]
    colours = dict(re.findall(r"--([\w-]+):\s*(#\w{6})", block))
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS] + [
        ("ink", "mark"),
        ("stamp-ink", "stamp"),
        ("quiet", "own"),
    ]
    poor = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 4.5} == {}


def test_the_style_sheet_cannot_end_its_element_or_fetch() -> None:
    assert "<" not in dossier.style()
    assert "url(" not in dossier.style()
    assert "@import" not in dossier.style()


def test_the_stamp_is_repeated_on_every_sheet_of_paper() -> None:
    printed = dossier.style().partition("@media print")[2]
    assert re.search(r"body > \.stamps \{[^}]*table-header-group[^}]*break-inside: avoid", printed)
