"""One incident as one HTML file that needs nothing else: no script, no network, no other file.

Report text is hostile until shown otherwise: the template escapes everything, and the page's own policy forbids scripts
and every fetch.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

import jinja2
from markupsafe import Markup

from headstone.publish import words
from headstone.publish.areas import Outlines
from headstone.publish.context import Cut, plain_sentences
from headstone.publish.dossier_view import page
from headstone.safety.clear import ClearedDossier


def render(
    cleared: ClearedDossier,
    outlines: Outlines,
    *,
    labels: Mapping[str, str] = words.NO_LABELS,
    cut: Cut = plain_sentences,
) -> str:
    """The page. `outlines` are the map's rings by country code; `labels` the vocabulary's words for codes ("country.LY"
    for a country's name); `cut` the sentence cutter that decides how much context a quote is shown in.
    """
    template = environment().get_template("dossier.html")
    return template.render(page=page(cleared, outlines, labels, cut), style=style(), label=_Label(labels))


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """Escapes everything; a name that the page does not have is an error, not a gap."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("headstone.publish", "templates"), autoescape=True,
        undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters |= {
        "figure": words.figure, "edtf": words.date, "place": words.place, "distance": words.distance,
        "grade": words.corroboration, "three_numbers": words.three_numbers, "counted": words.counted,
    }  # fmt: skip
    return made


@lru_cache(maxsize=1)
def style() -> Markup:
    """The style sheet, written into each page. Ours, and without "<": it cannot end the style element."""
    return Markup(resources.files("headstone.publish").joinpath("static", "dossier.css").read_text("utf-8"))


class _Label:
    """Codes in words, as the template asks for them."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = labels

    def __call__(self, code: str) -> str:
        return words.label(code, self._labels)
