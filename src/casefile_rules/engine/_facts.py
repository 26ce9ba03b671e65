"""Facts (事实): what a ruleset asks beyond the model, typed from the manifest or derived once a file."""

from collections.abc import Callable
from datetime import datetime
from sys import intern
from typing import Any

from casefile_rules.conditions import FACTS, ROOT, Host, Run, Scope, value_of
from casefile_rules.problems import Problem, ProblemsError, near, problem
from casefile_rules.reading import scalars
from casefile_rules.reading.source import Source
from casefile_rules.ruleset.entries import Spot
from casefile_rules.shape import Field
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS
from casefile_rules.values import PARTS, UNKNOWN, Record

_KINDS = {
    "bool": "boolean",
    "text": "text",
    "integer": "integer",
    "decimal": "decimal",
    "date": "date",
    "choice": "choice",
}
_READERS: dict[str, Callable[[str], Any]] = {
    "boolean": scalars.boolean, "integer": scalars.integer, "decimal": scalars.decimal, "date": scalars.date,
}  # fmt: skip


def field_of(record: Record) -> Field:
    """Return the typed field a declared fact stands for."""
    kind = _KINDS[record.get("type") or "bool"]
    ask = record.get("ask") or {}
    field = Field(kind, zh=ask.get("zh", ""), description=ask.get("en") or "")
    field.values = tuple(record.get("values") or ())
    return field


DECIDES = "case.events.decided"
"""The date that decides which announced value of a fact counts, where the fact names no other."""

Announced = list[tuple[Record, Spot]]


def declare(
    host: Host, facts: dict[str, tuple[Record, Spot]], scope_at: Callable[[Spot], Scope], announced: Announced
) -> None:
    """Fill *host* with the facts of a ruleset; derived ones are compiled in an order without circles (S352)."""
    for name, (record, _) in facts.items():
        host.facts[name] = field_of(record)
    for record, spot in announced:
        known = (facts.get(record["fact"]) or ({},))[0].get("announced")
        if not known:
            scope_at(spot).problem("S430", (*spot.at, "fact"), name=record["fact"])
        elif typed_fact(host.facts[record["fact"]], record["value"]) is UNKNOWN:
            kind = host.facts[record["fact"]].kind
            scope_at(spot).problem("S431", (*spot.at, "value"), value=record["value"], kind=kind)
    for name, (record, spot) in facts.items():
        if record.get("announced"):
            _announce(
                host,
                name,
                record.get("by") or DECIDES,
                spot,
                scope_at,
                [one for one, _ in announced if one["fact"] == name],
            )
    derived = {name: pair for name, pair in facts.items() if pair[0].get("derive") is not None}
    for name in sorted(derived):
        host.derivations[name] = len(host.derivations)
        host.derivers.append(lambda _run: UNKNOWN)
    for name, (record, spot) in sorted(derived.items()):
        scope = scope_at(spot)
        if record.get("type") not in (None, "bool"):
            scope.problem("S353", (*spot.at, "derive"), name=name)
        circle = _circle(name, derived)
        if circle:
            scope.problem("S352", (*spot.at, "derive"), chain=" -> ".join(circle))
        condition = scope.condition(record["derive"], (*spot.at, "derive"))
        if condition.judges:
            scope.problem("S391", (*spot.at, "derive"))
        host.derived[name] = condition
        host.derivers[host.derivations[name]] = deriver_of(condition.status)


def _announce(
    host: Host, name: str, decides: str, spot: Spot, scope_at: Callable[[Spot], Scope], values: list[Record]
) -> None:
    """Let the fact *name* take the value that is in force on the day *decides*; UNKNOWN where that is open."""
    by = value_of(scope_at(spot), decides, (*spot.at, "by"), kinds=("date", "moment"))
    field = host.facts[name]
    listed = [(typed_fact(field, one["value"]), one.get("from"), one.get("until")) for one in values]

    def found(run: Run) -> Any:
        day = None if by is None else by[0](run, run.root, run.root)
        if not listed or day is None:
            return None
        if day is UNKNOWN:
            return UNKNOWN
        on = day.date() if isinstance(day, datetime) else day
        held = [value for value, first, last in listed if (first or on) <= on <= (last or on)]
        return held[-1] if held else None

    host.announced[name] = found


def deriver_of(status: Callable[[Run, Record, Record], int]) -> Callable[[Run], Any]:
    """Return what gives a derived fact its value: true, false or unknown, as the condition comes out."""

    def derive(run: Run) -> Any:
        found = status(run, run.root, run.root)
        if found == PASS:
            return True
        return False if found in (FAIL, NOT_APPLICABLE) else UNKNOWN

    return derive


