"""What the pages show: every value with a way to its sentence, every mark on the right letters, in every language."""

import csv
import io
import re
from pathlib import Path

import lxml.html
import pytest

from headstone.browsing import incident as record_of
from headstone.web.register_view import asked_by
from headstone.web.tongues import NAMES, preferred, tongue
from tests.store.factories import add, incident, link, made
from tests.web.asking import Room, words
from tests.web.conftest import room_over

HOSTILE = (
    '<script>alert(1)</script> "><img src=x onerror=alert(2)> Workers opened a pit near Dunmere. '
    "{{ 7777*7777 }} \u202e &amp;"
)


def hrefs(page: lxml.html.HtmlElement) -> list[str]:
    return [str(link_) for link_ in page.xpath("//main//a/@href")]


def test_the_register_lists_every_incident_with_its_numbers(looked_at: Room) -> None:
    page, values = looked_at.page("/"), looked_at.json("/register.json")
    assert values["total"] == len(looked_at.desk.store.list_rows())
    ids = [row["id"] for row in values["incidents"]]
    assert [id_ for id_ in ids if f"/incident/{id_}" not in hrefs(page)] == []
    assert "documented reports, not incidence" in words(page).lower() and "PRIVATE - NOT CLEARED" in words(page)


def test_each_facet_shows_as_many_as_it_says(looked_at: Room) -> None:
    values = looked_at.json("/register.json")
    for kind, amounts in values["facets"].items():
        for value, amount in list(amounts.items())[:3]:
            found = looked_at.client.get("/register.json", params={kind: value}).json()
            assert found["total"] == amount, (kind, value)


def test_a_chosen_facet_can_be_let_go(looked_at: Room) -> None:
    chosen = looked_at.page("/?review=open")
    gone = chosen.xpath("//a[contains(@class, 'chip')]/@href")
    assert gone == ["/"]


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=99999999",
        "page=x",
        "order=nonsense",
        "since=%00",
        "until='",
        "q=%22",
        "q=" + "x" * 5000,
        "act=%F0%9F%92%80&act=",
        "since=9999&until=0001",
        "color=red",
    ],
)
def test_a_query_that_no_page_of_ours_writes_breaks_nothing(looked_at: Room, query: str) -> None:
    assert looked_at.client.get(f"/?{query}").status_code == 200


def test_what_is_asked_is_read_from_the_query_and_nothing_else_is() -> None:
    asked, page = asked_by([("act", "a"), ("act", "b"), ("evil", "c"), ("q", " pit "), ("page", "3")])
    assert asked.facets == (("act", "a"), ("act", "b")) and asked.words == "pit" and page == 3


def test_a_search_marks_the_words_and_folds_their_spelling(looked_at: Room) -> None:
    page = looked_at.page("/?q=KESH+Qàla")
    marks = {str(text).lower() for text in page.xpath("//ol[@class='incidents']//blockquote/mark/text()")}
    assert marks and all("kesh" in mark or "qala" in mark for mark in marks)


def test_the_table_of_a_view_is_stamped_and_logged(room: Room) -> None:
    before = len(room.desk.store.log())
    answer = room.client.get("/register.csv?review=open")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == room.json("/register.json?review=open")["total"]
    assert all(row["stamp"].startswith("PRIVATE") for row in rows)
    assert [entry.object for entry in room.desk.store.log()[before:]] == ["export:csv"]


def test_a_search_is_saved_and_taken_off_the_list(room: Room) -> None:
    page = room.page("/?q=grave")
    assert room.send("/searches", page, name="graves").headers["location"] == "/?q=grave"
    page = room.page("/")
    assert page.xpath("//aside//a[@href='/?q=grave']")
    token = room.door.token()
    room.client.post("/searches", data={"token": token, "name": "graves", "drop": "1"})
    assert not room.page("/").xpath("//aside//a[@href='/?q=grave']")


