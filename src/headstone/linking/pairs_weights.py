"""What a feature of a pair is worth: piecewise-linear scales in log-odds, fitted on labelled reports.

The score of a pair is a sum, so that every part of it can be said in words: start + share x scale(value) for each sign
that a rule found. The scales are data (`data/pair_weights.yaml`, made by `training.links`).
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

Scale = tuple[tuple[float, float], ...]  # (value, log-odds), values rising


class Sign(NamedTuple):
    """What one rule says of a pair: its feature, the feature's value, how much of it counts (0 to 1), in words. A
    tuple, since ten are made for each pair of a case."""

    feature: str
    value: float
    words: str
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds. `link`: above it (mean of a cluster) reports are joined. `sure`: from here on no one need look; from
    `ask` on, below it, a person is asked.

    `overrule`: by subject (graves, attack, killing), what must be passed for a conflict of places or days, as they were
    read, not to hold two reports apart. `doubted`: how far below `link` such a conflict holds them. `copied`: the least
    that two texts of one origin come to, over `link`. `tops`, `ones`: the most that
    a feature can be worth and what it is worth at 1, the value of most signs, by its name.
    """

    start: float
    link: float
    ask: float
    sure: float
    overrule: Mapping[str, float]
    copied: float
    doubted: float
    scales: Mapping[str, Scale]
    tops: Mapping[str, float] = field(default_factory=dict, init=False, repr=False, compare=False)
    ones: Mapping[str, float] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        tops = {name: max(weight for _, weight in scale) for name, scale in self.scales.items()}
        object.__setattr__(self, "tops", tops)
        object.__setattr__(self, "ones", {name: on_scale(1, scale) for name, scale in self.scales.items()})

    def of(self, sign: Sign) -> float:
        """Log-odds of a sign; 0 for a feature without a scale."""
        feature, value, _, share = sign
        if value == 1:
            return share * self.ones.get(feature, 0.0)
        scale = self.scales.get(feature)
        return share * on_scale(value, scale) if scale else 0.0


def on_scale(value: float, scale: Scale) -> float:
    """Weight of a value: straight lines between the points of the scale, level beyond its ends."""
    at = bisect_right(scale, (value, float("inf")))
    if at == 0 or at == len(scale):
        return scale[min(at, len(scale) - 1)][1]
    (x, y), (further, higher) = scale[at - 1], scale[at]
    return y + (higher - y) * (value - x) / (further - x)


def weights_of(table: Mapping[str, Any]) -> Weights:
    """The weights of a table as loaded."""
    scales = {name: _scale(points) for name, points in table["scales"].items()}
    numbers = {name: float(table[name]) for name in ("start", "link", "ask", "sure", "copied", "doubted")}
    return Weights(**numbers, overrule=table["overrule"], scales=scales)


def _scale(points: Sequence[Sequence[float]]) -> Scale:
    return tuple((float(value), float(weight)) for value, weight in points)


@cache
def shipped() -> Weights:
    """The weights of the package, read once."""
    return weights_of(yaml.safe_load(files("headstone.data").joinpath("pair_weights.yaml").read_text(encoding="utf-8")))
