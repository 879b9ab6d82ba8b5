"""A made-up case of any size, the same at every run: no place, person or event in it is real.

Incidents have one to fourteen reports, reports one to three claims. Names of places and persons and all words follow
Zipf's law; one city and month holds `CROWD` of all incidents. Some reports are copies, and some mention a second
incident in passing.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate

from headstone.model.claims import Claim, Count, Perpetrator, When, claim_id
from headstone.model.lineage import Family, Link
from headstone.model.places import Place
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Quote, Span

CROWD = 0.06
TOWNS, PERSONS, WORDS, REGIONS = 4_000, 30_000, 12_000, 60
COPIED = 0.1  # incidents one report of which is copied by others
FIRST_DAY = date(2005, 1, 1)
DAYS = 9_000
CROWDED_FROM = date(2014, 6, 1)
SIZES = ((1, 30), (2, 22), (3, 15), (4, 10), (5, 8), (7, 7), (10, 5), (14, 3))  # reports of an incident, and how often
ACTS = (
    ("grave.discovery", "discovery", "bodies_found_claimed"), ("kill.massacre", "act", "killed"),
    ("kill.execution", "act", "killed"), ("grave.exhumation", "exhumation", "bodies_recovered"),
    ("cem.desecration", "act", "graves_destroyed"),
)  # fmt: skip
_HEADS = "bdfgklmnprstvz"
_TAILS = ("a", "e", "i", "o", "u", "an", "el", "ir", "or", "us")


@dataclass(frozen=True, slots=True)
class Case:
    """What `link` takes. `layers` by report id; `event`: the number of the incident that a report mainly tells of."""

    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]
    layers: dict[str, Layer]
    families: tuple[Family, ...]
    event: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Event:
    """What is true of one incident; its reports tell some of it."""

    act: tuple[str, str, str]
    place: Place
    day: date
    figure: int
    persons: Sequence[str]
    words: Sequence[str]
    actor: str


class Maker:
    """Draws from the laws above."""

    def __init__(self, seed: int = 11) -> None:
        self.dice = random.Random(seed)

    @cached_property
    def towns(self) -> list[Place]:
        made = [self._city()]
        for number in range(1, TOWNS):
            region = number * 7 % REGIONS
            lat = -30 + region % 8 * 8 + self.dice.uniform(-1.5, 1.5)
            lon = -60 + region // 8 * 15 + self.dice.uniform(-2.0, 2.0)
            name = name_of(number, 3).capitalize()
            large = number < 40
            radius, precision = (12_000, "P3") if large else (2_000, "P2")
            made.append(Place(name, name, round(lat, 3), round(lon, 3), radius, precision, f"t:{number}",
                              country_of(region), f"{region:02}"))  # fmt: skip
        return made

    @cached_property
    def regions(self) -> list[Place]:
        return [
            Place(f"{name} province", name, -30.0 + n % 8 * 8, -60.0 + n // 8 * 15, 120_000, "P5", f"r:{n}",
                  country_of(n), f"{n:02}")
            for n in range(REGIONS) if (name := name_of(90_000 + n, 3).capitalize())
        ]  # fmt: skip

    @cached_property
    def persons(self) -> list[str]:
        return [name_of(100_000 + number, 3).capitalize() for number in range(PERSONS)]

    @cached_property
    def words(self) -> list[str]:
        return [name_of(400_000 + number, 3) for number in range(WORDS)]

    @cached_property
    def _laws(self) -> dict[int, list[float]]:
        return {size: list(accumulate(1 / (rank + 3) for rank in range(size))) for size in (TOWNS, PERSONS, WORDS)}

    def _city(self) -> Place:
        return Place("Great Vonduran", "Great Vonduran", 2.0, 0.5, 15_000, "P3", "t:0", country_of(44), "44")

    def many(self, of: Sequence[str], number: int) -> list[str]:
        """That many of a row, by Zipf's law."""
        return self.dice.choices(of, cum_weights=self._laws[len(of)], k=number)

    def event(self) -> _Event:
        dice = self.dice
        if dice.random() < CROWD:
            place, day = self.towns[0], CROWDED_FROM + timedelta(dice.randrange(30))
        else:
            place = dice.choices(self.towns, cum_weights=self._laws[TOWNS])[0]
            day = FIRST_DAY + timedelta(dice.randrange(DAYS))
        figure = int(2 + 3 * dice.paretovariate(0.9)) % 4_000
        return _Event(
            dice.choice(ACTS), place, day, figure, self.many(self.persons, 3), self.many(self.words, 14),
            self.many(self.persons[:PERSONS], 1)[0] + " Column",
        )  # fmt: skip

    def title(self, event: _Event) -> str:
        """A name and two words of the incident, and two of any."""
        own = [self.dice.choice(event.persons), *self.dice.sample(event.words, 2)]
        return " ".join((*own, *self.many(self.words, 2)))

    def text(self, event: _Event) -> str:
        """Two sentences of the incident's own words and names, four of any."""
        dice = self.dice
        own = dice.sample(event.words, 10)
        who = dice.sample(event.persons, 2)
        sentences = [f"In {event.place.wording} {' '.join(own[:5])} {who[0]} {' '.join(own[5:])} near {who[1]}."]
        for _ in range(4):
            sentences.append(f"They {' '.join(self.many(self.words, 7))} with {self.many(self.persons, 1)[0]} there.")
        return " ".join(sentences)


