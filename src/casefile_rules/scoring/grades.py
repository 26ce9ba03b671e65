"""Grades (等次) and vetoes (一票否决): which grades are still reachable. Borders are compared exactly."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from casefile_rules.scoring.faults import Points
from casefile_rules.scoring.plan import Grade, Veto


class Span:
    """The scores that one world allows before vetoes, the vetoes that hold in it and those that may hold."""

    __slots__ = ("high", "low", "maybe", "sure")

    def __init__(self, low: Points, high: Points, sure: tuple[Veto, ...] = (), maybe: tuple[Veto, ...] = ()) -> None:
        self.low = low
        self.high = high
        self.sure = sure
        self.maybe = maybe


def grade_index(grades: Sequence[Grade], score: Fraction) -> int:
    """Return the index of the grade of *score* (0 is the best); the last grade takes whatever is left."""
    for index, grade in enumerate(grades):
        if grade.border is None or (score >= grade.border if grade.inclusive else score > grade.border):
            return index
    return len(grades) - 1


def limited(score: Points, vetoes: Iterable[Veto], unit: int) -> Points:
    """Return *score* (in units) under the vetoes that set it."""
    for veto in vetoes:
        if veto.effect.points is not None:
            score = min(score, veto.effect.points * unit)
    return score


def reachable(grades: Sequence[Grade], spans: Iterable[Span], unit: int) -> tuple[str, ...]:
    """Return the names of all grades that can still become true, best first; () for a rubric without grades."""
    if not grades:
        return ()
    order = {grade.name: index for index, grade in enumerate(grades)}
    found: set[int] = set()
    for span in spans:
        # every subset of the open vetoes may hold: those that set the score one by one (the lowest wins) ...
        ceilings = [limited(10**30, span.sure, unit)]
        ceilings += [min(ceilings[0], limited(10**30, (veto,), unit)) for veto in span.maybe]
        bands: set[int] = set()
        for ceiling in dict.fromkeys(ceilings):
            low, high = Fraction(min(span.low, ceiling)), Fraction(min(span.high, ceiling))
            bands.update(range(grade_index(grades, high / unit), grade_index(grades, low / unit) + 1))
        # ... and those that limit the grade, the worst of which wins
        least = max((order[veto.effect.grade] for veto in span.sure if veto.effect.grade), default=0)
        limits = {least} | {max(least, order[veto.effect.grade]) for veto in span.maybe if veto.effect.grade}
        found.update(max(band, limit) for band in bands for limit in limits)
    return tuple(grade.name for index, grade in enumerate(grades) if index in found)
