"""Who the words of a source name, in twelve languages; every phrase is invented. "?" is a state that no word names."""

from functools import cache

import pytest

from headstone.model.spans import Span
from headstone.reading.marks_speakers import Speakers, speakers
from headstone.tables import load
from tests.reading.speech import voices_tables

NO = None
SOURCES = {
    "en": [
        ("a spokesman for the Iraqi army", "state", "IQ", "anonymous"),
        ("the police", "state", "?", "collective"),
        ("residents", "witness", NO, "collective"),
        ("a survivor", "witness", NO, "anonymous"),
        ("relatives of the missing", "relative", NO, "collective"),
        ("ISIS militants", "armed_group", "Islamic State", "named"),
        ("Human Rights Watch", "ngo", "Human Rights Watch", "named"),
        ("an AFP correspondent", "own_reporter", "Agence France-Presse", "anonymous"),
        ("the United Nations", "un_body", "UN", "named"),
        ("Yerevan", "state", "AM", "named"),
        ("satellite images", "pictures", NO, "anonymous"),
        ("a forensic doctor", "expert", NO, "anonymous"),
        ("Syrian state television", "state", "SY", "named"),
    ],
    "uk": [
        ("прес-секретар Міноборони", "state", "?", "anonymous"),
        ("російські військові", "state", "RU", "collective"),
        ("речник ЗСУ", "state", "UA", "anonymous"),
        ("прокуратура", "state", "?", "named"),
        ("сільський голова", "state", "?", "anonymous"),
        ("мешканка села", "witness", NO, "anonymous"),
        ("місцеві жителі", "witness", NO, "collective"),
        ("родичі зниклих", "relative", NO, "collective"),
        ("бойовики ІДІЛ", "armed_group", "Islamic State", "named"),
        ("асоціація «Тиха нива»", "ngo", "Тиха нива", "named"),
        ("газета «Вечірній лист»", "outlet", "Вечірній лист", "named"),
        ("наш кореспондент", "own_reporter", NO, "anonymous"),
        ("супутникові знімки", "pictures", NO, "collective"),
        ("археолог Левко Тестовий", "expert", NO, "named"),
        ("Місія ООН", "un_body", "UN", "named"),
    ],
    "ru": [
        ("представитель Минобороны России", "state", "RU", "anonymous"),
        ("турецкие военные", "state", "TR", "collective"),
        ("Кремль", "state", "RU", "named"),
        ("губернатор", "state", "?", "anonymous"),
        ("полиция", "state", "?", "collective"),
        ("местные жители", "witness", NO, "collective"),
        ("двое свидетелей", "witness", NO, "anonymous"),
        ("семьи погибших", "relative", NO, "collective"),
        ("повстанцы", "armed_group", NO, "collective"),
        ("правозащитники", "ngo", NO, "collective"),
        ("сайт «Лесной ручей»", "outlet", "Лесной ручей", "named"),
        ("корреспондент ТАСС", "own_reporter", "TASS", "anonymous"),
        ("подсудимый", "perpetrator", NO, "anonymous"),
        ("судмедэксперт", "expert", NO, "anonymous"),
        ("Красный Крест", "ngo", "International Committee of the Red Cross", "named"),
    ],
    "ar": [
        ("وزارة الصحة", "state", "?", "named"),
        ("المتحدث باسم الجيش السوري", "state", "SY", "anonymous"),
        ("الشرطة", "state", "?", "collective"),
        ("رئيس البلدية", "state", "?", "anonymous"),
        ("شهود عيان", "witness", NO, "collective"),
        ("أحد السكان", "witness", NO, "anonymous"),
        ("أهالي الضحايا", "relative", NO, "collective"),
        ("والدة أحد القتلى", "relative", NO, "anonymous"),
        ("تنظيم داعش", "armed_group", "Islamic State", "named"),
        ("قسد", "armed_group", "Syrian Democratic Forces", "named"),
        ("مسلحون", "armed_group", NO, "collective"),
        ("منظمة «نهر هادئ»", "ngo", "نهر هادئ", "named"),
        ("متحدث باسم الأمم المتحدة", "un_body", "UN", "named"),
        ("مراسل وكالة فرانس برس", "own_reporter", "Agence France-Presse", "anonymous"),
        ("طبيب شرعي", "expert", NO, "anonymous"),
        ("صور الأقمار الصناعية", "pictures", NO, "collective"),
    ],
    "es": [
        ("un portavoz de la fiscalía", "state", "?", "anonymous"),
        ("el ejército ruso", "state", "RU", "named"),
        ("la policía", "state", "?", "collective"),
        ("La alcaldesa, Remedios Ficticia", "state", "?", "named"),
        ("las familias", "relative", NO, "collective"),
        ("un vecino que pidió el anonimato", "witness", NO, "anonymous"),
        ("Los sobrevivientes", "witness", NO, "collective"),
        ("los guerrilleros", "armed_group", NO, "collective"),
        ("una columna de Sendero Luminoso", "armed_group", "Shining Path", "anonymous"),
        ("la Cruz Roja", "ngo", "International Committee of the Red Cross", "named"),
        ("la asociación Río Claro", "ngo", "Río Claro", "named"),
        ("el semanario Campo Hoy", "outlet", "Campo Hoy", "named"),
        ("imágenes de satélite", "pictures", NO, "collective"),
        ("el acusado", "perpetrator", NO, "anonymous"),
        ("Moscú", "state", "RU", "named"),
    ],
    "fr": [
        ("l'armée syrienne", "state", "SY", "named"),
        ("le procureur", "state", "?", "anonymous"),
        ("les autorités algériennes", "state", "DZ", "collective"),
        ("Damas", "state", "SY", "named"),
        ("plusieurs témoins", "witness", NO, "anonymous"),
        ("les habitants du village", "witness", NO, "collective"),
        ("les familles des disparus", "relative", NO, "collective"),
        ("des miliciens", "armed_group", NO, "anonymous"),
        ("les combattants de l'État islamique", "armed_group", "Islamic State", "named"),
        ("la Croix-Rouge", "ngo", "International Committee of the Red Cross", "named"),
        ("le porte-parole de l'ONU", "un_body", "UN", "named"),
        ("l'agence Colline Info", "outlet", "Colline Info", "named"),
        ("Nos correspondants", "own_reporter", NO, "collective"),
        ("un médecin légiste", "expert", NO, "anonymous"),
    ],
    "it": [
        ("un portavoce dell'esercito israeliano", "state", "IL", "anonymous"),
        ("il ministero degli Esteri turco", "state", "TR", "named"),
        ("il sindaco", "state", "?", "anonymous"),
        ("la procura", "state", "?", "named"),
        ("Belgrado", "state", "RS", "named"),
        ("testimoni", "witness", NO, "collective"),
        ("un sopravvissuto", "witness", NO, "anonymous"),
        ("i familiari delle vittime", "relative", NO, "collective"),
        ("i ribelli", "armed_group", NO, "collective"),
        ("i miliziani dello Stato islamico", "armed_group", "Islamic State", "named"),
        ("la Croce Rossa", "ngo", "International Committee of the Red Cross", "named"),
        ("l'imputato", "perpetrator", NO, "anonymous"),
        ("l'archeologa Lia Inventata", "expert", NO, "named"),
        ("il quotidiano La Sponda", "outlet", "La Sponda", "named"),
    ],
    "de": [
        ("ein Sprecher des russischen Verteidigungsministeriums", "state", "RU", "anonymous"),
        ("die syrische Armee", "state", "SY", "named"),
        ("Der Bürgermeister", "state", "?", "anonymous"),
        ("Die Staatsanwaltschaft", "state", "?", "collective"),
        ("die Bundesregierung", "state", "DE", "named"),
        ("Anwohner", "witness", NO, "collective"),
        ("eine Zeugin", "witness", NO, "anonymous"),
        ("Angehörige der Opfer", "relative", NO, "collective"),
        ("IS-Kämpfer", "armed_group", "Islamic State", "named"),
        ("Rebellen", "armed_group", NO, "collective"),
        ("das Rote Kreuz", "ngo", "International Committee of the Red Cross", "named"),
        ("ein Sprecher der UN", "un_body", "UN", "anonymous"),
        ("der Gutachter", "expert", NO, "anonymous"),
        ("der Angeklagte", "perpetrator", NO, "anonymous"),
    ],
    "nl": [
        ("een woordvoerder van het Russische leger", "state", "RU", "anonymous"),
        ("de Syrische regering", "state", "SY", "named"),
        ("De politie", "state", "?", "collective"),
        ("de burgemeester", "state", "?", "anonymous"),
        ("getuigen", "witness", NO, "collective"),
        ("een inwoner van het dorp", "witness", NO, "anonymous"),
        ("Nabestaanden", "relative", NO, "collective"),
        ("een oom van het slachtoffer", "relative", NO, "anonymous"),
        ("rebellen", "armed_group", NO, "collective"),
        ("strijders van IS", "armed_group", "Islamic State", "named"),
        ("het Rode Kruis", "ngo", "International Committee of the Red Cross", "named"),
        ("archeologen", "expert", NO, "collective"),
        ("de verdachte", "perpetrator", NO, "anonymous"),
        ("satellietbeelden", "pictures", NO, "collective"),
    ],
    "no": [
        ("en talsmann for det russiske forsvarsdepartementet", "state", "RU", "anonymous"),
        ("politiet", "state", "?", "collective"),
        ("statsadvokaten", "state", "?", "anonymous"),
        ("regjeringen", "state", "?", "named"),
        ("vitner", "witness", NO, "collective"),
        ("en landsbyboer", "witness", NO, "anonymous"),
        ("de pårørende", "relative", NO, "collective"),
        ("moren til en savnet", "relative", NO, "anonymous"),
        ("opprørere", "armed_group", NO, "collective"),
        ("Røde Kors", "ngo", "International Committee of the Red Cross", "named"),
        ("FNs høykommissær", "un_body", "UN", "named"),
        ("Nord-Avisen", "outlet", "Nord-Avisen", "named"),
        ("avisen Fjordbladet", "outlet", "Fjordbladet", "named"),
        ("en lege", "expert", NO, "anonymous"),
    ],
    "pl": [
        ("rzecznik rosyjskiego ministerstwa obrony", "state", "RU", "anonymous"),
        ("policja", "state", "?", "collective"),
        ("prokuratura", "state", "?", "named"),
        ("burmistrz miasta", "state", "?", "anonymous"),
        ("rosyjscy żołnierze", "state", "RU", "collective"),
        ("mieszkańcy wsi", "witness", NO, "collective"),
        ("świadek", "witness", NO, "anonymous"),
        ("rodziny ofiar", "relative", NO, "collective"),
        ("rebelianci", "armed_group", NO, "collective"),
        ("bojownicy Państwa Islamskiego", "armed_group", "Islamic State", "named"),
        ("Czerwony Krzyż", "ngo", "International Committee of the Red Cross", "named"),
        ("Stowarzyszenie „Cichy Las”", "ngo", "Cichy Las", "named"),
        ("ONZ", "un_body", "UN", "named"),
        ("archeolog Jan Zmyślony", "expert", NO, "named"),
    ],
    "id": [
        ("juru bicara militer Myanmar", "state", "MM", "anonymous"),
        ("polisi", "state", "?", "collective"),
        ("seorang kepala desa", "state", "?", "anonymous"),
        ("Pemerintah", "state", "?", "named"),
        ("tentara Rusia", "state", "RU", "collective"),
        ("warga desa", "witness", NO, "collective"),
        ("seorang saksi", "witness", NO, "anonymous"),
        ("keluarga korban", "relative", NO, "collective"),
        ("pemberontak", "armed_group", NO, "collective"),
        ("Palang Merah", "ngo", "International Committee of the Red Cross", "named"),
        ("PBB", "un_body", "UN", "named"),
        ("surat kabar Kabar Pantai", "outlet", "Kabar Pantai", "named"),
        ("seorang dokter", "expert", NO, "anonymous"),
        ("terdakwa", "perpetrator", NO, "anonymous"),
    ],
}
CUES = {
    "en": {
        "denied": "deny",
        "could not confirm": "unable",
        "did not deny": "affirm",
        "said": "affirm",
        "rejects": "deny",
    },
    "uk": {"заперечує": "deny", "спростувала": "deny", "не змогли підтвердити": "unable", "повідомив": "affirm"},
    "ru": {"отрицает": "deny", "опровергла": "deny", "не удалось проверить": "unable", "не отрицает": "affirm"},
    "ar": {"نفى": "deny", "أنكرت": "deny", "لم يتسن التحقق": "unable", "لم ينف": "affirm", "أعلنت": "affirm"},
    "es": {"desmintió": "deny", "niega": "deny", "no pudo confirmar": "unable", "no se descarta": "affirm"},
    "fr": {"a démenti": "deny", "réfute": "deny", "n'a pas pu vérifier": "unable", "n'a pas nié": "affirm"},
    "it": {"ha smentito": "deny", "nega": "deny", "non ha potuto confermare": "unable", "ha detto": "affirm"},
    "de": {
        "bestreitet": "deny",
        "wies die Vorwürfe zurück": "deny",
        "konnte nicht bestätigen": "unable",
        "wies darauf hin": "affirm",
    },
    "nl": {"ontkent": "deny", "betwist": "deny", "kon het niet bevestigen": "unable", "meldt": "affirm"},
    "no": {"benekter": "deny", "avviser": "deny", "kunne ikke bekrefte": "unable", "opplyser": "affirm"},
    "pl": {"zaprzecza": "deny", "zdementował": "deny", "nie mógł potwierdzić": "unable", "nie powiedział": "affirm"},
    "id": {"membantah": "deny", "menyangkal": "deny", "belum bisa memverifikasi": "unable", "mengatakan": "affirm"},
}
ACTORS = [
    ("бойовики ІДІЛ", "Islamic State", "Islamic State"),
    ("مسلحو تنظيم الدولة الإسلامية", "Islamic State", "Islamic State"),
    ("російські солдати", "Russian armed forces", "RU"),
    ("القوات العراقية", "Iraqi armed forces", "IQ"),
    ("des troupes françaises", "French armed forces", "FR"),
    ("serbische Polizisten", "Serbian police", "RS"),
    ("війська боснійських сербів", "Bosnian Serb army", "Bosnian Serb army"),
    ("los rebeldes sirios", "rebeldes sirios", NO),
    ("des hommes armés", "hommes armés", NO),
    ("the gunmen", "gunmen", NO),
    ("вагнерівці", "Wagner Group", "RU"),
    ("tentara Jepang", "Japanese armed forces", "JP"),
]


