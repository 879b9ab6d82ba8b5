"""Whose field work a passage is: the outlet that first carried its text, through copies, embedded passages and credits.

What residents told an agency stays the agency's in every paper that takes the words over; what the paper asked for
itself, beside those words, is the paper's own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from headstone.linking.credits import Credit, republished
from headstone.linking.outlets import Outlets
from headstone.model.lineage import Family, Link
from headstone.model.sources import Report
from headstone.model.spans import Span
from headstone.text.fold import fold

# A copy of these kinds is the source's text as a whole; of the other kinds only the words that are aligned.
WHOLE = frozenset((
    "exact_duplicate", "update", "republished_credited", "republished_uncredited", "abridged", "translation",
))  # fmt: skip
REWORKED = frozenset(("republished_credited", "republished_uncredited", "abridged"))  # may hold words of their own
PARTLY = frozenset(("embeds", "shared_statement", "quotes"))
TAKEN = 0.5  # share of a sentence's characters that stand in another text from which its words are that text's
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_SMALL = frozenset((
    "the", "of", "and", "et", "de", "la", "le", "les", "des", "du", "for", "el", "y", "e", "il", "lo", "gli", "i", "di",
    "del", "della", "o", "a", "os", "as", "do", "da", "der", "die", "das", "und", "van", "het", "een",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Texts:
    """`label`: report -> the outlet whose text it is; `partly`: report -> links to texts of which it holds passages."""

    label: Mapping[str, str]
    partly: Mapping[str, tuple[Link, ...]]
    names: "Names"
    source: Mapping[str, str] = field(default_factory=dict)  # a translation -> the report it was made of
    publisher: Mapping[str, str] = field(default_factory=dict)  # report -> who put it out
    copied: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)  # report -> words that stand in its source too

    def outlet(self, report: str, words: Span | None = None) -> str:
        """The outlet whose text the words of a report are (None: of the report as a whole)."""
        for link in self.partly.get(report, ()) if words is not None else ():
            shared = sum(words.overlap(Span(a, b)) for a, b, _, _ in link.spans) if words is not None else 0
            if words is not None and shared >= TAKEN * (words.end - words.start):
                return self.label[link.to_report]
        return self.label.get(report, report)

    def own_words(self, report: str, words: Span) -> str | None:
        """The publisher of a copy, where these words of it stand in no text that it was made of."""
        spans = self.copied.get(report)
        taken = sum(words.overlap(span) for span in spans or ())
        if spans is None or taken >= TAKEN * (words.end - words.start):
            return None
        return self.publisher.get(report)


@dataclass(frozen=True, slots=True)
class Names:
    """Outlets' names as reports write them: in full, shortened, by their initials."""

    outlets: Outlets
    known: Mapping[str, str] = field(repr=False)
    initials: Mapping[str, str] = field(repr=False)

    @classmethod
    def of(cls, publishers: Iterable[str], outlets: Outlets) -> "Names":
        known: dict[str, str] = {}
        initials: dict[str, str] = {}
        for name in sorted(set(publishers)):
            for short in _shortened(name):
                known[short] = name if known.get(short, name) == name else ""
            letters = "".join(word[0] for word in _words(name)).upper()
            initials[letters] = name if initials.get(letters, name) == name else ""
        return cls(outlets, known, initials)

    def named(self, words: str) -> str:
        """The publisher that the words mean, else the outlet of the register, else the words themselves."""
        if _ACRONYM.fullmatch(words.strip()) and self.initials.get(words.strip()):
            return self.initials[words.strip()]
        own = next((self.known[short] for short in _shortened(words) if self.known.get(short)), None)
        return own or self.outlets.match(words) or words

    def same(self, a: str, b: str) -> bool:
        return fold(self.named(a)) == fold(self.named(b))


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", re.split(r"[,(]", name)[0]) if word.lower() not in _SMALL]


def _shortened(name: str) -> Iterator[str]:
    """A name without its article, and without one word at its end: "Example Line Agency" is "Example Line"."""
    words = [fold(word) for word in _words(name)]
    yield " ".join(words)
    if len(words) > 2:
        yield " ".join(words[:-1])


def texts_of(
    reports: Sequence[Report], families: Sequence[Family], credits: Mapping[str, tuple[Credit, ...]], outlets: Outlets
) -> Texts:
    """The outlet of every report's text."""
    by_id = {report.id: report for report in reports}
    names = Names.of((publisher_of(report, outlets) for report in reports), outlets)
    links = [link for family in families for link in family.links if {link.from_report, link.to_report} <= by_id.keys()]
    of_text = _components([link for link in links if link.kind in WHOLE], by_id)
    label: dict[str, str] = {}
    for members, inside in of_text:
        name = _label([by_id[id_] for id_ in members], inside, credits, names)
        label.update(dict.fromkeys(members, name))
    partly = _partly([link for link in links if link.kind in PARTLY], by_id, label)
    source = {link.from_report: link.to_report for link in links if link.directed and link.kind == "translation"}
    publisher = {report.id: publisher_of(report, outlets) for report in reports}
    return Texts(label, partly, names, source, publisher, _copied(links))


def _copied(links: Sequence[Link]) -> dict[str, tuple[Span, ...]]:
    """Copies in one language -> their words that are another's; a link without passages tells nothing of the rest."""
    found: dict[str, list[Span]] = {}
    for link in links:
        if link.directed and link.kind in REWORKED and link.spans:
            found.setdefault(link.from_report, []).extend(Span(a, b) for a, b, _, _ in link.spans)
    return {report: tuple(spans) for report, spans in found.items()}


def _components(links: Sequence[Link], by_id: Mapping[str, Report]) -> Iterator[tuple[list[str], list[Link]]]:
    """Reports of one text, and the links among them; a report without kin stands alone."""
    group = {id_: [id_] for id_ in sorted(by_id)}
    for link in links:
        a, b = group[link.from_report], group[link.to_report]
        if a is not b:
            a.extend(b)
            group.update(dict.fromkeys(b, a))
    inside: dict[int, list[Link]] = {}
    for link in links:
        inside.setdefault(id(group[link.from_report]), []).append(link)
    done: set[int] = set()
    for members in group.values():
        if id(members) not in done:
            done.add(id(members))
            yield sorted(members), inside.get(id(members), [])


def _label(
    members: Sequence[Report], links: Sequence[Link], credits: Mapping[str, tuple[Credit, ...]], names: Names
) -> str:
    """The outlet of one text: whom its copies credit, where that is none of them; else the publisher of its source."""
    ordered = sorted(members, key=_first)
    own = [publisher_of(report, names.outlets) for report in ordered]
    for report in ordered:
        for credit in republished(credits.get(report.id, ())):
            if not any(names.same(credit, publisher) for publisher in own):
                return names.named(credit)
    copies = {link.from_report for link in links if link.directed}
    heads = [report for report in ordered if report.id not in copies] or ordered
    return publisher_of(heads[0], names.outlets)


def _partly(
    links: Sequence[Link], by_id: Mapping[str, Report], label: Mapping[str, str]
) -> dict[str, tuple[Link, ...]]:
    """Links of reports that hold passages of another's text, from the later to the earlier."""
    found: dict[str, list[Link]] = {}
    for link in links:
        if not link.directed and _first(by_id[link.from_report]) < _first(by_id[link.to_report]):
            turned = tuple((c, d, a, b) for a, b, c, d in link.spans)
            link = Link(link.to_report, link.from_report, link.kind, link.rule, link.overlap, False, turned)
        if label[link.from_report] != label[link.to_report]:
            found.setdefault(link.from_report, []).append(link)
    return {id_: tuple(sorted(of, key=lambda link: _first(by_id[link.to_report]))) for id_, of in found.items()}


def _first(report: Report) -> tuple[str, str]:
    return report.meta.published or "9999", report.id


def publisher_of(report: Report, outlets: Outlets) -> str:
    """The publisher by its canonical name, else the outlet of its address, else the report's own id."""
    publisher = report.meta.publisher
    if publisher:
        return outlets.match(publisher) or publisher
    host = outlets.by_domain(report.meta.url or "")
    return host.name if host is not None else report.id
