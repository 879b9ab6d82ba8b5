"""The words that name an actor, without what the parser hung on them: articles, datelines, dates, prepositions."""

from headstone.model.spans import Span
from headstone.reading.sentence import Sentence

TRAILING = " ,;:.'\"”’\n"
LEADING = " ,;:.-–—)\n"


def trim(s: Sentence, span: Span) -> Span:
    """Without topic, dateline, date and article in front, without preposition, blanks and commas behind."""
    start = without_article(s, after_dates(s, after_topic(s, span)))
    return Span(start, without_tail(s, Span(start, span.end)))


def after_topic(s: Sentence, span: Span) -> Span:
    """ "Elvas: soldiers", "ELVAS — soldiers": what stands before the mark is no part of the name."""
    words = s.text[span.start : span.end]
    at = max(words.rfind(mark) + len(mark) if mark in words else 0 for mark in (": ", " — ", " – ", " - "))
    return Span(span.start + at, span.end)


def after_dates(s: Sentence, span: Span) -> Span:
    """ "21 April 2013 unknown persons": the day is no part of the name."""
    end = max((t.span.end for t in s.times if t.span.start == span.start and t.span.end < span.end), default=span.start)
    while end < span.end and s.text[end] in LEADING:
        end += 1
    return Span(end, span.end)


def without_article(s: Sentence, span: Span) -> int:
    lowered = s.text[span.start : span.end].lower()
    size = span.end - span.start
    lead = next((a for a in s.lexicon.articles if lowered.startswith(f"{a} ") and size > len(a) + 2), None)
    return span.start + len(lead) + 1 if lead else span.start


def without_tail(s: Sentence, span: Span) -> int:
    """The end before commas, and before a preposition or "and" whose object was cut off."""
    end = span.end
    while end > span.start and s.text[end - 1] in TRAILING:
        end -= 1
    head, _, last = s.text[span.start : end].rpartition(" ")
    loose = head and last.lower() in s.words("loose_ends")
    return without_tail(s, Span(span.start, span.start + len(head))) if loose else end
