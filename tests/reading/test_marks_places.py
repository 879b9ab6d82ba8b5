"""Marked places in twelve languages, on the built-in gazetteer. The sentences are invented, the geography is not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from headstone.model.geo import metres
from headstone.model.marks import Mark, Marked
from headstone.model.reading import Document
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.reading.marks_places import find_marked_places
from headstone.reading.marks_places_cues import core_of, stand_beside
from headstone.reading.places import PlaceMention
from headstone.store.gazetteer import SqliteGazetteer
from headstone.text.sentences import sentences
from tests.reading.atlas import TABLES

Locate = Callable[..., list[PlaceMention]]


@pytest.fixture(scope="module")
def locate(gazetteer: Path) -> Locate:
    held = SqliteGazetteer(gazetteer)

    def locating(language: str, marked: str) -> list[PlaceMention]:
        """Places of a text in which each [mark] stands in square brackets."""
        text, spans = unmarked(marked)
        report = Report("R-1", "0" * 64, "a.txt", "", Meta(language=language), "read")
        layer = Layer("L-1", "R-1", "text", "", "0" * 64, text)
        document = Document(report, layer, tuple(sentences(text, [Span(0, len(text))])))
        marks = Marked(tuple(Mark("place", span, 1.0) for span in spans))
        found = find_marked_places(document, marks, held, TABLES)
        assert [m.span for m in found] == spans
        assert [m.place.wording for m in found] == [text[s.start : s.end] for s in spans]
        return list(found)

    return locating


def unmarked(marked: str) -> tuple[str, list[Span]]:
    text, spans, start = "", [], 0
    for sign in marked:
        if sign == "[":
            start = len(text)
        elif sign == "]":
            spans.append(Span(start, len(text)))
        else:
            text += sign
    return text, spans


# language, text, name in the gazetteer, kind, country: of the first mark
NAMED = [
    ("uk", "У звільненому [Ізюмі] знайшли поховання.", "Izyum", "locality", "UA"),
    ("uk", "Тіла привезли з [Ізюма] до моргу.", "Izyum", "locality", "UA"),
    ("uk", "Слідчі працюють під [Харковом].", "Kharkiv", "locality", "UA"),
    ("uk", "У [Харківській області] ексгумували тіла.", "Kharkiv", "adm1", "UA"),
    ("uk", "Могили знайшли на [Черкащині].", "Cherkasy", "adm1", "UA"),
    ("uk", "У [Бучі] ховали вбитих, каже мер.", "Bucha", "locality", "UA"),
    ("uk", "Масове поховання в [Сирії] відкрили знову.", "Syria", "country", "SY"),
    ("ru", "В [Изюме] нашли захоронение.", "Izyum", "locality", "UA"),
    ("ru", "Под [Ростовом-на-Дону] работает экспедиция.", "Rostov-on-Don", "locality", "RU"),
    ("ru", "Суд в [Аруше] признал доказательства.", "Arusha", "locality", "TZ"),
    ("ru", "В [Харьковской области] вскрыли могилы.", "Kharkiv", "adm1", "UA"),
    ("ru", "Обстрел кладбища в [Горловке] подтвердили.", "Horlivka", "locality", "UA"),
    ("ru", "Бойцы ушли из [Эль-Фашира] ночью.", "El Fasher", "locality", "SD"),
    ("pl", "Macewy zniszczono w [Tarnowie] nocą.", "Tarnów", "locality", "PL"),
    ("pl", "Szczątki znaleziono pod [Wilnem].", "Vilnius", "locality", "LT"),
    ("pl", "Apel odbył się w [Kielcach].", "Kielce", "locality", "PL"),
    ("pl", "Przyjechali do [Jedwabnego] rano.", "Jedwabne", "locality", "PL"),
    ("pl", "Groby odkryto w [województwie mazowieckim].", "Masovian Voivodeship", "adm1", "PL"),
    ("pl", "Masowy grób odkryto w [Syrii].", "Syria", "country", "SY"),
    ("ar", "عُثر على المقبرة قرب [الموصل] أمس.", "Mosul", "locality", "IQ"),
    ("ar", "دُفن القتلى ب[الموصل] ليلا.", "Mosul", "locality", "IQ"),
    ("ar", "وصلت الجثث إلى مستشفى [حلب] صباحا.", "Aleppo", "site", "SY"),
    ("ar", "فُتحت القبور في [محافظة نينوى] أمس.", "Nineveh", "adm1", "IQ"),
    ("ar", "قال محام في [سوريا] إن القبور نُبشت.", "Syria", "country", "SY"),
    ("ar", "نُقلت الرفات في ليبيا من [ترهونة] إلى العاصمة.", "Tarhuna", "locality", "LY"),
    ("es", "Hallaron la fosa en [Iguala], Guerrero, según el juez.", "Iguala de la Independencia", "locality", "MX"),
    ("es", "Los restos llegaron de [La Paz], Bolivia.", "La Paz", "locality", "BO"),
    ("es", "Exhumaron en la [provincia de Teruel] a doce vecinos.", "Teruel", "adm1", "ES"),
    ("es", "Una fosa común en [Siria] guarda los cuerpos.", "Syria", "country", "SY"),
    ("es", "La audiencia se celebró en [Ginebra], Suiza.", "Geneva", "locality", "CH"),
    ("es", "El cementerio de [Ayacucho], en Perú, fue profanado.", "Ayacucho", "site", "PE"),
    ("fr", "Le charnier se trouve à [Mossoul], en Irak.", "Mosul", "locality", "IQ"),
    ("fr", "Des corps près d'[Alger] ont été exhumés.", "Algiers", "locality", "DZ"),
    ("fr", "Les tombes de [Boutcha] (Ukraine) sont ouvertes.", "Bucha", "locality", "UA"),
    ("fr", "Un puits a été fouillé en [Syrie].", "Syria", "country", "SY"),
    ("fr", "Le cimetière de [Rennes], en France, fut fouillé.", "Rennes", "site", "FR"),
    ("fr", "Fosses communes dans la province du [Kasaï], en RD Congo.", "Kasai", "region", "CD"),
    ("it", "Una fossa comune è stata aperta a [Srebrenica].", "Srebrenica", "locality", "BA"),
    ("it", "I resti furono portati a [Stoccarda], in Germania.", "Stuttgart", "locality", "DE"),
    ("it", "Le salme sono sepolte a [Torre Annunziata].", "Torre Annunziata", "locality", "IT"),
    ("it", "Scavi nella [provincia di Trieste], in Italia.", "Trieste", "adm1", "IT"),
    ("it", "Un massacro in [Siria], dicono i testimoni.", "Syria", "country", "SY"),
    ("it", "La delegazione è a [Mosca], capitale della Russia.", "Moscow", "locality", "RU"),
    ("de", "In [Butscha] wurden Tote begraben.", "Bucha", "locality", "UA"),
    ("de", "Ein Grab im Süden [Serbiens] wurde geöffnet.", "Serbia", "country", "RS"),
    ("de", "Das Massengrab liegt bei [Sindschar] im Irak.", "Sinjār", "locality", "IQ"),
    ("de", "Auf dem Friedhof in [Köpenick] wurden Steine umgestoßen.", "Köpenick", "locality", "DE"),
    ("de", "Zeugen aus der [Provinz Ninive] im Irak sagten aus.", "Nineveh", "adm1", "IQ"),
    ("de", "Bewaffnete töteten Bauern in [Syrien].", "Syria", "country", "SY"),
    ("no", "Massegraven i [Tikrit] i Irak er åpnet.", "Tikrīt", "locality", "IQ"),
    ("no", "Levningene ble funnet ved [Narvik].", "Narvik", "locality", "NO"),
    ("no", "Gravene i [Syria] er ødelagt.", "Syria", "country", "SY"),
    ("no", "Steinene ble sprengt i [Mo i Rana].", "Mo i Rana", "locality", "NO"),
    ("no", "Døde ble begravet i [Nordland fylke].", "Nordland", "adm1", "NO"),
    ("no", "Likene ble hentet fra [Bagdad].", "Baghdad", "locality", "IQ"),
    ("nl", "Lichamen lagen op straat in [Boetsja].", "Bucha", "locality", "UA"),
    ("nl", "Het massagraf ligt bij [Srebrenica] in Bosnië.", "Srebrenica", "locality", "BA"),
    ("nl", "De zaak dient in [Den Haag].", "The Hague", "locality", "NL"),
    ("nl", "Graven in de [provincie Noord-Holland] zijn geschonden.", "North Holland", "adm1", "NL"),
    ("nl", "Een massagraf in [Syrië] is geopend.", "Syria", "country", "SY"),
    ("nl", "Een brigade uit [Misrata] in Libië.", "Misratah", "locality", "LY"),
    ("id", "Kuburan massal ditemukan di [Jembrana], Bali.", "Jembrana", "unknown", "ID"),
    ("id", "Jenazah dibawa ke [Surabaya].", "Surabaya", "locality", "ID"),
    ("id", "Makam di [Provinsi Papua] digali.", "Papua", "adm1", "ID"),
    ("id", "Kuburan massal di [Suriah] dibuka lagi.", "Syria", "country", "SY"),
    ("id", "Sidang digelar di [Den Haag], Belanda.", "The Hague", "locality", "NL"),
    ("id", "Kerangka ditemukan di [Kota Palu].", "Palu", "locality", "ID"),
    ("en", "A grave was opened in [Izyum], Ukraine.", "Izyum", "locality", "UA"),
    ("en", "Bodies lay in the [province of Nineveh], Iraq.", "Nineveh", "adm1", "IQ"),
]


@pytest.mark.parametrize(("language", "marked", "name", "kind", "country"), NAMED)
def test_a_marked_place_is_found_by_its_name(
    locate: Locate, language: str, marked: str, name: str, kind: str, country: str
) -> None:
    mention = locate(language, marked)[0]
    assert (mention.place.name, mention.kind, mention.place.country) == (name, kind, country)


# language, text, degrees north, degrees east, of a place so many km off its town
BEARINGS = [
    ("es", "La fosa está a 25 km al sur de [Mosul], en Irak.", 36.11, 43.12),
    ("es", "La fosa está [ochenta kilómetros al sureste de Trípoli], en Libia.", 32.38, 13.79),
    ("uk", "Могилу знайшли за 25 км на південь від [Харкова].", 49.76, 36.25),
    ("ru", "Могилу нашли в 25 км к югу от [Харькова].", 49.76, 36.25),
    ("pl", "Grób leży 25 km na południe od [Krakowa].", 49.84, 19.94),
    ("ar", "عُثر على المقبرة على بعد 25 كم جنوب [الموصل] في العراق.", 36.11, 43.12),
    ("fr", "La fosse est à 25 km au sud de [Mossoul], en Irak.", 36.11, 43.12),
    ("de", "Das Grab liegt 25 Kilometer südlich von [Mossul] im Irak.", 36.11, 43.12),
    ("no", "Graven ligger 25 km sør for [Mosul] i Irak.", 36.11, 43.12),
    ("it", "La fossa è a 25 chilometri a sud di [Mosul], in Iraq.", 36.11, 43.12),
    ("nl", "Het graf ligt 25 kilometer ten zuiden van [Mosul] in Irak.", 36.11, 43.12),
    ("id", "Kuburan itu sekitar 25 km selatan [Mosul], Irak.", 36.11, 43.12),
]


@pytest.mark.parametrize(("language", "marked", "lat", "lon"), BEARINGS)
def test_a_bearing_moves_the_place(locate: Locate, language: str, marked: str, lat: float, lon: float) -> None:
    mention = locate(language, marked)[0]
    assert (mention.cue, mention.place.relation) == ("bearing", "bearing")
    assert metres(mention.place.lat or 0, mention.place.lon or 0, lat, lon) < 6_000


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("es", "La fosa está cerca de [Mosul], en Irak."),
        ("uk", "Могилу знайшли поблизу [Харкова]."),
        ("ru", "Могилу нашли недалеко от [Харькова]."),
        ("pl", "Grób odkryto w pobliżu [Krakowa]."),
        ("ar", "عُثر على المقبرة بالقرب من [الموصل] في العراق."),
        ("fr", "La fosse est près de [Mossoul], en Irak."),
        ("de", "Das Grab liegt in der Nähe von [Mossul] im Irak."),
        ("no", "Graven ligger i nærheten av [Mosul] i Irak."),
        ("it", "La fossa è nelle vicinanze di [Mosul], in Iraq."),
        ("nl", "Het graf ligt in de buurt van [Mosul] in Irak."),
        ("id", "Kuburan itu di dekat [Mosul], Irak."),
    ],
)
def test_nearness_widens_the_place(locate: Locate, language: str, marked: str) -> None:
    mention = locate(language, marked)[0]
    assert (mention.cue, mention.place.relation, mention.place.precision) == ("near", "near", "P3")


def test_the_country_beside_a_mark_is_read_though_nobody_marked_it(locate: Locate) -> None:
    here, there = "Hallaron la fosa en [Córdoba], Argentina.", "Hallaron la fosa en [Córdoba], España."
    assert locate("es", here)[0].place.country == "AR"
    assert locate("es", there)[0].place.country == "ES"
    parent = locate("es", here)[0].parent
    assert parent is not None and parent.country == "AR"


def test_the_people_of_a_country_speak_for_its_towns(locate: Locate) -> None:
    text = "Las autoridades mexicanas hallaron una fosa en [Guadalajara]."
    assert locate("es", text)[0].place.country == "MX"
    assert locate("es", text.replace("mexicanas", "españolas"))[0].place.country == "ES"


def test_a_village_that_no_row_names_lies_in_the_province_beside_it(locate: Locate) -> None:
    mention = locate("uk", "У селі [Криворучкове] [Харківської області] знайшли яму.")[0]
    assert (mention.kind, mention.place.country, mention.place.gazetteer_id) == ("unknown", "UA", None)
    assert mention.place.rule.startswith("places:not in the gazetteer")


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("de", "Er wartete lange bei [Qwyxlohheim] im Regen."),
        ("es", "Nadie volvió a [Zzurgantino] aquel día."),
        ("ar", "عاد الجميع من [خشفظور] مساء."),
    ],
)
def test_a_place_that_nothing_speaks_for_stays_unplaced(locate: Locate, language: str, marked: str) -> None:
    place = locate(language, marked)[0].place
    assert (place.lat, place.gazetteer_id) == (None, None)


def test_a_village_abroad_is_not_taken_and_its_candidates_are_kept(locate: Locate) -> None:
    text = "En Colombia, la policía colombiana llegó a [Jussy] ayer. Colombia investiga."
    place = locate("es", text)[0].place
    assert place.gazetteer_id is None and place.country != "CH"
    assert place.candidates


def test_the_score_is_lower_where_namesakes_compete(locate: Locate) -> None:
    sure = locate("es", "La fosa está en [Mosul], Irak.")[0].place.score
    unsure = locate("es", "La fosa está en [San José].")[0].place.score
    assert 0.0 < unsure < sure <= 1.0


def test_a_document_without_marks_has_no_places(locate: Locate) -> None:
    assert locate("fr", "Rien ici.") == []


def test_a_person_at_the_end_of_a_speaker_is_no_place(gazetteer: Path) -> None:
    text = "Jej sąsiad Zzyxolek widział ciała. Mieszkańcy wsi Zzyxolew widzieli ciała."
    places = [Span(at := text.index(name), at + len(name)) for name in ("Zzyxolek", "Zzyxolew")]
    sources = [Span(0, places[0].end), Span(text.index("Mieszkańcy"), places[1].end)]
    marks = Marked((*(Mark("place", s, 1.0) for s in places), *(Mark("source", s, 1.0) for s in sources)))
    report = Report("R-1", "0" * 64, "a.txt", "", Meta(language="pl"), "read")
    layer = Layer("L-1", "R-1", "text", "", "0" * 64, text)
    document = Document(report, layer, tuple(sentences(text, [Span(0, len(text))])))
    found = find_marked_places(document, marks, SqliteGazetteer(gazetteer), TABLES)
    assert [mention.span for mention in found] == [places[1]], "a village is told by its noun"


def test_a_name_behind_a_title_is_a_person_and_no_place(gazetteer: Path) -> None:
    text = "Estamos con doña Blanca Zzyxomo, en la vereda de Zzyxoma."
    places = [Span(at := text.index(name), at + len(name)) for name in ("Zzyxomo", "Zzyxoma")]
    marks = Marked(tuple(Mark("place", span, 1.0) for span in places))
    report = Report("R-1", "0" * 64, "a.txt", "", Meta(language="es"), "read")
    layer = Layer("L-1", "R-1", "text", "", "0" * 64, text)
    document = Document(report, layer, tuple(sentences(text, [Span(0, len(text))])))
    found = find_marked_places(document, marks, SqliteGazetteer(gazetteer), TABLES)
    assert [mention.span for mention in found] == [places[1]]


def test_near_at_the_end_of_a_mark_is_no_part_of_the_name() -> None:
    text = "من قرى وادي مثال القريبة من بيجا"
    lists = TABLES.languages
    core = core_of(text, Span(text.index("مثال"), text.index(" من بيجا")), lists)
    assert core.names[0] == "مثال"
    assert stand_beside(text, core.span.end, text.index("بيجا"), lists)
    assert not stand_beside("مثال من بيجا", 4, 8, lists), "from one to the other"
