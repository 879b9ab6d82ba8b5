"""Gather the strings of the room and bring its catalogues up to them: `python scripts/build_catalogues.py`.

Writes src/headstone/web/translations/LL.po for every language but English. What is translated stays; a string that no
page says any more goes; a new one waits with an empty translation, and the page then says it in English.
"""

import re
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from headstone.tables import load
from headstone.web.map_view import MOVES, SHOW_NAMES
from headstone.web.place_view import KINDS
from headstone.web.queue_view import REASONS
from headstone.web.register_view import FACET_NAMES, ORDERS, STATES
from headstone.web.review_view import SCALES, SLOTS
from headstone.web.tongues import ENGLISH, NAMES

WEB = Path(__file__).parent.parent / "src" / "headstone" / "web"
SAID = re.compile(r'(?<![\w.])_\("((?:[^"\\]|\\.)+)"')
SAID_IN_PYTHON = re.compile(r'gettext\("((?:[^"\\]|\\.)+)"\)')
COUNTED = re.compile(r'counted\((?:[^"()]|\([^()]*\))+, "([^"]+)", "([^"]+)"\)')
# Codes that a page says as words without a label of the vocabulary, and words that publish.words makes.
CODES = (
    "affirmed", "denied", "asserted", "alleged", "admitted", "disputed", "attributed", "hedged", "estimated",
    "expected", "conditional", "unable to confirm", "visual only", "live", "discounted", "out of scope", "accept",
    "reject", "correct", "must link", "cannot link", "withdraw", "act", "site", "place", "dates", "counts", "victims",
    "perpetrators", "finder", "voices", "motive", "remains", "participants", "burial", "discovery", "exhumation",
    "statement", "publication", "capture", "existence", "handling", "integrity", "located", "confirmed", "protected",
    "exhumed", "destroyed", "disturbed", "robbed", "polarity", "modality", "official", "ngo", "witness", "outlet",
    "own reporter", "state", "armed group", "un body", "relative", "pictures", "perpetrator", "expert", "unknown",
    "media assertion", "none stated", "eyewitness", "opposing party", "official investigation", "self claimed",
    "acknowledged", "exact duplicate", "republished credited", "republished uncredited", "abridged", "embeds",
    "translation", "shared statement", "quotes", "cites", "boilerplate", "independent wording", "precedes", "follows",
    "part of", "causes", "consequence of", "parallel", "same site", "aggregate of", "links", "yes", "no", "open",
    "Existence", "Place", "Perpetrator as reported", "Found by, as stated", "Victims, as stated", "Motive, as stated",
    "unknown origin", "not computed", "PRIVATE - NOT CLEARED", "SAMPLE", "needs OCR", "not stated", "no bound stated",
    "within %s", "not located", "extent not known", "about", "uncertain",
    "≥ 2 known independent origins, perhaps fewer",
    "≥ 2 known independent origins, of different kinds, perhaps fewer", "1 known origin, perhaps none",
    "grade", "sign", "assign", "likely", "possible", "unlikely", "attribution", "date", "judged", "tied together",
    "kept apart", "work needed", "issue", "accepted", "conflict", "admiralty", "status",
)  # fmt: skip


def strings() -> list[str | tuple[str, str]]:
    """Every string that a page may say, in order, each once; pairs are singular and plural."""
    found: list[str | tuple[str, str]] = []
    for path in sorted([*WEB.glob("templates/*.html"), *WEB.glob("*.py")]):
        text = path.read_text(encoding="utf-8")
        pattern = SAID if path.suffix == ".html" else SAID_IN_PYTHON
        found += [plain(one) for one in pattern.findall(text)]
        found += COUNTED.findall(text)
    for table in (FACET_NAMES, STATES, ORDERS, REASONS, SLOTS, SCALES):
        found += table.values()
    found += [*MOVES, *SHOW_NAMES.values(), *KINDS.values()]
    words = load("vocabulary.yaml")
    found += [term["label"] for name in ("acts", "sites", "counts", "firmness") for term in words[name].values()]
    found += list(words["precision_of_places"].values())
    found += [said for half in words["admiralty"].values() for said in half.values()]
    return list(dict.fromkeys([*found, *CODES]))


def plain(written: str) -> str:
    return written.replace('\\"', '"')


def catalogue(code: str, held: bytes) -> bytes:
    """The catalogue of one language with today's strings."""
    old = read_po(BytesIO(held), locale=code) if held else Catalog(locale=code)
    new = Catalog(
        locale=code,
        project="Headstone",
        charset="utf-8",
        fuzzy=False,
        header_comment=f"# The strings of the room in {NAMES[code]}.",
    )
    for one in strings():
        known = old.get(one if isinstance(one, str) else one[0])
        new.add(one, known.string if known else None)
    out = BytesIO()
    write_po(out, new, width=0, no_location=True, omit_header=False, sort_output=False)
    lines = out.getvalue().decode().splitlines(keepends=True)
    kept = (
        line
        for line in lines
        if not re.match(
            r'"(POT-Creation|PO-Revision)-Date|"(Last-Translator|Report-Msgid|Language-Team|Project-Id)', line
        )
    )
    return "".join(kept).encode()


def main() -> None:
    folder = WEB / "translations"
    folder.mkdir(exist_ok=True)
    for code in NAMES:
        if code != ENGLISH:
            path = folder / f"{code}.po"
            path.write_bytes(catalogue(code, path.read_bytes() if path.exists() else b""))
            print(path)


if __name__ == "__main__":
    main()
