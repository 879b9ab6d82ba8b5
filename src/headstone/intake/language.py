"""Which language a text is in (py3langid: n-gram naive Bayes, 97 languages; Lui and Baldwin 2012)."""

SHORTEST = 20  # code points; below it a name decides, not the language
SAMPLE = 4_000  # code points: more changes nothing and costs time


def detect(text: str) -> str | None:
    """ISO 639-1 code; None for a text too short to tell."""
    sample = " ".join(text[: 2 * SAMPLE].split())[:SAMPLE]
    if sum(char.isalpha() for char in sample) < SHORTEST:
        return None
    import py3langid

    code, _ = py3langid.classify(sample)
    return str(code)
