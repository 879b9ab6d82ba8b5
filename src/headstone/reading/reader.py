"""The reader: one report's frozen text in, claims out. The story of reading in one page.

sentences -> gate -> trees -> acts -> scope -> places, times, numbers, voices -> episodes -> claims
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from headstone.model.claims import Claim, Finder, Perpetrator, Rejected, Victims, Voice
from headstone.model.places import Gazetteer, Place
from headstone.model.reading import Document
from headstone.model.sources import Layer, Report
from headstone.model.spans import Span
from headstone.reading import actors, counts, dating, details, episodes, focus, scope
from headstone.reading.acts import Act, family_of, find_acts
from headstone.reading.assemble import Material, assemble, verified
from headstone.reading.lexicon import Lexicon
from headstone.reading.nouns import Noun, find_nouns
from headstone.reading.places import PlaceMention, PlaceTables, find_places
from headstone.reading.stance import StanceLexicon, stance_at
from headstone.reading.syntax import Parser, Tree
from headstone.reading.voices import VoiceLexicon, VoiceMention, find_voices
from headstone.text.dates import Anchor, TimeMention, anchor_from_text, find_times_in_order
from headstone.text.fold import fold
from headstone.text.numbers import find_numbers
from headstone.text.organisations import Organisations, OrgMention
from headstone.text.sentences import sentences as cut_sentences

VERSION = "rules-1"
HEAD_CHARS = 400  # where a dateline may stand
ASIDE = {"displaced": "disp.forced", "abducted": "disp.abduction", "injured": "ctl.attack"}  # figures that are no deaths
FIGURE = re.compile(r"\b\d{2,}")  # "There are now 145": a figure may stand in a sentence with no word of ours
LONG = 60_000  # code points read of one report; the rest is kept, searchable, and said to be unread
TITLE_LENGTH = 200
TITLE_WITH_STOP = 60  # a longer line that ends in a full stop is a sentence, not a headline


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that reading needs and does not make: lexicons and the parser."""

    lexicon: Lexicon
    places: PlaceTables
    voices: VoiceLexicon
    stance: StanceLexicon
    organisations: Organisations


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one report gave. `scope` None = in scope, else why it leads to no incident."""

    claims: tuple[Claim, ...]
    scope: str | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """All mentions of one document, before anything is decided."""

    document: Document
    trees: dict[int, Tree]
    nouns: dict[int, tuple[Noun, ...]]
    acts: tuple[Act, ...]
    places: tuple[PlaceMention, ...] = ()
    voices: tuple[VoiceMention, ...] = ()
    orgs: dict[int, tuple[OrgMention, ...]] = field(default_factory=dict)
    times: dict[int, tuple[TimeMention, ...]] = field(default_factory=dict)
    family: str = ""

    @property
    def text(self) -> str:
        return self.document.layer.text


class Reader:
    """Reads reports with rules over a parser. Stateless between reports."""

    def __init__(self, parser: Parser, gazetteer: Gazetteer, tables: Tables) -> None:
        self._parser, self._gazetteer, self._tables = parser, gazetteer, tables

    @property
    def version(self) -> str:
        """Names rules, tables and parser: what this version has not read yet is a query."""
        return f"{VERSION}+{self._tables.lexicon.version}+{self._parser.version}"

    def read(self, report: Report, layer: Layer) -> Reading:
        """Claims of one report; none where the gate finds nothing to read or the report is out of scope."""
        body = whole(layer)
        if not self._tables.lexicon.gate.search(layer.text, body.start, body.end):
            return Reading((), "no act")
        document = document_of(report, layer)
        found = self._look(document)
        judged = scope.judge(layer.text, body, document.title, found.acts, self._tables.lexicon)
        notes = (f"only the first {LONG} characters were read",) if body.end - body.start > LONG else ()
        if judged.why:
            return Reading((), judged.why, notes)
        return Reading(self._claims(self._fill(found)), None, notes)

    def _look(self, document: Document) -> Found:
        """Parse the sentences that can matter, and name their nouns and acts."""
        text, lexicon = document.layer.text, self._tables.lexicon
        chosen = [(i, s) for i, s in enumerate(document.sentences) if worth(text, s, lexicon, i)]
        trees = {t.sentence: t for t in self._parser.parse(text, chosen)}
        nouns = {i: find_nouns(t, text, lexicon) for i, t in trees.items()}
        return Found(document, trees, nouns, tuple(acts_in(document, trees, nouns, lexicon)))

    def _fill(self, found: Found) -> Found:
        """Places, times, actors and voices of a document that is worth it."""
        document, text = found.document, found.text
        meta = document.report.meta
        head = Span(whole(document.layer).start, min(whole(document.layer).end, whole(document.layer).start + HEAD_CHARS))
        anchor = Anchor(meta.published, meta.updated, anchor_from_text(text, head))
        places = find_places(document, self._gazetteer, self._tables.places)
        return replace(
            found,
            places=at_home(without_entombed(found, places, self._tables.lexicon)),
            voices=find_voices(document, self._tables.voices),
            orgs={i: self._tables.organisations.find(text, t.span) for i, t in found.trees.items()},
            times=dict(zip(sorted(found.trees), find_times_in_order(text, [found.trees[i].span for i in sorted(found.trees)], anchor), strict=True)),
            family=episodes.main_family(found.acts, document.title),
        )

    def _claims(self, found: Found) -> tuple[Claim, ...]:
        lexicon, text = self._tables.lexicon, found.text
        figures, refused = self._figures(found)
        found = replace(found, acts=found.acts + denials(found))
        acts, owners = with_figures(found, figures)

        def owner(figure: counts.Figure) -> Act | None:
            return owners.get(figure.span, figure.act)

        main = focus.choose(focus.rank(self._evidence(found, acts)))
        order = {i: n for n, i in enumerate(sorted(found.trees))}
        evidence = self._evidence(found, acts)
        placed = [m for m in found.places if m.span.start not in evidence.aims | evidence.datelines]
        own_figures = {value(f) for f in figures if f.count.kind in counts.DEAD and (own := owner(f)) and own.family == "grave"}
        grounds = {}
        for act in acts:
            tree = found.trees[act.sentence]
            dated = any(d.when.role != "statement" for d in dating.dates_of(act, tree, found.times[act.sentence], text, found.document.report.meta.published))
            counted = {value(f) for f in figures if owner(f) == act and f.count.kind == "killed"}
            rival = bool(counted) and bool(own_figures) and not counted & own_figures
            grounds[act] = episodes.ground(act, tree, placed, main, found.family, text, lexicon, order[act.sentence], dated, rival)
        numbers = episodes.numbered([g.key for g in grounds.values()])
        context = numbers.get(episodes.CONTEXT, len(numbers))
        made = []
        for act in acts:
            ground = grounds[act]
            own = [f for f in figures if owner(f) == act]
            mine = [f for f in own if f.background is None or ground.key]
            made.append(self._material(found, act, numbers[ground.key], ground, main, mine, refused.get(act.sentence, ())))
            for figure in own:
                if figure not in mine:  # a figure of a whole inside a sentence of the report's own event: a claim of its own
                    aside = replace(act, trigger=figure.span, rule=figure.background or "", score=0.5)
                    elsewhere = episodes.Ground(episodes.CONTEXT, figure.background or "")
                    made.append(self._material(found, aside, context, elsewhere, main, [figure], ()))
        made = self._dated_elsewhere(found, self._blamed_elsewhere(found, inherit(found, made)))
        claims = (assemble(found.document.report, found.document.layer, found.document.sentences, m, self.version) for m in made)
        return once(verified(claims, found.document.layer))

    def _evidence(self, found: Found, acts: Sequence[Act]) -> focus.Evidence:
        return focus.Evidence(
            found.places, tuple(a for a in acts if a.family == found.family), found.document.title,
            frozenset(i for i in found.trees if self._away(found, i)),
            frozenset(i for i, nouns in found.nouns.items() if any(n.cls in focus.SITES for n in nouns)),
            frozenset(m.span.start for m in found.places if self._led_by(found, m, "located", 90)),
            frozenset(m.span.start for m in found.places if dateline(found, m)),
            frozenset(m.span.start for m in found.places if self._led_by(found, m, "aim", 45)),
        )

    def _led_by(self, found: Found, mention: PlaceMention, cue: str, reach: int) -> bool:
        """Whether a cue stands before a place, within its sentence."""
        sentence = found.document.sentences[mention.sentence]
        return bool(self._tables.lexicon.cues[cue].search(found.text, max(sentence.start, mention.span.start - reach), mention.span.start))

    def _away(self, found: Found, sentence: int) -> bool:
        tree = found.trees.get(sentence)
        if tree is None:
            return False
        away = episodes.turns_away(tree.span, found.text, self._tables.lexicon)
        return away is not None and (sentence > 1 or away == episodes.FURNITURE)

    def _figures(self, found: Found) -> tuple[tuple[counts.Figure, ...], dict[int, tuple[Rejected, ...]]]:
        kept: list[counts.Figure] = []
        refused: dict[int, tuple[Rejected, ...]] = {}
        towns = {m.sentence for m in found.places if focus.usable(m) and focus.size(m) <= 3 and m.cue != "dateline"}
        carried = ""
        for position, (i, tree) in enumerate(sorted(found.trees.items())):
            acts = tuple(a for a in found.acts if a.sentence == i)
            setting = counts.Setting(tree, found.text, found.nouns[i], acts, self._tables.lexicon, found.family, carried, i in towns, position)
            figures, rejected = counts.figures(setting, find_numbers(found.text, tree.span))
            carried = next((n.cls for n in reversed(found.nouns[i]) if n.cls in {"body", "person"}), carried)
            kept.extend(figures)
            refused[i] = rejected
        return counts.tidy(kept), refused

    def _material(
        self, found: Found, act: Act, episode: int, ground: episodes.Ground, main: PlaceMention | None,
        figures: Sequence[counts.Figure], refused: tuple[Rejected, ...],
    ) -> Material:
        tree, text, lexicon = found.trees[act.sentence], found.text, self._tables.lexicon
        stance = stance_at(found.document, act.trigger, self._tables.stance, found.voices)
        voices = tuple((v.voice, v.name_span) for v in found.voices if v.scope.start <= act.trigger.start < v.scope.end)
        relayed = tuple((replace(r, wording=""), v.name_span) for v in found.voices if v.scope.start <= act.trigger.start < v.scope.end for r in v.relay)
        motive = lexicon.motive.search(text, tree.span.start, tree.span.end)
        family = episode == 0 and act.family == found.family
        return Material(
            act, episode, tree.span, stance.polarity, stance.modality,
            site=details.site_of(act, found.nouns[act.sentence]),
            place=place_for(ground, main, episode),
            dates=tuple((d.when, d.span) for d in dating.dates_of(act, tree, found.times[act.sentence], text, found.document.report.meta.published)),
            counts=tuple((f.count, f.span) for f in figures),
            perpetrators=graded(self._perpetrators(found, act, tree), stance.polarity, stance.modality, [v for v, _ in voices]),
            finder=self._finder(found, act, tree),
            voices=voices + relayed,
            motive=Span(motive.start(), motive.end()) if motive and (family or act.family in {"cem", "kill"}) else None,
            remains=tuple(details.hits(lexicon.remains, text, tree.span)) if act.family in {"grave", "kill", "body"} else (),
            victims=victims_of(lexicon, text, tree, act),
            participants=tuple(details.hits(lexicon.participants, text, tree.span)),
            rejected=refused,
        )

    def _perpetrators(self, found: Found, act: Act, tree: Tree) -> tuple[tuple[Perpetrator, Span], ...]:
        orgs = found.orgs[act.sentence]
        pool: list[actors.Actor] = []
        if act.family in {"kill", "cem", "body"} or act.code == "grave.concealment":
            pool.extend(actors.perpetrators_of(act, tree, orgs, found.nouns[act.sentence], found.text))
        pool.extend(actors.blamed(tree, orgs, found.text))
        pool.extend(actors.possessors(tree, found.nouns[act.sentence], orgs, found.text))
        pool = [self._named(found, actor) for actor in pool]
        if not pool and actors.pronoun_agent(act) and act.family in {"kill", "cem"}:
            pool = [a for a in [self._before(found, act.sentence, act.agents[0].start)] if a]
        return perpetrators(pool)

    def _blamed_elsewhere(self, found: Found, made: list[Material]) -> list[Material]:
        """Who a sentence without an act blames ("the attacks are blamed on X") is blamed for the report's own event."""
        told = {m.act.sentence for m in made}
        pool = [
            self._named(found, actor) for i, tree in sorted(found.trees.items()) if i not in told and not self._away(found, i)
            for actor in actors.blamed(tree, found.orgs[i], found.text)
        ]
        first = next((n for n, m in enumerate(made) if m.episode == 0), None)
        if not pool and not any(m.perpetrators for m in made if m.episode == 0):
            pool = self._narrated(found, {m.act.sentence for m in made if m.episode} - {m.act.sentence for m in made if not m.episode})
        if pool and first is not None:
            made[first] = replace(made[first], perpetrators=made[first].perpetrators + perpetrators(pool))
        return made

    def _dated_elsewhere(self, found: Found, made: list[Material]) -> list[Material]:
        """Gives the report's own event the nearest date of its sentences where its acts have none."""
        first = next((n for n, m in enumerate(made) if m.episode == 0 and m.act.family != "info"), None)
        if first is None or any(d.edtf and d.role != "statement" for m in made if m.episode == 0 for d, _ in m.dates):
            return made
        own = [t for i, t in sorted(found.trees.items()) if not self._away(found, i)]
        near = dating.loose(own, found.times, found.text, found.document.report.meta.published, made[first].act)
        if near:
            made[first] = replace(made[first], dates=(*made[first].dates, (near.when, near.span)))
        return made

    def _narrated(self, found: Found, aside: set[int]) -> list[actors.Actor]:
        """Where no sentence says who did it: the armed actors shown at violence, unless they are the ones who found or tell it."""
        finders = {a.name for act in found.acts if act.family == "grave" for a in actors.finders_of(act, found.trees[act.sentence], found.orgs[act.sentence], found.text)}
        shown = (
            replace(self._named(found, a), score=0.45, rule=f"{actors.RULE}: shown at violence")
            for i, tree in sorted(found.trees.items()) if i not in aside and not self._away(found, i)
            for a in actors.narrated(tree, found.orgs[i], found.text)
        )
        dead = [Span(p.start, p.end) for act in found.acts if act.family == "kill" for p in act.patients]
        return [a for a in shown if a.name not in finders and not any(a.span.holds(d) for d in dead)][:2]

    def _named(self, found: Found, actor: actors.Actor) -> actors.Actor:
        """ "the group", "the militants": the name that they were given before, with the words as they stand here."""
        actor = actors.full_name(found.text, actor.span.start, actor)
        plain = actors.words(found.text, actor.span).lower()
        if actor.kind != "generic" or plain not in actors.GROUPS:
            return actor
        named = self._before(found, actor.sentence, actor.span.start)
        return replace(actor, name=named.name, rule=f"{actors.RULE}: the name given before", score=0.6) if named and named.kind == "armed_group" else actor

    def _before(self, found: Found, sentence: int, offset: int) -> actors.Actor | None:
        pool = [o for i in sorted(found.orgs) if i <= sentence for o in found.orgs[i]]
        return actors.antecedent(pool, offset, found.text, sentence)

    def _finder(self, found: Found, act: Act, tree: Tree) -> tuple[Finder, Span] | None:
        if act.code not in {"grave.discovery", "grave.exhumation"}:
            return None
        hits = actors.finders_of(act, tree, found.orgs[act.sentence], found.text)
        if not hits and not act.agents and act.code == "grave.discovery":
            hits = actors.announcers_of(act, tree, found.orgs[act.sentence], found.text)
        return (Finder(hits[0].name, "", rule=hits[0].rule, score=hits[0].score), hits[0].span) if hits else None


