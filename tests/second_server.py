"""A small real server on loopback that answers as an OpenAI-compatible endpoint would, well or badly."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler, str], None]  # (request, the passage that was sent)


@dataclass
class Heard:
    """What reached the server."""

    port: int = 0
    paths: list[str] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"


def send(request: BaseHTTPRequestHandler, data: bytes, status: int = 200, **headers: str) -> None:
    request.send_response(status)
    for name, value in {"Content-Length": str(len(data)), **headers}.items():
        request.send_header(name.replace("_", "-"), value)
    request.end_headers()
    request.wfile.write(data)


def completion(content: object, finish: str = "stop") -> bytes:
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish}
    return json.dumps({"id": "x", "object": "chat.completion", "choices": [choice]}).encode()


def says(*claims: object) -> Answer:
    """Answers with these claims, whatever is asked."""
    return lambda request, _: send(request, completion(json.dumps({"claims": list(claims)})))


def writes(content: object, finish: str = "stop") -> Answer:
    return lambda request, _: send(request, completion(content, finish))


def raw(data: bytes, status: int = 200, **headers: str) -> Answer:
    return lambda request, _: send(request, data, status, **headers)


def drips(request: BaseHTTPRequestHandler, _: str) -> None:
    """One byte now and then: each is in time, the whole is not."""
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    for _byte in range(100):
        request.wfile.write(b" ")
        request.wfile.flush()
        time.sleep(0.05)


def hangs_up(request: BaseHTTPRequestHandler, _: str) -> None:
    request.wfile.write(b"SSH-2.0-not http\r\n")


@contextmanager
def serving(answer: Answer) -> Iterator[Heard]:
    """The server, as long as the block runs."""
    heard = Heard()

    class Request(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            heard.paths.append(self.path)
            heard.bodies.append(asked)
            heard.headers.append(dict(self.headers))
            with suppress(OSError):  # the client may have gone away, which is what some tests are about
                answer(self, asked["messages"][-1]["content"])

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Request) as server:
        server.daemon_threads, heard.port = True, server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield heard
        finally:
            server.shutdown()
            thread.join()
