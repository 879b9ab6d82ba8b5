"""Which of a publisher's reports says that it replaces a figure of an earlier one: "risen to 19, up from 12".

A later version that shares its words with the earlier one is known as such (`lineage.later_versions`). One that is
written anew is told by what it says: it names the figure that it replaces.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from headstone.linking.when import Days
from headstone.model.claims import Claim, Count
from headstone.model.spans import Span
from headstone.text.numbers import find_numbers

_REPLACES = re.compile(
    r"(?i)\b(?:(?:up|down) from|instead of|"
    r"(?:risen|rose|rises|rising|raised|raises|revised|increased|climbed|lowered|cut)\b[^.;]{0,60}?\bfrom|"
    r"(?:earlier|previous|initial|first)(?:ly)? (?:death )?(?:toll|count|figure|number|estimate|report) of)\s"
)
_REACH = 40  # code points after these words in which the replaced figure begins


def stated_updates(
    claims: Sequence[Claim], publisher: Mapping[str, str], published: Mapping[str, Days | None]
) -> dict[str, str]:
    """Report -> the later one of its publisher that names a whole figure of it as replaced; the latest of several."""
    found: dict[str, tuple[int, str]] = {}
    for claim in claims:
        for count in claim.counts:
            old = frozenset(number for text in _said_with(claim, count) for number in _replaced(text))
            for earlier in _earlier(claim, claims, publisher, published) if old else ():
                if any(one.kind == count.kind and _number(one) in old for one in earlier.counts):
                    day = published[claim.report]
                    assert day is not None
                    found[earlier.report] = max(found.get(earlier.report, (0, "")), (day.first, claim.report))
    return {report: later for report, (_, later) in found.items()}


def _said_with(claim: Claim, count: Count) -> Iterator[str]:
    return (quote.exact for quote in claim.quotes if count.wording and count.wording in quote.exact)


def _replaced(text: str) -> Iterator[int]:
    for match in _REPLACES.finditer(text):
        for mention in find_numbers(text, Span(match.end(), len(text)))[:1]:
            number = mention.low if mention.form == "range" else mention.point  # "from 12 to 19"
            if number is not None and not mention.role and mention.span.start - match.end() <= _REACH:
                yield number


def _number(count: Count) -> int | None:
    """A plain figure of the whole."""
    return None if count.part_of else count.low if count.low is not None else count.point


def _earlier(
    claim: Claim, claims: Sequence[Claim], publisher: Mapping[str, str], published: Mapping[str, Days | None]
) -> Iterator[Claim]:
    """Claims of its publisher's earlier reports."""
    house, day = publisher.get(claim.report), published.get(claim.report)
    for other in claims if house is not None and day is not None else ():
        before = published.get(other.report)
        if publisher.get(other.report) == house and before is not None and day is not None and before.first < day.first:
            yield other