def _circle(start: str, derived: dict[str, tuple[Record, Spot]]) -> list[str]:
    """Return the shortest chain of derived facts by which *start* refers to itself, or []."""
    came_from: dict[str, str] = {}
    todo = [start]
    for name in todo:  # grows while it is walked: nearest first
        for other in sorted(_references(derived[name][0]["derive"])):
            if other == start:
                chain = [name]
                while chain[0] != start:
                    chain.insert(0, came_from[chain[0]])
                return [*chain, start]
            if other in derived and other not in came_from:
                came_from[other] = name
                todo.append(other)
    return []


def _references(raw: Any) -> set[str]:
    """Return the names of the facts a raw condition refers to, in keys or in operands."""
    if isinstance(raw, dict):
        return {name for key, value in raw.items() for part in (key, value) for name in _references(part)}
    if isinstance(raw, list):
        return {name for item in raw for name in _references(item)}
    path = raw.removeprefix(f"{ROOT}.") if isinstance(raw, str) else ""
    return {path.removeprefix(f"{FACTS}.")} if path.startswith(f"{FACTS}.") else set()


def read_facts(
    host: Host, raw: Any, source: Source | None, name: str, at: tuple[str | int, ...] = ("facts",)
) -> tuple[Record, list[Problem], list[Problem]]:
    """Return the facts a manifest records *at* a place, typed; the problems of their values; what no ruleset asked for.

    A fact the ruleset does not declare is not wrong (another ruleset may ask for it): it is only noticed (K221).
    """
    typed: Record = {}
    problems: list[Problem] = []
    unasked: list[Problem] = []
    if not isinstance(raw, dict):
        return typed, problems, unasked
    for key, value in raw.items():
        field = host.facts.get(key)
        if field is None:
            unasked.append(problem("K221", name, _at(source, (*at, key)), name=key, near=near(key, host.facts)))
        elif key in host.derivations:
            problems.append(problem("K222", name, _at(source, (*at, key)), name=key))
        elif value is None:
            typed[intern(key)] = None
        else:
            read = typed_fact(field, value)
            if read is UNKNOWN:
                problems.append(problem("K223", name, _at(source, (*at, key)), name=key, value=value, kind=field.kind))
            else:
                typed[intern(key)] = read
    return typed, problems, sorted(unasked, key=_fact_of)


def read_facts_of_parts(host: Host, root: Record, data: Record, source: Source | None, name: str) -> list[Problem]:
    """Type the facts of each case of a file that holds several: its own, and of the file's what it does not say.

    What all cases say alike is a fact of the file too.

    Returns what no ruleset asked for. Raises ProblemsError for values that do not fit.
    """
    unasked: list[Problem] = []
    problems: list[Problem] = []
    for part in root[PARTS]:
        own: Any = data
        for step in part["at"]:
            own = own[step]
        typed, wrong, unknown = read_facts(host, own.get("facts"), source, name, (*part["at"], "facts"))
        problems += wrong
        unasked += unknown
        found = (root.get("facts") or {}) | typed
        if found or "facts" in part:
            part["facts"] = found
    if problems:
        raise ProblemsError(problems)
    said = [part.get("facts") or {} for part in root[PARTS]]
    alike = {name: value for name, value in said[0].items() if all(each.get(name, UNKNOWN) == value for each in said)}
    if alike:
        root["facts"] = alike | (root.get("facts") or {})
    return unasked


def _fact_of(notice: Problem) -> str:
    """Return the fact that a notice is about: notices come in the order of these, however the file was written."""
    return dict(notice.arguments)["name"]


def _at(source: Source | None, at: tuple[str | int, ...]) -> tuple[int, int]:
    """Return where the fact *at* a place stands; asked only of what is told: the whole file is gone through for it."""
    return (0, 0) if source is None else source.position(at)


def typed_fact(field: Field, value: Any) -> Any:
    """Return the typed value of a fact; UNKNOWN where it does not fit."""
    if isinstance(value, bool):
        return value if field.kind == "boolean" else UNKNOWN
    if not isinstance(value, str):
        return UNKNOWN if isinstance(value, list | dict) else value
    if field.kind == "choice":
        return value if value in field.values else UNKNOWN
    if field.kind not in _READERS:
        return value
    try:
        return _READERS[field.kind](value)
    except ValueError:
        return UNKNOWN
