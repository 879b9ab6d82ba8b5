"""The network's view of a whole text: who stands behind it, and what it speaks of, one weighing for each label.

Every token is looked at with its neighbours; for each label some tokens are attended to, and what these say is summed
(attention pooling after Ilse, Tomczak and Welling 2018: the label is known of the text and not of its sentences). The
states of the tokens are those of a lower layer of the trained reader, which stays as it is (`training/views.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
EPSILON = 1e-5  # of the norm
SHARP = 4.0  # by which what the tokens say is multiplied


@dataclass(frozen=True, slots=True)
class Views:
    """`labels` and the weights by name, as `views.npz` holds them: those of some heads that learnt apart, one beside
    the other. What they say is averaged."""

    labels: tuple[str, ...]
    weights: Mapping[str, Floats]

    def of(self, states: Floats) -> tuple[Floats, npt.NDArray[np.int64]]:
        """Log-odds of each label, and the token that tells most of it. `states`: [tokens, width]."""
        centred = states - states.mean(axis=1, keepdims=True)
        normed = centred / np.sqrt((centred**2).mean(axis=1, keepdims=True) + EPSILON)
        heads = [{name: rows[n] for name, rows in self.weights.items()} for n in range(len(self.weights["bias"]))]
        told = [_head(normed, head) for head in heads]
        odds: Floats = np.mean([odds for odds, _ in told], axis=0, dtype=np.float32)
        return odds, np.sum([share for _, share in told], axis=0).argmax(axis=0)


def _head(normed: Floats, w: Mapping[str, Floats]) -> tuple[Floats, Floats]:
    """What one head says of each label, and how much it looked at each token for it."""
    low = np.tanh((normed * w["norm"] + w["norm_bias"]) @ w["low"] + w["low_bias"])
    seen = low + np.maximum(_beside(low, w["beside"]) + w["beside_bias"], 0.0)
    look = seen @ w["look"] + w["look_bias"]
    share = np.exp(look - look.max(axis=0))
    share /= share.sum(axis=0)
    odds: Floats = (share * (seen @ w["say"] + w["say_bias"])).sum(axis=0) * SHARP + w["bias"]
    return odds, share


def _beside(low: Floats, kernel: Floats) -> Floats:
    """Each token with its neighbours. `kernel`: [neighbours, width, width]."""
    reach = len(kernel) // 2
    padded = np.pad(low, ((reach, reach), (0, 0)))
    found: Floats = np.sum([padded[n : n + len(low)] @ kernel[n] for n in range(len(kernel))], axis=0, dtype=np.float32)
    return found
