"""Dates by role: when the act was, when the statement was made, and what stays open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headstone.model.claims import When
from headstone.model.spans import Span
from headstone.reading.actors import SAYING
from headstone.reading.acts import Act
from headstone.reading.syntax import Token, Tree
from headstone.text.dates import TimeMention

RULE = "dating@1"
DAY = len("2016-11-08")  # an EDTF of a whole day
ROLES = {"grave.discovery": "discovery", "grave.exhumation": "exhumation", "grave.informal_recovery": "exhumation", "grave.concealment": "burial", "grave.protection": "act", "grave.identification_return": "act"}
TELLING = SAYING | {"publish", "post", "release", "issue", "write", "describe", "cite", "quote", "deny", "reject", "call", "put", "warn", "caution", "estimate", "promise", "comment", "show"}


@dataclass(frozen=True, slots=True)
class Dated:
    when: When
    span: Span


def role_of(act: Act) -> str:
    return ROLES.get(act.code, "act")


def dates_of(act: Act, tree: Tree, times: Sequence[TimeMention], text: str, published: str | None = None) -> tuple[Dated, ...]:
    """The dates that a sentence gives to an act. A day of telling dates the statement; for a find told as news it is also the
    latest day of the find, written with EDTF's "~" (approximate) and said so in `how`."""
    out: list[Dated] = []
    for time in times:
        if time.kind == "duration" or time.span.end > tree.span.end or time.span.start < tree.span.start:
            continue
        if in_dateline(tree, time, text):
            continue
        told = told_then(tree, time, act) and beside_verb(tree, time, text)
        if not told and not of_act(tree, time, act):
            continue
        wording = text[time.span.start : time.span.end]
        role = "statement" if told else role_of(act)
        out.append(Dated(When(role, wording, bounded(time, text, published), time.how, time.precision, rule=RULE, score=0.9 if not told else 0.7), time.span))
        if told and act.code in {"grave.discovery", "grave.exhumation"} and not any(not told_then(tree, t, act) for t in times if t.kind != "duration"):
            edtf = bounded(time, text, published)
            approx = f"{edtf}~" if edtf and "/" not in edtf else edtf
            out.append(Dated(When(role_of(act), wording, approx, f"{time.how}; day of the announcement, the {role_of(act)} is on or before it", time.precision, rule=RULE, score=0.5), time.span))
    return tuple(out)


def in_dateline(tree: Tree, time: TimeMention, text: str) -> bool:
    """ "NAIROBI, July 6 (SNA) -": the day of the report, not of what it tells."""
    start = tree.span.start
    dash = min((i for mark in ("—", "–", " - ") if (i := text.find(mark, start, start + 60)) >= 0), default=-1)
    return dash >= 0 and time.span.end <= dash


def beside_verb(tree: Tree, time: TimeMention, text: str) -> bool:
    """A day of telling stands near its verb, with no colon or quotation mark between."""
    token = tree.head_of(time.span)
    verb = governing(tree, token) if token else None
    if verb is None:
        return False
    between = text[min(verb.end, time.span.end) : max(verb.start, time.span.start)]
    return len(between) <= 60 and not set(between) & set(":“”\"")


def of_act(tree: Tree, time: TimeMention, act: Act) -> bool:
    """The time stands under the act's own verb, or under one that governs it; not under another clause's verb."""
    token = tree.head_of(time.span)
    verb = governing(tree, token) if token else None
    if token is None or verb is None or verb.index == act.token.index:
        return True
    above = {a.index for a in tree.ancestors(act.token)}
    below = act.noun is not None and any(t.index == token.index for t in tree.subtree(act.noun.token)) and verb.dep not in {"relcl", "acl"}
    return verb.index in above or below or (act.token.pos != "VERB" and tree.is_root(verb))


def bounded(time: TimeMention, text: str, published: str | None) -> str | None:
    """The EDTF of a mention, open on the side that its relation leaves open. "By Sunday 90 had been found" is that Sunday,
    approximately; "since Tuesday" ends with the report, which cannot speak of later days."""
    edtf = time.edtf
    if edtf and edtf.startswith("../") and text[max(0, time.span.start - 3) : time.span.start].lower() == "by ":
        return f"{edtf[3:]}~"
    if edtf is None or "/" in edtf:
        return edtf
    if time.relation in {"before", "until"} and text[max(0, time.span.start - 3) : time.span.start].lower() == "by ":
        return f"{edtf}~"
    if time.relation in {"before", "until"}:
        return f"../{edtf}"
    if time.relation == "since" and published and len(published) == DAY and edtf <= published:
        return f"{edtf}/{published}"
    if time.relation in {"after", "since"}:
        return f"{edtf}/.."
    return edtf


