"""Voices as the network's view of the whole text settles them."""

from dataclasses import replace

import pytest

from headstone.model.claims import OWN_WORK, Voice
from headstone.model.marks import UNSEEN, View
from headstone.model.reading import Document
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.reading.gather import document_of
from headstone.reading.voices import VoiceMention, find_voices
from headstone.reading.voices_doubt import (
    AUTHORS,
    DOUBTED,
    MISTAKABLE,
    MISTAKEN,
    OWN_BESIDE,
    OWN_LEAST,
    OWN_NEVER,
    PARTIES,
    RULE,
    SURE,
    doubting,
    passed_on,
)
from headstone.reading.voices_publisher import Publisher
from headstone.reading.voices_view import (
    BESIDE,
    BESIDE_UNNAMED,
    FIELD_ADDED,
    HOST_LEAST,
    MET,
    NAMELESS,
    OWN_ADDED,
    OWN_CREDITED,
    SELF_SURE,
    SOMEBODY,
    STATE_ADDED,
    by_view,
    publisher_in,
    with_parties,
)
from headstone.rooms import load_tables

LEXICON = load_tables().voices
TEXT = """What the ferry brought

The boat was late. Somebody had laid nine pairs of shoes along the quay, and nobody touched them.

Work goes on in the harbour."""
SHOES = Span(TEXT.index("nine pairs"), TEXT.index("nine pairs") + 10)


def document(text: str = TEXT, publisher: str = "Harbour Lamp") -> Document:
    report = Report("R-1", "0" * 64, "x.txt", "", Meta(publisher=publisher), "read", None)
    return document_of(report, Layer("L-1", "R-1", "text", "test", "0" * 64, text))


def view(**odds: float) -> View:
    return View(odds, dict.fromkeys(odds, SHOES))


def mention(kind: str, name: str, named: str = "collective", side: str | None = None) -> VoiceMention:
    at = Span(0, 4)
    return VoiceMention(Voice(name, name, kind, "no", named, side, rule="voices: noun"), at, at, at, 0)


def kinds(found: list[VoiceMention]) -> list[str]:
    return [one.voice.kind for one in found]


def test_a_view_that_says_nothing_changes_nothing() -> None:
    found = [mention("witness", "residents"), mention("ngo", "Example Watch", side="Example Watch")]
    assert by_view(found, document(), UNSEEN, "state:?") == found
    assert publisher_in(document(), LEXICON, "state:?", UNSEEN, ()) is None


def test_field_work_that_no_cue_gave_stands_at_the_sentence_that_tells_most() -> None:
    (own,) = by_view([], document(), view(own=1.0, field=3.0), "state:?")
    assert (own.voice.kind, own.voice.side, own.voice.rule) == ("own_reporter", None, f"{RULE}: first person")
    assert own.voice.wording.startswith("Somebody had laid nine pairs")
    assert document().sentences[own.sentence].holds(SHOES)
    assert own.scope.start == own.scope.end, "the view cannot tell which act the words cover"


@pytest.mark.parametrize(("own", "field"), [(OWN_ADDED - 0.1, 4.0), (3.0, FIELD_ADDED - 0.1)])
def test_field_work_needs_that_it_is_the_outlets_own(own: float, field: float) -> None:
    police = mention("state", "police", side="PT")
    assert by_view([police], document(), view(own=own, field=field), "state:?") == [police]


@pytest.mark.parametrize(("own", "field", "added"), [(0.0, 1.4, 1), (-0.1, 1.4, 0), (0.0, 1.3, 0)])
def test_where_nobody_is_known_for_what_he_is_less_shows_field_work(own: float, field: float, added: int) -> None:
    someone = mention("unknown", "Example Name", "named")
    assert len(by_view([], document(), view(own=own, field=field), "state:?")) == added
    assert len(by_view([someone], document(), view(own=own, field=field), "state:?")) == 1 + added


