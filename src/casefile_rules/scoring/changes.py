"""Changing one thing in the given states, to see what it would do to the score."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from casefile_rules.scoring.rubric import Rubric
from casefile_rules.scoring.types import PlaceState, ScoreInput
from casefile_rules.status import MAY_FAIL, MAY_NOT_APPLY, MAY_PASS

Spot = tuple[str, str]
"""(rule id, place key)."""


def with_places(given: ScoreInput, changed: Mapping[Spot, int]) -> ScoreInput:
    """Return *given* with other possible statuses at some places."""
    states: dict[str, Any] = dict(given.states)
    for rule in {rule for rule, _ in changed}:
        states[rule] = [
            place._replace(mask=changed[rule, place.key]) if (rule, place.key) in changed else place
            for place in given.states.get(rule, ())
        ]
    return given._replace(states=states)


def repaired(given: ScoreInput, spots: Collection[Spot]) -> ScoreInput:
    """Return *given* after the faults at *spots* have been put right: what could fail there now passes."""
    wanted = set(spots)
    masks = {
        (rule, place.key): place.mask & ~MAY_FAIL | MAY_PASS
        for rule in {rule for rule, _ in wanted}
        for place in given.states.get(rule, ())
        if (rule, place.key) in wanted and place.mask & MAY_FAIL
    }
    return with_places(given, masks)


def answers(place: PlaceState) -> list[int]:
    """Return the statuses that can turn out at *place*, one by one."""
    return [bit for bit in (MAY_PASS, MAY_FAIL, MAY_NOT_APPLY) if place.mask & bit]


def presumed(given: ScoreInput, rules: Iterable[str]) -> ScoreInput:
    """Return *given* with every open place of *rules* presumed in order (or not applicable, if it cannot pass)."""
    masks = {
        (rule, place.key): MAY_PASS if place.mask & MAY_PASS else MAY_NOT_APPLY
        for rule in rules
        for place in given.states.get(rule, ())
        if len(answers(place)) > 1
    }
    return with_places(given, masks)


def kinds_of(rubric: Rubric, given: ScoreInput) -> dict[Spot, Any]:
    """Return for each place what it has in common with all places that count alike, so that one stands for them all."""
    named = bool(rubric.wants_places)  # then it matters which place it is
    return {
        (rule, place.key): (rule, place[1:5], place.key if named else "")
        for rule in given.states.keys() & rubric.rules
        for place in given.states[rule]
    }
