from dataclasses import replace

import numpy as np
import pytest

from headstone.linking.lineage import trace
from headstone.linking.lineage_details import details, names_in, same
from headstone.linking.lineage_words import lineage_words
from headstone.model.lineage import Family, Link
from headstone.model.sources import Layer, Report
from headstone.model.spans import Span
from headstone.tables import load
from headstone.text.gists import WIDTH, packed
from tests.linking import factories as make

WORDS = lineage_words(load("lineage.yaml"))

ENGLISH = (
    "Quarrymen found the bones of 43 people near Orvane on Tuesday, prosecutor Marek Dolun said. "
    "The pit is 14 metres long and lies on land that belongs to Ilse Varga of Tessim. "
    "Nine of the dead were children, Dolun told the Halden Courier. "
    "Witnesses said that lorries came from Valka in June 1987, four nights in a row. "
    'The remains go to a laboratory in Port Leman, where they will be kept for six months.'
)  # fmt: skip
RUSSIAN = (
    "Рабочие каменоломни нашли во вторник у Орване кости 43 человек, сообщил прокурор Марек Долун. "
    "Яма длиной 14 метров находится на земле, которая принадлежит Ильзе Варге из Тессима. "
    "Девять погибших - дети, сказал Долун. "
    "По словам свидетелей, грузовики приходили из Валки в июне 1987 года, четыре ночи подряд. "
    "Останки отправят в лабораторию в Порт-Леман, где они пробудут шесть месяцев."
)
ARABIC = (
    "عثر عمال مقلع قرب أورفان يوم الثلاثاء على عظام 43 شخصا، بحسب المدعي العام ماريك دولون. "
    "ويبلغ طول الحفرة 14 مترا وتقع في أرض تعود إلى إيلسه فارغا من تسيم. "
    "وقال دولون إن تسعة من القتلى أطفال. "
    "وروى شهود أن شاحنات جاءت من فالكا في حزيران 1987 أربع ليال متتالية. "
)
OWN_RUSSIAN = (
    "Ильзе Варга не продаёт свою землю. Тридцать лет она молчала о том, что видела у Орване ночью. "
    "В деревне Садки, в 5 километрах от ямы, теперь говорят о 43 погибших и о 17 пропавших. "
    "Учитель Тодор Лем записал 212 имён ещё в 1994 году. В среду сюда приехал судья Павел Крам. "
    "Он ждёт ответа до марта."
)
RETOLD = (
    "The bones of 43 people came to light near Orvane on Tuesday, prosecutor Marek Dolun told reporters. "
    "The pit is 14 metres long and lies on land that belongs to Ilse Varga of Tessim. "
    "Nine of the dead were children, Dolun told the Halden Courier. "
    "A museum in the town shows an exhibition about the quarry until the end of the season."
)


def traced(texts: dict[str, str], **meta: dict[str, str]) -> tuple[Family, ...]:
    reports: list[Report] = [make.report(name, **meta.get(name, {})) for name in texts]
    layers: dict[str, Layer] = {one.id: make.layer(one, texts[one.id[2:]]) for one in reports}
    return trace(reports, layers, WORDS)


def links(families: tuple[Family, ...]) -> dict[frozenset[str], Link]:
    return {frozenset((link.from_report, link.to_report)): link for family in families for link in family.links}


EN = {"language": "en", "published": "2017-05-10", "publisher": "Halden Courier"}
RU = {"language": "ru", "published": "2017-05-11", "publisher": "Вести края"}
AR = {"language": "ar", "published": "2017-05-11", "publisher": "صحيفة الوادي"}


@pytest.mark.parametrize(("text", "meta"), [(RUSSIAN, RU), (ARABIC, AR)])
def test_a_translation_into_another_script_leads_to_its_source(text: str, meta: dict[str, str]) -> None:
    (link,) = links(traced({"a": ENGLISH, "b": text}, a=EN, b=meta)).values()
    assert (link.kind, link.from_report, link.to_report, link.directed) == ("translation", "R-b", "R-a", True)
    assert "names, numbers and dates in the same order in two languages" in link.rule


def test_the_spans_of_a_translation_are_the_details_that_meet() -> None:
    (link,) = links(traced({"a": ENGLISH, "b": RUSSIAN}, a=EN, b=RU)).values()
    met = {(RUSSIAN[a:b], ENGLISH[c:d]) for a, b, c, d in link.spans}
    assert {("Долун", "Dolun"), ("Варге", "Varga"), ("Девять", "Nine"), ("14", "14")} <= met


def test_an_independent_report_of_the_same_event_in_another_language_is_no_kin() -> None:
    assert traced({"a": ENGLISH, "b": OWN_RUSSIAN}, a=EN, b=RU) == ()


def test_texts_of_one_language_are_never_a_translation() -> None:
    assert all(link.kind != "translation" for link in links(traced({"a": ENGLISH, "b": RETOLD}, a=EN, b=EN)).values())


def test_a_text_of_another_month_is_no_translation() -> None:
    assert traced({"a": ENGLISH, "b": RUSSIAN}, a=EN, b={**RU, "published": "2017-09-11"}) == ()


