"""A gazetteer of a few dozen rows in and around Portugal, by the store's own writer, for the tests of places."""

from pathlib import Path

from headstone.model.reading import Document
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.reading.places import PlaceMention, find_places
from headstone.rooms import load_place_tables
from headstone.store.gazetteer import SqliteGazetteer
from headstone.store.gazetteer_build import Writer
from headstone.store.gazetteer_rows import Row, town_radius
from headstone.text.sentences import sentences

TABLES = load_place_tables()


def town(number: int, name: str, lat: float, lon: float, country: str, admin1: str, people: int, *names: str) -> Row:
    radius = town_radius(people)
    return Row(f"geonames:{number}", name, lat, lon, "locality", "PPL", country, admin1, "", people, radius,
               alternates=names)  # fmt: skip


def area(number: int, kind: str, name: str, lat: float, lon: float, country: str, admin1: str, radius: int) -> Row:
    return Row(f"geonames:{number}", name, lat, lon, kind, kind.upper(), country, admin1, "", 0, radius)


ROWS = (
    Row("iso:PT", "Portugal", 39.7, -8.0, "country", "PT", "PT", population=10_000_000, radius_m=300_000),
    Row("iso:BR", "Brazil", -10.5, -53.1, "country", "BR", "BR", population=200_000_000, radius_m=2_500_000),
    Row("iso:MZ", "Mozambique", -17.3, 35.5, "country", "MZ", "MZ", population=30_000_000, radius_m=1_100_000),
    area(11, "adm1", "Evora", 38.6, -7.8, "PT", "14", 70_000),
    area(12, "adm1", "Beja", 37.8, -7.9, "PT", "03", 80_000),
    area(13, "adm1", "Bahia", -12.5, -41.7, "BR", "05", 560_000),
    area(15, "adm1", "Norte", -16.0, 38.0, "MZ", "06", 200_000),
    area(16, "adm1", "Norte", -9.0, -50.0, "BR", "31", 400_000),
    area(14, "adm2", "Moura", 38.1, -7.3, "PT", "03", 25_000),
    town(21, "Evora", 38.57, -7.91, "PT", "14", 55_000, "Ebora"),
    town(22, "Beja", 38.01, -7.86, "PT", "03", 24_000),
    town(23, "Lisbon", 38.72, -9.13, "PT", "11", 2_800_000, "Lisboa", "Lissabon"),
    town(24, "Monte Claro", 38.4, -7.7, "PT", "14", 2_000),
    town(25, "Monte Claro", -12.1, -41.2, "BR", "05", 60_000),
    town(26, "Moura", 38.14, -7.45, "PT", "03", 9_000),
    town(27, "Salvador", -12.97, -38.5, "BR", "05", 2_700_000),
    town(28, "Police", 53.5, 14.6, "PT", "14", 30_000),
    town(29, "Serpa", 37.94, -7.6, "PT", "03", 6_000),
    town(31, "Coiote", -19.8, 34.8, "MZ", "07", 120_000),
    town(30, "Wadi al Qasr", 37.5, -7.9, "PT", "03", 800, "وادي القصر"),
)


def atlas(folder: Path) -> SqliteGazetteer:
    path = folder / "atlas.sqlite"
    with Writer(path) as writer:
        writer.add(ROWS)
        writer.finish({"sources": "test", "attribution": "none", "imported": ""})
    return SqliteGazetteer(path)


def document(text: str) -> Document:
    report = Report("R-1", "0" * 64, "a.txt", "", Meta(), "read")
    return Document(report, Layer("L-1", "R-1", "text", "", "0" * 64, text), sentences(text, [Span(0, len(text))]))


def found(gazetteer: SqliteGazetteer, text: str, country: str | None = None) -> list[PlaceMention]:
    """Mentions without the demonyms."""
    mentions = find_places(document(text), gazetteer, TABLES, country)
    for mention in mentions:
        assert text[mention.span.start : mention.span.end] == mention.place.wording
    return [mention for mention in mentions if mention.kind != "demonym"]
