"""When the word for one is an article or a pronoun and counts nothing: the caller may still count by the noun."""

from headstone.text.number_site import Site
from headstone.text.numerals.cores import word
from headstone.text.numerals.tongue import Grammar

# Spelt with a stress mark, the word counts whatever it stands beside.
_STRESSED = frozenset(["één", "éen", "én", "ett", "éi", "éin", "eitt"])


def is_pronoun(grammar: Grammar, site: Site) -> bool:
    """Whether the lone word for one at `site` is an article ("un corps") or a pronoun ("один із них")."""
    if site.stop != site.start + 1 or site.core.value != 1 or site.core.kind != "words":
        return False
    spelt, following = site.tokens[site.start].lower, word(site.tokens, site.stop)
    if site.raw.lower() in _STRESSED and grammar.tongue.code in ("nl", "no"):
        return False
    if any(grammar.holds("stress", word(site.tokens, at)) for at in (site.start - 1, site.stop)):
        return False
    if grammar.holds("articles", spelt):
        return True
    if grammar.holds("ones", spelt):
        named = following[:1].isalpha() or (grammar.tongue.inverted and word(site.tokens, site.start - 1)[:1].isalpha())
        return not named or grammar.holds("not_after_one", following)
    return False
