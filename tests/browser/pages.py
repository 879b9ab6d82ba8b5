"""Every page of the room, one line each. A page that is not here is not looked at: add it when you add a route."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from types import MappingProxyType

from tests.browser.serving import Served


@dataclass(frozen=True, slots=True)
class Known:
    """Names of records of the samples that have something to show on every page."""

    incident: str  # that most reports tell of
    site: str
    report: str  # with claims, of a family
    claim: str
    graphic: str  # a report with words on the condition of remains
    kin: tuple[str, str]  # two reports of one text
    arabic: str
    pdf: str
    other: str  # another incident
    picture: str  # the hash of a preserved picture


def known(served: Served) -> Known:
    """Looked up through the pages' own JSON."""
    incidents = served.json("/register.json")["incidents"]
    most = max(incidents, key=lambda row: (len(row["reports"]), row["id"]))
    reports = [served.json(f"/report/{id_}.json") for id_ in most["reports"]]
    one = max(reports, key=lambda row: (len(row["kin"]), len(row["claims"])))
    every = [row["id"] for page in (1, 2) for row in served.json(f"/reports.json?page={page}")["reports"]]
    shown = [served.json(f"/report/{id_}.json") for id_ in every]
    grim = next(row for row in shown if any(claim["remains"] for claim in row["claims"]))
    arabic = next((row["report"]["id"] for row in shown if row["report"]["language"] == "ar"), every[0])
    site = next(row["id"] for row in served.json("/sites.json")["sites"] if most["id"] in row["incidents"])
    id_ = one["report"]["id"]
    pdf = next(row["report"]["id"] for row in shown if row["report"]["file"].endswith("02.pdf"))
    other = next(row["id"] for row in incidents if row["id"] != most["id"])
    kin = (id_, one["kin"][0])
    picture = next((row["sha256"] for row in served.json("/files.json")["files"] if row["picture"]), "")
    return Known(most["id"], site, id_, one["claims"][0]["id"], grim["report"]["id"], kin, arabic, pdf, other, picture)


# Written beside this list; their lines count from the day their routes are there.
MAPS: Mapping[str, Callable[[Known], str]] = MappingProxyType({
    "map": lambda known: "/map",
    "map, narrowed": lambda known: "/map?act=grave.exhumation",
    "place": lambda known: f"/place/{known.claim}",
})  # fmt: skip
PAGES: Mapping[str, Callable[[Known], str]] = MappingProxyType({
    "register": lambda known: "/",
    "search": lambda known: "/?q=mass+grave&order=reports",
    "nothing found": lambda known: "/?q=zzzzqqqq",
    "sites": lambda known: "/sites",
    "site": lambda known: f"/site/{known.site}",
    "incident": lambda known: f"/incident/{known.incident}",
    "reports": lambda known: "/reports",
    "report": lambda known: f"/report/{known.report}",
    "report, one claim": lambda known: f"/report/{known.report}?claim={known.claim}",
    "report, graphic": lambda known: f"/report/{known.graphic}?graphic=show",
    "report in Arabic": lambda known: f"/report/{known.arabic}",
    "compare": lambda known: f"/compare/{known.kin[0]}/{known.kin[1]}",
    "original": lambda known: f"/original/{known.report}",
    "original, graphic": lambda known: f"/original/{known.graphic}?graphic=show",
    "original, a PDF": lambda known: f"/original/{known.pdf}?graphic=show",
    "review": lambda known: "/review",
    "desk": lambda known: f"/review/{known.incident}",
    "pair": lambda known: f"/pair/{known.incident}/{known.other}",
    "history": lambda known: f"/history/{known.incident}",
    "history of a claim": lambda known: f"/history/{known.claim}",
    "decide on many": lambda known: "/decide/many",
    "claim": lambda known: f"/claim/{known.claim}",
    "add": lambda known: "/add",
    "files": lambda known: "/files",
    "picture": lambda known: f"/picture/{known.picture}?graphic=show",
    "health": lambda known: "/health",
    "fault": lambda known: "/incident/I-0000",
    "no such page": lambda known: "/no/such/page",
    **(MAPS if find_spec("headstone.web.routes_map") else {}),
})  # fmt: skip
# Routes that are no page for a person to look at.
NO_PAGE = ("/static/{name}", "/enter", "/original/{id}/page/{number}", "/picture/{sha256}/shown", "/basemap/{name}")
STATUS: Mapping[str, int] = MappingProxyType({"fault": 404, "no such page": 404})
