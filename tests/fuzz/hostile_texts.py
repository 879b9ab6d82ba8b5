"""Texts that no newspaper prints, by name, and texts mixed at random out of what reports are made of."""

import random
import sys
import unicodedata

from tests import broken_inputs
from tests.intake.making import FIRST, SECOND

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
CHINESE = "村民周四在旧奶牛场后面打开了一座乱葬坑，清点出十四具尸体。法院封锁了现场，官员说搜寻仍在继续。"
HINDI = "ग्रामीणों ने पुरानी डेयरी के पीछे एक सामूहिक कब्र खोली और चौदह शव गिने।"

# Words of this trade and their neighbours: enough to set off every rule, in no order that makes sense.
WORDS = (
    "mass grave", "graves", "massacre", "killed", "executed", "bodies", "remains", "exhumed", "cemetery", "tomb",
    "headstones", "smashed", "desecrated", "shrine", "blew up", "found", "discovered", "said", "denied", "told",
    "according to", "was", "were", "had been", "by", "in", "near", "north of", "between", "and", "or", "not", "no",
    "at least", "more than", "dozens of", "hundreds", "up to", "about", "some", "14", "1,400", "2.5 million", "0", "-3",
    "a third of", "half", "12-15", "two to three", "on Thursday", "last week", "in 1994", "2019-03-14", "31 February",
    "the 1990s", "yesterday", "the ministry", "the army", "militants", "witnesses", "police", "a spokesman", "he",
    "they", "who", "which", "that", "Lima", "Paris", "Santiago", "the province", "Georgia", "the river", "Mr.", "Dr",
    "U.N.", "No.", "soldiers", "villagers", "civilians", "women", "children", "families", "km", "500 metres", "of",
)  # fmt: skip
ACTORS = ("Soldiers", "The army", "Gunmen of the Grey Column", "Rebels", "They", "Militiamen loyal to Ben Ochre", "He")
DEEDS = (
    "killed {n} {v}", "shot dead {n} {v}", "executed {n} {v}", "smashed {n} headstones", "dug up {n} bodies",
    "blew up the tomb of Saint Olan", "found {n} bodies in a mass grave", "denied killing {n} {v}", "buried {n} {v}",
    "opened a pit with {n} skeletons", "desecrated {n} graves", "exhumed {n} sets of remains", "massacred {v}",
)
VICTIMS = ("villagers", "men", "prisoners", "women and children", "people", "police officers", "families", "monks")
TAILS = (
    "in {p} {t}, {w} said", "near {p}", "{t}, according to {w}", "at the cemetery of {p}, {w} told reporters {t}",
    "20 km north of {p} in {t}", "because “{w} lied”", "which {w} denied", "and {w} could not confirm it", "", "{t}",
)
NUMBERS = ("14", "at least 1,400", "dozens of", "two", "0", "some 30 to 40", "10**9", "2.5 million", "no", "half the")
PLACES = ("Lima", "Paris", "Santiago province", "Georgia", "Besk", "the Old Dairy", "Rome and London", "St. Olan")
TIMES = ("on Thursday", "in 1994", "last week", "on 31 February", "between May and June 2014", "14.03.2019", "in 2099")
PEOPLE = ("a ministry spokesman", "witnesses", "the governor", "Ilse Marrow", "the United Nations", "relatives", "he")
SIGNS = (" ", " ", " ", " ", ", ", ". ", ".\n\n", "; ", ": ", " - ", "—", "\n", "? ", "! ", '"', "“", "”", "'", "(")


