"""A rich register of invented reports: a grave in a well, told by five texts, and an attack on a cemetery."""

from dataclasses import replace

from headstone.model.claims import (
    Claim,
    Count,
    Finder,
    Motive,
    Participant,
    Perpetrator,
    Rejected,
    Remains,
    Victims,
    Voice,
    When,
    claim_id,
)
from headstone.model.custody import GENESIS, LogEntry
from headstone.model.incidents import (
    Corroboration,
    CountEnvelope,
    CountValue,
    DatedRole,
    Firmness,
    Incident,
    NamedActor,
    Related,
    Site,
    SiteState,
)
from headstone.model.lineage import Family, Link, Origin
from headstone.model.places import Candidate, Place
from headstone.model.register import Dossier, Refusal, Register, Versions
from headstone.model.sources import CollectionRecord, Layer, Meta, Report, digest, layer_id, report_id
from headstone.model.spans import Quote, Span, quote
from headstone.model.verdicts import Verdict

WIRE = """Bodies brought up from dry well at Ain Zarqan

MIZDA, Libya - Forensic workers on Monday brought up at least 43 bodies from a dry well at Ain Zarqan, some 30 \
kilometres south of Mizda, the Mountain Recovery Commission said.

The work began after herders noticed clothing at the rim. Several of the dead had their hands bound with wire, \
commission member Salma Orfi told Delta Wire. She expects the search to last another week.

The commission blamed the Falcon Column, an armed group that held the district until February. In a written note the \
Falcon Column denied that its men killed anybody at the well. The town of Mizda had about 26,000 inhabitants before \
the fighting.
"""

COPY = """Forty-three dead in desert well

(Delta Wire) Forensic workers on Monday brought up at least 43 bodies from a dry well at Ain Zarqan, some 30 \
kilometres south of Mizda, the Mountain Recovery Commission said. The work began after herders noticed clothing at \
the rim.
"""

LEDGER = """What the herders of Ain Zarqan saw

Between 60 and 80 people were shot beside the well in January 2019, two herders told the Sahel Ledger in separate \
talks. One of them put it this way: «سمعنا الرصاص حتى الفجر ثم رموا عشرات الرجال في البئر». The other counted three \
lorries.

Dozens of men from the valley are still missing, a relative said. The killers wore the badge of the Falcon Column, \
the herders said, and called the dead "informers".

In a separate attack, twelve graves were smashed in the old cemetery of Mizda in May 2018, the caretaker said.
"""

NOTE = """Statement of the Falcon Column

The Falcon Column rejects the report. No more than 15 fighters fell at Ain Zarqan, and they fell in battle.
"""

UNREAD = """جثث في بئر جافة عند عين زرقان

قال شهود إن عشرات الجثث وجدت في بئر جافة.
"""

WEAK = Firmness("O-falcon", 0.7, ("another_of_kind", "passed_on"))

AREA = Place(
    "Ain Zarqan, some 30 kilometres south of Mizda",
    "Ain Zarqan",
    31.17,
    12.98,
    8000,
    "P3",
    None,
    "LY",
    "LY.51",
    "bearing",
    (
        Candidate("geonames:2214827", "Mizda", 31.445, 12.983, 0.82, "named beside it; 30 km south"),
        Candidate("geonames:0000001", "Mazdah al Qadimah", 31.47, 12.9, 0.18, "same spelling, smaller"),
    ),
    (2,),
    "places.bearing/1",
    0.82,
)
PROVINCE = Place(
    "Mizda",
    "Mizda district",
    31.0,
    12.9,
    60000,
    "P4",
    "geonames:2214828",
    "LY",
    "LY.51",
    "of",
    (),
    (1,),
    "places.area/1",
    0.6,
)


def originals() -> dict[str, tuple[Report, Layer]]:
    """Name -> report and layer."""
    rows = {
        "wire": (
            WIRE,
            Meta(
                "Delta Wire",
                "Hala Bensaad",
                "Bodies brought up from dry well at Ain Zarqan",
                "2019-03-05",
                url="https://deltawire.example/well",
                language="en",
                invented=True,
                captured_at="2019-03-05T18:20:11Z",
            ),
        ),
        "copy": (
            COPY,
            Meta("Coastal Mirror", None, "Forty-three dead in desert well", "2019-03-06", language="en", invented=True),
        ),
        "ledger": (
            LEDGER,
            Meta(
                "Sahel Ledger",
                "Idir Maz",
                "What the herders of Ain Zarqan saw",
                "2019-04",
                language="en",
                invented=True,
            ),
        ),
        "note": (
            NOTE,
            Meta("Falcon Column", None, "Statement of the Falcon Column", None, language="en", invented=True),
        ),
        "unread": (UNREAD, Meta("صوت السهل", None, "جثث في بئر جافة", "2019-03-07", language="ar", invented=True)),
    }
    return {name: _report(name, text, meta) for name, (text, meta) in rows.items()}


