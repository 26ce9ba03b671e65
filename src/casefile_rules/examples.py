"""Worked examples of rules and rubrics: what ``rules test`` runs.

An example of a rule gives a fragment of a manifest (``case``), or a single record of the list that the rule looks at
(``document: {…}``), and says what must come out (``expect``) and, where it matters, what is said of it (``says``).
``answer`` gives a reviewer's verdict on the rule's question.
"""

import os
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from casefile_rules.assessment import Engine
from casefile_rules.assessment._engine import Prepared
from casefile_rules.assessment._telling import Teller
from casefile_rules.casefile.reader import case_file_from, case_file_of
from casefile_rules.conditions import Answer, Run
from casefile_rules.engine import CompiledRule, Evaluation, Place
from casefile_rules.problems import Problem, ProblemsError, nearest, problem
from casefile_rules.reading.source import Path_, Source
from casefile_rules.ruleset.entries import RuleEntry, Spot
from casefile_rules.scoring import PlaceState, Rubric, ScoreInput
from casefile_rules.scoring.rounding import show
from casefile_rules.status import MAY_FAIL, MAY_NOT_APPLY, MAY_PASS, word
from casefile_rules.subjects import Subject, subject

VERDICTS = ("pass", "fail", "not_applicable", "undetermined")
_OURS = ("answer", "case", "expect", "in", "note", "place", "says")
EXPECTED = ("pass", "fail", "not_applicable", "undetermined", "error", "not_selected")
_MASKS = {
    "pass": MAY_PASS, "fail": MAY_FAIL, "not_applicable": MAY_NOT_APPLY, "undetermined": MAY_PASS | MAY_FAIL,
    "unknown": MAY_PASS | MAY_FAIL | MAY_NOT_APPLY,
}  # fmt: skip
_ORDER = ("error", "fail", "undetermined", "pass", "not_applicable")


class Tally(NamedTuple):
    """How many examples were run, what did not come out as expected, and of how many examples that is said."""

    run: int
    problems: tuple[Problem, ...]
    failed: int


class _Written(Source):
    """The manifest of an example, whose every part is found again in the file of rules."""

    __slots__ = ("_origins", "_spot")

    def __init__(self, spot: Spot, example: dict[str, Any], made: Subject) -> None:
        manifest, self._origins = _manifest(made, example)
        super().__init__(spot.source.name, "", manifest, "", is_json=False)
        self._spot = spot

    def position(self, path: Path_, *, of_key: bool = False) -> tuple[int, int]:
        """Return (line, column) of what an example says at *path* of its manifest."""
        steps = tuple(self.renamed.get(path[: end + 1], step) for end, step in enumerate(path))
        for start, written in self._origins.items():
            if steps[: len(start)] == start:
                at = (*self._spot.at, *written, *steps[len(start) :])
                return self._spot.source.position(at, of_key=of_key)
        return self._spot.position()


def run_examples(engine: Engine, ids: tuple[str, ...] = ()) -> Tally:
    """Run the examples of the rules of *engine* (all, or those named) and of its rubric."""
    problems: list[Problem] = []
    run = failed = 0
    for entry, number, example in _examples(engine, ids):
        run += 1
        found = _one(engine, entry, number, example)
        problems += found
        failed += bool(found)
    if not ids:
        count, found = _rubric_examples(engine)
        run += count
        failed += len(found)
        problems += found
    return Tally(run, tuple(problems), failed)


def wrong_examples(engine: Engine) -> list[Problem]:
    """Return what is wrong with how the examples of the rules are written, each where it stands; none is run."""
    return [found for each in _examples(engine, ()) for found in _prepared(engine, *each)[1]]


def examples_of(engine: Engine, ids: tuple[str, ...] = ()) -> Iterator[tuple[RuleEntry, int, Any, Prepared]]:
    """Yield the examples of rules that can be run: (rule, number, as written, its case prepared)."""
    for entry, number, example in _examples(engine, ids):
        prepared, _ = _prepared(engine, entry, number, example)
        if prepared is not None:
            yield entry, number, example, prepared


def _examples(engine: Engine, ids: tuple[str, ...]) -> Iterator[tuple[RuleEntry, int, Any]]:
    for id_, entries in engine.ruleset.rules.items():
        if not ids or id_ in ids:
            for entry in entries:
                for number, example in enumerate(entry.data.get("examples") or [], 1):
                    yield entry, number, example


