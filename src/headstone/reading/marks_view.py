"""The network's view of a whole text: who stands behind it, and what it speaks of.

Three layers of its own and a head stand on the states of a lower layer of the trained reader, which stays as it is
(`training/views.py`, which also has the method).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Views:
    """`labels` of the columns, and the session that runs the states of one text to what it says of each."""

    labels: tuple[str, ...]
    session: Any

    def of(self, states: Floats) -> tuple[Floats, npt.NDArray[np.int64]]:
        """Log-odds of each label, and the token that tells most of it. `states`: [tokens, width]."""
        odds, where = self.session.run(["odds", "where"], {"states": states})
        return odds, where