def test_every_claim_of_an_incident_has_a_way_to_its_sentence(looked_at: Room) -> None:
    id_ = looked_at.incident()
    page, links = looked_at.page(f"/incident/{id_}"), []
    links = hrefs(page)
    for claim in looked_at.desk.store.incident(id_).claims:
        wanted = [target for target in links if f"claim={claim}#here" in target]
        assert wanted, claim
        report = looked_at.page(wanted[0].partition("#")[0])
        here = report.xpath("//mark[contains(concat(' ', @class, ' '), ' here ')]") or report.xpath(
            "//span[@class='hidden-words']"
        )
        assert here and report.xpath("//*[@id='here']"), claim


def test_kinds_of_count_stay_apart_and_an_open_side_stays_open(looked_at: Room) -> None:
    id_ = looked_at.incident()
    found = looked_at.desk.store.incident(id_)
    page = looked_at.page(f"/incident/{id_}")
    assert len(page.xpath("//section[@id='counts']//figure")) == len(found.counts)
    open_ = sum(1 for one in found.counts for value in one.values if value.form in ("at_least", "more_than"))
    assert bool(open_) == bool(page.xpath("//section[@id='counts']//path[@class='open']"))
    rows = page.xpath("//section[@id='counts']//details//tbody/tr")
    assert len(rows) == sum(len(one.values) for one in found.counts)


def test_the_drawing_of_origins_has_the_same_as_a_table(looked_at: Room) -> None:
    id_ = looked_at.incident()
    view = record_of(looked_at.desk, id_)
    page = looked_at.page(f"/incident/{id_}")
    circles = page.xpath("//figure[@class='graph']//circle[@class='known']")
    known = view.cleared.incident.corroboration
    assert known and len(circles) == known.known_origins
    assert len(page.xpath("//section[@id='origins']//td[text()='known independent origin']")) == known.known_origins


def test_the_preserved_text_stands_on_the_page_letter_for_letter(looked_at: Room) -> None:
    for report in looked_at.desk.store.reports()[:12]:
        layers = looked_at.desk.store.layers_of(report.id)
        if layers:
            page = looked_at.page(f"/report/{report.id}?graphic=show")
            (frozen,) = page.xpath("//div[contains(@class, 'frozen')]")
            assert frozen.text_content() == layers[-1].text.replace("\r", ""), report.id


def test_graphic_words_wait_to_be_asked_for(looked_at: Room) -> None:
    claim = next(one for one in looked_at.desk.store.claims() if one.remains)
    wording = claim.remains[0].wording
    hidden = looked_at.page(f"/report/{claim.report}?claim={claim.id}")
    shown = looked_at.page(f"/report/{claim.report}?claim={claim.id}&graphic=show")
    (frozen,) = hidden.xpath("//div[contains(@class, 'frozen')]")
    assert wording not in frozen.text_content() and wording in shown.text_content()


def test_the_report_page_shows_its_custody(looked_at: Room) -> None:
    report = looked_at.desk.store.reports()[0]
    said = words(looked_at.page(f"/report/{report.id}"))
    assert report.original_sha256 in said and "acquire" in said and "extract" in said


def test_copied_passages_stand_side_by_side(looked_at: Room) -> None:
    found = [link_ for family in looked_at.desk.store.register().families for link_ in family.links if link_.spans]
    page = looked_at.page(f"/compare/{found[0].from_report}/{found[0].to_report}")
    assert len(page.xpath("//div[@class='pair']")) == len(found[0].spans)


def test_a_site_shows_its_states_in_order(looked_at: Room) -> None:
    site = next(one for one in looked_at.desk.store.sites() if len({s.edtf for s in one.states if s.edtf}) > 1)
    page = looked_at.page(f"/site/{site.id}")
    assert len(page.xpath("//table[@class='stages']//tbody/tr")) == len(
        {(s.axis, s.value, s.edtf) for s in site.states}
    )


