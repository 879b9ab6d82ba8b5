import gzip
import zipfile
from pathlib import Path

import pytest

from headstone.errors import GazetteerError
from headstone.store.gazetteer import SqliteGazetteer
from headstone.store.gazetteer_import import import_countries
from tests.store.test_gazetteer import written


def line(
    number: int,
    name: str,
    lat: float,
    lon: float,
    code: str = "P.PPL",
    others: str = "",
    people: int = 0,
    adm: str = "18",
) -> str:
    letter, _, feature = code.partition(".")
    cells = [
        number,
        name,
        name,
        others,
        lat,
        lon,
        letter,
        feature,
        "PT",
        "",
        adm,
        "1804",
        "",
        "",
        people,
        "",
        "0",
        "",
        "2026-01-01",
    ]
    return "\t".join(map(str, cells)) + "\n"


DUMP = (
    line(1, "Vila Turva", 39.1, -8.1, others="Turva Velha")  # known by id
    + line(50, "Vila Turva", 39.101, -8.101)  # the same place under another id
    + line(51, "Poço Fundo", 39.3, -8.3, others="Deep Well")
    + line(52, "Poço Fundo", 39.302, -8.301)  # a duplicate within the file
    + line(53, "Poço Fundo", 38.1, -7.3)  # another place of that name
    + line(54, "Cemitério de Turva", 39.12, -8.12, "S.CMTY")
    + line(55, "Bomba de Turva", 39.12, -8.13, "S.GASF")
    + line(56, "Algar da Turva", 39.2, -8.2, "T.SINK")
    + line(57, "Concelho de Turva", 39.1, -8.1, "A.ADM2")
)


def found(path: Path, name: str) -> list[str]:
    gazetteer = SqliteGazetteer(path)
    entries = [entry.id for entry in gazetteer.lookup([name]).get(name, ()) if entry.match_kind != "skeleton"]
    gazetteer.close()
    return entries


@pytest.mark.parametrize("suffix", [".txt", ".txt.gz", ".zip"])
def test_a_country_file_adds_what_is_new_and_merges_what_is_known(tmp_path: Path, suffix: str) -> None:
    target, source = written(tmp_path / "g.sqlite"), tmp_path / f"PT{suffix}"
    if suffix == ".zip":
        with zipfile.ZipFile(source, "w") as archive:
            archive.writestr("readme.txt", "words, not rows")
            archive.writestr("PT.txt", DUMP)
    else:
        source.write_bytes(gzip.compress(DUMP.encode()) if suffix == ".txt.gz" else DUMP.encode())
    said: list[str] = []
    import_countries(target, [source], said.append)
    assert said == [f"PT{suffix}: PT, 5 places added, 3 merged with places known before"]
    assert found(target, "Vila Turva") == ["geonames:1", "geonames:2"]
    assert found(target, "Turva Velha") == ["geonames:1"]
    assert sorted(found(target, "Poço Fundo")) == ["geonames:51", "geonames:53"]
    assert found(target, "Cemitério de Turva") == ["geonames:54"]
    assert found(target, "Bomba de Turva") == []
    assert found(target, "Algar da Turva") == ["geonames:56"]


def test_adding_a_country_again_replaces_it(tmp_path: Path) -> None:
    target, source = written(tmp_path / "g.sqlite"), tmp_path / "PT.txt"
    source.write_text(DUMP, encoding="utf-8")
    import_countries(target, [source], lambda _: None)
    first = SqliteGazetteer(target)
    source.write_text(line(51, "Poço Novo", 39.3, -8.3), encoding="utf-8")
    import_countries(target, [source], lambda _: None)
    again = SqliteGazetteer(target)
    assert found(target, "Poço Fundo") == found(target, "Turva Velha") == []
    assert found(target, "Poço Novo") == ["geonames:51"]
    assert found(target, "Vila Turva") == ["geonames:1", "geonames:2"]
    assert first.sha256 != again.sha256 and again.countries == ("PT",)
    first.close()
    again.close()


def test_a_village_of_the_file_stands_behind_a_town_with_people(tmp_path: Path) -> None:
    target, source = written(tmp_path / "g.sqlite"), tmp_path / "PT.txt"
    source.write_text(line(60, "Vila Turva", 41.0, -7.0), encoding="utf-8")
    import_countries(target, [source], lambda _: None)
    assert found(target, "Vila Turva") == ["geonames:1", "geonames:2", "geonames:60"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("columns.txt", b"one\ttwo\tthree\n"),
        ("letters.txt", line(1, "Turva", 1.0, 1.0).replace("1.0", "north", 1).encode()),
        ("empty.txt", b""),
        ("latin1.txt", "Poço\n".encode("latin-1")),
        ("not_a_zip.zip", b"PK no more"),
        ("cut_short.txt.gz", gzip.compress(DUMP.encode())[:40]),
    ],
)
def test_a_file_that_is_no_dump_gives_one_clear_error_and_changes_nothing(
    tmp_path: Path, name: str, content: bytes
) -> None:
    target, source = written(tmp_path / "g.sqlite"), tmp_path / name
    source.write_bytes(content)
    before = target.read_bytes()
    with pytest.raises(GazetteerError, match="is not a GeoNames country file"):
        import_countries(target, [source], lambda _: None)
    assert target.read_bytes() == before


def test_without_a_gazetteer_there_is_nothing_to_add_to(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="headstone gazetteer build"):
        import_countries(tmp_path / "none.sqlite", [], lambda _: None)
