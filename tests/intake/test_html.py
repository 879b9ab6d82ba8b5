"""Pages as they are found: dates no one should trust, odd markup, little text."""

import pytest

from headstone.errors import HostileFile
from headstone.intake.context import Limits
from headstone.intake.convert import convert
from headstone.model.sources import Draft, Meta
from tests.intake.making import FIRST, SECOND


def page(head: str = "", body: str = f"<p>{FIRST}</p><p>{SECOND}</p>", url: str | None = None) -> Draft:
    data = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()
    return convert(data, "p.html", Meta(url=url), Limits()).drafts[0]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta itemprop="datePublished" content="2016-11-07">', "2016-11-07"),
        ('<meta name="DC.date" content="2016-11">', "2016-11"),
        ('<script type="application/ld+json">{"datePublished": "2016-11-07T01:00:00Z"}</script>', "2016-11-07"),
        ('<meta name="date" content="soon"><meta name="pubdate" content="20161107">', "2016-11-07"),
        ("", None),
    ],
)
def test_the_date_is_what_a_tag_states(head: str, published: str | None) -> None:
    assert page(head).meta.published == published


def test_a_month_is_never_filled_up_to_its_first_day() -> None:
    draft = page('<link rel="canonical" href="https://post.example/2016/11/a-grave">')
    assert draft.meta.published in ("2016-11", None)


def test_a_template_that_lies_about_its_language_is_overruled() -> None:
    words = "Bewohner öffneten hinter der alten Molkerei ein flaches Grab und zählten vierzehn Tote."
    data = f'<html lang="en"><body><p>{words}</p></body></html>'.encode()
    assert convert(data, "p.html", Meta(), Limits()).drafts[0].meta.language == "de"


def test_a_code_page_named_in_the_page_is_used() -> None:
    body = "Жители вскрыли могилу".encode("cp1251")
    data = b'<html><head><meta charset="windows-1251"></head><body><p>' + body + b"</p></body></html>"
    assert "Жители вскрыли могилу" in convert(data, "p.html", Meta(), Limits()).drafts[0].text


def test_lines_cells_and_lists_stay_apart() -> None:
    table = "<table><tr><td>bodies</td><td>14</td></tr><tr><td>graves</td><td>2</td></tr></table>"
    text = page(body=f"{table}<ul><li>a<li>b</ul>c<br>d").text
    assert text.split() == ["bodies", "14", "graves", "2", "a", "b", "c", "d"] and "bodies\t14" in text


def test_rows_and_items_of_an_article_are_main_content() -> None:
    table = "<table><tr><td>Bodies raised at the dairy</td><td>14 by Thursday</td></tr></table>"
    items = "<ul><li>Two families were told by the clerk</li><li>The road stays closed</li></ul>"
    article = f"<article><h1>A grave</h1><p>{FIRST}</p>{table}{items}<p>{SECOND}</p></article>"
    draft = page(body=f"<nav>Home Sport</nav>{article}")
    main = " ".join(draft.text[span.start : span.end] for span in draft.main)
    assert "14 by Thursday" in main and "The road stays closed" in main and "Sport" not in main


def test_words_are_not_cut_by_inline_tags() -> None:
    assert page(body="<p>Qa<b>rat</b> <i>Su</i>maya\n  was</p>").text == "Qarat Sumaya was"


def test_no_text_is_lost_to_deep_nesting_without_a_word() -> None:
    assert page(body="<div>" * 400 + f"<p>{FIRST}</p>" + "</div>" * 400).text == FIRST
    with pytest.raises(HostileFile, match="nested too deep"):
        page(body="<div>" * 3000 + f"<p>{FIRST}</p>" + "</div>" * 3000)


def test_a_saved_page_is_read_as_a_page() -> None:
    text = (
        "From: <Saved by Browser>\r\nSnapshot-Content-Location: https://post.example/a\r\nSubject: x\r\n"
        "Date: Thu, 14 Mar 2019 06:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n'
        f"<html><head><title>T</title></head><body><p>{FIRST}</p></body></html>\r\n--b--\r\n"
    )
    draft = convert(text.encode(), "a.mhtml", Meta(), Limits()).drafts[0]
    assert draft.tool == "html/1" and draft.meta.url == "https://post.example/a"
    assert draft.meta.captured_at == "2019-03-14" and draft.meta.published is None


@pytest.mark.parametrize("sign", ["\f", "\x0b", "\x1b", "&#12;", "&#x1f;", "&#8 ", "\x00", "&#xd800;"])
def test_control_characters_do_not_end_the_reading(sign: str) -> None:
    head = f'<meta name="author" content="A{sign}B"><title>C{sign}D</title>'
    draft = page(head, body=f"<p>{FIRST}{sign}</p><p>{SECOND}</p>")
    assert draft.state == "read" and SECOND in draft.text