def _report(name: str, text: str, meta: Meta) -> tuple[Report, Layer]:
    sha = digest("bytes", text)
    identity = report_id(sha, "")
    state, why = ("unread", "language") if name == "unread" else ("read", None)
    credits = ("Delta Wire",) if name == "copy" else ()
    report = Report(identity, sha, f"reports/{name}.txt", "", meta, state, why, credits)
    pages = (0, text.index("The commission")) if name == "wire" else ()
    text_sha = digest(text)
    layer = Layer(
        layer_id(identity, "text", "headstone/0.1", text_sha),
        identity,
        "text",
        "headstone/0.1",
        text_sha,
        text,
        (Span(0, len(text)),),
        pages,
    )
    return report, layer


def cite(layer: Layer, *pairs: tuple[str, str]) -> tuple[Quote, ...]:
    """Quotes by role and words, as they stand in the layer."""
    return tuple(_cite(layer, role, words) for role, words in pairs)


def _cite(layer: Layer, role: str, words: str) -> Quote:
    start = layer.text.index(words)
    return quote(role, layer.id, layer.text, Span(start, start + len(words)), layer.page_of(start))


def claim(layer: Layer, act: str, trigger: str, quotes: tuple[Quote, ...], **slots: object) -> Claim:
    start = layer.text.index(trigger)
    span = Span(start, start + len(trigger))
    base = Claim(
        claim_id(layer.report, layer.id, span, act),
        layer.report,
        layer.id,
        act,
        span,
        quotes=quotes,
        score=0.8,
        reader="rules/1",
        rule="act.lexicon/1",
    )
    return replace(base, **slots)  # type: ignore[arg-type]  # slots are named by each caller


def _words(layer: Layer, first: str, last: str) -> str:
    """The words from `first` to the end of `last`."""
    start = layer.text.index(first)
    return layer.text[start : layer.text.index(last, start) + len(last)]


