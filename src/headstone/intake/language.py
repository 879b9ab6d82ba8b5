"""Which language a text is in (py3langid: n-gram naive Bayes, 140 languages; after Lui and Baldwin 2012)."""

from functools import cache
from typing import Any

SHORTEST = 20  # letters; below it a name decides, not the language
SAMPLE = 4_000  # code points: more changes nothing and costs time
SURE = 0.25  # below it one line full of names is taken for any language; running text is above .9
# Varieties that the model tells apart and a reader need not: the written language is one. ISO 639-3 → 639-1.
WRITTEN = {"ary": "ar", "arz": "ar", "pcm": "en", "sdh": "ku", "grc": "el", "hbo": "he", "srl": "sr"}


def detect(text: str) -> str | None:
    """ISO 639 code, of two letters where there is one; None for a text too short or too odd to tell.

    Of a text in several scripts the one with most letters is judged: names and quotations in another script weigh
    double in UTF-8, on which the model counts.
    """
    sample = " ".join(text[: 2 * SAMPLE].split())[:SAMPLE]
    letters = [char for char in sample if char.isalpha()]
    if len(letters) < SHORTEST:
        return None
    latin = sum(char < "\u0250" for char in letters)
    if 0 < len(letters) - latin < latin:
        sample = "".join(char if char < "\u0250" or not char.isalpha() else " " for char in sample)
    code, sure = identify(sample)
    return None if code == "zxx" or sure < SURE else WRITTEN.get(code, code)


def identify(sample: str) -> tuple[str, float]:
    """The model's own code and its probability in [0, 1]."""
    code, sure = _identifier().classify(sample)
    return str(code), float(sure)


@cache
def _identifier() -> Any:
    """Loaded once a process: .4 s."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
