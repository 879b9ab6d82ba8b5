import pytest

from headstone.model.spans import Span
from headstone.store.register import Store
from headstone.store.search import locate, snippet, terms_of
from tests.store.factories import add, made


def found(store: Store, words: str) -> list[str]:
    return [hit.file for hit in store.search(words)]


@pytest.fixture
def filled(store: Store) -> Store:
    add(
        store,
        made("The graves near Hammam al-Alil were fenced. A mass grave lay beyond.", "en.txt"),
        made("عثر على مقبرة جماعية قرب حمام العليل لا في مسقط", "ar.txt"),
        made("Братская могила найдена возле посёлка Сосновка", "ru.txt"),
        made("附近发现一处万人坑", "zh.txt"),
        made("မြို့အနီးတွင် သင်္ချိုင်း တွေ့ရှိ", "my.txt"),
        made("Sana'a officials spoke of a mass burial and of a grave error.", "two.txt"),
        reader="",
    )
    return store


@pytest.mark.parametrize(("words", "files"), [
    ("graves fenced", ["en.txt"]),
    ("GRAVE", ["en.txt", "two.txt"]),
    ('"mass grave"', ["en.txt"]),
    ("mass grave", ["en.txt", "two.txt"]),
    ("Hamam Alil", ["en.txt"]),
    ("Hammam al Alil", ["en.txt"]),
    ("Hammam al-Alil", ["en.txt"]),
    ("Sosnovka", ["ru.txt"]),
    ("Muscat", ["ar.txt"]),
    ("ut", []),
    ("مقبرة", ["ar.txt"]),
    ("حمام العليل", ["ar.txt"]),
    ("могила", ["ru.txt"]),
    ("поселка", ["ru.txt"]),
    ("万人坑", ["zh.txt"]),
    ("坑万", []),
    ("သင်္ချိုင်း", ["my.txt"]),
    ("Sanaa", ["two.txt"]),
    ("nothing", []),
    ("", []),
    ("---", []),
])
def test_words_are_found_in_any_script_and_spelling(filled: Store, words: str, files: list[str]) -> None:
    assert sorted(found(filled, words)) == files


SIGNS = ['"', 'a" OR "b', "NEAR(x y)", "body:grave", "grave AND", "(grave", "*", "^grave", "gr*ve"]


def test_consonants_are_tried_only_where_the_words_stand_nowhere_and_the_hit_says_so(filled: Store) -> None:
    (exact,) = filled.search("Hamam Alil")
    (loose,) = filled.search("Sosnovka")
    assert (exact.loose, loose.loose) == (False, True)
    assert loose.snippet[loose.marks[0].start : loose.marks[0].end] == "Сосновка"


@pytest.mark.parametrize("words", SIGNS)
def test_signs_of_the_query_language_do_no_harm(filled: Store, words: str) -> None:
    filled.search(words)


def test_a_hit_stands_on_the_words_in_the_frozen_text(filled: Store) -> None:
    (hit,) = filled.search("hamam alil fenced")
    (layer,) = filled.layers_of(hit.report)
    assert layer.text[hit.span.start : hit.span.end] in ("Hammam", "al-Alil", "fenced")
    assert {hit.snippet[mark.start : mark.end] for mark in hit.marks} == {"Hammam", "al-Alil", "fenced"}
    assert hit.snippet in layer.text


def test_the_place_shown_is_where_most_words_stand_together() -> None:
    text = "grave " + "filler " * 100 + "the mass grave by the well"
    span, marks = locate(text, terms_of("mass grave well"))
    assert text[span.start : span.end] == "mass"
    assert len(marks) == 4


def test_a_snippet_is_cut_at_spaces() -> None:
    text = "word " * 100
    place, inside = snippet(text, Span(250, 254), (Span(250, 254), Span(0, 4)))
    piece = text[place.start : place.end]
    assert piece.startswith("word")
    assert piece.endswith("word")
    assert len(inside) == 1
    assert piece[inside[0].start : inside[0].end] == "word"


def test_a_short_word_is_not_stretched_and_a_star_stretches_it(store: Store) -> None:
    add(store, made("the pitfall", "a.txt"))
    assert found(store, "pit") == []
    assert found(store, "pit*") == ["a.txt"]
