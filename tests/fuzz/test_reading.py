"""Whatever stands in a text, the reader reads it: no fault, every value where its words stand, in time."""

import hashlib
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from headstone.jobs import Done
from headstone.model.claims import Claim
from headstone.model.sources import Layer, Meta, Report, layer_id, report_id
from headstone.model.spans import Span
from headstone.reading.reader import Reader
from headstone.rooms import load_reader
from headstone.store.codec import decode, encode
from headstone.text.normalise import normalise
from tests.fuzz import hostile_texts
from tests.fuzz.rounds import ROUNDS

pytestmark = pytest.mark.slow

SECONDS = 5.0  # of one core for 10,000 characters, whatever they are; an ordinary report of that length takes one
BATCH = 10
HOSTILE = hostile_texts.named() | hostile_texts.among_reports()
SLOTS = ("dates", "counts", "perpetrators", "voices", "remains", "participants")
SINGLE = ("place", "finder", "motive", "victims")


@pytest.fixture(scope="module")
def reader(gazetteer: Path) -> Reader:
    return load_reader(gazetteer)


def frozen(text: str, title: str | None = None, language: str | None = "en") -> tuple[Report, Layer]:
    """A report of this text as intake would hand it over."""
    text = normalise(text)
    sha = hashlib.sha256(text.encode()).hexdigest()
    id_ = report_id(sha, "")
    meta = Meta(publisher="Hill Courier", title=title, published="2019-03-15", language=language)
    layer = Layer(layer_id(id_, "text", "plain/1", sha), id_, "text", "plain/1", sha, text, (Span(0, len(text)),))
    return Report(id_, sha, "a.txt", "", meta, "read"), layer


def read(reader: Reader, text: str) -> tuple[Layer, tuple[Claim, ...]]:
    """The claims of a text; fails when reading took too long for its length."""
    report, layer = frozen(text, title=text[:60] or None)
    began = time.process_time()
    claims = reader.read(report, layer).claims
    took = time.process_time() - began
    allowed = SECONDS * max(1.0, len(layer.text) / 10_000)
    assert took < allowed, f"{took:.1f} s for {len(layer.text)} characters"
    return layer, claims


def faults_of(layer: Layer, claims: tuple[Claim, ...]) -> list[str]:
    ids = [claim.id for claim in claims]
    faults = ["two claims of one id"] if len(set(ids)) < len(ids) else []
    return faults + [f"{claim.id} {claim.act}: {fault}" for claim in claims for fault in bad(layer, claim)]


def bad(layer: Layer, claim: Claim) -> Iterator[str]:
    text = layer.text
    if not 0 <= claim.trigger.start < claim.trigger.end <= len(text):
        yield f"its trigger {claim.trigger} is no place in the text"
    for quote in claim.quotes:
        if quote.layer != layer.id or not quote.stands_in(text):
            yield f"quote {quote.role} does not stand at {quote.start}"
    for slot, value in values(claim):
        quoted = [claim.quotes[index].exact for index in value.quotes if 0 <= index < len(claim.quotes)]
        if len(quoted) < len(value.quotes):
            yield f"{slot} points to a quote that is not there"
        if value.wording and not any(value.wording in exact for exact in quoted):
            yield f"{slot}: {value.wording[:80]!r} stands in none of its quotes"
        if not 0 <= value.score <= 1:
            yield f"{slot} has the score {value.score}"
    for count in claim.counts:
        if count.low is not None and count.high is not None and count.low > count.high:
            yield f"count from {count.low} to {count.high}"
        if any(number is not None and number < 0 for number in (count.low, count.high, count.point)):
            yield f"a count below nothing: {count.wording!r}"


def values(claim: Claim) -> Iterator[tuple[str, object]]:
    for slot in SLOTS:
        yield from ((slot, value) for value in getattr(claim, slot))
    yield from ((slot, value) for slot in SINGLE if (value := getattr(claim, slot)) is not None)


def unkept(claims: tuple[Claim, ...]) -> list[str]:
    """Claims that do not come back the same from the worker's answer or from the register."""
    sent = msgspec.msgpack.decode(msgspec.msgpack.encode(Done(claims=claims)), type=Done)
    lost = [claim.id for claim in claims if decode(encode(claim), Claim) != claim]
    return lost if sent.claims == claims else [*lost, "the worker's answer"]


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_text_is_read_in_time_and_every_value_stands_in_it(reader: Reader, name: str) -> None:
    layer, claims = read(reader, HOSTILE[name])
    assert not faults_of(layer, claims)
    assert not unkept(claims)


@pytest.mark.parametrize("first", range(0, ROUNDS, BATCH))
def test_a_random_text_is_read_in_time_and_every_value_stands_in_it(reader: Reader, first: int) -> None:
    for number in range(first, first + BATCH):
        layer, claims = read(reader, hostile_texts.mixed(number))
        faults = faults_of(layer, claims) + unkept(claims)
        assert not faults, f"text {number}: {faults}"


@pytest.mark.parametrize("name", ["dates_that_are_none", "mixed_directions", "russian_inside", "emoji_between"])
def test_reading_again_gives_the_same_claims(reader: Reader, name: str) -> None:
    text = HOSTILE[name]
    assert read(reader, text) == read(reader, text)


def test_main_content_may_be_anywhere_or_nowhere(reader: Reader) -> None:
    report, layer = frozen(hostile_texts.mixed(3) * 2)
    middle, end = len(layer.text) // 2, len(layer.text)
    for main in ((), (Span(middle, middle + 1),), (Span(0, 5), Span(middle, end)), (Span(end - 1, end),)):
        placed = replace(layer, main=main)
        assert not faults_of(placed, reader.read(report, placed).claims)
