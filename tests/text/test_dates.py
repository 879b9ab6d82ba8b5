import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstone.model.spans import Span
from headstone.text.dates import Anchor, TimeMention, anchor_from_text, find_times, find_times_in_order

TUESDAY = Anchor(published="2012-05-15")


def times(text: str, anchor: Anchor = TUESDAY) -> list[TimeMention]:
    return list(find_times(text, Span(0, len(text)), anchor))


def only(text: str, anchor: Anchor = TUESDAY) -> TimeMention:
    (mention,) = times(text, anchor)
    return mention


@pytest.mark.parametrize(
    ("text", "edtf", "precision"),
    [
        ("on Oct. 9, 2012", "2012-10-09", "D1"),
        ("on 9 October 2012", "2012-10-09", "D1"),
        ("2012-10-09", "2012-10-09", "D1"),
        ("Tuesday, October 9, 2012", "2012-10-09", "D1"),
        ("the 9th of October, 2012", "2012-10-09", "D1"),
        ("25/12/2016", "2016-12-25", "D1"),
        ("8.12.2016", "2016-12-08", "D1"),
        ("in March 2017", "2017-03", "D4"),
        ("in 2014", "2014", "D5"),
        ("in mid-February 2013", "2013-02-10/2013-02-18", "D3"),
        ("in early 2015", "2015-01/2015-04", "D5"),
        ("the summer of 1995", "1995-06/1995-08", "D5"),
        ("in the 1980s", "1980/1989", "D5"),
        ("11-16 March 2009", "2009-03-11/2009-03-16", "D2"),
        ("from 2014 to 2017", "2014/2017", "D5"),
        ("2014-15", "2014/2015", "D5"),
        ("14 de mayo de 2013", "2013-05-14", "D1"),
        ("9 октября 2012 года", "2012-10-09", "D1"),
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
        ("They said on Monday", "2012-05-14"),
        ("They said on Tuesday", "2012-05-15"),
        ("They will meet on Friday", "2012-05-18"),
        ("It came yesterday", "2012-05-14"),
        ("It came last week", "2012-05-07/2012-05-13"),
        ("It came this week", "2012-05-14/2012-05-15"),
        ("over the weekend", "2012-05-12/2012-05-13"),
        ("three days ago", "2012-05-12"),
        ("three weeks ago", "2012-04-21/2012-04-27"),
        ("last month", "2012-04"),
        ("two months ago", "2012-03"),
        ("last year", "2011"),
        ("two years ago", "2010"),
        ("earlier this year", "2012"),
        ("late last year", "2011-09/2011-12"),
        ("more than two years ago", "../2010-05-15"),
        ("in recent weeks", "../2012-05-15"),
        ("in the past three weeks", "2012-04-24/2012-05-15"),
        ("Tuesday last week", "2012-05-08"),
        ("It fell between Friday and Wednesday", "2012-05-04/2012-05-09"),
        ("last night", "2012-05-14"),
        ("last Monday", "2012-05-14"),
        ("last Tuesday", "2012-05-08"),
    ],
)
def test_relative_dates_are_resolved_against_publication_and_open_without_it(text, edtf):
    mention = only(text)
    assert (mention.edtf, mention.kind) == (edtf, "relative")
    assert mention.how.startswith("resolved from published 2012-05-15: ")
    lost = only(text, Anchor())
    assert (lost.edtf, lost.precision, lost.how) == (None, "D9", "open: no publication date")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It happened on August 21", "2011-08-21"),
        ("on December 3", "2011-12-03"),
        ("back in March", "2012-03"),
        ("last August", "2011-08"),
        ("on Thursday, March 22", "2012-03-22"),
        ("in late March", "2012-03-21/2012-03-31"),
        ("in March last year", "2011-03"),
        ("on 7 May of last year", "2011-05-07"),
        ("It will open on December 3", "2012-12-03"),
        ("between April 11th and 16th", "2012-04-11/2012-04-16"),
        ("on May 17 the tally rose", "2012-05-17"),
    ],
)
def test_a_date_without_a_year_takes_it_from_publication(text, edtf):
    mention = only(text)
    assert (mention.edtf, mention.kind) == (edtf, "partial")
    assert only(text, Anchor()).edtf is None


def test_a_weekday_far_from_its_date_stays_open():
    assert only("on Monday, March 22").how.startswith("open: weekday and date do not agree")


def test_a_month_of_publication_settles_months_and_no_weekday():
    month = Anchor(published="2013-09")
    assert only("last month", month).edtf == "2013-08"
    assert only("on 4 September", month).edtf == "2013-09-04"
    assert only("on Monday", month).how == "open: publication known only to the month"


def test_a_date_line_stands_in_for_a_missing_publication_date():
    mention = only("They said on Monday", Anchor(dateline="2012-05-15"))
    assert (mention.edtf, mention.how) == ("2012-05-14", "resolved from dateline 2012-05-15: weekday before")


def test_a_sharper_date_line_wins_over_a_month_of_publication():
    assert only("yesterday", Anchor(published="2012-05", dateline="2012-05-15")).edtf == "2012-05-14"


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
        ("before June 6, 2009", "before"),
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
    assert [mention.edtf for mention in times("on 3 and 9 May 2009")] == ["2009-05-03", "2009-05-09"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It will be moved on Saturday", "2012-05-19"),
        ("They are to be buried on July 11", "2012-07-11"),
        ("The court is due to rule this Friday", "2012-05-18"),
        ("in the last week of June", "2011-06"),
    ],
)
def test_what_is_to_come_lies_after_publication_and_a_week_of_a_month_is_that_month(text, edtf):
    assert only(text).edtf == edtf


