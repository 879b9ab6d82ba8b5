"""The app: routes and the guard around them. Nothing here knows how a page looks or what a case is made of."""

from collections.abc import Mapping

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Scope

from headstone.browsing import Desk
from headstone.errors import HeadstoneError, NotFound
from headstone.web import routes_case, routes_look, routes_map, routes_place, routes_review, routes_room
from headstone.web.answer import Fault, Room, fault_of, shown
from headstone.web.guard import Door, Guard

UPLOAD_BYTES = 64 << 20  # more than that is a folder's work: `headstone add`


def make_app(desk: Desk, door: Door, labels: Mapping[str, str], upload_bytes: int = UPLOAD_BYTES) -> Starlette:
    """The room over one open case. `door` says who may come in."""
    pages = (routes_room, routes_look, routes_map, routes_place, routes_review, routes_case)
    routes = [route for group in pages for route in group.ROUTES]
    MultiPartParser.spool_max_size = upload_bytes  # in memory: no part of a report is written outside the case
    app = Starlette(
        routes=[Route(path, run, methods=list(methods)) for path, run, methods in routes],
        middleware=[
            Middleware(Guard, door=door, turn_away=turn_away, upload_path="/add", upload_bytes=upload_bytes),
        ],
        exception_handlers={HeadstoneError: told, HTTPException: missing, Exception: broken},
    )
    app.state.room = Room(desk, door, labels, upload_bytes)
    return app


def turn_away(scope: Scope, status: int, error: HeadstoneError) -> ASGIApp:
    """The page for who may not pass: no menu, no token, nothing of the case."""
    scope["headstone.alone"] = True
    return shown(Request(scope), Fault(status, error.what, error.why, error.todo), status)


async def told(request: Request, error: Exception) -> Response:
    fault = fault_of(error) if isinstance(error, HeadstoneError) else Fault(500, "fault", "", "")
    return shown(request, fault, fault.status)


async def missing(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404:
        gone = NotFound("this page", "no page has that address", "go back to the register")
        return shown(request, Fault(404, gone.what, gone.why, gone.todo), 404)
    return shown(request, Fault(status, "this request", "the page does not take it", "go back and try again"), status)


async def broken(request: Request, error: Exception) -> Response:
    """A fault of the program: its class and nothing of the case, since a trace may hold report text."""
    fault = Fault(500, "unexpected fault", type(error).__name__, "the terminal shows more; report it if it stays")
    return shown(request, fault, 500)
