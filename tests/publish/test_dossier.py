import dataclasses
import re
from html.parser import HTMLParser

import pytest

from headstone.model.register import Dossier, Register
from headstone.publish import dossier, index
from headstone.publish.dossier_view import apart
from headstone.safety.clear import clear, clear_dossier
from tests.publish import factories

OUTLINES = {"countries": {"LY": [[[9.0, 20.0], [25.0, 20.0], [25.0, 33.0], [9.0, 33.0], [9.0, 20.0]]]}}
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'--></style>"


def made(subject: Dossier | None = None) -> str:
    return dossier.render(clear_dossier(subject or factories.dossier()), OUTLINES)


def with_register(**rows: object) -> Dossier:
    whole = factories.dossier()
    return dataclasses.replace(whole, register=dataclasses.replace(whole.register, **rows))  # type: ignore[arg-type]  # named by each test


class Page(HTMLParser):
    """Tags, attributes and ids of a page; what is open at the end."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags for key, value in attrs.items() if key == name and value is not None]


def test_the_page_needs_nothing_but_itself() -> None:
    page = Page(made())
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "link", "iframe", "object", "embed", "img", "form"})
    assert all(link.startswith("#") for link in page.all("href"))
    assert page.all("src") == []
    assert "@import" not in made()
    assert "url(" not in made()


def test_the_page_forbids_scripts_and_every_fetch() -> None:
    policy = next(attrs for tag, attrs in Page(made()).tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert str(policy["content"]).startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")


def test_every_link_within_the_page_arrives() -> None:
    page = Page(made())
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.all("href")} <= set(ids)


def test_the_stamps_stand_at_the_top_the_end_and_in_the_title() -> None:
    html = made()
    assert html.count("PRIVATE - NOT CLEARED") == 3
    assert html.count("<strong>SAMPLE</strong>") == 2


@pytest.mark.parametrize("field", ["title", "publisher", "url", "language"])
def test_hostile_words_about_a_report_stay_words(field: str) -> None:
    register = factories.register()
    reports = tuple(
        dataclasses.replace(item, meta=dataclasses.replace(item.meta, **{field: EVIL})) for item in register.reports
    )
    html = made(with_register(reports=reports))
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_hostile_words_in_a_report_stay_words() -> None:
    whole = factories.dossier()
    layers = tuple(dataclasses.replace(item, text=item.text.replace("herders", EVIL)) for item in whole.register.layers)
    claims = tuple(
        dataclasses.replace(item, quotes=tuple(_requoted(quote, layers) for quote in item.quotes))
        for item in whole.register.claims
    )
    incident = dataclasses.replace(whole.incident, title=EVIL, conflicts=(EVIL,))
    html = made(Dossier(incident, dataclasses.replace(whole.register, layers=layers, claims=claims)))
    assert "<script" not in html
    assert "<img" not in html


def _requoted(quote: factories.Quote, layers: tuple[factories.Layer, ...]) -> factories.Quote:
    text = next(layer.text for layer in layers if layer.id == quote.layer)
    return dataclasses.replace(quote, exact=text[quote.start : quote.end])


def test_the_cited_sentence_stands_in_its_context() -> None:
    html = made()
    assert "<mark>In a written note the Falcon Column denied that its men killed anybody at the well.</mark>" in html
    before = html.index("The commission blamed the Falcon Column, an armed group")
    assert before < html.index("<mark>In a written note")
    assert "The town of Mizda had about 26" in html


def test_claims_of_one_sentence_show_its_words_once() -> None:
    whole = factories.dossier()
    own = [claim for claim in whole.register.claims if claim.id in whole.incident.claims]
    told = next(claim for claim in own if claim.polarity == "affirmed" and not claim.remains)
    twin = dataclasses.replace(told, id="C-000000000001")
    incident = dataclasses.replace(whole.incident, claims=(*whole.incident.claims, twin.id))
    register = dataclasses.replace(whole.register, claims=(*whole.register.claims, twin))
    once, twice = made(whole), made(Dossier(incident, register))
    assert f'id="{twin.id}"' in twice
    assert twice.count("<blockquote") == once.count("<blockquote")


def test_words_from_right_to_left_find_their_own_direction() -> None:
    html = made()
    assert "<mark>سمعنا الرصاص حتى الفجر ثم رموا عشرات الرجال في البئر</mark>" in html
    assert all('dir="auto"' in tag for tag in re.findall(r"<blockquote[^>]*>", html))


def test_the_condition_of_remains_waits_for_a_click() -> None:
    html = made()
    hidden = re.sub(r'<details class="graphic">.*?</details>', "", html, flags=re.DOTALL)
    assert "hands bound" in html
    assert "hands bound" not in hidden
    assert "Forensic workers on Monday" in hidden


def test_a_word_count_has_no_bar_and_an_open_one_has_an_arrow() -> None:
    html = made()
    plot = html[html.index('id="counts"') : html.index('id="when"')]
    assert plot.count('class="no-bound"') == 2
    assert plot.count('class="open"') == 2
    assert "≥ 43" in plot


def test_no_machine_calls_anything_confirmed() -> None:
    text = re.sub(r"<[^>]+>", " ", made())
    assert "confirmed" not in text.lower()
    assert "authentic" not in text.lower()
    assert "≥ 2 known independent origins" in text


def test_a_denial_is_shown_with_its_voice() -> None:
    html = made()
    denials = html[html.index("Denials, and those") :]
    assert "Falcon Column" in denials[:200]
    assert "denied that its men killed anybody" in denials[:900]


def test_copied_words_stand_side_by_side() -> None:
    html = made()
    pairs = re.findall(r'<div class="pair">(.*?)</div>', html, flags=re.DOTALL)
    assert len(pairs) == 2
    assert all(pair.count("<blockquote") == 2 for pair in pairs)
    assert "Coastal Mirror" in pairs[0]
    assert "Delta Wire" in pairs[0]


def test_every_original_has_its_hash_and_the_log_its_head() -> None:
    whole, html = factories.dossier(), made()
    told = [report for report in whole.register.reports if report.id in whole.incident.reports]
    assert told
    assert all(report.original_sha256 in html for report in told)
    assert whole.register.custody_head in html
    assert "headstone verify" in html


def test_unread_reports_are_counted_beside_the_totals() -> None:
    html = made()
    assert "1 report preserved beside these could not be read and is in no total." in html
    assert "unread: language" in html


def test_what_was_passed_over_is_shown_with_its_reason() -> None:
    html = made()
    assert "“about 26,000 inhabitants”" in html
    assert "a population, not victims" in html


def test_an_incident_without_place_or_claims_still_makes_a_page() -> None:
    whole = factories.dossier()
    bare = dataclasses.replace(
        whole.incident, place=None, claims=(), reports=(), dates=(), counts=(), perpetrators=(), corroboration=None,
        conflicts=(), reasons=(), related=(), aliases=(),
    )  # fmt: skip
    html = made(Dossier(bare, dataclasses.replace(whole.register, families=(), claims=())))
    assert "The place was not located" in html
    assert "No date is stated." in html


def test_a_claim_whose_text_is_gone_says_so() -> None:
    assert "The text of this report is not in this file." in made(with_register(layers=()))


def test_the_index_links_every_incident_to_its_dossier() -> None:
    html = index.render(clear(factories.register()))
    assert {link for link in Page(html).all("href") if not link.startswith("#")} == {"I-7K3F.html", "I-9QX2.html"}
    assert "preserved but unread (language: 1), in no total" in html
    assert html.count("PRIVATE - NOT CLEARED") == 3


def test_the_index_of_an_empty_register_says_what_to_do() -> None:
    whole = factories.register()
    bare: Register = dataclasses.replace(whole, incidents=(), reports=(), claims=())
    html = index.render(clear(bare))
    assert "headstone add FOLDER" in html
    assert "<strong>SAMPLE</strong>" not in html


def test_a_name_from_right_to_left_leaves_the_words_behind_it_in_order() -> None:
    name = "\u0645\u0633\u0644\u062d\u0648\u0646"
    assert apart("militiamen") == "militiamen"
    assert apart(name) == f"\u200e\u2068{name}\u2069"
