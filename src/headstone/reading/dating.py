"""Dates by role: when the act was, when the statement was made, and what stays open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from headstone.model.claims import When
from headstone.model.reading import Act, Deed
from headstone.model.spans import Span
from headstone.model.trees import Token, Tree
from headstone.reading.sentence import Sentence
from headstone.text.dates import TimeMention

RULE = "dating@1"
NO_DATE = {"duration", "reference"}  # kinds of time that date nothing: "for two years", "now"
DAY = len("2016-11-08")  # an EDTF of a whole day
NEWS = {"grave.discovery", "grave.exhumation"}  # acts whose announcement bounds them
FINE = {"D1", "D2", "D3", "D4"}  # a date as fine as a month may date a report's event from another sentence
YEAR = "D5"
DATELINE = 60  # code points in which a dateline ends with its dash
LATELY = 62  # days
BESIDE = 60  # code points between a verb of telling and its day


@dataclass(frozen=True, slots=True)
class Dated:
    when: When
    span: Span


def dates_of(s: Sentence, act: Act, published: str | None = None) -> tuple[Dated, ...]:
    """The dates that a sentence gives to an act. A day of telling dates the statement; for a find told as news it is
    also the latest day of the find, written with EDTF's "~" (approximate) and said so in `how`."""
    out: list[Dated] = []
    only_told = not any(t.kind not in NO_DATE and not told_then(s, t, act) for t in s.times)
    for time in s.times:
        if time.kind in NO_DATE or not s.span.holds(time.span) or in_dateline(s, time):
            continue
        if tried_then(s, time, act):
            continue
        if told_then(s, time, act) and beside_verb(s, time):
            out.append(stated(s, time, published))
            if act.code in NEWS and only_told:
                out.append(announced(s, time, act, published))
        elif of_act(s.tree, time, act) and not of_a_thing(s.tree, time, act):
            out.append(own(s, time, act, published))
    return tuple(out)


def role_of(s: Sentence, act: Deed) -> str:
    return s.lexicon.date_roles.get(act.code, "act")


def own(s: Sentence, time: TimeMention, act: Act, published: str | None) -> Dated:
    edtf = bounded(time, s.text, published)
    return dated(s, time, When(role_of(s, act), "", edtf, time.how, time.precision, rule=RULE, score=0.9))


def stated(s: Sentence, time: TimeMention, published: str | None) -> Dated:
    edtf = bounded(time, s.text, published)
    return dated(s, time, When("statement", "", edtf, time.how, time.precision, rule=RULE, score=0.7))


def announced(s: Sentence, time: TimeMention, act: Act, published: str | None) -> Dated:
    """The find or exhumation that was told on a day: on or before it."""
    edtf, role = bounded(time, s.text, published), role_of(s, act)
    approx = f"{edtf}~" if edtf and "/" not in edtf else edtf
    how = f"{time.how}; day of the announcement, the {role} is on or before it"
    return dated(s, time, When(role, "", approx, how, time.precision, rule=RULE, score=0.5))


def dated(s: Sentence, time: TimeMention, when: When) -> Dated:
    wording = s.text[time.span.start : time.span.end]
    return Dated(
        When(when.role, wording, when.edtf, when.how, when.precision, rule=when.rule, score=when.score), time.span
    )


def in_dateline(s: Sentence, time: TimeMention) -> bool:
    """ "EVORA, May 9 (Planalto News) -": the day of the report, not of what it tells."""
    start = s.span.start
    marks = (s.text.find(mark, start, start + DATELINE) for mark in ("—", "–", " - "))
    dash = min((i for i in marks if i >= 0), default=-1)
    return dash >= 0 and time.span.end <= dash


def tried_then(s: Sentence, time: TimeMention, act: Act) -> bool:
    """ "were charged on Tuesday with an attack": the day of a court or of the police, not of the deed."""
    verb = verb_of(s.tree, time)
    if verb is None or verb.index == act.token.index or verb.lemma not in s.words("trying"):
        return False
    return act.token.tag in {"NN", "NNS", "NNP", "VBG"} and not of_an_attack(s, time)


def beside_verb(s: Sentence, time: TimeMention) -> bool:
    """A day of telling stands near its verb, with no colon or quotation mark between."""
    verb = verb_of(s.tree, time)
    if verb is None:
        return False
    between = s.text[min(verb.end, time.span.end) : max(verb.start, time.span.start)]
    return len(between) <= BESIDE and not set(between) & set(':“”"')


