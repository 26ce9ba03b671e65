"""Worked examples of rules and rubrics: what ``rules test`` runs.

An example of a rule gives a fragment of a manifest (``case``), or a single record of the list that the rule looks at
(``document: {…}``), and says what must come out (``expect``) and, where it matters, what is said of it (``says``).
``answer`` gives a reviewer's verdict on the rule's question.
"""

import os
from fractions import Fraction
from typing import Any, NamedTuple

from casefile_rules.assessment import Engine
from casefile_rules.assessment._telling import Teller
from casefile_rules.casefile.reader import case_file_from
from casefile_rules.conditions import Answer, Run
from casefile_rules.engine import CompiledRule, Place
from casefile_rules.problems import Problem, ProblemsError, problem
from casefile_rules.ruleset.entries import RuleEntry
from casefile_rules.scoring import PlaceState, ScoreInput
from casefile_rules.scoring.rounding import show
from casefile_rules.status import MAY_FAIL, MAY_NOT_APPLY, MAY_PASS, word
from casefile_rules.subjects import Subject, subject

VERDICTS = ("pass", "fail", "not_applicable", "undetermined")
EXPECTED = ("pass", "fail", "not_applicable", "undetermined", "error", "not_selected")
_MASKS = {
    "pass": MAY_PASS, "fail": MAY_FAIL, "not_applicable": MAY_NOT_APPLY, "undetermined": MAY_PASS | MAY_FAIL,
    "unknown": MAY_PASS | MAY_FAIL | MAY_NOT_APPLY,
}  # fmt: skip
_ORDER = ("error", "fail", "undetermined", "pass", "not_applicable")


class Tally(NamedTuple):
    """How many examples were run, and what did not come out as expected."""

    run: int
    problems: tuple[Problem, ...]


def run_examples(engine: Engine, ids: tuple[str, ...] = ()) -> Tally:
    """Run the examples of the rules of *engine* (all, or those named) and of its rubric."""
    problems: list[Problem] = []
    run = 0
    for id_, entries in engine.ruleset.rules.items():
        if ids and id_ not in ids:
            continue
        for entry in entries:
            for number, example in enumerate(entry.data.get("examples") or [], 1):
                run += 1
                problems.extend(_one(engine, entry, number, example))
    if not ids:
        count, found = _rubric_examples(engine)
        run += count
        problems.extend(found)
    return Tally(run, tuple(problems))


def _one(engine: Engine, entry: RuleEntry, number: int, example: Any) -> list[Problem]:
    at = ("examples", number - 1)

    def wrong(code: str, **arguments: object) -> list[Problem]:
        return [problem(code, entry.spot.source.name, entry.spot.position(*at), number=number, **arguments)]

    if not isinstance(example, dict) or example.get("expect") not in EXPECTED:
        return wrong("S359", reason=f"expect: {' / '.join(EXPECTED)}")
    made = subject(engine.ruleset.subject)
    try:
        manifest = manifest_of(made, example)
    except ValueError as error:
        return wrong("S359", reason=error)
    try:
        run = engine.run(engine.prepare(case_file_from(manifest, entry.spot.source.name)))
        rule = engine.rules[entry.id]
        run.answers = _answered(rule, run, example.get("answer"))
    except ProblemsError as error:
        return wrong("S359", reason="; ".join(each.text("zh") for each in error.problems[:3]))
    except TypeError as error:
        return wrong("S359", reason=error)
    places = rule.places(run)
    wanted = example.get("place")
    if places is not None and wanted:
        places = [place for place in places if place.key == wanted]
    found = status_of(places)
    if found != example["expect"]:
        return wrong("S358", expect=example["expect"], found=found)
    says = example.get("says")
    if says and places is not None:
        told = "；".join(_said(Teller(engine, run), entry.id, places))
        if str(says) not in told:
            return wrong("S358", expect=says, found=told or "—")
    return []


def _answered(rule: CompiledRule, run: Run, answer: Any) -> dict[tuple[str, str], Answer]:
    """Return the answers an example gives: one verdict for every place of the rule, or question -> verdict."""
    if answer is None:
        return {}
    by_question = answer if isinstance(answer, dict) else {"": answer}
    if not all(verdict in VERDICTS for verdict in by_question.values()):
        raise TypeError(f"answer: {' / '.join(VERDICTS)}")
    keys = [place.key for place in rule.places(run) or ()]
    return {
        (f"{rule.id}#{question}" if question else rule.id, key): Answer(verdict, None, "-", "", "-")
        for question, verdict in by_question.items()
        for key in keys
    }


