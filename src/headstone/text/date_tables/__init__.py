"""The words of time of each language but English, as text that `date_table` reads."""

from headstone.text.date_tables import ar, de, es, fr, id, it, nl, no, pl, pt, ru, uk

TABLES: dict[str, str] = {
    "ar": ar.TABLE,
    "de": de.TABLE,
    "es": es.TABLE,
    "fr": fr.TABLE,
    "id": id.TABLE,
    "it": it.TABLE,
    "nl": nl.TABLE,
    "no": no.TABLE,
    "pl": pl.TABLE,
    "pt": pt.TABLE,
    "ru": ru.TABLE,
    "uk": uk.TABLE,
}
