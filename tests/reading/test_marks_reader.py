"""The trained reader on short reports of ours, in six languages: what happened, where, when, how many, who did it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from headstone.config import settings
from headstone.model.claims import Claim
from headstone.model.sources import Layer, Meta, Report
from headstone.reading.reader import Reader, Reading
from headstone.rooms import load_reader


@dataclass(frozen=True, slots=True)
class Told:
    """A short report and what must come of it."""

    language: str
    text: str
    act: str
    place: str
    country: str
    figure: int
    edtf: str | None
    perpetrator: str = ""
    finder: str = ""


TOLD = [
    Told(
        "es",
        "Soldados hallaron el lunes una fosa común con al menos 30 cadáveres cerca de Ayacucho, informó el "
        "portavoz de la "
        "fiscalía. Los campesinos fueron fusilados por guerrilleros en agosto de 1984.",
        "grave.discovery", "Ayacucho", "PE", 30, "2012-05-14", "guerrilleros", "Soldados",
    ),
    Told(
        "fr",
        "Des villageois ont découvert dimanche un charnier contenant 45 corps près de Bunia, a annoncé le "
        "gouverneur. Les "
        "victimes ont été tuées par des miliciens en février 2003.",
        "grave.discovery", "Bunia", "CD", 45, "2012-05-13", "miliciens", "villageois",
    ),
    Told(
        "uk",
        "Поліцейські виявили у понеділок масове поховання біля Ізюма, у ньому знайшли щонайменше 40 тіл, "
        "повідомив речник "
        "прокуратури. Людей розстріляли російські військові у квітні 2022 року.",
        "grave.discovery", "Ізюма", "UA", 40, "2012-05-14", "Russian", "Поліцейські",
    ),
    Told(
        "ar",
        "عثرت القوات العراقية يوم الاثنين على مقبرة جماعية تضم 50 جثة قرب الموصل، وقال متحدث باسم الشرطة إن "
        "مسلحي تنظيم "
        "داعش أعدموا الضحايا في عام 2016.",
        "grave.discovery", "الموصل", "IQ", 50, "2012-05-14", "Islamic State", "القوات العراقية",
    ),
    Told(
        "pl",
        "Archeolodzy i prokuratorzy odkryli w poniedziałek masowy grób koło Augustowa, w którym znaleziono "
        "szczątki co najmniej "
        "20 osób, poinformował rzecznik prokuratury. Więźniów rozstrzelali funkcjonariusze NKWD w 1941 roku.",
        "grave.discovery", "Augustowa", "PL", 20, "2012-05-14", "NKWD", "prokuratorzy",
    ),
    Told(
        "id",
        "Warga menemukan kuburan massal berisi 24 jenazah di dekat Blitar pada hari Senin, kata juru bicara "
        "kepolisian. Para korban "
        "dibunuh oleh tentara pada tahun 1965.",
        "grave.discovery", "Blitar", "ID", 24, "2012-05-14", "tentara", "Warga",
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def read() -> Callable[[str, str], Reading]:
    """Reads a text as a report of one language, published 15 May 2012, with the reader that ships."""
    import os

    reader: Reader = load_reader(settings(os.environ).gazetteer)

    def reading(text: str, language: str) -> Reading:
        meta = Meta(language=language, published="2012-05-15")
        report = Report("R-1", "0" * 64, "x.txt", "", meta, "read", None)
        return reader.read(report, Layer("L-1", "R-1", "text", "test", "0" * 64, text))

    return reading


def claims_of(reading: Reading, act: str) -> list[Claim]:
    return [c for c in reading.claims if c.act == act]


@pytest.mark.parametrize("told", TOLD, ids=lambda t: t.language)
def test_a_short_report_gives_its_event(told: Told, read: Callable[[str, str], Reading]) -> None:
    reading = read(told.text, told.language)
    assert reading.scope is None
    found = claims_of(reading, told.act)
    assert found, [c.act for c in reading.claims]
    figures = {v for c in reading.claims for n in c.counts for v in (n.low, n.high, n.point)}
    places = {(c.place.wording, c.place.country) for c in reading.claims if c.place}
    assert told.figure in figures
    assert any(told.place in wording and country == told.country for wording, country in places)
    assert told.edtf in {d.edtf for c in found for d in c.dates}
    assert any(told.perpetrator in p.name for c in reading.claims for p in c.perpetrators)
    assert any(c.finder and told.finder in c.finder.name for c in found)


@pytest.mark.parametrize("told", TOLD, ids=lambda t: t.language)
def test_every_value_of_the_network_is_words_of_the_text(told: Told, read: Callable[[str, str], Reading]) -> None:
    for claim in read(told.text, told.language).claims:
        assert all(q.stands_in(told.text) for q in claim.quotes)
        for value in (*claim.counts, *claim.dates, *claim.perpetrators, *claim.voices):
            assert any(value.wording in claim.quotes[i].exact for i in value.quotes)


def test_a_figure_is_read_by_the_grammar_not_by_the_network(read: Callable[[str, str], Reading]) -> None:
    reading = read("Encontraron una fosa con más de treinta y dos cuerpos en Ayacucho.", "es")
    counts = [n for c in reading.claims for n in c.counts]
    assert [(n.form, n.low) for n in counts][:1] == [("more_than", 32)]


def test_an_ancient_grave_leads_to_no_incident(read: Callable[[str, str], Reading]) -> None:
    text = (
        "Los arqueólogos descubrieron en Burgos una fosa común medieval con 14 esqueletos. Según la "
        "universidad, los restos "
        "datan del siglo XII y pertenecieron a peregrinos muertos de peste."
    )
    assert read(text, "es").scope == "archaeology"


def test_the_same_words_give_the_same_claims_again(read: Callable[[str, str], Reading]) -> None:
    assert read(TOLD[0].text, "es") == read(TOLD[0].text, "es")


def test_words_of_a_film_outweigh_a_network_that_sees_a_report(read: Callable[[str, str], Reading]) -> None:
    text = (
        "Soldati scoprono una fossa comune con 40 corpi vicino a Matera. È la scena che apre il nuovo film "
        "della regista "
        "Livia Sarti, un thriller presentato ieri al festival di Bari: nel cast, fra gli attori, anche due "
        "esordienti."
    )
    assert read(text, "it").scope == "fiction"


def test_forensic_archaeologists_at_a_grave_are_no_archaeology(read: Callable[[str, str], Reading]) -> None:
    text = (
        "Archeolodzy i prokuratorzy ekshumowali w środę szczątki 17 osób z masowego grobu pod Augustowem. "
        "Ofiary rozstrzelali "
        "w 1945 roku funkcjonariusze NKWD, poinformował prokurator."
    )
    assert read(text, "pl").scope is None