def named() -> dict[str, str]:
    """One text for each way of being hostile."""
    words, body = "Grave 14 bodies said Thursday ", f"{FIRST} {SECOND}"
    return {
        "nothing": "",
        "one_blank": " ",
        "one_letter": "a",
        "only_punctuation": ".,;:!?()[]{}<>«»“”‘’-–—…/\\|*&%$#@~^`'\"" * 120,
        "only_full_stops": ". " * 3000,
        "only_line_ends": "\n" * 5000,
        "only_digits": "7" * 5000,
        "only_zero_width": ZERO_WIDTH * 800,
        "only_combining_marks": "\u0301\u0323" * 2500,
        "number_of_400_digits": f"{FIRST} They saw {'9' * 400} bodies and {'1' + ',000' * 130} graves in {'8' * 400}.",
        "numbers_of_many_shapes": "At least 1e999 bodies, 0x1F graves, ½ a body, Ⅻ tombs, ١٤ جثة, 一百 dead. " * 40,
        "dates_that_are_none": "On 31 February 0000, 99/99/9999, 2019-13-45 and May 99999 they found 14 bodies. " * 60,
        "mixed_directions": f"{body} {broken_inputs.ARABIC} {DIRECTIONS} {FIRST[::-1]} " * 15,
        "zero_width_in_words": ZERO_WIDTH[0].join(body) * 8,
        "marks_on_every_letter": "".join(char + "\u0336\u0489" for char in body) * 4,
        "one_line_of_60000": words * 2000,
        "one_word_of_30000": "grave" * 6000,
        "one_sentence_of_2000_names": ", ".join(f"Ilse Marrow{number}" for number in range(2000)) + " were killed.",
        "ten_thousand_names": " ".join(f"Aron{number} Velt." for number in range(10_000)),
        "ten_thousand_places": "They found bodies in " + ", ".join(f"Besk{number}" for number in range(3000)) + ".",
        "all_real_places": "Bodies were found in Lima, Paris, Santiago, London and Rome. " * 150,
        "nested_quotes": "“" * 400 + FIRST + "”" * 400,
        "quotes_said_by_quotes": " ".join(f"“He said, ‘they dug {number} graves,’” she said," for number in range(150)),
        "nested_brackets": "(" * 900 + FIRST + ")" * 900,
        "open_quotes": f"“{FIRST} ‘{SECOND} " * 40,
        "title_only": "14 BODIES FOUND IN MASS GRAVE",
        "all_capitals": body.upper() * 10,
        "no_sentence_ends": (body.replace(".", "") + " ") * 20,
        "every_line_a_word": body.replace(" ", "\n") * 10,
        "tabs_and_form_feeds": body.replace(" ", "\t\f\v") * 10,
        "arabic": broken_inputs.ARABIC * 25,
        "russian": broken_inputs.RUSSIAN * 25,
        "chinese": CHINESE * 60,
        "hindi": HINDI * 40,
        "emoji": "\U0001f480\U0001f1f5\U0001f1ea\U0001f468\u200d\U0001f469\u200d\U0001f467 grave " * 300,
        "astral_letters": "".join(chr(0x1D400 + number % 52) for number in range(3000)),
        "private_and_unassigned": "\ue000\U000f0000\U0010ffff\ufdd0\uffff" * 800,
        "markup": f"<p onclick='x()'>{FIRST}</p>&nbsp;{{{{ 7*7 }}}} ${{x}} '; DROP TABLE claims;-- " * 30,
        "the_same_sentence_100_times": f"{FIRST}\n" * 100,
        "negations": f"It is not true that no one denied that nobody found {'no ' * 200}graves. " * 10,
        "hedges": "Reportedly, allegedly, perhaps, some say, at least about up to 14 bodies may be. " * 50,
    }  # fmt: skip


def among_reports() -> dict[str, str]:
    """The same texts between sentences that tell of a grave, and in the middle of one: now the reader has to look."""
    told, found = {}, named()
    for name, text in found.items():
        text = text[:6000]
        told[f"{name}_between"] = f"{FIRST} {text}\n\n{SECOND} {text} {FIRST}"
        told[f"{name}_inside"] = f"Soldiers shot 14 men of {text} and buried {text} in a pit in Lima, {text} said."
    return told


def mixed(number: int) -> str:
    """The random text of that number: words of the trade, loose signs, and characters of the whole of Unicode."""
    dice = random.Random(f"text:{number}")
    pieces = []
    strange, told = dice.choice((0.0, 0.02, 0.3)), dice.choice((0.0, 0.3, 0.9))
    for _ in range(dice.choice((3, 60, 400))):
        pieces.append(_piece(dice, strange, told))
        pieces.append(dice.choice(SIGNS))
    text = "".join(pieces)
    return text.title() if dice.random() < 0.1 else text


def _piece(dice: random.Random, strange: float, told: float) -> str:
    """A strange run, a sentence that tells of something, or a word. In a sentence any part may be strange."""
    if dice.random() < strange:
        return _strange(dice)
    if dice.random() >= told:
        return dice.choice(WORDS)

    def one(parts: tuple[str, ...]) -> str:
        return _strange(dice) if dice.random() < strange / 3 else dice.choice(parts)

    line = f"{one(ACTORS)} {dice.choice(DEEDS)} {dice.choice(TAILS)}."
    return line.format(n=one(NUMBERS), v=one(VICTIMS), p=one(PLACES), t=one(TIMES), w=one(PEOPLE))


def _strange(dice: random.Random) -> str:
    kind = dice.random()
    if kind < 0.3:
        return "".join(_character(dice) for _ in range(dice.choice((1, 3, 12))))
    if kind < 0.5:
        return dice.choice(ZERO_WIDTH + DIRECTIONS) * dice.choice((1, 5))
    if kind < 0.7:
        return dice.choice((broken_inputs.ARABIC, broken_inputs.RUSSIAN, CHINESE, HINDI))[: dice.randrange(60)]
    return dice.choice((FIRST, SECOND, str(dice.randrange(10 ** dice.choice((1, 6, 25, 400))))))


def _character(dice: random.Random) -> str:
    """Any character but half of one, in the normal form in which intake freezes texts."""
    while True:
        char = chr(dice.randrange(1, sys.maxunicode + 1))
        if unicodedata.category(char) != "Cs":
            return char