def of_act(tree: Tree, time: TimeMention, act: Act) -> bool:
    """The time stands under the act's own verb, or under one that governs it; not under another clause's verb."""
    token, verb = tree.head_of(time.span), verb_of(tree, time)
    if token is None or verb is None or verb.index == act.token.index:
        return True
    above = {a.index for a in tree.ancestors(act.token)}
    inside = act.noun is not None and any(t.index == token.index for t in tree.subtree(act.noun.token))
    below = inside and verb.dep not in {"relcl", "acl"}
    return verb.index in above or below or (act.token.pos != "VERB" and tree.is_root(verb))


def of_a_thing(tree: Tree, time: TimeMention, act: Act) -> bool:
    """ "The dome, a repair of 1911, came down": the year of what was destroyed, not of its end."""
    token = tree.head_of(time.span)
    if act.family != "cem" or time.precision != YEAR or token is None:
        return False
    by = tree.head(token)
    of = tree.head(by)
    return by.text.lower() in {"of", "from"} and of.pos in {"NOUN", "PROPN"} and of.index != act.token.index


def bounded(time: TimeMention, text: str, published: str | None) -> str | None:
    """The EDTF of a mention, open on the side that its relation leaves open. "By Sunday 85 had been found" is that
    Sunday, approximately; "since Tuesday" ends with the report, which cannot speak of later days."""
    edtf = time.edtf
    if edtf is None:
        return None
    if time.relation == "until" and by(time, text):
        return f"{edtf.removeprefix('../')}~"
    if "/" in edtf:
        return edtf
    if time.relation in {"before", "until"}:
        return f"../{edtf}"
    if time.relation not in {"after", "since"}:
        return edtf
    return f"{edtf}/{published}" if published and lately(edtf, published) else f"{edtf}/.."


def by(time: TimeMention, text: str) -> bool:
    """Whether "by" opens a date."""
    return text[max(0, time.span.start - 3) : time.span.start + 3].lower().lstrip().startswith("by ")


def lately(edtf: str, published: str) -> bool:
    """Both are days, and the first is at most two months before the second: what began then is the news."""
    if len(edtf) != DAY or len(published) != DAY:
        return False
    return 0 <= (date.fromisoformat(published) - date.fromisoformat(edtf)).days <= LATELY


def loose(rows: Sequence[Sentence], act: Deed, published: str | None) -> Dated | None:
    """Where no act of the report's own event has a date: that of an attack named ("the explosion of February 2009"),
    else the first of its sentences that no verb of telling takes, nor one of a court."""
    times = [
        (s, time) for s in rows for time in s.times
        if fine(time, bounded(time, s.text, published)) and not in_dateline(s, time)
    ]  # fmt: skip
    named = next((pair for pair in times if of_an_attack(*pair)), None)
    chosen = named or next((pair for pair in times if not taken(*pair)), None)
    if chosen is None:
        return None
    s, time = chosen
    how = f"{time.how}; the nearest date in the report's own sentences"
    edtf, role = bounded(time, s.text, published), role_of(s, act)
    return dated(s, time, When(role, "", edtf, how, time.precision, rule=f"{RULE}: nearest", score=0.4))


def taken(s: Sentence, time: TimeMention) -> bool:
    """A verb has the time that speaks of another day: of telling, of building again, of a court."""
    verb = verb_of(s.tree, time)
    return verb is None or any(verb.lemma in s.words(name) for name in ("telling", "not_destroying", "trying"))


def of_an_attack(s: Sentence, time: TimeMention) -> bool:
    """ "the explosion of February 2009", "the raid on 3 May": the time of a noun for an attack, whatever the verb."""
    token = s.tree.head_of(time.span)
    above = takewhile(lambda a: a.pos not in {"VERB", "AUX"}, s.tree.ancestors(token) if token else ())
    return any(a.pos == "NOUN" and a.lemma in s.words("attacks") for a in above)


def fine(time: TimeMention, edtf: str | None) -> bool:
    """A date that is bounded on both sides and no longer than a month."""
    closed = edtf is not None and not edtf.startswith("../") and not edtf.endswith("/..")
    return time.kind not in NO_DATE and time.precision in FINE and closed


def told_then(s: Sentence, time: TimeMention, act: Act) -> bool:
    """True when the time says when somebody spoke: its verb is one of telling and is not the act itself."""
    verb = verb_of(s.tree, time)
    if verb is None or verb.index == act.token.index or verb.lemma not in s.words("telling"):
        return False
    if any(t.start > time.span.end for t in s.tree.subjects(verb)) and act.token.start < time.span.start:
        return False  # "killed on Tuesday, an officer said": the day belongs to what was said
    token = s.tree.head_of(time.span)
    return token is None or not any(a.index == act.token.index for a in s.tree.ancestors(token))


def verb_of(tree: Tree, time: TimeMention) -> Token | None:
    """The verb that governs a time."""
    token = tree.head_of(time.span)
    if token is None:
        return None
    return next((a for a in [token, *tree.ancestors(token)] if a.pos in {"VERB", "AUX"}), None)
