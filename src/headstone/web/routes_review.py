"""Routes of review."""

from collections.abc import Callable

ROUTES: tuple[tuple[str, Callable[..., object], tuple[str, ...]], ...] = ()
