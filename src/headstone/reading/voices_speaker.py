"""The value that reading a noun phrase gives: who speaks."""

from dataclasses import dataclass, replace

from headstone.model.spans import Span

UNKNOWN_STATE = "state:?"  # followed by an ISO code where only the document at large suggests one


@dataclass(frozen=True, slots=True)
class Speaker:
    """What a phrase says of who speaks. `sort`: person | group | pictures; `person` the name of a person, if any."""

    span: Span
    name: str
    kind: str
    side: str | None
    named: str
    sort: str = "group"
    person: str | None = None
    noun: str = ""
    rule: str = ""

    def at(self, span: Span) -> "Speaker":
        return replace(self, span=span)