def test_the_field_work_of_a_scholar_is_no_outlets() -> None:
    scholar = mention("expert", "Oda Beispiel", "named")
    told = replace(scholar, voice=replace(scholar.voice, rule="voices: author"))
    assert by_view([told], document(), view(own=4.0, field=4.0), "state:?") == [told]


@pytest.mark.parametrize("kind", ["religious", "armed_group", "un_body", "ngo"])
def test_a_party_that_no_cue_found_stands_without_a_name_where_no_other_speaks(kind: str) -> None:
    sure = view(**{kind: NAMELESS[kind][2]})
    (party,) = with_parties([], document(), sure, None)
    assert (party.voice.kind, party.voice.named, party.voice.rule) == (kind, "anonymous", RULE)
    assert doubting([party], view(field=-9.0)) == [party], "it is no private person"
    assert with_parties([], document(), view(**{kind: NAMELESS[kind][2] - 0.1}), None) == []
    police = mention("state", "police", side="PT")
    body = Publisher(mention("state", "Ministry", side="PT").voice, SHOES)
    least = BESIDE.get(kind)
    less = view(**{kind: NAMELESS[kind][2] if least is None else least - 0.1})
    assert with_parties([police], document(), less, None) == [police], "it may be the one who speaks"
    assert with_parties([], document(), less, body) == []
    if least is not None:
        more = view(**{kind: least})
        assert kinds(with_parties([police], document(), more, None)) == ["state", kind]
        assert kinds(with_parties([], document(), more, body)) == [kind]


def test_a_group_that_a_cue_cannot_name_is_seen_by_the_view_more_easily() -> None:
    fighters = mention("armed_group", "gunmen")
    seen = with_parties([fighters], document(), view(armed_group=BESIDE_UNNAMED), None)
    assert [one.voice.name for one in seen] == ["gunmen", "an armed group"]
    assert with_parties([fighters], document(), view(armed_group=BESIDE_UNNAMED - 0.1), None) == [fighters]
    named = mention("armed_group", "Example Front", "named", side="Example Front")
    assert with_parties([named], document(), view(armed_group=9.0), None) == [named]


def test_whoever_only_comments_stands_in_nobodys_way() -> None:
    rabbi = mention("religious", "the Chief Rabbi's office")
    said, comment = view(religious=BESIDE["religious"]), replace(rabbi, polarity_of_content="comment")
    assert with_parties([rabbi], document(), said, None) == [rabbi]
    assert kinds(with_parties([comment], document(), said, None)) == ["religious", "religious"]


def test_private_persons_whom_no_cue_found_are_anybodys() -> None:
    sure, police = view(field=SOMEBODY[1]), mention("state", "police", side="PT")
    met = with_parties([police, mention("unknown", "a driver", "anonymous")], document(), sure, None)[-1]
    assert (met.voice.kind, met.voice.name, met.voice.named) == ("witness", SOMEBODY[0], "collective")
    assert with_parties([police], document(), view(field=SOMEBODY[1] - 0.1), None) == [police]
    assert with_parties([police], document(), sure, None, digest=True) == [police]
    for kind in MET:
        held = [mention(kind, "residents")]
        assert with_parties(held, document(), sure, None) == held


@pytest.mark.parametrize(
    ("own", "un_body", "speaks"), [(-0.1, HOST_LEAST - 0.1, 0), (0.1, 0.0, 1), (-0.1, HOST_LEAST, 1)]
)
def test_the_united_nations_put_out_what_others_told(own: float, un_body: float, speaks: int) -> None:
    text = "The valley\n\nNine graves were opened near the quay on Monday."
    told = document(text, "United Nations Mission in Example")
    found = publisher_in(told, LEXICON, "state:?", view(self=own, un_body=un_body), ())
    assert (found is not None and found.voice.kind == "un_body") == bool(speaks)


