"""Opens the registers of who publishes and who speaks, and the words of copying, for reading and linking alike."""

from collections.abc import Iterable
from functools import cache, lru_cache

from headstone.linking.lineage_words import LineageWords, lineage_words
from headstone.tables import load
from headstone.text import organisations, outlets
from headstone.text.credit_words import CreditWords, credit_words
from headstone.text.organisations import Organisations
from headstone.text.outlets import Outlets


def load_outlets(publishers: Iterable[str] = ()) -> Outlets:
    """The register of outlets with the words of credits, and the publishers of a case's own reports."""
    return _outlets(tuple(publishers))


@lru_cache(maxsize=1)  # a worker asks for the bare register at three doors; a case's publishers change
def _outlets(publishers: tuple[str, ...]) -> Outlets:
    return outlets.outlets(load("outlets.yaml"), publishers, load_credit_words())


@cache
def load_credit_words() -> CreditWords:
    return credit_words(load("credits.yaml"))


@cache
def load_organisations() -> Organisations:
    return organisations.organisations(load("organisations.yaml"))


@cache
def load_lineage_words() -> LineageWords:
    return lineage_words(load("lineage.yaml"))
