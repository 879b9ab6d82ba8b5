"""Hints in other languages: plain words where the network found no act or saw another century."""

import pytest

from headstone.model.marks import UNSEEN, Mark, Marked, View
from headstone.model.reading import Document, Hint
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.reading.acts_hints import NETWORK, RULE
from headstone.reading.gather import document_of
from headstone.reading.marks_events import acts_of
from headstone.reading.marks_hints import aside, hint_words, hinted, marked_hints, vouched
from headstone.reading.marks_places import is_a_kind, of_an_outlet
from headstone.reading.marks_scope import named_reason, scope_words
from headstone.rooms import load_tables
from headstone.tables import load

HINTS, SCOPE = hint_words(load("hints_languages.yaml")), scope_words(load("scope_languages.yaml"))
TOMB = "Nova do vale.\n\nLe tombeau du vieux saint n'est plus que ruines. La porte a brûlé. On attend le préfet."
BONES = "Заметка.\n\nНа краю посёлка найдены останки многих людей. Яма была засыпана известью. Работы идут."
NOTHING = "Ein Brief.\n\nDie Pumpe gibt wieder Wasser. Die Schule hat ein Dach. Wir danken euch."
SURE = Mark("act", Span(0, 4), 0.9, {"act": ("kill.massacre", 0.9)})
WEAK = Mark("act", Span(0, 4), 0.3, {"act": ("her.cultural", 0.4)})


def document(text: str, language: str) -> Document:
    report = Report("R-1", "0" * 64, "x.txt", "", Meta(language=language), "read", None)
    return document_of(report, Layer("L-1", "R-1", "text", "test", "0" * 64, text))


@pytest.mark.parametrize(
    ("text", "language", "code"), [(TOMB, "fr", "cem.grave_destruction"), (BONES, "ru", "grave.discovery")]
)
def test_words_take_the_stead_of_a_network_that_saw_no_act_well(text: str, language: str, code: str) -> None:
    one = document(text, language)
    found = hinted(one, Marked((WEAK,)), None, HINTS, SCOPE, UNSEEN)
    assert found is not None
    acts = [act for _, act in acts_of(found, one.sentences)]
    assert code in {act.code for act in acts}
    assert all(act.rule.startswith(RULE) for act in acts)


def test_an_act_that_the_network_is_sure_of_stands() -> None:
    assert hinted(document(TOMB, "fr"), Marked((SURE,)), None, HINTS, SCOPE, UNSEEN) is None


def test_a_report_left_out_by_the_view_of_the_network_alone_has_its_hints() -> None:
    one = document(BONES, "ru")
    found = hinted(one, Marked((SURE,)), "archaeology", HINTS, SCOPE, UNSEEN)
    assert found is not None
    assert {act.rule.split(":")[0] for _, act in acts_of(found, one.sentences)} == {RULE}


def test_a_report_left_out_by_its_words_stays_out() -> None:
    assert hinted(document(BONES + " Это бронзовый век.", "ru"), Marked(), "archaeology", HINTS, SCOPE, UNSEEN) is None


@pytest.mark.parametrize(("odds", "heard"), [(3.0, True), (0.6, False)])
def test_a_whole_text_that_surely_tells_of_an_attack_outweighs_words_of_another_age(odds: float, heard: bool) -> None:
    one = document(NOTHING.replace("Schule", "Schule aus der Bronzezeit"), "de")
    view = View({"cem": odds}, {"cem": Span(20, 24)})
    assert named_reason(one, SCOPE) is not None
    assert (hinted(one, Marked(), "archaeology", HINTS, SCOPE, view) is not None) == heard


def test_a_letter_of_nothing_and_an_unknown_language_hint_at_nothing() -> None:
    assert hinted(document(NOTHING, "de"), Marked(), None, HINTS, SCOPE, UNSEEN) is None
    assert hinted(document(TOMB, "xx"), Marked(), None, HINTS, SCOPE, UNSEEN) is None


