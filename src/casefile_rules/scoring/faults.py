"""What a line of a rubric makes of the places where its rule stands badly. Amounts are in the rubric's units."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.scoring.types import PlaceState
from casefile_rules.status import MAY_FAIL, MAY_NOT_APPLY, MAY_PASS

if TYPE_CHECKING:
    from casefile_rules.scoring.scales import Scale

Points = int | Fraction
"""Points in units of the rubric: whole numbers, and fractions only after a rescaling or a reviewer's choice."""

DECIDED: Final = MAY_PASS | MAY_FAIL | MAY_NOT_APPLY
APPLIES: Final = MAY_PASS | MAY_FAIL


def fails(mask: int, worst: bool) -> bool:
    """Say whether a place counts as failing in the worst case, or for certain."""
    return bool(mask & MAY_FAIL) if worst else mask & DECIDED == MAY_FAIL


def any_fails(places: Sequence[PlaceState], worst: bool) -> bool:
    """Say whether some place may fail (*worst*) or is certain to."""
    return any(fails(place.mask, worst) for place in places)


def may_be_absent(places: Sequence[PlaceState]) -> bool:
    """Say whether a rule may turn out not to apply at all."""
    return all(place.mask & MAY_NOT_APPLY or not place.mask & APPLIES for place in places)


def is_absent(places: Sequence[PlaceState]) -> bool:
    """Say whether a rule is certain not to apply at all."""
    return not any(place.mask & APPLIES for place in places)


class DeductLine:
    """A line that takes points off (扣分).

    ``least`` and ``most`` are the amount; they differ where a reviewer chooses. With a ``scale`` the number of places,
    or of faults, decides instead, and ``most`` is all it can come to. ``per`` is place, case or counted;
    ``cap`` is the most the line takes, or None. ``alternatives`` are the lines of a ``worst_of`` (then the line
    itself asks for nothing). ``primaries`` are the lines this one only tops up. ``covered_by`` are rules at whose
    places this line does not count.
    """

    __slots__ = (
        "alternatives", "cap", "covered_by", "from_total", "least", "most", "order", "per", "primaries", "rule",
        "rules", "scale", "step", "top_up",
    )  # fmt: skip

    def __init__(self, rule: str) -> None:
        self.rule = rule
        self.rules: tuple[str, ...] = (rule,) if rule else ()
        self.order = 0
        self.least: Points = 0
        self.most: Points = 0
        self.step: Points | None = None
        self.scale: Scale | None = None
        self.per = "case"
        self.cap: Points | None = None
        self.alternatives: tuple[DeductLine, ...] = ()
        self.top_up: tuple[str, ...] = ()
        self.primaries: tuple[tuple[Any, DeductLine], ...] = ()
        self.covered_by: tuple[str, ...] = ()
        self.from_total = False

    def amount(self, place: PlaceState, worst: bool, unit: int) -> Points:
        """Return what one fault at *place* takes off: what the reviewer chose, else the dearest or the cheapest."""
        if self.least == self.most:
            return self.most
        if place.points is not None:
            return min(max(plain(place.points * unit), self.least), self.most)
        return self.most if worst else self.least

    def ask(self, places: Sequence[PlaceState], worst: bool, room: Points | None, unit: int) -> Points:
        """Return what the line asks for at *places*, within its cap; *room* is all its node has to lose."""
        total: Points = 0 if self.scale is None else self.scale.points(self.number(places, worst), room)
        case = self.per == "case"
        for place in places if self.scale is None else ():
            mask = place[1]
            if mask & 2 if worst else mask & 7 == 2:
                amount = self.most if self.least == self.most else self.amount(place, worst, unit)
                if case:
                    total = max(total, amount)
                else:
                    total += self.times(place, amount, worst, room)
        cap = self.cap
        return total if cap is None or total < cap else cap

    @property
    def together(self) -> bool:
        """Whether all places have one amount together."""
        return self.per == "case" or self.scale is not None

    def number(self, places: Sequence[PlaceState], worst: bool) -> int | None:
        """Return how many places fail, or how many faults there are at them; None without a limit."""
        found = 0
        for place in places:
            if fails(place.mask, worst):
                if worst and place.high is None:
                    return None
                count = place.high if worst and place.high is not None else place.low
                found += max(count, 1) if self.per == "counted" else 1
        return found

    def times(self, place: PlaceState, amount: Points, worst: bool, room: Points | None) -> Points:
        """Return *amount* for every fault at *place*; without a limit on the faults, all there is to lose."""
        if place.high is None and worst:
            if self.cap is not None:
                return max(self.cap, amount) if amount else amount
            if room is not None:
                return max(room, amount) if amount else amount
            return amount * max(place.low, 1) if self.per == "counted" else amount
        if self.per != "counted":
            return amount
        count = place.high if worst and place.high is not None else place.low
        return amount * max(count, 1)

    def single(
        self, places: Sequence[PlaceState], worst: bool, room: Points | None, unit: int
    ) -> Iterator[tuple[tuple[PlaceState, ...], Points]]:
        """Yield what each place asks for, before the cap; a line with one amount yields all its places together."""
        failing = [place for place in places if fails(place.mask, worst)]
        if self.scale is not None:
            if failing:
                yield tuple(failing), self.scale.points(self.number(failing, worst), room)
            return
        if self.per == "case":
            if failing:
                yield tuple(failing), max(self.amount(place, worst, unit) for place in failing)
            return
        for place in failing:
            yield (place,), self.times(place, self.amount(place, worst, unit), worst, room)


