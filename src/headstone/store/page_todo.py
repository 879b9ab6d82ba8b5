"""Why an incident waits for a person, the weightiest reason first: pure functions of it and of people's decisions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from headstone.model.incidents import Incident
from headstone.model.judging import Judgment
from headstone.model.pages import Todo

UNSURE = 0.5  # a claim scored below is shown to a person early

OPEN, BEGUN, ACCEPTED, SIGNED, DISCOUNTED = "open", "begun", "accepted", "signed", "discounted"

# What a person should look at first. A contradiction between origins changes what may be said; two incidents that may
# be one, or a claim that joined after somebody judged, change how many there are; a join made by machine may put two
# events into one; what is only incomplete comes last. What only waits for a second person is asked for by its own list.
WEIGHTS: Mapping[str, int] = {
    "conflict": 100, "contested": 80, "asked": 70, "grown": 65, "joined": 60, "unsure": 50, "no_place": 40,
    "no_date": 30, "unjudged": 10, "to_sign": 5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """What standing verdicts say of claims."""

    last: Mapping[str, str]  # claim -> accept | reject
    touched: frozenset[str]  # claims that any verdict names, assignments aside


def review_state(incident: Incident, judged: Judged, judgment: Judgment | None) -> str:
    if incident.state == DISCOUNTED:
        return DISCOUNTED
    if judgment and judgment.accepted:
        return SIGNED if judgment.signature and judgment.signature.holds else ACCEPTED
    return BEGUN if judged.touched.intersection(incident.claims) else OPEN


def todo_of(
    one: Incident, judged: Judged, scores: Mapping[str, float], dated: bool, judgment: Judgment | None = None
) -> Todo | None:
    """Why a person should look at an incident; None where nothing of it waits or it stands for nothing."""
    if one.state != "live":
        return None
    reasons = [("asked", asked.incident) for asked in one.asked if one.id < asked.incident]
    if all(claim in judged.last for claim in one.claims):
        reasons += [("to_sign", "")] if judgment and judgment.waits_for_second else []
    else:
        reasons += [*waits(one, judged, scores, dated)]
        reasons = reasons or [("unjudged", "")]
    ordered = sorted(reasons, key=lambda reason: -WEIGHTS[reason[0]])
    return Todo(one.id, tuple(ordered)) if ordered else None


def waits(one: Incident, judged: Judged, scores: Mapping[str, float], dated: bool) -> Iterator[tuple[str, str]]:
    """The reasons of an incident whose claims are not all judged."""
    touched = judged.touched.intersection(one.claims)
    fresh = len(set(one.claims) - touched)
    yield from (("conflict", text) for text in one.conflicts)
    for envelope in one.counts:
        if envelope.corroboration and envelope.corroboration.state == "contested":
            yield "contested", envelope.kind
    if fresh and any(claim in judged.last for claim in touched):
        yield "grown", str(fresh)
    if len(one.reports) > 1 and one.reasons and not touched:
        yield "joined", str(len(one.reports))
    unsure = sum(scores.get(claim, 1.0) < UNSURE for claim in one.claims if claim not in judged.last)
    if unsure:
        yield "unsure", str(unsure)
    if one.place is None or one.place.lat is None:
        yield "no_place", ""
    if not dated:
        yield "no_date", ""


def weight(todo: Todo) -> int:
    """The weightiest reason leads; each further one adds one."""
    return max(WEIGHTS[kind] for kind, _ in todo.reasons) + min(9, len(todo.reasons) - 1)
