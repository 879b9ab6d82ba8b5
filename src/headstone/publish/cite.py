"""A citation ready to paste: who published the words, when, where they stand, and the hash that names the file."""

from headstone.model.claims import Claim
from headstone.model.sources import CollectionRecord, Layer, Report
from headstone.model.spans import Quote
from headstone.publish import words


def citation(claim: Claim, report: Report, record: CollectionRecord | None, layer: Layer) -> str:
    """One paragraph: outlet, author, title, date, address, capture date, page, quote, SHA-256, claim id.

    What is not known is left out, except the publication date: "n.d." is what a reader of citations looks for.
    """
    meta, cited = report.meta, cited_quote(claim)
    captured = meta.captured_at or (record.captured_at if record else None)
    added = record.added_at if record else None
    parts = [
        meta.author, meta.publisher or "publisher not known", f"“{_line(meta.title)}”" if meta.title else None,
        words.date(meta.published) if meta.published else "n.d.", meta.url,
        f"captured {captured}" if captured else (f"added {added}" if added else None),
        _page(cited, layer), f"“{_line(cited.exact)}”" if cited else None,
        "SAMPLE, invented" if meta.invented else None,
    ]  # fmt: skip
    known = ". ".join(part.rstrip(".") for part in parts if part)
    return f"{known}. SHA-256 {report.original_sha256}. Claim {claim.id}."


def cited_quote(claim: Claim) -> Quote | None:
    """The sentence that holds the words naming the act; else the claim's first sentence, else its first quote."""
    sentences = [quote for quote in claim.quotes if quote.role == "sentence"] or list(claim.quotes[:1])
    trigger = claim.trigger
    holding = [quote for quote in sentences if quote.start <= trigger.start and trigger.end <= quote.end]
    return next(iter(holding or sentences), None)


def _page(quote: Quote | None, layer: Layer) -> str | None:
    page = (quote.page or layer.page_of(quote.start)) if quote else None
    return f"p. {page}" if page else None


def _line(text: str) -> str:
    """Line breaks inside a quotation become spaces: it must fit one paragraph."""
    return " ".join(text.split())
