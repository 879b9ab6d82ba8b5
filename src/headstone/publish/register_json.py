"""The whole register as JSON: the contract that other programs read (schema: `headstone/data/register.schema.json`)."""

import json
from collections.abc import Iterable
from typing import Any

from headstone.model.register import Register
from headstone.model.sources import Layer
from headstone.publish import json_values as values
from headstone.safety.clear import Cleared


def render(cleared: Cleared) -> bytes:
    """UTF-8 JSON, one record a line (so that two exports can be compared line by line), sorted by id.

    Two equal registers give equal bytes, in whatever order their rows came.
    """
    lines = ",\n".join(f"{json.dumps(name)}: {_block(value)}" for name, value in document(cleared).items())
    # A file name that is not UTF-8 holds lone surrogates: backslashreplace writes exactly JSON's own escape for them.
    return ("{" + lines + "}\n").encode("utf-8", "backslashreplace")


def document(cleared: Cleared) -> dict[str, Any]:
    """The same register as plain values: dicts, lists, strings, numbers, None."""
    register = cleared.register
    origin_of = dict(register.claim_origins)
    return {
        "headstone": values.versions(register.versions),
        "clearance": cleared.policy.clearance,
        "stamps": list(cleared.stamps),
        "custody_head": register.custody_head,
        "custody": values.leaves(sorted(register.custody, key=lambda entry: entry.seq)),
        "refused": values.leaves(sorted(register.refused, key=lambda refusal: (refusal.file, refusal.why))),
        "verdicts": [values.verdict(item) for item in _by_id(register.verdicts)],
        "origins": values.leaves(_by_id(register.origins)),
        "people": [],  # no register of persons is kept yet; the key is promised
        "reports": _reports(register),
        "claims": [values.claim(item, origin_of.get(item.id)) for item in _by_id(register.claims)],
        "incidents": [values.incident(item) for item in _by_id(register.incidents)],
        "sites": [values.site(item) for item in _by_id(register.sites)],
        "families": [values.family(item) for item in _by_id(register.families)],
        "originals": values.leaves(sorted(register.records, key=lambda record: (record.sha256, record.file_name))),
    }


def _reports(register: Register) -> list[dict[str, Any]]:
    layers: dict[str, list[Layer]] = {}
    for layer in _by_id(register.layers):
        layers.setdefault(layer.report, []).append(layer)
    leads = {report: (incident, claim) for report, incident, claim in register.leads}
    return [
        values.report(item, layers.get(item.id, ()), leads.get(item.id, (None, None)))
        for item in _by_id(register.reports)
    ]


def _by_id(rows: Iterable[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: str(row.id))


def _block(value: Any) -> str:
    """A list of records one record a line; anything else on its own line."""
    if not isinstance(value, list) or not value:
        return _json(value)
    return "[\n" + ",\n".join(_json(item) for item in value) + "\n]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
