import pytest

from headstone.linking.credits import Credit, find_credits, republished
from headstone.linking.outlets import Outlets
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.registers import load_outlets

TABLE = load_outlets()
BODY = "Nine bodies were raised from a pit near the river, and more may follow in the weeks to come.\n"


def credits(text: str, publisher: str = "Example Post", table: Outlets = TABLE) -> tuple[Credit, ...]:
    layer = Layer("L", "R", "text", "test", "", text, (Span(0, len(text)),))
    return find_credits(Report("R", "", "a.txt", "", Meta(publisher=publisher), "read"), layer, table)


@pytest.mark.parametrize(
    ("text", "outlet", "position"),
    [
        (f"LIMA (AP) — {BODY}", "Associated Press", "dateline"),
        (f"Pit opened\n\nLIMA - Agence France-Presse\n\n{BODY}", "Agence France-Presse", "dateline"),
        (f"Pit opened\n\nBy AFP\n\n{BODY}", "Agence France-Presse", "byline"),
        (f"BBC Online :\n{BODY}{BODY}", "BBC", "byline"),
        (f"{BODY}{BODY}(Reporting by Reuters)", "Reuters", "source_line"),
        (f"{BODY}{BODY}Source: Deutsche Welle", "Deutsche Welle", "footer"),
        (f"{BODY}{BODY}(dailymail.co.uk)", "Daily Mail", "footer"),
        (f"From daily The Hindu in India:\n{BODY}", "The Hindu", "source_line"),
    ],
)
def test_a_credit_at_head_or_foot_is_a_republication(text: str, outlet: str, position: str) -> None:
    (credit,) = credits(text)
    assert (credit.outlet, credit.position, credit.kind) == (outlet, position, "republication")


@pytest.mark.parametrize(
    "text",
    ["A ferryman told Reuters of nine bones beside the landing.", "The Daily Mail reports that nine were found."],
)
def test_a_name_inside_a_sentence_is_a_quotation(text: str) -> None:
    assert [credit.kind for credit in credits(f"{BODY}{text} {BODY}{BODY}")] == ["quotation"]


def test_a_picture_credit_is_a_photo_only() -> None:
    found = credits(f"Photo: a trench near Lima. REUTERS/Jo Example\n\n{BODY}")
    assert [(credit.outlet, credit.kind) for credit in found] == [("Reuters", "photo")]
    assert republished(found) == ()


def test_the_publisher_field_may_say_whose_text_it_carries() -> None:
    (credit,) = credits(BODY, "Example Mirror (dpa wire)")
    assert (credit.outlet, credit.position, credit.span) == ("Deutsche Presse-Agentur", "publisher", None)
    assert credit.wording in "Example Mirror (dpa wire)"


def test_a_papers_own_masthead_is_no_credit() -> None:
    assert credits(f"Deutsche Welle\n\n{BODY}", "Deutsche Welle") == ()


