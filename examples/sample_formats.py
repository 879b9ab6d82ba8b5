"""Writes one sample report in one file format. Every writer gives the same bytes for the same report.

Libraries stamp files with the time of writing; here each stamp is replaced by the report's own date, so that
running `make_samples.py` again changes no file.
"""

import datetime
import html
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import yaml

INVENTED = "invented: true"
FIXED = (2024, 1, 1, 0, 0, 0)  # time of every member of every zip container


@dataclass(frozen=True, slots=True)
class Sample:
    """One report as its source file tells it; `front` is the front matter, `body` the text."""

    name: str
    front: dict[str, Any]
    body: str

    def get(self, key: str) -> str:
        return str(self.front.get(key) or "")

    @property
    def paragraphs(self) -> list[str]:
        return [p for p in self.body.split("\n\n") if p.strip() and p.strip() != "\\page"]

    @property
    def day(self) -> datetime.datetime:
        """Publication day at noon UTC; the fixed day where the report has none."""
        day = self.get("published")
        known = datetime.date.fromisoformat(day) if day != "unknown" else datetime.date(*FIXED[:3])
        return datetime.datetime(known.year, known.month, known.day, 12, tzinfo=datetime.UTC)


def header(sample: Sample) -> dict[str, Any]:
    """The fields that a text header, a front matter or a sidecar carries, in their order."""
    keys = [k for k in ("url", "publisher", "published", "language") if sample.get(k)]
    return {k: sample.get(k) for k in keys} | {"invented": True}


def as_txt(sample: Sample) -> bytes:
    lines = [f"{k}: {'true' if v is True else v}" for k, v in header(sample).items()]
    return ("\n".join(lines) + "\n\n" + sample.body).encode()


def as_md(sample: Sample) -> bytes:
    front = yaml.safe_dump({"title": sample.get("title")} | header(sample), allow_unicode=True, sort_keys=False)
    return f"---\n{front}---\n\n{sample.body}".encode()


def as_sidecar(sample: Sample) -> bytes:
    fields = {"title": sample.get("title")} | header(sample)
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False).encode()


def as_bare_txt(sample: Sample) -> bytes:
    """Text without a header: what a reader saved by hand; its sidecar says the rest."""
    return sample.body.encode()


PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title} | {publisher}</title>
<link rel="canonical" href="{url}">
<meta name="author" content="{author}">
<meta name="invented" content="true">
<meta property="og:type" content="article">
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="{publisher}">
<meta property="og:url" content="{url}">
<meta property="article:published_time" content="{published}T12:00:00+00:00">
</head>
<body>
<header><a href="/">{publisher}</a>
<nav><ul><li><a href="/">Home</a></li><li><a href="/s">{section}</a></li>
<li><a href="/log-in">Log in</a></li></ul></nav>
</header>
<main><article>
<h1>{title}</h1>
<p class="byline">{author} <time datetime="{published}">{published}</time></p>
{paragraphs}
</article></main>
<aside><h2>More</h2><ul>{related}</ul></aside>
<footer><p>© {publisher} · Terms · Privacy</p><p>{invented}</p></footer>
</body>
</html>
"""


def as_html(sample: Sample) -> bytes:
    """A whole page: navigation, metadata, canonical address, related links, footer."""
    fields = {k: html.escape(sample.get(k)) for k in ("title", "publisher", "url", "author", "published", "section")}
    text = "\n".join(f"<p>{html.escape(p)}</p>" for p in sample.paragraphs[1:])
    related = "".join(f'<li><a href="/{i}">{html.escape(r)}</a></li>' for i, r in enumerate(sample.front["related"]))
    language = sample.get("language") or "en"
    return PAGE.format(language=language, paragraphs=text, related=related, invented=INVENTED, **fields).encode()


def same_zip(data: bytes) -> bytes:
    """The same container with every member's time fixed, in the same order and with the same compression."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            _add_member(new, info.filename, old.read(info), info.compress_type)
    return out.getvalue()


def _add_member(box: zipfile.ZipFile, name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
    info = zipfile.ZipInfo(name, FIXED)
    info.compress_type, info.external_attr, info.create_system = method, 0o644 << 16, 3
    box.writestr(info, data)


def as_docx(sample: Sample) -> bytes:
    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author = sample.get("title"), sample.get("author")
    properties.created = properties.modified = sample.day.replace(tzinfo=None)
    properties.keywords, properties.last_modified_by = INVENTED, ""
    document.add_heading(sample.paragraphs[0], level=1)
    for paragraph in sample.paragraphs[1:]:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return same_zip(out.getvalue())


def as_odt(sample: Sample) -> bytes:
    from odf.dc import Date, Title
    from odf.meta import Keyword
    from odf.opendocument import OpenDocumentText
    from odf.text import H, P

    document = OpenDocumentText()
    stamp = sample.day.replace(tzinfo=None).isoformat()
    for element, value in ((Title(), sample.get("title")), (Date(), stamp), (Keyword(), INVENTED)):
        element.addText(value)
        document.meta.addElement(element)
    document.text.addElement(H(outlinelevel=1, text=sample.paragraphs[0]))
    for paragraph in sample.paragraphs[1:]:
        document.text.addElement(P(text=paragraph))
    out = io.BytesIO()
    document.write(out)
    return same_zip(out.getvalue())


def as_rtf(sample: Sample) -> bytes:
    """RTF by hand: no maintained library writes it."""
    day = sample.day
    info = (
        rf"{{\info{{\title {_rtf(sample.get('title'))}}}{{\author {_rtf(sample.get('author'))}}}"
        rf"{{\keywords {INVENTED}}}{{\creatim\yr{day.year}\mo{day.month}\dy{day.day}}}}}"
    )
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Georgia;}}"
    text = "\n".join(rf"{_rtf(p)}\par\par" for p in sample.paragraphs)
    return f"{head}{info}\n{text}\n}}".encode("ascii")


