"""Number words of our own making, up to a million: what the reader must read back. Nominatives in the Slavic ones."""

from collections.abc import Callable
from functools import partial

Speller = Callable[[int], str]


def parted(number: int, size: int) -> tuple[int, int]:
    return number // size, number % size


def listed(words: str) -> list[str]:
    return words.split()


# --- Romance ----------------------------------------------------------------------------------------------------------

ES = listed(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve"
)
ES_TENS = listed("_ _ _ treinta cuarenta cincuenta sesenta setenta ochenta noventa")
ES_HUNDREDS = listed(
    "_ ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
)


def spanish(number: int) -> str:
    if number < 30:
        return ES[number]
    if number < 100:
        tens, rest = parted(number, 10)
        return ES_TENS[tens] + (f" y {ES[rest]}" if rest else "")
    if number == 100:
        return "cien"
    if number < 1000:
        hundreds, rest = parted(number, 100)
        return ES_HUNDREDS[hundreds] + (f" {spanish(rest)}" if rest else "")
    thousands, rest = parted(number, 1000)
    return ("" if thousands == 1 else f"{spanish(thousands)} ") + "mil" + (f" {spanish(rest)}" if rest else "")


FR = listed(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf"
)
FR_TENS = listed("_ _ vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt")


def french(number: int) -> str:
    if number < 20:
        return FR[number]
    if number < 100:
        tens, rest = parted(number, 10)
        rest += 10 if tens in (7, 9) else 0
        if not rest:
            return FR_TENS[tens] + ("s" if tens == 8 else "")
        return FR_TENS[tens] + (" et " if rest in (1, 11) and tens < 8 else "-") + FR[rest]
    size, word = (100, "cent") if number < 1000 else (1000, "mille")
    high, rest = parted(number, size)
    return " ".join(([french(high)] if high > 1 else []) + [word] + ([french(rest)] if rest else []))


IT = listed(
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove"
)
IT_TENS = listed("_ _ venti trenta quaranta cinquanta sessanta settanta ottanta novanta")


def italian(number: int) -> str:
    if number < 20:
        return IT[number]
    if number < 100:
        tens, rest = parted(number, 10)
        ten = IT_TENS[tens][:-1] if rest in (1, 8) else IT_TENS[tens]
        return ten + ("" if not rest else "tré" if rest == 3 else IT[rest])
    if number < 1000:
        hundreds, rest = parted(number, 100)
        return ("" if hundreds == 1 else IT[hundreds]) + "cento" + (italian(rest) if rest else "")
    thousands, rest = parted(number, 1000)
    return ("mille" if thousands == 1 else f"{italian(thousands)}mila") + (italian(rest) if rest else "")


# --- Germanic ---------------------------------------------------------------------------------------------------------

DE = listed(
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn"
)
DE_TENS = listed("_ _ zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
NL = listed(
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien"
)
NL_TENS = listed("_ _ twintig dertig veertig vijftig zestig zeventig tachtig negentig")
NO = listed(
    "null en to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten"
)
NO_TENS = listed("_ _ tjue tretti førti femti seksti sytti åtti nitti")


def german(number: int) -> str:
    if number < 20:
        return DE[number]
    if number < 100:
        tens, rest = parted(number, 10)
        return (f"{DE[rest]}und" if rest else "") + DE_TENS[tens]
    size, word = (100, "hundert") if number < 1000 else (1000, "tausend")
    high, rest = parted(number, size)
    return german(high) + word + (german(rest) if rest else "")


def dutch(number: int) -> str:
    if number < 20:
        return NL[number]
    if number < 100:
        tens, rest = parted(number, 10)
        link = "ën" if rest in (2, 3) else "en"
        return (f"{NL[rest]}{link}" if rest else "") + NL_TENS[tens]
    size, word = (100, "honderd") if number < 1000 else (1000, "duizend ")
    high, rest = parted(number, size)
    return (("" if high == 1 else dutch(high)) + word + (dutch(rest) if rest else "")).strip()


def norwegian(number: int) -> str:
    if number < 20:
        return NO[number]
    if number < 100:
        tens, rest = parted(number, 10)
        return NO_TENS[tens] + (NO[rest] if rest else "")
    size, word = (100, "hundre") if number < 1000 else (1000, "tusen")
    high, rest = parted(number, size)
    joined = [norwegian(high)] if high > 1 else []
    return " ".join([*joined, word, *((["og"] if rest < 100 else []) + [norwegian(rest)] if rest else [])])


# --- Indonesian -------------------------------------------------------------------------------------------------------

ID = listed("nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas")


def indonesian(number: int) -> str:
    if number < 12:
        return ID[number]
    if number < 20:
        return f"{ID[number - 10]} belas"
    for size, one, word in ((1000, "seribu", "ribu"), (100, "seratus", "ratus"), (10, "sepuluh", "puluh")):
        if number >= size:
            high, rest = parted(number, size)
            head = one if high == 1 else f"{indonesian(high)} {word}"
            return head + (f" {indonesian(rest)}" if rest else "")
    raise ValueError(number)


# --- Slavic -----------------------------------------------------------------------------------------------------------

RU = (
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать "
    "пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
    "_ _ двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "_ сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",
    "тысяча тысячи тысяч",
)
UK = (
    "нуль один два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять тринадцять чотирнадцять "
    "п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять",
    "_ _ двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто",
    "_ сто двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот",
    "тисяча тисячі тисяч",
)
PL = (
    "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście czternaście "
    "piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście",
    "_ _ dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt",
    "_ sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset",
    "tysiąc tysiące tysięcy",
)


def slavic(tables: tuple[str, str, str, str], number: int) -> str:
    units, tens, hundreds, thousands = (table.split() for table in tables)
    high, rest = parted(number, 1000)
    said = []
    if high:
        few = high % 10 in (2, 3, 4) and high % 100 not in (12, 13, 14)
        said = [] if high == 1 else [slavic(tables, high)]
        said.append(thousands[0 if high == 1 else 1 if few else 2])
    if rest >= 100:
        said.append(hundreds[rest // 100])
    rest %= 100
    if rest >= 20:
        said.append(tens[rest // 10])
        rest %= 10
    return " ".join([*said, units[rest]] if rest or not said else said)


# --- Arabic -----------------------------------------------------------------------------------------------------------

AR = listed("صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة")
AR_TENS = listed("_ عشر عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون")
AR_HUNDREDS = listed("_ مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة")


def arabic(number: int) -> str:
    if number < 11:
        return AR[number]
    if number < 20:
        return f"{ {11: 'أحد', 12: 'اثنا'}.get(number, AR[number - 10]) } عشر"
    if number < 100:
        tens, rest = parted(number, 10)
        return (f"{AR[rest]} و" if rest else "") + AR_TENS[tens]
    if number < 1000:
        hundreds, rest = parted(number, 100)
        return AR_HUNDREDS[hundreds] + (f" و{arabic(rest)}" if rest else "")
    thousands, rest = parted(number, 1000)
    head = {1: "ألف", 2: "ألفان"}.get(thousands) or f"{arabic(thousands)} {'آلاف' if thousands < 11 else 'ألفا'}"
    return head + (f" و{arabic(rest)}" if rest else "")


SPELLERS: dict[str, Speller] = {
    "es": spanish,
    "fr": french,
    "it": italian,
    "de": german,
    "nl": dutch,
    "no": norwegian,
    "id": indonesian,
    "ru": partial(slavic, RU),
    "uk": partial(slavic, UK),
    "pl": partial(slavic, PL),
    "ar": arabic,
}
