"""What a Linker says after any arrivals and verdicts is what one run over everything says."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from headstone.linking import pairs, pairs_near
from headstone.linking.incidents import link
from headstone.linking.linker import Linked, Linker
from headstone.linking.pairs_weights import shipped
from headstone.model.claims import Claim
from headstone.model.incidents import Incident
from headstone.model.lineage import Family, Link
from headstone.model.sources import Layer, Report
from headstone.model.verdicts import Verdict
from tests.linking import factories as make

TITLES = (None, "Quarry find at Vanse Mill", "Adrel Tomm named in quarry case", "Ribbons on the Sallow fence")
REPORTS = [
    make.report(
        f"{n:02}", published=f"2031-0{1 + n % 3}-{10 + n}", scope="archaeology" if n == 11 else None,
        title=TITLES[n % 4],
    )
    for n in range(12)
]  # fmt: skip
TEXTS = (
    "Adrel Tomm, 34, was seen at 9:30 p.m. near the orchard. Korin Hask saw him at block 1204.",
    "They say that Korin Hask, 34, and Ebbet Rowe came at 9:30 p.m. to a quarry with lorries and shovels.",
    "A witness met Adrel Tomm and Ebbet Rowe at Pell Creek by block 1204.",
)
LAYERS = {one.id: make.layer(one, TEXTS[n % 5]) for n, one in enumerate(REPORTS) if n % 5 < len(TEXTS)}
PLACES = [*make.PLACES, None]
ACTS = ("grave.discovery", "kill.execution", "cem.desecration", "grave.exhumation", "info.denial")
RULES = ("a rule", "hint: words")  # what only hints at an event founds no incident
NAMES = ("Adrel Tomm", "the Vanse Mill", "Korin Hask", "Ebbet Rowe", "Old Sallow Yard", "Pell Creek")
WORDS = ("pits", "ribbons", "shovels", "lorries", "witness", "ploughed", "digging", "orchard", "quarry", "fence")


@st.composite
def claims_of(draw: st.DrawFn, report: Report) -> list[Claim]:
    made = []
    for number in range(draw(st.integers(0, 3))):
        act = draw(st.sampled_from(ACTS))
        day = f"2031-0{draw(st.integers(1, 4))}-1{draw(st.integers(0, 9))}"
        names = " and ".join(draw(st.lists(st.sampled_from(NAMES), max_size=3)))
        words = " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=8)))
        more = {"site_type": "cemetery", "site_wording": draw(st.sampled_from(["the yard", "the Saint Olan Yard"]))}
        kind, figure = draw(st.sampled_from(["bodies_found_claimed", "graves_found"])), draw(st.integers(2, 30))
        made.append(make.claim(
            report, act, draw(st.sampled_from(PLACES)), number * 90, f"They saw {names} with {words} there.",
            dates=(make.when("act" if act[0] in "kc" else "discovery", day),) if draw(st.booleans()) else (),
            counts=(make.count(kind, figure),) if draw(st.booleans()) else (),
            episode=draw(st.integers(0, 1)), score=0.9, rule=draw(st.sampled_from(RULES)),
            **(more if act[0] == "c" else {}),
        ))  # fmt: skip
    return made


@st.composite
def verdicts_of(draw: st.DrawFn, claims: list[Claim]) -> list[Verdict]:
    kinds = draw(st.lists(st.sampled_from(["must_link", "cannot_link", "accept", "reject"]), max_size=6))
    said = []
    for number, kind in enumerate(kinds):
        size = min(len(claims), 2 if kind.endswith("link") else 1)
        row = draw(st.lists(st.sampled_from(claims), min_size=size, max_size=size, unique_by=lambda one: one.id))
        said.append(make.verdict(number, kind, *row))
    return said


@st.composite
def families_of(draw: st.DrawFn) -> list[Family]:
    made = []
    for number in range(draw(st.integers(0, 2))):
        copy, source = draw(st.lists(st.sampled_from(REPORTS), min_size=2, max_size=2, unique_by=lambda one: one.id))
        share = draw(st.sampled_from([0.1, 0.5, 1.0]))
        made.append(Family(f"F-{number}", (copy.id, source.id), (Link(copy.id, source.id, "abridged", "", share),)))
    return made


def by_claims(linked: Linked) -> tuple[set, set, set]:
    """What was said, with every id told by its claims, and aliases left out: two histories mint other ids."""
    claims = {one.id: one.claims for one in linked.incidents} | {
        site.id: ("site", *site.claims) for site in linked.sites
    }
    assert len(claims) == len(linked.incidents) + len(linked.sites)
    incidents = {
        replace(
            one, id="", aliases=(), sites=frozenset(claims[site] for site in one.sites),
            related=frozenset((claims[row.incident], row.relation) for row in one.related), reasons=one.reasons,
        )
        for one in linked.incidents
    }  # fmt: skip
    sites = {replace(one, id="", incidents=frozenset(claims[i] for i in one.incidents)) for one in linked.sites}
    return incidents, sites, {(report, one and claims[one], claim) for report, one, claim in linked.leads}


def layers_of(reports: list[Report]) -> dict[str, Layer]:
    return {one.id: LAYERS[one.id] for one in reports if one.id in LAYERS}


def same(grown: Linked, whole: Linked) -> None:
    assert grown.incidents == whole.incidents
    assert grown.sites == whole.sites
    assert grown.leads == whole.leads


def asking(*given: Any, layers: dict[str, Layer]) -> dict[str, Incident]:
    return {one.id: one for one in link(*given, layers=layers, asking=True).incidents}


def grow(data: st.DataObject) -> None:
    told = {report.id: data.draw(claims_of(report)) for report in REPORTS}
    every = [claim for claims in told.values() for claim in claims]
    waiting: list = [*REPORTS, *data.draw(families_of())]
    waiting += data.draw(verdicts_of(every)) if every else []
    linker, known, said, kin = Linker(), [], [], []
    shown: dict[str, Incident] = {}  # what a store would hold that is told of changes alone
    steps = data.draw(st.permutations(waiting))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(steps)), max_size=6)) | {len(steps)})
    start = 0
    for cut in cuts:
        part, start = steps[start:cut], cut
        new = [one for one in part if isinstance(one, Report)]
        before = linker.history()
        verdicts = [one for one in part if isinstance(one, Verdict)]
        families = [one for one in part if isinstance(one, Family)]
        known, said, kin = known + new, said + verdicts, kin + families
        state = linker.linked()
        changed = linker.update([c for r in new for c in told[r.id]], new, families, verdicts, layers_of(new))
        whole = link([c for r in known for c in told[r.id]], known, kin, before, said, layers=layers_of(known))
        same(linker.linked(), whole)
        asked = linker.with_questions(changed)
        shown = {id_: one for id_, one in shown.items() if id_ not in asked.gone}
        shown |= {one.id: one for one in asked.incidents}
        claims = [c for r in known for c in told[r.id]]
        assert shown == asking(claims, known, kin, before, said, layers=layers_of(known))
        assert {one.id: one for one in state.incidents if one.id not in changed.gone} | {
            one.id: one for one in changed.incidents
        } == {one.id: one for one in whole.incidents}
        assert {one.id: one for one in state.sites if one.id not in changed.gone} | {
            one.id: one for one in changed.sites
        } == {one.id: one for one in whole.sites}
        assert {row[0]: row for row in (*state.leads, *changed.leads)} == {row[0]: row for row in whole.leads}
    batch = link(every, REPORTS, kin, None, said, layers=LAYERS)
    assert by_claims(linker.linked()) == by_claims(batch)
    taken = set(data.draw(st.sets(st.sampled_from([one.id for one in said]))) if said else ())
    before = linker.history()
    asked = linker.with_questions(linker.update(withdrawn=taken))
    said = [one for one in said if one.id not in taken]
    same(linker.linked(), link(every, REPORTS, kin, before, said, layers=LAYERS))
    shown = {id_: one for id_, one in shown.items() if id_ not in asked.gone} | {one.id: one for one in asked.incidents}
    assert shown == asking(every, REPORTS, kin, before, said, layers=LAYERS)
    out = data.draw(
        st.sets(
            st.sampled_from(REPORTS),
            max_size=4,
        ).map(lambda rows: {row.id for row in rows})
    )
    before = linker.history()
    asked = linker.with_questions(linker.update(gone=out))
    left = [report for report in REPORTS if report.id not in out]
    every = [c for r in left for c in told[r.id]]
    same(linker.linked(), link(every, left, kin, before, said, layers=layers_of(left)))
    shown = {id_: one for id_, one in shown.items() if id_ not in asked.gone} | {one.id: one for one in asked.incidents}
    assert shown == asking(every, left, kin, before, said, layers=layers_of(left))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_arrivals_and_verdicts_in_any_order_are_one_batch(data: st.DataObject) -> None:
    grow(data)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_so_they_are_where_every_place_is_crowded(data: st.DataObject) -> None:
    less = dict(zip(pairs_near.LESS, ((2, 1), (2, 1), (2, 0), (2, 0), (2, 1), (2, 0), (3, 0), (3, 0)), strict=True))
    caps: dict[str, object] = {"HUB": 3, "NEIGHBOURS": 2, "FINE_HUB": 2, "LESS": less}
    before = {name: getattr(pairs_near, name) for name in caps}
    try:
        for name, value in caps.items():
            setattr(pairs_near, name, value)
        grow(data)
    finally:
        for name, value in before.items():
            setattr(pairs_near, name, value)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_so_they_are_where_much_is_asked(data: st.DataObject) -> None:
    unsure = replace(shipped(), ask=-50.0, sure=50.0)
    try:
        pairs.shipped = lambda: unsure
        grow(data)
    finally:
        pairs.shipped = shipped
