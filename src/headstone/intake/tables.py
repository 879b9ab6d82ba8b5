"""Lists of reports: CSV and TSV, JSON lines, JSON. Each row is a part "#row N" with its text, or names a file beside
the list; the other columns say what is known of it."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from headstone.errors import HostileFile, IntakeError, UnreadableFile
from headstone.intake.context import Context, Converted, attempt, gather, refusal
from headstone.intake.drafts import draft
from headstone.intake.encoding import decode
from headstone.intake.meta import field_of, from_pairs
from headstone.intake.names import checked
from headstone.model.spans import Span
from headstone.text.normalise import normalise

TOOL = "list/1"
TEXT = ("text", "body", "content", "full_text", "article")
FILE = ("file", "path", "filename", "file_name")
LIST_BYTES = 512 << 20


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    cells: tuple[tuple[str, str], ...]

    def first(self, names: tuple[str, ...]) -> str:
        cells = {key.strip().casefold(): value for key, value in self.cells}
        return next((cells[name] for name in names if cells.get(name, "").strip()), "")


def read(data: bytes, context: Context) -> Converted:
    """Drafts of the rows. Rows without text are counted in one refusal.

    Raises UnreadableFile when no column holds a text or names a file.
    """
    decoded = decode(data, context.charset)
    ending = context.name.rpartition(".")[2].casefold()
    source = decoded.text.lstrip("\ufeff")
    rows = _csv(source) if ending in ("csv", "tsv") else _json(source, lines=ending in ("jsonl", "ndjson"))
    return gather(context, _rows(rows, context))


def _rows(rows: Iterable[Row], context: Context) -> Iterator[Converted]:
    blank, known = [], False
    for row in rows:
        known = known or any(key.strip().casefold() in TEXT + FILE for key, _ in row.cells)
        if row.first(TEXT) or row.first(FILE):
            context.budget.member()
            yield _row(row, context)
        else:
            blank.append(row.number)
    if not known:
        why = f"no column is named {', '.join(TEXT[:3])} or {FILE[0]}"
        raise UnreadableFile("a list without texts", why, "name the column so")
    if blank:
        shown = ", ".join(map(str, blank[:10])) + (f" and {len(blank) - 10} more" if len(blank) > 10 else "")
        yield Converted(refused=(refusal(context, f"rows without a text: {shown} - fill them in"),))


def _row(row: Row, context: Context) -> Converted:
    own = from_pairs([(key, value) for key, value in row.cells if field_of(key)])
    inside = context.inside(f"#row {row.number}", context.name, own)
    text = row.first(TEXT)
    if text:
        body = normalise(text)
        return Converted((draft(inside, own, body, (Span(0, len(body)),), tool=TOOL),))
    return _referred(row.first(FILE).strip(), inside)


def _referred(path: str, inside: Context) -> Converted:
    """The file that a row names, in the list's own folder."""
    try:
        name = checked(path)
        if inside.resolve is None:
            why = "a list in an archive names no files"
            raise UnreadableFile(f"the file {name} is not at hand", why, "add it by itself")
        body = inside.resolve(name)
        if body is None:
            raise UnreadableFile(f"no file {name}", "it is not in the folder of the list", "put it there")
        inside.budget.take(len(body))
    except IntakeError as error:
        return Converted(refused=(refusal(inside, error),))
    return attempt(body, replace(inside, name=name.rpartition("/")[2], resolve=None))


def _csv(source: str) -> Iterator[Row]:
    csv.field_size_limit(LIST_BYTES)
    head = source[: source.find("\n") if "\n" in source else None]
    delimiter = max(",;\t|", key=head.count)
    reader = csv.DictReader(io.StringIO(source, newline=""), delimiter=delimiter, restkey="", strict=False)
    try:
        for number, cells in enumerate(reader, 1):
            yield Row(number, tuple((key or "", value) for key, value in cells.items() if isinstance(value, str)))
    except csv.Error as error:
        why = f"line {reader.line_num}: {error}"
        raise UnreadableFile("a list that cannot be read", why, "save it anew as CSV") from error


def _json(source: str, *, lines: bool) -> Iterator[Row]:
    items = _json_lines(source) if lines else _json_list(source)
    for number, item in enumerate(items, 1):
        cells = item.items() if isinstance(item, dict) else ()
        yield Row(number, tuple((str(key), _cell(value)) for key, value in cells if _cell(value)))


def _json_lines(source: str) -> Iterator[Any]:
    for number, line in enumerate(source.splitlines(), 1):
        if line.strip():
            yield _loaded(line, f"line {number}")


def _json_list(source: str) -> Iterator[Any]:
    """A list of objects, an object that holds one, or one object that is a report itself."""
    tree = _loaded(source, "it")
    if isinstance(tree, dict) and not any(str(key).casefold() in TEXT + FILE for key in tree):
        tree = next((value for value in tree.values() if isinstance(value, list)), [])
    yield from tree if isinstance(tree, list) else [tree]


def _loaded(source: str, where: str) -> Any:
    try:
        return json.loads(source)
    except RecursionError as error:
        raise HostileFile("a list nested too deep", where, "leave it out") from error
    except ValueError as error:
        why = f"{where} is no JSON: {error}"[:160]
        raise UnreadableFile("a list that cannot be read", why, "save it anew") from error


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value if isinstance(item, str | int))
    return value if isinstance(value, str) else str(value).lower() if isinstance(value, bool | int | float) else ""
