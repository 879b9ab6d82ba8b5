"""The register page: incidents with facets, words and dates that narrow them, one page at a time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from headstone.browsing import FACETS, RegisterRows
from headstone.model.incidents import Incident
from headstone.model.pages import Asked, FacetValue, Place, Saved
from headstone.publish import json_values, words
from headstone.publish.context import Piece
from headstone.web import links
from headstone.web.tongues import Tongue

SIZE = 25
LONGEST = 300  # letters of one value of the query
FACET_NAMES: Mapping[str, str] = {
    "act": "Act", "country": "Country", "place": "Place", "year": "Year", "actor": "Actor as reported",
    "corroboration": "How many say so", "review": "Review", "language": "Language of a report", "state": "State",
    "site.type": "Kind of site", "site.country": "Country", "site.state": "State of the site",
}  # fmt: skip
STATES: Mapping[str, str] = {
    "single_origin": "1 known origin", "many_reports_one_origin": "copies of 1 known origin",
    "corroborated": "≥ 2 known independent origins",
    "cross_type": "≥ 2 known independent origins, of different kinds",
    "contested": "contested: affirmed and denied", "insufficient": "no known origin",
    "open": "not yet looked at", "begun": "review begun", "accepted": "accepted", "signed": "signed off",
    "discounted": "discounted",
}  # fmt: skip
ORDERS: Mapping[str, str] = {
    "reports": "most reports first", "origins": "most known origins first", "date": "earliest first",
    "newest": "latest first", "title": "by title", "id": "by id",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet. `address` chooses it, or, where it is chosen, lets it go."""

    value: str
    label: str
    amount: int
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    kind: str
    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    kind: str
    said: str
    grade: str


