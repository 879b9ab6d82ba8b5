"""Speed in tests: a ratio to a plain pass over the same text, never seconds, which a busy machine bends."""

import re
import time
from collections.abc import Callable

WORD = re.compile(r"\w+")


def times_a_plain_pass(call: Callable[[], object], text: str, runs: int = 5) -> float:
    """How many times as long `call` takes as finding the words of `text` once: the quickest of the runs of each, in
    seconds of this process, taken in turn so that a slow moment of the machine falls on both."""
    pairs = [(seconds(call), seconds(lambda: WORD.findall(text))) for _ in range(runs)]
    return min(took for took, _ in pairs) / min(plain for _, plain in pairs)


def seconds(call: Callable[[], object]) -> float:
    begun = time.process_time()
    call()
    return time.process_time() - begun
