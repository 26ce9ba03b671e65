"""The short way through a rubric: where nothing can leave and nothing is limited twice, a score is a subtraction.

Most files are like that. A fault in a plain line takes its points from its node, times what the node's points weigh in
the total. Whatever is not plain (gates, open conditions, tables, vetoes raised, things that leave) goes the long way.
"""

from collections.abc import Sequence
from fractions import Fraction
from operator import itemgetter
from typing import Any, Final, NamedTuple

from casefile_rules.scoring.faults import DeductLine, EarnLine, Points, plain
from casefile_rules.scoring.leaves import Deduct, Earn
from casefile_rules.scoring.nodes import Leaf, Node
from casefile_rules.scoring.plan import Plan
from casefile_rules.scoring.sums import Sum
from casefile_rules.scoring.types import PlaceState, ScoreInput
from casefile_rules.status import NOT_APPLICABLE, PASS


class _Use(NamedTuple):
    """Where a rule costs points: its line, the node (by number) with what it can lose, and the weight of its points.

    ``once`` is what a fault at one place costs, where that is all there is to it.
    """

    line: DeductLine | EarnLine
    leaf: int
    room: Points | None
    weight: Points
    sensitive: bool
    once: Points | None


_PLACED: Final = itemgetter(1, 2)
_LONG: Final = None
_UNUSED: Final = _Use(EarnLine(""), 0, None, 1, False, None)


