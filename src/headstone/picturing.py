"""What runs inside the sandbox to show an original: one page of a PDF or a picture as a picture of ours, a web page or
a mail as plain blocks.

The bytes are hostile. Nothing of them reaches a browser as it is: a page is drawn and encoded anew, a web page is taken
apart into words, and of a picture only its colours are kept, no word of where and by whom it was taken.
"""

import io
import struct
import zlib
from contextlib import closing
from typing import Any

import msgspec

from headstone.errors import UnreadableFile
from headstone.intake import mail
from headstone.intake.blocks import Block, blocks_of

WIDTH = 1_100  # pixels of a page: letters of ten points can be read
PIXELS = 4_000_000  # of one page, whatever shape it has
SIDE = 1_600  # pixels of a picture's longer side
MOST = 64_000_000  # pixels of a picture that is unpacked at all: 192 MB in the worker
PICTURES = ("JPEG", "PNG", "GIF", "TIFF", "WEBP")  # formats that are opened; all others Pillow never tries
PNG = b"\x89PNG\r\n\x1a\n"


class Sheet(msgspec.Struct, frozen=True):
    """`kind`: pdf | html | mail | picture. `page` of a PDF, from 1."""

    data: bytes
    kind: str
    page: int = 0


class Shown(msgspec.Struct, frozen=True):
    """`pages`: how many the PDF has. `picture`: a PNG of one of them, or a JPEG of a picture."""

    pages: int = 0
    picture: bytes = b""
    blocks: tuple[Block, ...] = ()


def task(payload: bytes) -> bytes:
    """One Sheet in, one Shown out, both as msgpack. Raises UnreadableFile for what cannot be shown."""
    sheet = msgspec.msgpack.decode(payload, type=Sheet)
    if sheet.kind == "pdf":
        return msgspec.msgpack.encode(drawn(sheet.data, sheet.page))
    if sheet.kind == "picture":
        return msgspec.msgpack.encode(Shown(1, anew(sheet.data)))
    shown = Shown(blocks=blocks_of(sheet.data) if sheet.kind == "html" else mail.blocks(sheet.data))
    return msgspec.msgpack.encode(shown)


def anew(data: bytes) -> bytes:
    """The first frame of a picture as a JPEG that holds its colours alone, upright and no larger than is looked at."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    todo = "take it away and open it elsewhere"
    Image.MAX_IMAGE_PIXELS = MOST
    try:
        with Image.open(io.BytesIO(data), formats=PICTURES) as opened:
            if opened.width * opened.height > MOST:
                raise Image.DecompressionBombError
            opened.draft("RGB", (SIDE, SIDE))  # a JPEG is unpacked no larger than needed
            opened.thumbnail((SIDE, SIDE))
            upright = ImageOps.exif_transpose(opened)
            colours = flat(upright)
        made = io.BytesIO()
        Image.frombytes("RGB", colours.size, colours.tobytes()).save(made, "JPEG", quality=85)
    except Image.DecompressionBombError as error:
        raise UnreadableFile("this picture", f"unpacks to more than {MOST} pixels", todo) from error
    except UnidentifiedImageError as error:
        raise UnreadableFile("this picture", "is of no format that is shown, or damaged", todo) from error
    except (OSError, ValueError, SyntaxError, struct.error, EOFError) as error:
        raise UnreadableFile("this picture", "is damaged or cut short", todo) from error
    return made.getvalue()


def flat(picture: Any) -> Any:
    """Without what shines through: on white."""
    from PIL import Image

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture.convert("RGBA"))
    return ground.convert("RGB")


def drawn(data: bytes, number: int) -> Shown:
    """A page of a PDF, without its forms, notes and scripts."""
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            if not 1 <= number <= len(document):
                raise UnreadableFile(f"page {number}", "the file has no such page", "go back to the report")
            with closing(document[number - 1]) as page:
                return Shown(len(document), picture_of(page))
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(f"page {number}", "it cannot be drawn", "take the file away as it is") from error


def picture_of(page: Any) -> bytes:
    width, height = (max(side, 1.0) for side in page.get_size())
    scale = min(WIDTH / width, (PIXELS / (width * height)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False, draw_annots=False)
    with closing(bitmap):
        row, stride = bitmap.width * bitmap.n_channels, bitmap.stride
        raw = bytes(bitmap.buffer)
        lines = b"".join(b"\0" + raw[at * stride : at * stride + row] for at in range(bitmap.height))
        return png(bitmap.width, bitmap.height, bitmap.n_channels, lines)


def png(width: int, height: int, channels: int, lines: bytes) -> bytes:
    """A PNG of 8 bits a channel; `lines` begin with the number of their filter."""
    kind = {1: 0, 3: 2, 4: 6}[channels]
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    return PNG + b"".join(part(name, body) for name, body in parts)


def part(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
