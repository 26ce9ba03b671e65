"""The pack of the bundled rules: what parsing and typing their files gives, for ``reading.bundle`` to take."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from casefile_rules.problems import Problem, ProblemsError
from casefile_rules.reading.source import Source, read_source
from casefile_rules.reading.typed import read
from casefile_rules.shape import load_shape

TYPED: Final = ("calendar", "rubric", "rules", "ruleset", "vocabulary")
"""Contracts whose files are packed typed; what is left is one line long."""

UNPACKED: Final = ("examples.yaml", "items.yaml", "unread-keys.yaml")
"""What no check reads: worked examples of a rubric, what a review looks at, the keys of a manifest no rule reads."""
REGISTER: Final = "clauses"
"""The folder of what carries each clause, which no check reads either."""


def pack_text(folder: str, texts: dict[str, dict[str, Any]]) -> str:
    """Return the text of the pack for the YAML files below *folder*, each as :func:`slim` leaves it.

    *texts*: digest of a ruleset -> the ``labels`` and ``words`` that its rules teach.
    """
    packed: dict[str, Any] = dict(texts)
    for path in sorted(Path(folder).rglob("*.yaml")):
        if path.name in UNPACKED or path.parent.name == REGISTER:
            continue
        source = read_source(path, packed=False)
        data = slim(source)
        packed[source.digest] = {"data": data, "days": list(_days(data, ()))}
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"), default=_day) + "\n"


def _texted(data: Any) -> Any:
    """Return *data* with amounts as text, which whoever compiles a rubric takes as well."""
    if isinstance(data, dict):
        return {key: _texted(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_texted(value) for value in data]
    return str(data) if isinstance(data, Decimal) else data


def _days(data: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Yield where days stand in *data*."""
    if isinstance(data, date):
        yield path
    members = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in members:
        yield from _days(value, (*path, key))


def _day(value: object) -> str:
    """Return a day as text. Raises TypeError for anything else that JSON does not hold: it would not come back."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    message = f"the pack cannot hold {type(value).__name__}"
    raise TypeError(message)


def slim(source: Source) -> Any:
    """Return the data of a file as it is packed: typed, where its contract is one of :data:`TYPED`.

    Every example of a rule is cut down to what it expects, which is all that loading needs. Raises ProblemsError for
    what does not fit its contract: what is packed is known to be sound.
    """
    form = source.data.get("format", "") if isinstance(source.data, dict) else "rules/1"
    contract = form.partition("/")[0]
    if contract not in TYPED:
        return source.data
    problems: list[Problem] = []
    data = read(load_shape(contract), source.data, source, problems)
    if problems:
        raise ProblemsError(problems)
    if contract == "rubric":
        return _texted(data)
    if contract != "rules":
        return data
    return [
        {**rule, "examples": [{"expect": one.get("expect")} for one in rule["examples"] if isinstance(one, dict)]}
        if isinstance(rule, dict) and isinstance(rule.get("examples"), list)
        else rule
        for rule in data
    ]
