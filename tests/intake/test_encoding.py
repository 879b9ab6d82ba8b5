"""Bytes to text: marks, wide encodings, code pages by what writers do."""

import pytest

from headstone.errors import UnreadableFile
from headstone.intake.encoding import decode

CYRILLIC = "Жители села вскрыли неглубокую могилу за фермой и насчитали тела."
ARABIC = "عثر الأهالي على مقبرة خلف المعمل القديم وقالوا إن البحث مستمر"
TEXTS = [
    ("cp1251", CYRILLIC), ("cp1251", "ЖИТЕЛИ СЕЛА ВСКРЫЛИ МОГИЛУ за фермой"), ("koi8-r", CYRILLIC),
    ("iso8859-5", CYRILLIC), ("cp1251", "Мешканці знайшли тіла у їхньому селі, сказав речник Євген."),
    ("cp1256", ARABIC), ("cp1256", f"The clerk wrote {ARABIC} on the gate."),
    ("cp1252", "Bewohner öffneten ein flaches Grab, sagte Müller."),
    ("cp1252", "Les habitants ont découvert une fosse à l’aube — dix-sept corps"),
    ("cp1250", "Mieszkańcy odkryli płytki grób za starą mleczarnią, źródło podaje, że policzyli ciała"),
    ("cp1254", "Köylüler eski mandıranın arkasında sığ bir mezar açtı, şahitler bunu söyledi"),
    ("cp1253", "Οι κάτοικοι άνοιξαν έναν ρηχό τάφο πίσω από το παλιό εργοστάσιο"),
    ("cp1255", "התושבים חפרו קבר רדוד מאחורי המחלבה הישנה ומצאו גופות"),
    ("gb18030", "村民在旧奶牛场后面挖开了一个浅坟，发现了十四具尸体。法院封锁了现场。"),
    ("shift_jis", "村人たちは古い酪農場の裏で浅い墓を掘り起こし、十四の遺体を見つけた。"),
    ("euc_kr", "마을 주민들은 낡은 낙농장 뒤에서 얕은 무덤을 파헤쳐 열네 구의 시신을 발견했다."),
    ("utf-8", CYRILLIC), ("utf-8-sig", ARABIC), ("utf-16", ARABIC), ("utf-16-le", ARABIC), ("utf-16-be", CYRILLIC),
    ("utf-32-le", ARABIC), ("utf-32", CYRILLIC),
]


@pytest.mark.parametrize(("encoding", "text"), TEXTS)
def test_text_comes_back_as_written(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text.lstrip("\ufeff") == text


def test_a_few_broken_characters_do_not_cost_the_text() -> None:
    data = CYRILLIC.encode()[:-2] + b"\xff and so on"
    found = decode(data)
    assert found.encoding == "utf-8" and "могилу" in found.text and "U+FFFD" in found.notes[0]


def test_what_is_declared_wins_over_the_guess() -> None:
    data = "þorp ðar".encode("cp1252")
    assert decode(data, "iso-8859-1").text == "þorp ðar"
    assert decode("“quoted”".encode("cp1252"), "ISO-8859-1").text == "“quoted”"


def test_a_declaration_that_is_no_encoding_is_passed_over() -> None:
    assert decode("Müller öffnete".encode("cp1252"), "x-unknown").text == "Müller öffnete"


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 300, b"\xd0\x17\x81" * 400])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        decode(data)