def test_the_english_name_of_an_outlet_is_no_place() -> None:
    tables = load_tables().places
    assert of_an_outlet("Quelle: Tejo Courier, übersetzt", Span(8, 12), tables)
    assert not of_an_outlet("Quelle: Tejo heute", Span(8, 12), tables)


@pytest.mark.parametrize(
    ("language", "words", "kind"),
    [("de", "ostportugiesischen Kleinstadt", True), ("de", "Kleinstadt Beja", False), ("ar", "خندقين", True),
     ("ar", "وادي القصر", False), ("fr", "Villa Real", False)],
)  # fmt: skip
def test_a_mere_kind_of_place_is_no_place(language: str, words: str, kind: bool) -> None:
    text = f"— {words} —"
    assert is_a_kind(document(text, language), Span(2, 2 + len(words)), load_tables().places) is kind


@pytest.mark.parametrize(
    ("marks", "scope", "codes"),
    [
        ((SURE,), {"in": 0.9, "fiction": 0.1}, ["kill.massacre"]),
        ((SURE,), {"in": 0.2, "fiction": 0.8}, []),
        ((WEAK,), {"in": 1.0}, []),
        ((Mark("act", Span(0, 4), 0.9, {"act": ("disp.abduction", 0.9)}),), {"in": 1.0}, []),
    ],
)
def test_an_act_that_the_network_marks_well_is_a_hint_of_an_english_report(
    marks: tuple[Mark, ...], scope: dict[str, float], codes: list[str]
) -> None:
    one = document(NOTHING, "en")
    found = marked_hints(Marked(marks, scope=scope), one.sentences)
    assert [hint.code for hint in found] == codes
    assert all(hint.why == NETWORK for hint in found)


@pytest.mark.parametrize(
    ("said", "code", "kept"),
    [
        ("foram mortas", "kill.massacre", True),
        ("assobiava", "grave.concealment", False),
        ("incendiadas", "her.religious", False),
    ],
)
def test_in_a_language_that_was_not_taught_an_act_counts_by_its_own_words(said: str, code: str, kept: bool) -> None:
    text = "Notícia.\n\nOito pessoas foram mortas na aldeia. Um homem assobiava. Trinta casas foram incendiadas."
    one, at = document(text, "pt"), text.index(said)
    mark = Mark("act", Span(at, at + len(said)), 0.9, {"act": (code, 0.9)})
    assert bool(acts_of(vouched(one, Marked((mark,)), HINTS), one.sentences)) is kept
    spanish = document(text, "es")
    assert vouched(spanish, Marked((mark,)), HINTS) == Marked((mark,))


def test_a_text_whose_words_tell_nothing_may_tell_it_as_a_whole() -> None:
    one = document(NOTHING, "de")
    at = Span(NOTHING.index("Schule"), NOTHING.index("Schule") + 6)
    found = hinted(one, Marked(), None, HINTS, SCOPE, View({"grave": 1.5, "kill": -4.0, "cem": -4.0}, {"grave": at}))
    assert found is not None
    ((_, act),) = acts_of(found, one.sentences)
    assert (act.code, act.trigger) == ("grave.discovery", at)
    assert hinted(one, Marked(), None, HINTS, SCOPE, View({"grave": 0.4}, {"grave": at})) is None


def test_a_hint_stands_aside_of_an_act_that_did_not_take_place() -> None:
    one = document("What the team saw\n\nNo grave was opened. A trench lay below the wall. It was measured.", "en")
    hint = Hint("grave.discovery", one.sentences[1], 1, RULE)
    (moved,) = aside(one, (hint,), [one.sentences[1]])
    assert (moved.sentence, moved.words, moved.code) == (2, one.sentences[2], hint.code)
    assert aside(one, (hint,), [one.sentences[2]]) == (hint,)
    assert aside(one, (hint,), one.sentences) == (), "nothing is left that could tell of it"