@pytest.mark.parametrize(
    ("body", "side"),
    [
        ("Our column buried nine men at the quay.\n\nStaff of the FARC, May", "FARC"),
        ("We print the communiqué that the staff of the FARC sent us. Nine men lie at the quay.", "FARC"),
        ("Our column buried nine men at the quay. The FARC had killed them.", "Hill Torch"),
        ("Our column buried nine men at the quay.", "Hill Torch"),
        ("FARC, Boko Haram\n\nBoth buried nine men at the quay.", "Hill Torch"),
    ],
)
def test_a_page_taken_for_an_armed_groups_speaks_for_the_listed_group_that_signs_it(body: str, side: str) -> None:
    sure = view(self=SELF_SURE, armed_group=3.0)
    found = publisher_in(document(f"To the people\n\n{body}", "Hill Torch"), LEXICON, "state:?", sure, ())
    assert found is not None and (found.voice.name, found.voice.side) == ("Hill Torch", side)


def test_whom_a_headline_names_has_not_signed() -> None:
    told = document("What the FARC did at the quay\n\nOur column buried nine men there.", "Hill Torch")
    found = publisher_in(told, LEXICON, "state:?", view(self=SELF_SURE, armed_group=3.0), ())
    assert found is not None and found.voice.side == "Hill Torch"


def test_an_expert_whom_no_cue_found_stands_beside_others() -> None:
    police, sure = mention("state", "police", side="PT"), view(expert=NAMELESS["expert"][2], ngo=3.0)
    assert kinds(with_parties([police], document(), sure, None)) == ["state", "expert"]
    assert with_parties([mention("expert", "Oda Beispiel", "named")], document(), view(expert=5.0), None)[1:] == []


def test_beside_another_outlet_the_field_work_may_be_that_ones() -> None:
    found = [mention("outlet", "Quay Post", "named")]
    assert by_view(found, document(), view(own=OWN_CREDITED - 0.1, field=4.0), "state:?") == found
    own = by_view(found, document(), view(own=OWN_CREDITED, field=4.0), "state:?")[-1]
    assert own.voice.rule == f"{RULE}: {OWN_WORK}"


def test_an_authors_own_eyes_are_taken_back_and_whom_a_text_names_in_passing_stays() -> None:
    found = [mention("own_reporter", "the author", "anonymous"), mention("witness", "residents")]
    assert by_view(found, document(), view(field=-4.1), "state:?") == found[1:]
    assert by_view(found, document(), view(field=-3.9), "state:?") == found


def test_whom_a_text_without_field_work_only_mentions_is_in_doubt() -> None:
    persons = [mention(kind, "Example Name", "named") for kind in ("witness", "relative", "unknown", "ngo")]
    none = DOUBTED["field"] - 0.1
    doubted = doubting(persons, view(field=none))
    assert all(one.voice.in_doubt and one.voice.name == "Example Name" for one in doubted)
    assert doubting(doubted, view(field=none)) == doubted, "it is said once"
    assert doubting(persons, view(field=none + 0.2)) == persons
    body = mention("ngo", "Example Watch", "named", side="Example Watch")
    told = replace(persons[0], relay=(body.voice,))
    assert doubting([body, told], view(field=-5.0)) == [body, told], "a body speaks for itself; whom they told is said"
    itself = replace(persons[0], relay=(persons[0].voice,))
    assert doubting([itself], view(field=-5.0))[0].voice.in_doubt, "nobody tells oneself"


@pytest.mark.parametrize("kind", [*PARTIES, "expert"])
def test_a_party_is_in_doubt_where_the_text_shows_none_of_its_kind_speak(kind: str) -> None:
    party, none = mention(kind, "Example", side="PT"), DOUBTED[kind] - 0.1
    assert not doubting([party], view(**{kind: none + 0.2}))[0].voice.in_doubt
    assert doubting([party], view(**{kind: none}))[0].voice.in_doubt
    other = "ngo" if kind == "state" else "state"
    mistaken = doubting([party], view(**{kind: none, other: MISTAKEN}))[0].voice
    assert mistaken.in_doubt == (kind not in MISTAKABLE), "a party seen and not found may be this one, of another kind"
    assert doubting([party], UNSEEN) == [party]