def test_a_range_of_days_takes_the_year_behind_it():
    assert only("between July 9 and 17, 1992").edtf == "1992-07-09/1992-07-17"


def test_a_genitive_is_no_part_of_the_date():
    text = "Monday's raid"
    assert text[: only(text).span.end] == "Monday"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Graves found\nJune 2, 2013\nA farmer said so.", "2013-06-02"),
        ("Graves found\nBy Ann Test 23 July 2004\n\nText", "2004-07-23"),
        ("Updated Apr 3, 2007 10:40 GMT\nText", "2007-04-03"),
        ("Oaks Wire | Tuesday, October 9, 2012 | News", "2012-10-09"),
        ("(5 Feb 2003)\nText", "2003-02-05"),
        ("PORT OAKS, 9 October 2012 (Wire) - Two graves were found.", "2012-10-09"),
        ("They were buried on 9 October 2012 by their sons.", None),
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


@given(st.text(max_size=40))
def test_any_text_can_be_searched_for_times(text: str):
    for mention in times(text):
        assert 0 <= mention.span.start < mention.span.end <= len(text)
    anchor_from_text(text, Span(0, len(text)))


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
    st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([None, "2012-05-15", "2013-09", "2014", "nonsense"])
)
def test_mentions_lie_inside_in_order_and_never_overlap(words: list[str], published: str | None):
    text = "".join(words)
    floor = 0
    for mention in times(text, Anchor(published=published)):
        assert floor <= mention.span.start < mention.span.end <= len(text)
        assert (mention.edtf is None) == mention.how.startswith("open")
        floor = mention.span.end


def test_a_year_told_in_the_sentence_serves_the_next_date():
    mentions = times("They came on March 12, 2004 and left on March 20.")
    assert [mention.edtf for mention in mentions] == ["2004-03-12", "2004-03-20"]
    assert mentions[1].how == "resolved from text 2004-03-12: next to it"


def test_dates_told_before_serve_a_report_without_a_date():
    text = "They came on March 12, 2004. A grave was dug two weeks later. It was found on June 3. They spoke on Monday."
    spans = [Span(0, 28), Span(29, 61), Span(62, 87), Span(88, len(text))]
    found = [mention.edtf for group in find_times_in_order(text, spans, Anchor()) for mention in group]
    assert found == ["2004-03-12", "2004-03-23/2004-03-29", "2004-06-03", None]


def test_a_following_day_is_counted_from_the_day_before_it():
    assert [mention.edtf for mention in times("Shots fell on May 2, 2010; the following night it burned.")] == [
        "2010-05-02",
        "2010-05-03",
    ]


def test_two_days_after_something_stays_open():
    assert times("On May 2, 2010, two days after the raid, it burned.")[1].edtf is None


@pytest.mark.parametrize(
    ("text", "edtf", "kind"),
    [
        ("in 321 BC", "-0320", "absolute"),
        ("the spring of 321 B.C.", "-0320-21", "absolute"),
        ("in the 310s BCE", "-0318/-0309", "absolute"),
        ("the 19th century", "1801/1900", "absolute"),
        ("Christmas 1911", "1911-12-25", "absolute"),
        ("the latter half of 1911", "1911-07/1911-12", "absolute"),
        ("on the night of 3 May 1968", "1968-05-03", "absolute"),
        ("the fort (1850) fell", "1850", "absolute"),
        ("now", None, "reference"),
        ("their former homes", None, "reference"),
        ("at the end of the year", "2012-09/2012-12", "relative"),
        ("last summer", "2011-06/2011-08", "relative"),
        ("in the autumn", "2011-09/2011-11", "relative"),
    ],
)
def test_what_histories_are_told_in_is_read(text, edtf, kind):
    mention = only(text)
    assert (mention.edtf, mention.kind) == (edtf, kind)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("for two years", "P2Y"),
        ("a three-day siege", "P3D"),
        ("after weeks of shelling", "PXW"),
        ("within minutes", "PTXM"),
        ("24 hours", "PT24H"),
        ("a decade", "P10Y"),
    ],
)
def test_a_length_of_time_is_told_in_iso_8601(text, length):
    assert (only(text).kind, only(text).length) == ("duration", length)


def story(*sentences: str) -> list[str | None]:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + " "
    return [mention.edtf for group in find_times_in_order(text, spans, Anchor()) for mention in group]


@pytest.mark.parametrize(
    ("sentences", "edtf"),
    [
        (("It began in 1941.", "In June they came.", "They left in January."), ["1941", "1941-06", "1942-01"]),
        (("They came on 3 May 1941.", "It went on.", "Two days later it burned."), ["1941-05-03", "1941-05-05"]),
        (("It fell in May 1941.", "The following month they left."), ["1941-05", "1941-06"]),
        (("It fell in 1941.", "That year they left.", "Two years later they came."), ["1941", "1941", "1943"]),
        (("It fell in May 1941.", "They left in the autumn."), ["1941-05", "1941-09/1941-11"]),
        (("It fell in May 1941, a ruin since 1911.", "They left in July."), ["1941-05", "1911", "1941-07"]),
        (("It fell in June of that year.",), [None]),
        (("It fell on July 4 and 6, 1941.",), ["1941-07-04", "1941-07-06"]),
    ],
)
def test_a_story_without_a_date_of_its_own_goes_on_from_the_last_one_told(sentences, edtf):
    assert story(*sentences) == edtf


def test_a_range_has_two_ends_with_places_of_their_own():
    text = "from 2014 to 2017"
    ends = only(text).ends
    assert [(text[end.span.start : end.span.end], end.edtf) for end in ends] == [("2014", "2014"), ("2017", "2017")]
