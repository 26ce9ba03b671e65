"""What is still open and how much each answer can move the score: the most decisive question comes first."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from typing import Any

from casefile_rules.scoring.changes import answers, kinds_of, with_places
from casefile_rules.scoring.rubric import Rubric, Score
from casefile_rules.scoring.types import PlaceState, ScoreInput
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED


class Open:
    """One thing that is not decided.

    ``kind`` is place (``name`` a rule, ``place`` its place), condition, selection or veto (``name`` its key or id).
    ``moves`` is the most by which an answer narrows the interval; ``settles``: some answer leaves one grade.
    """

    __slots__ = ("kind", "moves", "name", "place", "settles")

    def __init__(self, kind: str, name: str, place: str, moves: Fraction, settles: bool) -> None:
        self.kind = kind
        self.name = name
        self.place = place
        self.moves = moves
        self.settles = settles


def leverage(rubric: Rubric, given: ScoreInput) -> tuple[Open, ...]:
    """Return everything open that the rubric depends on, most decisive first."""
    before = rubric.score(given)
    kinds = kinds_of(rubric, given)
    known: dict[Any, tuple[Fraction, bool]] = {}
    found = []
    for kind, name, place, inputs in _questions(rubric, given):
        alike = kinds[name, place] if kind == "place" else (kind, name)
        if alike not in known:
            after = [rubric.score(each) for each in inputs()]
            moves = max((_narrowed(before, score) for score in after), default=Fraction(0))
            known[alike] = moves, not before.settled and any(score.settled for score in after)
        found.append(Open(kind, name, place, *known[alike]))
    return tuple(sorted(found, key=lambda each: (-each.moves, not each.settles, each.kind, each.name, each.place)))


def _narrowed(before: Score, after: Score) -> Fraction:
    """Return by how much the interval has become narrower at both ends together."""
    return after.low - before.low + before.high - after.high


def _questions(rubric: Rubric, given: ScoreInput) -> Iterator[tuple[str, str, str, Callable[[], list[ScoreInput]]]]:
    """Yield each open thing with what makes the inputs that its answers would give."""
    for rule in sorted(given.states.keys() & rubric.rules):
        for place in given.states[rule]:
            if len(answers(place)) > 1:
                yield "place", rule, place.key, partial(_answered, given, rule, place)
    for key in rubric.conditions:
        if given.conditions.get(key, UNDETERMINED) not in (PASS, FAIL, NOT_APPLICABLE):
            statuses = [given._replace(conditions={**given.conditions, key: status}) for status in (PASS, FAIL)]
            yield "condition", key, "", partial(list, statuses)
    for key, values in rubric.plan.choices.items():
        if given.selections.get(key) is None:
            chosen = [{**given.selections, key: value} for value in values if value is not None]
            yield "selection", key, "", partial(list, [given._replace(selections=each) for each in chosen])
    for veto in rubric.score(given).vetoes:
        if veto.state == "raised":
            said = [{**given.confirmed, veto.id: answer} for answer in (True, False)]
            yield "veto", veto.id, "", partial(list, [given._replace(confirmed=each) for each in said])


def _answered(given: ScoreInput, rule: str, place: PlaceState) -> list[ScoreInput]:
    """Return *given* with each answer that is possible at *place*."""
    return [with_places(given, {(rule, place.key): bit}) for bit in answers(place)]