def test_the_first_person_of_a_partys_own_text_is_no_reporter() -> None:
    author = mention("own_reporter", "the author", "anonymous")
    seen = {"field": -0.1, "own": OWN_NEVER - 0.1}
    assert doubting([author], view(**seen)) == [author]
    assert doubting([author], view(**seen, expert=AUTHORS))[0].voice.in_doubt
    assert doubting([author], view(**{**seen, "field": 0.1}, expert=AUTHORS)) == [author]


def test_private_persons_of_another_outlets_field_work_are_passed_on() -> None:
    told = replace(mention("witness", "residents"), relay=(mention("unknown", "a driver", "anonymous").voice,))
    police = mention("state", "police", side="PT")
    (passed, stays) = passed_on([told, police], view(own=OWN_LEAST - 0.1))
    assert passed.voice.passed_on and passed.relay[0].passed_on and stays == police
    assert passed.voice.cue == told.voice.rule, "the rule that found it is kept"
    assert passed_on([told], view(own=OWN_LEAST)) == [told]
    doubted = doubting([mention("witness", "residents")], view(field=-9.0))
    assert passed_on(doubted, view(own=-9.0)) == doubted, "who counts as nobody is nobody's"


def test_more_is_asked_of_own_work_in_a_text_that_names_another_outlet_and_less_of_an_author_who_was_there() -> None:
    told, other = mention("witness", "a farmer"), mention("outlet", "Quay Post", "named")
    assert passed_on([told, other], view(own=OWN_LEAST))[0].voice.passed_on
    assert passed_on([told, other], view(own=OWN_BESIDE)) == [told, other]
    assert passed_on([told, other], UNSEEN) == [told, other]
    author = mention("own_reporter", "the outlet", "anonymous")
    author = replace(author, voice=replace(author.voice, rule="own eyes: first person"))
    assert passed_on([told, author], view(own=OWN_NEVER)) == [told, author]


@pytest.mark.parametrize("kind", sorted(SURE))
def test_a_party_that_the_view_hardly_sees_speak_is_unsure(kind: str) -> None:
    party = mention(kind, "somebody")
    (unsure,) = doubting([party], view(**{kind: SURE[kind] - 0.1}))
    assert (unsure.voice.unsure, unsure.voice.in_doubt, unsure.voice.cue) == (True, False, party.voice.rule)
    assert doubting([unsure], view(**{kind: SURE[kind] - 0.1})) == [unsure], "said once"
    assert doubting([unsure], view(**{kind: DOUBTED[kind] - 0.1}))[0].voice.in_doubt
    assert doubting([party], view(**{kind: SURE[kind]})) == [party]
    listed = replace(party, voice=replace(party.voice, rule="voices: organisation"))
    assert doubting([listed], view(**{kind: SURE[kind] - 0.1}))[0].voice.unsure == (kind == "state")


def test_a_party_whom_somebody_told_is_weighed_as_one_that_speaks() -> None:
    parliament = mention("state", "parliament", side="PT").voice
    told = replace(mention("witness", "a farmer"), relay=(parliament,))
    steps = [doubting([told], view(state=odds))[0].relay[0] for odds in (SURE["state"], 0.0, DOUBTED["state"] - 0.1)]
    assert [(step.unsure, step.in_doubt) for step in steps] == [(False, False), (True, False), (False, True)]


def test_the_authorities_are_added_once_and_with_more_doubt_beside_another_outlet() -> None:
    sure = view(state=STATE_ADDED)
    (state,) = by_view([], document(), sure, "state:?PT")
    assert (state.voice.kind, state.voice.side) == ("state", "state:?PT")
    police = mention("state", "police", side="PT")
    assert by_view([police], document(), sure, "state:?PT") == [police]
    assert kinds(by_view([mention("outlet", "Quay Post")], document(), sure, "state:?")) == ["outlet"]


