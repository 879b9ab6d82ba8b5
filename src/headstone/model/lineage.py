"""Who copied whom: derivations between reports, families of one origin text, origins of claims."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """`from_report` is the copy, `to_report` its source; `directed` False where only kinship is known.

    `kind`: exact_duplicate | update | republished_credited | republished_uncredited | abridged | embeds | translation |
    shared_statement | quotes | cites | boilerplate. `overlap`: share of the copy's words that stand in the source.
    `spans`: aligned runs (from_start, from_end, to_start, to_end) in code points of the two layers.
    """

    from_report: str
    to_report: str
    kind: str
    rule: str
    overlap: float
    directed: bool = True
    spans: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """Reports of one origin text or statement. A credit alone joins no two reports."""

    id: str
    reports: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """The end of a voice chain. `kind` as Voice.kind; `voice` the name as written; `outlet` who carried it first.

    `claims`: every claim that it stands behind; a claim may have several origins.
    """

    id: str
    kind: str
    name: str
    outlet: str | None = None
    voice: str | None = None
    claims: tuple[str, ...] = ()
