import pytest

from headstone.linking.credits import Credit, find_credits, republished
from headstone.linking.outlets import outlets
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.tables import load

TABLE = outlets(load("outlets.yaml"))
BODY = "Nine bodies were raised from a pit near the river, and more may follow in the weeks to come.\n"


def credits(text: str, publisher: str = "Example Post") -> tuple[Credit, ...]:
    layer = Layer("L", "R", "text", "test", "", text, (Span(0, len(text)),))
    return find_credits(Report("R", "", "a.txt", "", Meta(publisher=publisher), "read"), layer, TABLE)


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
