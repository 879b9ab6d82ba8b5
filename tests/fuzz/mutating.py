"""Whole files of every format, and broken copies of them. A copy is named by its file and a number, and made again by
them: `python -m tests.fuzz.mutating report.docx 17 > broken.docx`."""

import gzip
import io
import json
import random
import sys
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tests import broken_inputs
from tests.intake import making

MOST = 300_000  # bytes of a broken copy: size is the matter of the bombs in broken_inputs
HEADER = (
    "publisher: Upper Valley Post\npublished: 14 March 2019\nauthor: Ilse Marrow\n"
    "url: https://upper-valley.example/a\nlanguage: en\n\n"
)
BODY = f"{making.HEADLINE}\n\n{making.FIRST} {making.SECOND}\n\n{making.CREDIT}\n"
DATE = "14 March 2019"
ROWS = [
    {"text": f"{making.FIRST} «ölçü» №{number}", "title": making.HEADLINE, "published": "2019-03-14", "lang": "en"}
    for number in range(4)
]

# What parsers trip over: lengths that are no lengths, halves of characters, doors to other files, deep nests.
TOKENS = (
    b"\0", b"\xff\xff\xff\xff", b"\x00\x00\x00\x80", b"\x7f\xff\xff\xff", b"-1", b"4294967296", b"9" * 400, b"1e999",
    b"NaN", b"\r", b"\n\n", b"\r\n\r\n", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\xc3",
    "\u202e\u2066\u200b\u0301".encode(), "\U000e0001\ufffe".encode(), b"%s%n", b"../../../etc/passwd", b"C:\\x",
    b'"\\ud800"', b"\\ud800", b"\\u0000", b"[" * 3000, b'{"a":' * 800, b'"', b'""', b",,,,", b"<", b">", b"</",
    b"<div>" * 1500, b"<table><tr><td>" * 300, b"<!--", b"<![CDATA[", b"]]>", b"&#x110000;", b"&#xD800;", b"&#0;",
    b"&amp;lt;", b"<base href='//x'>", b"<meta charset='utf-7'>", b"<meta charset='no-such'>", b"<svg><style>",
    b"<template><frameset>", b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", b"&a;", b"xmlns=''",
    b"{\\rtf1", b"{" * 2000, b"\\bin99999999 ", b"\\u-70000?", b"\\u55296?", b"\\'", b"\\ansicpg99999", b"\\pict ",
    b"endstream", b"endobj", b"/Length 99999999", b"/Kids [1 0 R]", b"/Type /Catalog", b"xref", b"0 R", b"/Filter",
    b"Content-Length: -1\r\n", b"Content-Length: 99999999999\r\n", b"Content-Encoding: br\r\n", b"WARC/1.0\r\n",
    b"Transfer-Encoding: chunked\r\n", b"Content-Type: text/html; charset=unknown-8bit\r\n", b"WARC-Date: 99\r\n",
    b"Content-Type: multipart/mixed; boundary=\r\n", b"Content-Type: message/rfc822\r\n", b"=?utf-8?b?w7Y?=",
    b"=?x-none?q?=ED=A0=80?=", b"Content-Transfer-Encoding: base64\r\n", b"Date: Thu, 99 Foo 99999 25:61\r\n",
    b"begin 644 x\n", b"\nFrom a@b.example Thu Mar 14 2019\n", b"---\n", b"published: 2019-02-30\n",
    b"T22:40:00+99:00", b"invented: true\n", b"\x1b[2J",
    b"a: &a [*a,*a]\n", b"!!python/object:os.system\n", b"PK\x03\x04", b"PK\x05\x06", b"ustar", b"\x1f\x8b\x08\x04",
)  # fmt: skip


@cache
def whole() -> dict[str, bytes]:
    """A sound file of every format by name."""
    page, text = making.PAGE.encode(), (HEADER + BODY).encode()
    table = "text,title,published,lang\n" + "".join(f'"{row["text"]}",{row["title"]},{DATE},en\n' for row in ROWS)
    beside = b"publisher: Hill Courier\n"
    members = {"a.txt": text, "b.html": page, "a.txt.meta.yaml": beside, "d/c.docx": making.docx()}
    with tempfile.TemporaryDirectory() as folder:
        box = making.mbox(Path(folder))
    return {
        "report.txt": text,
        "report.md": f"---\ntitle: {making.HEADLINE}\ndate: 2019-03-14\n---\n# {BODY}".encode(),
        "utf16.txt": BODY.encode("utf-16"),
        "arabic.txt": broken_inputs.ARABIC.encode("cp1256"),
        "no_ending": text,
        "page.html": page,
        "report.pdf": making.pdf([making.FIRST, f"{making.SECOND}\n{making.CREDIT}"]),
        "report.docx": making.docx(),
        "report.odt": making.odt(),
        "report.rtf": making.rtf(),
        "letter.eml": making.eml(),
        "attached.eml": making.eml(attachment=making.docx(), name="statement.docx"),
        "letters.mbox": box,
        "capture.warc": making.warc(packed=False),
        "capture.warc.gz": making.warc(),
        "capture.wacz": making.wacz(),
        "list.csv": table.encode(),
        "list.json": json.dumps({"items": ROWS}).encode(),
        "list.jsonl": "\n".join(json.dumps(row) for row in ROWS).encode(),
        "box.zip": making.zipped(members),
        "box.tar": making.tarred(members),
        "box.tar.xz": making.tarred(members, "w:xz"),
        "report.txt.gz": gzip.compress(text, mtime=0),
    }


