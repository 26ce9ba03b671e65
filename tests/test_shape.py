"""Shapes come from the committed JSON Schemas; every contract has one, and models may refer to themselves."""

import json
from pathlib import Path
from typing import Any

import pytest

from casefile_rules.shape import KINDS, Field, from_schema, load_shape

SCHEMAS = Path(__file__).resolve().parents[1] / "src" / "casefile_rules" / "schemas"
NAMES = sorted(path.stem for path in (SCHEMAS / "shapes").glob("*.json"))


def walked(field: Field, most: int = 12) -> list[Field]:
    """Return *field* and everything below it, circles followed a few levels."""
    if not most:
        return []
    below = [*field.fields.values(), *field.options, *([field.item] if field.item is not None else [])]
    return [field, *(each for one in below for each in walked(one, most - 1))]


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_makes_a_shape(name: str) -> None:
    for field in walked(load_shape(name), most=7):
        assert field.kind in KINDS
        assert set(field.required) <= set(field.fields)
        assert set(field.labels.values()) <= set(field.fields)
        assert set(field.value_labels.values()) <= set(field.values)
        assert not set(field.labels) & set(field.fields), "a label is never another key"
        if field.kind == "choice":
            assert field.values


@pytest.mark.parametrize("name", NAMES)
def test_what_the_reader_needs_is_all_of_the_schema_that_it_reads(name: str) -> None:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))

    def told(field: Field) -> list[tuple[object, ...]]:
        return [
            (one.kind, one.zh, one.description, tuple(one.fields), one.labels, one.required, one.values,
             one.value_labels, one.observed, one.minimum, one.maximum, one.pattern, one.most)
            for one in walked(field, most=7)
        ]  # fmt: skip

    assert told(load_shape(name)) == told(from_schema(schema))


def test_a_contract_that_does_not_exist() -> None:
    with pytest.raises(KeyError):
        load_shape("nothing")


def test_a_shape_is_made_once() -> None:
    assert load_shape("casefile") is load_shape("casefile")


def test_a_model_may_contain_itself() -> None:
    schema: dict[str, Any] = {
        "$ref": "#/$defs/Node",
        "$defs": {
            "Node": {
                "type": "object",
                "x-kind": "record",
                "x-required": ["name"],
                "properties": {
                    "name": {
                        "type": ["string", "null"],
                        "x-kind": "text",
                        "x-zh": "名",
                        "maxLength": 9,
                        "pattern": "^(?:a+)$",
                    },
                    "kids": {"type": "array", "x-kind": "list", "items": {"$ref": "#/$defs/Node"}, "maxItems": 3},
                    "名": {"$ref": "#/$defs/Node/properties/name", "x-alias-of": "name"},
                },
            }
        },
    }
    node = from_schema(schema)
    kids = node.fields["kids"]
    assert kids.item is not None
    assert kids.item.fields is node.fields
    assert (node.labels, node.required, kids.most) == ({"名": "name"}, ("name",), 3)
    assert (node.fields["name"].pattern, node.fields["name"].most) == ("^(?:a+)$", 9)


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ({"anyOf": [{"type": "integer", "x-kind": "integer"}, {"type": "null"}]}, "integer"),
        (
            {
                "x-kind": "union",
                "anyOf": [{"x-kind": "text"}, {"x-kind": "list", "items": {"x-kind": "text"}}, {"type": "null"}],
            },
            "union",
        ),
        ({"type": "object", "additionalProperties": {"x-kind": "date"}}, "mapping"),
        ({"type": "array"}, "list"),
        ({"properties": {}}, "record"),
        ({"x-kind": "choice", "enum": ["a", "甲"], "x-values": {"a": ["甲"]}}, "choice"),
        ({}, "any"),
    ],
)
def test_what_a_node_of_a_schema_is(schema: dict[str, Any], kind: str) -> None:
    field = from_schema(schema)
    assert field.kind == kind
    if kind == "union":
        assert [option.kind for option in field.options] == ["text", "list"]
    if kind == "choice":
        assert (field.values, field.value_labels) == (("a",), {"甲": "a"})
    if kind == "mapping":
        assert field.item is not None
        assert field.item.kind == "date"
