"""What a second reader proposed, apart from what was read: it counts only once a person accepted it."""

from dataclasses import dataclass

from headstone.model.claims import Claim
from headstone.model.spans import Span

PROPOSED, ACCEPTED, REJECTED = "proposed", "accepted", "rejected"


@dataclass(frozen=True, slots=True)
class Answered:
    """What a second reader answered to one passage."""

    passage: Span
    answer: str


@dataclass(frozen=True, slots=True)
class Checked:
    """Claims whose every word stands, how many were proposed, and how often each reason refused one."""

    claims: tuple[Claim, ...] = ()
    proposed: int = 0
    refused: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """`state`: proposed | accepted | rejected, by the last verdict of a person on it. `run` names the custody entry."""

    claim: Claim
    run: str
    state: str = PROPOSED


@dataclass(frozen=True, slots=True)
class ProposalRun:
    """One run as it is kept: the claims that held, the (report, layer) pairs that were answered in whole, and what the
    custody log says of it."""

    id: str
    reader: str
    claims: tuple[Claim, ...]
    asked: tuple[tuple[str, str], ...]
    said: str
