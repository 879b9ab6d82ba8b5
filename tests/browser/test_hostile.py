"""Reports that attack the page: everything they bring is shown as text, and nothing of it runs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.serving import Served, serving
from tests.browser.watching import Window
from tests.running import Case

Opened = Callable[..., Window]
RUN = "window.ran = (window.ran || 0) + 1"
BREAKS = f"</script><script>{RUN}</script><img src=x onerror={RUN!r}>"
WORDS = "Workers opened a mass grave near the old dairy on Monday and found at least 12 bodies, the mayor said."
TEXT = f"""url: javascript:{RUN}
publisher: "><svg onload="{RUN}"> Courier
author: <iframe srcdoc="<script>{RUN}</script>">
title: {BREAKS} \u202egnitirw fo noitcerid \u2066
published: 2031-05-02
invented: true

{BREAKS}

{WORDS} "{{{{ 7777*7777 }}}}" <a href="javascript:{RUN}">the mayor</a> said; the blame is on the \
<b onmouseover="{RUN}">Brigade</b>. \u202eEht dne\u202c
"""
PAGE = f"""<!doctype html><html><head><title>&lt;/title&gt;&lt;script&gt;{RUN}&lt;/script&gt;</title>
<base href="https://collect.example/"><meta http-equiv="refresh" content="0; url=https://collect.example/">
<meta name="author" content="&quot;&gt;&lt;script&gt;{RUN}&lt;/script&gt;"><script>{RUN}</script>
<link rel="stylesheet" href="https://collect.example/x.css"></head>
<body onload="{RUN}"><article><h1>A pit in the valley</h1><p>{WORDS}</p>
<p>It was the second grave in the valley in one year, the mayor said on Tuesday. <img src="https://collect.example/p.gif">
The workers came from a village two hours away.</p></article></body></html>"""
NAMES = {
    "<img src=x onerror=window.ran=1>.txt": TEXT, "%2e%2e%2fetc%2fpasswd.html": PAGE,
    "\u202egpj.txt": TEXT.replace("at least 12", "about 30"), "javascript:window.ran=1;.txt": TEXT.replace("12", "40"),
}  # fmt: skip
ALIVE = """
() => [...document.querySelectorAll("*")].filter((one) =>
  [...one.attributes].some((name) => name.name.startsWith("on") || /^\\s*(javascript|data):/i.test(name.value) &&
    ["href", "src", "action", "formaction"].includes(name.name) && name.value !== "data:,")
  || (one.tagName === "SCRIPT" && !one.src) || ["IFRAME", "OBJECT", "EMBED", "BASE"].includes(one.tagName)
  || (one.tagName === "IMG" && !one.src.startsWith(location.origin))
).map((one) => one.outerHTML.slice(0, 200))
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, gazetteer: Path) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("hostile")
    reports = folder / "reports"
    reports.mkdir()
    for name, text in NAMES.items():
        (reports / name).write_text(text, encoding="utf-8")
    case = Case(folder / "case", gazetteer)
    done = case.run("add", reports, "--samples")
    assert done.status == 0, done.said
    with serving(case) as served:
        yield served


def paths(served: Served) -> list[str]:
    """Every page that shows something of these reports."""
    reports = [row["id"] for row in served.json("/reports.json")["reports"]]
    incidents = [row["id"] for row in served.json("/register.json")["incidents"]]
    claims = [claim["id"] for id_ in reports for claim in served.json(f"/report/{id_}.json")["claims"]]
    sites = [row["id"] for row in served.json("/sites.json")["sites"]]
    assert len(reports) == len(NAMES) and incidents and claims
    return [
        "/", "/?q=dairy", f"/?q={'%3Cscript%3E'}", "/sites", "/reports", "/review", "/add", "/health",
        *(f"/incident/{id_}" for id_ in incidents), *(f"/review/{id_}" for id_ in incidents),
        *(f"/report/{id_}" for id_ in reports), *(f"/original/{id_}" for id_ in reports),
        *(f"/claim/{id_}" for id_ in claims), *(f"/site/{id_}" for id_ in sites),
        f"/report/{reports[0]}?claim={claims[0]}", f"/compare/{reports[0]}/{reports[1]}",
    ]  # fmt: skip


@pytest.mark.slow
def test_a_hostile_report_is_shown_as_text_and_runs_nothing(hostile: Served, opened: Opened) -> None:
    seen = opened(hostile)
    for path in paths(hostile):
        page = seen.go(path)
        page.mouse.move(300, 300)
        assert page.evaluate("() => window.ran") is None, path
        assert page.evaluate(ALIVE) == [], path
        assert "60481729" not in page.content(), path
    assert not [one for one in seen.asked if "collect.example" in one]


@pytest.mark.slow
def test_its_title_is_read_as_it_was_written(hostile: Served, opened: Opened) -> None:
    page = opened(hostile).go("/reports")
    assert "</script><script>" in page.locator("main").inner_text()
    assert page.locator("main script, main img").count() == 0


@pytest.mark.slow
def test_signs_that_turn_the_direction_of_writing_end_where_the_report_ends(hostile: Served, opened: Opened) -> None:
    """A title with an open right-to-left override must not turn our own words around."""
    page = opened(hostile).go("/reports")
    for row in page.locator("tbody tr").all():
        for cell in row.locator("td").all():
            assert cell.evaluate("(one) => getComputedStyle(one).direction") == "ltr"
    order = "(row) => [...row.children].map((cell) => cell.getBoundingClientRect().left)"
    for row in page.locator("tbody tr").all():
        lefts = row.evaluate(order)
        assert lefts == sorted(lefts)


@pytest.mark.slow
def test_the_original_is_taken_away_as_bytes_and_never_opened(hostile: Served, opened: Opened) -> None:
    seen = opened(hostile)
    for row in hostile.json("/reports.json")["reports"]:
        page = seen.go(f"/original/{row['id']}")
        with page.expect_download() as taken:
            page.locator("a[href$='raw=1']").click()
        assert taken.value.suggested_filename.endswith(".bin")


@pytest.mark.parametrize("path", [
    "/static/..%2f..%2fapp.py", "/static/%2e%2e/%2e%2e/guard.py", "/original/..%2f..%2fetc%2fpasswd",
    "/report/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/incident/..%2f..", "/no%00where",
])  # fmt: skip
def test_a_path_that_climbs_finds_nothing(looked_at: Served, opened: Opened, path: str) -> None:
    seen = opened(looked_at)
    seen.allowed.update((400, 404))
    answer = seen.page.goto(looked_at.base + path)
    assert answer is not None and answer.status in (400, 404)
    assert "import" not in answer.text() and "root:" not in answer.text()
    assert seen.page.evaluate(ALIVE) == []
