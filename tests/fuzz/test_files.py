"""Broken copies of real files of every format: none crashes or hangs a worker, and each ends in reports or one line."""

import random
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import msgspec
import pytest

from headstone.errors import HostileFile, IntakeError, UnreadableFile
from headstone.intake.context import Converted
from headstone.intake.edtf import to_edtf
from headstone.jobs import Job
from headstone.model.sources import Draft, Meta
from headstone.sandbox import Outcome, Pool
from headstone.text.normalise import normalise
from tests.fuzz import mutating
from tests.fuzz.rounds import ROUNDS

pytestmark = pytest.mark.slow

SECONDS, MEMORY_MB = 30.0, 1_500  # a converted page takes 30 ms; the limit leaves room for a busy machine
REFUSALS = {error.__name__ for error in (IntakeError, UnreadableFile, HostileFile)}
LONGEST = 500  # code points of a line that a person reads: what, why, what to do


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool("tests.fuzz.converting:task", "tests.fuzz.converting:initialise", b"", 2, SECONDS, MEMORY_MB) as made:
        yield made


def job(name: str, data: bytes) -> bytes:
    return msgspec.msgpack.encode(Job("0" * 64, name, Meta(), data))


@pytest.mark.parametrize("name", sorted(mutating.whole()))
def test_a_broken_copy_gives_reports_or_one_clear_line(pool: Pool, name: str) -> None:
    payloads = (job(name, mutating.broken(name, number)) for number in range(ROUNDS))
    faults = [(number, fault) for number, outcome in enumerate(pool.map(payloads)) for fault in faults_of(outcome)]
    assert not faults, f"{name}: {faults}"


@pytest.mark.parametrize("name", sorted(mutating.whole()))
def test_the_sound_file_gives_a_report_that_is_read(pool: Pool, name: str) -> None:
    found = msgspec.msgpack.decode(pool.run(job(name, mutating.whole()[name])).value, type=Converted)
    states = {draft.state for draft in found.drafts}
    assert states == ({"unread"} if name == "arabic.txt" else {"read"})


def test_a_broken_sidecar_is_read_or_refused_in_one_line() -> None:
    sound = b"publisher: Hill Courier\npublished: 2019-03-14\nauthor: [Ilse Marrow, Ben Ochre]\ninvented: true\n"
    with Pool("tests.fuzz.converting:sidecar_task", None, b"", 1, SECONDS, MEMORY_MB) as pool:
        outcomes = list(pool.map(mutating._mutated(random.Random(number), sound) for number in range(ROUNDS)))
    faults = [(number, fault) for number, one in enumerate(outcomes) if not one.ok for fault in ended(one)]
    assert not faults


def faults_of(outcome: Outcome) -> list[str]:
    """What is wrong with the end of one file, in words; [] for a good end."""
    if not outcome.ok:
        return ended(outcome)
    found = msgspec.msgpack.decode(outcome.value, type=Converted)
    faults = [f"refusal: {fault}" for each in found.refused for fault in (*unclear(each.why), *hidden(each.file))]
    parts = [draft.part for draft in found.drafts]
    if len(set(parts)) < len(parts):
        faults.append("two reports of one part")
    return faults + [f"draft {draft.part!r}: {fault}" for draft in found.drafts for fault in bad(draft)]


def ended(outcome: Outcome) -> list[str]:
    kind, _, line = outcome.why.partition(": ")
    if outcome.kind != "error" or kind not in REFUSALS:
        return [f"{outcome.kind}: {outcome.why}"]
    return unclear(line)


def unclear(line: str) -> list[str]:
    """A line to show names what is wrong and what to do, on one line that no terminal obeys."""
    found = hidden(line)
    if len(line) > LONGEST:
        found.append(f"a line of {len(line)}: {line[:200]!r}")
    return found if " - " in line else [*found, f"no word on what to do in {line!r}"]


def hidden(line: str) -> list[str]:
    signs = {char for char in line if unicodedata.category(char) in ("Cc", "Zl", "Zp", "Cs")}
    return [f"not printable {sorted(map(ascii, signs))} in {line!r}"] if signs else []


def bad(draft: Draft) -> Iterator[str]:
    text = draft.text
    if normalise(text) != text:
        yield "its text is not normalised"
    if any(not 0 <= span.start < span.end <= len(text) for span in draft.main):
        yield "main content outside the text"
    if any(one.end > other.start for one, other in pairwise(sorted(draft.main))):
        yield "main spans overlap"
    if list(draft.pages) != sorted(draft.pages) or any(not 0 <= page <= len(text) for page in draft.pages):
        yield f"pages {draft.pages}"
    if (draft.state, draft.why_unread is None) not in (("read", True), ("unread", False)):
        yield f"{draft.state} because {draft.why_unread}"
    if draft.meta.published and to_edtf(draft.meta.published) != draft.meta.published:
        yield f"published {draft.meta.published!r} is no EDTF"
    for note in draft.notes:
        yield from hidden(note)
    for name in ("title", "author", "publisher", "url", "rights", "language"):
        yield from hidden(getattr(draft.meta, name) or "")
