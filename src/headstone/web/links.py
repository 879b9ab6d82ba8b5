"""Addresses of pages. One place, so that a page never writes one by hand."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode

Pairs = Iterable[tuple[str, str]]


def query(path: str, pairs: Pairs) -> str:
    """A path with its query; empty values are left out."""
    said = urlencode([(name, value) for name, value in pairs if value])
    return f"{path}?{said}" if said else path


def incident(id_: str) -> str:
    return f"/incident/{quote(id_, safe='')}"


def site(id_: str) -> str:
    return f"/site/{quote(id_, safe='')}"


def report(id_: str, claim: str = "") -> str:
    """The report; with a claim, its sentences are marked and the page opens on them."""
    path = f"/report/{quote(id_, safe='')}"
    return f"{query(path, [('claim', claim)])}#here" if claim else path


def claim(id_: str) -> str:
    return f"/claim/{quote(id_, safe='')}"


def desk(id_: str) -> str:
    return f"/review/{quote(id_, safe='')}"


def pair(one: str, other: str) -> str:
    """Two incidents that may be one."""
    return f"/pair/{quote(one, safe='')}/{quote(other, safe='')}"


def history(id_: str) -> str:
    return f"/history/{quote(id_, safe='')}"


def compare(one: str, other: str) -> str:
    return f"/compare/{quote(one, safe='')}/{quote(other, safe='')}"


def original(report_id: str) -> str:
    return f"/original/{quote(report_id, safe='')}"


def picture(sha256: str) -> str:
    """The page of a preserved picture."""
    return f"/picture/{quote(sha256, safe='')}"


def place(id_: str) -> str:
    """Where the place of a claim, or of the claims of an incident, is chosen."""
    return f"/place/{quote(id_, safe='')}"
