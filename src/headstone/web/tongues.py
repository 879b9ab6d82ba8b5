"""Languages of the pages: catalogues, direction of writing, dates and numbers as each language writes them.

The strings of the templates are English; `translations/LL.po` says them in another language. A word without a
translation stays English.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from io import BytesIO
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

from headstone.model.incidents import Corroboration, CountEnvelope, CountValue, Firmness
from headstone.publish import words

ENGLISH = "en"
NAMES: Mapping[str, str] = MappingProxyType(
    {"en": "English", "ar": "العربية", "uk": "Українська", "es": "Español", "fr": "Français"}
)
MONTHS, DAYS = 2, 3  # parts of an EDTF date


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language. `gettext` and `ngettext` say a string of ours in it."""

    code: str
    direction: str  # ltr | rtl
    locale: Locale
    translations: NullTranslations

    def gettext(self, text: str) -> str:
        return str(self.translations.gettext(text)) if text else ""

    def ngettext(self, one: str, many: str, amount: int) -> str:
        return str(self.translations.ngettext(one, many, amount))

    def number(self, value: int) -> str:
        if self.code == ENGLISH:
            return words.number(value)
        return format_decimal(value, locale=self.locale, numbering_system="latn")

    def counted(self, amount: int, one: str, many: str) -> str:
        return f"{self.number(amount)} {self.ngettext(one, many, amount)}"

    def date(self, edtf: str | None) -> str:
        """As `words.date`, in this language; what it cannot put better stays as EDTF writes it."""
        if self.code == ENGLISH or not edtf:
            return self.gettext(words.date(edtf)) if not edtf else words.date(edtf)
        first, slash, second = edtf.partition("/")
        if not slash:
            return self._day(first)
        if second == "..":
            return self.gettext("%s or later") % self._day(first)
        if first == "..":
            return self.gettext("not after %s") % self._day(second)
        return f"{self._day(first)} – {self._day(second)}"

    def _day(self, text: str) -> str:
        bare = text.rstrip("?~%")
        parts = bare.split("-")
        try:
            numbers = [int(part) for part in parts]
            day = date(*[*numbers, 1, 1][:DAYS])
        except (ValueError, TypeError):
            return text
        if len(parts) == DAYS:
            said = str(format_date(day, "long", locale=self.locale))
        else:
            said = str(format_skeleton("yMMMM" if len(parts) == MONTHS else "y", day, locale=self.locale))
        if bare != text:
            return f"{said} ({self.gettext('about') if '~' in text[len(bare) :] else self.gettext('uncertain')})"
        return said

    def figure(self, value: CountValue) -> str:
        """As `words.figure`; signs are read alike everywhere, only "about" and "not stated" are words."""
        return self.figured(words.figure(value))

    def figures(self, envelope: CountEnvelope) -> list[str]:
        """The figures of one kind side by side, each once; parts of a total stand with their total alone."""
        return list(dict.fromkeys(self.figure(value) for value in envelope.values if value.part_of is None))

    def figured(self, said: str) -> str:
        """A figure that `words.figure` has written."""
        if said.startswith("about "):
            return self.gettext("about %s") % said.removeprefix("about ")
        return self.gettext(said) if said in ("not stated", "no bound stated") else said

    def grade(self, value: Corroboration | None) -> str:
        said = words.corroboration(value)
        if value is not None and value.state == "many_reports_one_origin":
            told = self.gettext("%s reports, 1 known origin") % self.number(value.documents)
            return told + (self.gettext(", perhaps none") if words.perhaps(value) else "")
        return self.gettext(said)

    def firm(self, one: Firmness | None, label: Callable[[str], str]) -> str:
        """As `words.firm`."""
        how = words.how_firm(one)
        if one is None or not how:
            return ""
        said = self.gettext("firm: %s") if how == "firm" else self.gettext("weak: %s")
        return said % "; ".join(label(sign) for sign in one.signs)

    def three_numbers(self, value: Corroboration | None) -> str:
        if value is None:
            return self.gettext("not computed")
        unknown = self.gettext("(+ %s unknown)") % self.number(value.unknown_origins)
        if value.at_least is not None and value.at_most is not None:
            bounds = self.gettext("[%s to %s]") % (self.number(value.at_least), self.number(value.at_most))
            unknown = f"{bounds} {unknown}"
        return " · ".join((
            self.counted(value.documents, "document", "documents"),
            self.counted(value.publishers, "publisher", "publishers"),
            self.counted(value.known_origins, "known independent origin", "known independent origins") + f" {unknown}",
        ))  # fmt: skip


@cache
def tongue(code: str) -> Tongue:
    """A language by its code; English for one that we do not have."""
    chosen = code if code in NAMES else ENGLISH
    locale = Locale.parse(chosen)
    return Tongue(chosen, str(locale.text_direction), locale, catalogue(chosen))


def catalogue(code: str) -> NullTranslations:
    """The catalogue, compiled while it is read: a .po is text that people can review, a .mo is not."""
    file = resources.files("headstone.web").joinpath("translations", f"{code}.po")
    if not file.is_file():
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(file.read_bytes()), locale=code))
    compiled.seek(0)
    return Translations(fp=compiled)


def preferred(chosen: str | None, accepted: str) -> str:
    """The language of a page: what the user chose, else the first of the browser's that we have."""
    if chosen in NAMES:
        return str(chosen)
    wanted = (part.partition(";")[0].strip().lower()[:2] for part in accepted.split(","))
    return next((code for code in wanted if code in NAMES), ENGLISH)
