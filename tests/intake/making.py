"""Real files of every format, made with the libraries that such files come from. Outlets and persons are invented."""

import gzip
import io
import json
import mailbox
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

HEADLINE = "Shallow grave opened behind the old dairy"
FIRST = "Villagers of Qarat Sumaya opened a shallow grave behind the old dairy on Thursday and counted 14 bodies."
SECOND = "A forensic team from the provincial court fenced the ground and asked families to stay away."
CREDIT = "Reporting by Lowland Wire, who first carried the account."

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{HEADLINE} | Upper Valley Post</title>
<link rel="canonical" href="https://upper-valley.example/2019/dairy-grave">
<meta property="og:site_name" content="Upper Valley Post"><meta property="og:title" content="{HEADLINE}">
<meta name="author" content="Ilse Marrow">
<meta property="article:published_time" content="2019-03-14T22:40:00+03:00">
<meta property="article:modified_time" content="2019-03-16T08:00:00+03:00">
<meta name="copyright" content="Upper Valley Post 2019"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND} Nobody had been told <b>who</b> dug the pit, and the
court&#8217;s clerk said that a second trench may lie under the road that the dairy's lorries used for years.</p>
<p>The owner of the dairy left in 2014. Neighbours recall lorries at night in that autumn, and shots.</p>
<div style="display:none">hidden words</div></article>
<footer><p>{CREDIT}</p><script>var unseen = 1;</script></footer></body></html>
"""


def pdf(pages: list[str], *, title: str = HEADLINE, password: str | None = None, keywords: str = "") -> bytes:
    """A PDF whose pages hold these lines; an empty string is a page with a picture's place and no word."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    locked = StandardEncryption(password, ownerPassword="owner", canPrint=0) if password is not None else None
    drawing = canvas.Canvas(out, pagesize=A4, encrypt=locked, invariant=1)
    drawing.setTitle(title)
    drawing.setAuthor("Ilse Marrow")
    drawing.setKeywords(keywords)
    for page in pages:
        text = drawing.beginText(60, 780)
        for line in page.split("\n"):
            text.textLine(line)
        drawing.drawText(text)
        drawing.rect(60, 100, 200, 200, fill=1)
        drawing.showPage()
    drawing.save()
    return out.getvalue()


def docx() -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.title = HEADLINE
    document.core_properties.author = "Ilse Marrow"
    document.core_properties.keywords = "publisher: Upper Valley Post; published: 2019-03-14; invented: true"
    document.add_heading(HEADLINE)
    document.add_paragraph(FIRST)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "bodies"
    table.rows[0].cells[1].text = "14"
    document.add_paragraph(SECOND)
    document.sections[0].footer.paragraphs[0].text = CREDIT
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def odt() -> bytes:
    from odf import dc, meta
    from odf.opendocument import OpenDocumentText
    from odf.text import H, Note, NoteBody, NoteCitation, P, S

    document = OpenDocumentText()
    document.meta.addElement(dc.Title(text=HEADLINE))
    document.meta.addElement(meta.InitialCreator(text="Ilse Marrow"))
    document.meta.addElement(meta.Keyword(text="invented: true"))
    document.text.addElement(H(outlinelevel=1, text=HEADLINE))
    paragraph = P(text=FIRST)
    note = Note(noteclass="footnote", id="n1")
    note.addElement(NoteCitation(text="1"))
    body = NoteBody()
    body.addElement(P(text=CREDIT))
    note.addElement(body)
    paragraph.addElement(note)
    paragraph.addText(" Then")
    paragraph.addElement(S(c=2))
    paragraph.addText("silence.")
    document.text.addElement(paragraph)
    document.text.addElement(P(text=SECOND))
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def rtf() -> bytes:
    head = r"{\rtf1\ansi\ansicpg1251{\info{\title Grave at the dairy}{\author Ilse Marrow}}"
    cyrillic = "".join(f"\\'{byte:02x}" for byte in "Могила".encode("cp1251"))
    return (head + r"\pard " + FIRST + r"\par " + cyrillic + r"\par " + SECOND + r"\par}").encode("ascii")


