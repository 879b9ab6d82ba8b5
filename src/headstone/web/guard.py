"""What every request passes before a page is asked: which host it names, who asks, where a form comes from, how long it
is; and what every answer carries. A report is hostile input and so is every other page in the user's browser.
"""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from headstone.errors import HeadstoneError, Refused, UsageError

POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with no-referrer a browser says `Origin: null` of our own forms
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-dns-prefetch-control": "off",
    "x-robots-tag": "noindex, nofollow, noarchive",
    "cache-control": "no-store",  # a page of a case must not stay in the browser's files
}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_PATHS = ("/static/", "/enter")
FORM_BYTES = 1 << 20  # a form without a file; the upload page has its own limit
DAY = 86_400


@dataclass(frozen=True, slots=True)
class Door:
    """Who may come in. `key` is made anew for each run of the server; `port` None: any (tests)."""

    key: str
    port: int | None = None

    @property
    def cookie(self) -> str:
        """Cookies of one host are shared by its ports, so the name tells ours from another server's."""
        return f"headstone-{self.port or 0}"

    def token(self) -> str:
        """The word that every form carries. Another site can neither read nor guess it."""
        return hmac.new(self.key.encode(), b"form", hashlib.sha256).hexdigest()

    def fits(self, token: str | None) -> bool:
        return hmac.compare_digest(self.token().encode(), (token or "").encode("utf-8", "replace"))

    def knows(self, key: str | None) -> bool:
        return hmac.compare_digest(self.key.encode(), (key or "").encode("utf-8", "replace"))

    def hosts(self) -> frozenset[str]:
        names = ("127.0.0.1", "localhost", "[::1]")
        return frozenset(names if self.port is None else (f"{name}:{self.port}" for name in names))


class TooLarge(UsageError):
    """A body longer than its page may take."""


TOO_LARGE = "this upload", "is larger than one upload may be", "use `headstone add` for large files"
TurnAway = Callable[[Scope, int, HeadstoneError], ASGIApp]


class Guard:
    """The outermost layer of the app. `upload_path` alone may take a long body, up to `upload_bytes`; `turn_away` makes
    the page for who may not pass."""

    def __init__(self, app: ASGIApp, door: Door, turn_away: TurnAway, upload_path: str, upload_bytes: int) -> None:
        self.app, self.door, self.turn_away = app, door, turn_away
        self.upload_path, self.upload_bytes = upload_path, upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        fault = self.fault(scope)
        split_suffix(scope)
        inner = self.app if fault is None else self.turn_away(scope, *fault)
        await inner(scope, self.limited(scope, receive), dressed(send))

    def fault(self, scope: Scope) -> tuple[int, HeadstoneError] | None:
        """Why this request is turned away, with its status; None where it may pass."""
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self.door.hosts():
            # a name that another site pointed at this machine (DNS rebinding)
            return 421, Refused("this address", "is not the one that was opened here", "use the printed link")
        path = str(scope["path"])
        if not path.startswith(OPEN_PATHS) and not self.known(headers):
            return 403, Refused("this browser", "has no key to the case", "open the link that was printed")
        if scope["method"] not in SAFE and not same_origin(headers):
            return 403, Refused("this form", "came from another site", "send it from a page of this case")
        if too_long(headers, self.allowed(path)):
            return 413, TooLarge(*TOO_LARGE)
        return None

    def known(self, headers: Headers) -> bool:
        written = headers.get("authorization", "")
        if written.startswith("Bearer "):
            return self.door.knows(written.removeprefix("Bearer "))
        return self.door.knows(cookies(headers).get(self.door.cookie))

    def allowed(self, path: str) -> int:
        return self.upload_bytes if path == self.upload_path else FORM_BYTES

    def limited(self, scope: Scope, receive: Receive) -> Receive:
        """The body, cut off where it runs past the limit, whatever its header said."""
        left = [self.allowed(str(scope["path"]))]

        async def take() -> Message:
            message = await receive()
            left[0] -= len(message.get("body", b""))
            if left[0] < 0:
                raise TooLarge(*TOO_LARGE)
            return message

        return take


def split_suffix(scope: Scope) -> None:
    """`/incident/I-7K3F.json` is `/incident/I-7K3F`, asked for as JSON."""
    path = str(scope["path"])
    for suffix in ("json", "csv"):
        if path.endswith(f".{suffix}") and not path.startswith("/static/"):
            bare = path.removesuffix(f".{suffix}")
            scope["path"] = "/" if bare == "/register" else bare
            scope["raw_path"] = scope["path"].encode("utf-8")
            scope["headstone.format"] = suffix


def dressed(send: Send) -> Send:
    async def put_on(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return put_on


def same_origin(headers: Headers) -> bool:
    """Browsers say where a form comes from; what says nothing is no browser and has only the token to show."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site not in (None, "same-origin", "none"):
        return False
    return origin is None or origin == f"http://{headers.get('host', '')}"


def too_long(headers: Headers, limit: int) -> bool:
    written = headers.get("content-length", "0")
    return not written.isdigit() or int(written) > limit


def cookies(headers: Headers) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}
