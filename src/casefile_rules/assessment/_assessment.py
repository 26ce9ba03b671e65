"""The result of holding one file against one ruleset (评查结果): computed parts, built into JSON when it is read."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.assessment._answers import Human
from casefile_rules.assessment._states import Waived
from casefile_rules.assessment._verdict import UNCOUNTED, UNSETTLED, verdict_of
from casefile_rules.engine import Evaluation
from casefile_rules.problems import Problem
from casefile_rules.scoring import Score, ScoreInput
from casefile_rules.status import MAY_FAIL
from casefile_rules.values import Record

if TYPE_CHECKING:
    from casefile_rules.assessment._engine import Engine
    from casefile_rules.human import Confirmation, Waivers


class Basis:
    """What an assessment rests on: the engine, the file, its view, notices, its numbers, the days, what people added.

    ``reviewed`` is the day of the review: the last one a review sheet names, else ``as_of``.
    """

    __slots__ = (
        "as_of", "casefile", "confirmations", "engine", "identities", "notices", "reviewed", "root", "waivers",
    )  # fmt: skip

    def __init__(
        self,
        engine: Engine,
        casefile: Any,
        root: Record,
        notices: list[Problem],
        identities: tuple[str, ...],
        days: tuple[date | None, date | None],
        waivers: Waivers | None,
        confirmations: tuple[Confirmation, ...] = (),
    ) -> None:
        self.engine = engine
        self.casefile = casefile
        self.root = root
        self.notices = notices
        self.identities = identities
        self.as_of, self.reviewed = days
        self.waivers = waivers
        self.confirmations = confirmations


Sheet = tuple[str, Evaluation, dict[str, bool]]


class Assessment:
    """One graded, explained result.

    ``score`` presumes nothing; ``self_check`` presumes unanswered questions in order but no points on top (加分), lets
    raised vetoes stand and takes the worst of what reviewers who differ said. A file out of scope, or one that is not
    reviewed, is not ``counted``: what the two hold then is no result, and the JSON form leaves it out.
    The JSON form (:meth:`to_dict`, contract ``assessment/1``) is built when it is asked for and is the same, byte
    for byte, for the same input.
    """

    __slots__ = (
        "_document", "_self_check", "_self_input", "_told", "basis", "evaluation", "given", "human",
        "reasons", "score", "sheets", "verdict", "waived",
    )  # fmt: skip

    def __init__(
        self, basis: Basis, evaluation: Evaluation, human: Human, waived: Waived, sheets: tuple[Sheet, ...]
    ) -> None:
        self.basis = basis
        self.evaluation = evaluation
        self.human = human
        self.waived = waived
        self.sheets = sheets
        self.given: ScoreInput = basis.engine.given(evaluation, waived.places, human.confirmed, raised_stand=False)
        rubric = basis.engine.rubric
        assert rubric is not None
        self.score: Score = rubric.score(self.given)
        self.verdict, self.reasons = verdict_of(basis.engine, evaluation, self.score, human)
        self._self_check: Score | None = None
        self._self_input: ScoreInput | None = None
        self._document: dict[str, Any] | None = None
        self._told: dict[str, Any] | None = None

    @property
    def self_input(self) -> ScoreInput:
        """What ``self_check`` is scored from."""
        if self._self_input is None:
            self._self_input = self._presumed()
        return self._self_input

    def _presumed(self) -> ScoreInput:
        """Presume what nobody answered in order, never the opposite of what a reviewer said (decision 0009)."""
        engine, human = self.basis.engine, self.human
        evaluation = self.evaluation
        if human.conflicts:
            evaluation = engine.evaluate(
                self.basis.casefile, answers=human.worst, as_of=self.basis.as_of, reviewed=self.basis.reviewed
            )
        standing = human.standing
        found = engine.given(evaluation.presumed(), self.waived.places, standing, raised_stand=True)
        rubric = engine.rubric
        if rubric is not None and rubric.bonus_rules:  # nobody's points on top are presumed
            unearned = {rule: self.given.states[rule] for rule in rubric.bonus_rules & self.given.states.keys()}
            found = found._replace(
                unearned={rule: places for rule, places in unearned.items() if found.states.get(rule) != places}
            )
        vetoes = () if rubric is None else rubric.vetoes
        confirmed = [rule for veto in vetoes if standing.get(veto.id) for rule in veto.rules]
        # a ground that a reviewer confirmed without answering its question: the question is not in order either
        held = {
            rule: self.given.states[rule]
            for rule in confirmed
            if rule in self.given.states and not any(place.mask & MAY_FAIL for place in found.states.get(rule, ()))
        }
        return found._replace(states={**found.states, **held}, absent=found.absent - held.keys()) if held else found

    @property
    def self_check(self) -> Score:
        """The score for the clerk and the CI job: unanswered questions presumed in order, raised vetoes stand."""
        if self._self_check is None:
            rubric = self.basis.engine.rubric
            assert rubric is not None
            self._self_check = rubric.score(self.self_input)
        return self._self_check

    @property
    def counted(self) -> bool:
        """Whether the file is reviewed at all: only then there are points and grades."""
        return self.verdict not in UNCOUNTED

    @property
    def grades(self) -> tuple[str, ...]:
        """The grades (等次) still reachable, best first; none where the file is not reviewed."""
        return self.score.grades if self.counted else ()

    @property
    def settled(self) -> bool:
        """Whether one grade is left, by a standard that governs the file, with people enough behind it."""
        return self.counted and self.score.settled and UNSETTLED.isdisjoint(code for code, _ in self.reasons)

    def told(self) -> dict[str, Any]:
        """Return :meth:`to_dict` as far as a page for people shows it.

        Without its ``outcomes``; of findings that are open it is told which they are and where, not why: what has to be
        known stands among the questions.
        """
        if self._told is None:
            from casefile_rules.assessment._document import document

            self._told, _ = document(self, brief=True)
        return self._told

    def to_dict(self) -> dict[str, Any]:
        """Return the assessment as JSON data (contract ``assessment/1``)."""
        if self._document is None:
            from casefile_rules.assessment._document import document

            whole, outcomes = document(self)
            self._document = {**whole, "outcomes": outcomes.outcomes()}
        return self._document

    def to_json(self) -> str:
        """Return :meth:`to_dict` as text: two spaces, readable Chinese, one line break at the end."""
        return dump(self.to_dict())

    def __repr__(self) -> str:
        return f"Assessment({self.verdict!r}, low={self.score.low}, high={self.score.high}, grades={self.grades})"


def dump(value: Any) -> str:
    """Return *value* as the JSON text every command prints: one line for each entry of an assessment's lists.

    Indenting everything would make the encoder ten times slower and the text twice as long.
    """
    if isinstance(value, list):
        return "[\n" + ",\n".join(dump(one).rstrip("\n") for one in value) + "\n]\n"
    if not isinstance(value, dict):
        return _encode(value) + "\n"
    return "{\n" + ",\n".join(f"  {_encode(key)}: {_part(part)}" for key, part in value.items()) + "\n}\n"


def _part(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n    " + ",\n    ".join(_encode(one) for one in value) + "\n  ]"
    return _encode(value)


def _encode(value: Any) -> str:
    return _ENCODER.encode(value)


_ENCODER: Final[json.JSONEncoder] = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
"""``json.dumps`` makes one anew for each of a thousand entries."""
