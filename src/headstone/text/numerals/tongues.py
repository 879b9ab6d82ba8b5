"""The languages that have a grammar of numbers, by ISO 639-1 code."""

from functools import lru_cache

from headstone.text.numerals import ar, de, es, fr, id, it, nl, no, pl, pt, ru, uk
from headstone.text.numerals.tongue import Grammar, Tongue, compiled

TONGUES: dict[str, Tongue] = {
    tongue.TONGUE.code: tongue.TONGUE for tongue in (ar, de, es, fr, id, it, nl, no, pl, pt, ru, uk)
}
_ALIASES = {"nb": "no", "nn": "no", "ms": "id"}


@lru_cache(maxsize=32)
def grammar(code: str) -> Grammar | None:
    """The grammar of a language; None for English, which has its own, and for languages without one."""
    tongue = TONGUES.get(_ALIASES.get(code, code))
    return compiled(tongue) if tongue else None
