from headstone.model.spans import Span
from headstone.publish.context import Piece, line, passages, plain_sentences

TEXT = "The rain fell. Three graves were opened. Nobody came. The mayor wept. Then it was dark."


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_a_sentence_stands_on_either_side() -> None:
    assert passages(TEXT, [span("Three graves were opened.")]) == (
        (Piece("The rain fell. ", False), Piece("Three graves were opened.", True), Piece(" Nobody came.", False)),
    )


def test_words_within_a_sentence_are_marked_alone() -> None:
    pieces = passages(TEXT, [span("Three graves")])[0]
    assert [piece.words for piece in pieces if piece.marked] == ["Three graves"]
    assert "".join(piece.words for piece in pieces).endswith("were opened.")


def test_citations_that_meet_share_one_passage() -> None:
    found = passages(TEXT, [span("The mayor wept."), span("Three graves were opened."), span("graves")])
    assert len(found) == 1
    assert "".join(piece.words for piece in found[0]) == TEXT


def test_the_first_and_the_last_sentence_have_one_neighbour() -> None:
    assert line(TEXT, span("The rain fell.")) == "The rain fell. Three graves were opened."
    assert line(TEXT, span("Then it was dark.")) == "The mayor wept. Then it was dark."


def test_cited_words_are_never_altered() -> None:
    text = "One.\n\nTwo  spaced\nwords. Three."
    where = Span(text.index("Two"), text.index(" Three"))
    assert passages(text, [where])[0][1] == Piece("Two  spaced\nwords.", True)


def test_sentences_end_in_many_scripts() -> None:
    text = "هل حدث ذلك؟ نعم حدث. 何もない。次。"
    assert len(plain_sentences(text, [Span(0, len(text))])) == 4
