"""What a second reader proposed, as a terminal shows it: apart from everything that counts."""

from collections.abc import Mapping, Sequence

from headstone.model.proposals import PROPOSED, Proposal
from headstone.publish.rows import Cell, Table
from headstone.publish.why import reasons

HEADERS = ("claim", "state", "slot", "value", "wording", "sentence", "how", "report", "file", "reader")


def proposal_rows(found: Sequence[Proposal], files: Mapping[str, str], labels: Mapping[str, str]) -> Table:
    """One value a row, claim by claim, with the sentence that holds it. `files`: report id to file name."""
    return Table(HEADERS, tuple(row for one in found for row in _rows(one, files, labels)))


def _rows(one: Proposal, files: Mapping[str, str], labels: Mapping[str, str]) -> list[tuple[Cell, ...]]:
    claim, how = one.claim, f"{one.claim.modality}, {one.claim.polarity}"
    return [
        (
            claim.id, one.state, reason.slot, reason.value, reason.wording,
            claim.quotes[reason.quotes[0] if reason.quotes else 0].exact, how, claim.report, files.get(claim.report),
            claim.reader,
        )
        for reason in reasons(claim, labels)
    ]  # fmt: skip


def waiting(found: Sequence[Proposal]) -> str:
    """A line for the foot of a table on their reports; empty where no proposal waits for a person."""
    many = sum(one.state == PROPOSED for one in found)
    noun = "proposal waits" if many == 1 else "proposals wait"
    return f"in no figure here: {many} {noun} for a person, see headstone proposals" if many else ""
