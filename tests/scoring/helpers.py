"""Short ways to write rubrics and states in tests."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from casefile_rules import status
from casefile_rules.problems import Problem
from casefile_rules.scoring import PlaceState, Rubric, Score, ScoreInput, compile_rubric

GRADES = [{"name": "优秀", "min": 90}, {"name": "合格", "min": 60}, {"name": "不合格"}]

PASSED, FAILED, OPEN, GONE, MAYBE = 1, 2, 3, 4, 6
"""Masks of one place: passes, fails, pass or fail, does not apply, fails or does not apply."""


def problems_of(data: Mapping[str, Any]) -> tuple[list[Problem], list[Problem]]:
    """Return the problems and the warnings of a rubric; positions are (path, 1, 1)."""
    problems: list[Problem] = []
    warnings: list[Problem] = []
    compile_rubric(
        data, rules=rules_of(data), locate=lambda path: ("/".join(map(str, path)), 1, 1), problems=problems,
        warnings=warnings,
    )  # fmt: skip
    return problems, warnings


def rules_of(data: Any) -> list[str]:
    """Return every text that stands where a rule may stand, except those that begin with ``?``."""
    return sorted(rule for rule in set(_rules(data)) if not rule.startswith("?"))


def _rules(data: Any) -> list[str]:
    if isinstance(data, dict):
        own = [data["rule"]] if isinstance(data.get("rule"), str) else []
        own += [rule for rule in data.get("rules", ()) if isinstance(rule, str)]
        return own + [rule for value in data.values() for rule in _rules(value)]
    return [rule for value in data for rule in _rules(value)] if isinstance(data, list) else []


def rubric_of(*nodes: Mapping[str, Any], total: object = 100, **more: Any) -> Rubric:
    """Return the rubric with *nodes*; it must be in order."""
    data = {"total": total, "nodes": list(nodes), "grades": GRADES, **more}
    if total is None:
        del data["total"]
    problems: list[Problem] = []
    rubric = compile_rubric(data, rules=rules_of(data), locate=lambda _: ("rubric", 1, 1), problems=problems)
    assert rubric is not None, [each.render("en") for each in problems]
    return rubric


def places(*masks: int, **more: Any) -> list[PlaceState]:
    """Return one place for each mask."""
    return [PlaceState(f"p{index}", mask, **more) for index, mask in enumerate(masks)]


def score_of(rubric: Rubric, states: Mapping[str, Any] | None = None, **more: Any) -> Score:
    """Score *states*: rule -> mask, masks, or places; conditions hold unless said otherwise."""
    given = {}
    for rule, value in (states or {}).items():
        if isinstance(value, int):
            given[rule] = places(value)
        elif value and isinstance(value[0], int):
            given[rule] = places(*value)
        else:
            given[rule] = list(value)
    more.setdefault("conditions", dict.fromkeys(rubric.conditions, status.PASS))
    return rubric.score(ScoreInput(given, **more))


def taken(score: Score) -> dict[str, Fraction]:
    """Return what each rule takes at the low end."""
    return {line.rule: line.taken_low for line in score.ledger}


def seen(*values: object) -> tuple[object, ...]:
    """Return *values* as they are, to be compared with plain numbers."""
    return values
