"""The view of a whole text: what the shipped network says of texts of ours, and what it does with odd ones."""

import numpy as np
import pytest

from headstone.model.marks import Network, View
from headstone.model.spans import Span
from headstone.network import load_network
from headstone.reading.marks_hints import VIEWED, viewed
from headstone.reading.marks_network import LONGEST, WINDOWS, OnnxNetwork
from headstone.text.gists import Gist, likeness, unpacked
from headstone.text.sentences import sentences
from tests.reading.test_voices_view import document

FIELD = """The quarry at noon

We had to leave the car at the bridge. Old Example walked ahead of me with his stick and did not speak until we stood at
the edge. "Down there," he said, and I counted nine skulls in the clay.

His neighbour would not come with us. She told me at her gate that her brother's coat lay on top."""
STATEMENT = """Press release

The provincial police command informs the public that its officers recovered nine bodies from a pit at the quarry on
Tuesday. The remains were taken to the state hospital. The prosecutor has opened an investigation, a spokesman said."""
HARVEST = """Prices of barley

The cooperative paid a tenth more than last year. Farmers said the rain had come at the right time."""
FRENCH = """Au bord de la carrière

Nous avons laissé la voiture au pont. Le vieil homme m'a montré la fosse. « Là », dit-il, et j'ai compté neuf crânes.
Sa voisine nous raconte qu'elle a reconnu le manteau de son frère parmi les corps."""


@pytest.fixture(scope="module")
def network() -> Network:
    return load_network(threads=1)


def seen(network: Network, text: str, publisher: str = "Harbour Lamp") -> View:
    return network.view(text, Span(0, len(text)), publisher)


@pytest.mark.parametrize("text", [FIELD, FRENCH])
def test_what_a_reporter_saw_and_heard_is_field_work_and_a_release_is_none(network: Network, text: str) -> None:
    field, release = seen(network, text), seen(network, STATEMENT, "Provincial Police Command")
    assert field.odds["field"] > 0 > release.odds["field"]
    assert field.odds["own"] > release.odds["own"]
    assert release.odds["state"] > 0 > field.odds["state"]


def test_it_points_at_words_of_the_text(network: Network) -> None:
    for span in seen(network, FIELD).where.values():
        assert 0 <= span.start <= span.end <= len(FIELD)


def test_a_body_inside_a_page_keeps_the_offsets_of_the_page(network: Network) -> None:
    page = "Menu Home About\n\n" + FIELD
    inside = network.view(page, Span(page.index("The quarry"), len(page)), "Harbour Lamp")
    alone = seen(network, FIELD)
    assert inside.odds == pytest.approx(alone.odds)
    shift = page.index("The quarry")
    assert {label: (s.start - shift, s.end - shift) for label, s in inside.where.items() if s.end > s.start} == {
        label: (s.start, s.end) for label, s in alone.where.items() if s.end > s.start
    }


@pytest.mark.parametrize("text", ["", " ", "\x00", "🪦" * 50, FIELD * 60, "a" * 20_000])
def test_odd_and_long_texts_have_a_view(network: Network, text: str) -> None:
    found = seen(network, text)
    assert all(np.isfinite(odds) for odds in found.odds.values())
    assert all(0 <= span.start <= span.end <= len(text) for span in found.where.values())


def test_what_stands_beyond_the_windows_is_not_looked_at(network: Network) -> None:
    long = HARVEST * (WINDOWS * LONGEST // 10)
    assert seen(network, long).odds == seen(network, long + FIELD).odds


def test_an_event_between_the_lines_is_a_hint(network: Network) -> None:
    (hint,) = viewed(document(FIELD), seen(network, FIELD))
    assert hint.code == VIEWED["grave"]
    assert document(FIELD).sentences[hint.sentence].holds(hint.words)
    assert viewed(document(HARVEST), seen(network, HARVEST)) == ()


def test_a_view_runs_the_lower_half_alone() -> None:
    """The upper eight layers cost twice as much and serve the marks."""
    whole, lower = load_network(threads=1), load_network(threads=1)
    assert isinstance(lower, OnnxNetwork)
    lower._upper = None
    assert seen(lower, FIELD).odds == pytest.approx(seen(whole, FIELD).odds)
    with pytest.raises(AttributeError):
        lower.mark(FIELD, (Span(0, len(FIELD)),))


def gist(network: Network, text: str, language: str) -> Gist:
    """Of the whole text."""
    whole = Span(0, len(text))
    return unpacked(network.gist(text, whole, "Harbour Lamp", sentences(text, (whole,)), language))


def test_sentences_that_say_the_same_lie_nearer_in_two_languages_than_others(network: Network) -> None:
    field, french, harvest = (gist(network, *text) for text in ((FIELD, "en"), (FRENCH, "fr"), (HARVEST, "en")))
    assert likeness(field, french).both > likeness(harvest, french).both
    assert all(FIELD[span.start : span.end].strip() for span in field.spans)


def test_a_gist_costs_no_second_run_of_the_network(network: Network) -> None:
    lower = load_network(threads=1)
    assert isinstance(lower, OnnxNetwork)
    seen(lower, FIELD)
    lower._lower = None
    assert len(gist(lower, FIELD, "en"))


@pytest.mark.parametrize("text", ["", " ", "\x00", "🪦" * 50, "a" * 20_000])
def test_odd_texts_have_a_gist_of_their_words_or_none(network: Network, text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in gist(network, text, "xx").spans)
