"""What a number is when it is not a count: year, date, money, age, measure, … One small function a rule, one table of
rules.

A rule answers True for the number at tokens[start:stop]. The first rule that does names the role.
"""

from collections.abc import Callable, Sequence

from headstone.text import number_role_words as words
from headstone.text import number_shape as shape
from headstone.text.date_words import MONTHS
from headstone.text.number_site import Site
from headstone.text.tokens import Token, word_set


def _identifier(site: Site) -> bool:
    if not site.raw[0].isdecimal():
        return site.before() in ("war", "number", "part", "chapter") and site.hedged == "" and site.core.kind == "words"
    if shape.glued_to_name(site) or shape.telephone(site) or shape.too_long(site):
        return True
    if site.hedged:
        return False
    return _named_before(site) or shape.bullet(site)


def _named_before(site: Site) -> bool:
    """ "Flight 11", "grave 77", "No. 5", "Article 3"."""
    dotted = site.before() == "."
    name = site.before(2 if dotted else 1)
    if name not in words.IDENTIFIED or (
        dotted and name not in ("no", "nos", "nr", "vol", "fig", "p", "pp", "para", "num")
    ):
        return False
    if name == "number" and (site.before(2) in _NUMBER_IS_VERB_AFTER or site.before(2).endswith("s")):
        return False
    return name != "grave" or site.before(2) != "mass"


_NUMBER_IS_VERB_AFTER = word_set(
    "now that they to who which may could can dead might would will killed and not already people"
)


def _money(site: Site) -> bool:
    if site.before() in words.MONEY_SIGNS or site.after() in ("$", "€", "£"):
        return True
    return site.after() in words.MONEY_WORDS or (site.after() in ("us", "u") and site.after(1) in ("dollars", "."))


def _percent(site: Site) -> bool:
    return site.after() in ("%", "٪", "percent", "pc", "percentage") or (
        site.after() == "per" and site.after(1) in ("cent", "thousand")
    )


def _time(site: Site) -> bool:
    if ":" in site.raw or site.after() in ("pm", "am", "o'clock", "o’clock", "gmt", "utc", "bst", "est", "hrs"):
        return True
    return site.after() in ("a", "p") and site.after(1) == "." and site.after(2) == "m"


def _date(site: Site) -> bool:
    tokens, start, stop = site.tokens, site.start, site.stop
    if not site.raw[0].isdecimal() and site.core.kind != "ordinal":
        return False
    small = site.core.value is None or site.core.value <= 31
    if small and (_month(site, site.after()) or (site.after() in _MONTH_LINKS and _month(site, site.after(1)))):
        return True
    if (
        small
        and site.after() in ("and", "en", "y", "e", "et", "und", "og")
        and _month(site, site.after(2))
        and site.after(1)[0].isdigit()
    ):
        return True
    if (
        small
        and site.hedged == ""
        and (_month(site, site.before()) or (site.before() == "." and _month(site, site.before(2))))
    ):
        return True
    if small and site.before() == "and" and site.before(2).isdecimal() and _month(site, site.before(3)):
        return site.before(4) in ("between", "from") or not site.after().isalpha()  # "between May 3 and 9"
    signs = (at for at in (start - 1, stop) if 0 <= at < len(tokens) and tokens[at].raw == "/")
    return any(shape.digit_beside(tokens, at) for at in signs)


# "7th of May", "7 de mayo", "7. Mai", and the first day of "3 and 9 May" in the languages that MONTHS holds.
_MONTH_LINKS = word_set("of de . d")


def _month(site: Site, word: str) -> bool:
    if word not in MONTHS:
        return False
    # "may" and "march" are verbs as well: "12 may have died", "500 march".
    return (
        word not in ("may", "march")
        or site.tokens[site.start - 1].raw in ("May", "March")
        or _capital_after(site, word)
    )


def _capital_after(site: Site, word: str) -> bool:
    return any(token.lower == word and token.raw[0].isupper() for token in site.tokens[site.stop : site.stop + 3])


def _year(site: Site) -> bool:
    if site.before() in ("ad", "bc", "ce") or site.after() in ("ad", "bc", "bce", "ce"):
        return True
    if site.raw in ("'", "’") or (site.after() == "s" and site.glued(site.stop)):
        return True  # the 1980s, the '90s
    if shape.second_year(site):
        return True  # 2014-15
    if not site.bare_year or site.hedged in ("at_least", "more_than", "fewer_than"):
        return False
    counted = site.after() in words.COUNTED or (
        site.after() in ("of", "other") and site.after(1) in ("the", "them", *words.COUNTED)
    )
    round_number = int(site.raw) % 100 == 0
    if (
        site.before() in words.SURE_YEAR
        or (site.before() == "." and site.before(2) in MONTHS)
        or (site.before() == "-" and site.before(2) == "mid")
    ):
        return not (counted and round_number and site.before() not in MONTHS)
    if _day_and_month_before(site):
        return not counted
    if int(site.raw) < 1900:
        alone = not round_number or not site.after().isalpha()
        return site.before() in words.YEAR_PREPOSITIONS and not counted and alone
    return not counted and not (round_number and _plural_after(site))


def _day_and_month_before(site: Site) -> bool:
    """The "1862" of "March 8, 1862"."""
    return site.before() == "," and site.before(2).isdecimal() and site.before(3) in MONTHS


