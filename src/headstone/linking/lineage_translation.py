"""Copies across languages: two texts that give the same rare details in the same order.

Numbers and names cross languages nearly unchanged. Two independent reports of one event share some of them; a
translation gives most of them, in step, over a text of about the same length. Only that last, strict case is linked.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from headstone.linking.alignment import common_order
from headstone.linking.lineage_kinds import Pair, Side, judge
from headstone.linking.lineage_pairs import Kinship
from headstone.linking.when import Days
from headstone.model.lineage import Link
from headstone.model.spans import Span

SHARED = 10  # details that must stand in both, in one order
OF_SHARE = 0.6  # share of either list of details; independent reports of one event reach about a third
LENGTHS = 2.0  # the longer text at most so many times the shorter
DAYS = 3  # between the dates of publication, where both are known
COMMON = 0.5  # a detail in more than this share of a language's texts is no rare one (from ten texts on)
STEM = 5  # letters of a name that are compared: endings differ between languages
_DETAIL = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*")

Detail = tuple[str, int, int]  # folded, start, end


def translations(sides: Sequence[Side], linked: set[tuple[str, str]]) -> list[Link]:
    """Links of kind translation between reports of different languages that are not linked yet."""
    rows = [(side, details(side.layer.text, side.main)) for side in sides if side.report.meta.language]
    if len({side.report.meta.language for side, _ in rows}) < 2:
        return []
    links = []
    for a, b in _candidates(rows):
        if (a[0].report.id, b[0].report.id) not in linked and (b[0].report.id, a[0].report.id) not in linked:
            link = _link(*a, *b)
            if link is not None:
                links.append(link)
    return links


def details(text: str, main: Sequence[Span]) -> tuple[Detail, ...]:
    """Numbers, and capitalised words that do not open a sentence, in order."""
    found: list[Detail] = []
    for span in main or (Span(0, len(text)),):
        for match in _DETAIL.finditer(text, span.start, span.end):
            word = match.group()
            named = word[0].isupper() and len(word) > 2 and not _opens(text, match.start(), span.start)
            if named or word[0].isdigit():
                found.append((_stem(word), match.start(), match.end()))
    return tuple(found)


def _opens(text: str, at: int, start: int) -> bool:
    before = text[max(start, at - 3) : at].rstrip(" \t\"'“«(")
    return not before or before[-1] in ".!?:\n…–—-"


def _stem(word: str) -> str:
    if word[0].isdigit():
        return re.sub(r"[.,]", "", word)
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return plain[:STEM]


Row = tuple[Side, tuple[Detail, ...]]


def _candidates(rows: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Pairs of different languages that share enough details, found through the rarer ones."""
    holders: dict[str, list[int]] = {}
    for number, (_, found) in enumerate(rows):
        for stem in {detail[0] for detail in found}:
            holders.setdefault(stem, []).append(number)
    limit = max(10, COMMON * len(rows))
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if len(numbers) > min(limit, 60):
            continue
        shared.update((a, b) for place, a in enumerate(numbers) for b in numbers[place + 1 :])
    return [
        (rows[a], rows[b])
        for (a, b), count in sorted(shared.items())
        if count >= SHARED - 3 and rows[a][0].report.meta.language != rows[b][0].report.meta.language
    ]


def _link(a: Side, of_a: tuple[Detail, ...], b: Side, of_b: tuple[Detail, ...]) -> Link | None:
    if not _near(a.published, b.published) or not _alike_long(a, b):
        return None
    steps = in_step([detail[0] for detail in of_a], [detail[0] for detail in of_b])
    if len(steps) < max(SHARED, OF_SHARE * max(len(of_a), len(of_b))):
        return None
    spans = tuple((of_a[i][1], of_a[i][2], of_b[j][1], of_b[j][2]) for i, j in steps)
    link = judge(Pair(a, b, Kinship(0, len(steps) / len(of_a), len(steps) / len(of_b), 0, 0, True, spans)))
    rule = f"{len(steps)} numbers and names in the same order in two languages; {link.rule.partition('; ')[2]}"
    return Link(link.from_report, link.to_report, "translation", rule, link.overlap, link.directed, link.spans)


def _near(a: Days | None, b: Days | None) -> bool:
    return a is None or b is None or a.gap(b) <= DAYS


def _alike_long(a: Side, b: Side) -> bool:
    lengths = sorted(sum(s.end - s.start for s in side.main or (Span(0, len(side.layer.text)),)) for side in (a, b))
    return lengths[0] > 0 and lengths[1] <= LENGTHS * lengths[0]


def in_step(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Longest common subsequence of two lists of details, as pairs of positions."""
    places: dict[str, list[int]] = {}
    for place, item in enumerate(b):
        places.setdefault(item, []).append(place)
    return common_order((i, places.get(item, [])) for i, item in enumerate(a))
