"""The reader as a whole: quotes, ids, limits, the seam of the tagger."""

from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headstone.model.claims import Claim
from headstone.model.marks import View
from headstone.model.reading import Act, Document, Hint, Tagged
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.network import network_version
from headstone.reading.acts_hints import RULE as HINT
from headstone.reading.assemble import Material
from headstone.reading.gather import LONG
from headstone.reading.marks_reader import MarksReader
from headstone.reading.reader import Reader, Tables, is_promised
from headstone.reading.tagger import RuleTagger
from headstone.rooms import lexicon
from headstone.store.gazetteer import SqliteGazetteer
from headstone.versions import reader_version
from tests.reading.conftest import Read

SENTENCES = (
    "Villagers found a mass grave with 40 bodies near Serpa, Portugal, on 3 June 2012.",
    "Some of the bodies had tied hands.",
    "A prosecutor said on Monday that soldiers had shot 12 of them.",
    "The army denied the report.",
    "Vandals smashed 55 headstones at the cemetery of Beja, Portugal.",
)
NOISE = st.text(st.characters(codec="utf-8"), max_size=40)


def words_of(claim: Claim) -> list[tuple[str, tuple[int, ...]]]:
    """(wording, quotes) of every value of a claim."""
    values = (
        claim.place, claim.finder, claim.motive, claim.victims, *claim.dates, *claim.counts, *claim.perpetrators,
        *claim.voices, *claim.remains, *claim.participants,
    )  # fmt: skip
    return [(value.wording, value.quotes) for value in values if value is not None]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(SENTENCES), NOISE), min_size=1, max_size=5))
def test_every_quote_stands_whatever_stands_between_the_sentences(read: Read, rows: list[tuple[str, str]]) -> None:
    text = "".join(f"{noise} {sentence}\n" for sentence, noise in rows)
    for claim in read(text, "2012-06-06").claims:
        assert all(quote.stands_in(text) for quote in claim.quotes)
        for wording, quotes in words_of(claim):
            assert any(wording in claim.quotes[i].exact for i in quotes), wording


def test_ids_are_the_same_on_a_rerun_and_each_is_one_claim(read: Read) -> None:
    text = " ".join(SENTENCES)
    first, second = read(text).claims, read(text).claims
    assert first == second
    assert len({claim.id for claim in first}) == len(first) > 3


def test_an_empty_report_gives_nothing(read: Read) -> None:
    assert read("").claims == ()


def test_a_very_long_report_is_read_in_part_and_says_so(read: Read) -> None:
    text = SENTENCES[0] + "\n\n" + "The harvest was good. " * (LONG // 20) + "\n\n" + SENTENCES[4]
    reading = read(text)
    assert [claim.act for claim in reading.claims] == ["grave.discovery"]
    assert reading.notes == (f"only the first {LONG} characters were read",)


def test_a_title_is_a_short_first_line(read: Read) -> None:
    claim = read("Vandals wreck graves in Serpa\n\nHeadstones were smashed in Serpa, Portugal.").claims[0]
    assert claim.act == "cem.grave_destruction"


def test_the_version_is_known_without_a_parser(reader: Reader) -> None:
    assert f"{reader.version}+{network_version()}" == reader_version()  # this reader was given no network


class OneAct:
    """A tagger that has learnt one thing: every sentence with a digit tells of a discovery."""

    version = "one-act-1"

    def __init__(self, rules: RuleTagger) -> None:
        self._rules = rules

    def tag(self, document: Document, hinted: tuple[Hint, ...] = ()) -> tuple[Tagged, ...]:
        return tuple(Tagged(row.tree, row.nouns, self._acts(row)) for row in self._rules.tag(document, hinted))

    def _acts(self, row: Tagged) -> tuple[Act, ...]:
        token = next((t for t in row.tree.tokens if t.text.isdigit()), None)
        if token is None:
            return ()
        span = Span(token.start, token.end)
        return (Act("grave.discovery", "grave", span, token, row.tree.sentence, 0.9, "learnt"),)


def test_another_tagger_takes_the_place_of_the_rules(
    tagger: RuleTagger, small_atlas: SqliteGazetteer, tables: Tables
) -> None:
    """What follows the tagger (places, counts, quotes) works on whatever acts it gives."""
    other = Reader(OneAct(tagger), small_atlas, tables)
    text = SENTENCES[4]
    made = other.read(Report("R-1", "", "a.txt", "", Meta(), "read"), Layer("L-1", "R-1", "text", "", "", text))
    assert [(claim.act, claim.rule, claim.reader) for claim in made.claims] == [
        ("grave.discovery", "learnt", "one-act-1")
    ]


def test_a_verb_with_a_second_word_has_a_particle_there() -> None:
    """Other second words are never looked up: such a row would promise what no rule does."""
    particles = lexicon().lists["particles"]
    assert [verb for verb in lexicon().verbs if "_" in verb and verb.split("_", 1)[1] not in particles] == []


@pytest.mark.parametrize("name", sorted(lexicon().lists))
def test_word_lists_hold_lower_case_words(name: str) -> None:
    """YAML reads an unquoted "on" or "no" as a truth value; a list with one would lose a word silently."""
    rows = lexicon().lists[name]
    assert rows and all(isinstance(word, str) and word == word.lower() for word in rows)


class Sees:
    """A network of which only the view of whole texts is asked."""

    version = "view-1"

    def view(self, document: Document) -> View:
        return View({"grave": 4.0, "un_body": 5.0}, {"grave": document.sentences[-1]})

    def gist(self, document: Document) -> str:
        return ""


@pytest.mark.parametrize(
    ("text", "polarities"),
    [
        ("A trench lay below the wall at Beja. It was measured. No exhumation of the mass grave took place.", 2),
        ("A trench lay below the wall at Beja. The police denied that a mass grave was found there.", 1),
    ],
)
def test_what_did_not_take_place_denies_no_grave_that_the_whole_text_tells_of(
    tagger: RuleTagger, small_atlas: SqliteGazetteer, tables: Tables, text: str, polarities: int
) -> None:
    seen = Reader(tagger, small_atlas, tables, cast(MarksReader, Sees()))
    report = Report("R-1", "0" * 64, "one.txt", "", Meta(language="en"), "read")
    claims = seen.read(report, Layer("L-1", "R-1", "text", "test", "", text, (Span(0, len(text)),))).claims
    assert "denied" in {claim.polarity for claim in claims}
    assert len({claim.polarity for claim in claims}) == polarities


@pytest.mark.parametrize(
    ("rule", "modality", "promised"),
    [(HINT, "expected", True), (HINT, "conditional", True), (HINT, "asserted", False), ("verb", "expected", False)],
)
def test_what_is_only_hinted_at_and_only_to_come_tells_of_nothing(rule: str, modality: str, promised: bool) -> None:
    """A notice that headstones will be laid flat; what a sentence names as an act stays, with its modality."""
    act = SimpleNamespace(rule=f"{rule}: words of it")
    assert is_promised(cast(Material, SimpleNamespace(act=act, modality=modality))) is promised
