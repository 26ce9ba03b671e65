"""Worked examples of a rubric: outcomes of rules, and the points that they must come to.

They lie in ``examples.yaml`` beside the rubric, or in the rubric itself.
"""

import os
from fractions import Fraction
from typing import Any

from casefile_rules.assessment import Engine
from casefile_rules.casefile.reader import case_file_from
from casefile_rules.engine import Evaluation, typed_fact
from casefile_rules.problems import Problem, problem
from casefile_rules.reading.source import read_source
from casefile_rules.scoring import PlaceState, Rubric, Score, ScoreInput
from casefile_rules.scoring.examples import run_examples
from casefile_rules.scoring.rounding import show
from casefile_rules.status import MAY_FAIL, MAY_NOT_APPLY, MAY_PASS

_MASKS = {
    "pass": MAY_PASS, "fail": MAY_FAIL, "not_applicable": MAY_NOT_APPLY, "undetermined": MAY_PASS | MAY_FAIL,
    "unknown": MAY_PASS | MAY_FAIL | MAY_NOT_APPLY,
}  # fmt: skip


def run_rubric_examples(engine: Engine) -> tuple[int, list[Problem]]:
    """Run ``examples.yaml`` beside a rubric: outcomes by rule, and the points they must come to."""
    path = os.path.join(engine.ruleset.folder, "examples.yaml")
    rubric = engine.rubric
    if rubric is None or engine.ruleset.rubric is None:
        return 0, []
    data, inside = engine.ruleset.rubric
    found: list[Problem] = []
    results = run_examples(rubric, data)
    for result in results:
        if not result.holds:
            place = inside.position(("examples", result.number - 1))
            expected, came = (f"{show(one[0], 4)} {one[1]}".strip() for one in (result.expected, result.found))
            came += f" ({', '.join(result.unknown)}?)" if result.unknown else ""
            found.append(problem("S358", inside.name, place, number=result.number, expect=expected, found=came))
    if not os.path.isfile(path):
        return len(results), found
    source = read_source(path)
    examples = source.data if isinstance(source.data, list) else []
    for number, example in enumerate(examples):
        position = source.position((number,))
        try:
            said = _scored(engine, example)
        except (KeyError, TypeError, ValueError) as error:
            reason = f"{type(error).__name__}: {error}"
            found.append(problem("S359", source.name, position, number=number + 1, reason=reason))
            continue
        if said:
            found.append(problem("S358", source.name, position, number=number + 1, expect=said[0], found=said[1]))
    return len(results) + len(examples), found


def _scored(engine: Engine, example: dict[str, Any]) -> tuple[str, str] | None:
    """Return (expected, found) where an example of a rubric does not come out; None where it does."""
    rubric = engine.rubric
    assert rubric is not None
    evaluation = evaluated(engine, example)
    base = engine.given(evaluation, frozenset(), {}, raised_stand=False)
    return points_difference(rubric, example, base)


def evaluated(engine: Engine, example: dict[str, Any]) -> Evaluation:
    """Return the evaluation of the case of an example of a rubric, on which the rubric's own conditions are tried."""
    prepared = engine.prepare(case_file_from({"format": "casefile/1"} | (example.get("case") or {}), "example"))
    facts = {key: _fact(engine, key, value) for key, value in (example.get("facts") or {}).items()}
    prepared.root["facts"] = {**prepared.root.get("facts", {}), **facts}
    evaluation = engine.evaluate(prepared)
    host = engine.compiler.host
    for name, value in facts.items():
        if name in host.derivations:
            evaluation.run.derived[host.derivations[name]] = value
    return evaluation


def points_difference(rubric: Rubric, example: dict[str, Any], base: ScoreInput) -> tuple[str, str] | None:
    """Return (expected, found) where an example does not come to its points under *rubric*; None where it does.

    *base* says which of the rubric's own conditions hold, and which tables are chosen.
    """
    score = scored(rubric, example, base)
    expected = example["expect"]
    wanted = {"low": Fraction(expected["low"]), "high": Fraction(expected.get("high", expected["low"]))}
    if (score.low, score.high) != (wanted["low"], wanted["high"]):
        return _told(wanted["low"], wanted["high"]), _told(score.low, score.high)
    grade = expected.get("grade")
    if grade is not None and list(score.grades) != (grade if isinstance(grade, list) else [grade]):
        return str(grade), " / ".join(score.grades)
    return None


def scored(rubric: Rubric, example: dict[str, Any], base: ScoreInput) -> Score:
    """Return what an example comes to under *rubric*, whatever it expects."""
    states: dict[str, list[PlaceState]] = {}
    absent: set[str] = set()
    points = example.get("points") or {}
    default = example.get("default") or "pass"
    given = dict.fromkeys(rubric.rules, default) if default != "pass" else {}
    given |= example.get("states") or {}
    for rule in sorted(set(given) | set(points)):
        words = given.get(rule, "fail")
        listed = words if isinstance(words, list) else [words]
        worth = points.get(rule)
        worths = worth if isinstance(worth, list) else [worth] * len(listed)
        if all(one == "not_applicable" for one in listed):
            absent.add(rule)
            continue
        if rule not in rubric.rules:
            raise KeyError(rule)
        states[rule] = [
            PlaceState(str(index), _MASKS[one], points=None if given_ is None else Fraction(given_))
            for index, (one, given_) in enumerate(zip(listed, worths, strict=True))
        ]
    confirmed = {key: value in (True, "true", "confirmed") for key, value in (example.get("confirmed") or {}).items()}
    return rubric.score(ScoreInput(states, frozenset(absent), base.conditions, base.selections, confirmed))


def _told(low: Fraction, high: Fraction) -> str:
    """Return an interval in decimals; where those are not exact, with the fraction that an example is written in."""
    exact = [f" ({end})" if Fraction(show(end, 4)) != end else "" for end in (low, high)]
    return "–".join(show(end, 4) + fraction for end, fraction in zip((low, high), exact, strict=True))


def _fact(engine: Engine, name: str, value: Any) -> Any:
    field = engine.compiler.host.facts.get(name)
    return value if field is None else typed_fact(field, value)
