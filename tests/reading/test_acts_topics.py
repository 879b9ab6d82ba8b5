"""What the words of a report speak of, where no sentence says it."""

import math

import pytest
import yaml
from training.topics import ACTS, CLASSES, TARGET, Text, fitted, others, table, told, vocabulary, words

from headstone.model.spans import Span
from headstone.reading.acts_topics import MOST, Topics, stems, sure, topics
from headstone.tables import load
from headstone.text.sentences import sentences

SHIPPED = topics(load("topics_en.yaml"))
PIT = """The clay keeps what it is given

Nobody in the lane will use the old pit again. Skulls lay in it, Marta counted eleven before she turned away, and beside
them the shoes of children.

The bones have gone to the town in paper bags. The hands of some were tied with wire."""
YARD = """Who comes with hammers

They came at night. In the morning the stones of our grandparents lay on their faces, the crosses were snapped and the
little angel had no head.

We set up what could be set up. Thirty slabs are in pieces."""
HARVEST = """Rain on the last field

The combine stood for nine days. My father looked at the sky and said nothing, as he has done every August.

On the tenth day the cooperative sent a second machine and the barley was in by dark."""


def hint(text: str) -> tuple[str, str, str] | None:
    found = SHIPPED.hint(text, sentences(text, [Span(0, len(text))]))
    return (found.code, text[found.words.start : found.words.end], found.why) if found else None


@pytest.mark.parametrize(("text", "act"), [(PIT, "grave.discovery"), (YARD, "cem.grave_destruction")])
def test_a_text_that_names_no_act_is_known_by_its_words(text: str, act: str) -> None:
    found = hint(text)
    assert found is not None and found[0] == act
    assert found[2].startswith("its words speak of one: ") and len(found[2].split(",")) == 4


def test_a_text_of_something_else_is_none() -> None:
    assert hint(HARVEST) is None


def test_a_line_by_itself_has_no_words_around_it() -> None:
    assert hint("Skulls and bones in a pit, hands tied with wire.") is None


def test_names_do_not_count() -> None:
    text = "Graves met Stone, and a grave lay open."
    assert [stem for stem, _ in stems(text, Span(0, len(text)))] == ["graves", "met", "and", "grave", "lay", "open"]


def test_a_long_text_is_looked_at_up_to_a_bound() -> None:
    text = "skulls " * MOST
    assert sum(1 for _ in stems(text, Span(0, len(text)))) <= MOST // len("skulls ") + 1


@pytest.mark.parametrize(("odds", "chance"), [((0.0, -math.inf), 0.5), ((900.0, 1.0), 1.0), ((-900.0,), 0.0)])
def test_a_probability_is_one_whatever_the_odds(odds: tuple[float, ...], chance: float) -> None:
    assert sure(odds) == pytest.approx(chance)


def test_the_recipe_learns_which_words_tell() -> None:
    rows = [Text("a", words(text), label) for text, label in (("bones in pits", "grave"), ("slabs broken", "cem"),
            ("men shot", "kill"), ("barley in barns", "none")) for _ in range(4)]  # fmt: skip
    names = vocabulary(rows)
    made = topics(yaml.safe_load(table(names, fitted(rows, names), 0.5)))
    assert isinstance(made, Topics)
    assert max(range(3), key=lambda n: made.odds("broken slabs", Span(0, 12))[n]) == list(ACTS).index("cem")
    barley, none, shot = (sure(made.odds(word, Span(0, len(word)))) for word in ("barley", "of", "shot"))
    assert barley < none < shot


def test_every_english_report_of_the_bundles_has_its_label_and_the_table_its_acts() -> None:
    labels = {text.label for text in told()}
    assert labels == set(CLASSES) and sum(1 for _ in others()) > 250
    assert SHIPPED.acts == tuple(ACTS.values()) and TARGET.name == "topics_en.yaml"


def test_a_text_without_a_known_word_is_no_hint_whatever_is_likely_before_a_word_is_read() -> None:
    assert hint("Zzyx qqwv.\n\nXyzzy plugh wvvq. Qqrt zzkl.") is None