def test_a_named_speaker_of_whom_no_cue_told_what_he_is() -> None:
    found = [mention("unknown", "Example Nkurunziza", "named"), mention("unknown", "a man", "anonymous")]
    told = by_view(found, document(), view(religious=3.0), "state:?")
    assert kinds(told) == ["religious", "unknown"]
    assert kinds(by_view(found, document(), view(religious=1.0), "state:?")) == ["unknown", "unknown"]


@pytest.mark.parametrize(
    ("publisher", "odds", "kind"),
    [
        ("Twilight Folk of the Ford", {"self": 1.0, "religious": 2.0}, "religious"),
        ("Twilight Folk of the Ford", {"self": 0.9, "religious": 0.2}, None),
        ("Twilight Folk of the Ford", {"self": -0.5, "religious": 2.0}, None),
        ("Harbour Daily News", {"self": 3.0, "ngo": 3.0}, None),
    ],
)
def test_the_body_that_puts_the_text_out(publisher: str, odds: dict[str, float], kind: str | None) -> None:
    found = publisher_in(document(publisher=publisher), LEXICON, "state:?", view(**odds), ())
    assert (found.voice.kind if found else None) == kind
    if found is not None:
        assert found.voice.name == publisher
        for said in ((str(kind), "Another"), ("state", "the Twilight Folk")):
            assert publisher_in(document(publisher=publisher), LEXICON, "state:?", view(**odds), (said,)) is None


def test_a_body_that_only_comments_is_no_voice() -> None:
    text = "Statement of the Ministry of Culture\n\nThe Ministry of Culture condemns the act. We learnt of it today."
    one = document(text, "Ministry of Culture")
    assert publisher_in(one, LEXICON, "state:?", UNSEEN, ()) is not None
    assert publisher_in(one, LEXICON, "state:?", view(**{"self": -3.5, "state": -3.5}), ()) is None


def test_voices_of_a_document_take_the_view() -> None:
    assert find_voices(document(), LEXICON) == ()
    assert kinds(list(find_voices(document(), LEXICON, view=view(own=1.0, field=3.0)))) == ["own_reporter"]


def test_a_body_that_is_quoted_as_what_its_name_says_stays_so() -> None:
    text = TEXT.replace("The boat was late.", "We, the Communication Bureau, say so.")
    seen = view(self=3.0, state=-3.0, armed_group=2.0)
    one = document(text, "Exampleton State Communication Bureau")
    alone = publisher_in(one, LEXICON, "state:?", seen, ())
    beside = publisher_in(one, LEXICON, "state:?", seen, {("state", "the Communication Bureau")})
    assert beside is None or beside.voice.kind == "state"
    assert alone is not None and alone.voice.kind == "armed_group"


def test_a_body_of_the_nations_that_is_named_is_not_taken_for_another_kind() -> None:
    nations = mention("un_body", "Example Union", "named", side="Example Union")
    named = replace(nations, voice=replace(nations.voice, rule="voices: organisation"))
    unseen = view(un_body=DOUBTED["un_body"] - 0.1, ngo=MISTAKEN)
    assert not doubting([nations], unseen)[0].voice.in_doubt
    assert doubting([named], unseen)[0].voice.in_doubt


def test_whom_the_text_says_to_have_told_its_outlet_is_not_passed_on() -> None:
    lamp = Voice("Harbour Lamp", "Harbour Lamp", "outlet", side="Harbour Lamp")
    told = replace(mention("witness", "a farmer"), relay=(lamp,))
    assert passed_on([told], view(own=OWN_NEVER - 0.1))[0].voice.passed_on
    assert passed_on([told], view(own=OWN_NEVER - 0.1), "Harbour Lamp") == [told]
    other = mention("witness", "a nurse")
    assert passed_on([other, told], view(own=OWN_LEAST), "Harbour Lamp") == [other, told], "it credits nobody else"