def _rtf(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    return "".join(c if ord(c) < 128 else rf"\u{ord(c)}?" for c in plain)


def as_pdf(sample: Sample) -> bytes:
    """A PDF with a text layer; a line `\\page` in the source starts a new page."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    styles, story = getSampleStyleSheet(), []
    for number, block in enumerate(p for p in sample.body.split("\n\n") if p.strip()):
        style = styles["Title" if number == 0 else "BodyText"]
        story.append(PageBreak() if block.strip() == "\\page" else Paragraph(html.escape(block.strip()), style))
    out = io.BytesIO()
    author, title = sample.get("author"), sample.get("title")
    SimpleDocTemplate(out, pagesize=A4, title=title, author=author, keywords=[INVENTED], invariant=1).build(story)
    return out.getvalue()


def as_scanned_pdf(sample: Sample) -> bytes:
    """A PDF of one picture and no text layer, as a scanner makes it."""
    from PIL import Image, ImageDraw, ImageFont
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    picture = Image.new("L", (1240, 1754), 248)
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(34)
    for number, paragraph in enumerate(sample.paragraphs):
        draw.text((110, 160 + 110 * number), paragraph, fill=30, font=font)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setTitle(sample.get("title"))
    canvas.setKeywords(INVENTED)
    canvas.drawImage(ImageReader(picture.convert("1")), 0, 0, *A4)
    canvas.save()
    return out.getvalue()


def as_eml(sample: Sample) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sample.get("from"), sample.get("to"), sample.get("title")
    message["Date"] = sample.day
    message["Message-ID"] = f"<{sample.name.replace('/', '.')}@mail.example>"
    message["X-Invented"] = "true"
    message.set_content(sample.body)
    return message.as_bytes()


def as_zip(samples: Sequence[Sample]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        for sample in samples:
            _add_member(box, sample.get("as").partition("!/")[2], as_txt(sample))
    return out.getvalue()


def as_warc(samples: Sequence[Sample]) -> bytes:
    """A compressed WARC: one warcinfo record, then one response record a page."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    first = samples[0].get("captured")
    info = writer.create_warcinfo_record("captures.warc.gz", {"software": "sample-browser 1.0", "format": "WARC 1.0"})
    _write(writer, info, 0, first)
    for number, sample in enumerate(samples, 1):
        status = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        page = io.BytesIO(as_html(sample))
        record = writer.create_warc_record(sample.get("url"), "response", payload=page, http_headers=status)
        _write(writer, record, number, sample.get("captured"))
    return out.getvalue()


def _write(writer: Any, record: Any, number: int, captured: str) -> None:
    """Write with a fixed id and time; warcio leaves its own temporary file open."""
    record.rec_headers.replace_header("WARC-Record-ID", f"<urn:uuid:00000000-0000-4000-8000-{number:012d}>")
    record.rec_headers.replace_header("WARC-Date", captured)
    writer.write_record(record)
    record.raw_stream.close()


def as_jsonl(samples: Sequence[Sample]) -> bytes:
    rows = ({"title": s.get("title"), "text": s.body.strip()} | header(s) for s in samples)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


SINGLE: dict[str, Callable[[Sample], bytes]] = {
    ".txt": as_txt, ".md": as_md, ".html": as_html, ".docx": as_docx, ".odt": as_odt,
    ".rtf": as_rtf, ".pdf": as_pdf, ".eml": as_eml,
}  # fmt: skip
CONTAINERS: dict[str, Callable[[Sequence[Sample]], bytes]] = {".zip": as_zip, ".gz": as_warc, ".jsonl": as_jsonl}
NEEDS_SIDECAR = frozenset({".docx", ".odt", ".rtf", ".pdf", ".eml"})  # formats that cannot name their publisher


def single(sample: Sample, suffix: str) -> bytes:
    """One report as one file."""
    if sample.front.get("scan"):
        return as_scanned_pdf(sample)
    if sample.front.get("sidecar"):
        return as_bare_txt(sample)
    return SINGLE[suffix](sample)