def test_a_text_many_times_longer_is_no_translation() -> None:
    long = RUSSIAN + " " + "Дальше в газете стоит совсем другой рассказ о погоде и о рынке. " * 40
    assert traced({"a": ENGLISH, "b": long}, a=EN, b=RU) == ()


BRIEF = (
    "Кости 43 человек нашли во вторник у Орване, пишет {}. Прокурор Марек Долун говорит о яме длиной 14 метров. "
    "Суд в городе Кремня молчит, а министр Олег Ставин обещает ответ к осени. Среди погибших девять детей."
)


def test_a_text_that_names_the_publisher_needs_less() -> None:
    bare, named = BRIEF.format("местная газета"), BRIEF.format("«Халден Курьер»")
    assert traced({"a": ENGLISH, "b": bare}, a=EN, b=RU) == ()
    (link,) = links(traced({"a": ENGLISH, "b": named}, a=EN, b=RU)).values()
    assert "the copy credits the other's publisher" in link.rule


def test_a_copy_of_the_source_is_linked_to_its_translation() -> None:
    found = links(traced({"a": ENGLISH, "b": RUSSIAN, "c": RETOLD}, a=EN, b=RU, c={**EN, "publisher": "Tessim Post"}))
    assert found[frozenset(("R-b", "R-c"))].kind == "translation"


def one(text: str, language: str) -> list[tuple[str, str]]:
    report = make.report("x", language=language)
    return [(d.kind, text[d.start : d.end]) for d in details(report, make.layer(report, text)) if d.sure]


def test_figures_in_words_are_the_same_detail_as_in_digits() -> None:
    report = [make.report(name, language=name) for name in ("en", "fr")]
    texts = "They buried sixty-one men.", "Ils ont enterré 61 hommes."
    found = [details(r, make.layer(r, text)) for r, text in zip(report, texts, strict=True)]
    (a,), (b,) = ([detail for detail in of if detail.sure] for of in found)
    assert same(a, b)


def test_words_that_open_a_sentence_or_stand_small_elsewhere_are_no_sure_names() -> None:
    assert one("Diggers came to Orvane. The Bridge is closed, the bridge at Tessim too.", "en") == [
        ("name", "Orvane"), ("name", "Tessim"),
    ]  # fmt: skip


def test_german_nouns_are_no_sure_names() -> None:
    assert one("Der Bauer fand die Knochen bei Orvane.", "de") == []


def test_the_report_s_own_date_and_publisher_are_no_details() -> None:
    report = make.report("x", language="en", published="2017-05-10", publisher="Halden Courier")
    text = "By the Halden Courier, May 10, 2017. Men came to Orvane."
    assert [text[d.start : d.end] for d in details(report, make.layer(report, text)) if d.sure] == ["Orvane"]


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("المصدر: وكالة هالدن كورير", "Halden Courier", True),
        ("пишет «Халден Курьер»", "Halden Courier", True),
        ("пишет «Тессим Пост»", "Halden Courier", False),
        ("Le courrier est parti hier de Halden", "Halden Courier", False),
        ("wie Reuters meldet", "Reuters", True),
    ],
)
def test_a_publisher_is_told_in_any_script(text: str, name: str, told: bool) -> None:
    language = "ar" if text.startswith("ا") else "ru" if text.startswith("п") else "fr"
    assert names_in(text, name, (language, "en")) is told


def test_sentences_that_say_the_same_show_a_translation_with_few_details() -> None:
    """Two texts with one rare name: their sentences meet, in order; those of a third say something else."""
    english = "The shepherd came from Orvane.\nHis sister counted 43 shoes.\nNobody came down again."
    french = "Le berger venait d'Orvane.\nSa sœur a compté 43 chaussures.\nPersonne n'est redescendu."
    (family,) = gisted((english, (1, 2, 3)), (french, (1, 2, 3)))
    links = family.links
    assert [(link.kind, len(link.spans)) for link in links] == [("translation", 3)]
    assert "3 of 3 sentences say the same in two languages" in links[0].rule
    assert gisted((english, (1, 2, 3)), (french, (4, 5, 6))) == ()


def test_texts_without_any_detail_in_common_are_no_translation_however_alike() -> None:
    english, french = "A walk.\nA count.\nNobody.", "Une marche.\nUn compte.\nPersonne."
    assert gisted((english, (1, 2, 3)), (french, (1, 2, 3))) == ()


def gisted(one: tuple[str, tuple[int, ...]], other: tuple[str, tuple[int, ...]]) -> tuple[Family, ...]:
    """Families of an English and a French text; the numbers say which sentences of the two mean the same."""
    reports, layers = [], {}
    for name, language, (text, meant) in (("a", "en", one), ("b", "fr", other)):
        rows = np.zeros((len(meant), WIDTH), dtype=np.float32)
        rows[np.arange(len(meant)), meant] = 1.0
        ends = [len("\n".join(text.split("\n")[: n + 1])) for n in range(len(meant))]
        spans = [Span(end - len(line), end) for end, line in zip(ends, text.split("\n"), strict=True)]
        report = replace(make.report(name, language=language), gist=packed(spans, rows))
        reports.append(report)
        layers[report.id] = make.layer(report, text)
    return trace(reports, layers, WORDS)
