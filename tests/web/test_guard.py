"""Who may come in, and what every answer carries."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from headstone.web.guard import POLICY, Door
from tests.web.asking import KEY, Room, words

PATHS = ("/", "/sites", "/reports", "/review", "/add", "/health", "/nothing-here")
TEMPLATES = Path(__file__).parents[2] / "src" / "headstone" / "web" / "templates"


class Inline(HTMLParser):
    """Collects what a strict policy forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        self.found += [f"{tag} {name}" for name in names if name == "style" or name.startswith("on")]
        for name in ("src", "href", "action", "srcset", "formaction", "poster", "xlink:href"):
            target = names.get(name) or ""
            if (target and not target.startswith(("/", "#", "data:,"))) or target.startswith("//"):
                self.found.append(f"{tag} {name}={target}")
        if tag in ("style", "iframe", "object", "embed", "base") or (tag == "script" and not names.get("src")):
            self.found.append(tag)


def test_without_the_key_nothing_of_the_case_is_shown(looked_at: Room) -> None:
    stranger = looked_at.stranger()
    for path in (*PATHS, f"/incident/{looked_at.incident()}", "/register.csv", "/add.json"):
        answer = stranger.get(path, follow_redirects=False)
        assert answer.status_code == 403, path
        assert "Kesh" not in answer.text and looked_at.door.token() not in answer.text


def test_a_wrong_key_opens_nothing_and_sets_no_cookie(looked_at: Room) -> None:
    answer = looked_at.stranger().get("/enter?key=guess", follow_redirects=False)
    assert answer.status_code == 409 and "set-cookie" not in answer.headers


def test_the_key_leaves_the_address_and_stays_out_of_reach_of_scripts(looked_at: Room) -> None:
    answer = looked_at.stranger().get(f"/enter?key={KEY}", follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert answer.status_code == 303 and answer.headers["location"] == "/"
    assert "httponly" in cookie and "samesite=strict" in cookie


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8440", ""])
def test_another_name_for_this_machine_is_turned_away(looked_at: Room, host: str) -> None:
    answer = looked_at.client.get("/", headers={"host": host})
    assert answer.status_code == 421 and "Kesh" not in answer.text


def test_with_a_port_only_that_port_is_meant() -> None:
    assert Door("k", 8440).hosts() == {"127.0.0.1:8440", "localhost:8440", "[::1]:8440"}


@pytest.mark.parametrize("path", [*PATHS, "/static/room.css", "/static/room.js"])
def test_every_answer_carries_the_strict_headers(looked_at: Room, path: str) -> None:
    answer = looked_at.client.get(path)
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff" and answer.headers["referrer-policy"] == "same-origin"
    assert "unsafe" not in POLICY and "default-src 'none'" in POLICY


def test_pages_are_not_kept_by_the_browser_and_static_files_are(looked_at: Room) -> None:
    assert looked_at.client.get("/").headers["cache-control"] == "no-store"
    first = looked_at.client.get("/static/room.css")
    assert "immutable" in first.headers["cache-control"]
    again = looked_at.client.get("/static/room.css", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and again.text == ""


def every_page(room: Room) -> list[str]:
    incident = room.incident()
    found = room.desk.store.incident(incident)
    report, claim = found.reports[0], found.claims[0]
    return [
        "/", "/?q=grave", "/sites", "/reports", "/review", "/add", "/health", f"/incident/{incident}",
        f"/review/{incident}", f"/report/{report}", f"/report/{report}?claim={claim}&graphic=show", f"/claim/{claim}",
        f"/original/{report}", f"/compare/{found.reports[0]}/{found.reports[1]}", f"/site/{found.sites[0]}",
    ]  # fmt: skip


def test_no_page_holds_an_inline_script_or_style_or_another_host(looked_at: Room) -> None:
    for path in [*every_page(looked_at), "/nothing-here"]:
        parser = Inline()
        parser.feed(looked_at.client.get(path).text)
        assert parser.found == [], path


def test_every_page_answers_as_json_too(looked_at: Room) -> None:
    for path in every_page(looked_at):
        bare, _, query = path.partition("?")
        named = "/register" if bare == "/" else bare
        by_suffix = looked_at.json(f"{named}.json{'?' + query if query else ''}")
        by_header = looked_at.client.get(path, headers={"accept": "application/json"})
        assert by_suffix and by_header.headers["content-type"] == "application/json", path
        if "health" not in path:  # free bytes change while we look
            assert by_header.json() == by_suffix, path


@pytest.mark.parametrize("path", ["/add", "/decide", "/settings", "/searches", "/health"])
def test_a_form_without_our_token_does_nothing(looked_at: Room, path: str) -> None:
    before = looked_at.desk.store.head()
    for token in ("", "0" * 64):
        assert looked_at.client.post(path, data={"token": token, "name": "x"}).status_code == 409
    assert looked_at.desk.store.head() == before


@pytest.mark.parametrize(
    "said",
    [
        {"origin": "http://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"origin": "null"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_from_another_site_is_turned_away_even_with_a_token(looked_at: Room, said: dict[str, str]) -> None:
    answer = looked_at.client.post("/settings", data={"token": looked_at.door.token()}, headers=said)
    assert answer.status_code == 403


def test_after_a_form_nobody_is_sent_to_another_host(looked_at: Room) -> None:
    for back in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"):
        answer = looked_at.client.post(
            "/settings", data={"token": looked_at.door.token(), "back": back}, follow_redirects=False
        )
        assert answer.headers["location"] == "/"


def test_a_long_body_is_cut_off(looked_at: Room) -> None:
    token = looked_at.door.token()
    assert looked_at.client.post("/settings", data={"token": token, "back": "x" * (2 << 20)}).status_code == 413

    def pieces() -> object:  # no length in the header
        yield from [b"x" * 65_536] * 40

    answer = looked_at.client.post(
        "/settings",
        content=pieces(),
        headers={"content-type": "application/x-www-form-urlencoded"},  # type: ignore[arg-type]
    )
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/room.css%00",
        "/original/..%2f..",
        "/report/../../x",
        "/incident/%00",
        "/incident/I-%F0%9F%92%80",
        "/site/x",
        "/claim/C-1",
    ],
)
def test_paths_that_climb_or_name_nothing_find_nothing(looked_at: Room, path: str) -> None:
    answer = looked_at.client.get(path)
    assert answer.status_code == 404 and "Traceback" not in answer.text


def test_a_fault_is_one_clear_line_with_what_to_do(looked_at: Room) -> None:
    said = words(looked_at.page("/incident/I-0000", 404))
    assert "no such id in this case" in said and "What to do next" in said
    values = looked_at.client.get("/incident/I-0000.json").json()
    assert values["status"] == 404 and values["todo"]


def test_a_bearer_may_ask_like_a_browser(looked_at: Room) -> None:
    app = looked_at.stranger()
    assert app.get("/register.json", headers={"authorization": f"Bearer {KEY}"}).status_code == 200
    assert app.get("/register.json", headers={"authorization": "Bearer guess"}).status_code == 403


def test_no_template_turns_escaping_off() -> None:
    for path in TEMPLATES.glob("*.html"):
        text = path.read_text("utf-8")
        assert "|safe" not in text.replace(" ", "") and "autoescape false" not in text, path.name