class EarnLine:
    """A part that earns points where its rule is fulfilled (得分). ``per`` says how several places are put together."""

    __slots__ = ("full", "most", "order", "per", "rule", "rules", "step")

    def __init__(self, rule: str) -> None:
        self.rule = rule
        self.rules = (rule,)
        self.order = 0
        self.most: Points = 0
        self.step: Points | None = None
        self.per = "worst"
        self.full: bool | None = None

    def value(self, place: PlaceState, bit: int, unit: int) -> Points:
        """Return what *place* earns if it passes or fails (*bit*); a reviewer's points go before either."""
        if place.points is not None:
            return min(max(plain(place.points * unit), 0), self.most)
        return self.most if bit == MAY_PASS else 0

    def extreme(self, place: PlaceState, worst: bool, unit: int) -> Points:
        """Return the least (*worst*) or the most that *place* can earn, given that the rule applies there."""
        mask = place.mask
        bit = (MAY_FAIL if mask & MAY_FAIL else MAY_PASS) if worst else (MAY_PASS if mask & MAY_PASS else MAY_FAIL)
        return self.value(place, bit, unit)

    def earned(self, places: Sequence[PlaceState], worst: bool, unit: int) -> Points:
        """Return the least (*worst*) or the most the part can earn, given that the rule applies at some place."""
        sign = 1 if worst else -1
        sure: list[Points] = []
        open_: list[Points] = []
        for place in places:
            if place.mask & APPLIES:
                kept = open_ if place.mask & MAY_NOT_APPLY else sure
                kept.append(sign * self.extreme(place, worst, unit))
        if self.per == "mean":
            return sign * _least_mean(sure, open_)
        # the least of a minimum and the most of a maximum take every place; otherwise open places are left out
        if (self.per == "worst") == worst:
            return sign * min(sure + open_)
        return sign * (max(sure) if sure else min(open_))


def _least_mean(sure: list[Points], open_: list[Points]) -> Points:
    """Return the least mean of all of *sure* and any of *open_* (at least one value in all)."""
    values = sorted(open_)
    if sure:
        total, count = sum(sure), len(sure)
    else:
        total, count = values.pop(0), 1
    for value in values:
        if value * count >= total:
            break
        total += value
        count += 1
    return plain(Fraction(total) / count)


def plain(value: Points) -> Points:
    """Return *value* as a whole number where it is one: whole numbers are many times faster."""
    return value.numerator if value.denominator == 1 else value
