"""What the network says of each token, in which columns: the layout that the trainer and the reader share."""

from headstone.text.passage_labels import ACTS, DATE_ROLES, FORMS, KINDS, LABELS, MODALITIES, OUT_OF_SCOPE, SITE_TYPES

KEY = 64  # width of the vectors whose products are the links
SCOPE = ("in", "commemoration", *OUT_OF_SCOPE)
# head -> (the label whose first token it speaks of, the attribute it reads, its values)
CLASSES = {
    "act": ("act", "code", ACTS),
    "modality": ("act", "mod", MODALITIES),
    "polarity": ("act", "pol", ("affirmed", "denied")),
    "kind": ("count", "kind", KINDS),
    "form": ("count", "form", FORMS),
    "part": ("count", "part", ("no", "yes")),
    "number": ("victim", "n", ("1", "many")),
    "site": ("site", "type", SITE_TYPES),
    "role": ("when", "role", DATE_ROLES),
}
KEYS = ("act_key", "slot_key", "cue_key", "voice_key")


def layout() -> dict[str, tuple[int, int]]:
    """head -> (first column, column after the last). `bio` holds outside, begin, inside for each label in turn."""
    widths = {"bio": 3 * len(LABELS)} | {name: len(values) for name, (_, _, values) in CLASSES.items()}
    widths |= dict.fromkeys(KEYS, KEY)
    columns, at = {}, 0
    for name, width in widths.items():
        columns[name] = (at, at + width)
        at += width
    return columns
