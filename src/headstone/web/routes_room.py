"""Routes of the room itself: the way in, static files, language and light, saved searches."""

from collections.abc import Callable
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from headstone import browsing
from headstone.errors import NotFound, Refused, UsageError
from headstone.web.answer import THEMES, back_to, room_of
from headstone.web.environment import served, static_file, static_mark
from headstone.web.guard import DAY
from headstone.web.register_view import address, asked_by
from headstone.web.tongues import NAMES

MEDIA = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
NAME = 80  # letters of a saved search's name
YEAR = 365 * DAY
# What a browser may keep of its user's wishes; any other value lets go of one.
CHOICES = {"language": tuple(NAMES), "theme": THEMES, "plain": ("on",), "keys": ("off",)}


def static(request: Request) -> Response:
    """A file of ours. Its address carries its hash, so a browser may keep it."""
    name = request.path_params["name"]
    if name not in served():
        raise NotFound(name, "no file of ours has that name", "go back to the register")
    mark = f'"{static_mark(name)}"'
    headers = {"etag": mark, "cache-control": f"public, max-age={YEAR}, immutable"}
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers=headers)
    return Response(static_file(name), media_type=MEDIA[name.rpartition(".")[2]], headers=headers)


def enter(request: Request) -> Response:
    """The link that `serve` prints: the key goes into a cookie and out of the address."""
    door = room_of(request).door
    key = request.query_params.get("key")
    if not door.knows(key):
        raise Refused("this link", "does not fit the server that runs now", "open the link that it printed last")
    answer = RedirectResponse("/", 303)
    answer.set_cookie(door.cookie, door.key, httponly=True, samesite="strict", path="/")
    return answer


async def form_of(request: Request, files: int = 0) -> FormData:
    """The form, once its token was checked. Raises Refused where it carries none of ours."""
    form = await request.form(max_files=files, max_fields=200)
    token = form.get("token") or request.headers.get("x-csrf-token")
    if not room_of(request).door.fits(token if isinstance(token, str) else None):
        await form.close()
        raise Refused("this form", "is too old, or came from another page", "reload the page and send it again")
    return form


def text_of(form: FormData, name: str, longest: int = 2_000) -> str:
    """One field as text. Raises UsageError for one that is too long."""
    value = form.get(name)
    said = value if isinstance(value, str) else ""
    if len(said) > longest:
        raise UsageError(name, f"is longer than {longest} letters", "write less")
    return said.replace("\x00", "").strip()


async def settings(request: Request) -> Response:
    """Language, light, words only and keys, kept in this browser only. What a form does not name stays as it was."""
    form = await form_of(request)
    answer = back_to(text_of(form, "back"))
    for name, values in CHOICES.items():
        chosen = text_of(form, name)
        if chosen in values:
            answer.set_cookie(name, chosen, max_age=YEAR, samesite="strict", path="/", httponly=True)
        elif chosen:
            answer.delete_cookie(name, path="/")
    return answer


async def save_search(request: Request) -> Response:
    """Keep a search in the case, or take one off the list."""
    form = await form_of(request)
    name = text_of(form, "name", NAME)
    if not name:
        raise UsageError("a saved search", "needs a name", "say in a word or two what it finds")
    if text_of(form, "drop"):
        await run_in_threadpool(browsing.drop_search, room_of(request).desk, name)
        return back_to("/")
    asked, _ = asked_by(parse_qsl(text_of(form, "query")))
    to = address(asked)
    await run_in_threadpool(browsing.save_search, room_of(request).desk, name, to.partition("?")[2])
    return back_to(to)


ROUTES: tuple[tuple[str, Callable[..., object], tuple[str, ...]], ...] = (
    ("/static/{name}", static, ("GET",)),
    ("/enter", enter, ("GET",)),
    ("/settings", settings, ("POST",)),
    ("/searches", save_search, ("POST",)),
)
