"""Numbers in eleven languages besides English: one grammar, one module of words a language."""
