"""What one run of `add` is told, and what it tells."""

from collections.abc import Callable
from dataclasses import dataclass, field

from headstone.model.register import Refusal
from headstone.model.sources import Meta

Tell = Callable[[str, str], None]  # (file, message in one line)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the command line says of the files it names. `samples`: SAMPLE and real reports may share the case."""

    meta: Meta = field(default_factory=Meta)
    samples: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run says how far it is; `tell` is called for each line a person should see."""

    tell: Tell
    step: Callable[[str, int], None]  # (phase, files done since the last call)
    total: Callable[[int], None]  # files to do


@dataclass(frozen=True, slots=True)
class Added:
    """What one run of `add` did: counts of files and reports, the refusals in full. `reread`: reports read again;
    `waiting`: corrections that no claim holds any more; `unreadable`: reports that gave no text to read."""

    files: int = 0
    new: int = 0
    known: int = 0
    reports: int = 0
    unread: int = 0
    claims: int = 0
    reread: int = 0
    waiting: int = 0
    unreadable: int = 0
    refused: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
