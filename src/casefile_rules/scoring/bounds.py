"""The best and the worst that open applicability allows: Dinkelbach's iteration, in exact numbers.

What a node can come to is a *group*: a tuple of alternatives of which one becomes true. An alternative is
``(earned, points, groups, tag)``: fixed points, plus further groups that are open independently of each other.
"All fail" is not the worst case once applicability is open: an item with 6 of 8 lowers the score beside 80 of 92
and raises it beside 60 of 92.
"""

from typing import Any

from casefile_rules.scoring.faults import Points


class Alternative:
    """One thing a node can come to; ``tag`` tells the ledger which."""

    __slots__ = ("earned", "groups", "points", "tag")

    def __init__(
        self, earned: Points, points: Points, groups: tuple[tuple["Alternative", ...], ...] = (), tag: Any = ""
    ) -> None:
        self.earned = earned
        self.points = points
        self.groups = groups
        self.tag = tag


Group = tuple[Alternative, ...]


def choose(group: Group, earned: Points, points: Points, worst: bool) -> tuple[Alternative, Points, Points]:
    """Return the alternative that is worst (or best) for ``e * points - earned * p`` and what it comes to.

    Of equals the one with more points counts, then the first: the ledger must find the same one again.
    """
    found = (group[0], *settle(group[0], earned, points, worst))
    sign = 1 if worst else -1
    least = sign * (found[1] * points - earned * found[2])
    for alternative in group[1:]:
        e, p = settle(alternative, earned, points, worst)
        value = sign * (e * points - earned * p)
        if value < least or (value == least and p > found[2]):
            found, least = (alternative, e, p), value
    return found


def settle(alternative: Alternative, earned: Points, points: Points, worst: bool) -> tuple[Points, Points]:
    """Return (earned, points) of *alternative* when every open group in it takes its worst (or best)."""
    e, p = alternative.earned, alternative.points
    for group in alternative.groups:
        _, more, applicable = choose(group, earned, points, worst)
        e += more
        p += applicable
    return e, p


def widest(alternative: Alternative) -> tuple[Points, Points]:
    """Return (earned, points) of the choice in which most applies."""
    e, p = alternative.earned, alternative.points
    for group in alternative.groups:
        more, applicable = max((widest(each) for each in group), key=lambda pair: pair[1])
        e += more
        p += applicable
    return e, p


def may_vanish(alternative: Alternative) -> bool:
    """Say whether it may be that nothing in *alternative* applies."""
    return alternative.points == 0 and all(any(may_vanish(each) for each in group) for group in alternative.groups)


def ratio(alternative: Alternative, worst: bool) -> tuple[Points, Points] | None:
    """Return (earned, points) of the choice with the least (or greatest) ratio; None where nothing can apply.

    Needs ``0 <= earned`` and ``earned == 0`` wherever nothing applies, which the static analysis guarantees.
    """
    e, p = widest(alternative)
    if p == 0:
        return None
    while alternative.groups:
        e1, p1 = settle(alternative, e, p, worst)
        value = e1 * p - e * p1
        if value >= 0 if worst else value <= 0:
            break
        e, p = e1, p1
    return e, p