BASIS = {"witness": "eyewitness", "relative": "relative", "un_body": "ngo_un_finding", "ngo": "ngo_un_finding", "state": "official_investigation", "pictures": "evidence", "armed_group": "opposing_party", "expert": "evidence"}


def graded(found: tuple[tuple[Perpetrator, Span], ...], polarity: str, modality: str, voices: Sequence[Voice]) -> tuple[tuple[Perpetrator, Span], ...]:
    """Status and basis of an attribution from who says so and how surely."""
    status = "denied" if polarity == "denied" else "asserted" if modality in {"asserted", "visual_only"} else "alleged"
    basis = next((BASIS[v.kind] for v in voices if v.kind in BASIS), "media_assertion")
    return tuple((replace(p, status=status, basis=basis), s) for p, s in found)


def perpetrators(pool: Sequence[actors.Actor]) -> tuple[tuple[Perpetrator, Span], ...]:
    """Each actor once, with the span of its words."""
    seen: set[str] = set()
    out = []
    for actor in pool:
        if actor.name.casefold() not in seen:
            seen.add(actor.name.casefold())
            out.append((Perpetrator(actor.name, "", "media_assertion", "asserted", rule=actor.rule, score=actor.score), actor.span))
    return tuple(out)


def whole(layer: Layer) -> Span:
    """The stretch of the main content."""
    return Span(layer.main[0].start, layer.main[-1].end) if layer.main else Span(0, len(layer.text))