def test_every_wording_stands_at_its_span() -> None:
    text = f"LIMA (AP) — {BODY}Two men told Reuters so.\nSource: BBC"
    for credit in credits(text):
        assert credit.span is not None
        assert text[credit.span.start : credit.span.end] == credit.wording


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"MADRID, 12 mar. 2016 (EFE) - {BODY}", "EFE"),
        (f"Berlin (dpa) - {BODY}", "Deutsche Presse-Agentur"),
        (f"بغداد (رويترز) - {BODY}", "Reuters"),
        (f"КИЇВ, 12 березня. /Укрінформ/. {BODY}", "Ukrinform"),
        (f"{BODY}{BODY}Fuente: Agencia EFE", "EFE"),
        (f"{BODY}{BODY}Quelle: Der Spiegel / dpa, 3. Mai", "Der Spiegel"),
        (f"{BODY}{BODY}Źródło: PAP", "PAP"),
        (f"{BODY}{BODY}Sumber: Kompas", "Kompas"),
        (f"{BODY}{BODY}Джерело: Укрінформ", "Ukrinform"),
        (f"{BODY}{BODY}المصدر: وكالة فرانس برس", "Agence France-Presse"),
        (f"{BODY}{BODY}Con información de Reuters", "Reuters"),
        (f"{BODY}{BODY}Publié initialement dans Le Monde", "Le Monde"),
        (f"{BODY}{BODY}This article was first published in The Guardian.", "The Guardian"),
        (f"{BODY}{BODY}Text: Agence France-Presse", "Agence France-Presse"),
        (f"Pit opened\n\nBy AFP and agencies\n\n{BODY}{BODY}", "Agence France-Presse"),
        (f"Pit opened\n\nPor EFE\n\n{BODY}{BODY}", "EFE"),
    ],
)
def test_a_credit_is_read_in_the_words_of_its_language(text: str, outlet: str) -> None:
    assert outlet in republished(credits(text))


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("Un testigo dijo a EFE que eran nueve.", "EFE"),
        ("Selon l'AFP, neuf corps ont été sortis.", "Agence France-Presse"),
        ("وقال شاهد لرويترز إن الجثث تسع.", "Reuters"),
        ("Об этом сообщил «Интерфаксу» паромщик.", "Interfax"),
        ("Тіла підняли з ями, передає Укрінформ.", "Ukrinform"),
        ("Hal itu dilaporkan kantor berita Antara.", "Antara"),
    ],
)
def test_a_sentence_credits_an_agency_in_any_language(sentence: str, outlet: str) -> None:
    assert [(credit.outlet, credit.kind) for credit in credits(f"{BODY}{BODY}{sentence} {BODY}{BODY}")] == [
        (outlet, "quotation")
    ]


@pytest.mark.parametrize(
    ("text", "outlet", "kind"),
    [
        (f"{BODY}{BODY}(Source: Northline News Agency)", "Northline News Agency", "republication"),
        (f"SERPA (Northline) - {BODY}{BODY}", "Northline", "republication"),
        (f"Pit opened\n\nBy Agence Meridien\n\n{BODY}{BODY}", "Agence Meridien", "republication"),
        (f"{BODY}{BODY}First published by the Baixa Lantern.", "Baixa Lantern", "republication"),
        (f"{BODY}{BODY}(NLA)", "NLA", "republication"),
        (f"{BODY}Nine were raised, Northline News Agency reported. {BODY}{BODY}", "Northline News Agency", "quotation"),
        (f"{BODY}He told the Valley Herald about it. {BODY}{BODY}", "Valley Herald", "quotation"),
        (f"{BODY}He spoke, the newspaper Baixa Alta wrote. {BODY}{BODY}", "Baixa Alta", "quotation"),
        (f"{BODY}Об этом пишет газета «Заречная сторона». {BODY}{BODY}", "Заречная сторона", "quotation"),
        (f"{BODY}Lo scrive il quotidiano locale Valle Nuova. {BODY}{BODY}", "Valle Nuova", "quotation"),
        (f"{BODY}Das meldete die Talzeitung. {BODY}{BODY}", "Talzeitung", "quotation"),
        (f"{BODY}Det skriver avisen Dalposten. {BODY}{BODY}", "Dalposten", "quotation"),
        (f"{BODY}ونقلت عن صحيفة «ضفة الوادي» ذلك. {BODY}{BODY}", "ضفة الوادي", "quotation"),
    ],
)
def test_an_outlet_that_nobody_lists_is_credited_where_only_a_credit_stands(text: str, outlet: str, kind: str) -> None:
    assert [(credit.outlet, credit.kind) for credit in credits(text)] == [(outlet, kind)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor told the Senate that the pit was old.",
        "By the river stood a post, and the press came on Monday.",
        "Officials told the Environmental Protection Agency about the wells.",
        "The National Intelligence Agency reported nine dead.",
        "He read the post, said Maria Post, and told Anna Star of it.",
        "El alcalde dijo a la Agencia Nacional de Tierras que no.",
        "Nella Repubblica Dominicana il guardián vide tutto.",
        "Das Gericht in Serpa sagte der Presse nichts.",
        "La radio sonaba; el canal Seco estaba vacío.",
        "Суд сообщил об этом прокурору Сербии.",
        "From the Ministry came a promise, and the site of Serpa's chapel was closed.",
    ],
)
def test_plain_prose_credits_nobody(sentence: str) -> None:
    assert credits(f"{sentence}\n\n{BODY}{sentence} {BODY}{sentence}\n\n{BODY}{sentence}") == ()


