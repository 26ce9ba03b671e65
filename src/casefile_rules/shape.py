"""The shape of a contract: which fields a record may have, of which kind, under which names.

Contracts are declared once as pydantic models; what their generated, committed JSON Schemas say of shapes
(``schemas/shapes/*.json``) is what is read at run time, so that checking a file never pays for building the models. A
:class:`Field` is one node of such a schema; reading, path checking and completion all use the same nodes.
"""

import json
import os
from collections.abc import Callable
from functools import cache
from typing import Any, Final

KINDS: Final = (
    "text", "integer", "decimal", "boolean", "date", "moment", "pages",
    "choice", "record", "list", "mapping", "union", "any",
)  # fmt: skip


class Field:
    """One node of a contract. Which attributes are filled depends on ``kind`` (one of :data:`KINDS`).

    Attributes:
        kind: what the value is.
        zh: the Chinese label, also accepted as a key.
        description: one line for people (English).
        fields: for a record, its fields by key.
        labels: for a record, Chinese label -> key.
        required: for a record, the keys that must be there.
        item: for a list or a mapping, the field of its members.
        values: for a choice, the values; ``value_labels`` maps every accepted Chinese word to its value.
        options: for a union, its alternatives.
        same_as: the path from the root of the key that records the same fact and that is read (``""`` for none).
        observed: the word under ``observed`` that makes an absent key blank (``""`` for none).
        flat: facets of a scalar, addressed as ``name.facet`` and stored under that flat key of the record.
        minimum, maximum: bounds of a number (inclusive), as text of a decimal, or ``""``.
        pattern: a regular expression that text must match in full, or ``""``.
        most: the greatest length of a text or list; 0 for the general limit.
        plain: the field itself with what reads values that are plainly right; kept by the module ``reading.plain``.
    """

    __slots__ = (
        "_later", "description", "fields", "flat", "item", "kind", "labels", "maximum", "minimum", "most", "observed",
        "options", "pattern", "plain", "required", "same_as", "value_labels", "values", "zh",
    )  # fmt: skip

    fields: dict[str, "Field"]
    labels: dict[str, str]
    required: tuple[str, ...]

    def __init__(
        self, kind: str, *, zh: str = "", description: str = "", later: "Callable[[Field], None] | None" = None
    ) -> None:
        self.kind = kind
        self.zh = zh
        self.description = description
        if later is None:
            self.fields = {}
            self.labels = {}
            self.required = ()
        else:
            self._later = later
        self.item: Field | None = None
        self.values: tuple[str, ...] = ()
        self.value_labels: dict[str, str] = {}
        self.options: tuple[Field, ...] = ()
        self.observed = ""
        self.same_as = ""
        self.flat: dict[str, Field] = {}
        self.minimum = ""
        self.maximum = ""
        self.pattern = ""
        self.most = 0
        self.plain: tuple[Field, Callable[[Any], Any]] | None = None

    def __getattr__(self, name: str) -> Any:
        """Fill a record when its fields are first asked for: one file meets few of the records there are."""
        if name in ("fields", "labels", "required"):
            self._later(self)
            return getattr(self, name)
        raise AttributeError(name)


class _Shapes:
    """Turns one JSON Schema into fields; definitions are made once, so that models may refer to themselves."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.definitions: dict[str, Any] = schema.get("$defs", {})
        self.made: dict[str, Field] = {}

    def field(self, node: dict[str, Any]) -> Field:
        """Return the field of a schema node."""
        reference = node.get("$ref", "")
        kind = node.get("x-kind", "")
        if reference.startswith("#/$defs/"):
            return self._named(reference.removeprefix("#/$defs/"), node)
        options = [option for option in node.get("anyOf", []) if option.get("type") != "null"]
        if kind != "union" and len(options) == 1:
            return self.field({**{key: value for key, value in node.items() if key != "anyOf"}, **options[0]})
        if kind == "" and "properties" in node:
            kind = "record"
        kind = kind or {"array": "list", "object": "mapping"}.get(str(node.get("type")), "any")
        field = Field(kind, zh=node.get("x-zh", ""), description=_english(node))
        field.observed = node.get("x-observed", "")
        field.same_as = node.get("x-same-as", "")
        if kind == "record":
            self._fill(field, node)
        elif kind == "list":
            field.item = self.field(node["items"]) if "items" in node else None
            field.most = node.get("maxItems", 0)
        elif kind == "mapping":
            below = node.get("additionalProperties")
            field.item = self.field(below) if isinstance(below, dict) else None
        elif kind == "union":
            field.options = tuple(self.field(option) for option in options)
        elif kind == "choice":
            field.values = tuple(node["x-values"])
            field.value_labels = {word: value for value, words in node["x-values"].items() for word in words}
        else:
            field.minimum = str(node["minimum"]) if "minimum" in node else ""
            field.maximum = str(node["maximum"]) if "maximum" in node else ""
            field.pattern = node.get("pattern", "")
            field.most = node.get("maxLength", 0)
        return field

    def _named(self, name: str, node: dict[str, Any]) -> Field:
        made = self.made.get(name)
        if made is None:
            definition = self.definitions[name]
            made = self.made[name] = Field("record", later=lambda field: self._fill(field, definition))

        def share(used: Field) -> None:
            used.fields, used.labels, used.required = made.fields, made.labels, made.required

        # the place it is used has its own label; fields and labels are shared
        used = Field(
            "record", zh=node.get("x-zh", ""), description=node.get("x-en", node.get("description", "")), later=share
        )
        used.observed = node.get("x-observed", "")
        return used

    def _fill(self, field: Field, node: dict[str, Any]) -> None:
        fields: dict[str, Field] = {}
        labels: dict[str, str] = {}
        for key, below in node.get("properties", {}).items():
            if "x-alias-of" in below:
                continue
            fields[key] = self.field(below)
            if below.get("x-zh"):
                labels[below["x-zh"]] = key
        # set last: two threads may fill the same record, and both make the same
        field.labels, field.required = labels, tuple(node.get("x-required", ()))
        field.fields = fields


def _english(node: dict[str, Any]) -> str:
    """Return the English line of a key: in a whole schema it stands beside the one in both languages."""
    text: str = node.get("x-en") or node.get("description", "")
    return text


def from_schema(schema: dict[str, Any]) -> Field:
    """Return the field that the JSON Schema *schema* (with our ``x-`` keywords) describes."""
    shapes = _Shapes(schema)
    if "$ref" in schema:
        return shapes.field({"$ref": schema["$ref"]})
    return shapes.field({key: value for key, value in schema.items() if key not in ("$defs", "$id", "$schema")})


@cache
def load_shape(name: str) -> Field:
    """Return the shape of the contract *name* from its committed schema. Raises KeyError for an unknown one."""
    path = os.path.join(os.path.dirname(__file__), "schemas", "shapes", f"{name}.json")
    if not os.path.isfile(path):
        raise KeyError(name)
    with open(path, "rb") as file:
        return from_schema(json.loads(file.read()))