def _plural_after(site: Site) -> bool:
    """ "2000 Somebodies": a round figure before a plural counts, whatever the plural."""
    word = site.after()
    return word.isalpha() and len(word) > 3 and word.endswith("s")


_AGED = frozenset(["aged", "age", "ages", "aging"])


def _age(site: Site) -> bool:
    value = site.core.value
    if (
        site.after() == "s"
        and site.glued(site.stop)
        and site.before() in ("his", "her", "their", "mid", "early", "late")
    ):
        return True
    if value is None or value > 120:
        return False
    if _AGED & {site.before(), site.before(2) if site.before() == "between" else ""} or (
        site.before() == "of"
        and site.before(2) in ("age", "ages", *words.PERSON_BEFORE_AGE)
        and not site.after().isalpha()
    ):
        return True
    if site.after() in ("year", "years", "yr", "month", "months") and {site.after(1), site.after(2)} & {"old", "olds"}:
        return True
    if site.before() in ("and", "to") and site.before(2).isdecimal() and site.before(3) in _AGED:
        return True
    if site.before() in ("under", "over") and site.before(2) in words.PERSON_BEFORE_AGE:
        return True
    return _age_between_commas(site)


def _age_between_commas(site: Site) -> bool:
    """ "Name, 41, said" and "First Last (41)"; "Place (41)" is a toll more often than not."""
    tokens, start, stop = site.tokens, site.start, site.stop
    if start < 2 or stop >= len(tokens) or site.hedged or not site.raw.isdecimal() or len(site.raw) > 2:
        return False
    names = 1 if tokens[start - 1].raw == "," else 2
    named = all(tokens[at].word and tokens[at].raw[0].isupper() for at in range(max(0, start - 1 - names), start - 1))
    return named and (tokens[start - 1].raw + tokens[stop].raw) in (",,", "()")


def _measure(site: Site) -> bool:
    if site.core.kind == "decimal":
        return not site.raw.isdecimal()  # an endless run of digits measures nothing
    unit = site.after()
    if (
        unit == "of"
        and site.core.kind == "digits"
        and site.stop + 2 < len(site.tokens)
        and site.tokens[site.stop + 1].digit
    ):
        unit = site.after(2)  # "300 of 5,200 acres"
    if unit in ("by", "x", "×") and site.after(1)[:1].isdecimal():
        unit = site.after(2)  # "30 by 40 metres"
    if unit == "m" and not site.glued(site.stop) and site.core.kind == "words":
        return False
    return (unit in words.MEASURES and unit not in ("story", "stories", "second")) or (
        unit in ("story",) and site.tokens[site.stop].raw in words.HYPHENS
    )


def _duration(site: Site) -> bool:
    unit = site.after()
    if unit in words.BEFORE_DURATION:
        unit = site.after(1)
        if unit in words.BEFORE_DURATION:
            unit = site.after(2)
    return unit in words.DURATIONS and site.core.kind != "ordinal"


def _compound(site: Site) -> bool:
    """ "eight-sided", "three-deep": an adjective, no number of things. "500-strong" and "12-member" do count."""
    at = site.stop
    if (
        at + 1 >= len(site.tokens)
        or site.tokens[at].raw not in words.HYPHENS
        or not (site.glued(at) and site.glued(at + 1))
    ):
        return False
    return site.tokens[at + 1].word and site.tokens[at + 1].lower not in _COUNTING_COMPOUNDS


_COUNTING_COMPOUNDS = word_set(
    "strong member person man woman body victim plus odd people family grave child soldier bed vehicle"
)


def _multiplier(site: Site) -> bool:
    return site.after() in ("times", "fold") and site.core.kind in ("digits", "words")


# Order decides: what is glued to a number is surer than what stands near it.
RULES: tuple[tuple[str, Callable[[Site], bool]], ...] = (
    ("money", _money),
    ("percent", _percent),
    ("time", _time),
    ("date", _date),
    ("age", _age),
    ("duration", _duration),
    ("measure", _measure),
    ("identifier", _identifier),
    ("year", _year),
    ("multiplier", _multiplier),
    ("score", shape.score),
    ("compound", _compound),
)


def role_of(site: Site) -> str:
    """The role of a number, "" for a plain count."""
    if site.core.kind == "fraction":
        return ""
    if site.core.kind == "vague":
        return next((role for role, rule in _VAGUE_RULES if rule(site)), "")
    found = next((role for role, rule in RULES if rule(site)), "")
    return found or ("ordinal" if site.core.kind == "ordinal" else "time" if site.core.kind == "clock" else "")


_VAGUE_RULES: tuple[tuple[str, Callable[[Site], bool]], ...] = (
    (
        "money",
        lambda site: site.after() in words.MONEY_WORDS or (site.after() == "of" and site.after(1) in words.MONEY_WORDS),
    ),
    ("duration", lambda site: _duration(site) or (site.after() == "of" and site.after(1) in words.DURATIONS)),
    (
        "measure",
        lambda site: site.after() in words.MEASURES or (site.after() == "of" and site.after(1) in words.MEASURES),
    ),
    ("multiplier", lambda site: site.after() == "times"),
)


def counts_things(site: Site) -> bool:
    """True where a word for people, bodies, graves and the like follows at once."""
    return site.after() in words.COUNTED


def changes_before(tokens: Sequence[Token], at: int) -> bool:
    """True where a verb of change stands in the few words before `at`: "rose from 12 to 24" is no range."""
    return any(token.lower in words.CHANGES for token in tokens[max(0, at - 5) : at])
