"""Routes of the map: the page, its rows as JSON, and the outlines that a script draws it over."""

import json
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from headstone import browsing, mapping, release
from headstone.errors import NotFound
from headstone.web.answer import room_of, shown, tongue_of, wants_json
from headstone.web.map_drawing import fitted
from headstone.web.map_view import SHOWS, map_view, opening, query_of, values
from headstone.web.register_view import asked_by
from headstone.web.routes_room import YEAR


def map_page(request: Request) -> Response:
    room, pairs = room_of(request), request.query_params.multi_items()
    query = query_of(pairs, asked_by(pairs)[0])
    stamps = browsing.stamps(room.desk)
    if wants_json(request):
        found = mapping.pins(room.desk, query.asked, query.window, SHOWS[query.show])
        said = json.dumps(values(found, query.window or fitted(opening(found.around)), stamps), ensure_ascii=False)
        return Response(said.encode("utf-8", "backslashreplace"), media_type="application/json")
    rows = mapping.map_rows(room.desk, query.asked, query.window, SHOWS[query.show])
    return shown(request, map_view(rows, query, release.outlines(), tongue_of(request), room.labels, stamps))


def basemap(request: Request) -> Response:
    """Outlines as they are shipped; nothing of the case is in them."""
    name = request.path_params["name"]
    try:
        held = mapping.basemap(f"map_{name}.json")
    except KeyError:
        raise NotFound(name, "no basemap has that name", "go back to the map") from None
    headers = {"cache-control": f"public, max-age={YEAR}, immutable"}
    return Response(held, media_type="application/json", headers=headers)


ROUTES: tuple[tuple[str, Callable[..., object], tuple[str, ...]], ...] = (
    ("/map", map_page, ("GET",)),
    ("/basemap/{name}", basemap, ("GET",)),
)
