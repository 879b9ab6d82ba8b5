"""Decide: acts, figures and grounds become the material of claims."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from headstone.model.claims import Rejected, Voice
from headstone.model.places import Place
from headstone.model.reading import Act
from headstone.model.spans import Span
from headstone.reading import attribution, dating, details, episodes, focus
from headstone.reading.assemble import Material
from headstone.reading.counts_setting import Figure
from headstone.reading.figures import Figures, figures_of
from headstone.reading.gather import Found
from headstone.reading.grounds import grounds_of
from headstone.reading.marks_hints import WHOLE
from headstone.reading.places import PlaceMention
from headstone.reading.stance import stance_at
from headstone.reading.voices_elsewhere import voiced_elsewhere
from headstone.reading.voices_mention import VoiceMention

Said = tuple[tuple[Voice, Span], ...]  # voices with the span of their names

DENIALS = {"deny": "info.denial", "unable": "info.unable_to_confirm"}
CARRIERS = {"grave": {"body"}, "kill": {"body"}, "cem": {"tomb", "headstone", "cemetery", "grave"}}
REMAINS = {"grave", "kill", "body"}  # families of acts beside which the state of the dead is told


def materials_of(found: Found) -> list[Material]:
    """One material for each act, and one more for each of its figures that counts another event or a whole."""
    found = replace(found, acts=tuple(map(of_cemetery, found.acts)) if found.family == "cem" else found.acts)
    found = replace(found, acts=found.acts + denials(found))
    figures = figures_of(found)
    grounds = grounds_of(found, figures)
    numbers = episodes.numbered([g.key for g in grounds.of_acts])
    context = numbers.get(episodes.CONTEXT, len(numbers))
    made = []
    for act, ground in zip(figures.acts, grounds.of_acts, strict=True):
        if ground.why == episodes.FURNITURE:
            continue  # a link to another story is no claim of this report
        own, aside = shared_out(figures, act, ground)
        place = place_for(ground, grounds.main, numbers[ground.key])
        made.append(material(found, act, numbers[ground.key], place, own, figures.refused.get(act.sentence, ())))
        for figure in aside:
            alone = replace(act, trigger=figure.span, rule=figure.background or "", score=0.5)
            made.append(material(found, alone, context, None, [figure], ()))
    made = attribution.blamed_elsewhere(found, attribution.inherit(found, made))
    made = voiced_elsewhere(found, attribution.found_elsewhere(found, made))
    return dated_elsewhere(found, described_elsewhere(found, made))


def of_cemetery(act: Act) -> Act:
    """Remains dug out in an attack on a cemetery or tomb are taken unlawfully, not exhumed."""
    taken = act.code == "grave.exhumation" and act.score >= 0.65
    return replace(act, code="cem.unlawful_exhumation", family="cem") if taken else act


def shared_out(figures: Figures, act: Act, ground: episodes.Ground) -> tuple[list[Figure], list[Figure]]:
    """(figures of the act, figures that count something else beside the report's own event)."""
    all_of = figures.of(act)
    own = [f for f in all_of if f.background is None or ground.key]
    return own, [f for f in all_of if f not in own]


def material(
    found: Found, act: Act, episode: int, place: tuple[Place, Span] | None, figures: Sequence[Figure],
    refused: tuple[Rejected, ...],
) -> Material:  # fmt: skip
    """All that one claim is made of: what stands around its act, and how surely it is said."""
    s, lexicon = found.row(act), found.lexicon
    stance = stance_at(found.document, act.trigger, found.tables.stance, found.voices)
    if act.rule.endswith(WHOLE) and stance.polarity == "denied":
        stance = replace(stance, polarity="affirmed", modality="asserted")  # "There is no roof" denies no attack
    voices, relays = voices_over(found.voices, act.trigger)
    blamed = attribution.perpetrators_at(found, act)
    said_by = [v for v, _ in voices]
    return Material(
        act,
        episode,
        s.span,
        stance.polarity,
        stance.modality,
        site=details.site_of(s, act),
        place=place,
        dates=tuple((d.when, d.span) for d in dating.dates_of(s, act, found.published)),
        counts=tuple((f.count, f.span) for f in figures),
        perpetrators=attribution.graded(blamed, stance.polarity, stance.modality, said_by, lexicon),
        finder=attribution.finder_at(found, act),
        voices=voices + relays,
        motive=details.motive_of(s, act, episode == 0 and act.family == found.family),
        remains=tuple(details.hits(lexicon.remains, s)) if act.family in REMAINS else (),
        victims=details.victims_of(s, act),
        participants=details.participants_of(s, s.acts),
        rejected=refused,
    )


def voices_over(voices: Iterable[VoiceMention], trigger: Span) -> tuple[Said, Said]:
    """The voices whose words cover those of an act, and those who relay them."""
    over = [v for v in voices if v.scope.start <= trigger.start < v.scope.end and v.polarity_of_content != "comment"]
    relays = tuple((replace(r, wording=""), v.name_span) for v in over for r in v.relay)
    return tuple((v.voice, v.name_span) for v in over), relays


def denials(found: Found) -> tuple[Act, ...]:
    """Denials and failures to confirm in sentences that name no act: statements of their own."""
    out, told = [], {a.sentence for a in found.acts}
    for voice in found.voices:
        code, row = DENIALS.get(voice.polarity_of_content), found.rows.get(voice.sentence)
        if code and row and voice.sentence not in told:
            told.add(voice.sentence)
            token = row.tree.at(voice.cue_span.start) or row.tree.root()
            out.append(Act(code, "info", voice.cue_span, token, voice.sentence, 0.7, "denial or failure to confirm"))
    return tuple(out)


def place_for(ground: episodes.Ground, main: PlaceMention | None, episode: int) -> tuple[Place, Span] | None:
    """The place of a claim: its own if finer than the report's, else the report's; another event keeps only its own."""
    own = ground.mention
    if episode != 0:
        return (own.place, own.span) if own and ground.key != episodes.CONTEXT else None
    finer = own and main and focus.size(own) < focus.size(main) and own.place.lat is not None and own.cue != "subject"
    chosen = own if finer or main is None else main
    return (chosen.place, chosen.span) if chosen else None


def described_elsewhere(found: Found, made: list[Material]) -> list[Material]:
    """Gives the report's own event what sentences without an act tell of it: the state of bodies, in a sentence that
    names them or follows one that does; those who took part, in a sentence that names a grave or tomb."""
    first = next((n for n, m in enumerate(made) if m.episode == 0 and m.act.family == found.family), None)
    told = {m.act.sentence for m in made}
    if first is None or found.family not in CARRIERS:
        return made
    rows = found.own_rows()
    named = {r.number for r in rows if any(n.cls in CARRIERS[found.family] for n in r.nouns)}
    silent = [r for r in rows if r.number not in told and {r.number, r.number - 1} & named]
    if found.family == "cem":
        more = [hit for r in silent if r.number in named for hit in details.participants_of(r, ())]
        made[first] = replace(made[first], participants=made[first].participants + tuple(more))
    else:
        state = [hit for r in silent for hit in details.hits(found.lexicon.remains, r)]
        made[first] = replace(made[first], remains=made[first].remains + tuple(state))
    return made


def dated_elsewhere(found: Found, made: list[Material]) -> list[Material]:
    """Gives the report's own event the nearest date of its sentences where its acts have none."""
    own = attribution.own(made)
    first = next((n for n, m in enumerate(made) if m.episode == 0 and m.act.family != "info"), None)
    if first is None or any(d.edtf and d.role != "statement" for m in own for d, _ in m.dates):
        return made
    near = dating.loose(found.own_rows(), made[first].act, found.published)
    if near:
        made[first] = replace(made[first], dates=(*made[first].dates, (near.when, near.span)))
    return made
