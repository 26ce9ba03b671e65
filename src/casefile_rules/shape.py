"""The shape of a contract: which fields a record may have, of which kind, under which names.

Contracts are declared once as pydantic models; their generated, committed JSON Schemas (``schemas/*.json``) are
what is read at run time, so that checking a file never pays for building the models. A :class:`Field` is one node
of such a schema; reading, path checking and completion all use the same nodes.
"""

from typing import Final

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
        observed: the word under ``observed`` that makes an absent key blank (``""`` for none).
        flat: facets of a scalar, addressed as ``name.facet`` and stored under that flat key of the record.
        minimum, maximum: bounds of a number (inclusive), as text of a decimal, or ``""``.
        pattern: a regular expression that text must match in full, or ``""``.
        most: the greatest length of a text or list; 0 for the general limit.
    """

    __slots__ = (
        "description", "fields", "flat", "item", "kind", "labels", "maximum", "minimum", "most", "observed",
        "options", "pattern", "required", "value_labels", "values", "zh",
    )  # fmt: skip

    def __init__(self, kind: str, *, zh: str = "", description: str = "") -> None:
        self.kind = kind
        self.zh = zh
        self.description = description
        self.fields: dict[str, Field] = {}
        self.labels: dict[str, str] = {}
        self.required: tuple[str, ...] = ()
        self.item: Field | None = None
        self.values: tuple[str, ...] = ()
        self.value_labels: dict[str, str] = {}
        self.options: tuple[Field, ...] = ()
        self.observed = ""
        self.flat: dict[str, Field] = {}
        self.minimum = ""
        self.maximum = ""
        self.pattern = ""
        self.most = 0
