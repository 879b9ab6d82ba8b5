"""Make the pages of the documentation that say what the code already knows.

    python scripts/build_docs.py

Writes `docs/commands.md` (the command line), `docs/register-json.md` (the fields of the export) and the tables
of `docs/glossary.md` between its two marks. A test fails when one of them is no longer what this script makes.
"""

import json
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import click

from headstone import cli as command_line
from headstone import cli_case, cli_review  # noqa: F401  # they hang their verbs on the command line
from headstone.tables import load

DOCS = Path(__file__).parent.parent / "docs"
MADE = "<!-- Made by scripts/build_docs.py. Do not edit by hand. -->"
BEGIN, END = "<!-- vocabulary: made by scripts/build_docs.py -->", "<!-- end of vocabulary -->"
MARKS = {"V": "read", "E": "excerpt", "2": "by others", "P": "ours"}


def commands() -> str:
    """Every command with its help, as `--help` prints it."""
    found = dict(walk(command_line.cli, "headstone"))
    verbs = [f"## {name}\n\n```text\n{text}\n```" for name, text in found.items()]
    head = "# Commands\n\nWhat `headstone --help` and the help of each verb print."
    return "\n\n".join([head, MADE, *verbs]) + "\n"


def walk(command: click.Command, name: str) -> Iterator[tuple[str, str]]:
    """A command and those below it: (name, help)."""
    settings = {**command_line.HELP, "max_content_width": 110, "terminal_width": 110}
    context = click.Context(command, info_name=name, **settings)
    yield name, "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    if isinstance(command, click.Group):
        for verb, child in sorted(command.commands.items()):
            yield from walk(child, f"{name} {verb}")


def register_json() -> str:
    """Every field of the export with its meaning, from the JSON Schema."""
    schema = json.loads(resources.files("headstone.data").joinpath("register.schema.json").read_text("utf-8"))
    head = (
        "# The register as JSON\n\n`headstone export --format json OUT.json` writes one object in UTF-8. "
        f"{schema['description'].removeprefix('The register as one JSON object, UTF-8. ')} "
        "The JSON Schema lies in the package as `data/register.schema.json`. Offsets are Unicode code points. "
        "`*` marks a field that is always there."
    )
    nested = [fields("headstone", schema["properties"]["headstone"])]
    rows = [fields(name, definition) for name, definition in schema["$defs"].items() if "properties" in definition]
    return "\n\n".join([head, MADE, fields("the whole", schema), *nested, *rows]) + "\n"


def fields(name: str, definition: Mapping[str, Any]) -> str:
    """One object as a table of its fields."""
    always = set(definition.get("required", ()))
    rows = [
        f"| `{field}`{'*' if field in always else ''} | {kind(rule)} | {rule.get('description', '')} |"
        for field, rule in definition["properties"].items()
    ]
    said = "" if name == "the whole" else definition.get("description", "") + "\n\n"
    return f"## {name}\n\n{said}| field | form | meaning |\n|---|---|---|\n" + "\n".join(rows)


def kind(rule: Mapping[str, Any]) -> str:
    """The form of a field in a few words."""
    if "$ref" in rule:
        return str(rule["$ref"]).rpartition("/")[2]
    if "anyOf" in rule:
        return " or ".join(kind(part) for part in rule["anyOf"])
    if "enum" in rule:
        return " or ".join("null" if value is None else f"`{value}`" for value in rule["enum"])
    if rule.get("type") == "array":
        return f"list of {kind(rule.get('items', {}))}"
    named = rule.get("type", "any")
    return " or ".join(named) if isinstance(named, list) else str(named)


def vocabulary() -> str:
    """The tables of the vocabulary: code, label, definition, source, and how well the source is known to us."""
    table = load("vocabulary.yaml")
    names = {"acts": "Acts", "sites": "Types of site", "counts": "Kinds of count",
             "firmness": "Firmness of a known origin"}  # fmt: skip
    return "\n\n".join(f"### {title}\n\n{terms(table[name])}" for name, title in names.items())


def terms(table: Mapping[str, Mapping[str, str]]) -> str:
    rows = [
        f"| `{code}` | {term['label']} | {term['definition']} | {term['source']} | {MARKS[str(term['mark'])]} |"
        for code, term in table.items()
    ]
    return "| code | label | definition | source | known |\n|---|---|---|---|---|\n" + "\n".join(rows)


def glossary(page: str) -> str:
    """The glossary with its tables made anew; the rest is written by hand."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{vocabulary()}\n\n{END}{after}"


def pages() -> dict[str, str]:
    """File name in docs/ -> text, of every page that is made."""
    held = (DOCS / "glossary.md").read_text(encoding="utf-8")
    return {"commands.md": commands(), "register-json.md": register_json(), "glossary.md": glossary(held)}


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")
        print(DOCS / name)
