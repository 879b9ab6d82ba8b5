"""The documentation names everything that the code promises, and nothing that it does not."""

import importlib
import importlib.util
import json
import os
import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import pytest

from headstone import config
from headstone.cli import cli
from headstone.tables import load

ROOT = Path(__file__).parent.parent
TOP = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "examples" / "README.md"]
PAGES = sorted([*TOP, *(ROOT / "docs").rglob("*.md")])
SHOWN = [ROOT / "README.md", ROOT / "docs" / "tutorial.md", ROOT / "examples" / "README.md"]
TEXT = {path: path.read_text(encoding="utf-8") for path in PAGES}
ALL = "\n".join(TEXT.values())
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"^(?:\$ |    )((?:python -m )?headstone(?: .*)?)$", re.MULTILINE)


def script(name: str) -> ModuleType:
    """A script of the repository as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def verbs(command: click.Command, *names: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield names, command
    if isinstance(command, click.Group):
        for name, child in command.commands.items():
            yield from verbs(child, *names, name)


@pytest.mark.parametrize("name", ["commands.md", "register-json.md", "glossary.md"])
def test_a_made_page_is_what_its_script_makes(name: str) -> None:
    made = script("build_docs").pages()[name]
    assert TEXT[ROOT / "docs" / name] == made, "run: python scripts/build_docs.py"


def test_every_command_and_option_is_in_the_reference() -> None:
    page = TEXT[ROOT / "docs" / "commands.md"]
    for names, command in verbs(cli, "headstone"):
        assert f"## {' '.join(names)}\n" in page
        section = page.partition(f"## {' '.join(names)}\n")[2].partition("\n## ")[0]
        for option in (word for item in command.params for word in item.opts if word.startswith("--")):
            assert option in section, f"{' '.join(names)} {option}"


def test_every_verb_is_used_in_the_readme_or_the_tutorial() -> None:
    shown = "\n".join(TEXT[path] for path in SHOWN)
    known = {"completion", "log", "demo", "case"}  # told in the reference or in other words
    missing = [name for name in cli.commands if name not in known and f"headstone {name}" not in shown]
    assert missing == []


def commands_shown() -> list[tuple[str, str]]:
    return [(path.name, match) for path in SHOWN for match in COMMAND.findall(TEXT[path])]


@pytest.mark.parametrize(("page", "line"), commands_shown())
def test_a_command_that_a_page_shows_is_one(page: str, line: str) -> None:
    words = shlex.split(line.partition(" > ")[0], comments=True)
    words = words[words.index("headstone") + 1 :]
    if words[:1] == ["--case"]:
        words = words[2:]
    command: click.Command = cli
    while words and isinstance(command, click.Group) and words[0] in command.commands:
        command, words = command.commands[words[0]], words[1:]
    options = {word for item in command.params for word in item.opts} | {"--help"}
    assert command is not cli or words in ([], ["--help"], ["VERB", "--help"]), f"{page}: {line}"
    assert {word for word in words if word.startswith("--")} <= options, f"{page}: {line}"


def test_every_setting_of_the_environment_is_documented() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    named = set(re.findall(r"\bHEADSTONE_[A-Z]+\b", source))
    assert named
    assert sorted(name for name in named if name not in TEXT[ROOT / "docs" / "settings.md"]) == []


def test_the_defaults_of_the_settings_are_those_of_the_code() -> None:
    page = TEXT[ROOT / "docs" / "settings.md"]
    for name, default in (("HEADSTONE_SECONDS", config.SECONDS), ("HEADSTONE_MEMORY_MB", config.MEMORY_MB)):
        assert re.search(rf"^\| `{name}` \|.*\| {default:g} \|$", page, re.MULTILINE), name


def test_every_field_of_the_export_is_documented() -> None:
    schema: dict[str, Any] = json.loads((ROOT / "src/headstone/data/register.schema.json").read_text("utf-8"))
    page = TEXT[ROOT / "docs" / "register-json.md"]
    fields = [*schema["properties"], *(name for row in schema["$defs"].values() for name in row.get("properties", ()))]
    assert [name for name in fields if f"`{name}`" not in page] == []


def codes() -> list[str]:
    """Every code of the vocabulary, of tables with definitions and of plain lists."""
    tables = [table for table in load("vocabulary.yaml").values() if isinstance(table, dict | list)]
    return [str(code) for table in tables for code in table]


def test_every_code_of_the_vocabulary_is_in_the_glossary() -> None:
    page = TEXT[ROOT / "docs" / "glossary.md"]
    assert codes()
    assert [code for code in codes() if f"`{code}`" not in page] == []


def test_every_dependency_is_explained() -> None:
    page = TEXT[ROOT / "docs" / "dependencies.md"].lower()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(name for group in optional for name in group)]
    names = [re.split(r"[<>=\[; ]", item)[0].lower() for item in wanted]
    assert [name for name in names if name not in page] == []


def doors() -> list[tuple[str, str]]:
    """Module and name of every door on the seams page."""
    rows = re.findall(r"^\| (\w+) \| (`.*?) \|", TEXT[ROOT / "docs" / "decisions" / "0001-seams.md"], re.MULTILINE)
    found = [(room, door) for room, cell in rows for door in re.findall(r"`(\w+\.\w+)\(", cell)]
    return [(f"headstone.{room}.{door.partition('.')[0]}", door.partition(".")[2]) for room, door in found]


@pytest.mark.parametrize(("module", "name"), doors())
def test_every_door_of_the_seams_page_exists(module: str, name: str) -> None:
    assert hasattr(importlib.import_module(module), name)


def test_every_root_module_is_explained() -> None:
    page = TEXT[ROOT / "docs" / "decisions" / "0003-root-modules.md"]
    modules = [path.stem for path in (ROOT / "src" / "headstone").glob("*.py") if not path.stem.startswith("_")]
    assert [name for name in modules if not name.startswith("cli_") and f"`{name}`" not in page] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_of_a_page_arrives(path: Path) -> None:
    targets = [link.partition("#")[0] for link in LINK.findall(TEXT[path]) if not link.startswith(("http", "#"))]
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_pictures_are_small() -> None:
    pictures = list((ROOT / "docs" / "images").glob("*.png"))
    assert pictures
    assert all(path.stat().st_size < 400_000 for path in pictures)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_names_no_path_of_a_machine(path: Path) -> None:
    rooted = re.findall(r"(?<![\w.~/%)])/([A-Za-z]+)/\w", TEXT[path])
    assert sorted(set(rooted) - {"tmp", "media"}) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_sends_nobody_to_another_host(path: Path) -> None:
    hosts = re.findall(r"https?://([\w.-]+)", TEXT[path])
    assert [host for host in hosts if host != "127.0.0.1" and not host.endswith(".example")] == []


def test_the_first_screen_of_the_readme_says_how_to_begin() -> None:
    screen = "\n".join(TEXT[ROOT / "README.md"].splitlines()[:30])
    wanted = ("make demo", "make test", "pip install .", "python -m headstone", "documented reports, not incidence")
    assert [words for words in wanted if words not in screen] == []


def test_no_page_names_an_outlet_that_the_labelled_reports_come_from() -> None:
    folder = os.environ.get("HEADSTONE_REPORTS")
    if not folder:
        pytest.skip("HEADSTONE_REPORTS names no folder")
    heads = [path.read_text("utf-8", "replace").split("\n\n")[0] for path in Path(folder).rglob("*.txt")]
    outlets = {name.strip() for head in heads for name in re.findall(r"^publisher:(.*)$", head, re.MULTILINE)}
    pages = "\n".join(text for path, text in TEXT.items() if path.name != "why.md")  # names the makers of other tools
    assert sorted(name for name in outlets if len(name) > 6 and name.lower() in pages.lower()) == []


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="the pages are made in a pseudo-terminal")
def test_every_command_of_the_readme_runs(tmp_path: Path) -> None:
    runner = script("run_docs")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    page = runner.remade(TEXT[ROOT / "README.md"], tmp_path)
    assert page.count("```console") == TEXT[ROOT / "README.md"].count("```console")
