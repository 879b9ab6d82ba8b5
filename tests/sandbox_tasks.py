"""Tasks that the tests of the sandbox run in its workers."""

import os
import sys
import time

KEPT: list[bytes] = []


def start(data: bytes) -> None:
    if data == b"fail":
        raise RuntimeError("no model here")
    KEPT.append(data)


def task(payload: bytes) -> bytes:
    """What the payload says: hang, die, ask for too much, and so on; else an echo after what `start` kept."""
    if payload == b"hang":
        time.sleep(600)
    elif payload == b"hang in C":
        sum(range(10**12))
    elif payload == b"die":
        os._exit(7)
    elif payload == b"fill the memory":
        bytearray(8 << 30)
    elif payload == b"fail":
        raise ValueError("what went wrong")
    elif payload == b"print":
        print("noise")
        os.write(1, b"noise")
        sys.stderr.write("noise\n")
    elif payload == b"network":
        import socket

        socket.create_connection(("127.0.0.1", 9), timeout=1)
    elif payload == b"environment":
        return ",".join(sorted(os.environ)).encode()
    elif payload == b"pid":
        return str(os.getpid()).encode()
    elif payload.startswith(b"convert "):
        from headstone.intake.context import Limits
        from headstone.intake.convert import convert
        from headstone.model.sources import Meta

        (draft,) = convert(payload[8:], "a.html", Meta(), Limits()).drafts
        return str(draft.meta.language).encode()
    return b"".join(KEPT) + payload