@cache
def tables() -> Speakers:
    english = voices_tables()
    return speakers(load("speakers_languages.yaml"), english.organisations, english.outlets, english)


@pytest.mark.parametrize("language", sorted(SOURCES))
def test_a_source_is_of_its_kind_side_and_naming(language: str) -> None:
    voices = [(words, tables().voice(words)) for words, *_ in SOURCES[language]]
    read = [(words, v.kind, "?" if v.side == "state:?" else v.side, v.named) for words, v in voices]
    assert read == SOURCES[language]


@pytest.mark.parametrize("language", sorted(CUES))
def test_a_cue_affirms_denies_or_cannot_tell(language: str) -> None:
    assert {cue: tables().polarity(cue) for cue in CUES[language]} == CUES[language]


@pytest.mark.parametrize(("words", "name", "side"), ACTORS)
def test_an_actor_has_its_canonical_name_and_side(words: str, name: str, side: str | None) -> None:
    assert tables().actor(words) == (name, side)


def test_every_language_has_twelve_phrases_and_four_cues() -> None:
    assert set(SOURCES) == set(CUES) == {"en", *load("speakers_languages.yaml")["languages"]}
    assert min(map(len, SOURCES.values())) >= 12
    assert min(map(len, CUES.values())) >= 4


def test_a_name_stands_without_its_article() -> None:
    names = [tables().voice(words).name for words in ("Los vecinos", "l'hôpital", "ein Sprecher", "the families")]
    assert names == ["vecinos", "hôpital", "Sprecher", "families"]


