"""Typing raw data by a contract: Chinese labels become keys, text becomes values, every problem is found in one pass.

An absent key stays absent (unknown) and a blank one becomes ``None``; nothing else is invented.
"""

import re
from decimal import Decimal
from sys import intern
from typing import Any, Final

from casefile_rules.problems import MOST_PROBLEMS, Problem, nearest, problem
from casefile_rules.reading import scalars
from casefile_rules.reading.plain import MOST_ITEMS, MOST_TEXT, plainly
from casefile_rules.reading.source import Path_, Source
from casefile_rules.shape import Field


def read(field: Field, raw: Any, source: Source, problems: list[Problem], path: Path_ = ()) -> Any:
    """Return *raw* typed by *field*; what is wrong is added to *problems* (K201 to K210) and left out of the result."""
    try:
        return plainly(field, raw)
    except ValueError:  # what is not plainly right is read with care
        return _Reading(source, problems).value(field, raw, path)


class _Reading:
    __slots__ = ("problems", "source")

    def __init__(self, source: Source, problems: list[Problem]) -> None:
        self.source = source
        self.problems = problems

    def report(self, code: str, path: Path_, *, of_key: bool = False, **arguments: object) -> None:
        if not self.full:
            position = self.source.position(path, of_key=of_key)
            self.problems.append(problem(code, self.source.name, position, **arguments))

    @property
    def full(self) -> bool:
        """Whether so much is wrong that nothing more is looked up or told."""
        return len(self.problems) >= MOST_PROBLEMS

    def unfit(self, path: Path_, raw: Any, *wanted: str) -> None:
        """Report that *raw* is not of one of the kinds *wanted* (K202), with the likely slip (K218, K219)."""
        if isinstance(raw, str) and wanted == ("record",) and re.search(r"[:：]", raw):
            self.report("K218", path, label=self.source.written(path), value=raw)
        elif isinstance(raw, str) and wanted == ("list",) and re.match(r"[-－–—]", raw):
            self.report("K219", path, label=self.source.written(path), value=raw)
        else:
            kind = _kind_of(raw)
            self.report(
                "K202" if path else "K226", path, label=self.source.written(path), kind=kind, kind_zh=_WORDS[kind],
                wanted=" / ".join(dict.fromkeys(_NAMES.get(each, each) for each in wanted)),
                wanted_zh="或".join(dict.fromkeys(_WORDS[each] for each in wanted)),
            )  # fmt: skip

    def value(self, field: Field, raw: Any, path: Path_) -> Any:
        kind = field.kind
        if kind == "any":
            return raw
        if raw is None:
            return None
        if kind == "record":
            return self.record(field, raw, path)
        if kind == "list":
            return self.list(field, raw, path)
        if kind == "mapping":
            return self.mapping(field, raw, path)
        if kind == "union":
            return self.union(field, raw, path)
        return self.scalar(field, raw, path)

    def record(self, field: Field, raw: Any, path: Path_) -> Any:
        if not isinstance(raw, dict):
            self.unfit(path, raw, "record")
            return None
        fields, labels = field.fields, field.labels
        result: dict[str, Any] = {}
        for written, item in raw.items():
            below = fields.get(written)
            key = intern(written)  # the same text in every file and in every rule: found, and compared, by where it is
            if below is None:
                named = labels.get(written)
                if named is None:
                    self.unknown_key(field, written, path)
                    continue
                key = named
                below = fields[key]
            if key in result:
                label = self.source.renamed.pop((*path, key), None)  # else the key would be looked for at the label
                self.report("K203", (*path, written), of_key=True, key=key, label=below.zh)
                if label is not None:
                    self.source.renamed[(*path, key)] = label
                continue
            if key != written:
                self.source.renamed[(*path, key)] = written
            result[key] = self.value(below, item, (*path, key))
        for key in field.required:
            if key not in result:
                self.report("K204", path, key=key, label=fields[key].zh or key)
            elif _is_blank(raw, key, self.source.renamed.get((*path, key), key)):
                self.report("K205", (*path, key), key=key, label=fields[key].zh or key)
        return result

    def unknown_key(self, field: Field, written: str, path: Path_) -> None:
        """Report the key *written*, which *field* does not have, unless it begins with ``x-``."""
        if not written.startswith("x-") and not self.full:
            if written.casefold() == "false" and "no" in field.fields:  # YAML 1.1 reads no as false
                self.report("K228", (*path, written), of_key=True, key=written, label=field.fields["no"].zh or "no")
                return
            own = sorted(field.fields if written.isascii() else field.labels)  # in the language the file is kept in
            near = nearest(written, own) or nearest(written, [*field.fields, *field.labels])
            near = near or " / ".join((own or sorted(field.fields))[:8])
            self.report("K201", (*path, written), of_key=True, key=written, near=near)

    def list(self, field: Field, raw: Any, path: Path_) -> Any:
        if not isinstance(raw, list):
            if isinstance(raw, str) and field.item is not None and field.item.kind == "text":
                self.report("K219", path, label=self.source.written(path), value=raw)
            else:
                self.unfit(path, raw, "list")
            return None
        most = field.most or MOST_ITEMS
        if len(raw) > most:
            self.report("K206", path, count=len(raw), most=most)
            return None
        item = field.item if field.item is not None else Field("any")
        result = []
        for index, member in enumerate(raw):
            here = (*path, index)
            if member is None and item.kind != "any":
                self.report("K207", here)
                continue
            value = self.value(item, member, here)
            if value is not None or item.kind == "any":
                result.append(value)  # else it is wrong, and reported
        return result

    def mapping(self, field: Field, raw: Any, path: Path_) -> Any:
        if not isinstance(raw, dict):
            self.unfit(path, raw, "mapping")
            return None
        item = field.item if field.item is not None else Field("any")
        return {key: self.value(item, value, (*path, key)) for key, value in raw.items() if not key.startswith("x-")}

    def union(self, field: Field, raw: Any, path: Path_) -> Any:
        shape = "mapping" if isinstance(raw, dict) else "list" if isinstance(raw, list) else "scalar"
        options = [
            option for option in field.options if option.kind == "any" or _SHAPES.get(option.kind, "scalar") == shape
        ]
        if not options:
            self.unfit(path, raw, *(option.kind for option in field.options))
            return None
        if len(options) > 1 and isinstance(raw, dict):
            options.sort(key=lambda option: -len(set(raw) & {*option.fields, *option.labels}))
        for option in options[:-1] if not isinstance(raw, dict) else ():
            trial: list[Problem] = []
            value = _Reading(self.source, trial).value(option, raw, path)
            if not trial:
                return value
        return self.value(options[0] if isinstance(raw, dict) else options[-1], raw, path)

    def scalar(self, field: Field, raw: Any, path: Path_) -> Any:
        kind = field.kind
        if isinstance(raw, bool):
            if kind == "boolean":
                return raw
            if kind == "choice":
                raw = "true" if raw else "false"
        if not isinstance(raw, str):
            self.unfit(path, raw, kind)
            return None
        raw = scalars.visible(raw)
        if len(raw) > (field.most or MOST_TEXT):
            self.report("K206", path, count=len(raw), most=field.most or MOST_TEXT)
            return None
        if kind != "text" and not raw.strip():
            self.report("K224", path, label=self.source.written(path))
            return None
        if kind == "choice":
            return self.choice(field, raw, path)
        try:
            value = scalars.READERS[kind](raw)
        except ValueError:
            self.unread(kind, raw, path)
            return None
        if (field.minimum and value < Decimal(field.minimum)) or (field.maximum and value > Decimal(field.maximum)):
            self.report("K208", path, value=raw, low=field.minimum or "—", high=field.maximum or "—")
            return None
        if field.pattern and re.fullmatch(field.pattern, raw) is None:
            self.report("K209", path, value=raw, pattern=field.pattern)
            return None
        return value

    def unread(self, kind: str, raw: str, path: Path_) -> None:
        """Report that *raw* is no *kind* (K211 to K217), with a likely slip: 万 (K225), a short year (K227)."""
        label = self.source.written(path)
        short = kind in ("date", "moment") and re.match(
            r"[0-9]{2}\s*[-./年]\s*[0-9]{1,2}\s*[-./月]", scalars.narrow(raw)
        )
        tens = re.fullmatch(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)\s*万\s*元?", scalars.narrow(raw))
        if kind == "decimal" and tens is not None:
            self.report("K225", path, label=label, value=raw, plain=f"{(Decimal(tens[1]) * 10_000).normalize():f}")
        elif short:
            self.report("K227", path, label=label, value=raw)
        else:
            self.report(f"K21{_ORDER.index(kind)}", path, value=raw, label=label)

    def choice(self, field: Field, raw: str, path: Path_) -> Any:
        word = raw.strip()
        if word in field.values:
            return intern(word)
        value = field.value_labels.get(word)
        if value is None:
            known = [*field.values, *field.value_labels]
            near = nearest(word, known)
            listed = " / ".join(
                _named(field, value, raw.isascii()) for value in field.values[: 12 if raw.isascii() else 30]
            )
            self.report("K210", path, value=raw, near=near or "—", known=listed, label=self.source.written(path))
        return value


