"""A number as found in a sentence, whatever its language."""

from dataclasses import dataclass

from headstone.model.spans import Span


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number as written.

    `span` covers hedge and number ("at least 100"); `words` the bare number ("100"). `form` as in the vocabulary:
    exact | at_least | more_than | up_to | fewer_than | approximately | range | vague | fraction | none. `low`,
    `high`, `point` hold the number as written, None where the form gives none. `role` is "" for a plain count, else
    what the number is instead: year | date | time | money | percent | age | measure | duration | ordinal | identifier
    | score | multiplier | pronoun.
    `plural_vague` is the vague word ("dozens"), None otherwise.
    """

    span: Span
    low: int | None
    high: int | None
    point: int | None
    form: str
    words: Span
    ordinal: bool = False
    fraction: bool = False
    plural_vague: str | None = None
    role: str = ""


def bounds(form: str, value: int | None) -> tuple[int | None, int | None, int | None]:
    """(low, high, point) of a value under a form: no bound that was not written, no invented margin."""
    if form == "exact":
        return value, value, value
    if form in ("at_least", "more_than"):
        return value, None, None
    if form in ("up_to", "fewer_than"):
        return None, value, None
    return None, None, value
