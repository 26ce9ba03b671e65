"""From outcomes to what the rubric scores: place states, with waived faults counted as passed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.engine import Evaluation, Place, Sure
from casefile_rules.problems import Problem, ProblemsError, near, problem
from casefile_rules.scoring import CASE_FAILS, PlaceState, Rubric, ScoreInput, SurePlaces
from casefile_rules.status import MAY_FAIL, MAY_NOT_APPLY, MAY_PASS

if TYPE_CHECKING:
    from casefile_rules.human import Waivers
    from casefile_rules.human.waivers import Waiver
    from casefile_rules.values import Record

_MADE: Final[Any] = tuple.__new__
"""Makes a named tuple, of all its fields, in half the time: there may be many."""

_ALL = MAY_FAIL | MAY_NOT_APPLY | MAY_PASS


class Waived:
    """Which places are waived, and what became of every waiver (valid, unused, expired, not_yet)."""

    __slots__ = ("by_place", "places", "uses")

    def __init__(
        self,
        places: frozenset[tuple[str, str]],
        uses: tuple[tuple[Waiver, str], ...],
        by_place: Mapping[tuple[str, str], Waiver],
    ) -> None:
        self.places = places
        self.uses = uses
        self.by_place = by_place


def given(
    evaluation: Evaluation,
    rubric: Rubric | None,
    *,
    waived: frozenset[tuple[str, str]],
    conditions: Mapping[str, int],
    selections: Mapping[str, str | None],
    confirmed: Mapping[str, bool],
    raised_stand: bool,
) -> ScoreInput:
    """Return the rubric's input for *evaluation*."""
    states: dict[str, Sequence[PlaceState]] = {}
    plain = not waived and not evaluation.run.answers
    found: Mapping[str, list[Place] | Sure] = evaluation.found if plain else evaluation.results
    for id_, places in found.items():
        if isinstance(places, Sure):
            if places.seen:
                made = [_MADE(PlaceState, (key, mask, 1, 1, None, key, "")) for key, _, mask in places.seen]
                states[id_] = SurePlaces(made)
            else:
                states[id_] = CASE_FAILS
        elif not plain:
            states[id_] = [_state(evaluation, id_, place, waived) for place in places]
        elif len(places) == 1 and _fails_once(places[0]):
            states[id_] = CASE_FAILS
        else:
            states[id_] = [
                PlaceState(place.key, place.mask & _ALL, place.low, place.high, None, place.key) for place in places
            ]
    wanted = frozenset() if rubric is None else rubric.wants_places
    if not plain:  # where a reviewer gave points, it matters that the rule is fulfilled
        wanted |= {id_ for (id_, _), answer in evaluation.run.answers.items() if answer.points is not None}
    if wanted:
        for id_ in sorted(wanted & evaluation.quiet):
            states[id_] = [_state(evaluation, id_, place, waived) for place in evaluation.places(id_) or ()]
    silent, unselected = evaluation.silent, evaluation.unselected
    absent = silent | unselected if unselected else silent
    given_: ScoreInput = _MADE(ScoreInput, (states, absent, conditions, selections, confirmed, raised_stand, {}))
    return given_


def _fails_once(place: Place) -> bool:
    return not place.key and place.mask == MAY_FAIL and place.low == 1 and place.high == 1


def _state(evaluation: Evaluation, id_: str, place: Place, waived: frozenset[tuple[str, str]]) -> PlaceState:
    mask = place.mask & _ALL
    if mask & MAY_FAIL and waived and (id_, place.key) in waived:
        mask = mask & ~MAY_FAIL | MAY_PASS  # waived counts as pass, never as not applicable
    answer = evaluation.run.answers.get((id_, place.key)) if evaluation.run.answers else None
    points = None if answer is None or answer.points is None else Fraction(answer.points)
    return PlaceState(place.key, mask, place.low, place.high, points, place.key, answer.reviewer if answer else "")


def criteria_of(rubric: Record) -> dict[str, str]:
    """Return rule id -> id of the top node it is scored under; tables and shared nodes count as their own top."""
    found: dict[str, str] = {}

    def walk(node: Any, top: str) -> None:
        if isinstance(node, dict):
            rule = node.get("rule")
            if isinstance(rule, str):
                found.setdefault(rule, top)
            for value in node.values():
                walk(value, top)
        elif isinstance(node, list):
            for item in node:
                walk(item, top)

    for key in ("nodes", "shared"):
        for node in rubric.get(key) or []:
            walk(node, node.get("id") or node.get("use") or "")
    return found


def waived_by(
    engine: Any, evaluation: Evaluation, waivers: Waivers | None, identities: tuple[str, ...], as_of: date | None
) -> Waived:
    """Return what *waivers* cover in this file.

    A waiver is used only where there is a fault; one that covers nothing is reported as unused, an expired one as
    expired.

    Raises:
        ProblemsError: H503 an unknown rule, H509 one that may not be waived or raises a ground of failure, H510 an
            expiring waiver without a day.
    """
    if waivers is None:
        return Waived(frozenset(), (), {})
    problems: list[Problem] = []
    # what raises a ground of failure is for people to confirm or reject, not for an office to waive
    grounds = {rule for veto in (engine.rubric.vetoes if engine.rubric else ()) if veto.confirm for rule in veto.rules}
    by_place: dict[tuple[str, str], Waiver] = {}
    uses: list[tuple[Waiver, str]] = []
    for waiver in waivers.waivers:

        def report(code: str, key: str, waiver: Waiver = waiver, **arguments: object) -> None:
            position = waivers.source.position((*waiver.at, key))
            problems.append(problem(code, waivers.source.name, position, **arguments))

        rule = engine.rules.get(waiver.rule)
        if rule is None:
            report("H503", "rule", id=waiver.rule, known=near(waiver.rule, engine.rules))
            continue
        if waiver.rule in grounds or (rule.body is not None and rule.body.data.get("waivable") is False):
            report("H509", "rule", id=waiver.rule)
            continue
        if waiver.case and waiver.case not in identities:
            continue
        state = waiver.state(as_of)
        if state == "undated":
            report("H510", "expires_on", id=waiver.rule)
            continue
        covered = [] if state != "valid" else [
            (waiver.rule, place.key)
            for place in evaluation.results.get(waiver.rule, ())
            if place.mask & MAY_FAIL and waiver.place in ("", place.key)
        ]  # fmt: skip
        for key in covered:
            by_place.setdefault(key, waiver)
        uses.append((waiver, state if state != "valid" else "used" if covered else "unused"))
    if problems:
        raise ProblemsError(problems)
    return Waived(frozenset(by_place), tuple(uses), by_place)
