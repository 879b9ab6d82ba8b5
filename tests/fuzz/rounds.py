"""How long the fuzzing lasts: FUZZ_ROUNDS files of each format, and in step with it texts, sequences and claim sets."""

import os

ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "100"))  # 100: under three minutes on two cores; a night takes 20000
