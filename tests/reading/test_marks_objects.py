"""What the thing itself refutes: stones raised again, a figure that is denied, a figure of stones among the dead."""

import pytest

from headstone.model.marks import Mark, Marked
from headstone.model.reading import Document
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.reading.gather import document_of
from headstone.reading.marks_events import acts_of
from headstone.reading.marks_hints import hint_words
from headstone.reading.marks_objects import sober
from headstone.tables import load

WORDS = hint_words(load("hints_languages.yaml"))


def document(text: str, language: str) -> Document:
    report = Report("R-1", "0" * 64, "x.txt", "", Meta(language=language), "read", None)
    return document_of(report, Layer("L-1", "R-1", "text", "test", "0" * 64, text))


def mark(text: str, words: str, label: str, **classes: str) -> Mark:
    start = text.index(words)
    return Mark(label, Span(start, start + len(words)), 0.9, {name: (value, 0.9) for name, value in classes.items()})


@pytest.mark.parametrize(
    ("text", "verb", "language", "kept"),
    [
        ("У суботу добровольці підняли шістдесят каменів.", "підняли", "uk", False),
        ("Добровольцы подняли двадцать крестов и плиты.", "подняли", "ru", False),
        ("Freiwillige hoben am Samstag sechzig Grabsteine auf.", "hoben", "de", False),
        ("Les jeunes ont relevé douze stèles et trois croix.", "relevé", "fr", False),
        ("У суботу слідчі підняли рештки шістдесяти людей з-під каменів.", "підняли", "uk", True),
        ("Los forenses sacaron doce cuerpos de debajo de las piedras.", "sacaron", "es", True),
    ],
)
def test_stones_that_are_raised_are_no_exhumation(text: str, verb: str, language: str, kept: bool) -> None:
    one = document(text, language)
    found = sober(one, Marked((mark(text, verb, "act", act="grave.exhumation"),)), WORDS)
    assert bool(acts_of(found, one.sentences)) is kept


@pytest.mark.parametrize(
    ("text", "figure", "language", "kind"),
    [
        ("Лежат 39 камней, а не 38.", "38", "ru", "other"),
        ("Повалено 39 каменів, не 38.", "38", "uk", "other"),
        ("Es sind 39, nicht 38, sagt der Küster.", "38", "de", "other"),
        ("Убиты не менее 38 человек.", "38", "ru", "killed"),
        ("Fueron 38 lápidas, dice el párroco.", "38", "es", "graves_destroyed"),
        ("Убиты 38, разбиты плиты.", "38", "ru", "killed"),
        ("Dort lagen 34 Menschen kreuz und quer.", "34", "de", "killed"),
    ],
)
def test_a_figure_that_is_denied_or_counts_stones_counts_no_dead(
    text: str, figure: str, language: str, kind: str
) -> None:
    found = sober(document(text, language), Marked((mark(text, figure, "count", kind="killed"),)), WORDS)
    assert found.marks[0].value("kind") == kind


def test_a_language_without_words_keeps_its_marks() -> None:
    text = "Sukarelawan mengangkat enam puluh nisan."
    found = Marked((mark(text, "mengangkat", "act", act="grave.exhumation"),))
    assert sober(document(text, "xx"), found, WORDS) is found