def claims(sources: dict[str, tuple[Report, Layer]]) -> dict[str, Claim]:
    wire, copy, ledger, note = (sources[name][1] for name in ("wire", "copy", "ledger", "note"))
    monday = _words(wire, "Forensic workers", "Commission said.")
    commission = Voice(
        "Mountain Recovery Commission",
        "the Mountain Recovery Commission",
        "official",
        "unknown",
        "collective",
        "LY",
        "Delta Wire",
        (0,),
        "voice.said/1",
        0.9,
    )
    found = Count(
        "bodies_recovered",
        "at_least",
        "at least 43 bodies",
        43,
        None,
        None,
        leading=True,
        quotes=(1,),
        rule="count.bodies/1",
        score=0.9,
        attributed_to="the Mountain Recovery Commission",
    )
    group = "The commission blamed the Falcon Column, an armed group that held the district until February."
    bound = "Several of the dead had their hands bound with wire, commission member Salma Orfi told Delta Wire."
    shot = _words(ledger, "Between 60", "separate talks.")
    badge = _words(ledger, "The killers", '"informers".')
    smashed = _words(ledger, "In a separate", "caretaker said.")
    battle = _words(note, "No more than", "in battle.")
    arabic = "سمعنا الرصاص حتى الفجر ثم رموا عشرات الرجال في البئر"
    denied = "In a written note the Falcon Column denied that its men killed anybody at the well."
    herders = Voice(
        "two herders", "two herders", "witness", "no", "anonymous", None, "Sahel Ledger", (0,), "voice.told/1", 0.9
    )
    return {
        "found": claim(
            wire,
            "grave.discovery",
            "brought up at",
            cite(
                wire,
                ("sentence", monday),
                ("count", "at least 43 bodies"),
                ("place", "Ain Zarqan, some 30 kilometres south of Mizda"),
                ("date", "Monday"),
                ("sentence", group),
                ("sentence", bound),
            ),
            modality="attributed",
            site_type="mass_grave",
            site_wording="a dry well",
            place=AREA,
            counts=(found,),
            dates=(
                When(
                    "discovery",
                    "on Monday",
                    "2019-03-04",
                    "resolved from 2019-03-05: last Monday",
                    "D1",
                    (0,),
                    "time.weekday/1",
                    0.8,
                ),
            ),
            finder=Finder("Forensic workers", "Forensic workers", (0,), "finder.subject/1", 0.8),
            voices=(commission,),
            perpetrators=(
                Perpetrator(
                    "Falcon Column",
                    "the Falcon Column",
                    "official_investigation",
                    "alleged",
                    (4,),
                    "actor.blamed/1",
                    0.9,
                ),
            ),
            remains=(Remains("bound", "hands bound with wire", (5,), "remains.lexicon/1", 0.9),),
            rejected=(
                Rejected(
                    "counts",
                    "about 26,000 inhabitants",
                    wire.text.index("about 26,000"),
                    wire.text.index("about 26,000") + 24,
                    "count.population/1",
                    "a population, not victims",
                ),
                Rejected(
                    "dates",
                    "until February",
                    wire.text.index("until February"),
                    wire.text.index("until February") + 14,
                    "time.held/1",
                    "when the group held the district",
                ),
            ),
        ),
        "denied": claim(
            wire,
            "kill.massacre",
            "killed anybody",
            cite(wire, ("sentence", denied)),
            polarity="denied",
            modality="denied",
            perpetrators=(Perpetrator("Falcon Column", "its men", "denied", "denied", (0,), "actor.denied/1", 0.8),),
            voices=(
                Voice(
                    "Falcon Column",
                    "the Falcon Column",
                    "armed_group",
                    "yes",
                    "collective",
                    "Falcon Column",
                    "Delta Wire",
                    (0,),
                    "voice.denied/1",
                    0.9,
                ),
            ),
        ),
        "copied": claim(
            copy,
            "grave.discovery",
            "brought up at",
            cite(copy, ("sentence", monday), ("count", "at least 43 bodies")),
            modality="attributed",
            site_type="mass_grave",
            place=replace(AREA, quotes=(0,)),
            counts=(found,),
            voices=(replace(commission, relayed_by="Delta Wire"),),
            dates=(When("discovery", "on Monday", "2019-03-04", "resolved from 2019-03-06: last Monday", "D1", (0,)),),
        ),
        "shot": claim(
            ledger,
            "kill.execution",
            "were shot",
            cite(
                ledger,
                ("sentence", shot),
                ("count", "Between 60 and 80 people"),
                ("date", "in January 2019"),
                ("sentence", arabic),
                ("sentence", "Dozens of men from the valley are still missing, a relative said."),
                ("sentence", badge),
            ),
            modality="attributed",
            site_type="mass_grave",
            place=replace(AREA, wording="the well", quotes=(0,)),
            counts=(
                Count(
                    "killed",
                    "range",
                    "Between 60 and 80 people",
                    60,
                    80,
                    None,
                    leading=True,
                    quotes=(1,),
                    rule="count.range/1",
                    score=0.9,
                ),
                Count("bodies_visible", "vague", "عشرات", quotes=(3,), rule="count.vague/1", score=0.7),
                Count("missing", "vague", "Dozens", quotes=(4,), rule="count.vague/1", score=0.7),
            ),
            dates=(When("act", "in January 2019", "2019-01", "stated", "D4", (0, 2), "time.month/1", 0.9),),
            perpetrators=(
                Perpetrator("Falcon Column", "the Falcon Column", "eyewitness", "alleged", (5,), "actor.badge/1", 0.8),
            ),
            voices=(herders,),
            motive=Motive('called the dead "informers"', (5,), "motive.called/1", 0.5),
            victims=Victims("men from the valley", "civilian", None, "men", (4,), "victims/1", 0.6),
            participants=(Participant("guard", "The killers", (5,), "participant/1", 0.4),),
        ),
        "battle": claim(
            note,
            "kill.unexplained",
            "fell at",
            cite(note, ("sentence", battle)),
            modality="asserted",
            place=replace(AREA, wording="Ain Zarqan", quotes=(0,)),
            counts=(
                Count(
                    "killed",
                    "up_to",
                    "No more than 15 fighters",
                    None,
                    15,
                    quotes=(0,),
                    rule="count.up_to/1",
                    score=0.9,
                ),
            ),
            voices=(
                Voice(
                    "Falcon Column", "The Falcon Column", "armed_group", "yes", "collective", "Falcon Column", None, ()
                ),
            ),
            dates=(When("act", "in battle", None, "open", "D9", (0,)),),
        ),
        "graves": claim(
            ledger,
            "cem.grave_destruction",
            "smashed",
            cite(ledger, ("sentence", smashed), ("place", "the old cemetery of Mizda")),
            modality="attributed",
            episode=1,
            site_type="cemetery",
            place=PROVINCE,
            counts=(Count("graves_destroyed", "exact", "twelve graves", 12, 12, 12, "grave", "objects", quotes=(0,)),),
            dates=(When("act", "in May 2018", "2018-05", "stated", "D4", (0,)),),
        ),
    }


