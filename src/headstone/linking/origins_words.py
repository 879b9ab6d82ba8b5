"""Words in a voice that tell whether, and as whose, it counts: sources, who saw bodies, who speaks abroad, a lie; and
names of bodies."""

import re
from collections.abc import Sequence

from headstone.model.claims import Claim
from headstone.text.fold import fold

LIES = re.compile(
    r"(?i)\b(?:menzogn\w+|mentiras?|mensonges?|lügen?|gelogen|ложь|лжи|ложью|брехн\w+|kłamstw\w+|bohong\w*|"
    r"leugens?|løgn\w*)\b|كذب|أكاذيب"
)
# Unnamed sources in the languages that are read.
SOURCES = re.compile(
    r"(?i)(?:\w+['’])?(?:\w+\s+){0,2}(?:sources?|fuentes?|fonti|quellen|kreise|fontes|bronnen|kilder|źródła|źródło|"
    r"sumber|джерела|"
    r"джерело|источники|источник|مصادر|مصدر)\b"
)
SAW_BODIES = re.compile(
    r"(?i)\b(?:doctors?|medics?|surgeons?|physicians?|patholog\w+|anatomist|cavers?|divers?|engineers?|"
    r"speleologists?)\b|[^\x00-\x7f]|^(?!an?\b|one\b|the\b|\w+\s\w+$)"
)
LAST_NAME = re.compile(r"\s([A-ZÀ-ÞĀ-Ž][\w'’-]{2,})$")
# "The archaeologist at Example University": what somebody is, and no name.
DESCRIBED = re.compile(
    r"(?:The|An?|El|La|Le|Il|Lo|O|Der|Die|Das|De|Het)\s+(?:[a-zà-ÿß-]+\s+){1,4}"
    r"(?:at|of|from|with|in|de|del|du|di|da|della|von|van|an)\s"
)
_BODY = (
    r"corporaci[oó]n|fundaci[oó]n|asociaci[oó]n|associa\w+|stiftung|verein|foundation|fondation|fondazione|"
    r"stowarzyszenie|fundacja|comit[eéè]\w*|committee|network|red|réseau|rete|initiative|iniciativa|colectivo|collectif|"
    r"centro|centre|center|institut\w*|group|grupo|gruppo|forum|foro|union|unión|league|liga|movement|movimiento|"
    r"organi[sz]a\w+|coalition|coalición|alliance|alianza|society|sociedad|trust"
)
_KIND_OF_BODY = re.compile(rf"(?i)^(?:the |la |el |le )?(?:{_BODY}) | (?:{_BODY})$")


def bare(body: str) -> str:
    """The name of a body, folded, without the word that says what kind of body it is."""
    short = _KIND_OF_BODY.sub("", body)
    return fold(short if " " in short else body)


# Who speaks to the world for a state: of what happened in another country it knows what it has read.
ABROAD = re.compile(
    r"(?i)\bforeign\s+(?:\w+\s+)?(?:minist\w+|secretary|office)|\bembass\w+|\bambassador|\bdiplomats?\b|\bconsul\w*"
)

EMBASSY = re.compile(r"(?i)\bembass\w+|\bambassador")  # abroad wherever it sits


def religious_of(claims: Sequence[Claim]) -> dict[str, str]:
    """Report -> the first religious body that speaks in it, else the first religious person."""
    found: dict[str, tuple[bool, str]] = {}
    for claim in claims:
        for voice in claim.voices:
            if voice.kind == "religious":
                row = (voice.side is None, voice.side or voice.name)
                found[claim.report] = min(found.get(claim.report, row), row)
    return {report: name for report, (_, name) in found.items()}
