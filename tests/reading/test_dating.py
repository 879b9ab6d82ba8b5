"""Which day belongs to the act, which to the telling, and which stays open."""

from headstone.reading.reader import Reading
from tests.reading.conftest import Read

FOUND = "Villagers found a mass grave near Beja, Portugal, on Monday."


def dates(reading: Reading) -> list[tuple[str, str | None]]:
    return [(when.role, when.edtf) for claim in reading.claims for when in claim.dates]


def test_a_relative_date_stays_open_without_a_publication_date(read: Read) -> None:
    when = read(FOUND).claims[0].dates[0]
    assert (when.role, when.edtf, when.how) == ("discovery", None, "open: no publication date")


def test_a_relative_date_is_resolved_against_the_publication_date(read: Read) -> None:
    assert dates(read(FOUND, "2012-05-16")) == [("discovery", "2012-05-14")]


def test_announced_on_monday_dates_the_statement_and_bounds_the_find(read: Read) -> None:
    text = "The prosecutor announced on Monday that a pit with bodies had been found near Beja, Portugal."
    reading = read(text, "2012-05-16")
    assert dates(reading) == [("statement", "2012-05-14"), ("discovery", "2012-05-14~")]
    assert "on or before it" in reading.claims[0].dates[1].how


def test_a_killing_told_on_a_day_is_not_dated_by_the_telling(read: Read) -> None:
    text = "A witness said on Monday that gunmen had killed 12 villagers in Serpa, Portugal."
    assert dates(read(text, "2012-05-16")) == [("statement", "2012-05-14")]


def test_the_day_of_a_killing_that_somebody_tells_is_the_act(read: Read) -> None:
    text = "Gunmen killed 12 villagers in Serpa, Portugal, on Monday, an officer said."
    assert dates(read(text, "2012-05-16")) == [("act", "2012-05-14")]


def test_a_burial_an_exhumation_and_a_find_have_dates_of_their_own(read: Read) -> None:
    text = (
        "Bodies were buried in a pit near Beja, Portugal, in May 1974. Experts exhumed the bodies on 3 June 2012."
    )
    assert set(dates(read(text))) == {("burial", "1974-05"), ("exhumation", "2012-06-03")}


def test_the_day_of_a_dateline_is_not_the_day_of_the_act(read: Read) -> None:
    text = "BEJA, 16 May 2012 (Planalto News) — Villagers found a mass grave near Beja, Portugal."
    assert dates(read(text)) == []


def test_an_event_without_a_date_takes_the_nearest_of_its_sentences(read: Read) -> None:
    text = "Gunmen killed 12 villagers in Serpa, Portugal. The bodies lay there until help came on 3 June 2012."
    reading = read(text)
    assert any("nearest date" in when.how or when.edtf for claim in reading.claims for when in claim.dates)


def test_a_year_is_never_the_first_of_january(read: Read) -> None:
    assert dates(read("Soldiers killed 12 villagers in Serpa, Portugal, in 1974.")) == [("act", "1974")]


def test_the_day_of_a_verdict_is_not_that_of_the_deed(read: Read) -> None:
    text = (
        "Two get life for shrine blast\n\nA court of Serpa, Portugal, sentenced two men on Thursday for the explosion "
        "of February 2009 at a shrine. The prosecution said that fifteen persons were killed by it."
    )
    dates = {d.edtf for claim in read(text, "2011-11-18").claims for d in claim.dates if d.role == "act"}
    assert dates == {"2009-02"}
