"""The figures of a document: each belongs to an act, or stands for the report's main one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headstone.model.claims import Rejected
from headstone.model.reading import Act
from headstone.model.spans import Span
from headstone.reading import counts, focus
from headstone.reading.acts_hints import RULE
from headstone.reading.acts_verbs import family_of
from headstone.reading.counts_setting import Figure, Setting
from headstone.reading.gather import Found
from headstone.reading.places import PlaceMention
from headstone.text.numbers import find_numbers

TOWN = 3  # precision up to which a place is a settlement
UNSURE = 0.5  # score of an act that only a figure tells of
CARRIED = {"body", "person"}


@dataclass(frozen=True, slots=True)
class Figures:
    """`acts` are all acts, those that only a figure tells of included; `owners` the acts of figures that had none."""

    all: tuple[Figure, ...]
    refused: Mapping[int, tuple[Rejected, ...]]
    acts: tuple[Act, ...]
    owners: Mapping[Span, Act]

    def owner(self, figure: Figure) -> Act | None:
        return self.owners.get(figure.span, figure.act)

    def of(self, act: Act) -> list[Figure]:
        return [f for f in self.all if self.owner(f) == act]


def figures_of(found: Found) -> Figures:
    """Numbers read sentence by sentence; what the sentences before counted is carried along."""
    kept: list[Figure] = []
    refused: dict[int, tuple[Rejected, ...]] = {}
    towns = {m.sentence for m in found.places if settlement(m)}
    carried = ""
    for position, (i, row) in enumerate(found.rows.items()):
        setting = Setting(row, found.family, carried, i in towns, position)
        figures, refused[i] = counts.figures(setting, find_numbers(found.text, row.span))
        carried = next((n.cls for n in reversed(row.nouns) if n.cls in CARRIED), carried)
        kept.extend(figures)
    tidy = counts.tidy(kept)
    acts, owners = owned(found, tidy)
    return Figures(tidy, refused, acts, owners)


def settlement(mention: PlaceMention) -> bool:
    return focus.usable(mention) and focus.size(mention) <= TOWN and mention.cue != "dateline"


def owned(found: Found, figures: Sequence[Figure]) -> tuple[tuple[Act, ...], dict[Span, Act]]:
    """All acts, and the owner of each figure that its sentence gave to no act: an act of the report's main kind in the
    sentence, else the figure itself stands for the main act."""
    main = next((a for a in found.acts if a.family == found.family), None)
    owners: dict[Span, Act] = {}
    extra: dict[int, Act] = {}  # by sentence; figures that tell of an act of another kind by their own place
    for figure in figures if main else ():
        if figure.act is not None or main is None:
            continue
        aside = found.lexicon.figure_acts.get(figure.count.kind)
        same = None if aside else in_sentence(found, figure.sentence) or extra.get(figure.sentence)
        if same is None:
            same = standing_in(found, figure, aside or main.code, main)
            extra[figure.span.start if aside else figure.sentence] = same
        owners[figure.span] = same
    return tuple(sorted([*found.acts, *extra.values()], key=lambda a: (a.sentence, a.trigger.start, a.code))), owners


def in_sentence(found: Found, sentence: int) -> Act | None:
    return next((a for a in found.acts if a.sentence == sentence and a.family == found.family), None)


def standing_in(found: Found, figure: Figure, code: str, main: Act) -> Act:
    tree = found.rows[figure.sentence].tree
    token = tree.head_of(figure.span) or tree.root()
    why = f"{RULE}: figure" if main.rule.startswith(RULE) else "figure of the report's main act"
    return Act(code, family_of(code), figure.span, token, figure.sentence, UNSURE, why)
