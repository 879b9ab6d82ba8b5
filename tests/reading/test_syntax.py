"""Who does what to whom, as our view of the parser's trees sees it."""

import pytest

from headstone.model.spans import Span
from headstone.model.trees import Token, Tree
from headstone.reading.syntax import SpacyParser


def tree_of(parser: SpacyParser, text: str) -> Tree:
    return parser.parse(text, [(0, Span(0, len(text)))])[0]


def verb(tree: Tree, lemma: str) -> Token:
    return next(token for token in tree.tokens if token.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "agents", "patients"),
    [
        ("Gunmen killed farmers.", "kill", ["Gunmen"], ["farmers"]),
        ("Farmers were killed by gunmen.", "kill", ["gunmen"], ["Farmers"]),
        ("Farmers were killed.", "kill", [], ["Farmers"]),
        ("They buried the men whom gunmen killed.", "kill", ["gunmen"], ["men"]),
        ("Farmers were beaten or shot by gunmen.", "beat", ["gunmen"], ["Farmers"]),
        ("Soldiers dug a pit and buried the farmers.", "bury", ["Soldiers"], ["farmers"]),
        ("He accused the militia of killing farmers.", "kill", ["militia"], ["farmers"]),
    ],
)
def test_agents_and_patients(
    parser: SpacyParser, text: str, lemma: str, agents: list[str], patients: list[str]
) -> None:
    tree = tree_of(parser, text)
    token = verb(tree, lemma)
    assert [t.text for t in tree.agents(token)] == agents
    assert [t.text for t in tree.patients(token)] == patients


def test_tokens_stand_at_their_offsets_in_the_frozen_text(parser: SpacyParser) -> None:
    text = "A first line.\nThe dead\nwere buried at Évora."
    span = Span(14, len(text))
    tree = parser.parse(text, [(7, span)])[0]
    assert tree.sentence == 7
    assert all(text[t.start : t.end] == t.text for t in tree.tokens)


def test_one_sentence_does_not_sway_another(parser: SpacyParser) -> None:
    text = "Gunmen killed farmers. The dead were buried."
    first, second = Span(0, 22), Span(23, len(text))
    both = parser.parse(text, [(0, first), (1, second)])
    assert both[1] == parser.parse(text, [(1, second)])[0]


def test_a_phrase_leaves_its_clauses_out(parser: SpacyParser) -> None:
    text = "The masked men of the guard who came at night killed farmers."
    tree = tree_of(parser, text)
    span = tree.phrase(verb(tree, "man"))
    assert text[span.start : span.end] == "The masked men of the guard"
