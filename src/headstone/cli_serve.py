"""The verb `serve`: the reviewer's room in a browser, on this machine alone."""

import contextlib
import secrets
import sys
import threading
from typing import TYPE_CHECKING

import click

from headstone.cli_options import ensure_gazetteer, moment, now, store_of
from headstone.config import Settings
from headstone.errors import HeadstoneError, Refused

if TYPE_CHECKING:
    import socket

    from headstone.browsing import Desk

HOST = "127.0.0.1"
PORT = 8440
LAST = 65_535
SHUT = 3  # seconds that open pages are given when the server ends


@click.command()
@click.option("--port", type=click.IntRange(0, LAST), default=PORT, show_default=True, help="0: any free port.")
@click.option("--no-browser", is_flag=True, help="Only print the link; open nothing.")
@click.pass_obj
def serve(chosen: Settings, port: int, no_browser: bool) -> None:
    """Look at the case and review it in a browser. Only this machine can reach it; Ctrl-C ends it.

    The link that is printed carries a key made for this run: without it no page opens, also not for other users of
    this machine.

    Example: headstone serve --port 8440
    """
    import uvicorn

    from headstone.browsing import Desk
    from headstone.release import labels
    from headstone.web.app import make_app
    from headstone.web.guard import Door

    ensure_gazetteer(chosen)
    with store_of(chosen, create=True) as store, bound(port) as listening:
        here = int(listening.getsockname()[1])
        door = Door(secrets.token_urlsafe(24), here)
        desk = Desk(store, chosen, now, moment)
        app = make_app(desk, door, labels())
        link = f"http://{HOST}:{here}/enter?key={door.key}"
        click.echo(f"{link}\nCtrl-C ends it")
        sys.stdout.flush()
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, date_header=False, lifespan="off",
            timeout_graceful_shutdown=SHUT, proxy_headers=False,
        )  # fmt: skip
        threading.Thread(target=prepared, args=(desk,), name="linking", daemon=True).start()
        if not no_browser:
            click.launch(link)
        with contextlib.suppress(KeyboardInterrupt):  # asked for: everything that was decided is written already
            uvicorn.Server(config).run(sockets=[listening])
    click.echo("ended")


def prepared(desk: "Desk") -> None:
    """Link before the first decision is taken. Where that fails, the decision will, and says why on its page."""
    with contextlib.suppress(HeadstoneError):
        desk.make_ready()


def bound(port: int) -> "socket.socket":
    """A socket on the loopback address. Raises Refused where the port is taken."""
    import socket


    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((HOST, port))
        made.listen()  # now, so that the link opens as soon as it is printed
    except OSError as error:
        made.close()
        raise Refused(f"port {port}", error.strerror or "cannot be used", "name another with --port") from error
    return made


VERBS = (serve,)
