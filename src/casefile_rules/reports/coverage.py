"""What a ruleset covers, as plain text, as Markdown and as JSON."""

import json
from typing import Any

from casefile_rules.coverage.keys import Key
from casefile_rules.coverage.table import Coverage, Line, key_totals, totals
from casefile_rules.problems import Problem
from casefile_rules.reports._coverage import Words
from casefile_rules.reports._layout import columns, wrap
from casefile_rules.reports._writing import clean

_NONE = {
    "zh": "{name} 没有条款登记（clauses/*.yaml），不能说明哪些条款有规则承担。",
    "en": "{name} brings no register of clauses (clauses/*.yaml), so that nobody can tell which clauses it covers.",
}
_HEADS = {
    "items": ("检查项", "Check items"),
    "keys": ("清单字段", "Keys of a manifest"),
    "clause": ("条款", "Clause"),
    "item": ("编号", "Item"),
    "says": ("要点", "What it is about"),
    "carried": ("由谁承担", "Carried by"),
    "key": ("字段", "Key"),
    "label": ("名称", "Label"),
    "readers": ("由谁读取", "Read by"),
    "gap": ("缺", "gap"),
}


def none(coverage: Coverage, lang: str) -> str:
    """Return what is said of a ruleset without a register."""
    return _NONE[lang].format(name=f"{coverage.ruleset} {coverage.version}")


def text(coverage: Coverage, *, lang: str = "zh", width: int = 100) -> str:
    """Return the coverage as plain text of at most *width* columns."""
    words = Words(lang)
    result: list[str] = []
    for source, lines in coverage.clauses.items():
        result += [
            *_head(words, words.title(coverage, source), words.of_lines(lines), width),
            *_lines(words, lines, width),
        ]
    if coverage.items:
        head = _head(words, _HEADS["items"][words.index], words.of_lines(coverage.items), width)
        result += [*head, *_lines(words, coverage.items, width)]
    result += _head(words, _HEADS["keys"][words.index], words.of_keys(coverage.keys), width)
    result += columns([(f"  {key.path}", clean(words.readers(key))) for key in coverage.keys], width)
    return clean("\n".join(result)) + "\n"


def _head(words: Words, name: str, counts: str, width: int) -> list[str]:
    return [*wrap(f"{name}{words.colon}{counts}", width)]


def _lines(words: Words, lines: list[Line], width: int) -> list[str]:
    result: list[str] = []
    for line in lines:
        result += columns([(f"  {line.name}", words.text(line.says))], width)
        told = [(f"    {what}", which) for what, which in words.carried(line)]
        for one in told or [(f"    {_HEADS['gap'][words.index]}", "")]:
            result += columns([one], width)
    return [*result, ""]


def markdown(coverage: Coverage, *, lang: str = "zh", level: int = 2) -> str:
    """Return the coverage as tables of Markdown, below headings of *level*."""
    words = Words(lang)
    heading, head = "#" * level, {name: both[words.index] for name, both in _HEADS.items()}
    result = []
    for source, lines in coverage.clauses.items():
        result += [f"{heading} {words.title(coverage, source)}", "", f"{words.of_lines(lines)}", ""]
        result += _table((head["clause"], head["says"], head["carried"]), [_cells(words, line) for line in lines])
    if coverage.items:
        result += [f"{heading} {head['items']}", "", words.of_lines(coverage.items), ""]
        rows = [_cells(words, line) for line in coverage.items]
        result += _table((head["item"], head["says"], head["carried"]), rows)
    result += [f"{heading} {head['keys']}", "", words.of_keys(coverage.keys), ""]
    rows = [(f"`{key.path}`", key.label, words.readers(key)) for key in coverage.keys]
    return "\n".join(result + _table((head["key"], head["label"], head["readers"]), rows))


def _cells(words: Words, line: Line) -> tuple[str, ...]:
    told = [f"{what}{words.colon}{which}" for what, which in words.carried(line)]
    return line.name, words.text(line.says), "<br>".join(told) or _HEADS["gap"][words.index]


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    told = [head, ("---",) * len(head), *rows]
    return [*("| " + " | ".join(clean(cell).replace("|", "\\|") for cell in row) + " |" for row in told), ""]


def as_json(coverage: Coverage) -> str:
    """Return the coverage as JSON, for other programs."""
    return json.dumps(record(coverage), ensure_ascii=False, indent=2) + "\n"


def record(coverage: Coverage) -> dict[str, Any]:
    """Return the coverage as plain data."""
    return {
        "ruleset": coverage.ruleset,
        "version": coverage.version,
        "registered": coverage.registered,
        "documents": [
            {
                "source": source,
                "title": coverage.titles.get(source, {}),
                "totals": totals(lines),
                "clauses": [{"at": line.name, **_line(line)} for line in lines],
            }
            for source, lines in coverage.clauses.items()
        ],
        "items": {
            "totals": totals(coverage.items),
            "items": [{"id": line.name, **_line(line)} for line in coverage.items],
        },
        "keys": {"totals": key_totals(coverage.keys), "keys": list(map(_key, coverage.keys))},
        "problems": list(map(_problem, coverage.problems)),
    }


def _line(line: Line) -> dict[str, Any]:
    held = {
        "rules": list(line.rules), "people": list(line.people), "grounds": list(line.grounds), "by": list(line.by),
        "later": list(line.later), "cited": list(line.cited), "none": line.none, "in_part": list(line.in_part),
    }  # fmt: skip
    return {"says": line.says, "carried": line.kind, **{name: value for name, value in held.items() if value}}


def _key(key: Key) -> dict[str, Any]:
    why = key.unread
    unread = {} if why is None or key.read else {"unread": {"kind": why.kind, "why": why.why}}
    held = {"rules": list(key.rules), "facts": list(key.facts), "parts": list(key.parts)}
    return {"key": key.path, "label": key.label, **{name: value for name, value in held.items() if value}, **unread}


def _problem(one: Problem) -> dict[str, Any]:
    told = {"code": one.code, "zh": one.text("zh"), "en": one.text("en")}
    return {"file": one.file, "line": one.line, "column": one.column, **told}
