"""What a number is when it is not a count, by the words of its language. Same roles as the English rules of
`text.number_roles`; one small function a rule, one table of rules."""

import re
from collections.abc import Callable

from headstone.text import number_shape as shape
from headstone.text.date_words import MONTHS
from headstone.text.number_role_words import HYPHENS, MONEY_SIGNS
from headstone.text.number_site import Site
from headstone.text.numerals import figures
from headstone.text.numerals.cores import phrase_at, word
from headstone.text.numerals.tongue import Grammar
from headstone.text.tokens import Token

_CROSSES = frozenset(["x", "×", "х", "sur", "por", "per", "mal", "bij", "na", "на", "kali", "ganger"])
_STREETS = frozenset(
    ["calle", "avenida", "rue", "avenue", "via", "ulica", "ul", "вулиця", "вулиці", "вул", "ул", "улица"]
)
_SIGNED_DATE = re.compile(r"(?<!\d)(?:\d{1,2}([-/])\d{1,2}\1\d{4}|\d{4}-\d\d-\d\d)(?!\d)")
_DAY_SIGNS = frozenset(".,-–")
_OPEN, _CLOSE = frozenset("(,–—[،"), frozenset("),.–—];،")


def role_of(grammar: Grammar, site: Site) -> str:
    """The role of a number, "" for a plain count."""
    if site.core.kind == "fraction":
        return ""
    names = _VAGUE if site.core.kind == "vague" else tuple(RULES)
    found = next((name for name in names if RULES[name](grammar, site)), "")
    return found or {"ordinal": "ordinal", "clock": "time"}.get(site.core.kind, "")


def tail(grammar: Grammar, site: Site, role: str) -> int:
    """Index after the words that are part of what the number is: the "ciento" of "por ciento" is no second number."""
    if role == "percent":
        return site.stop + phrase_at(grammar.percent, site.tokens, site.stop)
    return site.stop


def _unit(grammar: Grammar, site: Site) -> str:
    """The word that the number measures or counts: past "de" behind a large number, a hyphen looked through."""
    if grammar.holds("of", site.after()) and (site.core.kind == "vague" or site.core.scale > 1):
        return site.after(1)
    return site.after()


def _percent(grammar: Grammar, site: Site) -> bool:
    return phrase_at(grammar.percent, site.tokens, site.stop) > 0


def _money(grammar: Grammar, site: Site) -> bool:
    coded = site.raw[0].isdecimal() and grammar.holds("money", site.before()) and not site.before(2).isdecimal()
    signs = coded or site.before() in MONEY_SIGNS or site.after() in ("$", "€", "£", "₴", "₽", "₺")
    return signs or grammar.holds("money", _unit(grammar, site))


def _time(grammar: Grammar, site: Site) -> bool:
    if ":" in site.raw or (site.before() in ("h", "uhr", "uur") and word(site.tokens, site.start - 2).isdecimal()):
        return True  # 14:30, 14 h 30
    if site.core.kind not in ("digits", "words", "clock", "decimal") or (site.core.value or 0) > 24:
        return False
    unit = site.after()
    said = _clock_before(grammar, site)
    if grammar.holds("clock_after", unit):
        return said or not grammar.holds("durations", unit) or word(site.tokens, site.stop + 1).isdecimal()
    told = site.core.kind == "decimal" or not unit[:1].isalpha() or grammar.holds("of", unit)
    return said and not site.hedged and told


def _clock_before(grammar: Grammar, site: Site) -> bool:
    words = tuple(token.lower for token in site.tokens[max(0, site.start - 3) : site.start])
    return any(words[-size:] in grammar.clock_before for size in (1, 2, 3))


def _date(grammar: Grammar, site: Site) -> bool:
    tokens, start, stop = site.tokens, site.start, site.stop
    if figures.is_dotted_date(site.raw) or _slashed(site):
        return True
    if site.core.value is None or not 0 < site.core.value <= 31 or site.core.kind == "vague":
        return False
    after = stop + 1 if word(tokens, stop) == "." or grammar.holds("of", word(tokens, stop)) else stop
    if _month(grammar, word(tokens, after)):
        return True
    if word(tokens, after).isdecimal() or word(tokens, after + 1).isdecimal():  # "12 y 13 de mayo"
        later = next((i for i in range(after, min(after + 5, len(tokens))) if _month(grammar, tokens[i].lower)), 0)
        between = [token for token in tokens[after:later] if not _joins(grammar, token)]
        if later and not between:
            return True
    return site.raw[0].isdecimal() and site.hedged == "" and _month(grammar, word(tokens, start - 1)) and start > 0


