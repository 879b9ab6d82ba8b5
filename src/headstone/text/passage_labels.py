"""The labels of the training passages, and the values of their attributes. docs/annotation.md says what they mean."""

LANGUAGES = frozenset(["en", "ar", "uk", "ru", "es", "fr", "it", "pl", "de", "no", "nl", "id"])
REGISTERS = frozenset(
    [
        "wire",
        "local_press",
        "ngo",
        "un",
        "court",
        "blog",
        "post",
        "machine_translation",
        "bad_scrape",
        "testimony",
        "official",
    ]
)
OUT_OF_SCOPE = (
    "archaeology", "disease", "accident", "animals", "fiction", "music", "sport", "drill", "notice",
    "proved_false", "metaphor", "other",
)  # fmt: skip
SCOPES = frozenset(("in", "commemoration", *OUT_OF_SCOPE))

ACTS = (
    "grave.concealment", "grave.discovery", "grave.protection", "grave.exhumation", "grave.informal_recovery",
    "grave.disturbance", "grave.identification_return", "kill.execution", "kill.massacre", "kill.noncombatant",
    "kill.indiscriminate", "kill.custody", "kill.unexplained", "body.mutilation", "body.despoiling", "body.display",
    "body.denial", "cem.grave_destruction", "cem.tomb_destruction", "cem.desecration", "cem.unlawful_exhumation",
    "her.religious", "her.cultural", "disp.forced", "disp.abduction", "ctl.siege", "ctl.capture", "ctl.recapture",
    "ctl.attack", "info.denial", "info.correction", "info.unable_to_confirm", "info.claim_responsibility",
    "info.commemoration",
)  # fmt: skip
MODALITIES = (
    "asserted", "attributed", "hedged", "estimated", "expected", "conditional", "denied", "unable_to_confirm",
    "visual_only",
)  # fmt: skip
KINDS = (
    "killed", "bodies_found_claimed", "bodies_visible", "bodies_recovered", "bodies_identified", "estimated_buried",
    "missing", "abducted", "injured", "displaced", "graves_destroyed", "graves_found", "structures_destroyed", "sites",
    "population", "other",
)  # fmt: skip
FORMS = ("exact", "at_least", "more_than", "up_to", "fewer_than", "approximately", "range", "vague", "fraction", "none")
SITE_TYPES = (
    "mass_grave", "individual_grave", "cemetery", "mausoleum_tomb", "religious_building", "heritage_site",
    "place_of_detention", "education_facility", "military_site", "settlement", "other",
)  # fmt: skip
DATE_ROLES = ("act", "burial", "discovery", "exhumation", "statement", "publication", "capture", "other")

LABELS = ("act", "perp", "victim", "count", "place", "site", "when", "finder", "source", "cue", "content", "outlet")
LINKED = frozenset(("act", "perp", "victim", "count", "place", "site", "when", "finder"))
VOICED = frozenset(("source", "cue", "content"))
ATTRIBUTES = {
    "act": {"mod": frozenset(MODALITIES), "pol": frozenset(("affirmed", "denied"))},
    "count": {
        "kind": frozenset(KINDS),
        "form": frozenset(FORMS),
        "part": frozenset(("yes",)),
    },
    "victim": {"n": frozenset(("1", "many"))},
    "site": {"type": frozenset(SITE_TYPES)},
    "when": {"role": frozenset(DATE_ROLES)},
}
