"""Routes of the place picker. It ends in a correction like any other: a reason, a version seen, a row that stays."""

from collections.abc import Callable, Mapping

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from headstone import placing, release
from headstone.deciding import Conflict, Decision, decide
from headstone.errors import CaseLocked, HeadstoneError, UsageError
from headstone.model.verdicts import Verdict
from headstone.publish import json_values
from headstone.web import links
from headstone.web.answer import as_json, back_to, fault_of, room_of, shown, tongue_of, wants_json
from headstone.web.map_view import window_of
from headstone.web.place_view import PlacesView, place_view
from headstone.web.review_view import told
from headstone.web.routes_review import NAME, by_of
from headstone.web.routes_room import YEAR, form_of, text_of

FIELDS = ("choice", "name", "lat", "lon", "radius", "precision", "others", "reason")
LONGEST = 200  # letters of a name that is looked up
POINTED = ("area", "site")


def picker(request: Request) -> Response:
    id_, room = request.path_params["id"], room_of(request)
    if not id_.upper().startswith("C-"):
        return shown(request, PlacesView(placing.of_incident(room.desk, id_)))
    return page(request, {})


def page(
    request: Request, typed: Mapping[str, str], problem: str = "", error: HeadstoneError | None = None
) -> Response:
    """The picker, with what was typed where a decision could not be taken."""
    room, asked = room_of(request), request.query_params
    record = placing.of_claim(room.desk, request.path_params["id"], asked.get("name", "")[:LONGEST].strip())
    _, since = told(error) if error else ("", ())
    view = place_view(
        record, window_of(asked.get("bbox", "")), release.outlines(), tongue_of(request), room.labels, by_of(request),
        dict.fromkeys(FIELDS, "") | dict(typed), problem, since,
    )  # fmt: skip
    status = 200 if error is None else 409 if isinstance(error, Conflict) else fault_of(error).status
    return shown(request, view, status)


async def chosen(request: Request) -> Response:
    """One choice. What cannot be taken comes back with everything that was typed."""
    form = await form_of(request)
    room, by = room_of(request), text_of(form, "by", NAME) or by_of(request)
    if room.desk.store.read_only:
        raise CaseLocked("this case", "is read-only here", "copy it to where you may write")
    typed = {name: text_of(form, name) for name in FIELDS}
    try:
        added = await run_in_threadpool(decided, request, form, typed, by)
    except HeadstoneError as error:
        if fault_of(error).status == 404:
            raise
        return await run_in_threadpool(page, request, typed, str(error), error)
    if wants_json(request):
        return as_json({"added": [json_values.verdict(one) for one in added]}, 201)
    answer = back_to(links.claim(request.path_params["id"]))
    if by.isascii():
        answer.set_cookie("reviewer", by, max_age=YEAR, samesite="strict", path="/", httponly=True)
    return answer


def decided(request: Request, form: FormData, typed: Mapping[str, str], by: str) -> tuple[Verdict, ...]:
    desk, id_ = room_of(request).desk, request.path_params["id"]
    if not typed["choice"]:
        raise UsageError("no place", "was chosen", "choose one of the list, draw an area, or add a site")
    value = typed["choice"]
    if value in POINTED:
        value = placing.pointed(dict(typed))
    decision = Decision("correct", id_, text_of(form, "seen"), typed["reason"], "place", value)
    return decide(desk, decision, by)


ROUTES: tuple[tuple[str, Callable[..., object], tuple[str, ...]], ...] = (
    ("/place/{id}", picker, ("GET",)),
    ("/place/{id}", chosen, ("POST",)),
)
