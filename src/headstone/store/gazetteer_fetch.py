"""Fetching one country's places from GeoNames, when the user asks for it and never otherwise."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Protocol
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from headstone.errors import GazetteerError

ADDRESS = "https://download.geonames.org/export/dump/"
LARGEST = 600 * 1024 * 1024  # bytes; the largest country file, the United States', is about 70 MB
CHUNK = 1 << 16
WAIT_S = 60.0


class Answer(Protocol):
    """What an opener gives: a file-like object that can be closed."""

    def read(self, size: int, /) -> bytes: ...

    def close(self) -> None: ...


Opener = Callable[[str], Answer]


def open_address(address: str) -> Answer:
    """The standard opener: one GET, no cookies, nothing of the user's but the address of the computer."""
    answer: Answer = urlopen(Request(address, headers={"User-Agent": "headstone"}), timeout=WAIT_S)
    return answer


def what_is_asked(code: str, base: str = ADDRESS) -> str:
    """The request in words, to show before it is made."""
    country = code.upper()
    return (
        f"asks {base}{quote(country)}.zip for the places of {country}; the server learns the country and your address"
    )


def fetch_country(
    code: str,
    target_dir: Path,
    opener: Opener = open_address,
    base: str = ADDRESS,
    progress: Callable[[str], None] = print,
) -> Path:
    """Download the dump of one country (ISO 3166-1 alpha-2) to `target_dir` and return its path.

    Says first what is asked of whom. Raises GazetteerError for a code that is none and when the server cannot be
    reached or answers with something that is no zip; nothing half-written stays behind.
    """
    if not re.fullmatch(r"[A-Za-z]{2}", code):
        raise GazetteerError(f"{code!r} is not a country code", todo="give two letters, such as IQ")
    progress(what_is_asked(code, base))
    target = target_dir / f"{code.upper()}.zip"
    partial = target.with_suffix(".partial")
    target_dir.mkdir(parents=True, exist_ok=True)
    try:
        _save(opener(f"{base}{code.upper()}.zip"), partial)
        if not _is_zip(partial):
            raise GazetteerError(
                f"{base} sent no zip for {code.upper()}", todo="check the code, or add a file you have"
            )
        partial.replace(target)
    except (URLError, OSError) as fault:
        raise GazetteerError(
            f"Could not fetch {code.upper()}", str(fault), "add a file that was fetched elsewhere"
        ) from fault
    finally:
        partial.unlink(missing_ok=True)
    return target


def _is_zip(path: Path) -> bool:
    with path.open("rb") as opened:
        return opened.read(2) == b"PK"


def _save(answer: Answer, partial: Path) -> None:
    size = 0
    try:
        with partial.open("wb") as out:
            while chunk := answer.read(CHUNK):
                size += len(chunk)
                if size > LARGEST:
                    raise GazetteerError("The country file is larger than any known", f"over {LARGEST} bytes")
                out.write(chunk)
    finally:
        answer.close()
