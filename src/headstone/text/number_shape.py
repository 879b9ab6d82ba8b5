"""What a number is by the signs around it alone, whatever the language: score, telephone number, list number, name."""

from collections.abc import Sequence

from headstone.text import number_role_words as words
from headstone.text.number_site import Site
from headstone.text.tokens import Token


def glued_to_name(site: Site) -> bool:
    """Letters or signs stand at the digits without a space: AK-47, B12, page_3, +44."""
    tokens, start, stop = site.tokens, site.start, site.stop
    glue = tokens[start - 1].raw if site.glued(start) else ""
    if glue and (glue[-1].isalpha() or glue in "#_=@&~^"):
        return True
    if glue in words.HYPHENS and start > 1 and site.glued(start - 1) and tokens[start - 2].word:
        return True  # AK-47, COVID-19
    return (stop < len(tokens) and site.glued(stop) and tokens[stop].raw in ("_", "=", "@")) or glue == "+"


def too_long(site: Site) -> bool:
    """Ten digits without a separator count nothing in this world."""
    return len(site.raw) >= 10 and site.raw.isdecimal()


def telephone(site: Site) -> bool:
    """A group of digits behind "+" and other groups."""
    at = site.start - 1
    while at >= 0 and (site.tokens[at].digit or site.tokens[at].raw in words.HYPHENS):
        at -= 1
    return at >= 0 and site.tokens[at].raw == "+" and at < site.start - 1


def bullet(site: Site) -> bool:
    """ "1." or "2)" opening a line: a list number."""
    at = site.tokens[site.start].start
    opens = at == 0 or "\n" in site.text[max(0, at - 4) : at]
    return opens and len(site.raw) <= 2 and site.glued(site.stop) and site.tokens[site.stop].raw in ".)"


def digit_beside(tokens: Sequence[Token], at: int) -> bool:
    """Digits on both sides of the sign at index `at`."""
    return 0 < at < len(tokens) - 1 and tokens[at - 1].digit and tokens[at + 1].digit


def second_year(site: Site) -> bool:
    """The "15" of 2014-15."""
    return (
        len(site.raw) == 2 and site.before() in ("-", "–", "/") and site.glued(site.start) and _is_year(site.before(2))
    )


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and 1900 <= int(word) <= 2100


def score(site: Site) -> bool:
    """ "3-1": digits on both sides of a hyphen without spaces."""
    tokens = site.tokens
    return any(
        0 < at < len(tokens) - 1
        and tokens[at].raw in words.HYPHENS
        and digit_beside(tokens, at)
        and site.glued(at)
        and site.glued(at + 1)
        for at in (site.start - 1, site.stop)
    )
