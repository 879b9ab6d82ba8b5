"""The client of a second reader against a small real server: where it may go, and what of an answer it takes."""

import socket
from typing import Any

import pytest

from headstone import second_reader
from headstone.errors import NoAnswer, Refused, SecondReaderError, UsageError
from headstone.second_reader import BROKEN, CUT, HUGE, LATE, NO_CHAT, PACKED, REDIRECT, SecondReader, endpoint
from tests.second_server import Answer, completion, drips, hangs_up, raw, serving, writes


def ask(answer: Answer, seconds: float = 5.0) -> str:
    with serving(answer) as heard:
        return SecondReader(endpoint(heard.url), "tiny", "read", seconds=seconds).ask("A passage.")


def refused(answer: Answer, seconds: float = 5.0) -> str:
    with pytest.raises(NoAnswer) as caught:
        ask(answer, seconds)
    return caught.value.why


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "[::1]", "localhost", "LOCALHOST"])
def test_this_machine_is_allowed(host: str) -> None:
    assert not endpoint(f"http://{host}:11434/v1").far


@pytest.mark.parametrize("host", [
    "models.example", "10.0.0.7", "0.0.0.0", "169.254.169.254", "[fe80::1]", "[::]", "localhost.example", "127.1",
    "2130706433", "localhost.", "[::ffff:10.0.0.7]", "127.0.0.1.example",
])  # fmt: skip
def test_any_other_host_is_refused(host: str) -> None:
    with pytest.raises(Refused, match="--allow-host"):
        endpoint(f"http://{host}:11434/v1")


def test_only_the_very_host_that_was_named_is_allowed() -> None:
    assert endpoint("https://models.example/v1", ["Models.Example"]).far
    for other in ("https://sub.models.example/v1", "https://models.example.org/v1"):
        with pytest.raises(Refused):
            endpoint(other, ["models.example"])


@pytest.mark.parametrize("url", [
    "127.0.0.1:11434", "ftp://127.0.0.1/v1", "http://127.0.0.1@models.example/v1", "http:///v1", "http://127.0.0.1:x/v1",
    "http://127.0.0.1/v1?to=models.example", "http://127.0.0.1/v1#x", "http://127.0.0.1/\u202ev1", "http://[::1/v1",
    "http://127.0.0.1/v 1", "file:///x",
])  # fmt: skip
def test_what_is_no_plain_endpoint_is_refused_before_anything_is_called(url: str) -> None:
    with pytest.raises(UsageError):
        endpoint(url)


def test_a_localhost_that_leads_elsewhere_is_not_called(monkeypatch: pytest.MonkeyPatch) -> None:
    def elsewhere(*_: object, **__: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("127.0.0.1", "192.0.2.1")]

    monkeypatch.setattr(second_reader.socket, "getaddrinfo", elsewhere)
    with pytest.raises(Refused, match="another machine"):
        SecondReader(endpoint("http://localhost:9/v1"), "tiny", "read").ask("A passage.")


def test_a_good_answer_comes_back_as_it_is_and_the_question_holds_only_what_it_should() -> None:
    with serving(writes("words")) as heard:
        reader = SecondReader(endpoint(heard.url + "/"), "tiny:1b", "read this", "s3cret")
        assert reader.ask("A passage — with “marks”.") == "words"
    assert heard.paths == ["/v1/chat/completions"]
    asked = heard.bodies[0]
    assert [row["content"] for row in asked["messages"]] == ["read this", "A passage — with “marks”."]
    assert (asked["model"], asked["temperature"], asked["stream"]) == ("tiny:1b", 0, False)
    assert heard.headers[0]["Authorization"] == "Bearer s3cret"
    assert "s3cret" not in repr(reader)


def test_no_key_is_sent_where_none_was_named() -> None:
    with serving(writes("words")) as heard:
        SecondReader(endpoint(heard.url), "tiny", "read").ask("A passage.")
    assert "Authorization" not in heard.headers[0]


def test_a_redirect_is_not_followed() -> None:
    with serving(writes("words")) as other:
        assert refused(raw(b"", 307, Location=f"{other.url}/chat/completions")) == REDIRECT
        assert refused(raw(b"", 302, Location="http://192.0.2.1/")) == REDIRECT
    assert other.paths == []


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(writes("stolen")) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("no_proxy", "")
        assert ask(writes("words")) == "words"
    assert proxy.paths == []


@pytest.mark.parametrize(("answer", "why"), [
    (raw(b" " * 1_000_001), HUGE),
    (raw(b"{}", 500), "HTTP status 500"),
    (raw(b"{}", 401), "HTTP status 401"),
    (raw(b"not json"), NO_CHAT),
    (raw(b"[" * 200_000), NO_CHAT),
    (raw(b'{"choices": []}'), NO_CHAT),
    (raw(b'{"choices": [{"message": {"content": null}}]}'), NO_CHAT),
    (raw(b"\xff\xfe"), NO_CHAT),
    (raw(completion("{}"), Content_Encoding="gzip"), PACKED),
    (writes({"claims": []}), NO_CHAT),
    (writes('{"claims": [', "length"), CUT),
    (hangs_up, BROKEN),
])  # fmt: skip
def test_an_answer_that_cannot_be_used_is_refused_with_its_reason(answer: Answer, why: str) -> None:
    assert refused(answer) == why


def test_an_answer_that_drips_is_cut_off_when_its_time_is_over() -> None:
    assert refused(drips, seconds=0.4) == LATE


def test_where_nobody_listens_the_error_says_what_to_do() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(SecondReaderError, match="start the model's server"):
        SecondReader(endpoint(f"http://127.0.0.1:{port}/v1"), "tiny", "read").ask("A passage.")


@pytest.mark.parametrize("model", ["", "a b", "x\ny", "x" * 81, "\u202ex"])
def test_a_model_with_a_name_that_no_log_should_hold_is_refused(model: str) -> None:
    with pytest.raises(UsageError):
        SecondReader(endpoint("http://127.0.0.1:1/v1"), model, "read")


def test_other_instructions_are_another_reader() -> None:
    where = endpoint("http://127.0.0.1:1/v1")
    names = {SecondReader(where, "tiny", told).name for told in ("one", "two")}
    assert len(names) == 2 and all(name.startswith("second:tiny+instructions-") for name in names)
