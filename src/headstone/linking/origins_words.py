"""Words in a voice that tell whether, and as whose, it counts: sources, who saw bodies, who speaks abroad, a lie."""

import re

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
    r"speleologists?)\b|[^\x00-\x7f]|^(?!an?\b|one\b|the\b)"
)
LAST_NAME = re.compile(r"\s([A-ZÀ-ÞĀ-Ž][\w'’-]{2,})$")
# Who speaks to the world for a state: of what happened in another country it knows what it has read.
ABROAD = re.compile(
    r"(?i)\bforeign\s+(?:\w+\s+)?(?:minist\w+|secretary|office)|\bembass\w+|\bambassador|\bdiplomats?\b|\bconsul\w*"
)
