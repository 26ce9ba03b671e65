"""The short way through a rubric: where nothing can leave and nothing is limited twice, a score is a subtraction.

Most files are like that. A fault in a plain line takes its points from its node, times what the node's points weigh in
the total. Whatever is not plain (gates, open conditions, tables, vetoes raised, things that leave) goes the long way.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final, NamedTuple

from casefile_rules.scoring.faults import DeductLine, EarnLine, Points, plain
from casefile_rules.scoring.leaves import Deduct, Earn
from casefile_rules.scoring.nodes import Leaf, Node
from casefile_rules.scoring.plan import Plan
from casefile_rules.scoring.sums import Sum
from casefile_rules.scoring.types import PlaceState, ScoreInput, States, SurePlaces
from casefile_rules.status import MAY_FAIL, MAY_NOT_APPLY, NOT_APPLICABLE, PASS


class _Use(NamedTuple):
    """Where a rule costs points: its line and the node, by number.

    ``once`` is what a fault at one place costs, where that is all there is to it.
    """

    line: DeductLine | EarnLine
    leaf: int
    sensitive: bool
    once: Points | None


_LONG: Final = None
_BOUNDLESS: Final = 10**30
"""More than any node can lose."""

_UNUSED: Final = _Use(EarnLine(""), 0, False, None)


class Quick:
    """What the short way needs to know of a plan."""

    __slots__ = (
        "_limits", "_rooms", "_shares", "base", "earning", "floor", "keys", "leaving", "once", "possible", "unit",
        "uses",
    )  # fmt: skip

    def __init__(self, plan: Plan) -> None:
        root = plan.root
        self.unit = plan.unit
        self.floor = root.floor
        self.keys = tuple(plan.conditions)
        shares = _shares(plan)
        self.possible = not (plan.choices or plan.bonuses or shares is None)
        self._shares = shares or {}  # what a node may lose without falling below the share that a ground asks of it
        self.base: tuple[Points, Points] = (root.clean[True][0], root.clean[False][0])
        self.uses: dict[str, _Use | None] = {}
        self._rooms: dict[int, tuple[Points | None, Points]] = {}  # what a node can lose, and the weight of its points
        self._limits: dict[int, Points] = {}  # what it can lose, as a number
        leaving = []
        earning: set[str] = set()
        for rule, users in plan.users.items():
            leaf, line = users[0]
            self.uses[rule] = self._use(plan, leaf, line) if len(users) == 1 and line is not None else _LONG
        for rule in [rule for rule, _ in plan.total_gates] + [line.rule for _, line in plan.total_lines]:
            self.uses[rule] = _LONG
        for veto in plan.vetoes:
            self.uses.update(dict.fromkeys(veto.rules, _LONG))
        for node in plan.nodes:
            if isinstance(node, Deduct) and not node.full and node.lines:
                leaving.append(frozenset(rule for line in node.lines for rule in line.rules))
            if isinstance(node, Earn):
                earning.update(line.rule for line in node.lines)
        # rule -> its node and what all its faults cost together, in the points of the node and of the whole
        self.once: dict[str, tuple[int, Points, Points]] = {}
        for rule, use in self.uses.items():
            if use is not None and use.once and use.line.per == "case":
                self.once[rule] = use.leaf, use.once, use.once * self._rooms[use.leaf][1]
        self.leaving = tuple(leaving)
        self.earning = frozenset(earning)

    def _use(self, plan: Plan, leaf: Leaf, line: DeductLine | EarnLine) -> _Use | None:
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
        number = plan.nodes.index(leaf)
        room = leaf.room if isinstance(leaf, Deduct) else None
        self._rooms[number] = (room, weight)
        self._limits[number] = _BOUNDLESS if room is None else room
        fixed = isinstance(line, DeductLine) and line.per != "counted" and line.least == line.most and line.cap is None
        fixed = fixed and getattr(line, "scale", None) is None
        return _Use(line, number, sensitive, line.most if fixed else None)

    def bounds(self, given: ScoreInput) -> tuple[Points, Points, bool] | None:
        """Return (low, high, whether nothing is limited) in units, or None where the long way must be gone.

        Where nothing is limited all that is asked for is taken, and makes the whole difference to a full score.
        """
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
        if not given.states:
            return self._within(*self.base, free=self.base[0] == self.base[1])
        once = self.once
        cost: Points = 0
        asked: dict[int, Points] = {}
        for rule, places in given.states.items():
            if type(places) is not SurePlaces or rule not in once:
                return self._loose(given.states)
            leaf, points, weighted = once[rule]
            asked[leaf] = asked.get(leaf, 0) + points
            cost += weighted
        for leaf, points in asked.items():
            if points > self._limits[leaf] or (leaf in self._shares and points > self._shares[leaf]):
                return self._loose(given.states)
        low, high = self.base
        return self._within(low - cost, high - cost, free=low == high)

    def _within(self, low: Points, high: Points, *, free: bool) -> tuple[Points, Points, bool]:
        floor = self.floor
        if floor is not None and low <= floor:
            return floor, max(high, floor), False
        return low, high, free

    def _loose(self, states: States) -> tuple[Points, Points, bool] | None:
        """Return what :meth:`bounds` does where faults are open, judged or counted, or a node has too little left."""
        lost: dict[int, list[Points]] = {}
        for rule, places in states.items():
            use = self.uses.get(rule, _UNUSED)
            if use is _UNUSED:
                continue
            if use is None or (use.sensitive and may_leave(places)):
                return None
            most, least = self._lost(use, places)
            together = lost.setdefault(use.leaf, [0, 0])
            together[0] += most
            together[1] += least
        low, high = self.base
        free = low == high
        for leaf, (most, least) in lost.items():
            room, weight = self._limits[leaf], self._rooms[leaf][1]
            if leaf in self._shares and most > self._shares[leaf]:
                return None
            free = free and most <= room
            low -= min(most, room) * weight
            high -= min(least, room) * weight
        return self._within(low, high, free=free)

    def _lost(self, use: _Use, places: Sequence[PlaceState]) -> tuple[Points, Points]:
        """Return the most and the least that a line costs at *places*."""
        line, unit = use.line, self.unit
        if isinstance(line, EarnLine):
            return line.most - line.earned(places, True, unit), line.most - line.earned(places, False, unit)
        if use.once is not None and line.per == "case":
            most: Points = 0
            for place in places:
                mask = place[1] & 7
                if mask == MAY_FAIL:
                    return use.once, use.once
                if mask & MAY_FAIL:
                    most = use.once
            return most, 0
        room = self._rooms[use.leaf][0]
        return line.ask(places, True, room, unit), line.ask(places, False, room, unit)

    def lines(self, rule: str, places: Sequence[PlaceState]) -> list[tuple[Any, ...]] | None:
        """Return the ledger's raw lines for *rule* in a file that goes the short way, where no node is limited.

        None where something limits one. Each is (where it stands, kind, places, asked low, asked high, weight): its
        node, and its number there; all that is asked is taken.
        """
        use = self.uses.get(rule)
        if use is None:
            return []
        line, leaf = use.line, use.leaf
        room, weight = self._rooms[leaf]
        at = (leaf, line.order)
        if use.once is not None and line.per == "case":
            blamed = tuple([place for place in places if place[1] & MAY_FAIL])
            most, least = self._lost(use, blamed)
            return [(at, "deduction", blamed, most, least, weight)] if most else []
        most, least = self._lost(use, places)
        if not most:
            return []
        if isinstance(line, EarnLine):
            blamed = tuple([place for place in places if place[1] & 2 or place.points is not None])
            return [(at, "part", blamed, most, least, weight)]
        singles = dict(line.single(places, True, room, self.unit))
        if sum(singles.values()) != most:
            return None
        sure = dict.fromkeys(singles, least) if line.together else dict(line.single(places, False, room, self.unit))
        return [
            (at, "deduction", blamed, asked, sure.get(blamed, 0), weight) for blamed, asked in singles.items() if asked
        ]


def _shares(plan: Plan) -> dict[int, Points] | None:
    """Return node -> the most it may lose and still have the share of its points that each ground asks of it.

    None where a ground is about anything but a plain node of deductions.
    """
    found: dict[int, Points] = {}
    for veto in plan.vetoes:
        for node in veto.nodes:
            if (
                not isinstance(node, Deduct)
                or node.key
                or node.gates
                or node.guards
                or node.unseen
                or node.room is None
            ):
                return None
            number = plan.nodes.index(node)
            most = plain(Fraction(node.room) * (1 - veto.below))
            found[number] = min(most, found.get(number, most))
    return found


def may_leave(places: Sequence[PlaceState]) -> bool:
    """Say whether a rule may not apply at some place, or has none."""
    for place in places:
        if place[1] & MAY_NOT_APPLY:
            return True
    return not places


def negative(node: Node) -> bool:
    """Say whether something below *node* can come to less than nothing."""
    if isinstance(node, Sum):
        return any(negative(kid) for kid in (*node.kids, *node.tables))
    return node.mode == "pool" or node.floor is None
