"""Routes of the pages that only show."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from headstone import browsing, release, showing
from headstone.browsing import SITE_FACETS
from headstone.errors import NotFound
from headstone.model.pages import Asked
from headstone.publish import csv_tables
from headstone.web.answer import BYTES, Room, room_of, shown, tongue_of
from headstone.web.compare_view import compare_view
from headstone.web.incident_view import incident_view
from headstone.web.original_view import original_view
from headstone.web.register_view import SIZE, asked_by, register_view
from headstone.web.report_view import report_view, reports_view
from headstone.web.sites_view import site_view, sites_view

ROWS = 10_000  # of one CSV file: more is an export of the register


def register(request: Request) -> Response:
    room = room_of(request)
    asked, number = asked_by(request.query_params.multi_items())
    if request.scope.get("headstone.format") == "csv":
        return csv_of(room, asked)
    rows = browsing.register(room.desk, asked, SIZE, SIZE * (number - 1))
    view = register_view(rows, asked, number, tongue_of(request), room.labels)
    return shown(request, view)


def csv_of(room: Room, asked: Asked) -> Response:
    """The incidents asked for as a table. It leaves the room, so it is stamped and the log says so."""
    cleared = browsing.register(room.desk, asked, ROWS, 0).cleared
    table = csv_tables.render(cleared)["incidents.csv"]
    if not room.desk.store.read_only:
        release.noted(room.desk.store, "export:csv", table, room.desk.settings.actor, room.desk.now)
    headers = {"content-disposition": 'attachment; filename="incidents.csv"'}
    return Response(table, media_type="text/csv; charset=utf-8", headers=headers)


def sites(request: Request) -> Response:
    room = room_of(request)
    asked, number = asked_by(request.query_params.multi_items(), SITE_FACETS)
    rows = browsing.sites(room.desk, asked, SIZE, SIZE * (number - 1))
    stamps = browsing.stamps(room.desk)
    return shown(request, sites_view(rows, asked, number, tongue_of(request), room.labels, stamps))


def site(request: Request) -> Response:
    room = room_of(request)
    record = browsing.site(room.desk, request.path_params["id"])
    return shown(request, site_view(record, release.outlines(), room.labels))


def incident(request: Request) -> Response:
    room = room_of(request)
    record = browsing.incident(room.desk, request.path_params["id"])
    return shown(request, incident_view(record, release.outlines(), room.labels, release.sentences))


def reports(request: Request) -> Response:
    room = room_of(request)
    _, number = asked_by(request.query_params.multi_items())
    rows = browsing.reports(room.desk, SIZE, SIZE * (number - 1))
    return shown(request, reports_view(rows, number, browsing.stamps(room.desk)))


def report(request: Request) -> Response:
    room = room_of(request)
    record = browsing.report(room.desk, request.path_params["id"])
    asked = browsing.named(request.query_params.get("claim", ""))
    return shown(request, report_view(record, asked, request.query_params.get("graphic") == "show", room.labels))


def compare(request: Request) -> Response:
    room = room_of(request)
    shown_ = browsing.compare(room.desk, request.path_params["one"], request.path_params["other"])
    remains = browsing.remains_words(room.desk, (shown_.copy.id, shown_.source.id))
    return shown(request, compare_view(shown_, remains, browsing.stamps(room.desk)))


def original(request: Request) -> Response:
    """The original beside its frozen text; `?raw=1` gives its bytes as a file that no browser opens."""
    room, id_ = room_of(request), request.path_params["id"]
    if request.query_params.get("raw"):
        found = showing.original(room.desk, id_)
        headers = {**BYTES, "content-disposition": f'attachment; filename="{found.sha256}.bin"'}
        return Response(found.data, media_type="application/octet-stream", headers=headers)
    ask = request.query_params.get("graphic") == "show"
    record = browsing.report(room.desk, id_)
    beside = report_view(record, browsing.named(request.query_params.get("claim", "")), ask, room.labels)
    return shown(request, original_view(showing.shown_original(room.desk, room.pictures, id_, ask), beside))


def original_page(request: Request) -> Response:
    """One page of a PDF, drawn in the sandbox and encoded anew."""
    room, number = room_of(request), request.path_params["number"]
    if not number.isdigit() or len(number) > 5 or int(number) < 1:
        raise NotFound(f"page {number}", "pages are numbered from 1", "go back to the report")
    picture = room.pictures.page(room.desk, request.path_params["id"], int(number))
    return Response(picture, media_type="image/png", headers=BYTES)


ROUTES: tuple[tuple[str, Callable[..., object], tuple[str, ...]], ...] = (
    ("/", register, ("GET",)),
    ("/sites", sites, ("GET",)),
    ("/site/{id}", site, ("GET",)),
    ("/incident/{id}", incident, ("GET",)),
    ("/reports", reports, ("GET",)),
    ("/report/{id}", report, ("GET",)),
    ("/compare/{one}/{other}", compare, ("GET",)),
    ("/original/{id}", original, ("GET",)),
    ("/original/{id}/page/{number}", original_page, ("GET",)),
)
