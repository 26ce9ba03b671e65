"""Applying changes of inherited points: ``reweigh`` entries of a ruleset to the rubric it inherits."""

from copy import deepcopy
from typing import Any

from casefile_rules.conditions import suggestion
from casefile_rules.problems import Problem, problem
from casefile_rules.ruleset.entries import Spot
from casefile_rules.values import Record


def reweighed(rubric: Record, changes: list[tuple[Record, Spot]], problems: list[Problem]) -> Record:
    """Return *rubric* with *changes* made; it is copied only where there is something to change (S356, S357)."""
    if not changes:
        return rubric
    result = deepcopy(rubric)
    for change, spot in changes:
        node, rule, new = change.get("node"), change.get("rule"), change.get("set")
        if (node is None) == (rule is None) or not isinstance(new, dict):
            problems.append(problem("S356", spot.source.name, spot.position()))
            continue
        key, name = ("id", node) if node is not None else ("rule", rule)
        found = [record for record in _records(result) if record.get(key) == name and _kind(record) == key]
        if not found:
            known = [str(record[key]) for record in _records(result) if isinstance(record.get(key), str)]
            problems.append(
                problem("S357", spot.source.name, spot.position(key if key == "rule" else "node"), name=name,
                        known=suggestion(str(name), known))
            )  # fmt: skip
        for record in found:
            record.update(new)
    return result


def _kind(record: Record) -> str:
    return "rule" if "deduct" in record or "earn" in record else "id"


def _records(value: Any) -> list[Record]:
    if isinstance(value, dict):
        return [value, *(record for item in value.values() for record in _records(item))]
    return [record for item in value for record in _records(item)] if isinstance(value, list) else []
