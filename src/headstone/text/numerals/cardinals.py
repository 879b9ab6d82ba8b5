"""Number words → values: pieces added and multiplied, whatever the language and whether written apart or as one word.

A number below a thousand is a `group`; a scale word closes it into the `total`. `room` is what the next piece must stay
below: after "twenty" a unit, after "hundred" anything under a hundred.
"""

from collections.abc import Sequence
from typing import NamedTuple

from headstone.text.numerals.tongue import Grammar, Piece
from headstone.text.tokens import Token

_LARGEST = 10**13
_HYPHENS = frozenset("-‐‑")
_LONGEST_WORD = 80  # letters: German numbers below a million have up to 66; a longer word is costly to cut
_LONGEST_PART = 14


class Sum(NamedTuple):
    """A number under way. `low` is the piece added last, `open` what scale words must stay below."""

    total: int = 0
    group: int = 0
    low: int = 0
    room: int = 1000
    open: int = _LARGEST
    scale: int = 1
    begun: bool = False

    @property
    def value(self) -> int:
        return self.total + self.group


def words_at(grammar: Grammar, tokens: Sequence[Token], at: int) -> tuple[int, Sum] | None:
    """The number that starts at token `at`, longest reading first: the index after it and its sum."""
    state, stop = _token(grammar, tokens[at].lower, Sum(), False), at + 1
    if state is None:
        return None
    while stop < len(tokens):
        step, linked = _step(grammar, tokens, stop)
        if step >= len(tokens) or (linked and not _may_link(grammar, state, tokens[step].lower)):
            break
        after = _token(grammar, tokens[step].lower, state, linked)
        if after is None:
            break
        state, stop = after, step + 1
    return stop, state


def _step(grammar: Grammar, tokens: Sequence[Token], stop: int) -> tuple[int, bool]:
    """Index of the next piece, past hyphens and one linking word, and whether there was such a word."""
    linked = False
    while stop < len(tokens):
        if tokens[stop].raw in _HYPHENS and tokens[stop].start == tokens[stop - 1].end:
            stop += 1
        elif not linked and grammar.holds("links", tokens[stop].lower) and tokens[stop].lower not in grammar.pieces:
            stop, linked = stop + 1, True
        else:
            break
    return stop, linked


def _may_link(grammar: Grammar, state: Sum, word: str) -> bool:
    """ "treinta y dos" but not "cien y dos"; "hundre og to" but not "tjue og to"."""
    piece = grammar.pieces.get(word)
    if grammar.tongue.inverted:
        return True
    if grammar.tongue.links_tens_only:
        return 20 <= state.low < 100 and piece is not None and piece.kind == "add" and piece.value < 20
    if grammar.tongue.links_all:
        return state.low % 10 == 0
    return state.low == 0 or state.low % 100 == 0


def _token(grammar: Grammar, word: str, state: Sum, linked: bool) -> Sum | None:
    piece = grammar.pieces.get(word)
    if piece is not None:
        return advanced(grammar, state, piece, linked and grammar.tongue.inverted)
    if not grammar.tongue.compounds or len(word) > _LONGEST_WORD or not word.isalpha():
        return None
    return _compound(grammar, word, state)


def _compound(grammar: Grammar, word: str, state: Sum, linked: bool = False) -> Sum | None:
    """`word` cut into pieces that go on with `state`: "zwei|und|dreissig"."""
    if not word:
        return None if linked else state
    for size in range(min(len(word), _LONGEST_PART), 1, -1):
        part, rest = word[:size], word[size:]
        if part in grammar.stems:
            after = advanced(grammar, state, grammar.stems[part], linked)
            made = after and _compound(grammar, rest, after)
        elif state.begun and not linked and rest and grammar.holds("glue", part):
            made = _compound(grammar, rest, state, True)
        else:
            continue
        if made:
            return made
    return None


def advanced(grammar: Grammar, state: Sum, piece: Piece, linked: bool) -> Sum | None:
    """The sum with one more piece; None where the piece cannot go on with it. `linked` allows "two and thirty"."""
    if piece.kind == "times":
        return _times(state, piece.value)
    if piece.kind == "teen":
        return _teen(grammar, state)
    if piece.kind == "score" and state.low == 4:
        return state._replace(group=state.group + 76, low=80, room=20)
    return _plus(grammar, state, piece.value, linked)


def _plus(grammar: Grammar, state: Sum, value: int, linked: bool) -> Sum | None:
    if value == 0:
        return None if state.begun else Sum(room=0, open=0, begun=True)
    if value >= 1000:
        fits = state.group == 0 and value < state.open
        return Sum(total=state.total + value, open=1000, scale=1000, begun=True) if fits else None
    unit_first = linked and 0 < state.low < 10 and 20 <= value < 100 and value % 10 == 0
    if value >= state.room and not unit_first:
        return None
    room = 1 if unit_first else _room(grammar, value)
    return state._replace(group=state.group + value, low=value, room=room, begun=True)


def _room(grammar: Grammar, value: int) -> int:
    """French "dix" takes units (dix-sept), "soixante" and "quatre-vingt" take teens: they are `tall`."""
    tall = value in grammar.tongue.tall
    if value < 20 or value % 10:
        return 10 if tall else 1
    return 100 if value % 100 == 0 else 20 if tall else 10


def _teen(grammar: Grammar, state: Sum) -> Sum | None:
    if 0 < state.low < 10 and (state.group - state.low) % 100 == 0:
        return state._replace(group=state.group + 10, low=state.low + 10, room=1)
    return _plus(grammar, state, 10, False)


def _times(state: Sum, size: int) -> Sum | None:
    if size >= 1000:
        return _closed(state, size)
    high = state.group - state.low
    if state.low and (state.low < 10 or (state.low < 100 == size and high == 0)) and high % (size * 10) == 0:
        low = state.low * size
        return state._replace(group=high + low, low=low, room=size, scale=max(size, state.scale))
    if size >= state.room:
        return None
    scale = max(size, state.scale)
    return state._replace(group=state.group + size, low=size, room=size, scale=scale, begun=True)


def _closed(state: Sum, size: int) -> Sum | None:
    """The group times a thousand or a million, joined to the total; "dos mil millones" lifts the total itself."""
    if state.total and not state.group and state.scale == 1000 < size:
        return Sum(state.total * size, open=size, scale=size, begun=True)
    if size >= state.open:
        return None
    return Sum(state.total + (state.group or 1) * size, open=size, scale=size, begun=True)