def _joins(grammar: Grammar, token: Token) -> bool:
    """What may stand between the days of one month."""
    if token.raw.isdecimal() or token.raw in _DAY_SIGNS:
        return True
    return any(grammar.holds(name, token.lower) for name in ("both", "until", "either", "of"))


def _month(grammar: Grammar, spelt: str) -> bool:
    return grammar.holds("months", spelt) or (len(spelt) > 4 and spelt in MONTHS)


def _slashed(site: Site) -> bool:
    """Part of 5/6/2014, 5-6-2014 or 2014-06-05."""
    tokens, first = site.tokens, site.tokens[site.start].start
    near = _SIGNED_DATE.finditer(site.text, max(0, first - 8), first + 12)
    return any(found.start() <= first < found.end() for found in near) or any(
        0 < at < len(tokens) - 1 and tokens[at].raw == "/" and shape.digit_beside(tokens, at)
        for at in (site.start - 1, site.stop)
    )


def _age(grammar: Grammar, site: Site) -> bool:
    value = site.core.value
    if value is None or value > 120 or site.core.kind in ("vague", "ordinal"):
        return False
    if grammar.holds("ages_after", site.after()):
        return True
    if _ages_before(grammar, site):
        return grammar.holds("age_units", site.after()) or not site.after()[:1].isalpha()
    if _one_of_ages(grammar, site):
        return True
    if grammar.holds("age_units", site.after()):
        return grammar.holds("aged", site.after(1)) or _enclosed(site, 1)
    return (
        site.raw.isdecimal() and len(site.raw) <= 2 and not site.hedged and _enclosed(site, 0) and _named(grammar, site)
    )


def _one_of_ages(grammar: Grammar, site: Site) -> bool:
    """The 4 of "de 4 y 6 años"."""
    second = word(site.tokens, site.stop + 1)
    if not grammar.holds("both", site.after()) or not second.isdecimal():
        return False
    return _ages_before(grammar, site) or (
        grammar.holds("of", site.before()) and grammar.holds("age_units", word(site.tokens, site.stop + 2))
    )


def _ages_before(grammar: Grammar, site: Site) -> bool:
    words = [token.lower for token in site.tokens[max(0, site.start - 3) : site.start]]
    if any(tuple(words[len(words) - len(phrase) :]) == phrase for phrase in grammar.ages_before):
        return True
    return grammar.holds("age_units", site.after()) and grammar.holds("of", site.before()) and bool(grammar.tongue.of)


def _enclosed(site: Site, units: int) -> bool:
    """Between commas or brackets: "Name, 34 años," and "(34)"."""
    return site.before() in _OPEN and (word(site.tokens, site.stop + units) or ".") in _CLOSE


def _named(grammar: Grammar, site: Site) -> bool:
    """A bracket or comma behind a first and a last name; behind a place it is a toll more often than not. "
    "Arabic has n"
    capitals: there nothing is sure."""
    if site.before() == "(" and word(site.tokens, site.start - 3) and _is_one(grammar, site):
        return True
    names = 1 if site.before() == "," else 2
    first = site.start - 1 - names
    pair = site.before() + word(site.tokens, site.stop)
    return (
        pair in (",,", "()")
        and first >= 0
        and all(site.tokens[at].raw[0].isupper() for at in range(first, site.start - 1))
    )


def _is_one(grammar: Grammar, site: Site) -> bool:
    """ "ein Kind (5)": one of them has an age."""
    return grammar.holds("articles", word(site.tokens, site.start - 3))


def _duration(grammar: Grammar, site: Site) -> bool:
    unit = _unit(grammar, site)
    return site.core.kind != "ordinal" and (grammar.holds("durations", unit) and not site.bare_year)


def _measure(grammar: Grammar, site: Site) -> bool:
    if site.core.kind == "decimal":
        return not site.raw.isdecimal() and not figures.is_dotted_date(site.raw)
    if site.before() in _CROSSES and grammar.holds("measures", site.before(2)):
        return True  # "15 mètres sur 4"
    unit = _unit(grammar, site)
    if unit in ("x", "×", "х") and word(site.tokens, site.stop + 1)[:1].isdecimal():
        return True
    return site.core.kind != "ordinal" and (unit == "°" or grammar.holds("measures", unit)) and not site.bare_year


