"""Makes the sample reports and their labels out of `source/`: `python examples/make_samples.py [FOLDER]`.

Every report is ours and invented. A source file is Markdown with a front matter: `as` names the file to make
(`box.zip!/member`, `capture.warc.gz#address` and `list.jsonl#row 1` for a part of one), the other fields go into
that file's own metadata, and `gold` holds the labels, which go to `gold/` only.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

from sample_formats import CONTAINERS, NEEDS_SIDECAR, Sample, as_sidecar, single

HERE = Path(__file__).parent
PLAIN = (".txt", ".md")  # only these can be read as text, so only these stand in gold.jsonl


def load(folder: Path) -> list[Sample]:
    """All samples of a source folder, in order of name. Raises ValueError for a file without front matter."""
    return [_read(path, folder) for path in sorted(folder.glob("*/*.md"))]


def _read(path: Path, folder: Path) -> Sample:
    match = re.fullmatch(r"---\n(.*?)\n---\n(.*)", path.read_text(encoding="utf-8"), re.DOTALL)
    if not match:
        raise ValueError(f"{path}: no front matter")
    name = path.relative_to(folder).with_suffix("").as_posix()
    return Sample(name, yaml.load(match[1], Loader=yaml.BaseLoader) | _typed(match[1]), match[2])


def _typed(front: str) -> dict[str, Any]:
    """Labels keep their types (numbers, null); the other fields stay the strings they are, dates above all."""
    fields = yaml.safe_load(front)
    return {k: fields[k] for k in ("gold", "related", "scan", "sidecar") if k in fields}


def container(target: str) -> str:
    """The file that a target lies in: `a/b.zip!/c.txt` lies in `a/b.zip`."""
    return re.split(r"!/|#", target)[0]


def files(samples: list[Sample]) -> dict[str, bytes]:
    """Relative path -> bytes of every file to make."""
    together = defaultdict(list)
    for sample in samples:
        together[container(sample.get("as"))].append(sample)
    made: dict[str, bytes] = {}
    for path, parts in together.items():
        suffix = Path(path).suffix
        made[path] = CONTAINERS[suffix](parts) if suffix in CONTAINERS else single(parts[0], suffix)
        if suffix in NEEDS_SIDECAR or parts[0].front.get("sidecar"):
            made[f"{path}.meta.yaml"] = as_sidecar(parts[0])
    return made


def _or_none(value: str) -> str | None:
    return None if value in ("", "unknown") else value


def label(sample: Sample, campaigns: dict[str, str]) -> dict[str, Any]:
    """One row of gold: the short labels of a source file under the full names that the referee reads."""
    short = sample.front["gold"]
    incident = sample.name.split("/")[0]
    place, dates = _filled(short.get("place"), 4), _filled(short.get("date"), 3)
    victims, objects, blamed = (_filled(short.get(k), n) for k, n in (("victims", 4), ("objects", 3), ("by", 2)))
    return {
        "file": sample.get("as"), "incident": incident, "campaign": campaigns.get(incident),
        "negative_kind": short.get("kind"), "event_type": short.get("type", "other"),
        "place_as_written": place[0], "lat": place[1], "lon": place[2], "precision": place[3],
        "event_date_start": _day(dates[0]), "event_date_end": _day(dates[1]), "event_date_basis": dates[2],
        "victims_stated_min": victims[0], "victims_stated_max": victims[1], "victims_text": victims[2],
        "victims_scope": victims[3], "victims_alt": short.get("alt", []),
        "objects_stated_min": objects[0], "objects_stated_max": objects[1], "objects_text": objects[2],
        "distractors": short.get("distractors", []),
        "perpetrator_as_reported": blamed[0], "perpetrator_status": blamed[1],
        "discovered_by": short.get("found_by"), "origin_outlet": short.get("origin"),
        "lineage_group": short.get("lineage") or f"solo-{sample.name.replace('/', '-')}",
        "certainty": short["certainty"], "publisher": sample.get("publisher"),
        "published": _or_none(sample.get("published")), "language": sample.get("language") or "en",
        "url": sample.get("url") or None, "exclude": short.get("exclude", []), "invented": True,
    }  # fmt: skip


def _filled(values: list[Any] | None, length: int) -> list[Any]:
    given = list(values or [])
    return given + [None] * (length - len(given))


def _day(value: Any) -> str | None:
    return None if value is None else str(value)


def gold(samples: list[Sample], linking: dict[str, Any]) -> dict[str, bytes]:
    """File name -> bytes of the labels: rows of plain-text files, rows of the rest, linking, origins."""
    rows = [label(sample, linking["campaigns"]) for sample in samples]
    plain = [r for r in rows if r["file"].endswith(PLAIN) and container(r["file"]) == r["file"]]
    other = [r for r in rows if r not in plain]
    targets: dict[str, dict[str, str]] = defaultdict(dict)
    for sample in samples:
        incident, number = sample.name.split("/")
        targets[incident][number] = sample.get("as")
    must = {k: sorted(v.values()) for k, v in targets.items() if k != "negative"}
    constraints = {"cannot_link": linking["cannot_link"], "must_link": must}
    origins = {k: _origins(v, targets[k]) for k, v in linking["origins"].items()}
    return {
        "gold.jsonl": _lines(plain), "gold_other_formats.jsonl": _lines(other),
        "merge_constraints.json": _pretty(constraints), "origins.json": _pretty(origins),
    }  # fmt: skip


def _origins(entry: dict[str, Any], targets: dict[str, str]) -> dict[str, Any]:
    sources = [
        {"name": o["name"], "kind": o["kind"], "files": [targets[n] for n in o["reports"]], "sure": o["sure"]}
        for o in entry["from"]
    ]
    return {"known_origins": entry["known"], "origins": sources}


def _lines(rows: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _pretty(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def make(source: Path, out: Path) -> list[Path]:
    """Write `out/reports` and `out/gold`; the paths written, in order."""
    samples = load(source)
    linking = yaml.safe_load((source / "linking.yaml").read_text(encoding="utf-8"))
    parts = {"reports": files(samples), "gold": gold(samples, linking)}
    written = []
    for folder, made in parts.items():
        for name, data in made.items():
            path = out / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            written.append(path)
    return written


if __name__ == "__main__":
    made = make(HERE / "source", Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
    print(f"{len(made)} files written")
