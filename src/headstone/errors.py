"""The one drawn tree of errors. Each message says what, why, and what to do next."""


class HeadstoneError(Exception):
    """Anything Headstone refuses. `why` and `todo` are printed on one line by the command line.

    `status` is the process exit status that the command line uses for it.
    """

    status = 1

    def __init__(self, what: str, why: str = "", todo: str = "") -> None:
        self.what, self.why, self.todo = what, why, todo
        super().__init__(": ".join(part for part in (what, why) if part) + (f" - {todo}" if todo else ""))


class UsageError(HeadstoneError):
    """The command's words are off."""

    status = 2


class IntakeError(HeadstoneError):
    """A file could not become a report. The rest of the folder goes on."""

    status = 3


class UnreadableFile(IntakeError):
    """The bytes are not what their name says, or are cut short, or locked."""


class HostileFile(IntakeError):
    """The bytes try to harm: a bomb, a path out of the folder, a parser that hangs."""


class StoreError(HeadstoneError):
    """The case could not be read or written."""

    status = 4


class CaseMissing(StoreError):
    """No case lives in the folder named."""


class CaseLocked(StoreError):
    """Another Headstone is writing to this case."""


class Damaged(StoreError):
    """A hash does not agree: something preserved was changed."""

    status = 5


class NotFound(HeadstoneError):
    """No record has that id."""

    status = 6


class Refused(HeadstoneError):
    """An act that the rules of the house forbid, such as mixing samples with real reports."""

    status = 7


class GazetteerError(HeadstoneError):
    """The gazetteer is missing or a country file is not one."""

    status = 8


class SecondReaderError(HeadstoneError):
    """The endpoint of a second reader cannot be reached."""

    status = 9


class NoAnswer(SecondReaderError):
    """A second reader gave one answer that cannot be used. It is counted by its `why`, and the rest goes on."""
