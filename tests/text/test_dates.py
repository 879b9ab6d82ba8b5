import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstone.model.spans import Span
from headstone.text.dates import Anchor, TimeMention, anchor_from_text, find_times

TUESDAY = Anchor(published="2016-11-08")


def times(text: str, anchor: Anchor = TUESDAY) -> list[TimeMention]:
    return list(find_times(text, Span(0, len(text)), anchor))


def only(text: str, anchor: Anchor = TUESDAY) -> TimeMention:
    (mention,) = times(text, anchor)
    return mention


@pytest.mark.parametrize(
    ("text", "edtf", "precision"),
    [
        ("on Nov. 7, 2016", "2016-11-07", "D1"),
        ("on 7 November 2016", "2016-11-07", "D1"),
        ("2016-11-07", "2016-11-07", "D1"),
        ("Monday, November 7, 2016", "2016-11-07", "D1"),
        ("the 7th of November, 2016", "2016-11-07", "D1"),
        ("25/12/2016", "2016-12-25", "D1"),
        ("8.12.2016", "2016-12-08", "D1"),
        ("in March 2017", "2017-03", "D4"),
        ("in 2014", "2014", "D5"),
        ("in mid-February 2017", "2017-02-10/2017-02-18", "D3"),
        ("in early 2015", "2015-01/2015-04", "D5"),
        ("the summer of 1995", "1995-06/1995-08", "D5"),
        ("in the 1980s", "1980/1989", "D5"),
        ("24-29 March 2017", "2017-03-24/2017-03-29", "D2"),
        ("from 2014 to 2017", "2014/2017", "D5"),
        ("2014-15", "2014/2015", "D5"),
        ("26 de agosto de 2010", "2010-08-26", "D1"),
        ("7 ноября 2016 года", "2016-11-07", "D1"),
        ("between March 2 and May 5, 2012", "2012-03-02/2012-05-05", "D5"),
    ],
)
def test_absolute_dates_are_stated_with_or_without_an_anchor(text, edtf, precision):
    for anchor in (TUESDAY, Anchor()):
        mention = only(text, anchor)
        assert (mention.edtf, mention.precision, mention.how, mention.kind) == (edtf, precision, "stated", "absolute")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They said on Monday", "2016-11-07"),
        ("They said on Tuesday", "2016-11-08"),
        ("They will meet on Friday", "2016-11-11"),
        ("It came yesterday", "2016-11-07"),
        ("It came last week", "2016-10-31/2016-11-06"),
        ("It came this week", "2016-11-07/2016-11-08"),
        ("over the weekend", "2016-11-05/2016-11-06"),
        ("three days ago", "2016-11-05"),
        ("three weeks ago", "2016-10-15/2016-10-21"),
        ("last month", "2016-10"),
        ("two months ago", "2016-09"),
        ("last year", "2015"),
        ("two years ago", "2014"),
        ("earlier this year", "2016"),
        ("late last year", "2015-09/2015-12"),
        ("more than two years ago", "../2014-11-08"),
        ("in recent weeks", "../2016-11-08"),
        ("in the past three weeks", "2016-10-18/2016-11-08"),
        ("Tuesday last week", "2016-11-01"),
        ("It fell between Friday and Wednesday", "2016-10-28/2016-11-02"),
        ("last night", "2016-11-07"),
        ("last Monday", "2016-11-07"),
        ("last Tuesday", "2016-11-01"),
    ],
)
def test_relative_dates_are_resolved_against_publication_and_open_without_it(text, edtf):
    mention = only(text)
    assert (mention.edtf, mention.kind) == (edtf, "relative")
    assert mention.how.startswith("resolved from published 2016-11-08: ")
    lost = only(text, Anchor())
    assert (lost.edtf, lost.precision, lost.how) == (None, "D9", "open: no publication date")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It happened on August 27", "2016-08-27"),
        ("on December 3", "2015-12-03"),
        ("back in June", "2016-06"),
        ("last August", "2016-08"),
        ("on Thursday, September 15", "2016-09-15"),
        ("in late August", "2016-08-21/2016-08-31"),
        ("It will open on December 3", "2016-12-03"),
        ("between March 24th and 29th", "2016-03-24/2016-03-29"),
        ("on November 10 the tally rose", "2016-11-10"),
    ],
)
def test_a_date_without_a_year_takes_it_from_publication(text, edtf):
    mention = only(text)
    assert (mention.edtf, mention.kind) == (edtf, "partial")
    assert only(text, Anchor()).edtf is None