def register() -> Register:
    """Every kind of record at least once."""
    sources = originals()
    made = claims(sources)
    reports = {name: report for name, (report, _) in sources.items()}
    ids = {name: item.id for name, item in made.items()}
    well = _well(reports, ids)
    cemetery = Incident(
        "I-9QX2",
        "Cemetery attack, Mizda, 2018-05",
        "live",
        ("cem.grave_destruction",),
        (ids["graves"],),
        (reports["ledger"].id,),
        ("S-4TTW",),
        place=PROVINCE,
        dates=(DatedRole("act", "2018-05", "in May 2018", ids["graves"]),),
        counts=(
            CountEnvelope(
                "graves_destroyed", 12, 12, (CountValue(12, 12, 12, "exact", "twelve graves", None, ids["graves"]),)
            ),
        ),
        corroboration=Corroboration(1, 1, 0, 1, "insufficient"),
    )
    log = _log(reports["wire"])
    return Register(
        Versions("0.1.0", "1", digest("gazetteer"), "rules/1"),
        log[-1].hash(),
        log,
        (Refusal("reports/broken.pdf", "cut short"),),
        (
            Verdict(
                "V-1",
                "accept",
                (ids["found"],),
                "read against the original",
                "reviewer",
                "2019-05-01T10:00:00Z",
                "counts",
                None,
                reports["wire"].id,
                made["found"].layer,
                Span(0, 10),
            ),
        ),
        (
            Origin(
                "O-commission",
                "official",
                "Mountain Recovery Commission",
                "Delta Wire",
                "the Mountain Recovery Commission",
            ),
            Origin("O-herders", "witness", "two herders", "Sahel Ledger", "two herders"),
            Origin("O-falcon", "armed_group", "Falcon Column", None, "The Falcon Column"),
        ),
        tuple(reports.values()),
        tuple(layer for _, layer in sources.values()),
        tuple(made.values()),
        (well, cemetery),
        (
            Site(
                "S-7M2P",
                "mass_grave",
                ("Ain Zarqan well",),
                AREA,
                (
                    SiteState("existence", "located", "2019-03-04", ids["found"]),
                    SiteState("handling", "partially_exhumed", "2019-03-04", ids["found"]),
                ),
                ("I-7K3F",),
            ),
            Site(
                "S-4TTW",
                "cemetery",
                ("old cemetery of Mizda",),
                PROVINCE,
                (SiteState("integrity", "destroyed", "2018-05", ids["graves"]),),
                ("I-9QX2",),
            ),
        ),
        (_family(sources),),
        (
            (ids["found"], "O-commission"),
            (ids["copied"], "O-commission"),
            (ids["shot"], "O-herders"),
            (ids["denied"], "O-falcon"),
            (ids["battle"], "O-falcon"),
            (ids["graves"], None),
        ),
        (
            (reports["wire"].id, "I-7K3F", ids["found"]),
            (reports["copy"].id, "I-7K3F", ids["copied"]),
            (reports["ledger"].id, "I-7K3F", ids["shot"]),
            (reports["note"].id, "I-7K3F", ids["battle"]),
            (reports["unread"].id, None, None),
        ),
        tuple(_record(report, layer) for report, layer in sources.values()),
    )


def dossier() -> Dossier:
    """The well, with the rows that bear on it (and the unread report beside them)."""
    whole = register()
    well = whole.incidents[0]
    kept = replace(
        whole,
        incidents=(well,),
        sites=whole.sites[:1],
        claims=tuple(item for item in whole.claims if item.id in well.claims),
    )
    return Dossier(well, kept)