class Quick:
    """What the short way needs to know of a plan."""

    __slots__ = ("base", "earning", "floor", "keys", "leaving", "possible", "unit", "uses")

    def __init__(self, plan: Plan) -> None:
        root = plan.root
        self.unit = plan.unit
        self.floor = root.floor
        self.keys = tuple(plan.conditions)
        self.possible = not (plan.choices or plan.bonuses)
        self.base: tuple[Points, Points] = (root.clean[True][0], root.clean[False][0])
        self.uses: dict[str, _Use | None] = {}
        leaving = []
        earning: set[str] = set()
        for rule, users in plan.users.items():
            leaf, line = users[0]
            self.uses[rule] = self._use(plan, leaf, line) if len(users) == 1 and line is not None else _LONG
        for rule in [rule for rule, _ in plan.total_gates] + [line.rule for _, line in plan.total_lines]:
            self.uses[rule] = _LONG
        for veto in plan.vetoes:
            self.uses[veto.rule] = _LONG
        for node in plan.nodes:
            if isinstance(node, Deduct) and not node.full and node.lines:
                leaving.append(frozenset(rule for line in node.lines for rule in line.rules))
            if isinstance(node, Earn):
                earning.update(line.rule for line in node.lines)
        self.leaving = tuple(leaving)
        self.earning = frozenset(earning)

    @staticmethod
    def _use(plan: Plan, leaf: Leaf, line: DeductLine | EarnLine) -> _Use | None:
        """Return how a line costs points, or None where it is not plain."""
        if leaf.linked or leaf.unseen or (isinstance(leaf, Earn) and leaf.rescale):
            return _LONG
        weight: Points = 1
        node: Sum | None = leaf.parent
        while node is not None:
            if (
                node.tables
                or node.mode != "sum"
                or (node.parent is not None and node.floor is not None and negative(node))
            ):
                return _LONG
            if node.rescale:
                weight = plain(weight * Fraction(node.points) / node.base[0][1])
            node = node.parent
        sensitive = line.rule in plan.sensitive
        room = leaf.room if isinstance(leaf, Deduct) else None
        fixed = isinstance(line, DeductLine) and line.per != "counted" and line.least == line.most and line.cap is None
        return _Use(line, plan.nodes.index(leaf), room, weight, sensitive, line.most if fixed else None)

    def bounds(self, given: ScoreInput) -> tuple[Points, Points] | None:
        """Return (low, high) in units, or None where the long way must be gone."""
        if not self.possible:
            return None
        for key in self.keys:
            if given.conditions.get(key) not in (PASS, NOT_APPLICABLE):
                return None
        absent = given.absent
        if absent:
            if not self.earning.isdisjoint(absent):
                return None
            for rules in self.leaving:
                if rules <= absent:
                    return None
        uses = self.uses
        lost: dict[int, list[Points]] = {}
        low, high = self.base
        for rule, places in given.states.items():
            use = uses.get(rule, _UNUSED)
            if use is _UNUSED:
                continue
            if use is None:
                return None
            line, leaf, room, weight, sensitive, once = use
            if once is not None and len(places) == 1 and (place := places[0])[3] is not None:
                mask = place[1] & 7
                if mask & 4 and sensitive:
                    return None
                if not mask & 2:
                    continue
                most, least = once, once if mask == 2 else 0
            else:
                if sensitive and may_leave(places):
                    return None
                most, least = self._lost(line, places, room)
            if room is None:
                low -= most * weight
                high -= least * weight
            elif leaf in lost:
                together = lost[leaf]
                together[0] += most
                together[1] += least
            else:
                lost[leaf] = [most, least, room, weight]
        for most, least, room, weight in lost.values():
            low -= (min(most, room)) * weight
            high -= (min(least, room)) * weight
        floor = self.floor
        if floor is not None and low < floor:
            return floor, max(high, floor)
        return low, high

    def _lost(
        self, line: DeductLine | EarnLine, places: Sequence[PlaceState], room: Points | None
    ) -> tuple[Points, Points]:
        """Return the most and the least that *line* costs at *places*."""
        unit = self.unit
        if isinstance(line, EarnLine):
            return line.most - line.earned(places, True, unit), line.most - line.earned(places, False, unit)
        return line.ask(places, True, room, unit), line.ask(places, False, room, unit)

    def lines(self, given: ScoreInput) -> list[tuple[Any, ...]] | None:
        """Return the ledger's raw lines for a file that goes the short way, or None where something limits one.

        Each is (kind, node number, order, rule, places, asked low, asked high, weight); all that is asked is taken.
        """
        if self.base[0] != self.base[1]:
            return None
        if not given.states:
            return []
        found: list[tuple[Any, ...]] = []
        totals: dict[int, Points] = {}
        for rule, places in given.states.items():
            use = self.uses.get(rule)
            if use is None:
                continue
            line, leaf, room, weight, _, once = use
            plainly = once is not None and line.per == "case"
            blamed: tuple[Any, ...] = ()
            most: Points
            least: Points
            if plainly and once is not None:
                blamed = tuple([place for place in places if place[1] & 2])
                most, least = (once if blamed else 0), 0
            else:
                most, least = self._lost(line, places, room)
            if not most:
                continue
            totals[leaf] = totals.get(leaf, 0) + most
            if room is not None and totals[leaf] > room:
                return None
            if plainly:
                least = most if any(place[1] & 7 == 2 for place in blamed) else 0
                found.append(("deduction", leaf, line.order, rule, blamed, most, least, weight))
                continue
            if isinstance(line, EarnLine):
                blamed = tuple(place for place in places if place[1] & 2 or place.points is not None)
                found.append(("part", leaf, line.order, rule, blamed, most, least, weight))
                continue
            singles = dict(line.single(places, True, room, self.unit))
            if sum(singles.values()) != most:
                return None
            if line.per == "case":
                ((blamed, _),) = singles.items()
                found.append(("deduction", leaf, line.order, rule, blamed, most, least, weight))
            else:
                sure = dict(line.single(places, False, room, self.unit))
                found += [
                    ("deduction", leaf, line.order, rule, blamed, asked, sure.get(blamed, 0), weight)
                    for blamed, asked in singles.items()
                    if asked
                ]
        return sorted(found, key=_PLACED)


def may_leave(places: Sequence[PlaceState]) -> bool:
    """Say whether a rule may not apply at some place, or has none."""
    return not places or any(place[1] & 4 for place in places)


def negative(node: Node) -> bool:
    """Say whether something below *node* can come to less than nothing."""
    if isinstance(node, Sum):
        return any(negative(kid) for kid in (*node.kids, *node.tables))
    return node.mode == "pool" or node.floor is None
