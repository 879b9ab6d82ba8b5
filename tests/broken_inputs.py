"""Files that are broken, hostile or odd, each named for its fault: `python -m tests.broken_inputs DIR` makes them."""

import io
import os
import random
import sys
import tarfile
import zipfile
from pathlib import Path

from tests.intake import making

ARABIC = (
    "عثر الأهالي على مقبرة جماعية خلف معمل الألبان القديم وانتشلوا منها أربع عشرة جثة يوم الخميس،"
    " وقال مسؤول محلي إن البحث مستمر."
)
RUSSIAN = (
    "Жители села вскрыли неглубокую могилу за старой молочной фермой и насчитали четырнадцать тел."
    " Суд оцепил участок."
)
GERMAN = (
    "Bewohner öffneten hinter der alten Molkerei ein flaches Grab und zählten vierzehn Tote,"
    " sagte ein Sprecher für die Behörde."
)
MEGABYTE = 1 << 20


def make_all(folder: Path) -> dict[str, Path]:
    """Every broken file, by name. Each of them must give one clear line, and none may stop the others."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {}
    for name, data in files().items():
        path = folder / name
        path.write_bytes(data)
        made[name] = path
    return made


def files() -> dict[str, bytes]:
    whole_pdf, whole_docx, whole_warc = making.pdf([making.FIRST]), making.docx(), making.warc()
    return {
        "empty.txt": b"",
        "blanks_only.txt": b" \n\t\n",
        "header_without_body.txt": b"publisher: Upper Valley Post\npublished: 2019-03-14\n",
        "random_bytes.txt": random.Random(7).randbytes(4096),
        "random_bytes_without_ending": random.Random(8).randbytes(4096),
        "nul_bytes.txt": making.FIRST.replace(" opened", "\0opened").encode(),
        "mixed_directions.txt": f"{making.FIRST} {making.SECOND * 2} «{ARABIC}» \u202eabc\u202c end.".encode(),
        "pdf_cut_short.pdf": whole_pdf[:300],
        "pdf_in_name_only.pdf": b"These bytes are only a line of text with a misleading name.",
        "pdf_locked.pdf": making.pdf([making.FIRST], password="secret"),
        "pdf_without_text.pdf": making.pdf(["", ""]),
        "pdf_with_one_page_without_text.pdf": making.pdf([making.FIRST, "", making.SECOND]),
        "docx_cut_short.docx": whole_docx[: len(whole_docx) // 2],
        "docx_with_entity_bomb.docx": entity_bomb(),
        "warc_cut_short.warc.gz": whole_warc[: len(whole_warc) * 3 // 4],
        "warc_without_pages.warc": b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
        "zip_bomb.zip": zip_bomb(),
        "zip_of_zips.zip": nested(6),
        "zip_with_paths_out.zip": making.zipped(
            {"../a.txt": b"x", "/etc/a.txt": b"x", "C:\\a.txt": b"x", "good.txt": making.FIRST.encode()}
        ),
        "zip_locked.zip": locked_zip(),
        "zip_cut_short.zip": making.zipped({"a.txt": making.FIRST.encode() * 50})[:120],
        "tar_with_links.tar": tar_with_links(),
        "tar_cut_short.tar.gz": making.tarred({"a.txt": random.Random(1).randbytes(9000)}, "w:gz")[:5000],
        "gzip_bomb.gz": gzip_bomb(),
        "text_over_20_mb.txt": f"publisher: Lowland Wire\n\n{making.FIRST}\n".encode() * (21 * MEGABYTE // 130),
        "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "old_word.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "json_cut_short.json": b'[{"text": "A grave was opened',
        "list_without_texts.csv": b"name,colour\na,red\nb,blue\n",
        "utf16_without_mark.txt": making.FIRST.encode("utf-16-le"),
        "utf16_with_mark.txt": making.FIRST.encode("utf-16"),
        "windows_1251.txt": RUSSIAN.encode("cp1251"),
        "windows_1256.txt": ARABIC.encode("cp1256"),
        "latin_1.txt": GERMAN.encode("latin-1"),
    }


def zip_bomb() -> bytes:
    """One member of 400 MB of zeros in less than half a megabyte."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package, package.open("zeros.txt", "w") as member:
        for _ in range(400):
            member.write(bytes(MEGABYTE))
    return out.getvalue()


def gzip_bomb() -> bytes:
    import zlib

    packer = zlib.compressobj(9, wbits=31)
    return b"".join([packer.compress(bytes(MEGABYTE)) for _ in range(200)] + [packer.flush()])


def nested(depth: int) -> bytes:
    data = making.zipped({"deep.txt": making.FIRST.encode()})
    for level in range(depth):
        data = making.zipped({f"level{level}.zip": data})
    return data


def locked_zip() -> bytes:
    """A member marked as encrypted: zipfile writes none, so the flag is set in both of its headers."""
    data = bytearray(making.zipped({"a.txt": making.FIRST.encode()}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def tar_with_links() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("link.txt", tarfile.SYMTYPE), ("hard.txt", tarfile.LNKTYPE), ("device", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        for name in ("../out.txt", "good.txt"):
            info = tarfile.TarInfo(name)
            info.size = len(making.FIRST)
            archive.addfile(info, io.BytesIO(making.FIRST.encode()))
    return out.getvalue()


def entity_bomb() -> bytes:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>'
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{levels}]>{body}'
    return making.zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": xml.encode()})


def odd_names(folder: Path) -> list[Path]:
    """Names in NFD, in no UTF-8, with a line end; none where the system does not take such names."""
    paths = []
    for name in (b"cafe\xcc\x81.txt", b"caf\xe9_latin.txt", b"two\nlines.txt"):
        path = Path(os.fsdecode(os.path.join(os.fsencode(folder), name)))  # noqa: PTH118 - bytes, which Path has not
        try:
            path.write_text(making.FIRST, encoding="utf-8")
        except OSError:
            continue
        paths.append(path)
    return paths


if __name__ == "__main__":
    for made in make_all(Path(sys.argv[1])).values():
        print(made)