def test_a_weekday_far_from_its_date_stays_open():
    assert only("on Monday, September 15").how.startswith("open: weekday and date do not agree")


def test_a_month_of_publication_settles_months_and_no_weekday():
    month = Anchor(published="2017-07")
    assert only("last month", month).edtf == "2017-06"
    assert only("on 4 July", month).edtf == "2017-07-04"
    assert only("on Monday", month).how == "open: publication known only to the month"


def test_a_date_line_stands_in_for_a_missing_publication_date():
    mention = only("They said on Monday", Anchor(dateline="2016-11-08"))
    assert (mention.edtf, mention.how) == ("2016-11-07", "resolved from dateline 2016-11-08: weekday before")


def test_a_sharper_date_line_wins_over_a_month_of_publication():
    assert only("yesterday", Anchor(published="2016-11", dateline="2016-11-08")).edtf == "2016-11-07"


@pytest.mark.parametrize(
    "text", ["the following night", "two days later", "the next day", "16 days earlier", "that week"]
)
def test_a_date_that_hangs_on_another_date_stays_open(text):
    assert only(text).how == "open: relative to another date in the text"


@pytest.mark.parametrize("text", ["It lasted for two years", "for months", "a three-day siege"])
def test_a_length_of_time_is_no_date(text):
    assert (only(text).kind, only(text).edtf) == ("duration", None)


def test_an_ambiguous_numeric_date_stays_open():
    assert only("08/12/2016").how == "open: day and month cannot be told apart"


def test_a_day_that_no_calendar_has_stays_open():
    assert only("31 February 2016").how == "open: no such date"


@pytest.mark.parametrize(
    "text", ["You may go", "They march on", "a 32-year-old man", "Good Friday Agreement", "300 people", "200 years old"]
)
def test_words_that_only_look_like_dates_are_left_alone(text):
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("since 2014", "since"),
        ("before February 24, 2022", "before"),
        ("after May 2011", "after"),
        ("by 2015", "until"),
        ("until last week", "until"),
        ("on Monday", "on"),
        ("during 2014", "during"),
        ("from 2014 to 2016", "between"),
        ("prior to March 2012", "before"),
        ("more than two years ago", "before"),
    ],
)
def test_the_word_before_a_date_says_how_it_bounds(text, relation):
    assert only(text).relation == relation


def test_two_days_of_one_month_are_two_dates():
    assert [mention.edtf for mention in times("on 4 and 7 July 2017")] == ["2017-07-04", "2017-07-07"]


def test_a_genitive_is_no_part_of_the_date():
    text = "Monday's raid"
    assert text[: only(text).span.end] == "Monday"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Graves found\nNovember 9, 2016\nA farmer said so.", "2016-11-09"),
        ("Graves found\nBy Ann Test 19 December 2017\n\nText", "2017-12-19"),
        ("Updated Mar 13, 2017 10:40 GMT\nText", "2017-03-13"),
        ("Oaks Wire | Monday, November 7, 2016 | News", "2016-11-07"),
        ("(28 Oct 2016)\nText", "2016-10-28"),
        ("PORT OAKS, 7 November 2016 (Wire) - Two graves were found.", "2016-11-07"),
        ("They were buried on 7 November 2016 by their sons.", None),
        ("Published 03/04/2016", None),
        ("Two graves were found near Port Oaks on Monday.", None),
    ],
)
def test_only_a_line_of_its_own_dates_a_report(text, edtf):
    assert anchor_from_text(text, Span(0, len(text))) == edtf


@given(
    st.dates(), st.sampled_from(["{d.day} {d:%B} {d.year:04}", "{d:%B} {d.day}, {d.year:04}", "{d:%Y}-{d:%m}-{d:%d}"])
)
def test_every_written_day_comes_back(day, style):
    if 1000 <= day.year <= 2100:
        assert only("on " + style.format(d=day)).edtf == day.isoformat()


WORDS = [
    " Monday ",
    " last ",
    " week ",
    " two ",
    " years ",
    " ago ",
    " March ",
    " 24 ",
    " 2016",
    "-",
    "/",
    " to ",
    " between ",
    " and ",
    " the ",
    ", ",
]


@given(
    st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([None, "2016-11-08", "2017-07", "2014", "nonsense"])
)
def test_mentions_lie_inside_in_order_and_never_overlap(words: list[str], published: str | None):
    text = "".join(words)
    floor = 0
    for mention in times(text, Anchor(published=published)):
        assert floor <= mention.span.start < mention.span.end <= len(text)
        assert (mention.edtf is None) == mention.how.startswith("open")
        floor = mention.span.end
