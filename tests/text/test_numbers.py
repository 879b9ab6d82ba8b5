import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstone.model.spans import Span
from headstone.text.numbers import NumberMention, find_numbers


def numbers(text: str, negations: bool = False) -> list[NumberMention]:
    return list(find_numbers(text, Span(0, len(text)), negations=negations))


def only(text: str) -> NumberMention:
    (mention,) = numbers(text)
    return mention


@pytest.mark.parametrize(
    ("text", "covered", "form", "low", "high", "point"),
    [
        ("They counted 31 bodies.", "31", "exact", 31, 31, 31),
        ("They counted at least 31 bodies.", "at least 31", "at_least", 31, None, None),
        ("no fewer than forty graves", "no fewer than forty", "at_least", 40, None, None),
        ("more than three dozen men", "more than three dozen", "more_than", 36, None, None),
        ("well over 700 men", "well over 700", "more_than", 700, None, None),
        ("up to 60 inmates", "up to 60", "up_to", None, 60, None),
        ("as many as 85 coffins", "as many as 85", "up_to", None, 85, None),
        ("fewer than 20 remained", "fewer than 20", "fewer_than", None, 20, None),
        ("an estimated 3,400 villagers", "an estimated 3,400", "approximately", None, None, 3400),
        ("nearly 270 coffins", "nearly 270", "approximately", None, None, 270),
        ("a dozen or so coffins", "a dozen or so", "approximately", None, None, 12),
        ("40 or more coffins", "40 or more", "at_least", 40, None, None),
        ("some 30-odd coffins", "some 30-odd", "approximately", None, None, 30),
        ("between 80 and 100 men", "between 80 and 100", "range", 80, 100, None),
        ("80 to 100 men", "80 to 100", "range", 80, 100, None),
        ("80–100 men", "80–100", "range", 80, 100, None),
        ("20 to 30 thousand men", "20 to 30 thousand", "range", 20_000, 30_000, None),
        ("two or three coffins", "two or three", "range", 2, 3, None),
        ("5 million to 7m people", "5 million to 7m", "range", 5_000_000, 7_000_000, None),
        ("possibly more than 60 men", "possibly more than 60", "more_than", 60, None, None),
    ],
)
def test_hedges_make_bounds_and_invent_none(text, covered, form, low, high, point):
    mention = only(text)
    assert text[mention.span.start : mention.span.end] == covered
    assert (mention.form, mention.low, mention.high, mention.point) == (form, low, high, point)
    assert mention.role == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7,45,000 people", 745_000),
        ("7 000 graves", 7000),
        ("1'200 graves", 1200),
        ("1.3 million people", 1_300_000),
        ("a hundred and twenty graves", 120),
        ("forty-three graves", 43),
        ("half a dozen graves", 6),
        ("two and a half million people", 2_500_000),
        ("two hundred thousand five hundred and six", 200_506),
        ("٣٠٠ قبر", 300),
        ("one grave", 1),
        ("5.0 graves", 5),
        ("3 lakh people", 300_000),
        ("2,5 millones de personas", 2_500_000),
    ],
)
def test_figures_and_words_are_read_in_many_styles(text, value):
    assert only(text).point == value


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("dozens of coffins", "dozens"),
        ("tens of thousands fled", "tens of thousands"),
        ("scores were shot", "scores"),
        ("several hundred men", "several hundred"),
        ("a few dozen men", "a few dozen"),
    ],
)
def test_vague_words_stay_words(text, word):
    mention = only(text)
    assert (mention.form, mention.plural_vague) == ("vague", word)
    assert (mention.low, mention.high, mention.point) == (None, None, None)