def test_a_hostile_report_is_only_words(tmp_path: Path, gazetteer: Path) -> None:
    room = room_over_hostile(tmp_path, gazetteer)
    report = room.desk.store.reports()[0].id
    for path in (
        "/",
        "/?q=pit",
        "/incident/I-1AAA",
        f"/report/{report}",
        f"/original/{report}",
        "/reports",
        "/sites",
        "/review",
        "/review/I-1AAA",
        f"/report/{report}?claim=%3Cscript%3E",
    ):
        answer = room.client.get(path)
        assert answer.status_code == 200, path
        tree = lxml.html.fromstring(answer.text)
        assert [node.get("src") for node in tree.iter("script")] == tree.xpath("//head/script/@src"), path
        assert not tree.xpath("//img") and not tree.xpath("//@onerror") and "60481729" not in words(tree), path


def room_over_hostile(folder: Path, gazetteer: Path) -> Room:
    from headstone.store.register import Store

    one = made(HOSTILE, "<svg onload=alert(3)>.txt", trigger="opened a pit", title=HOSTILE)
    with Store(folder / "case", create=True) as store:
        add(store, one)
        link(store, incident("I-1AAA", one, title=HOSTILE))
    room = room_over(folder / "case", gazetteer)
    room.enter()
    return room


def test_an_empty_case_says_where_to_begin(tmp_path: Path, gazetteer: Path) -> None:
    from headstone.store.register import Store

    Store(tmp_path / "case", create=True).close()
    room = room_over(tmp_path / "case", gazetteer)
    room.enter()
    assert "Add reports first" in words(room.page("/"))
    for path in ("/sites", "/reports", "/review", "/health", "/add"):
        room.page(path)


@pytest.mark.parametrize("code", sorted(NAMES))
def test_every_page_is_written_in_every_language(looked_at: Room, code: str) -> None:
    id_ = looked_at.incident()
    for path in ("/", f"/incident/{id_}", "/review", "/health", "/add", "/sites", "/nothing-here"):
        answer = looked_at.client.get(path, headers={"accept-language": code})
        root = lxml.html.fromstring(answer.text)
        assert root.get("lang") == code and root.get("dir") == ("rtl" if code == "ar" else "ltr")


def test_what_the_user_chose_wins_over_the_browser() -> None:
    assert preferred("ar", "fr, en") == "ar" and preferred(None, "pt-BR, uk;q=0.8") == "uk"
    assert preferred("xx", "") == "en"


@pytest.mark.parametrize(
    ("code", "edtf", "said"),
    [
        ("en", "2017-10-09", "9 October 2017"),
        ("fr", "2017-10-09", "9 octobre 2017"),
        ("es", "2017-10", "octubre de 2017"),
        ("uk", "2017", "2017"),
        ("fr", "2017-10-09/2017-10-12", "9 octobre 2017 – 12 octobre 2017"),
        ("fr", "garbage", "garbage"),
    ],
)
def test_a_date_says_no_more_than_it_knows(code: str, edtf: str, said: str) -> None:
    assert tongue(code).date(edtf).removesuffix(" р.") == said


def test_a_choice_of_language_and_light_is_kept_in_the_browser(room: Room) -> None:
    room.send("/settings", room.page("/"), language="ar", theme="dark")
    page = room.page("/")
    assert page.get("dir") == "rtl" and page.get("data-theme") == "dark"


def test_styles_use_directions_of_writing_and_no_sides() -> None:
    css = (Path(__file__).parents[2] / "src/headstone/web/static/room.css").read_text("utf-8")
    assert re.findall(r"(?:margin|padding|border)-(?:left|right)|text-align:\s*(?:left|right)|float:", css) == []


def test_the_first_load_is_small(looked_at: Room) -> None:
    whole = sum(len(looked_at.client.get(path).content) for path in ("/", "/static/room.css", "/static/room.js"))
    assert whole < 300_000
