"""`headstone serve` as a user starts it: a real server on the loopback address."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys

import pytest

from headstone.cli_serve import bound
from tests.running import Case

WAIT = 90.0


@pytest.fixture
def served(sample_case: Case, tmp_path: object) -> object:
    from pathlib import Path

    case = sample_case.copy(Path(str(tmp_path)))
    process = subprocess.Popen(
        case.command("serve", "--port", "0", "--no-browser"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=case.environment,
    )  # fmt: skip
    try:
        line = process.stdout.readline() if process.stdout else ""
        yield process, line.strip()
    finally:
        process.kill()
        process.communicate()


def test_the_link_that_is_printed_opens_the_case_and_ctrl_c_ends_it(
    served: tuple["subprocess.Popen[str]", str],
) -> None:
    process, link = served
    found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)(/enter\?key=\S+)", link)
    assert found, link
    port = int(found[1])
    talk = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)
    talk.request("GET", "/")
    turned = talk.getresponse()
    assert turned.status == 403 and b"Kesh" not in turned.read()
    talk.request("GET", found[2])
    opened = talk.getresponse()
    opened.read()
    cookie = (opened.getheader("set-cookie") or "").partition(";")[0]
    talk.request("GET", "/", headers={"cookie": cookie})
    page = talk.getresponse()
    body = page.read()
    assert page.status == 200 and b"Kesh Qala" in body and page.getheader("server") is None
    talk.request("GET", "/", headers={"cookie": cookie, "host": f"evil.example:{port}"})
    assert talk.getresponse().status == 421
    talk.close()
    process.send_signal(signal.SIGINT)
    out, said = process.communicate(timeout=WAIT)
    assert process.returncode == 0 and out.strip().endswith("ended") and said == ""


def test_nothing_listens_but_the_loopback_address() -> None:
    with bound(0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_said_in_one_line(sample_case: Case, tmp_path: object) -> None:
    with socket.socket(socket.AF_INET) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run(
            [sys.executable, "-m", "headstone", "--case", str(sample_case.folder), "serve", "--no-browser", "--port",
             str(taken.getsockname()[1])],
            env=os.environ | sample_case.environment, capture_output=True, text=True, timeout=WAIT,
        )  # fmt: skip
    assert done.returncode == 7 and "name another with --port" in done.stderr and "Traceback" not in done.stderr
