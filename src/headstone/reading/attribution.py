"""Who did it and who found it, act by act and over the whole report."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from headstone.model.claims import Finder, Perpetrator, Voice
from headstone.model.reading import Act
from headstone.model.spans import Span
from headstone.reading import actors, actors_admit, actors_blamed, actors_finders
from headstone.reading.actors import Actor
from headstone.reading.assemble import Material
from headstone.reading.gather import Found
from headstone.reading.lexicon import Lexicon

Attributed = tuple[tuple[Perpetrator, Span], ...]
DONE = {"kill", "cem", "body"}  # families of acts whose agents are perpetrators
FINDS = {"grave.discovery", "grave.exhumation"}
INQUIRERS = {"outlet", "ngo", "un_body"}
MOST = 2  # actors shown at violence that are taken where nobody is named


def perpetrators_at(found: Found, act: Act) -> Attributed:
    """Those an act's sentence makes responsible: its agents, whom it blames, whom the grave is named after."""
    s = found.row(act)
    pool: list[Actor] = []
    if act.family in DONE or act.code == "grave.concealment":
        pool.extend(actors.perpetrators_of(s, act))
    pool.extend(actors_admit.admitted(s, act))
    pool.extend(actors_blamed.blamed(s))
    pool.extend(actors_blamed.possessors(s))
    if not pool and act.family in {"kill", "cem"} and actors.pronoun_agent(act, found.lexicon):
        before = named_before(found, act.sentence, act.agents[0].start)
        return each_once([before] if before else [])
    return each_once(named(found, actor) for actor in pool)


def finder_at(found: Found, act: Act) -> tuple[Finder, Span] | None:
    if act.code not in FINDS:
        return None
    s = found.row(act)
    hits = actors_finders.finders_of(s, act)
    if not hits and not act.agents and act.code == "grave.discovery":
        hits = actors_finders.announcers_of(s, act)
    return (Finder(hits[0].name, "", rule=hits[0].rule, score=hits[0].score), hits[0].span) if hits else None


def found_elsewhere(found: Found, made: list[Material]) -> list[Material]:
    """Where no find of the report's own event names its finder: whom its other sentences show at the find, who searched
    then, or the body whose inquiry brought it to light."""
    first = next((n for n, m in enumerate(made) if m.episode == 0 and m.act.family == found.family), None)
    if first is None or any(m.finder for m in own(made)):
        return made
    rows, blamed = found.own_rows(), [span for m in made for _, span in m.perpetrators]
    pool = [a for row in rows for a in actors_finders.shown_finding(row, found.family)]
    pool += [a for row in rows for a in actors_finders.searching_then(row)]
    actor = next(iter(actors_finders.outside(pool, blamed)), None) or brought_to_light(found, made)
    if actor is not None:
        finder = Finder(actor.name, "", rule=f"{actor.rule}, shown at the find", score=0.5)
        made[first] = replace(made[first], finder=(finder, actor.span))
    return made


def brought_to_light(found: Found, made: Sequence[Material]) -> Actor | None:
    """ "the Example Post said that survivors confirmed the graves": the outlet or body whose inquiry told of them."""
    finds = {m.act.sentence for m in own(made) if m.act.code == "grave.discovery"}
    for voice in found.voices:
        row = found.rows.get(voice.sentence)
        inquires = voice.voice.kind in INQUIRERS and not voice.voice.relayed_by
        if row and inquires and voice.sentence in finds and row.says("brought_to_light"):
            return Actor(voice.name_span, voice.voice.name, f"{actors.RULE}: an inquiry", 0.45, voice.sentence)
    return None


def graded(found: Attributed, polarity: str, modality: str, voices: Sequence[Voice], lexicon: Lexicon) -> Attributed:
    """Status and basis of an attribution from who says so and how surely."""
    sure = modality in {"asserted", "visual_only"}
    status = "denied" if polarity == "denied" else "asserted" if sure else "alleged"
    basis = next((lexicon.basis[v.kind] for v in voices if v.kind in lexicon.basis), "media_assertion")
    return tuple((replace(p, status=status, basis=basis), s) for p, s in found)


def inherit(found: Found, made: Sequence[Material]) -> list[Material]:
    """Pronoun agents take the actor named before them in the same event."""
    last: dict[int, Attributed] = {}
    out = []
    for material in made:
        act = material.act
        if material.perpetrators:
            last[material.episode] = material.perpetrators
        elif act.family in {"kill", "cem"} and actors.pronoun_agent(act, found.lexicon) and material.episode in last:
            carried = ((replace(p, rule=f"{actors.RULE}: pronoun", score=0.5), s) for p, s in last[material.episode])
            material = replace(material, perpetrators=tuple(carried))
        out.append(material)
    return out


def blamed_elsewhere(found: Found, made: list[Material]) -> list[Material]:
    """Whom a sentence without an act blames ("the attacks are blamed on X") is blamed for the report's own event; where
    nobody is, those shown at violence are."""
    first = next((n for n, m in enumerate(made) if m.episode == 0), None)
    if first is None:
        return made
    told = {m.act.sentence for m in made}
    silent = (row for row in found.own_rows() if row.number not in told)
    pool = [named(found, actor) for row in silent for actor in actors_blamed.blamed(row)]
    if not pool and not any(m.perpetrators for m in made if m.episode == 0):
        pool = narrated(found, {m.act.sentence for m in made if m.episode} - {m.act.sentence for m in own(made)})
    made[first] = replace(made[first], perpetrators=made[first].perpetrators + each_once(pool))
    return made


def own(made: Sequence[Material]) -> list[Material]:
    """What tells of the report's own event."""
    return [m for m in made if not m.episode]


def narrated(found: Found, aside: set[int]) -> list[Actor]:
    """Where no sentence says who did it: the armed actors shown at violence, unless they found it, tell it or died."""
    finders = {
        a.name for act in found.acts if act.family == "grave" for a in actors_finders.finders_of(found.row(act), act)
    }
    finders |= {a.name for row in found.own_rows() for a in actors_finders.shown_finding(row, found.family)}
    dead = [Span(p.start, p.end) for act in found.acts if act.family == "kill" for p in act.patients]
    shown = (
        replace(named(found, a), score=0.45, rule=f"{actors.RULE}: shown at violence")
        for row in found.own_rows()
        if row.number not in aside
        for a in actors_blamed.narrated(row)
    )
    return [a for a in shown if a.name not in finders and not any(a.span.holds(d) for d in dead)][:MOST]


def named(found: Found, actor: Actor) -> Actor:
    """ "the group", "the militants": the name that they were given before, with the words as they stand here."""
    actor = actors.full_name(found.text, actor.span.start, actor)
    plain = actors.words(found.text, actor.span).lower()
    if actor.kind != "generic" or plain not in found.lexicon.lists["groups"]:
        return actor
    before = named_before(found, actor.sentence, actor.span.start)
    if before is None or before.kind != "armed_group":
        return actor
    return replace(actor, name=before.name, rule=f"{actors.RULE}: the name given before", score=0.6)


def named_before(found: Found, sentence: int, offset: int) -> Actor | None:
    pool = [o for i, row in found.rows.items() if i <= sentence for o in row.orgs]
    return actors.antecedent(pool, offset, found.text, sentence, found.lexicon)


def each_once(pool: Iterable[Actor]) -> Attributed:
    """Each actor once, with the span of its words."""
    first: dict[str, Actor] = {}
    for actor in pool:
        first.setdefault(actor.name.casefold(), actor)
    return tuple(
        (Perpetrator(a.name, "", "media_assertion", "asserted", rule=a.rule, score=a.score), a.span)
        for a in first.values()
    )
