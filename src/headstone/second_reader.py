"""The client of a second reader: an OpenAI-compatible endpoint on this machine (Ollama, llama.cpp, vLLM).

The only module, with `store.gazetteer_fetch`, that opens a connection. It reaches loopback and nothing else, unless the
very host was named on the command line; it follows no redirect, knows no proxy, and bounds answers in time and size.
"""

import contextlib
import http.client
import ipaddress
import json
import re
import socket
import ssl
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import msgspec

from headstone.errors import NoAnswer, Refused, SecondReaderError, UsageError
from headstone.model.sources import digest

ANSWER_BYTES = 1_000_000  # an answer to one passage is a few kilobytes
ANSWER_TOKENS = 4_096
CONNECT_SECONDS = 10.0
SECONDS = 180.0  # for one passage: a small model on a laptop's processor writes a few words a second
PORTS = {"http": 80, "https": 443}
MODEL = re.compile(r"[\w.:/@+-]{1,80}", re.ASCII)
MARK = 12  # hex digits of the hash of the instructions in the reader's name

LATE = "no whole answer in time"
BROKEN = "a connection that broke, or an answer that is no HTTP"
HUGE = f"an answer of more than {ANSWER_BYTES:,} bytes"
REDIRECT = "a redirect, which is never followed"
PACKED = "an answer in an encoding that was not asked for"
NO_CHAT = "an answer that is no chat completion"
CUT = "an answer that was cut short by the model's limit"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`base`: the path before /chat/completions. `far`: another host than this machine, named on the command line."""

    scheme: str
    host: str
    port: int
    base: str
    far: bool

    @property
    def name(self) -> str:
        """Host and port as the custody log names them."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def endpoint(url: str, allowed: Collection[str] = ()) -> Endpoint:
    """The endpoint that a URL names. Raises UsageError for what is no such URL, Refused for a host not allowed."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise bad_url(url) from None
    host = (parts.hostname or "").lower()
    plain = not (parts.username or parts.password or parts.query or parts.fragment)
    if parts.scheme not in PORTS or not host or not plain or not url.isascii() or not url.isprintable() or " " in url:
        raise bad_url(url)
    far = not is_here(host)
    if far and host not in {name.lower().strip("[]") for name in allowed}:
        why = "is not this machine, and the texts of the reports would go there"
        raise Refused(host, why, f"if that is what you mean: --allow-host {host}")
    return Endpoint(parts.scheme, host, port or PORTS[parts.scheme], parts.path.rstrip("/"), far)


def bad_url(url: str) -> UsageError:
    return UsageError(repr(url[:100]), "is no endpoint", "write it as http://127.0.0.1:11434/v1")


def is_here(host: str) -> bool:
    """Loopback by its address, or the name localhost; where that name leads is looked at when it is called."""
    return host == "localhost" or is_loopback(host)


def is_loopback(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_loopback


@dataclass(frozen=True, slots=True)
class SecondReader:
    """A model behind an endpoint, and what it is told. `key` is sent as a bearer token and shown nowhere."""

    endpoint: Endpoint
    model: str
    instructions: str = field(repr=False)
    key: str | None = field(default=None, repr=False)
    seconds: float = SECONDS

    def __post_init__(self) -> None:
        if not MODEL.fullmatch(self.model):
            raise UsageError(repr(self.model[:100]), "is no name of a model", "letters, digits and . : / @ + - _ only")

    @property
    def told(self) -> str:
        """Hash of the instructions."""
        return digest("instructions", self.instructions)

    @property
    def name(self) -> str:
        """Who proposes: the `reader` of its claims."""
        return f"second:{self.model}+instructions-{self.told[:MARK]}"

    def ask(self, passage: str) -> str:
        """What the model answers to one passage, unread. Raises NoAnswer, whose `why` is counted, where nothing usable
        came, and SecondReaderError where nobody listens at the endpoint."""
        said = [{"role": "system", "content": self.instructions}, {"role": "user", "content": passage}]
        asked = {
            "model": self.model, "messages": said, "temperature": 0, "stream": False, "max_tokens": ANSWER_TOKENS,
            "response_format": {"type": "json_object"},
        }  # fmt: skip
        return content_of(self._post(json.dumps(asked).encode("ascii")))

    def _post(self, body: bytes) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Connection": "close"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        where = self.endpoint
        with connected(where, self.seconds) as (plug, late):
            line = http.client.HTTPConnection(where.host, where.port, timeout=self.seconds)
            line.sock = plug
            try:
                line.request("POST", f"{where.base}/chat/completions", body, headers)
                data = taken(line.getresponse())
            except (OSError, http.client.HTTPException, ValueError) as error:
                slow = late.is_set() or isinstance(error, TimeoutError)
                raise NoAnswer(where.name, LATE if slow else BROKEN) from None
            finally:
                line.close()
        if late.is_set():
            raise NoAnswer(where.name, LATE)
        return data


def taken(response: http.client.HTTPResponse) -> bytes:
    """The body of a good answer. Raises NoAnswer."""
    with response:
        if 300 <= response.status < 400:
            raise NoAnswer("the endpoint", REDIRECT)
        if response.status != 200:
            raise NoAnswer("the endpoint", f"HTTP status {response.status}")
        if response.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
            raise NoAnswer("the endpoint", PACKED)
        data = response.read(ANSWER_BYTES + 1)
    if len(data) > ANSWER_BYTES:
        raise NoAnswer("the endpoint", HUGE)
    return data


@contextmanager
def connected(where: Endpoint, seconds: float) -> Iterator[tuple[socket.socket, threading.Event]]:
    """A connection that is shut when its time is over, however slowly the bytes drip; the event says that it was."""
    plug, late = dial(where), threading.Event()
    if where.scheme == "https":
        context = ssl.create_default_context()
        plug = context.wrap_socket(plug, server_hostname=where.host, do_handshake_on_connect=False)
    plug.settimeout(seconds)

    def expire() -> None:
        late.set()
        with contextlib.suppress(OSError):
            plug.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, expire)
    timer.daemon = True
    timer.start()
    try:
        if isinstance(plug, ssl.SSLSocket):
            shake(plug, where)
        yield plug, late
    finally:
        timer.cancel()
        plug.close()


def shake(plug: ssl.SSLSocket, where: Endpoint) -> None:
    try:
        plug.do_handshake()
    except OSError as error:  # SSLError is one
        why = f"no secure connection ({type(error).__name__})"
        raise SecondReaderError(where.name, why, "see its certificate") from None


def dial(where: Endpoint) -> socket.socket:
    """Connect to the addresses of the host, each looked at before it is called: a name that leads elsewhere is not."""
    for address in addresses(where):
        with contextlib.suppress(OSError):
            return socket.create_connection((address, where.port), timeout=CONNECT_SECONDS)
    todo = "start the model's server, or correct --endpoint"
    raise SecondReaderError(where.name, "nobody listens there", todo)


def addresses(where: Endpoint) -> tuple[str, ...]:
    """The addresses of the host. Raises Refused where one of them is not this machine and the host was not named."""
    try:
        found = socket.getaddrinfo(where.host, where.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SecondReaderError(where.name, "no such host", "correct --endpoint") from None
    known = tuple(dict.fromkeys(str(row[4][0]) for row in found))
    if not where.far and not all(map(is_loopback, known)):
        raise Refused(where.name, "that name leads to another machine", "write the address: http://127.0.0.1:PORT/v1")
    return known


class _Message(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct):
    choices: list[_Choice]


def content_of(data: bytes) -> str:
    """The text of a chat completion. Raises NoAnswer."""
    try:
        choice = msgspec.json.decode(data, type=_Completion).choices[0]
    except (msgspec.DecodeError, UnicodeError, RecursionError, IndexError):
        raise NoAnswer("the endpoint", NO_CHAT) from None
    if choice.finish_reason == "length":
        raise NoAnswer("the endpoint", CUT)
    return choice.message.content
