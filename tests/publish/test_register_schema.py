import dataclasses
import json
from collections.abc import Iterator
from importlib import resources
from typing import Any

import jsonschema
import pytest

from headstone.publish import register_json
from headstone.safety.clear import clear
from tests.publish.factories import register

SCHEMA: dict[str, Any] = json.loads(
    resources.files("headstone.data").joinpath("register.schema.json").read_text("utf-8")
)


def export() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(register_json.render(clear(register())))
    return loaded


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_full_register_keeps_the_schema() -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(export())


def test_an_empty_register_keeps_the_schema() -> None:
    whole = register()
    rows = {field.name: () for field in dataclasses.fields(whole) if field.name not in ("versions", "custody_head")}
    bare = json.loads(register_json.render(clear(dataclasses.replace(whole, **rows))))  # type: ignore[arg-type]  # all are tuples
    jsonschema.Draft202012Validator(SCHEMA).validate(bare)


@pytest.mark.parametrize("spoil", ["clearance", "polarity", "sha"])
def test_the_schema_finds_a_broken_register(spoil: str) -> None:
    document = export()
    if spoil == "clearance":
        document["clearance"] = "public"
    elif spoil == "polarity":
        document["claims"][0]["polarity"] = "maybe"
    else:
        document["reports"][0]["original_sha256"] = "short"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(document)


def undocumented(value: Any, schema: dict[str, Any], path: str) -> Iterator[str]:
    """Paths of the value that the schema does not describe."""
    for part in schema.get("anyOf", ()):
        if "$ref" in part and value is not None:
            yield from undocumented(value, part, path)
    if "$ref" in schema:
        yield from undocumented(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], path)
    elif isinstance(value, list):
        for item in value:
            yield from undocumented(item, schema.get("items", {}), path + "[]")
    elif isinstance(value, dict) and "anyOf" not in schema:
        for name, item in value.items():
            described = schema.get("properties", {}).get(name, {})
            if not described.get("description"):
                yield f"{path}.{name}"
            yield from undocumented(item, described, f"{path}.{name}")


def test_every_field_of_an_export_is_described_in_the_schema() -> None:
    assert sorted(set(undocumented(export(), SCHEMA, ""))) == []


def test_every_field_of_the_contract_is_in_a_full_export() -> None:
    document = export()
    for name in ("reports", "claims", "incidents", "sites", "families", "origins", "verdicts", "refused", "custody"):
        definition = SCHEMA["$defs"][SCHEMA["properties"][name]["items"]["$ref"].rpartition("/")[2]]
        assert document[name], name
        assert set(definition["properties"]) == set(document[name][0]), name
