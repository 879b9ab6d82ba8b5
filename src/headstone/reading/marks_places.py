"""stub"""

from headstone.model.places import Place
from headstone.reading.marks_voices import sentence_of
from headstone.reading.places import PlaceMention
from headstone.reading.places_cues import Cue
from headstone.reading.places_rank import Context, rank
from headstone.reading.places_shape import place_of


def find_marked_places(document, marked, gazetteer, tables):
    text = document.text
    marks = [m for _, m in marked.of("place")]
    known = gazetteer.lookup({text[m.span.start : m.span.end] for m in marks})
    out = []
    for m in marks:
        w = text[m.span.start : m.span.end]
        e = known.get(w, ())
        cue = Cue(word="in", kind="", site="", start=m.span.start, end=m.span.end, bearing=None, direction=None)
        r = rank(w, e, cue, Context({})) if e else ()
        p = place_of(w, r, cue) if r else Place(w)
        out.append(
            PlaceMention(m.span, p, r[0].entry.kind if r else "unknown", "in", sentence_of(document.sentences, m.span))
        )
    return tuple(out)
