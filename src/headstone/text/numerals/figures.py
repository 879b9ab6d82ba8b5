"""Digits of any script → values, with the separators of the language."""

from collections.abc import Sequence
from decimal import Decimal

from headstone.text.numerals.tongue import Grammar
from headstone.text.tokens import Token

_LONGEST = 25  # characters; longer runs of digits are identifiers, and costly to convert
_SPACES = "\u00a0\u202f\u2009'’"


def written(raw: str, grammar: Grammar) -> Decimal | None:
    """Value of one token of digits; None for clock times, dates with dots and the like."""
    if len(raw) > _LONGEST or ":" in raw:
        return None
    marks = [character for character in raw if not character.isdecimal()]
    groups = _groups(raw)
    if not marks:
        return Decimal(int(raw))
    whole, last = marks[:-1], marks[-1]
    if _grouping(marks, groups, grammar):
        return Decimal(int("".join(groups)))
    if last in ".,٫" and (not whole or _grouping(whole, groups[:-1], grammar)):
        cents = "".join(str(int(digit)) for digit in groups[-1])
        return Decimal(f"{int(''.join(groups[:-1]))}.{cents}")
    return None


def _grouping(marks: Sequence[str], groups: Sequence[str], grammar: Grammar) -> bool:
    """Whether the marks part thousands: 1.340 and 1 340, by the custom of the language."""
    if len(set(marks)) != 1 or groups[0].startswith("0") or len(groups[0]) > 3:
        return False
    if len(groups[-1]) != 3 or any(len(group) not in (2, 3) for group in groups[1:]):
        return False
    mark = marks[0]
    if mark in _SPACES or mark == "٬" or len(groups) > 2:
        return True
    if mark == ".":
        return grammar.tongue.dot_groups or groups[-1].endswith("00")
    return mark == "," and grammar.tongue.comma_groups


def _groups(raw: str) -> list[str]:
    return "".join(character if character.isdecimal() else " " for character in raw).split()


def spaced(tokens: Sequence[Token], at: int) -> tuple[Decimal, int]:
    """ "4 000" and "1 250 000": groups of three parted by single spaces; the value and the index after it."""
    value, stop = tokens[at].raw, at + 1
    while (
        stop < len(tokens)
        and stop - at < 5
        and len(tokens[stop].raw) == 3
        and tokens[stop].raw.isdecimal()
        and tokens[stop].start - tokens[stop - 1].end == 1
    ):
        value, stop = value + tokens[stop].raw, stop + 1
    return Decimal(int(value)), stop


def is_dotted_date(raw: str) -> bool:
    """ "12.05.2014", "1.6.15"."""
    groups = _groups(raw)
    return (
        raw.count(".") == 2
        and len(groups) == 3
        and all(len(g) <= 2 and 0 < int(g) <= 31 for g in groups[:2])
        and len(groups[2]) in (2, 4)
        and int(groups[1]) <= 12
    )
