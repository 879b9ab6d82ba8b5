"""Numbers in the languages besides English. The cases, one file a language, are "sentence | wording | form values role"
with a "+" where the sentence holds other counts too."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from headstone.model.spans import Span
from headstone.text.numbers import NumberMention, find_numbers
from headstone.text.numerals.tongues import TONGUES
from tests.text.number_speller import SPELLERS

CASES = Path(__file__).parent / "number_cases"
LANGUAGES = sorted(TONGUES)
LINES = [
    (path.stem, *(part.strip() for part in line.split("|")))
    for path in sorted(CASES.glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
Bounds = tuple[int | None, int | None, int | None]


def numbers(text: str, language: str | None, negations: bool = True) -> list[NumberMention]:
    return list(find_numbers(text, Span(0, len(text)), language, negations=negations))


def values(text: str, language: str | None) -> list[int | None]:
    return [mention.point for mention in numbers(text, language)]


def expected(told: str) -> tuple[str, Bounds, str]:
    """ "at_least 30 age" → the form, (low, high, point) and the role."""
    form, *rest = told.replace("+", "").split()
    figures = [int(word) for word in rest if word.isdecimal()]
    role = "".join(word for word in rest if not word.isdecimal())
    first = figures[0] if figures else None
    shapes: dict[str, Bounds] = {
        "exact": (first, first, first),
        "at_least": (first, None, None),
        "more_than": (first, None, None),
        "up_to": (None, first, None),
        "fewer_than": (None, first, None),
        "approximately": (None, None, first),
        "range": (first, figures[-1] if figures else None, None),
        "none": (0, 0, 0),
    }
    return form, shapes.get(form, (None, None, None)), role


@pytest.mark.parametrize(("language", "text", "wording", "told"), LINES)
def test_a_number_is_read_with_its_hedge_and_role(language: str, text: str, wording: str, told: str) -> None:
    found = {text[m.span.start : m.span.end]: m for m in numbers(text, language)}
    assert wording in found
    mention = found[wording]
    assert (mention.form, (mention.low, mention.high, mention.point), mention.role) == expected(told)
    if "+" not in told:
        counts = [wording for wording, m in found.items() if not m.role]
        assert counts == ([] if mention.role else [wording])


def test_every_language_has_twenty_five_cases_or_more() -> None:
    told = [line[0] for line in LINES]
    assert {language for language in LANGUAGES if told.count(language) < 25} == set()


@pytest.mark.parametrize("language", sorted(SPELLERS))
def test_every_number_below_two_thousand_comes_back(language: str) -> None:
    spell = SPELLERS[language]
    wrong = [n for n in range(2, 2000) if values(f"{spell(n)} x", language)[:1] != [n]]
    assert wrong == []


@example("de", 783_792)  # one of the longest words
@given(st.sampled_from(sorted(SPELLERS)), st.integers(2, 999_999))
def test_a_spelt_number_comes_back(language: str, number: int) -> None:
    assert values(f"{SPELLERS[language](number)} x", language) == [number]


SCRIPTS = {"arabic": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹", "devanagari": "०१२३४५६७८९"}


@given(st.integers(1, 10**9), st.sampled_from(sorted(SCRIPTS)), st.sampled_from([*LANGUAGES, "en", None]))
def test_digits_of_other_scripts_equal_ascii(number: int, script: str, language: str | None) -> None:
    written = str(number).translate(str.maketrans("0123456789", SCRIPTS[script]))
    assert values(f"x {written} x", language) == values(f"x {number} x", language)


@given(st.integers(1000, 10**9), st.sampled_from(LANGUAGES), st.sampled_from([" ", "\u00a0", "\u202f", "٬"]))
def test_groups_of_three_are_one_figure(number: int, language: str, mark: str) -> None:
    assert values(f"x {number:,} x".replace(",", mark), language) == [number]


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_any_text_can_be_searched_in_any_language(text: str, language: str) -> None:
    for mention in numbers(text, language):
        assert 0 <= mention.span.start < mention.span.end <= len(text)


@given(
    st.lists(st.sampled_from([w for line in LINES for w in line[1].split()]), max_size=30), st.sampled_from(LANGUAGES)
)
def test_mentions_lie_inside_in_order_and_never_overlap(words: list[str], language: str) -> None:
    text, floor = " ".join(words), 0
    for mention in numbers(text, language):
        assert floor <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.holds(mention.words)
        floor = mention.span.end


def test_a_language_without_a_grammar_gives_figures_only() -> None:
    for language in (None, "sw", "tr"):
        assert values("x two 30 x, at least 40", language) == [30, None]


def test_a_region_or_dialect_is_read_as_its_language() -> None:
    assert values("trettito lik", "nb") == values("trettito lik", "no") == [32]
    assert values("veintitrés cuerpos", "es-MX") == [23]


def test_nothing_found_comes_only_when_asked_for() -> None:
    assert numbers("No apareció ningún cuerpo.", "es", negations=False) == []


def test_absurdly_long_words_are_read_without_harm() -> None:
    assert numbers("ein" * 4000, "de") == []
    assert numbers("tausend" * 8, "de") == []
    assert numbers("dos " + "millones " * 3000, "es")
    assert numbers("2 mil " * 3000, "es")
    assert numbers("environ " * 3000 + "3", "fr")
    for language in LANGUAGES:
        assert {m.role for m in numbers("9" * 6000, language)} == {"identifier"}