def _identifier(grammar: Grammar, site: Site) -> bool:
    if not site.raw[0].isdecimal():
        return False
    clitic = grammar.tongue.key.cut == "arabic" and len(site.before()) == 1  # "و40" is "and 40"
    if (shape.glued_to_name(site) and not clitic) or shape.telephone(site) or shape.too_long(site):
        return True
    if site.hedged or site.core.scale > 1:
        return False
    dotted = site.before() == "."
    name = site.before(2) if dotted else site.before()
    if _address(site):
        return True
    named = grammar.holds("named", name) and not grammar.holds("counted", site.after())
    return named or site.before() in ("#", "№", "§", "°", "º") or shape.bullet(site)


def _address(site: Site) -> bool:
    """ "ул. Тестовая, 15", "calle Prueba 12"."""
    near = {token.lower for token in site.tokens[max(0, site.start - 5) : site.start]}
    named = site.before() == "," or (site.start > 0 and site.tokens[site.start - 1].raw[0].isupper())
    return bool(_STREETS & near) and named and not site.after()[:1].isalpha()


def _decade(grammar: Grammar, site: Site) -> bool:
    """ "années 90", "w latach 90.", "90-х годов"."""
    if site.core.kind == "ordinal" and (site.core.value or 1) % 10 == 0 and grammar.holds("years_after", site.after()):
        return True
    if site.before() in ("'", "’") and len(site.raw) == 2 and site.glued(site.start):
        return True
    tens = len(site.raw) == 2 and site.raw.isdecimal() and int(site.raw) % 10 == 0 and not site.hedged
    return tens and grammar.holds("decades", site.before()) and not site.after()[:1].isalpha()


def _year(grammar: Grammar, site: Site) -> bool:
    if _decade(grammar, site):
        return True
    if not site.raw.isdecimal() or len(site.raw) != 4 or (site.stop > site.start + 1 and site.core.kind != "ordinal"):
        return shape.second_year(site)
    value = int(site.raw)
    if not 1000 <= value <= 2100 or site.hedged in ("more_than", "fewer_than"):
        return False
    if site.core.kind == "ordinal" or grammar.holds("years_after", site.after()):
        return True
    if site.hedged in ("at_least", "up_to"):  # "до 2014", "ab 2014": a lone figure is a year, one with a noun is none
        return value >= 1900 and value % 100 != 0 and not site.after()[:1].isalpha()
    if grammar.holds("counted", site.after()) or grammar.holds("durations", site.after()):
        return False
    if grammar.holds("measures", site.after()):
        return False
    if grammar.holds("years_before", site.before()) or _month(grammar, site.before()):
        return True
    plain = site.hedged == "" and (value % 100 != 0 or not site.after()[:1].isalpha())
    return value >= 1900 and plain


def _compound(grammar: Grammar, site: Site) -> bool:
    """ "5-stöckig": digits in an adjective, unless what they count follows or a hedge ("30-an")."""
    at = site.stop
    if site.core.kind != "digits" or word(site.tokens, at) not in HYPHENS or not site.glued(at):
        return False
    spelt = word(site.tokens, at + 1)
    hedged = any(phrase[:2] == (word(site.tokens, at), spelt) for phrase in grammar.after)
    return spelt[:1].isalpha() and site.glued(at + 1) and not hedged and not grammar.holds("counted", spelt)


def _times(grammar: Grammar, site: Site) -> bool:
    return site.core.kind in ("digits", "words", "vague") and grammar.holds("times", site.after())


# Order decides: what is glued to a number is surer than what stands near it.
RULES: dict[str, Callable[[Grammar, Site], bool]] = {
    "money": _money,
    "percent": _percent,
    "date": _date,
    "time": _time,
    "age": _age,
    "duration": _duration,
    "measure": _measure,
    "identifier": _identifier,
    "year": _year,
    "multiplier": _times,
    "score": lambda grammar, site: shape.score(site),
    "compound": _compound,
}
_VAGUE = ("money", "percent", "duration", "measure", "multiplier")