def in_dateline(tree: Tree, time: TimeMention, text: str) -> bool:
    """ "NAIROBI, July 6 (SNA) -": the day of the report, not of what it tells."""
    start = tree.span.start
    dash = min((i for mark in ("—", "–", " - ") if (i := text.find(mark, start, start + 60)) >= 0), default=-1)
    return dash >= 0 and time.span.end <= dash


def beside_verb(tree: Tree, time: TimeMention, text: str) -> bool:
    """A day of telling stands near its verb, with no colon or quotation mark between."""
    token = tree.head_of(time.span)
    verb = governing(tree, token) if token else None
    if verb is None:
        return False
    between = text[min(verb.end, time.span.end) : max(verb.start, time.span.start)]
    return len(between) <= 60 and not set(between) & set(":“”\"")


def of_act(tree: Tree, time: TimeMention, act: Act) -> bool:
    """The time stands under the act's own verb, or under one that governs it; not under another clause's verb."""
    token = tree.head_of(time.span)
    verb = governing(tree, token) if token else None
    if token is None or verb is None or verb.index == act.token.index:
        return True
    above = {a.index for a in tree.ancestors(act.token)}
    below = act.noun is not None and any(t.index == token.index for t in tree.subtree(act.noun.token)) and verb.dep not in {"relcl", "acl"}
    return verb.index in above or below or (act.token.pos != "VERB" and tree.is_root(verb))


def bounded(time: TimeMention, text: str, published: str | None) -> str | None:
    """The EDTF of a mention, open on the side that its relation leaves open. "By Sunday 90 had been found" is that Sunday,
    approximately; "since Tuesday" ends with the report, which cannot speak of later days."""
    edtf = time.edtf
    if edtf and edtf.startswith("../") and text[max(0, time.span.start - 3) : time.span.start + 3].lower().lstrip().startswith("by "):
        return f"{edtf[3:]}~"
    if edtf and edtf.endswith("/..") and time.relation == "since" and published and len(published) == 10 and edtf[:10] <= published:
        return f"{edtf[:-2]}{published}"
    if edtf is None or "/" in edtf:
        return edtf
    if time.relation in {"before", "until"}:
        return f"../{time.edtf}"
    if time.relation in {"after", "since"}:
        return f"{time.edtf}/.."
    return time.edtf


def loose(trees: Sequence[Tree], times: Mapping[int, Sequence[TimeMention]], text: str, published: str | None, act: Act) -> Dated | None:
    """Where no act of the report's own event has a date: the first date of its sentences that no verb of telling takes."""
    for tree in trees:
        for time in times[tree.sentence]:
            edtf = bounded(time, text, published)
            fine = time.kind != "duration" and time.precision in {"D1", "D2", "D3", "D4"} and edtf and not edtf.startswith("../") and not edtf.endswith("/..")
            token = tree.head_of(time.span)
            verb = governing(tree, token) if token else None
            if fine and not in_dateline(tree, time, text) and verb is not None and verb.lemma not in TELLING:
                how = f"{time.how}; the nearest date in the report's own sentences"
                return Dated(When(role_of(act), text[time.span.start : time.span.end], edtf, how, time.precision, rule=f"{RULE}: nearest", score=0.4), time.span)
    return None


def told_then(tree: Tree, time: TimeMention, act: Act) -> bool:
    """True when the time says when somebody spoke: its verb is one of telling and is not the act itself."""
    token = tree.head_of(time.span)
    if token is None:
        return False
    verb = governing(tree, token)
    if verb is None or verb.index == act.token.index or verb.lemma not in TELLING:
        return False
    if any(s.start > time.span.end for s in tree.subjects(verb)) and act.token.start < time.span.start:
        return False  # "killed on Tuesday, an officer said": the day belongs to what was said
    return not any(a.index == act.token.index for a in tree.ancestors(token))


def governing(tree: Tree, token: Token) -> Token | None:
    return next((a for a in [token, *tree.ancestors(token)] if a.pos in {"VERB", "AUX"}), None)