@dataclass(frozen=True, slots=True)
class Row:
    incident: Incident
    dates: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]
    grade: str
    numbers: str
    snippet: tuple[Piece, ...]
    snippet_report: str
    snippet_graphic: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page of how many; addresses are None where there is none."""

    number: int
    of: int
    first: int
    last: int
    total: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class RegisterView:
    asked: Asked
    rows: tuple[Row, ...]
    facets: tuple[Facet, ...]
    pages: Pages
    saved: tuple[Saved, ...]
    loose: bool
    incidents: int
    reports: int
    unread: int
    refused: int
    orders: Mapping[str, str]
    address: str
    csv: str
    json: str
    stamps: tuple[str, ...]
    template: str = "register.html"
    here: str = "register"
    facet_names: Mapping[str, str] = field(default_factory=lambda: FACET_NAMES)

    def values(self) -> dict[str, Any]:
        return {
            "stamps": self.stamps, "total": self.pages.total, "page": self.pages.number, "pages": self.pages.of,
            "loose": self.loose, "incidents": [json_values.incident(row.incident) for row in self.rows],
            "facets": {f.kind: {c.value: c.amount for c in f.choices} for f in self.facets},
            "reports": self.reports, "unread": self.unread, "refused": self.refused,
        }  # fmt: skip


def asked_by(query: Sequence[tuple[str, str]], kinds: Sequence[str] = FACETS) -> tuple[Asked, int]:
    """What a query string asks for, and the page of it. What no page of ours writes is passed over."""
    held = {name: value[:LONGEST] for name, value in query}
    facets = tuple(dict.fromkeys((name, value[:LONGEST]) for name, value in query if name in kinds and value))
    order = held.get("order", "reports")
    page = held.get("page", "1")
    number = int(page) if page.isdecimal() and len(page) < 7 else 1
    asked = Asked(
        facets, held.get("q", "").strip(), held.get("since", "").strip(), held.get("until", "").strip(),
        order if order in ORDERS else "reports",
    )  # fmt: skip
    return asked, max(1, number)


def address(asked: Asked, path: str = "/", page: int = 1) -> str:
    """The page of what was asked."""
    order = asked.order if asked.order != "reports" else ""
    pairs = [("q", asked.words), *asked.facets, ("since", asked.since), ("until", asked.until), ("order", order)]
    return links.query(path, [*pairs, ("page", str(page) if page > 1 else "")])


def facets_of(
    values: Sequence[FacetValue], asked: Asked, kinds: Sequence[str], label: Callable[[str, str], str], path: str = "/"
) -> tuple[Facet, ...]:
    """The facets that have more than one value to choose from, and those that are chosen."""
    made = []
    for kind in kinds:
        chosen = [value for name, value in asked.facets if name == kind]
        rows = [one for one in values if one.kind == kind]
        missing = [FacetValue(kind, value, 0) for value in chosen if value not in {one.value for one in rows}]
        choices = tuple(_choice(one, asked, chosen, label, path) for one in [*missing, *rows])
        if len(choices) > 1 or chosen:
            made.append(Facet(kind, FACET_NAMES[kind], choices))
    return tuple(made)


def _choice(
    one: FacetValue, asked: Asked, chosen: Sequence[str], label: Callable[[str, str], str], path: str
) -> Choice:
    pair = (one.kind, one.value)
    taken = one.value in chosen
    facets = tuple(p for p in asked.facets if p != pair) if taken else (*asked.facets, pair)
    to = address(Asked(facets, asked.words, asked.since, asked.until, asked.order), path)
    return Choice(one.value, label(one.kind, one.value), one.amount, taken, to)


def labeller(tongue: Tongue, labels: Mapping[str, str]) -> Callable[[str, str], str]:
    """How a value of a facet is said."""

    def said(kind: str, value: str) -> str:
        if kind.endswith("country"):
            return tongue.locale.territories.get(value) or labels.get(f"country.{value}", value)
        if kind == "language":
            return str(tongue.locale.languages.get(value, value))
        if kind in ("actor", "place", "year"):
            return value
        return tongue.gettext(STATES.get(value) or words.label(value, labels))

    return said


def register_view(
    rows: RegisterRows, asked: Asked, number: int, tongue: Tongue, labels: Mapping[str, str]
) -> RegisterView:
    found, totals = rows.found, rows.totals
    query = address(asked).removeprefix("/")
    return RegisterView(
        asked=asked, rows=tuple(_row(one, found.hits.get(one.id), tongue, labels) for one in found.incidents),
        facets=facets_of(rows.facets, asked, FACETS, labeller(tongue, labels)),
        pages=pages_of(number, found.total, lambda page: address(asked, page=page)), saved=rows.saved,
        loose=found.loose, incidents=sum(totals.incidents.values()), reports=totals.reports,
        unread=sum(totals.unread.values()), refused=totals.refused, orders=ORDERS, address=address(asked),
        csv=f"/register.csv{query}", json=f"/register.json{query}", stamps=rows.cleared.stamps,
    )  # fmt: skip


def pages_of(number: int, total: int, to: Callable[[int], str], size: int = SIZE) -> Pages:
    of = max(1, -(-total // size))
    first = (number - 1) * size
    return Pages(
        number, of, min(first + 1, total), min(first + size, total), total, to(number - 1) if number > 1 else None,
        to(number + 1) if number < of else None,
    )  # fmt: skip


def _row(one: Incident, hit: Place | None, tongue: Tongue, labels: Mapping[str, str]) -> Row:
    dates: dict[str, dict[str, None]] = {}
    for date in one.dates:
        if date.role != "publication":
            dates.setdefault(date.role, {})[tongue.date(date.edtf)] = None
    figures = []
    for envelope in one.counts:
        shown = tongue.figures(envelope)
        if shown:
            kind = tongue.gettext(words.label(envelope.kind, labels))
            figures.append(Figure(kind, " | ".join(shown), tongue.grade(envelope.corroboration)))
    dated = tuple((tongue.gettext(words.label(role, labels)), " | ".join(said)) for role, said in dates.items())
    return Row(
        one, dated, tuple(figures),
        tongue.grade(one.corroboration), tongue.three_numbers(one.corroboration), pieces(hit),
        hit.report if hit else "", hit.graphic if hit else False,
    )  # fmt: skip


def pieces(hit: Place | None) -> tuple[Piece, ...]:
    """The words found, marked in what stands around them."""
    if hit is None:
        return ()
    found, at = [], 0
    for mark in hit.marks:
        found += [Piece(hit.snippet[at : mark.start], False), Piece(hit.snippet[mark.start : mark.end], True)]
        at = mark.end
    return tuple(piece for piece in (*found, Piece(hit.snippet[at:], False)) if piece.words)
