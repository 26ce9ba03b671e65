"""From a contract to its JSON Schema (2020-12) with what the run-time reader and editors need beside it.

Added keywords: ``x-kind`` (how the text is read), ``x-zh`` (Chinese label, repeated as a property of its own marked
``x-alias-of`` so that editors accept it), ``x-values`` (value -> Chinese words) and ``x-help`` (value -> gloss) of a
choice, ``x-observed``, ``x-required``, ``x-same-as``. ``description`` and the descriptions of values are what editors
show, in Chinese and English; ``x-zh-help`` is the Chinese line, ``x-en`` the English one. What may be left out may also
be null.
"""

import json
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from casefile_rules.contracts._help import help_for, help_for_value

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_WIDTH: Final = 160
_PLAIN_KINDS: Final = {"string": "text", "integer": "integer", "number": "decimal", "boolean": "boolean"}
_FIRST: Final = ("$ref", "type", "enum", "anyOf", "x-kind", "x-zh", "description", "x-alias-of")


class _Unsorted(GenerateJsonSchema):
    """Keeps keys and values in the order they are declared in, which is the order people are shown them in."""

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002 - its signature
        return value


def schema_for(model: type[BaseModel], name: str) -> Schema:
    """Return the JSON Schema of *model*, the contract *name*; the same model always gives the same schema."""
    raw = model.model_json_schema(by_alias=True, schema_generator=_Unsorted)
    definitions: Schema = raw.pop("$defs", {})
    if "$ref" in raw:  # a model that contains itself stands among the definitions
        raw = {"$ref": raw["$ref"]}
        root: Schema = raw
    else:
        root = _record(raw, "#", model.__name__)
    built = {title: _record(body, f"#/$defs/{title}", title) for title, body in sorted(definitions.items())}
    head: Schema = {"$schema": DIALECT, "$id": f"casefile-rules:{name}", "title": name}
    return head | root | ({"$defs": built} if built else {})


def _record(body: Schema, pointer: str, name: str) -> Schema:
    """Return the schema of the record *name*, its properties doubled under their Chinese labels."""
    if "properties" not in body:
        return _node(body)[0]
    properties: Schema = {}
    aliases: Schema = {}
    for key, raw in body["properties"].items():
        node, _ = _node(raw)
        properties[key] = _bilingual(node, f"{name}.{key}")
        label = node.get("x-zh")
        if label:
            if label in aliases or label in body["properties"]:
                message = f"{pointer}: the label {label} stands for two keys"
                raise ValueError(message)
            aliases[label] = {"$ref": f"{pointer}/properties/{key}", "x-alias-of": key}
    labels = {alias["x-alias-of"]: label for label, alias in aliases.items()}
    required = list(body.get("required", ()))
    record: Schema = {"type": "object", "x-kind": "record"}
    if "description" in body:
        record["description"] = body["description"].splitlines()[0]
    record |= {"properties": properties | aliases, "patternProperties": {"^x-": {}}, "additionalProperties": False}
    if required:
        record["x-required"] = required
        record["allOf"] = [_one_spelling(key, labels.get(key)) for key in required]
    return record


def _bilingual(node: Schema, name: str) -> Schema:
    """Return the schema of the key *name* (``Record.key``) with what editors show of it in both languages."""
    label, english = node.get("x-zh"), node.get("description")
    if not label or not english:
        return node
    zh = help_for(name) or label
    described = node | {"description": f"{zh}。{english}.", "x-en": english, "x-zh-help": zh}
    return _ordered(described)


def _described(node: Schema) -> Schema:
    """Return a choice whose every word, value or Chinese, has its gloss, as editors show it beside the word."""
    glosses = node.get("x-help")
    if not glosses:
        return node
    meant = {word: value for value, words in node["x-values"].items() for word in (value, *words)}
    told = {}
    for value, words in node["x-values"].items():
        zh = help_for_value(glosses[value]) or (words[0] if words else value)
        told[value] = f"{zh}。{glosses[value]}." if value in glosses else zh
    return node | {"enumDescriptions": [told[meant[word]] for word in node["enum"]]}


def _one_spelling(key: str, label: str | None) -> Schema:
    """Return the demand that *key* is there, in either spelling."""
    return {"required": [key]} if label is None else {"anyOf": [{"required": [key]}, {"required": [label]}]}


def _node(raw: Schema) -> tuple[Schema, bool]:
    """Return the schema of one value in our form, and whether null is allowed."""
    kept = {key: value for key, value in raw.items() if key not in ("title", "default", "anyOf", "oneOf", "const")}
    kept.pop("discriminator", None)
    if "const" in raw:
        kept["enum"] = [raw["const"]]
    options = raw.get("anyOf") or raw.get("oneOf")
    if options is not None:
        return _options(kept, options)
    return _ordered(_single(kept)), False


def _options(kept: Schema, options: list[Schema]) -> tuple[Schema, bool]:
    """Return a union; an option of null is folded into the only other one."""
    real = [option for option in options if option != {"type": "null"}]
    nullable = len(real) < len(options)
    if len(real) > 1:
        built = [_node(option)[0] for option in real]
        union = {"anyOf": [*built, {"type": "null"}] if nullable else built, "x-kind": "union"}
        return _ordered(union | kept), nullable
    node, _ = _node(real[0])
    if nullable:
        if "$ref" in node:
            node = {"anyOf": [{"$ref": node.pop("$ref")}, {"type": "null"}]} | node
        elif "enum" in node:
            node["enum"] = [*node["enum"], None]
            if "enumDescriptions" in node:
                node["enumDescriptions"] = [*node["enumDescriptions"], "空白。Looked at and blank."]
        elif "type" in node:
            types = node["type"]
            node["type"] = [*([types] if isinstance(types, str) else types), "null"]
        elif "anyOf" in node:
            node["anyOf"] = [*node["anyOf"], {"type": "null"}]
    return _ordered(node | kept), nullable


def _single(node: Schema) -> Schema:
    """Return *node*, which is no union, with its kind."""
    if "$ref" in node:
        return node | {"x-kind": "record"}
    if "enum" in node:
        values = node.get("x-values") or {value: [] for value in node["enum"]}
        plain = {key: value for key, value in node.items() if key != "type"}
        return _described(plain | {"x-kind": "choice", "x-values": values})
    kind = node.get("type")
    if kind == "array":
        return node | {"x-kind": "list", "items": _node(node.get("items", {}))[0]}
    if kind == "object":
        members = node.get("additionalProperties", True)
        return node | {"x-kind": "mapping", "additionalProperties": _node({} if members is True else members)[0]}
    if "x-kind" in node:
        return node
    return node | {"x-kind": _PLAIN_KINDS[kind] if isinstance(kind, str) and kind in _PLAIN_KINDS else "any"}


def _ordered(node: Schema) -> Schema:
    """Return *node* with its keywords in the order a person reads them."""
    first = {key: node[key] for key in _FIRST if key in node}
    return first | {key: node[key] for key in sorted(node) if key not in first}


def dump(value: Any, depth: int = 0) -> str:
    """Return *value* as JSON that is small and can be read: whatever fits on a line stands on one."""
    line = json.dumps(value, ensure_ascii=False)
    if not value or not isinstance(value, dict | list) or len(line) + depth <= _WIDTH:
        return line
    inner = " " * (depth + 1)
    if isinstance(value, dict):
        parts = [f"{json.dumps(key, ensure_ascii=False)}: {dump(part, depth + 1)}" for key, part in value.items()]
    else:
        parts = [dump(part, depth + 1) for part in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}\n{inner}" + f",\n{inner}".join(parts) + f"\n{' ' * depth}{closing}"
