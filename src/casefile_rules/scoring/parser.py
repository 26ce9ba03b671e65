"""Taking a rubric's plain data apart: every wrong value becomes a problem with its position, none an exception."""

import re
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

from casefile_rules.problems import Problem, near, problem
from casefile_rules.scoring.rounding import show

Path = tuple[str | int, ...]
Locate = Callable[[Path], tuple[str, int, int]]
Word = Callable[[str, Path, object, Path], str]
"""Reads the value of a field that chooses a table: (the field, where it is named, the value, where it stands) -> the
value as it is found in files; ``""`` after a reported problem."""

_AMOUNT: Final = re.compile(r"[+-]?[0-9]{1,6}(?:\.[0-9]{1,4})?")


class Parser:
    """Reads values out of plain data and collects what is wrong with them, each problem once."""

    def __init__(
        self, rules: Collection[str], locate: Locate, problems: list[Problem], warnings: list[Problem] | None
    ) -> None:
        self.rules = rules
        self.locate = locate
        self.problems = problems
        self.warnings = warnings
        self.failed = False
        self._seen: set[Problem] = set()

    def wrong(self, code: str, path: Path, **arguments: object) -> None:
        """Note a problem at *path*; the rubric will not be compiled."""
        self.failed = True
        self._add(self.problems, code, path, arguments)

    def warn(self, code: str, path: Path, **arguments: object) -> None:
        """Note something that is probably not meant."""
        if self.warnings is not None:
            self._add(self.warnings, code, path, arguments)

    def _add(self, kept: list[Problem], code: str, path: Path, arguments: dict[str, object]) -> None:
        file, line, column = self.locate(path)
        told = {key: show(value, 4) if isinstance(value, Fraction) else value for key, value in arguments.items()}
        found = problem(code, file, (line, column), **told)
        if found not in self._seen:
            self._seen.add(found)
            kept.append(found)

    def record(self, value: object, path: Path) -> dict[str, Any]:
        """Return *value* as a record; anything else is a problem and an empty record."""
        if isinstance(value, Mapping):
            return dict(value)
        self.wrong("G400", path, expected="mapping / 映射", value=_shown(value))
        return {}

    def items(self, data: Mapping[str, Any], key: str, path: Path) -> list[tuple[Any, Path]]:
        """Return the members of the list under *key* with their paths."""
        value = data.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.wrong("G400", (*path, key), expected="list / 列表", value=_shown(value))
            return []
        return [(item, (*path, key, index)) for index, item in enumerate(value)]

    def word(
        self, data: Mapping[str, Any], key: str, path: Path, known: Collection[str] = (), default: str = ""
    ) -> str:
        """Return the text under *key*, one of *known* where given."""
        value = data.get(key)
        if value is None:
            return default
        if not isinstance(value, str) or not value:
            self.wrong("G400", (*path, key), expected="text / 文字", value=_shown(value))
            return default
        if known and value not in known:
            expected = ", ".join(known)
            self.wrong("G401", (*path, key), key=key, value=value, known=expected, near=near(value, known))
            return default
        return value

    def amount(self, value: object, path: Path, *, least: int | None = 0) -> Fraction:
        """Return *value* as exact points; at most six digits and four decimals, and not below *least*."""
        found: Fraction | None = None
        if isinstance(value, str):
            found = _written(value)
        elif (isinstance(value, Fraction | int) and not isinstance(value, bool)) or (
            isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) < 9
        ):
            found = Fraction(value)
        if found is None or abs(found.numerator) > 999_999 * found.denominator or found.denominator > 1_000_000:
            self.wrong("G402", path, value=_shown(value))
            return Fraction(0)
        if least is not None and found.numerator < least * found.denominator:
            self.wrong("G403", path, value=_shown(value))
            return Fraction(0)
        return found

    def optional(self, data: Mapping[str, Any], key: str, path: Path, *, least: int | None = 0) -> Fraction | None:
        """Return the points under *key*, or None where there are none."""
        value = data.get(key)
        return None if value is None else self.amount(value, (*path, key), least=least)

    def rule(self, data: Mapping[str, Any], path: Path, key: str = "rule") -> str:
        """Return the rule under *key*, which must be known."""
        value = data.get(key)
        if value is None:
            self.wrong("G404", path, key=key)
            return ""
        return self.known_rule(value, (*path, key))

    def known_rule(self, value: object, path: Path) -> str:
        """Return *value* if it is the id of a rule."""
        if isinstance(value, str) and value in self.rules:
            return value
        self.wrong("G405", path, value=_shown(value), near=near(str(value), self.rules))
        return ""

    def rule_list(self, data: Mapping[str, Any], key: str, path: Path) -> tuple[str, ...]:
        """Return the rules listed under *key*; a single one need not be a list."""
        value = data.get(key)
        if isinstance(value, str):
            return (self.known_rule(value, (*path, key)),)
        return tuple(self.known_rule(item, where) for item, where in self.items(data, key, path))

    def only(self, data: Mapping[str, Any], known: Collection[str], path: Path, what: str) -> None:
        """Refuse keys that mean nothing here."""
        for key, value in data.items():
            if key not in known and not str(key).startswith("x-") and value is not None:
                self.wrong("G406", (*path, key), key=key, what=what, near=near(str(key), known))


@lru_cache(maxsize=1024)
def _written(text: str) -> Fraction | None:
    """Return the amount *text*; a standard repeats the same few amounts."""
    return Fraction(text) if _AMOUNT.fullmatch(text) else None


def _shown(value: object) -> str:
    return "null" if value is None else str(value)[:60]


def mode_of(data: Mapping[str, Any]) -> str:
    """Return the mode that a node without one can only have."""
    lines = data.get("lines")
    first = lines[0] if isinstance(lines, list) and lines else None
    if isinstance(first, Mapping):
        return "earn" if "earn" in first else "deduct"
    return "constant" if "points" in data and "nodes" not in data and "tables" not in data else "sum"
