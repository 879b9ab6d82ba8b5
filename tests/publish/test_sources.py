"""The origin graph and the passages side by side, over the small register of the factories and real sample cases."""

from dataclasses import replace

from headstone.model.lineage import Family, Link, Origin
from headstone.model.register import Dossier
from headstone.publish.lookup import lookup
from headstone.publish.side_by_side import side_by_side, verdict
from headstone.publish.source_graph import source_graph
from headstone.publish.source_text import as_values, drawn
from tests.publish import factories as make


def dossier() -> Dossier:
    return make.dossier()


def test_every_known_origin_stands_over_the_reports_that_carry_it() -> None:
    graph = source_graph(dossier())
    assert graph.corroboration is not None
    assert len(graph.known) == graph.corroboration.known_origins
    assert all(one.reports for one in graph.known)


def test_the_drawing_and_the_values_name_the_same_origins() -> None:
    text, values = drawn(dossier()), as_values(dossier())
    assert all(node["name"] in text for node in values["origins"])
    assert all(link["rule"] in text for link in values["links"])


def test_who_speaks_for_an_origin_is_who_speaks_here() -> None:
    held = dossier()
    elsewhere = tuple(replace(one, voice="a man elsewhere") for one in held.register.origins)
    whole = replace(held.register, origins=elsewhere)
    graph = source_graph(Dossier(held.incident, whole))
    assert [one.voice for one in graph.known] == [one.voice for one in source_graph(held).known]
    assert "a man elsewhere" not in drawn(Dossier(held.incident, whole))


def test_every_origin_of_a_claim_is_named() -> None:
    held = dossier()
    claim = held.incident.claims[0]
    both = tuple(replace(one, claims=(*one.claims, claim)) for one in held.register.origins[:2])
    shelf = lookup(replace(held.register, origins=both))
    assert shelf.origins_of(claim) == tuple(sorted(both, key=lambda one: one.id))
    assert shelf.origin_name(claim) == " + ".join(one.name for one in shelf.origins_of(claim))


def test_an_origin_that_stands_weakly_says_so_and_why() -> None:
    labels = {"passed_on": "may have spoken to another outlet", "another_of_kind": "another counts too"}
    text, values = drawn(dossier(), labels), as_values(dossier())
    assert "[2 to 4]" in text and "cite “at least 2”" in text
    assert text.count("weak: another counts too; may have spoken to another outlet") == 1
    assert (values["at_least"], values["at_most"]) == (2, 4)
    signs = {node["id"]: (node["score"], node["signs"]) for node in values["origins"] if node["counted"]}
    assert signs[make.WEAK.origin] == (make.WEAK.score, list(make.WEAK.signs))


def test_a_case_that_was_linked_before_has_no_bounds() -> None:
    held = dossier()
    old = replace(held.incident.corroboration, at_least=None, at_most=None, firmness=())  # type: ignore[type-var]
    before = replace(held, incident=replace(held.incident, corroboration=old))
    assert "[" not in drawn(before) and "at least" not in drawn(before)
    assert as_values(before)["at_least"] is None


def test_a_ring_of_copies_is_drawn_without_going_round_for_ever() -> None:
    whole = dossier()
    reports = whole.incident.reports
    ring = tuple(Link(a, b, "update", "r", 0.9) for a, b in zip(reports, (*reports[1:], reports[0]), strict=True))
    everyone = Origin("O-ring", "state", "one voice", claims=whole.incident.claims)
    turned = Dossier(
        whole.incident, replace(whole.register, families=(Family("F-x", reports, ring),), origins=(everyone,))
    )
    assert drawn(turned).count("one voice") == 1


def test_passages_side_by_side_hold_the_words_of_each_text() -> None:
    register = dossier().register
    link = next(link for family in register.families for link in family.links)
    reports = {report.id: report for report in register.reports}
    shown = side_by_side(register, reports[link.to_report], reports[link.from_report])
    assert shown.copy.id == link.from_report and shown.passages
    layers = {layer.report: layer.text for layer in register.layers}
    assert all(p.copy in layers[shown.copy.id] and p.source in layers[shown.source.id] for p in shown.passages)


def test_two_texts_without_a_link_are_said_to_have_none() -> None:
    register = dossier().register
    linked = {frozenset((link.from_report, link.to_report)) for family in register.families for link in family.links}
    a, b = next((a, b) for a in register.reports for b in register.reports
                if a.id != b.id and frozenset((a.id, b.id)) not in linked)  # fmt: skip
    assert "no copied passage" in verdict(side_by_side(register, a, b))
