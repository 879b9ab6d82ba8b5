import sqlite3
import time
from pathlib import Path

import pytest

from headstone.errors import GazetteerError
from headstone.store.gazetteer import SqliteGazetteer
from headstone.store.gazetteer_build import Writer, build_builtin
from headstone.store.gazetteer_rows import Row, division_rows, is_name, read_yaml, region_rows, stripped, town_radius

ROWS = (
    Row(
        "geonames:1",
        "Vila Turva",
        39.1,
        -8.1,
        "locality",
        "PPL",
        "PT",
        "18",
        "",
        12_000,
        1000,
        alternates=("Turva", "VTV"),
    ),
    Row("geonames:2", "Vila Turva", 39.9, -8.9, "locality", "PPL", "PT", "18", "", 700, 1000),
    Row("geonames:3", "Turva", 39.0, -8.0, "adm1", "PT-99", "PT", "18", "", 0, 40_000),
)


def written(path: Path, rows: tuple[Row, ...] = ROWS) -> Path:
    with Writer(path) as writer:
        writer.add(rows)
        writer.finish({"sources": "test", "attribution": "A. Tester", "imported": ""})
    return path


def test_entries_come_best_known_first_with_the_name_that_matched(tmp_path: Path) -> None:
    gazetteer = SqliteGazetteer(written(tmp_path / "g.sqlite"))
    entries = gazetteer.lookup(["VILA TURVA", "Turva", "nowhere at all"])
    assert [entry.id for entry in entries["VILA TURVA"]] == ["geonames:1", "geonames:2"]
    assert sorted((e.kind, e.match_kind, e.matched) for e in entries["Turva"]) == [
        ("adm1", "name", "Turva"), ("locality", "alternate", "Turva"),
    ]  # fmt: skip
    assert "nowhere at all" not in entries
    gazetteer.close()


def test_consonants_are_tried_only_where_the_name_is_unknown(tmp_path: Path) -> None:
    gazetteer = SqliteGazetteer(written(tmp_path / "g.sqlite"))
    assert {e.match_kind for e in gazetteer.lookup(["Vela Torva"])["Vela Torva"]} == {"skeleton"}
    assert {e.match_kind for e in gazetteer.lookup(["Vila Turva"])["Vila Turva"]} == {"name"}
    gazetteer.close()


def test_a_place_is_found_again_by_its_id(tmp_path: Path) -> None:
    gazetteer = SqliteGazetteer(written(tmp_path / "g.sqlite"))
    entry = gazetteer.entry("geonames:2")
    assert entry is not None and entry.population == 700
    assert gazetteer.entry("geonames:404") is None
    assert gazetteer.attribution == "A. Tester"
    gazetteer.close()


def test_the_hash_names_the_content_and_not_the_day(tmp_path: Path) -> None:
    first = SqliteGazetteer(written(tmp_path / "a.sqlite"))
    again = SqliteGazetteer(written(tmp_path / "b.sqlite"))
    other = SqliteGazetteer(written(tmp_path / "c.sqlite", ROWS[:2]))
    assert first.sha256 == again.sha256 != other.sha256
    for gazetteer in (first, again, other):
        gazetteer.close()


def test_the_file_is_opened_for_reading_only(tmp_path: Path) -> None:
    gazetteer = SqliteGazetteer(written(tmp_path / "g.sqlite"))
    with pytest.raises(sqlite3.OperationalError):
        gazetteer._db.execute("DELETE FROM names")
    gazetteer.close()


def test_a_missing_or_foreign_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="headstone gazetteer build"):
        SqliteGazetteer(tmp_path / "none.sqlite")
    (tmp_path / "notes.sqlite").write_text("not a database at all, only words")
    with pytest.raises(GazetteerError, match="not a gazetteer"):
        SqliteGazetteer(tmp_path / "notes.sqlite")


def test_a_build_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = written(tmp_path / "g.sqlite")
    before = path.read_bytes()
    with pytest.raises(RuntimeError), Writer(path) as writer:
        writer.add(ROWS)
        raise RuntimeError
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["g.sqlite"]


def test_an_alias_that_points_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="Atlantis"), Writer(tmp_path / "g.sqlite") as writer:
        writer.add(ROWS)
        writer.add_aliases({"Atlantis": "iso:ZZ"})


@pytest.mark.parametrize(
    ("name", "kept"),
    [("Turva", True), ("TRV", False), ("trwba", False), ("https://turva.example", False), ("تورفا", True)],
)
def test_codes_links_and_transliterations_are_no_names(name: str, kept: bool) -> None:
    assert is_name(name) is kept


def test_a_division_is_found_without_the_word_for_its_kind() -> None:
    assert stripped("Provincia de Turva") == "Turva"
    assert stripped("Turva Governorate") == "Turva"
    assert stripped("Province") == "Province"


def test_larger_towns_have_larger_circles() -> None:
    radii = [town_radius(people) for people in (0, 19_999, 20_000, 150_000, 900_000, 9_000_000)]
    assert radii == [1000, 1000, 3000, 5000, 10_000, 15_000]


def test_every_country_of_the_division_table_has_a_circle_and_every_region_its_members() -> None:
    divisions = list(division_rows())
    countries = {row.country for row in divisions if row.kind == "country"}
    assert len(countries) >= 235
    assert {row.country for row in divisions} <= countries
    assert all(-90 <= row.lat <= 90 and -180 <= row.lon <= 180 and row.radius_m >= 1000 for row in divisions)
    regions = list(region_rows(divisions))
    assert len(regions) >= 150
    assert len({row.gid for row in regions}) == len(regions)


def test_every_demonym_names_a_country_of_the_table() -> None:
    countries = {row.country for row in division_rows() if row.kind == "country"}
    nations = read_yaml("places_demonyms.yaml")
    assert set(nations["demonyms"]) <= countries
    for table in ("peoples", "groups"):
        assert {code for codes in nations[table].values() for code in codes} <= countries


@pytest.mark.slow
def test_the_builtin_gazetteer_is_built_in_a_minute_and_opens_at_once(tmp_path: Path) -> None:
    said: list[str] = []
    started = time.monotonic()
    build_builtin(tmp_path / "world.sqlite", said.append)
    assert time.monotonic() - started < 120
    assert said[-1].startswith("wrote")
    started = time.monotonic()
    gazetteer = SqliteGazetteer(tmp_path / "world.sqlite")
    assert time.monotonic() - started < 0.5
    found = gazetteer.lookup(["Burma", "DR Congo", "Kiev", "Catalonia", "Lisboa", "Norwegen"])
    assert found["Burma"][0].id == "iso:MM"
    assert found["DR Congo"][0].id == "iso:CD"
    assert found["Kiev"][0].name == "Kyiv"
    assert found["Catalonia"][0].country == "ES"
    assert found["Lisboa"][0].name == "Lisbon"
    assert found["Norwegen"][0].id == "iso:NO"
    assert "GeoNames" in gazetteer.attribution
    gazetteer.close()
