"""The passages' format: marks compile to offsets that hold the words; what is broken is named."""

import hashlib
import json
from pathlib import Path

import pytest
from training.recombine import replaced

from headstone.network import MODEL
from headstone.text.passages import MarkupError, Passage, faults, passages, unmark


def held(folder: Path) -> list[tuple[Passage | None, str]]:
    files = sorted(folder.glob("*.txt"))
    return [row for path in files for row in passages(path.read_text(encoding="utf-8"), path.name)]


FOLDERS = [Path(__file__).parents[2] / "training" / name for name in ("passages", "heldout")]


def test_marks_nest_and_hold_their_words() -> None:
    text, marks = unmark(
        "[Men]{perp a1} [shot]{act a1 kill.execution} [[30]{count a1 kind=killed} farmers]{victim a1 n=many}."
    )
    assert text == "Men shot 30 farmers."
    assert [(m.label, text[m.start : m.end]) for m in marks] == [
        ("perp", "Men"), ("act", "shot"), ("victim", "30 farmers"), ("count", "30"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "broken", ["[open", "close]{act}", "[a]{nonsense}", "stray { here", "[a]{act a1 kill.of_what}"]
)
def test_a_broken_mark_is_named(broken: str) -> None:
    with pytest.raises(MarkupError):
        unmark(broken)


def test_a_slot_without_its_act_is_a_fault() -> None:
    text, marks = unmark("[Men]{perp a2} [shot]{act a1 kill.execution} them.")
    passage = Passage("x", "en", "wire", "nowhere", "in", text, marks)
    assert any("links to no act" in why for why in faults(passage))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_every_passage_that_ships_is_sound(folder: Path) -> None:
    wrong = [why for _, why in held(folder) if why]
    assert wrong == []


def test_the_training_set_is_as_large_and_as_varied_as_the_card_says() -> None:
    sound = [p for p, _ in held(FOLDERS[0]) if p]
    others = [p for p in sound if p.lang != "en"]
    assert len(sound) >= 600 and len(others) >= 200
    assert {p.lang for p in others} == {"ar", "uk", "ru", "es", "fr", "it", "pl", "de", "no", "nl", "id"}
    assert sum(p.scope not in ("in", "commemoration") for p in sound) >= 90


def test_no_passage_is_held_out_and_trained_on() -> None:
    texts = [{p.text for p, _ in held(folder) if p} for folder in FOLDERS]
    assert not texts[0] & texts[1]


def test_an_edit_moves_the_marks_behind_it() -> None:
    text, marks = unmark("In [Kolvi]{place} they [died]{act a1 kill.unexplained}.")
    made = replaced(Passage("x", "en", "wire", "nowhere", "in", text, marks), [(3, 8, "Nether Zorlu")])
    assert [made.text[m.start : m.end] for m in made.marks] == ["Nether Zorlu", "died"]
    assert made.made == "recombined"


def test_the_weights_were_made_of_the_passages_that_ship() -> None:
    made_of = json.loads((MODEL / "layout.json").read_text(encoding="utf-8"))["made_of"]
    sound = [p for p, _ in held(FOLDERS[0]) if p]
    whole = "\n".join(f"{p.id}\t{p.text}\t{p.marks}" for p in sound)
    assert made_of["passages"] == len(sound)
    assert made_of["passages_sha256"] == hashlib.sha256(whole.encode()).hexdigest()
