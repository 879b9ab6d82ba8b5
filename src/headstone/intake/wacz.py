"""WACZ: a zip with WARC files and a list of their hashes, which is checked."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from itertools import chain

from headstone.errors import IntakeError, UnreadableFile
from headstone.intake import warc
from headstone.intake.context import Context, Converted, gather, refusal
from headstone.intake.names import member_name
from headstone.intake.packages import opened, unpack


def read(data: bytes, context: Context) -> Converted:
    """The pages of all WARC files inside, as parts "!/archive/NAME#address". A file whose hash does not agree with the
    package's own list is read and told."""
    package = opened(data, "a WACZ archive")
    hashes = _hashes(package, context)
    files = (info for info in package.infolist() if info.filename.startswith("archive/") and not info.is_dir())
    return gather(context, chain.from_iterable(_captures(package, info, hashes, context) for info in files))


def _captures(
    package: zipfile.ZipFile, info: zipfile.ZipInfo, hashes: dict[str, str], context: Context
) -> Iterator[Converted]:
    inside = context.inside(f"!/{member_name(info.filename)}", info.filename)
    stated = hashes.get(info.filename, "")
    try:
        body = unpack(package, info, inside)
        yield warc.read(body, inside)
        if stated not in ("", hashlib.sha256(body).hexdigest()):
            why = "its hash is not the one the package states"
            raise UnreadableFile("changed since capture", why, "check where it came from")
    except IntakeError as error:
        yield Converted(refused=(refusal(inside, error),))


def _hashes(package: zipfile.ZipFile, context: Context) -> dict[str, str]:
    """SHA-256 by path, as datapackage.json states them."""
    try:
        stated = json.loads(unpack(package, package.getinfo("datapackage.json"), context))
        rows = stated.get("resources", [])
        return {row["path"]: row["hash"].removeprefix("sha256:") for row in rows if "hash" in row and "path" in row}
    except (KeyError, ValueError, TypeError, AttributeError):
        return {}