def eml(*, attachment: bytes | None = None, name: str = "statement.pdf") -> bytes:
    message = EmailMessage()
    message["From"] = "Press Desk <press@upper-valley.example>"
    message["To"] = "Somebody Private <somebody@lowland.example>"
    message["Subject"] = HEADLINE
    message["Date"] = "Thu, 14 Mar 2019 23:40:00 +0300"
    message["Message-ID"] = "<1@upper-valley.example>"
    message["Organization"] = "Upper Valley Post"
    message.set_content(f"{FIRST}\n\n{SECOND}\n")
    message.add_alternative(PAGE, subtype="html")
    if attachment is not None:
        message.add_attachment(attachment, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def mbox(folder: Path) -> bytes:
    box = mailbox.mbox(folder / "made.mbox")
    box.add(eml())
    second = EmailMessage()
    second["From"], second["Subject"], second["Date"] = "a@lowland.example", "Second", "Fri, 15 Mar 2019 08:00:00 +0000"
    second.set_content("From the dairy came a denial: the trench held only cattle, the manager wrote to us.\n")
    box.add(second)
    box.close()
    return (folder / "made.mbox").read_bytes()


def warc(*, packed: bool = True) -> bytes:
    """A capture with two pages (one of them twice), a picture, and an answer with 404."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("made.warc.gz", {"software": "valley-crawler 1.2"}))
    plain = f"{FIRST} {SECOND}".encode()
    page = gzip.compress(PAGE.encode(), mtime=0)
    rows = [
        ("https://upper-valley.example/a?x=1", "200 OK", "text/html; charset=utf-8", page),
        ("https://lowland.example/wire.txt", "200 OK", "text/plain", plain),
        ("https://lowland.example/wire.txt", "200 OK", "text/plain", plain + b" Updated."),
        ("https://lowland.example/p.png", "200 OK", "image/png", b"\x89PNG\r\n\x1a\n"),
        ("https://lowland.example/gone", "404 Not Found", "text/html", b"<html><body>gone</body></html>"),
    ]
    for uri, status, kind, body in rows:
        headers = [("Content-Type", kind)] + ([("Content-Encoding", "gzip")] if body[:2] == b"\x1f\x8b" else [])
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        stamp = {"WARC-Date": "2019-03-15T06:00:00Z"}
        record = writer.create_warc_record(
            uri, "response", payload=io.BytesIO(body), http_headers=http, warc_headers_dict=stamp
        )
        writer.write_record(record)
        record.raw_stream.close()  # warcio leaves its spool to the garbage collector
    return out.getvalue()


def wacz(*, honest: bool = True) -> bytes:
    import hashlib

    body = warc()
    stated = hashlib.sha256(body if honest else b"other").hexdigest()
    listing = {"profile": "data-package", "resources": [{"path": "archive/data.warc.gz", "hash": f"sha256:{stated}"}]}
    named = {"archive/data.warc.gz": body, "datapackage.json": json.dumps(listing).encode()}
    return zipped(named | {"pages/pages.jsonl": b"{}"})


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(zipfile.ZipInfo(name, (2019, 3, 14, 0, 0, 0)), data)
    return out.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    """`mode` is tarfile's: "w", "w:gz", "w:bz2", "w:xz"."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def scanned(data: bytes) -> bytes:
    """A PDF whose pages are pictures of the pages of another: words that only OCR can read."""
    import pypdfium2
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    drawing = canvas.Canvas(out, invariant=1)
    source = pypdfium2.PdfDocument(data)
    for page in source:
        bitmap = page.render(scale=3, grayscale=True)
        size = (bitmap.stride, bitmap.height)
        picture = Image.frombytes("L", size, bytes(bitmap.buffer)).crop((0, 0, bitmap.width, bitmap.height))
        drawing.drawImage(ImageReader(picture), 0, 0, 595, 842)
        drawing.showPage()
    source.close()
    drawing.save()
    return out.getvalue()
