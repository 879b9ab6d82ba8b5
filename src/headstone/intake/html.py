"""Web pages. The text layer is everything visible; trafilatura says what of it is the article; the page's own tags,
then htmldate, say when it was published."""

import re
from collections.abc import Iterator
from typing import Any

from headstone.errors import HostileFile, UnreadableFile
from headstone.intake.aligning import spans_of
from headstone.intake.context import MEGABYTE, Context, Converted
from headstone.intake.drafts import draft, unread
from headstone.intake.edtf import to_edtf
from headstone.intake.encoding import decode
from headstone.intake.meta import TRUE, over
from headstone.intake.visible import visible_text
from headstone.model.sources import Meta
from headstone.model.spans import Span
from headstone.text.normalise import normalise

TOOL = "html/1"
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w:.-]+)", re.I)
# Control characters, bare or as references: no XML, so trafilatura stops at them. A form feed is a blank in HTML.
_CONTROL = re.compile(
    r"[\x01-\x08\x0b\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]))(?:;|(?![0-9a-f]))",
    re.IGNORECASE,
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_PUBLISHED = (
    "article:published_time", "og:published_time", "datePublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "pubdate", "publishdate", "parsely-pub-date", "sailthru.date",
    "cXenseParse:recs:publishtime",
)
_UPDATED = ("article:modified_time", "og:updated_time", "dateModified", "dcterms.modified", "lastmod", "last-modified")
DATES: dict[str, Any] = {"extensive_search": False, "max_date": "2099-12-31"}
_RIGHTS = ("copyright", "dc.rights", "dcterms.rights", "rights")


def read(data: bytes, context: Context) -> Converted:
    """One draft of a page."""
    if len(data) > context.limits.text_bytes:
        why = f"too large: more than {context.limits.text_bytes // MEGABYTE} MB"
        return Converted((unread(context, over(context.hints, context.known), why, TOOL),))
    found = _CHARSET.search(data[:4096])
    declared = context.charset or (next(filter(None, found.groups())).decode("ascii") if found else None)
    decoded = decode(data, declared)
    source = _CONTROL.sub("\ufffd", _DECLARATION.sub("", normalise(decoded.text).replace("\f", " ")))
    tree = parse(source)
    text = normalise(visible_text(tree))
    own, notes = _meta(tree, source)
    main = _main(tree, text, own.title)
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    made = draft(
        context, own, text, main, tool=TOOL, notes=decoded.notes + notes, template_language=language
    )
    return Converted((made,))


def parse(source: str) -> Any:
    """lxml tree of a page. Raises UnreadableFile for a page without any element, HostileFile for one nested so deep
    that libxml2 drops what lies below."""
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, huge_tree=True)
    try:
        tree = html.document_fromstring(source, parser=parser)
        if any("depth" in entry.message for entry in parser.error_log):
            raise HostileFile("a page nested too deep", "its text would be cut off", "save its text and add that")
        return tree
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableFile("an empty page", str(error), "fetch the page again") from error


def _main(tree: Any, text: str, title: str | None) -> tuple[Span, ...]:
    """The article's spans, its headline first; the whole text where no article is found."""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False, include_tables=True, favor_recall=True)
    spans = spans_of(text, _lines(str(getattr(found, "text", None) or "")))
    if not spans:
        return (Span(0, len(text)),)
    headline = spans_of(text[: spans[0].start], [title]) if title else ()
    return headline + spans


def _lines(body: str) -> Iterator[str]:
    """Paragraphs, items and cells, without the dashes and strokes that the extractor sets before and between them."""
    for line in body.split("\n"):
        cells = line.split("|") if line.lstrip().startswith("|") or " | " in line else [line.removeprefix("- ")]
        yield from (cell for cell in cells if cell.strip("- "))


def _meta(tree: Any, source: str) -> tuple[Meta, tuple[str, ...]]:
    tags = _tags(tree)
    found = _found(tree, tags)
    published, notes = _published(tags, tree, source)
    updated = _first_date([*(tags.get(name.casefold()) for name in _UPDATED), *_linked(source, "dateModified")])
    return Meta(
        publisher=_clean(found.sitename) or _clean(found.hostname),
        author=_clean((found.author or "").replace(";", ",")),
        title=_clean(found.title),
        published=published,
        updated=updated,
        url=_address(tree, tags),
        rights=next((tags[name] for name in _RIGHTS if tags.get(name)), None) or _clean(found.license),
        invented=tags.get("invented", "").casefold() in TRUE,
    ), notes


def _found(tree: Any, tags: dict[str, str]) -> Any:
    """What trafilatura says of the page; its plain tags where a date that is none stops the library."""
    from trafilatura.metadata import extract_metadata
    from trafilatura.settings import Document

    try:
        return extract_metadata(tree, date_config=DATES, extensive=False)
    except (ValueError, OverflowError):
        return Document(title=tags.get("og:title"), author=tags.get("author"), sitename=tags.get("og:site_name"))


def _tags(tree: Any) -> dict[str, str]:
    """`<meta>` values by name, property or itemprop, in small letters; the first of each stands."""
    tags: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = " ".join((element.get("content") or "").split())
        if name and value:
            tags.setdefault(name.casefold(), value)
    return tags


def _published(tags: dict[str, str], tree: Any, source: str) -> tuple[str | None, tuple[str, ...]]:
    """What the page states in a tag made for it; else what htmldate finds, shortened to what the page really says."""
    stated = [tags.get(name.casefold()) for name in _PUBLISHED] + _linked(source, "datePublished")
    marked = tree.xpath("//*[@itemprop='datePublished']|//time[@pubdate]")
    stated += [each.get("datetime") or each.get("content") for each in marked]
    if date := _first_date(stated):
        return date, ()
    guess = _guessed(tree)
    if not guess:
        return None, ()
    return _as_stated(guess, source), ("published: found in the page's text or address, not in a tag made for it",)


def _guessed(tree: Any) -> str | None:
    from htmldate import find_date

    try:
        found: str | None = find_date(tree, original_date=True, **DATES)
    except (ValueError, OverflowError):  # a tag's date with an offset of a hundred hours
        return None
    return found


def _as_stated(day: str, source: str) -> str:
    """htmldate fills a month or year up to its first day; a first day counts only where the page writes it out."""
    year, month, number = day.split("-")
    written = (
        rf"{year}[-/.]?{month}[-/.]?01(?!\d)",
        rf"\b0?1(?:st|er|\.)?[\s/.-]+[^\W\d]+[\s/.-]+{year}",
        rf"[^\W\d]{{3,}}\.?\s+0?1(?:st)?,?\s+{year}",
        rf"\b0?1[/.]0?{int(month)}[/.]{year}",
    )
    if number != "01" or any(re.search(pattern, source) for pattern in written):
        return day
    return f"{year}-{month}" if month != "01" or re.search(rf"{year}[-/.]01\b", source) else year


def _linked(source: str, key: str) -> list[str | None]:
    """A key of the page's linked data (JSON-LD), without parsing it: it is often not valid JSON."""
    return list(re.findall(rf'"{key}"\s*:\s*"([^"]{{4,40}})"', source))


def _first_date(values: list[str | None]) -> str | None:
    return next((date for value in values if value and (date := to_edtf(value))), None)


def _address(tree: Any, tags: dict[str, str]) -> str | None:
    links = (*tree.xpath("//link[@rel='canonical']/@href"), tags.get("og:url", ""))
    return next((link.strip() for link in links if link.strip().startswith(("http://", "https://"))), None)


def _clean(value: str | None) -> str | None:
    return normalise(" ".join(value.split())) or None if value else None