def document_of(report: Report, layer: Layer) -> Document:
    """The report cut in sentences; the first line is its title where it is short and stands alone."""
    body = whole(layer)
    limited = tuple(Span(s.start, min(s.end, body.start + LONG)) for s in layer.main or (body,) if s.start < body.start + LONG)
    cut = cut_sentences(layer.text, limited)
    first = cut[0] if cut else None
    alone = first is not None and (first.end >= body.end or "\n" in layer.text[first.end : first.end + 2])
    ended = first is not None and layer.text[first.end - 1] in ".;" and first.end - first.start > TITLE_WITH_STOP
    title = first if first and alone and not ended and first.end - first.start <= TITLE_LENGTH else None
    return Document(report, layer, cut, title)


def worth(text: str, span: Span, lexicon: Lexicon, position: int) -> bool:
    """Whether a sentence is parsed: it has a word of the gate or a digit or stands at the head."""
    cues = (lexicon.gate, lexicon.cues["worth"], lexicon.cues["toll"])
    return position < 4 or any(cue.search(text, span.start, span.end) for cue in cues) or bool(FIGURE.search(text, span.start, span.end))


def dateline(found: Found, mention: PlaceMention) -> bool:
    """ "Yangon: On Friday ...", or a short line without a verb ("Capital Radio (Nairobi)")."""
    sentence, tree = found.document.sentences[mention.sentence], found.trees.get(mention.sentence)
    words = found.text[mention.span.start : mention.span.end]
    if mention.span.start - sentence.start < 3 and words.isupper() and len(words) > 3 and not (found.document.title and found.document.title.holds(mention.span)):
        return True
    opens = mention.span.start - sentence.start < 3 and found.text[mention.span.end : mention.span.end + 3].lstrip().startswith((":", "—", "–", "--", "•", "("))
    titled = found.document.title is not None and found.document.title.holds(mention.span)
    bare = sentence.end - sentence.start < 45 and (tree is None or not any(t.pos in {"VERB", "AUX"} for t in tree.tokens))
    return (opens and not titled) or (bare and not titled)


