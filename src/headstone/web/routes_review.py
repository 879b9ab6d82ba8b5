"""Routes of review: the queue, the desk of one incident, one claim, and the forms that decide."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from headstone import browsing
from headstone.deciding import Conflict, Decision, decide
from headstone.errors import CaseLocked, HeadstoneError, UsageError
from headstone.publish import json_values
from headstone.web import links
from headstone.web.answer import as_json, back_to, fault_of, room_of, shown, wants_json
from headstone.web.guard import cookies
from headstone.web.register_view import SIZE, asked_by
from headstone.web.review_view import claim_view, desk_view, queue_view, told
from headstone.web.routes_room import YEAR, form_of, text_of

NAME = 80  # letters of a reviewer's name
PARTS = 500  # claims that one split may name


def queue(request: Request) -> Response:
    room = room_of(request)
    _, number = asked_by(request.query_params.multi_items())
    rows = browsing.queue(room.desk, SIZE, SIZE * (number - 1))
    return shown(request, queue_view(rows, number, browsing.stamps(room.desk)))


def desk(request: Request) -> Response:
    room = room_of(request)
    record = browsing.incident(room.desk, request.path_params["id"])
    return shown(request, desk_view(record, room.labels, by_of(request)))


def claim(request: Request) -> Response:
    room = room_of(request)
    record = browsing.claim(room.desk, request.path_params["id"])
    return shown(request, claim_view(record, room.labels, by_of(request)))


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
    if by.isascii():
        answer.set_cookie("reviewer", by, max_age=YEAR, samesite="strict", path="/", httponly=True)
    return answer


def decision_of(form: FormData) -> Decision:
    parts = tuple(str(part) for part in form.getlist("parts"))[:PARTS]
    verdict = text_of(form, "verdict")
    return Decision(
        text_of(form, "verb"), text_of(form, "target"), text_of(form, "seen"), text_of(form, "reason"),
        text_of(form, "slot"), text_of(form, "value"), text_of(form, "other"), parts, verdict,
    )  # fmt: skip


def again(request: Request, decision: Decision, by: str, error: HeadstoneError) -> Response:
    """The page of the record as it is now, with what was typed: nobody's words are lost."""
    status = 409 if isinstance(error, Conflict) else fault_of(error).status
    room, (problem, since) = room_of(request), told(error)
    if status == 404 or not decision.target:
        raise error if status == 404 else UsageError("this form", "names no record", "go back and try again")
    if decision.target.upper().startswith("C-"):
        record = browsing.claim(room.desk, decision.target)
        return shown(request, claim_view(record, room.labels, by, decision, problem, since), status)
    found = browsing.incident(room.desk, decision.target)
    return shown(request, desk_view(found, room.labels, by, decision, problem, since), status)


def after(request: Request, decision: Decision, back: str) -> str:
    """Where a person goes on: where they came from, else the record itself, whatever id it has now."""
    if back:
        return back
    if decision.target.upper().startswith("C-"):
        return links.claim(decision.target)
    found = browsing.find_incident(room_of(request).desk, decision.target)
    return f"/review/{found}" if found else "/review"


ROUTES: tuple[tuple[str, Callable[..., object], tuple[str, ...]], ...] = (
    ("/review", queue, ("GET",)),
    ("/review/{id}", desk, ("GET",)),
    ("/claim/{id}", claim, ("GET",)),
    ("/decide", decided, ("POST",)),
)
