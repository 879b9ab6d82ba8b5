"""Routes of review: the queue, the desk of one incident, two side by side, one claim, and the forms that decide."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from headstone import browsing, histories, reviewing
from headstone.deciding import Conflict, Decision, decide, decide_many
from headstone.errors import CaseLocked, HeadstoneError, UsageError
from headstone.model.pages import Waiting
from headstone.publish import json_values
from headstone.web import links
from headstone.web.answer import as_json, back_to, fault_of, room_of, shown, wants_json
from headstone.web.guard import cookies
from headstone.web.history_view import history_view
from headstone.web.queue_view import REASONS, PickView, many_view, pair_view, queue_view
from headstone.web.register_view import LONGEST, SIZE, address, asked_by, pages_of
from headstone.web.review_view import claim_view, desk_view, told
from headstone.web.routes_room import YEAR, form_of, text_of

NAME = 80  # letters of a reviewer's name
PARTS = 500  # claims that one split may name


def queue(request: Request) -> Response:
    _, number = asked_by(request.query_params.multi_items())
    return queue_page(request, waiting_by(request), number)


def waiting_by(request: Request) -> Waiting:
    """Which list is asked for; a reason that nothing waits for is no list."""
    said = request.query_params
    kind, assignee = said.get("kind", ""), said.get("assignee", "")[:LONGEST]
    return Waiting(kind if kind in REASONS else "", assignee)


def queue_page(
    request: Request, asked: Waiting, number: int = 1, typed: Decision | None = None, error: Exception | None = None
) -> Response:
    room, (problem, since) = room_of(request), told(error) if error else ("", ())
    rows = reviewing.queue(room.desk, asked, SIZE, SIZE * (number - 1))
    stamps = browsing.stamps(room.desk)
    view = queue_view(rows, asked, number, by_of(request), stamps, typed, problem, since)
    return shown(request, view, status_of(error) if error else 200)


def pair(request: Request) -> Response:
    room, ids = room_of(request), request.path_params
    record = reviewing.pair(room.desk, ids["one"], ids["other"])
    return shown(request, pair_view(record, by_of(request)))


def desk(request: Request) -> Response:
    room = room_of(request)
    record = browsing.incident(room.desk, request.path_params["id"])
    return shown(request, desk_view(record, room.labels, by_of(request)))


def claim(request: Request) -> Response:
    room = room_of(request)
    record = browsing.claim(room.desk, request.path_params["id"])
    return shown(request, claim_view(record, room.labels, by_of(request)))


def history(request: Request) -> Response:
    room = room_of(request)
    found = histories.history(room.desk.store, request.path_params["id"], room.labels)
    return shown(request, history_view(found, browsing.stamps(room.desk)))


def by_of(request: Request) -> str:
    """Who decides: the name given last in this browser, else the one of the settings."""
    return cookies(request.headers).get("reviewer") or room_of(request).desk.settings.actor


async def decided(request: Request) -> Response:
    """One decision. What cannot be taken comes back with everything that was typed and why."""
    form = await form_of(request)
    decision = decision_of(form)
    by = text_of(form, "by", NAME) or by_of(request)
    if room_of(request).desk.store.read_only:
        raise CaseLocked("this case", "is read-only here", "copy it to where you may write")
    try:
        added = await run_in_threadpool(decide, room_of(request).desk, decision, by)
    except HeadstoneError as error:
        return await run_in_threadpool(again, request, decision, by, error)
    if wants_json(request):
        return as_json({"added": [json_values.verdict(one) for one in added]}, 201)
    answer = back_to(await run_in_threadpool(after, request, decision, text_of(form, "back")))
    return remembering(answer, by)


def pick(request: Request) -> Response:
    """A page of the register with boxes to tick."""
    room = room_of(request)
    asked, number = asked_by(request.query_params.multi_items())
    rows = browsing.register(room.desk, asked, SIZE, SIZE * (number - 1))
    query = address(asked).partition("?")[2]
    pages = pages_of(number, rows.found.total, lambda n: f"/decide/many?{query}&page={n}")
    held = reviewing.picked(room.desk, rows.found.incidents)
    stamps = rows.cleared.stamps
    return shown(request, PickView(rows.found.incidents, pages, held, by_of(request), address(asked), stamps))


async def decided_on_many(request: Request) -> Response:
    """The same decision on every record that was ticked; what cannot be decided is told record by record."""
    form, room = await form_of(request), room_of(request)
    by, verb = text_of(form, "by", NAME) or by_of(request), text_of(form, "verb")
    if room.desk.store.read_only:
        raise CaseLocked("this case", "is read-only here", "copy it to where you may write")
    reason, to = text_of(form, "reason"), text_of(form, "to", NAME)
    picked = [str(pick).split(" ") for pick in form.getlist("pick")][:PARTS]
    decisions = [Decision(verb, pick[0], pick[-1], reason, value=to) for pick in picked]
    outcomes = await run_in_threadpool(decide_many, room.desk, decisions, by)
    view = many_view(verb, outcomes, browsing.stamps(room.desk))
    answer = shown(request, view, 200 if view.done else 409)
    return remembering(answer, by)


def remembering(answer: Response, by: str) -> Response:
    """The name is offered again in this browser."""
    if by.isascii():
        answer.set_cookie("reviewer", by, max_age=YEAR, samesite="strict", path="/", httponly=True)
    return answer


def decision_of(form: FormData) -> Decision:
    parts = tuple(str(part) for part in form.getlist("parts"))[:PARTS]
    return Decision(
        text_of(form, "verb"), text_of(form, "target"), text_of(form, "seen"), text_of(form, "reason"),
        text_of(form, "slot"), text_of(form, "value"), text_of(form, "other"), parts, text_of(form, "verdict"),
        text_of(form, "other_seen"),
    )  # fmt: skip


def status_of(error: Exception) -> int:
    if isinstance(error, Conflict):
        return 409
    return fault_of(error).status if isinstance(error, HeadstoneError) else 500


def again(request: Request, decision: Decision, by: str, error: HeadstoneError) -> Response:
    """The page of the record as it is now, with what was typed: nobody's words are lost."""
    status, target = status_of(error), decision.target.upper()
    room, (problem, since) = room_of(request), told(error)
    if status == 404 or not target:
        raise error if status == 404 else UsageError("this form", "names no record", "go back and try again")
    if target.startswith("V-"):
        return queue_page(request, Waiting(), 1, decision, error)
    if target.startswith("C-"):
        record = browsing.claim(room.desk, decision.target)
        return shown(request, claim_view(record, room.labels, by, decision, problem, since), status)
    two = browsing.find_incident(room.desk, decision.target) != browsing.find_incident(room.desk, decision.other)
    if decision.other_seen and two:
        both = reviewing.pair(room.desk, decision.target, decision.other)
        return shown(request, pair_view(both, by, decision, problem, since), status)
    found = browsing.incident(room.desk, decision.target)
    return shown(request, desk_view(found, room.labels, by, decision, problem, since), status)


def after(request: Request, decision: Decision, back: str) -> str:
    """Where a person goes on: where they came from, else the record itself, whatever id it has now."""
    if back:
        return back
    if decision.target.upper().startswith("C-"):
        return links.claim(decision.target)
    if decision.target.upper().startswith("V-"):
        return "/review"
    found = browsing.find_incident(room_of(request).desk, decision.target)
    return links.desk(found) if found else "/review"


ROUTES: tuple[tuple[str, Callable[..., object], tuple[str, ...]], ...] = (
    ("/review", queue, ("GET",)),
    ("/review/{id}", desk, ("GET",)),
    ("/pair/{one}/{other}", pair, ("GET",)),
    ("/history/{id}", history, ("GET",)),
    ("/claim/{id}", claim, ("GET",)),
    ("/decide", decided, ("POST",)),
    ("/decide/many", pick, ("GET",)),
    ("/decide/many", decided_on_many, ("POST",)),
)