def test_a_named_persons_voice_goes_by_the_person() -> None:
    assert tables().voice("речник обласної прокуратури Остап Вигаданий").name == "Остап Вигаданий"


def test_the_document_suggests_the_state_of_a_body_that_names_none() -> None:
    assert tables().voice("la policía", "MX").side == "state:?MX"
    assert tables().voice("the police", "MX").side == "state:?MX"
    assert tables().voice("la policía rusa", "MX").side == "RU"


def test_a_state_by_what_stands_for_it_is_no_other_state() -> None:
    assert tables().voice("pro-russische Behörden", "UA").side == "state:?UA"
    assert tables().voice("El Gobierno de Varsovia").side == "PL"


def test_an_armed_group_is_a_party_and_an_aid_body_is_none() -> None:
    sources = ("los guerrilleros", "la Cruz Roja", "la policía")
    assert [tables().voice(words).party for words in sources] == ["yes", "no", "unknown"]


def test_the_press_is_no_paper_of_that_name() -> None:
    assert tables().voice("die Presse des Landes").side is None


def test_words_that_tell_nothing_are_an_unknown_voice() -> None:
    assert [tables().voice(words).kind for words in ("", "…", "вони", "el arquero")] == ["unknown"] * 4


def test_a_source_that_breaks_off_within_a_listed_name_is_read_to_its_end() -> None:
    text = "وقالت قوات سوريا الديمقراطية إن المقبرة تضم ثلاثين جثة"
    start = text.index("قوات")
    broken = Span(start, start + len("قوات سوريا"))
    whole = tables().whole(text, broken)
    assert text[whole.start : whole.end] == "قوات سوريا الديمقراطية"
    assert tables().voice(text[whole.start : whole.end]).kind == "armed_group"
    assert tables().whole(text, whole) == whole