def status_of(places: list[Place] | None) -> str:
    """Return the gravest status among *places*: what an example as a whole comes to."""
    if places is None:
        return "not_selected"
    words = {word(place.mask) for place in places} or {"not_applicable"}
    return next(one for one in _ORDER if one in words)


def _said(teller: Teller, id_: str, places: list[Place]) -> list[str]:
    """Return everything that is said, in Chinese, of the places that do not plainly pass."""
    told: list[str] = []
    for place in places:
        if place.mask & MAY_FAIL:
            _, require = teller.traces(id_, place)
            status = word(place.mask)
            told += [teller.told(place, require, status)["zh"], teller.message(place, "remedy", require, "zh")]
            told += [one["zh"] for one in teller.details(id_, place, status)]
    return told


def manifest_of(made: Subject, example: dict[str, Any]) -> dict[str, Any]:
    """Return the manifest an example stands for. Raises ValueError for a key that is neither of ours nor a member.

    ``case`` is merged last, so that it can add what a single record cannot say.
    """
    singular = {name: key for key, name in made.element_names.items()}
    manifest: dict[str, Any] = {"format": f"{made.name}/1"}
    for key, value in example.items():
        if key in ("answer", "case", "expect", "in", "note", "place", "says"):
            continue
        if key not in singular:
            raise ValueError(f"{key}: expected case / {' / '.join(sorted(singular))}")
        collection = singular[key]
        if made.name == "casefile" and collection == "documents":
            manifest["volumes"] = [
                {"kind": example.get("in", "main"), "complete": "true", "documents": [value]},
                {"kind": "sub" if example.get("in", "main") == "main" else "main", "present": "false"},
            ]
        elif made.name == "casefile" and collection == "volumes":
            manifest["volumes"] = [value]
        else:
            manifest[collection] = [value]
    given = example.get("case") or {}
    if not isinstance(given, dict):
        raise ValueError("case: a fragment of a manifest")  # noqa: TRY004 - told like any other misspelt example
    return manifest | given


def _rubric_examples(engine: Engine) -> tuple[int, list[Problem]]:
    """Run ``examples.yaml`` beside a rubric: outcomes by rule, and the points they must come to."""
    from casefile_rules.reading.source import read_source
    from casefile_rules.scoring.examples import run_examples as run_inside

    path = os.path.join(engine.ruleset.folder, "examples.yaml")
    rubric = engine.rubric
    if rubric is None or engine.ruleset.rubric is None:
        return 0, []
    data, inside = engine.ruleset.rubric
    found: list[Problem] = []
    results = run_inside(rubric, data)
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
    prepared = engine.prepare(case_file_from({"format": "casefile/1"} | (example.get("case") or {}), "example"))
    facts = {key: _fact(engine, key, value) for key, value in (example.get("facts") or {}).items()}
    prepared.root["facts"] = {**prepared.root.get("facts", {}), **facts}
    evaluation = engine.evaluate(prepared)
    host = engine.compiler.host
    for name, value in facts.items():
        if name in host.derivations:
            evaluation.run.derived[host.derivations[name]] = value
    base = engine.given(evaluation, frozenset(), {}, raised_stand=False)
    confirmed = {key: value in (True, "true", "confirmed") for key, value in (example.get("confirmed") or {}).items()}
    score = rubric.score(ScoreInput(states, frozenset(absent), base.conditions, base.selections, confirmed))
    expected = example["expect"]
    wanted = {"low": Fraction(expected["low"]), "high": Fraction(expected.get("high", expected["low"]))}
    if (score.low, score.high) != (wanted["low"], wanted["high"]):
        return _told(wanted["low"], wanted["high"]), _told(score.low, score.high)
    grade = expected.get("grade")
    if grade is not None and list(score.grades) != (grade if isinstance(grade, list) else [grade]):
        return str(grade), " / ".join(score.grades)
    return None


def _told(low: Fraction, high: Fraction) -> str:
    """Return an interval in decimals; where those are not exact, with the fraction that an example is written in."""
    exact = [f" ({end})" if Fraction(show(end, 4)) != end else "" for end in (low, high)]
    return "–".join(show(end, 4) + fraction for end, fraction in zip((low, high), exact, strict=True))


def _fact(engine: Engine, name: str, value: Any) -> Any:
    from casefile_rules.engine import typed_fact

    field = engine.compiler.host.facts.get(name)
    return value if field is None else typed_fact(field, value)