@pytest.mark.parametrize(
    "text", ["SERPA (Mozambique) - ", "СЕРПА (Либерия). ", "SERPA (Irak) – ", "SERPA (UPDATED) - "]
)
def test_a_country_before_the_story_is_no_outlet(text: str) -> None:
    assert credits(f"{text}{BODY}{BODY}") == ()


def test_a_house_that_signs_without_its_name_is_credited() -> None:
    (credit,) = credits(f"{BODY}{BODY}\n(Reporting by A. Example; Editing by B. Example)")
    assert (credit.outlet, credit.span, credit.kind) == ("Reuters", None, "republication")
    assert credits(f"{BODY}{BODY}\n(Reporting by A. Example in Lima)") == ()


def test_agencies_beside_a_slash_are_two_and_a_photographer_is_none() -> None:
    assert republished(credits(f"LIMA (AFP/dpa) — {BODY}")) == ("Agence France-Presse", "Deutsche Presse-Agentur")
    assert republished(credits(f"{BODY}{BODY}AFP/Getty Images\n\n{BODY}")) == ()


def test_a_name_alone_between_paragraphs_is_a_picture_s() -> None:
    prose = (BODY.strip() + " ") * 2
    found = credits("\n".join((prose, prose, "ASSOCIATED PRESS", prose, prose, prose)))
    assert [credit.kind for credit in found] == ["photo"]


CASE = load_outlets(
    ["Northline News Agency", "Agence Lacs et Plaines", "Elbtalbote", "The Daily Baixa", "Outro (blog)", "Голос гор"]
)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"SERPA (Northline) - {BODY}", "Northline News Agency"),
        (f"{BODY}{BODY}(ALP)", "Agence Lacs et Plaines"),
        (f"{BODY}{BODY}Others told ALP so. {BODY}", "Agence Lacs et Plaines"),
        (f"{BODY}{BODY}Quelle: Elbtalbote", "Elbtalbote"),
        (f"{BODY}{BODY}(وكالة نورثلاين) ", "Northline News Agency"),
        (f"{BODY}Об этом сообщило агентство «Нортлайн». {BODY}", "Northline News Agency"),
        (f"{BODY}{BODY}Via Outro (link)", "Outro (blog)"),
        (f"{BODY}{BODY}Aus dem Russischen; zuerst erschienen in »Golos Gor«.", "Голос гор"),
    ],
)
def test_a_case_s_own_publishers_are_known_by_their_short_forms(text: str, outlet: str) -> None:
    assert [credit.outlet for credit in credits(text, table=CASE)] == [outlet]


@pytest.mark.parametrize(
    "text", ["Die Krone hatte man ihm im Mai eingesetzt.", "It was shown to Wafa Example, a reporter."]
)
def test_a_word_and_a_first_name_are_no_papers(text: str) -> None:
    assert credits(f"{BODY}{text}\n{BODY}") == ()


def test_a_short_form_of_the_report_s_own_publisher_is_no_credit() -> None:
    assert credits(f"SERPA (Northline) - {BODY}", "Northline News Agency") == ()
    assert credits(f"SERPA, Feb 3 (ALP) - {BODY}", "Agence Lacs et Plaines", CASE) == ()


def test_the_name_of_a_country_in_a_dateline_is_no_outlet() -> None:
    assert {c.outlet for c in credits(f"MWEKA, DR Congo (Reuters) - {BODY}")} == {"Reuters"}


@pytest.mark.parametrize(
    "line", ["Aus: Reuters. Deutsch von der Redaktion.", "Vertaald uit: Reuters", "D'après: Reuters"]
)
def test_a_translation_names_its_source_at_the_foot(line: str) -> None:
    assert "Reuters" in republished(credits(f"{BODY}{BODY}\n{line}"))


def test_a_province_in_the_brackets_of_a_dateline_is_no_outlet() -> None:
    assert credits(f"SERPA (Bejaland). {BODY}") == ()
    (credit,) = credits(f"SERPA (Bejaland) - {BODY}")
    assert credit.outlet == "Bejaland", "before a dash stands who put it out"
