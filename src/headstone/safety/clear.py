"""The only door out: whatever leaves a case passes `clear`, and proves it by being `Cleared`.

A renderer takes `Cleared`, not a register and a flag: a caller that forgot to clear has nothing to hand over.
"""

from dataclasses import InitVar, dataclass

from headstone.errors import Refused
from headstone.model.incidents import Incident
from headstone.model.register import Dossier, Register

SAMPLE_STAMP = "SAMPLE"

_SEAL = object()  # known to this module alone: what makes `Cleared` unforgeable by accident


@dataclass(frozen=True, slots=True)
class Policy:
    """What may leave. `clearance` is the word that exports carry, `stamp` the words that every page carries."""

    name: str
    clearance: str  # private | released
    stamp: str


PRIVATE = Policy("private", "private", "PRIVATE - NOT CLEARED")


@dataclass(frozen=True, slots=True)
class Cleared:
    """A register that passed `clear`. `stamps` are printed on every file made of it, in this order."""

    register: Register
    policy: Policy
    stamps: tuple[str, ...]
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        _check(seal)

    @property
    def custody_head(self) -> str:
        """SHA-256 of the last log entry: without it a log whose tail was cut looks whole."""
        return self.register.custody_head


@dataclass(frozen=True, slots=True)
class ClearedDossier:
    """One incident that passed `clear_dossier`."""

    dossier: Dossier
    policy: Policy
    stamps: tuple[str, ...]
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        _check(seal)

    @property
    def incident(self) -> Incident:
        return self.dossier.incident

    @property
    def register(self) -> Register:
        return self.dossier.register

    @property
    def custody_head(self) -> str:
        """SHA-256 of the last log entry."""
        return self.dossier.register.custody_head


def clear(register: Register, policy: Policy = PRIVATE) -> Cleared:
    """The register under `policy`. Raises `Refused` for a policy that cannot be kept yet."""
    _known(policy)
    return Cleared(register, policy, stamps(register, policy), _SEAL)


def clear_dossier(dossier: Dossier, policy: Policy = PRIVATE) -> ClearedDossier:
    """One incident under `policy`. Raises `Refused` for a policy that cannot be kept yet."""
    _known(policy)
    return ClearedDossier(dossier, policy, stamps(dossier.register, policy), _SEAL)


def stamps(register: Register, policy: Policy) -> tuple[str, ...]:
    """The policy's stamp, and SAMPLE when any report in it is invented: one is enough to taint a total."""
    invented = any(report.meta.invented for report in register.reports)
    return (policy.stamp, SAMPLE_STAMP) if invented else (policy.stamp,)


def _known(policy: Policy) -> None:
    if policy != PRIVATE:  # fails closed: coarsening and the leak scan do not exist yet
        raise Refused(
            f"policy {policy.name!r}", "only the private policy can be kept by this version", "use the private policy"
        )


def _check(seal: object) -> None:
    if seal is not _SEAL:
        raise Refused("uncleared material", "it did not pass safety.clear", "call clear() or clear_dossier() first")