def name_of(number: int, syllables: int) -> str:
    """A word for a number: no two numbers below two millions share one."""
    parts, rest = [], number * 7_919 % 2_744_000
    for _ in range(syllables):
        rest, one = divmod(rest, 140)
        parts.append(_HEADS[one % 14] + _TAILS[one // 14])
    return "".join(parts)


def country_of(region: int) -> str:
    return "X" + "ABCDEF"[region % 8 % 6]


def case(claims: int, seed: int = 11) -> Case:
    """A case of at least so many claims, give or take one incident."""
    maker, dice = Maker(seed), random.Random(seed + 1)
    made: list[Claim] = []
    reports: list[Report] = []
    layers: dict[str, Layer] = {}
    families: list[Family] = []
    told: dict[str, int] = {}
    number = 0
    last: _Event | None = None
    while len(made) < claims:
        event = maker.event()
        size = dice.choices([size for size, _ in SIZES], [often for _, often in SIZES])[0]
        rows = [_report(maker, event, len(reports) + n) for n in range(size)]
        if size > 2 and dice.random() < COPIED:
            source, copies = rows[0], [(one, replace(layer, text=rows[0][1].text)) for one, layer in rows[1:3]]
            rows[1:3] = copies
            families.append(_family(source[0], [one for one, _ in copies]))
        for report, layer in rows:
            reports.append(report)
            layers[report.id] = layer
            told[report.id] = number
            made += _claims(maker, report, layer, event, dice.choices((1, 2, 3), (40, 40, 20))[0])
            if last is not None and dice.random() < 0.08:
                made.append(_claim(maker, report, layer, last, 9, 1))
        number, last = number + 1, event
    return Case(tuple(made), tuple(reports), layers, tuple(families), told)


def _family(source: Report, copies: Sequence[Report]) -> Family:
    links = tuple(Link(one.id, source.id, "republished_uncredited", "", 0.95) for one in copies)
    return Family(f"F-{source.id}", (source.id, *(one.id for one in copies)), links)


def _report(maker: Maker, event: _Event, number: int) -> tuple[Report, Layer]:
    day = event.day + timedelta(min(int(maker.dice.expovariate(0.4)), 60))
    id_ = f"R-{number:07}"
    report = Report(id_, id_, f"{id_}.txt", "", Meta(title=maker.title(event), published=day.isoformat()), "read")
    return report, Layer(f"L-{id_}", id_, "text", "synthetic", "", maker.text(event))


def _claims(maker: Maker, report: Report, layer: Layer, event: _Event, number: int) -> list[Claim]:
    return [_claim(maker, report, layer, event, at, 0) for at in range(number)]


def _claim(maker: Maker, report: Report, layer: Layer, event: _Event, at: int, episode: int) -> Claim:
    dice = maker.dice
    act, role, kind = event.act
    if at == 1 and not act.startswith("cem."):
        act, role, kind = ("body.display", "act", "bodies_visible")
    place = event.place if dice.random() < 0.9 else maker.regions[int(event.place.admin1 or 0)]
    day = event.day + timedelta(dice.choice((0, 0, 0, 1)))
    figure = event.figure if dice.random() < 0.75 else event.figure + dice.randrange(1, 6)
    count = Count(kind, "exact", str(figure), figure, figure, figure, leading=True)
    trigger = Span(at * 9, at * 9 + 5)
    head = layer.text[: layer.text.index(".") + 1]
    return Claim(
        claim_id(report.id, layer.id, trigger, act), report.id, layer.id, act, trigger, episode=episode, place=place,
        dates=(When(role, "then", day.isoformat(), "stated"),) if dice.random() < 0.8 else (),
        counts=(count,) if dice.random() < 0.7 else (),
        perpetrators=(Perpetrator(event.actor, event.actor),) if dice.random() < 0.4 else (),
        quotes=(Quote("sentence", layer.id, 0, len(head), head),), score=0.9,
    )  # fmt: skip
