"""The base of every contract: keys with Chinese labels, scalar types, closed vocabularies of values.

A contract is a pydantic model declared once. From it ``contracts.generate`` writes the JSON Schema that editors use
and that the run-time reader follows; :meth:`Contract.model_validate` accepts the same raw input and gives the same
values as that reader (a property test holds the two together).

Nothing that checks a file may import this module: it costs the start-up time of pydantic.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema, core_schema

from casefile_rules.reading import scalars

# what a YAML or JSON editor may see where we read text: YAML turns `no: 3` into a number long before we are asked
_EDITOR_TYPES: Final = {
    "text": ["string", "number", "boolean"],
    "integer": ["integer", "string"],
    "decimal": ["number", "string"],
    "boolean": ["boolean", "string"],
    "date": ["string"],
    "moment": ["string"],
    "pages": ["string", "integer"],
}


def as_text(value: object) -> str:
    """Return the text that *value* would have been in a file. Raises ValueError for what is not a plain scalar."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal | dt.date):
        return value.isoformat(" ") if isinstance(value, dt.datetime) else str(value)
    message = f"expected text, got {type(value).__name__}"
    raise ValueError(message)


class Scalar:
    """A typed scalar: text as it stands in the file, read by ``reading.scalars`` and held within bounds.

    *kind* is one of text, integer, decimal, boolean, date, moment, pages. *minimum* and *maximum* (inclusive) bound
    numbers, *pattern* must match text in full, *most* is the greatest length of text.
    """

    def __init__(
        self, kind: str, *, minimum: int | None = None, maximum: int | None = None, pattern: str = "", most: int = 0
    ) -> None:
        self.kind = kind
        self.minimum = minimum
        self.maximum = maximum
        self.pattern = pattern
        self.most = most

    def read(self, value: object) -> Any:
        """Return the typed value of *value*. Raises ValueError with the reason."""
        if isinstance(value, bool) and self.kind != "boolean":
            message = "expected text, got true or false"
            raise ValueError(message)
        if self.kind == "pages" and isinstance(value, tuple):
            value = "-".join(str(page) for page in value)
        result: Any = scalars.READERS[self.kind](as_text(value))
        too_small = self.minimum is not None and result < self.minimum
        if too_small or (self.maximum is not None and result > self.maximum):
            message = f"expected a number from {self.minimum} to {self.maximum}"
            raise ValueError(message)
        if self.pattern:
            import re

            if not re.fullmatch(self.pattern, result):
                message = f"expected text of the form {self.pattern}"
                raise ValueError(message)
        if self.most and len(result) > self.most:
            message = f"expected at most {self.most} characters"
            raise ValueError(message)
        return result

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        found: dict[str, Any] = {"type": list(_EDITOR_TYPES[self.kind]), "x-kind": self.kind}
        bounds = {"minimum": self.minimum, "maximum": self.maximum}
        found |= {name: bound for name, bound in bounds.items() if bound is not None}
        anchored = f"^(?:{self.pattern.removeprefix('^').removesuffix('$')})$" if self.pattern else ""
        limits = {"pattern": anchored, "maxLength": self.most}
        return found | {name: limit for name, limit in limits.items() if limit}


class Words:
    """A closed vocabulary of values, one a line: ``value 中文 同义词 English description``.

    The Chinese words of a value are accepted wherever the value is; they must be unique within the vocabulary.
    """

    def __init__(self, table: str) -> None:
        self.labels: dict[str, tuple[str, ...]] = {}
        self.help: dict[str, str] = {}
        for line in filter(None, (line.strip() for line in table.splitlines())):
            value, *words = line.split()
            chinese = tuple(word for word in words if not word.isascii())
            self.labels[value] = chinese
            self.help[value] = " ".join(word for word in words if word.isascii())
        self.known = {word: value for value, words in self.labels.items() for word in (value, *words)}
        if len(self.known) != sum(1 + len(words) for words in self.labels.values()):
            message = f"a word stands for two values in: {table}"
            raise ValueError(message)

    def read(self, value: object) -> str:
        """Return the value that the word *value* stands for. Raises ValueError for a word that is not known."""
        word = as_text(value) if isinstance(value, bool) else value
        found = self.known.get(word.strip()) if isinstance(word, str) else None
        if found is None:
            message = f"expected one of {', '.join(self.known)}"
            raise ValueError(message)
        return found

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        helps = {value: text for value, text in self.help.items() if text}
        found: dict[str, Any] = {"enum": list(self.known), "x-kind": "choice"}
        found["x-values"] = {value: list(words) for value, words in self.labels.items()}
        return found | ({"x-help": helps} if helps else {})


Text = Annotated[str, Scalar("text")]
Integer = Annotated[int, Scalar("integer")]
Count = Annotated[int, Scalar("integer", minimum=0)]
Amount = Annotated[Decimal, Scalar("decimal")]
Money = Annotated[Decimal, Scalar("decimal", minimum=0)]
Flag = Annotated[bool, Scalar("boolean")]
Day = Annotated[dt.date, Scalar("date")]
Moment = Annotated[dt.date | dt.datetime, Scalar("moment")]
Pages = Annotated[tuple[int, int], Scalar("pages")]
Facts = dict[str, Any]
"""A mapping whose keys a ruleset declares; the values pass through as they were written."""


def key(
    zh: str, description: str, *, observed: str = "", alias: str = "", required: bool = False, same_as: str = ""
) -> Any:
    """Declare a key of a contract.

    Args:
        zh: the Chinese label, accepted in place of the key.
        description: one line of English for people and editors.
        observed: the word under ``observed`` that makes the absent key blank instead of unknown.
        alias: the key as written, where it is a Python keyword (``from``).
        required: whether a record without the key is refused.
        same_as: the key, as a path from the root, that records the same fact and that rules read; this one is kept as
            another place to write it.
    """
    extra: dict[str, Any] = {"x-zh": zh}
    if observed:
        extra["x-observed"] = observed
    if same_as:
        extra["x-same-as"] = same_as
    default = ... if required else None
    return Field(default, alias=alias or None, description=description, json_schema_extra=extra)


class Contract(BaseModel):
    """A record of a contract: unknown keys are refused except ``x-…``, Chinese labels stand for their keys.

    An unset field is unknown and ``None`` is blank; :meth:`to_record` keeps the difference.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, protected_namespaces=())

    @classmethod
    def key_labels(cls) -> dict[str, str]:
        """Return Chinese label -> key."""
        found: dict[str, str] = {}
        for name, info in cls.model_fields.items():
            extra = info.json_schema_extra
            label = extra.get("x-zh") if isinstance(extra, dict) else None
            if isinstance(label, str):
                if label in found:
                    message = f"{cls.__name__}: the label {label} stands for two keys"
                    raise ValueError(message)
                found[label] = info.alias or name
        return found

    @model_validator(mode="before")
    @classmethod
    def _by_key(cls, raw: object) -> object:
        if not isinstance(raw, Mapping):
            return raw
        labels = cls.key_labels()
        result: dict[object, object] = {}
        for written, value in raw.items():
            if isinstance(written, str) and written.startswith("x-"):
                continue
            name = labels.get(written, written) if isinstance(written, str) else written
            if name in result:
                message = f"the key {name} is written twice"
                raise ValueError(message)
            result[name] = value
        return result

    def to_record(self) -> dict[str, Any]:
        """Return the typed record the engine works on: absent keys stay absent, blank keys are ``None``."""
        return self.model_dump(by_alias=True, exclude_unset=True)