def _prepared(engine: Engine, entry: RuleEntry, number: int, example: Any) -> tuple[Any, list[Problem]]:
    """Return the case of an example, ready to run, or what is wrong with how it is written."""
    spot = Spot(entry.spot.source, (*entry.spot.at, "examples", number - 1))

    def wrong(reason: object, *below: str) -> tuple[None, list[Problem]]:
        return None, [problem("S359", spot.source.name, spot.position(*below), number=number, reason=reason)]

    if not isinstance(example, dict) or example.get("expect") not in EXPECTED:
        return wrong(f"expect: {' / '.join(EXPECTED)}", "expect")
    if any(verdict not in VERDICTS for verdict in _by_question(example.get("answer")).values()):
        return wrong(f"answer: {' / '.join(VERDICTS)}", "answer")
    try:
        prepared = engine.prepare(case_file_of(_Written(spot, example, subject(engine.ruleset.subject))))
    except ValueError as error:
        return wrong(error)
    except ProblemsError as error:
        return None, list(error.problems)
    return (None, list(prepared.notices)) if prepared.notices else (prepared, [])


def _one(engine: Engine, entry: RuleEntry, number: int, example: Any) -> list[Problem]:
    prepared, problems = _prepared(engine, entry, number, example)
    if prepared is None:
        return problems

    def wrong(expect: object, found: str) -> list[Problem]:
        position = entry.spot.position("examples", number - 1)
        return [problem("S358", entry.spot.source.name, position, number=number, expect=expect, found=found)]

    differs = difference(engine, engine.rules[entry.id], prepared, example)
    return [] if differs is None else wrong(*differs)


def difference(engine: Engine, rule: CompiledRule, prepared: Prepared, example: Any) -> tuple[object, str] | None:
    """Return (expected, found) where the prepared *example* does not come out under *rule*; None where it does."""
    run, places = _places(engine, rule, prepared, example)
    found = status_of(places)
    if found != example["expect"]:
        return example["expect"], found
    says = example.get("says")
    if says and places is not None:
        told = "；".join(_said(Teller(engine, run), rule.id, places))
        if str(says) not in told:
            return says, told or "—"
    return None


def comes_to(engine: Engine, rule: CompiledRule, prepared: Prepared, example: Any) -> str:
    """Return the status that the prepared *example* comes to under *rule*, whatever it expects."""
    return status_of(_places(engine, rule, prepared, example)[1])


def prepared_as(engine: Engine, entry: RuleEntry, example: Any) -> Prepared | None:
    """Return the case of *example*, written for the rule of *entry*, or None where it is badly written."""
    prepared: Prepared | None = _prepared(engine, entry, 1, example)[0]
    return prepared


def _places(engine: Engine, rule: CompiledRule, prepared: Prepared, example: Any) -> tuple[Run, list[Place] | None]:
    run = engine.run(prepared)
    run.answers = _answered(rule, run, example.get("answer"))
    places = rule.places(run)
    wanted = example.get("place")
    if places is not None and wanted:
        places = [place for place in places if place.key == wanted]
    return run, places


def _by_question(answer: Any) -> dict[str, Any]:
    """Return the answers an example gives by question: a single verdict answers the only one."""
    return answer if isinstance(answer, dict) else {} if answer is None else {"": answer}


def _answered(rule: CompiledRule, run: Run, answer: Any) -> dict[tuple[str, str], Answer]:
    """Return the answers an example gives: one verdict for every place of the rule, or question -> verdict."""
    keys = [place.key for place in rule.places(run) or ()] if answer is not None else []
    return {
        (f"{rule.id}#{question}" if question else rule.id, key): Answer(verdict, None, "-", "", "-")
        for question, verdict in _by_question(answer).items()
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


def _manifest(made: Subject, example: dict[str, Any]) -> tuple[dict[str, Any], dict[Path_, Path_]]:
    """Return the manifest of an example, and for its parts where the example says them; ``case`` is merged last.

    Raises ValueError for a key that is neither of ours nor a member.
    """
    singular = {name: key for key, name in made.element_names.items()}
    manifest: dict[str, Any] = {"format": f"{made.name}/1"}
    given = example.get("case") or {}
    if not isinstance(given, dict):
        raise ValueError("case: a fragment of a manifest")  # noqa: TRY004 - told like any other misspelt example
    origins: dict[Path_, Path_] = {(key,): ("case", key) for key in given}
    for key, value in example.items():
        if key in _OURS:
            continue
        if key not in singular:
            meant = nearest(key, [*_OURS, *singular])
            known = " / ".join(["case", *sorted(singular)])
            raise ValueError(f"{key} → {meant or known}")
        collection = singular[key]
        if made.name == "casefile" and collection == "documents":
            main = example.get("in", "main")
            manifest["volumes"] = [
                {"kind": main, "complete": "true", "documents": [value]},
                {"kind": "sub" if main == "main" else "main", "present": "false"},
            ]
            origins["volumes", 0, "documents", 0] = (key,)
            origins["volumes", 0, "kind"] = ("in",)
        else:
            manifest[collection] = [value]
            origins[collection, 0] = (key,)
    return manifest | given, origins


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
