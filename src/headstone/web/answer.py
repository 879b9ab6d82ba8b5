"""One answer from one view: a page, the same as JSON, or a table, as the request asks."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from headstone.browsing import Desk
from headstone.errors import CaseLocked, Damaged, HeadstoneError, IntakeError, NotFound, Refused, UsageError
from headstone.showing import Pictures
from headstone.uploading import Uploads
from headstone.web.environment import Frame, render
from headstone.web.guard import Door, TooLarge, cookies
from headstone.web.tongues import Tongue, preferred, tongue

STATUS: tuple[tuple[type[HeadstoneError], int], ...] = (
    (NotFound, 404), (TooLarge, 413), (UsageError, 400), (CaseLocked, 503), (Refused, 409), (IntakeError, 422),
    (Damaged, 500),
)  # fmt: skip
BYTES = {"content-security-policy": "default-src 'none'; sandbox"}  # what a report holds is never a page of ours
THEMES = ("light", "dark")


class View(Protocol):
    """What a page shows. `template` lays it out; `values` is the same for a program."""

    @property
    def template(self) -> str: ...
    @property
    def here(self) -> str: ...
    @property
    def stamps(self) -> tuple[str, ...]: ...

    def values(self) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Room:
    """What every route is given: the case, the door, the words of the vocabulary."""

    desk: Desk
    door: Door
    labels: Mapping[str, str]
    upload_bytes: int
    uploads: Uploads = field(default_factory=Uploads)
    pictures: Pictures = field(default_factory=Pictures)


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong, in one clear line and what to do next."""

    status: int
    what: str
    why: str
    todo: str
    stamps: tuple[str, ...] = ()
    template: str = "fault.html"
    here: str = ""

    def values(self) -> dict[str, Any]:
        return {"status": self.status, "what": self.what, "why": self.why, "todo": self.todo}


def room_of(request: Request) -> Room:
    room: Room = request.app.state.room
    return room


def tongue_of(request: Request) -> Tongue:
    """The language that the page is shown in."""
    chosen = cookies(request.headers).get("language")
    return tongue(preferred(chosen, request.headers.get("accept-language", "")))


def wants_json(request: Request) -> bool:
    """By suffix, else by what the client accepts: a browser names HTML first."""
    if request.scope.get("headstone.format"):
        return bool(request.scope["headstone.format"] == "json")
    accepted = request.headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted


def shown(request: Request, view: View, status: int = 200) -> Response:
    """The view as a page or as JSON."""
    if wants_json(request):
        return as_json(view.values(), status)
    room = room_of(request)
    page = render(view.template, view, frame_of(request, view), room.labels)
    return HTMLResponse(page.encode("utf-8", "backslashreplace"), status)


def as_json(values: object, status: int = 200) -> Response:
    body = json.dumps(msgspec.to_builtins(values, str_keys=True), ensure_ascii=False, indent=1)
    return Response(body.encode("utf-8", "backslashreplace"), status, media_type="application/json")


def frame_of(request: Request, view: View) -> Frame:
    room = room_of(request)
    kept = cookies(request.headers)
    theme = kept.get("theme", "")
    path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    alone = bool(request.scope.get("headstone.alone"))
    return Frame(
        tongue_of(request), theme if theme in THEMES else "", path if request.method == "GET" and not alone else "/",
        "" if alone else room.door.token(), view.here, view.stamps, not room.desk.store.read_only, alone,
        kept.get("plain") == "on", kept.get("keys") != "off",
    )  # fmt: skip


def fault_of(error: HeadstoneError) -> Fault:
    status = next((number for kind, number in STATUS if isinstance(error, kind)), 500)
    return Fault(status, error.what, error.why, error.todo)


def back_to(path: str) -> RedirectResponse:
    """After a form: the page is asked for anew, so that a reload sends nothing twice. Never to another host."""
    local = path.startswith("/") and not path.startswith(("//", "/\\"))
    return RedirectResponse(path if local else "/", 303)