_SHAPES: Final = {"record": "mapping", "mapping": "mapping", "list": "list"}
_ORDER: Final = ("", "integer", "decimal", "boolean", "date", "moment", "pages", "text")


def _named(field: Field, value: str, is_english: bool) -> str:
    """Return a choice as it may be written: where the file is kept in Chinese its Chinese word alone."""
    label = next((label for label, each in field.value_labels.items() if each == value), "")
    return (f"{value}({label})" if is_english else label) if label else value


def _kind_of(raw: Any) -> str:
    if isinstance(raw, dict):
        return "mapping"
    if isinstance(raw, list):
        return "list"
    return "boolean" if isinstance(raw, bool) else "text"


def _is_blank(raw: dict[str, Any], key: str, written: str) -> bool:
    """Return whether a required key is there but holds nothing: null, or text that is only space."""
    item = raw.get(written, raw.get(key))
    return item is None or (isinstance(item, str) and not item.strip())


_NAMES: Final = {"record": "mapping", "union": "value", "choice": "word"}
_WORDS: Final = {
    "record": "键值对", "mapping": "键值对", "list": "列表", "text": "文字", "integer": "整数", "decimal": "数值",
    "boolean": "是或否",
    "date": "日期", "moment": "日期或时间", "pages": "页码", "choice": "选项", "union": "值", "any": "值",
}  # fmt: skip
