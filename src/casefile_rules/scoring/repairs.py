"""Repairs (补救): what each is worth alone, and the fewest that reach the next grade."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any, Final

from casefile_rules.scoring.changes import Spot, kinds_of, repaired
from casefile_rules.scoring.rubric import Rubric, Score
from casefile_rules.scoring.types import ScoreInput

MOST_EXACT: Final = 12
"""Up to so many repairs the fewest are found by trying all; above it by a greedy choice, which says so."""

MOST_PRUNED: Final = 200
"""Of a greedy choice so many, the cheapest, are tried one by one to see whether they can be left out."""


class Repairs:
    """What repairs can do for the low end of a score.

    Attributes:
        grade: the worst grade still reachable, from which one wants to rise.
        target: the next better grade; ``""`` where there is none.
        each: every repair with what it alone adds to the low end, dearest first.
        smallest: the fewest repairs that reach *target* for certain; None where even all together do not.
        exact: whether *smallest* was found by trying all choices (else greedily, and fewer might do).
    """

    __slots__ = ("each", "exact", "grade", "smallest", "target")

    def __init__(
        self,
        grade: str,
        target: str,
        each: tuple[tuple[Spot, Fraction], ...],
        smallest: tuple[Spot, ...] | None,
        exact: bool,
    ) -> None:
        self.grade = grade
        self.target = target
        self.each = each
        self.smallest = smallest
        self.exact = exact


def repairs(rubric: Rubric, given: ScoreInput, candidates: Sequence[Spot]) -> Repairs:
    """Return what repairing *candidates* is worth; *given* should be the ``self_check`` reading."""
    spots = tuple(sorted(set(candidates)))
    before = rubric.score(given)
    kinds = kinds_of(rubric, given)
    known: dict[Any, Fraction] = {}
    values = {}
    for spot in spots:
        alike = kinds.get(spot, spot)
        if alike not in known:
            known[alike] = rubric.score(repaired(given, (spot,))).low - before.low
        values[spot] = known[alike]
    each = tuple(sorted(values.items(), key=lambda item: (-item[1], item[0])))
    if not rubric.grades:
        return Repairs("", "", each, None, True)
    names = [grade.name for grade in rubric.grades]
    worst = _worst(names, before)
    if worst == 0:
        return Repairs(names[0], "", each, (), True)
    search = _Search(rubric, given, names, worst - 1)
    ordered = [spot for spot, _ in each]
    exact = len(ordered) <= MOST_EXACT
    smallest = search.fewest(ordered) if exact else search.greedy(ordered)
    return Repairs(names[worst], names[worst - 1], each, smallest, exact)


def _worst(names: Sequence[str], score: Score) -> int:
    return max(names.index(name) for name in score.grades)


class _Search:
    """Looks for repairs after which no grade below the target can be reached any more."""

    def __init__(self, rubric: Rubric, given: ScoreInput, names: Sequence[str], target: int) -> None:
        self.rubric = rubric
        self.given = given
        self.names = names
        self.target = target

    def reaches(self, spots: Sequence[Spot]) -> bool:
        """Say whether repairing *spots* makes the target certain."""
        return _worst(self.names, self.rubric.score(repaired(self.given, spots))) <= self.target

    def fewest(self, spots: Sequence[Spot]) -> tuple[Spot, ...] | None:
        """Return the fewest of *spots* that reach the target; of equally few those that are worth most come first."""
        if not self.reaches(spots):
            return None
        for size in range(1, len(spots)):
            for chosen in combinations(spots, size):
                if self.reaches(chosen):
                    return chosen
        return tuple(spots)

    def greedy(self, spots: Sequence[Spot]) -> tuple[Spot, ...] | None:
        """Return the dearest repairs that reach the target together, less what can be left out of them."""
        if not self.reaches(spots):
            return None
        least, most = 0, len(spots)  # repairs never make it worse: the shortest prefix can be bisected
        while most - least > 1:
            middle = (least + most) // 2
            least, most = (least, middle) if self.reaches(spots[:middle]) else (middle, most)
        kept = list(spots[:most])
        for spot in kept[: -MOST_PRUNED - 1 : -1]:
            fewer = [each for each in kept if each != spot]
            if self.reaches(fewer):
                kept = fewer
        return tuple(kept)
