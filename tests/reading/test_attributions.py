"""Who says, thinks or wants what: sources, cues and contents of invented sentences."""

import pytest

from headstone.model.spans import Span
from headstone.reading.attributions import Attribution, find_attributions, outermost
from headstone.reading.attributions_cues import AttributionLexicon, attribution_lexicon
from headstone.reading.attributions_quotes import quotations
from headstone.reading.syntax import SpacyParser
from headstone.tables import load
from headstone.text.sentences import sentences


@pytest.fixture(scope="module")
def lexicon() -> AttributionLexicon:
    return attribution_lexicon(load("attributions_en.yaml"))


def found(text: str, parser: SpacyParser, lexicon: AttributionLexicon, least: float = 0.5) -> list[Attribution]:
    trees = parser.parse(text, list(enumerate(sentences(text, (Span(0, len(text)),)))))
    return list(outermost(find_attributions(text, trees, lexicon, least)))


def words(text: str, *spans: Span | None) -> str:
    return " … ".join(text[span.start : span.end] for span in spans if span is not None)


# text, cue, source, content
SAID = [
    ("The mayor said the pit was empty.", "said", "The mayor", "the pit was empty"),
    ("Officials announced that the search had ended.", "announced", "Officials", "that the search had ended"),
    ("The pit was empty, the mayor said.", "said", "the mayor", "The pit was empty"),
    ("According to the council, nine graves were opened.", "According to", "the council", "nine graves were opened"),
    ("As the priest explained, the graves were old.", "explained", "the priest", "the graves were old"),
    ("The pit, the mayor said, was empty.", "said", "the mayor", "The pit … was empty"),
    ("Villagers believe that the river hid the bones.", "believe", "Villagers", "that the river hid the bones"),
    ("The widow hopes the search will go on.", "hopes", "The widow", "the search will go on"),
    ("She fears that more graves were lost.", "fears", "She", "that more graves were lost"),
    ("The army denied that it had shelled the village.", "denied", "The army", "that it had shelled the village"),
    ("The governor promised to reopen the inquiry.", "promised", "The governor", "to reopen the inquiry"),
    ("The ministry plans to exhume the bodies.", "plans", "The ministry", "to exhume the bodies"),
    ("The families want to bury their dead.", "want", "The families", "to bury their dead"),
    ("The general refused to answer questions.", "refused", "The general", "to answer questions"),
    ("The teacher told reporters that soldiers came at dawn.", "told", "The teacher", "that soldiers came at dawn"),
    ("Prosecutors accused the guard of murder.", "accused", "Prosecutors", "the guard of murder"),
    ("The bishop condemned the attack.", "condemned", "The bishop", "the attack"),
    ("Critics called the inquiry a farce.", "called", "Critics", "the inquiry a farce"),
    ("The deputies called for an inquiry.", "called", "The deputies", "an inquiry"),
    ("A survey shows that most families wait.", "shows", "A survey", "that most families wait"),
    ("The report found that no one was punished.", "found", "The report", "that no one was punished"),
    ("The judge wondered whether the witness lied.", "wondered", "The judge", "whether the witness lied"),
    ("The plan was criticized by the widows.", "was criticized", "the widows", "The plan"),
    ("His claim that soldiers lied angered them.", "claim", "His", "that soldiers lied"),
    ("“The pit was empty,” the mayor said.", "said", "the mayor", "“The pit was empty,”"),
    ("“Why now?” she asked.", "asked", "she", "“Why now?”"),
    ("The mayor told us: “Nobody came.”", "told", "The mayor", "“Nobody came.”"),
    ("“They came at night,” Anna said. “We hid.”", "said", "Anna", "“They came at night,” … “We hid.”"),
    ("``The pit was empty,'' said the mayor.", "said", "the mayor", "``The pit was empty,''"),
    ("“We shall never forget them.” ― Ana Example", "―", "Ana Example", "“We shall never forget them.”"),
    ("EXAMPLE: Nobody has told us where they lie.", ":", "EXAMPLE", "Nobody has told us where they lie."),
    ("Ana Example: Nobody told us where they lie.", ":", "Ana Example", "Nobody told us where they lie."),
    ("Historians regard the hill as a burial ground.", "regard", "Historians", "the hill as a burial ground"),
    ("The clerk suggested burying the files.", "suggested", "The clerk", "burying the files"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "source", "content"), SAID)
def test_who_says_what(
    text: str, cue: str, source: str, content: str, parser: SpacyParser, lexicon: AttributionLexicon
) -> None:
    rows = [(words(text, *a.cue), words(text, a.source), words(text, *a.content)) for a in found(text, parser, lexicon)]
    assert (cue, source, content) in rows


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers dug a pit near the river.",
        "The cemetery lies east of the town.",
        "Nine bodies were buried on Monday.",
        "The bridge was built in 1950.",
        "Rain fell on the graves.",
        "Update: Nine more bodies were taken to the town.",
    ],
)
def test_what_nobody_says_is_attributed_to_nobody(text: str, parser: SpacyParser, lexicon: AttributionLexicon) -> None:
    assert found(text, parser, lexicon) == []


def test_a_passive_without_an_agent_has_no_source(parser: SpacyParser, lexicon: AttributionLexicon) -> None:
    text = "The guards are expected to resign."
    (one,) = found(text, parser, lexicon)
    assert (one.source, words(text, *one.content)) == (None, "The guards … to resign")


def test_who_stands_for_the_noun_before_it(parser: SpacyParser, lexicon: AttributionLexicon) -> None:
    text = "The nurse, who said that she saw the pit, left the town."
    one = found(text, parser, lexicon)[0]
    assert (words(text, one.source), words(text, one.stands_for)) == ("who", "The nurse")


def test_what_is_told_inside_the_words_of_another_is_nested(parser: SpacyParser, lexicon: AttributionLexicon) -> None:
    text = "The mayor said that the widow believes the story."
    trees = parser.parse(text, [(0, Span(0, len(text)))])
    both = find_attributions(text, trees, lexicon)
    assert [(words(text, *one.cue), one.nested) for one in both] == [("said", False), ("believes", True)]


def test_an_act_of_speech_only_named_scores_below_one_reported(
    parser: SpacyParser, lexicon: AttributionLexicon
) -> None:
    named = found("They met to criticize the plan.", parser, lexicon, least=0)
    reported = found("They criticized the plan.", parser, lexicon)
    assert [one.score for one in reported] > [one.score for one in named]


def test_an_aside_of_the_writer_is_no_content(parser: SpacyParser, lexicon: AttributionLexicon) -> None:
    text = "The mayor said the pit was empty, although he had never seen it."
    assert words(text, *found(text, parser, lexicon)[0].content) == "the pit was empty"


def test_a_score_is_given_with_its_rule(parser: SpacyParser, lexicon: AttributionLexicon) -> None:
    (one,) = found("The mayor said the pit was empty.", parser, lexicon)
    assert (one.rule, one.score) == ("verb clause", 0.9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" and "never".', ['"no"', '"never"']),
        ("She said “no.\n\n“Never again.” He left.", ["“no.\n\n“Never again.”"]),
        ("She said “no.\n\nHe left.", ["“no."]),
        ("Mayor: ‘No pit here’", ["‘No pit here’"]),
        ("The widows’ plea and the boy's grief", []),
        ("''Never,'' she said.", ["''Never,''"]),
        ("An unclosed ‘mark\n\nends at the paragraph", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in quotations(text)] == expected
