"""What is known of a report, merged by who says it: command line > sidecar > the file's own header > its container."""

import re
from dataclasses import fields, replace
from typing import Any

import yaml

from headstone.errors import UnreadableFile
from headstone.intake.edtf import is_unknown, to_edtf
from headstone.intake.names import one_line
from headstone.model.sources import Meta

# Keys of header blocks, front matter, sidecars and lists. One field, the names that files give it.
KEYS = {
    "url": ("url", "link", "source_url", "canonical_url", "permalink"),
    "publisher": ("publisher", "outlet", "site_name", "newspaper"),
    "published": ("published", "date", "published_at", "publication_date", "date_published", "pubdate"),
    "updated": ("updated", "modified", "date_modified", "updated_at", "lastmod"),
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline"),
    "language": ("language", "lang"),
    "rights": ("rights", "license", "licence", "copyright"),
    "invented": ("invented",),
    "captured_at": ("captured_at", "capture_date", "retrieved", "accessed"),
}
FIELD = {key: name for name, keys in KEYS.items() for key in keys}
TRUE = frozenset(("true", "yes", "1", "on"))
YAML_BYTES = 64 * 1024  # a page of facts about one file; more is not a sidecar
VALUE_CHARS = 4_000


def over(upper: Meta, lower: Meta) -> Meta:
    """`upper`, its gaps filled from `lower`. A sample is a sample whoever says so."""
    gaps: dict[str, Any] = {
        each.name: getattr(lower, each.name) for each in fields(Meta) if getattr(upper, each.name) is None
    }
    return replace(upper, **gaps, invented=upper.invented or lower.invented)


def field_of(key: str) -> str | None:
    """The field that a key of a header, sidecar or list names; None for a key that is not ours."""
    return FIELD.get(re.sub(r"[\s-]+", "_", key.strip().casefold()))


def from_pairs(pairs: list[tuple[str, str]]) -> Meta:
    """Meta of key and value pairs as written; the first of two values for one field stands. Dates stay as written."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        name, clean = field_of(key), " ".join(value.split())[:VALUE_CHARS]
        if name and clean:
            found.setdefault(name, clean)
    found["invented"] = str(found.get("invented", "")).casefold() in TRUE
    return Meta(**found)


def settle(meta: Meta) -> tuple[Meta, tuple[str, ...]]:
    """Dates to EDTF, language to its primary subtag, words to one line; what cannot be is dropped, with a note."""
    notes: list[str] = []
    changes: dict[str, Any] = {
        each.name: one_line(value) or None
        for each in fields(Meta)
        if isinstance(value := getattr(meta, each.name), str) and each.name != "http_headers"
    }
    for name in ("published", "updated"):
        written = changes.get(name)
        if written is not None:
            changes[name] = None if is_unknown(written) else to_edtf(written)
            if changes[name] is None and not is_unknown(written):
                notes.append(f"{name}: '{written[:60]}' is not a date that can be read; left open")
    language = changes.get("language")
    if language is not None:
        changes["language"] = primary_subtag(language)
        if changes["language"] is None:
            notes.append(f"language: '{language[:60]}' is no language tag such as 'en'; detected instead")
    return replace(meta, **changes), tuple(notes)


def primary_subtag(tag: str) -> str | None:
    """`en-GB` → `en`; None for what is no tag of two letters (names of languages, three-letter codes)."""
    found = re.fullmatch(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9]+)*", tag.strip())
    return found[1].lower() if found else None


def yaml_pairs(data: str) -> list[tuple[str, str]]:
    """Top-level keys with plain values of a small YAML mapping, as written.

    Raises UnreadableFile when it is no mapping, too long, or uses aliases (a few of them can stand for gigabytes).
    """
    if len(data) > YAML_BYTES:
        raise UnreadableFile("the YAML is too long", f"more than {YAML_BYTES // 1024} KB", "keep only the known keys")
    try:
        tree = yaml.load(data, Loader=_Plain)
    except (yaml.YAMLError, RecursionError) as error:
        raise UnreadableFile("the YAML cannot be read", _line(error), "write one 'key: value' a line") from error
    if not isinstance(tree, dict):
        raise UnreadableFile("the YAML is no list of keys", todo="write one 'key: value' a line")
    return [(str(key), _flat(value)) for key, value in tree.items() if _flat(value)]


def _flat(value: object) -> str:
    """A value as text: lists of names become one line; anything deeper is not for us."""
    if isinstance(value, list):
        return ", ".join(item for item in value if isinstance(item, str))
    return value if isinstance(value, str) else ""


def _line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or type(error).__name__
    return f"{what}, line {mark.line + 1}" if mark else str(what)


class _Plain(yaml.BaseLoader):
    """Every value a string (2016-11 must not become a number), no aliases."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "aliases are not taken", None)
        return super().compose_node(parent, index)