@pytest.mark.parametrize(
    "text", ["two thirds of them", "half of the graves", "one in five families", "three-quarters of the plot"]
)
def test_fractions_have_no_value_of_their_own(text):
    mention = only(text)
    assert mention.fraction and mention.form == "fraction" and mention.point is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("It began in 2014, they said.", "year"),
        ("In 2014 soldiers came.", "year"),
        ("the 1980s", "year"),
        ("on 12 March", "date"),
        ("on Oct. 9", "date"),
        ("el 14 de mayo", "date"),
        ("at 10:30", "time"),
        ("at 3pm", "time"),
        ("worth $2,600", "money"),
        ("worth 300 euros", "money"),
        ("some 40 percent", "percent"),
        ("40% of it", "percent"),
        ("a man aged 41", "age"),
        ("a 41-year-old man", "age"),
        ("Ivo Test, 41, said", "age"),
        ("a woman of 41.", "age"),
        ("5 km away", "measure"),
        ("a 60-metre trench", "measure"),
        ("at 48.217, ", "measure"),
        ("for three days", "duration"),
        ("three more weeks", "duration"),
        ("the 21st century", "ordinal"),
        ("a second grave", "ordinal"),
        ("an AK-47 rifle", "identifier"),
        ("grave 77 was", "identifier"),
        ("Flight 11 fell", "identifier"),
        ("Article 8 says", "identifier"),
        ("ten times", "multiplier"),
        ("a six-sided hut", "compound"),
    ],
)
def test_what_counts_nothing_says_what_it_is(text, role):
    assert [mention.role for mention in numbers(text)][:1] == [role]


def test_a_vote_is_a_score():
    assert {mention.role for mention in numbers("They lost the vote 98-41.")} == {"score"}


def test_a_year_like_figure_before_a_counted_word_is_a_count():
    assert only("2014 people were moved").role == ""
    assert only("at least 2000 were moved").role == ""


def test_a_change_is_two_figures_and_no_range():
    assert [mention.point for mention in numbers("The toll rose from 12 to 24.")] == [12, 24]


@pytest.mark.parametrize(
    "text", ["no one came", "one of them fell", "the last one", "that one", "a one-time guard", "the ones who fled"]
)
def test_the_pronoun_one_is_no_number(text):
    assert numbers(text) == []


@pytest.mark.parametrize(("text", "form"), [("at least one of them fell", "at_least"), ("one or two of them", "range")])
def test_a_hedged_one_does_count(text, form):
    assert only(text).form == form


def test_a_telephone_number_is_an_identifier_in_all_its_groups():
    assert {mention.role for mention in numbers("call +000 11 123 4567 now")} == {"identifier"}


def test_ages_in_a_list_and_tolls_in_brackets_are_told_apart():
    assert [mention.role for mention in numbers("twins aged 3 and 5")] == ["age", "age"]
    assert only("bodies in Portoaks (41)").role == ""
    assert only("victim Ana Testova (41)").role == "age"


def test_an_article_is_no_number():
    assert numbers("a man with an axe") == []


def test_nothing_found_comes_only_when_asked_for():
    assert numbers("They found no bodies.") == []
    (mention,) = numbers("They found no bodies.", negations=True)
    assert (mention.form, mention.low, mention.high) == ("none", 0, 0)


def test_a_verb_named_number_makes_no_identifier():
    assert only("The dead now number 371.").role == ""


def test_absurdly_long_figures_are_read_without_harm():
    assert [mention.role for mention in numbers("9" * 6000)] == ["identifier"]
    assert numbers("one " + "million " * 5000)
    assert numbers("1" + " 000" * 5000)
    assert numbers("about " * 3000 + "3 graves")


def test_a_figure_larger_than_any_count_has_no_value():
    for figure in ("3020034993835454253592875", "8 to 3020034993835454253592875", "hundred " * 7 + "trillion"):
        mentions = numbers(f"They counted {figure} bodies.")
        assert all(number is None or number < 2**63 for m in mentions for number in (m.low, m.high, m.point))


@given(st.text(max_size=40))
def test_any_text_can_be_searched_for_numbers(text: str):
    for mention in numbers(text, negations=True):
        assert 0 <= mention.span.start < mention.span.end <= len(text)


@given(st.integers(1, 10**9), st.sampled_from(["{}", "{:,}"]))
def test_a_written_figure_comes_back(value: int, style: str):
    text = f"They counted {style.format(value)} bodies there."
    assert only(text).point == value


PIECES = [
    *"0123456789 ,.-–'/%$abmk½",
    " two ",
    " hundred ",
    " and ",
    " to ",
    " one ",
    " dozens ",
    " at least ",
    " March ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_mentions_lie_inside_in_order_and_never_overlap(pieces: list[str]):
    text = "".join(pieces)
    floor = 0
    for mention in numbers(text, negations=True):
        assert floor <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.holds(mention.words) and text[mention.words.start : mention.words.end].strip()
        floor = mention.span.end