def _well(reports: dict[str, Report], ids: dict[str, str]) -> Incident:
    recovered = CountEnvelope(
        "bodies_recovered",
        43,
        None,
        (
            CountValue(43, None, None, "at_least", "at least 43 bodies", "O-commission", ids["found"]),
            CountValue(43, None, None, "at_least", "at least 43 bodies", "O-commission", ids["copied"]),
        ),
        Corroboration(2, 2, 1, 0, "many_reports_one_origin", ("O-commission",)),
    )
    killed = CountEnvelope(
        "killed",
        None,
        80,
        (
            CountValue(60, 80, None, "range", "Between 60 and 80 people", "O-herders", ids["shot"]),
            CountValue(None, 15, None, "up_to", "No more than 15 fighters", "O-falcon", ids["battle"]),
        ),
        Corroboration(2, 2, 2, 0, "contested", ("O-herders", "O-falcon")),
    )
    missing = CountEnvelope(
        "missing",
        None,
        None,
        (CountValue(None, None, None, "vague", "Dozens", None, ids["shot"]),),
        Corroboration(1, 1, 0, 1, "insufficient"),
    )
    visible = CountEnvelope(
        "bodies_visible",
        None,
        None,
        (CountValue(None, None, None, "vague", "عشرات", "O-herders", ids["shot"]),),
        Corroboration(1, 1, 1, 0, "single_origin", ("O-herders",)),
    )
    return Incident(
        "I-7K3F",
        "Mass grave, Ain Zarqan, 2019",
        "live",
        ("kill.execution", "grave.discovery"),
        tuple(ids[name] for name in ("found", "denied", "copied", "shot", "battle")),
        tuple(reports[name].id for name in ("wire", "copy", "ledger", "note")),
        ("S-7M2P",),
        ("I-2B8C",),
        AREA,
        (
            DatedRole("act", "2019-01", "in January 2019", ids["shot"]),
            DatedRole("discovery", "2019-03-04", "on Monday", ids["found"]),
        ),
        (recovered, killed, missing, visible),
        (
            NamedActor(
                "Falcon Column",
                "official_investigation",
                "alleged",
                (ids["found"],),
                Corroboration(2, 2, 2, 0, "corroborated", ("O-commission", "O-herders")),
            ),
            NamedActor("Falcon Column", "denied", "denied", (ids["denied"],)),
        ),
        Corroboration(
            4, 4, 3, 0, "cross_type", ("O-commission", "O-herders", "O-falcon"), 2, 4,
            (Firmness("O-commission", 0.97, ("two_texts",)), Firmness("O-herders", 0.9), WEAK),
        ),
        (Related("I-9QX2", "parallel"),),
        ("killed: between 60 and 80 (two herders) and no more than 15 (Falcon Column) cannot both hold",),
        ("one named place: Ain Zarqan", "the discovery follows the killing by two months"),
    )


def _family(sources: dict[str, tuple[Report, Layer]]) -> Family:
    (wire, wire_layer), (copy, copy_layer) = sources["wire"], sources["copy"]
    opening, ending = "Forensic workers", "at the rim."
    here, there = copy_layer.text, wire_layer.text
    sentence = "the Mountain Recovery Commission said."
    runs = (
        (
            here.index(opening),
            here.index(sentence) + len(sentence),
            there.index(opening),
            there.index(sentence) + len(sentence),
        ),
        (
            here.index("The work"),
            here.index(ending) + len(ending),
            there.index("The work"),
            there.index(ending) + len(ending),
        ),
    )
    link = Link(copy.id, wire.id, "republished_credited", "lineage.containment/1", 0.86, True, runs)
    return Family("F-3d0c11aa", (wire.id, copy.id), (link,))


def _log(report: Report) -> tuple[LogEntry, ...]:
    first = LogEntry(
        1,
        "2019-05-01T09:00:00Z",
        "reviewer",
        "headstone",
        "0.1.0",
        "acquire",
        report.id,
        report.original_sha256,
        None,
        GENESIS,
    )
    second = LogEntry(
        2,
        "2019-05-01T09:00:01Z",
        "reviewer",
        "headstone",
        "0.1.0",
        "read",
        report.id,
        None,
        "first reading",
        first.hash(),
    )
    return first, second


def _record(report: Report, layer: Layer) -> CollectionRecord:
    return CollectionRecord(
        report.file.rpartition("/")[2],
        len(layer.text.encode()),
        "text/plain",
        report.original_sha256,
        added_by="reviewer",
        added_at="2019-05-01T09:00:00Z",
        clock="system",
        publisher=report.meta.publisher,
        title=report.meta.title,
        published=report.meta.published,
        captured_at=report.meta.captured_at,
    )
