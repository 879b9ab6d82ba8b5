"""Model values to JSON text columns and back. The text written is what custody entries hash, so it is deterministic."""

import hashlib
from collections.abc import Hashable, Iterable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from headstone.errors import Damaged, StoreError

Value = TypeVar("Value")

_ENCODER = msgspec.json.Encoder()


@cache
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(cast(Any, kind))


def encode(value: object) -> str:
    """JSON text of a model dataclass; fields stand in the order of their definition.

    Raises StoreError for a text with a lone surrogate, which no UTF-8 can hold; intake never makes one.
    """
    try:
        return _ENCODER.encode(value).decode("utf-8")
    except UnicodeEncodeError as error:
        raise StoreError("a value", f"holds half a character ({error.reason})", "normalise the text first") from error


def decode(body: str, kind: type[Value]) -> Value:
    """The value of `kind` that `body` holds. Unknown fields are passed over, missing ones take their defaults.

    Raises Damaged when the text is not such a value: somebody edited the row by hand.
    """
    try:
        return cast(Value, _decoder(cast(Hashable, kind)).decode(body))
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise Damaged(f"a stored {kind.__name__}", str(error), "run `headstone verify`") from error


def sha256_text(text: str) -> str:
    """SHA-256 in hex of a text in UTF-8. Raises StoreError as `encode` does."""
    try:
        return hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        raise StoreError("a text", f"holds half a character ({error.reason})", "normalise the text first") from error


def sha256_bodies(bodies: Iterable[str]) -> str:
    """One hash over many stored bodies, in the order given; a separator that JSON text cannot hold keeps them apart."""
    whole = hashlib.sha256()
    for body in bodies:
        whole.update(body.encode("utf-8") + b"\x1e")
    return whole.hexdigest()