def without_entombed(found: Found, places: Sequence[PlaceMention], lexicon: Lexicon) -> tuple[PlaceMention, ...]:
    """Places without the persons and saints whose tombs are named ("the shrine of X", "X's tomb")."""
    text = found.text

    def buried(mention: PlaceMention) -> bool:
        after = text[mention.span.end : mention.span.end + 14].lower().replace("\u2019", "'")
        start = found.document.sentences[mention.sentence].start
        behind = mention.cue == "of" and lexicon.cues["entombed"].search(text, max(start, mention.span.start - 60), mention.span.start)
        return bool(behind) or after.startswith(("'s tomb", "'s shrine", "'s grave", "'s mausol"))

    names = {fold(m.place.wording) for m in places if buried(m)}
    return tuple(m for m in places if fold(m.place.wording) not in names)


def at_home(places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Takes the coordinates from a town that lies in another country than everything else in the report: a namesake."""
    votes: Counter[str] = Counter()
    named = set()
    for m in places:
        if m.place.country and m.kind in {"country", "adm1", "demonym"}:
            votes[m.place.country] += 2
            named.add(m.place.country)
        elif m.place.country:
            votes[m.place.country] += 1
    home = votes.most_common(1)[0][0] if votes else ""
    return tuple(
        replace(m, place=Place(m.place.wording, m.place.name, candidates=m.place.candidates, relation=m.place.relation, rule=f"{m.place.rule}; a namesake abroad, not taken"))
        if m.place.country and m.place.country != home and m.place.country not in named and m.kind not in {"country", "adm1", "demonym", "region"} and votes[home] >= 2 * votes[m.place.country]
        else m
        for m in places
    )


def acts_in(document: Document, trees: dict[int, Tree], nouns: dict[int, tuple[Noun, ...]], lexicon: Lexicon) -> Iterator[Act]:
    """Acts of all sentences in order; the tomb or grave last named is carried along."""
    carried = ""
    for i in sorted(trees):
        headline = document.title is not None and document.title.holds(trees[i].span)
        yield from find_acts(trees[i], nouns[i], document.layer.text, lexicon, carried, headline)
        carried = next((n.cls for n in reversed(nouns[i]) if n.cls in {"tomb", "headstone", "cemetery", "grave"}), carried)


def denials(found: Found) -> tuple[Act, ...]:
    """Denials and failures to confirm in sentences that name no act: statements of their own."""
    out, told = [], {a.sentence for a in found.acts}
    for voice in found.voices:
        code = {"deny": "info.denial", "unable": "info.unable_to_confirm"}.get(voice.polarity_of_content)
        tree = found.trees.get(voice.sentence)
        if code and tree and voice.sentence not in told:
            told.add(voice.sentence)
            token = tree.at(voice.cue_span.start) or tree.root()
            out.append(Act(code, "info", voice.cue_span, token, voice.sentence, 0.7, "denial or failure to confirm"))
    return tuple(out)


def with_figures(found: Found, figures: Sequence[counts.Figure]) -> tuple[tuple[Act, ...], dict[Span, Act]]:
    """All acts, and the owner of each figure that its sentence gave to no act: an act of the report's main kind in the
    sentence, else the figure itself stands for the main act."""
    main = next((a for a in found.acts if a.family == found.family), None)
    owners: dict[Span, Act] = {}
    extra: dict[int, Act] = {}  # by sentence; figures of other kinds by their own place
    for figure in figures:
        if figure.act is not None or main is None:
            continue
        i = figure.sentence
        same = next((a for a in found.acts if a.sentence == i and a.family == found.family), None) or extra.get(i)
        if figure.count.kind in ASIDE:
            same = None
        if same is None:
            tree = found.trees[i]
            code = ASIDE.get(figure.count.kind, main.code)
            same = Act(code, family_of(code), figure.span, tree.head_of(figure.span) or tree.root(), i, 0.5, "figure of the report's main act")
            extra[figure.span.start if figure.count.kind in ASIDE else i] = same
        owners[figure.span] = same
    return tuple(sorted([*found.acts, *extra.values()], key=lambda a: (a.sentence, a.trigger.start, a.code))), owners


def value(figure: counts.Figure) -> int | None:
    count = figure.count
    return count.point if count.point is not None else count.low if count.low is not None else count.high


def place_for(ground: episodes.Ground, main: PlaceMention | None, episode: int) -> tuple[Place, Span] | None:
    """The place of a claim: its own if finer than the report's, else the report's; another event keeps only its own."""
    own = ground.mention
    if episode != 0:
        return (own.place, own.span) if own and ground.key != episodes.CONTEXT else None
    if own and main and focus.size(own) < focus.size(main) and own.place.lat is not None and own.cue != "subject":
        return own.place, own.span
    return (main.place, main.span) if main else ((own.place, own.span) if own else None)


def victims_of(lexicon: Lexicon, text: str, tree: Tree, act: Act) -> tuple[Victims, Span] | None:
    if act.family not in {"kill", "grave"}:
        return None
    status = next(details.hits(lexicon.victims, text, tree.span), None)
    kind = next(details.hits(lexicon.sex_age, text, tree.span), None)
    span = status[1] if status else kind[1] if kind else None
    return (Victims("", status[0] if status else None, None, kind[0] if kind else None, rule="details@1", score=0.6), span) if span else None


def inherit(found: Found, made: Sequence[Material]) -> list[Material]:
    """Pronoun agents take the actor named before them in the same event."""
    last: dict[int, tuple[tuple[Perpetrator, Span], ...]] = {}
    out = []
    for material in made:
        if material.perpetrators:
            last[material.episode] = material.perpetrators
        elif material.act.family in {"kill", "cem"} and actors.pronoun_agent(material.act) and material.episode in last:
            carried = tuple((replace(p, rule="actors@1: pronoun", score=0.5), s) for p, s in last[material.episode])
            material = replace(material, perpetrators=carried)
        out.append(material)
    return out


def once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Each id once; where a figure's background split a claim, the split part gets its own trigger already."""
    seen: dict[str, Claim] = {}
    for claim in claims:
        if claim.id not in seen:
            seen[claim.id] = claim
        elif claim.counts and not seen[claim.id].counts:
            seen[claim.id] = claim
    return tuple(seen.values())
