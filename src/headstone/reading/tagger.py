"""The rule tagger: sentences -> acts with their arguments, by rules over a parser and the tables."""

import re
from collections.abc import Iterator
from dataclasses import replace

from headstone.model.reading import Document, Hint, Tagged
from headstone.model.spans import Span
from headstone.reading.acts import find_acts
from headstone.reading.acts_hints import FEWEST, Hinting, hinted, hints
from headstone.reading.acts_verbs import NAMED
from headstone.reading.lexicon import Lexicon
from headstone.reading.nouns import PLACES_OF_REST, find_nouns
from headstone.reading.sentence import Sentence
from headstone.reading.syntax import Parser
from headstone.reading.version import VERSION

HEAD = 4  # sentences that are always parsed: they set the scene
FIGURE = re.compile(r"\b\d{2,}")  # "There are now 145": a figure may stand in a sentence with no word of ours


class RuleTagger:
    """The `Tagger` of the shipped tables. Stateless between documents. `asked`: whom it asks where a report neither
    names an act nor hints at one."""

    def __init__(self, parser: Parser, lexicon: Lexicon, asked: Hinting | None = None) -> None:
        self._parser, self._lexicon, self._asked = parser, lexicon, asked

    @property
    def version(self) -> str:
        return f"{VERSION}+{self._lexicon.version}+{self._parser.version}"

    def tag(self, document: Document, hinted: tuple[Hint, ...] = ()) -> tuple[Tagged, ...]:
        """Sentences that can matter, with nouns and acts; the tomb or grave last named is carried along."""
        tagged = tuple(self._tagged(document))
        if not hinted and not any(a.score >= NAMED for t in tagged for a in t.acts):
            hinted = tuple(hints(document.text, document.sentences, self._lexicon.cues))
            if not hinted and self._asked and len(document.sentences) >= FEWEST:
                hinted = self._asked.hints(document)
        return self._with(document, tagged, hinted) if hinted else tagged

    def _with(self, document: Document, tagged: tuple[Tagged, ...], found: tuple[Hint, ...]) -> tuple[Tagged, ...]:
        """With the acts that a report hints at which names none; sentences that hold them are parsed now."""
        known = {t.tree.sentence: t for t in tagged}
        missing = sorted({h.sentence for h in found} - known.keys())
        for tree in self._parser.parse(document.text, [(i, document.sentences[i]) for i in missing]):
            known[tree.sentence] = Tagged(tree, find_nouns(tree, document.text, self._lexicon), ())
        for hint in found:
            if one := known.get(hint.sentence):
                known[hint.sentence] = replace(one, acts=(*one.acts, hinted(hint, one.tree)))
        return tuple(known[i] for i in sorted(known))

    def _tagged(self, document: Document) -> Iterator[Tagged]:
        text, title, carried = document.text, document.title, ""
        chosen = [(i, s) for i, s in enumerate(document.sentences) if worth(text, s, self._lexicon, i)]
        for tree in self._parser.parse(text, chosen):
            nouns = find_nouns(tree, text, self._lexicon)
            headline = title is not None and title.holds(tree.span)
            yield Tagged(tree, nouns, find_acts(Sentence(tree, text, nouns, self._lexicon), carried, headline))
            carried = next((n.cls for n in reversed(nouns) if n.cls in PLACES_OF_REST), carried)


def worth(text: str, span: Span, lexicon: Lexicon, position: int) -> bool:
    """Whether a sentence is parsed: it has a word of the gate or a figure, or stands at the head (parsing is dear)."""
    cues = (lexicon.gate, lexicon.cues["worth"], lexicon.cues["toll"], FIGURE)
    return position < HEAD or any(cue.search(text, span.start, span.end) for cue in cues)
