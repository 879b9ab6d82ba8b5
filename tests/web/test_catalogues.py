"""The catalogues: every string of the pages in every language, with the same gaps for values."""

import importlib.util
import re
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import read_po

from headstone.web.tongues import ENGLISH, NAMES, tongue

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "src" / "headstone" / "web" / "translations"
OTHERS = sorted(set(NAMES) - {ENGLISH})
GAP = re.compile(r"%\(\w+\)s|%s")


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_catalogues", ROOT / "scripts" / "build_catalogues.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("code", OTHERS)
def test_every_string_is_said_in_every_language(code: str) -> None:
    held = read_po(BytesIO((FOLDER / f"{code}.po").read_bytes()), locale=code)
    missing = []
    for one in script().strings():
        message = held.get(one if isinstance(one, str) else one[0])
        said = message.string if message else ""
        missing += [one] if not said or (isinstance(said, tuple | list) and not all(said)) else []
    assert missing == [], "run: python scripts/build_catalogues.py, then translate what is empty"


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_the_same_gaps_for_values(code: str) -> None:
    held = read_po(BytesIO((FOLDER / f"{code}.po").read_bytes()), locale=code)
    for message in held:
        if message.id and isinstance(message.id, str):
            assert sorted(GAP.findall(message.id)) == sorted(GAP.findall(str(message.string))), message.id


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_holds_no_markup(code: str) -> None:
    held = read_po(BytesIO((FOLDER / f"{code}.po").read_bytes()), locale=code)
    assert [message.id for message in held if message.id and re.search(r"[<>]", str(message.string))] == []


def test_counted_words_follow_the_rules_of_their_language() -> None:
    assert tongue("uk").counted(2, "report", "reports") != tongue("uk").counted(5, "incident", "incidents")
    assert [tongue("ar").counted(n, "report", "reports").split()[1] for n in (1, 5, 21)] == [
        "تقرير",
        "تقارير",
        "تقريرًا",
    ]
