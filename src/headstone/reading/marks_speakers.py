"""stub"""

from headstone.model.claims import Voice


class Speakers:
    version = "0"

    def voice(self, words: str, context_country: str | None = None) -> Voice:
        return Voice(words, "", "unknown", rule="stub")

    def polarity(self, cue: str) -> str:
        return "affirm"

    def actor(self, words: str) -> tuple[str, str | None]:
        return words, None


def speakers(table: object, organisations: object, outlets: object) -> Speakers:
    return Speakers()