def broken(name: str, number: int) -> bytes:
    """The broken copy of that number. The same name and number give the same bytes."""
    dice = random.Random(f"{name}:{number}")
    data = whole()[name]
    if data.startswith(b"PK") and dice.random() < 0.7:
        return _inside_zip(dice, data)
    if data.startswith(b"\x1f\x8b") and dice.random() < 0.7:
        return _packed(dice, _mutated(dice, gzip.decompress(data)))
    return _mutated(dice, data)


def _inside_zip(dice: random.Random, data: bytes) -> bytes:
    """One member broken, the package around it sound: its own parser is met, not only the checksum before it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = {info.filename: package.read(info) for info in package.infolist() if not info.is_dir()}
    heavy = [name for name in files if name.endswith((".xml", ".txt", ".html", ".gz", ".json", ".yaml"))]
    name = dice.choice(heavy or sorted(files))
    body = files[name]
    if name.endswith(".gz"):
        files[name] = _packed(dice, _mutated(dice, gzip.decompress(body)))
    else:
        files[name] = _mutated(dice, body)
    if dice.random() < 0.1:
        files[dice.choice(TOKENS).decode("latin-1").replace("\0", "")[:60] or "x"] = body
    return making.zipped(files)


def _packed(dice: random.Random, body: bytes) -> bytes:
    """Gzip as web archives have it, each record by itself, or all in one piece."""
    records = body.split(b"WARC/1.0\r\n")
    if len(records) < 2 or dice.random() < 0.2:
        return gzip.compress(body, mtime=0)
    pieces = [records[0], *(b"WARC/1.0\r\n" + record for record in records[1:])]
    return b"".join(gzip.compress(piece, mtime=0) for piece in pieces if piece)


def _mutated(dice: random.Random, data: bytes) -> bytes:
    for _ in range(dice.choice((1, 1, 2, 3, 8))):
        data = dice.choice(MUTATIONS)(dice, data)[:MOST]
    return data


def _flipped(dice: random.Random, data: bytes) -> bytes:
    made = bytearray(data)
    for _ in range(dice.choice((1, 4, 40))):
        if made:
            made[dice.randrange(len(made))] ^= 1 << dice.randrange(8)
    return bytes(made)


def _cut(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _without(dice: random.Random, data: bytes) -> bytes:
    start, end = _range(dice, data)
    return data[:start] + data[end:]


def _again(dice: random.Random, data: bytes) -> bytes:
    start, end = _range(dice, data)
    return data[:end] + data[start:end] * dice.choice((1, 2, 50)) + data[end:]


def _with_token(dice: random.Random, data: bytes) -> bytes:
    at, token = dice.randrange(len(data) + 1), dice.choice(TOKENS)
    end = at + (len(token) if dice.random() < 0.5 else 0)
    return data[:at] + token + data[end:]


def _other_number(dice: random.Random, data: bytes) -> bytes:
    """A digit that becomes another number: lengths, offsets, object numbers, dates."""
    places = [at for at, byte in enumerate(data[:20_000]) if 48 <= byte <= 57]
    if not places:
        return data
    at = dice.choice(places)
    return data[:at] + dice.choice((b"0", b"9", b"-1", b"00000", b"99999", b"2147483648")) + data[at + 1 :]


def _other_place(dice: random.Random, data: bytes) -> bytes:
    start, end = _range(dice, data)
    rest, at = data[:start] + data[end:], dice.randrange(len(data) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _grafted(dice: random.Random, data: bytes) -> bytes:
    """A piece of a file of another format in the middle."""
    other = whole()[dice.choice(sorted(whole()))]
    (start, end), at = _range(dice, other), dice.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def _noise(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.randbytes(dice.choice((1, 16, 600))) + data[at:]


def _range(dice: random.Random, data: bytes) -> tuple[int, int]:
    start = dice.randrange(len(data) + 1)
    return start, min(len(data), start + dice.choice((1, 8, 64, 1000)))


MUTATIONS: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    _flipped, _cut, _without, _again, _with_token, _with_token, _with_token, _other_number, _other_place, _grafted,
    _noise,
)  # fmt: skip


if __name__ == "__main__":
    sys.stdout.buffer.write(broken(sys.argv[1], int(sys.argv[2])))
