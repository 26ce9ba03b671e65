"""What all nodes of a compiled rubric share: what each can come to under the given states.

Leaves with lines of their own are in ``leaves``, nodes with children in ``sums``.
"""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from casefile_rules.scoring.bounds import Alternative, Group, may_vanish, ratio, settle
from casefile_rules.scoring.context import Context, Guard
from casefile_rules.scoring.faults import Points, plain
from casefile_rules.status import FAIL, PASS

if TYPE_CHECKING:
    from casefile_rules.scoring.sums import Sum

Clean = tuple[tuple[Points, Points], tuple[Points, Points]]
"""(earned, points) where every rule passes: in the best and in the worst case (they differ by what is unread)."""


class Node:
    """What all nodes share. ``points`` is what the node is worth; ``scaled`` says that a node above it rescales.

    ``full`` is ``when_na: full``; ``key`` the condition under which the node applies; ``gates`` the rules that zero
    it; ``guards`` all that must hold above it for it to count.
    """

    __slots__ = (
        "clean", "depth", "floor", "full", "gates", "guards", "id", "is_table", "key", "mode", "parent", "path",
        "points", "scaled", "title", "unseen",
    )  # fmt: skip

    def __init__(self, id: str, mode: str) -> None:
        self.id = id
        self.mode = mode
        self.title: Any = None
        self.path: tuple[str | int, ...] = ()
        self.points: Points = 0
        self.unseen: Points = 0
        self.floor: Points | None = 0
        self.full = False
        self.scaled = False
        self.depth = 0
        self.is_table = False
        self.key = ""
        self.parent: Sum | None = None
        self.guards: tuple[Guard, ...] = ()
        self.gates: tuple[tuple[str, tuple[Guard, ...]], ...] = ()
        self.clean: Clean = ((0, 0), (0, 0))

    def worth(self, _context: Context, /) -> Points:
        """Return the points the node stands for (of the chosen table, where it has no points of its own)."""
        return self.points

    def absent(self, context: Context, /) -> Alternative:
        """Return what the node comes to when it does not apply."""
        worth = self.worth(context) if self.full else 0
        return Alternative(worth, worth, (), "absent")

    def group(self, context: Context, worst: bool) -> Group:
        """Return what the node can come to."""
        if self not in context.touched:
            earned, points = self.clean[worst]
            return (Alternative(earned, points),)
        found: Group
        if self.gates and context.gate_fails(self.gates, worst):
            found = (Alternative(0, self.worth(context), (), "gate"),)
        else:
            found = self.inside(context, worst)
        if self.key:
            status = context.status(self.key)
            if status == FAIL:
                return (self.absent(context),)
            if status != PASS:
                return (*found, self.absent(context))
        return found

    def inside(self, context: Context, worst: bool, /) -> Group:
        """Return what the node can come to when it applies and no gate has closed."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Work out ``clean``, after the children."""
        self.clean = ((self.points, self.points), (self.points, self.points))


class Constant(Node):
    """Points that are there unless a gate or a veto takes them (基础分)."""

    __slots__ = ()

    def inside(self, _context: Context, _worst: bool, /) -> Group:
        """Return the points."""
        return (Alternative(self.points, self.points),)


class Leaf(Node):
    """A node with lines of its own. ``linked``: its lines must be looked at in order, because they know of others."""

    __slots__ = ("lines", "linked")

    def __init__(self, id: str, mode: str) -> None:
        super().__init__(id, mode)
        self.lines: tuple[Any, ...] = ()
        self.linked = False

    def allot(self, context: Context, worst: bool) -> dict[Any, Points]:
        """Return what each touched line takes."""
        raise NotImplementedError


def closed(node: Node, found: Alternative, worst: bool) -> Group:
    """Return *found* as it is below a rescaling node; elsewhere only what is earned counts, and the floor holds."""
    if node.scaled:
        return (found,)
    earned, _ = settle(found, 0, 1, worst)
    if node.floor is not None and node.parent is not None and earned < node.floor:
        earned = node.floor
    return (Alternative(earned, node.points),)


def closed_above(node: Node | None, context: Context, worst: bool) -> bool:
    """Say whether a gate on *node* or above it has closed: then its lines take nothing."""
    while node is not None:
        if node.gates and context.gate_fails(node.gates, worst):
            return True
        node = node.parent
    return False


def rescaled(node: Node, found: Alternative, context: Context, worst: bool) -> Group:
    """Return the node's points pro rata over what applies (按比例折算)."""
    pair = ratio(found, worst)
    if pair is None:
        return (node.absent(context),)
    share = Alternative(plain(node.points * ratio_of(*pair)), node.points)
    return (share, node.absent(context)) if may_vanish(found) else (share,)


def ratio_of(earned: Points, points: Points) -> Points:
    """Return earned / points exactly; nothing of nothing is nothing."""
    return Fraction(earned) / Fraction(points) if points else 0


def min_zero(value: Points) -> Points:
    """Return *value*, at least zero."""
    return max(0, value)
