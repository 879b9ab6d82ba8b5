"""Mailboxes: each message is a part "#message N"."""

import re
from collections.abc import Iterator

from headstone.intake.context import Context, Converted, attempt, gather

_FROM = re.compile(rb"(?:\A|(?<=\n))From \S+ [^\n]*\d{4}[^\n]*\n(?=[A-Za-z][\w-]*:)")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(data: bytes, context: Context) -> Converted:
    """Every message of the box; one that fails is refused by itself."""
    return gather(context, _messages(data, context))


def _messages(data: bytes, context: Context) -> Iterator[Converted]:
    heads = list(_FROM.finditer(data))
    ends = [*(head.start() for head in heads[1:]), len(data)]
    for number, (head, end) in enumerate(zip(heads, ends, strict=False), 1):
        context.budget.member()
        message = _QUOTED.sub(rb"\1", data[head.end() : end])
        yield attempt(message, context.inside(f"#message {number}", "message.eml"))
