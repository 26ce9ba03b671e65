"""Worked examples of rules and rubrics: what ``rules test`` runs.

An example of a rule gives a fragment of a manifest (``case``), or a single record of the list that the rule looks at
(``document: {…}``), and says what must come out (``expect``) and, where it matters, what is said of it (``says``).
``answer`` gives a reviewer's verdict on the rule's question, ``name`` says shortly what the example proves.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from casefile_rules.assessment import Engine
from casefile_rules.assessment._engine import Prepared
from casefile_rules.assessment._telling import Teller
from casefile_rules.casefile.reader import case_file_of
from casefile_rules.conditions import Answer, Run
from casefile_rules.engine import CompiledRule, Place
from casefile_rules.problems import Problem, ProblemsError, nearest, problem
from casefile_rules.reading.source import Path_, Source
from casefile_rules.rubric_examples import run_rubric_examples
from casefile_rules.ruleset.entries import RuleEntry, Spot
from casefile_rules.status import MAY_FAIL, word
from casefile_rules.subjects import Subject, subject

VERDICTS = ("pass", "fail", "not_applicable", "undetermined")
_OURS = ("answer", "case", "expect", "in", "name", "note", "place", "says")
EXPECTED = ("pass", "fail", "not_applicable", "undetermined", "error", "not_selected")
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
        count, found = run_rubric_examples(engine)
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
    if not isinstance(example.get("name", ""), str):
        return wrong("name: …", "name")
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
