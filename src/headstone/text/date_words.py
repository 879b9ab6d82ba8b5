"""Words of time, laid out by language. Months are read in many languages beside a day or a year; the rest is
English.
"""

from headstone.text.tokens import word_set

_MONTH_NAMES: dict[str, str] = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
          "marraskuuta joulukuuta",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "sr": "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra",
    "hr": "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenog prosinca",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "ar-levant": "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
}
_ABBREVIATIONS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}
ENGLISH_MONTHS = {name: at for at, name in enumerate(_MONTH_NAMES["en"].split(), 1)}
# "listopada" is November in Polish and October in Croatian, "lipnja" June: the language named first keeps it.
MONTHS: dict[str, int] = {
    **{name: at for names in reversed(_MONTH_NAMES.values()) for at, name in enumerate(names.split(), 1)},
    **_ABBREVIATIONS, **ENGLISH_MONTHS,
}
# Month words that are first names, verbs or short forms: they need a preposition or a digit beside them.
CAPITAL_MONTHS = frozenset(["may", "march", "june", "august"])
SHY_MONTHS = word_set("march may april june august") | frozenset(_ABBREVIATIONS)
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}
SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}
NOT_BEFORE_WEEKDAY = word_set("good black bloody ash palm easter holy shrove super cyber sheffield billy")
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
UNITS = {
    "minute": "hour", "minutes": "hour", "hour": "hour", "hours": "hour", "day": "day", "days": "day", "night": "day",
    "nights": "day", "morning": "day", "mornings": "day", "week": "week", "weeks": "week", "fortnight": "fortnight",
    "month": "month", "months": "month", "year": "year", "years": "year", "decade": "decade", "decades": "decade",
    "century": "century", "centuries": "century", "weekend": "weekend", "weekends": "weekend",
}
PLURAL_UNITS = {name: unit for name, unit in UNITS.items() if name.endswith("s")}
DAY_PARTS = word_set("morning afternoon evening night midday noon")
NAMED_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
PARTS = {"early": "early", "mid": "mid", "late": "late", "earlier": "", "later": ""}
EDGE_NOUNS = {"end": "late", "beginning": "early", "start": "early", "middle": "mid", "close": "late"}
DETERMINERS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
VAGUE_AMOUNTS = word_set("few several some couple many recent")
# Before a date, and what they make of it.
RELATIONS = {
    "before": "before", "by": "until", "until": "until", "till": "until", "since": "since", "after": "after",
    "from": "since",
    "following": "after", "during": "during", "between": "between", "throughout": "during", "prior": "before",
}
FUTURE = word_set(
    "will shall due scheduled planned plans plan expected tomorrow upcoming 'll won't set hopes aims intends"
)
PAST = word_set(
    "said says was were had has have did told found came went took held made saw began left fell fled shot kept dug "
    "brought gave wrote put got met led sent ran showed shown seen done taken given"
)
CUES = (
    frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset(SHORT_WEEKDAYS) | frozenset(SEASONS) | frozenset(UNITS)
    | frozenset(NAMED_DAYS)
)
