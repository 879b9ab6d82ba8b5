"""The claim: an assertion of information evidenced by a citation, and its slots.

Every slot value carries `wording` (the words as written), `quotes` (indexes into the claim's quotes, in one of which
the wording stands), `rule` (the rule or model that chose it, name and version) and `score` in [0, 1].
"""

from dataclasses import dataclass

from headstone.model.places import Place
from headstone.model.sources import digest
from headstone.model.spans import Quote, Span


@dataclass(frozen=True, slots=True)
class Count:
    """A number of one kind. `low`/`high` hold the number as written; None is unbounded unless form is vague or
    not_stated."""

    kind: str
    form: str
    wording: str
    low: int | None = None
    high: int | None = None
    point: int | None = None
    unit: str = "individual"
    of: str = "victims"  # victims | objects | population
    part_of: str | None = None  # wording of the total that this is a part of
    as_of: str | None = None  # EDTF
    attributed_to: str | None = None
    leading: bool = False  # the figure the report leads with for this event
    quotes: tuple[int, ...] = ()
    rule: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class When:
    """A date by role. `edtf` None = open. `how`: "stated" | "resolved from <anchor>: <rule>" | "open"."""

    role: str  # act | burial | discovery | exhumation | statement | publication | capture
    wording: str
    edtf: str | None = None
    how: str = "open"
    precision: str = "D9"
    quotes: tuple[int, ...] = ()
    rule: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Perpetrator:
    name: str
    wording: str
    basis: str = "none_stated"
    status: str = "asserted"  # asserted | alleged | denied | admitted | disputed
    quotes: tuple[int, ...] = ()
    rule: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Finder:
    name: str
    wording: str
    quotes: tuple[int, ...] = ()
    rule: str = ""
    score: float = 0.0


VIEW = "view@1"  # begins the rule of a voice that no words give away, but the text as a whole
IN_DOUBT = "; in doubt"  # ends the rule of a voice that reading itself thinks no origin
UNSURE = "; unsure"  # ends the rule of a voice that counts only beside a sure one of the same origin
OWN_WORK = "own work beside another's"  # ends the rule of an outlet that names another, and was there too
PASSED_ON = "; passed on"  # ends the rule of a private voice that spoke to another outlet, the text does not tell which


@dataclass(frozen=True, slots=True)
class Voice:
    """One step of the voice chain, nearest to the fact first. `relayed_by` names the next step, if any."""

    name: str
    wording: str
    # state | armed_group | un_body | ngo | witness | relative | official | outlet | own_reporter | pictures
    # | perpetrator | expert | unknown
    kind: str
    party: str = "unknown"  # yes | no | unknown: party to the conflict
    named: str = "named"  # named | anonymous | collective
    side: str | None = None  # what makes two voices one origin: ISO country of a state, or an organisation's name
    relayed_by: str | None = None
    quotes: tuple[int, ...] = ()
    rule: str = ""
    score: float = 0.0

    @property
    def in_doubt(self) -> bool:
        """Whether it stands in the claim as it was read, and counts as no origin."""
        return self.rule.endswith(IN_DOUBT)

    @property
    def unsure(self) -> bool:
        """Whether it counts only where another report of the incident surely has the same origin."""
        return self.rule.removesuffix(PASSED_ON).endswith(UNSURE)

    @property
    def passed_on(self) -> bool:
        """Whether the report's own outlet did not hear it itself, though no other is named for it."""
        return self.rule.endswith(PASSED_ON)

    @property
    def by_view(self) -> bool:
        """Whether the text as a whole tells of it, and no words do."""
        return self.rule.startswith(VIEW)

    @property
    def cue(self) -> str:
        """The rule that found it, without what reading says of it besides."""
        return self.rule.removesuffix(IN_DOUBT).removesuffix(PASSED_ON).removesuffix(UNSURE)


@dataclass(frozen=True, slots=True)
class Motive:
    wording: str
    quotes: tuple[int, ...] = ()
    rule: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Remains:
    condition: str  # decapitated | dismembered | bound | blindfolded | burned | skeletal | decomposed | gunshot | ...
    wording: str
    quotes: tuple[int, ...] = ()
    rule: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Victims:
    wording: str
    status: str | None = None  # civilian | prisoner | police | soldier | migrant | ...
    group: str | None = None  # as stated
    sex_age: str | None = None
    quotes: tuple[int, ...] = ()
    rule: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Participant:
    role: str  # accomplice | onlooker | guard | ...
    wording: str
    quotes: tuple[int, ...] = ()
    rule: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Rejected:
    """A value that stood in the text and was not taken, and why: what `headstone why` shows."""

    slot: str
    wording: str
    start: int
    end: int
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One act of one report. `trigger` are the words that name the act; `episode` numbers the events that one report
    tells of (0 = the one it mainly tells of); claims of one episode of one report speak of one event."""

    id: str
    report: str
    layer: str
    act: str
    trigger: Span
    polarity: str = "affirmed"
    modality: str = "asserted"
    episode: int = 0
    site_type: str | None = None
    site_wording: str | None = None
    place: Place | None = None
    dates: tuple[When, ...] = ()
    counts: tuple[Count, ...] = ()
    perpetrators: tuple[Perpetrator, ...] = ()
    finder: Finder | None = None
    voices: tuple[Voice, ...] = ()
    motive: Motive | None = None
    remains: tuple[Remains, ...] = ()
    victims: Victims | None = None
    participants: tuple[Participant, ...] = ()
    quotes: tuple[Quote, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    score: float = 0.0
    reader: str = ""
    rule: str = ""


def claim_id(report: str, layer: str, trigger: Span, act: str) -> str:
    """Id that a rerun of the reader gives again."""
    return "C-" + digest("claim", report, layer, f"{trigger.start}:{trigger.end}", act)[:12]
