"""The nodes of a compiled rubric: what each can come to under the given states."""

from fractions import Fraction
from typing import Any

from casefile_rules.scoring.bounds import Alternative, Group, may_vanish, ratio, settle
from casefile_rules.scoring.context import Context, Guard
from casefile_rules.scoring.faults import DECIDED, DeductLine, EarnLine, Points, fails, plain
from casefile_rules.status import FAIL, MAY_FAIL, MAY_NOT_APPLY, MAY_PASS, PASS

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
        self.parent: Node | None = None
        self.guards: tuple[Guard, ...] = ()
        self.gates: tuple[tuple[str, tuple[Guard, ...]], ...] = ()
        self.clean: Clean = ((0, 0), (0, 0))

    def worth(self, context: Context) -> Points:
        """Return the points the node stands for (of the chosen table, where it has no points of its own)."""
        return self.points

    def absent(self, context: Context) -> Alternative:
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

    def inside(self, context: Context, worst: bool) -> Group:
        """Return what the node can come to when it applies and no gate has closed."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Work out ``clean``, after the children."""
        self.clean = ((self.points, self.points), (self.points, self.points))


class Constant(Node):
    """Points that are there unless a gate or a veto takes them (基础分)."""

    __slots__ = ()

    def inside(self, context: Context, worst: bool) -> Group:
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


class Deduct(Leaf):
    """A node that starts full and loses points (扣分制), or a pool of deductions that is worth nothing itself."""

    __slots__ = ()

    @property
    def base(self) -> Points:
        """The points the node adds to its parent: none for a pool."""
        return 0 if self.mode == "pool" else self.points

    @property
    def room(self) -> Points | None:
        """All the node can lose; None without a floor."""
        return None if self.floor is None else self.points - (0 if self.mode == "pool" else self.floor)

    def absent(self, context: Context) -> Alternative:
        worth = self.base if self.full else 0
        return Alternative(worth, worth, (), "absent")

    def prepare(self) -> None:
        base = self.base
        lost = self.unseen if self.room is None else min(self.unseen, self.room)
        self.clean = ((base, base), (base - lost, base))

    def hit(self, context: Context) -> list[DeductLine]:
        """Return the touched lines, in the order of the table."""
        hits = context.hits.get(self, [])
        return sorted(dict.fromkeys(hits), key=lambda line: line.order) if len(hits) > 1 else hits

    def allot(self, context: Context, worst: bool) -> dict[Any, Points]:
        room = self.room
        left = room
        taken: dict[Any, Points] = {}
        for line in self.hit(context):
            asked = min_zero(self.ask(line, context, worst) - self.paid(line, context, worst, taken))
            if left is not None:
                asked = min(asked, left)
                left -= asked
            if line.alternatives:  # the dearest alternative is the one that takes
                asks = [self.ask(each, context, worst) for each in line.alternatives]
                taken[line.alternatives[asks.index(max(asks))]] = asked
            taken[line] = asked
        return taken

    def paid(self, line: DeductLine, context: Context, worst: bool, own: dict[Any, Points]) -> Points:
        """Return what the lines that *line* tops up have taken already; *own* is what those of this node have."""
        total: Points = 0
        for leaf, primary in line.primaries:
            assert isinstance(leaf, Leaf)
            active = context.guarded(leaf.guards)
            if (active == PASS or (active != FAIL and not worst)) and not closed_above(leaf, context, worst):
                taken = own if leaf is self else context.allotted(leaf, worst)
                total += taken.get(primary, 0)
        return total

    def ask(self, line: DeductLine, context: Context, worst: bool) -> Points:
        """Return what *line* asks for; of alternatives only the dearest counts."""
        if line.alternatives:
            asks = [self.ask(each, context, worst) for each in line.alternatives]
            asked = max(asks)
            return asked if line.cap is None else min(asked, line.cap)
        return line.ask(context.places(line), worst, self.room, context.unit)

    def taken(self, context: Context, worst: bool) -> Points:
        """Return all that the node loses."""
        room = self.room
        if self.linked:
            allotted = context.allotted(self, worst)
            total: Points = sum((allotted[line] for line in self.hit(context)), start=0)
        else:
            states, unit, total = context.states, context.unit, 0
            for line in context.hits.get(self, ()):
                if line.rule in states:
                    total += line.ask(states[line.rule], worst, room, unit)
        if worst:
            total += self.unseen
        return total if room is None or total < room else room

    def inside(self, context: Context, worst: bool) -> Group:
        base = self.base
        lost = Alternative(base - self.taken(context, worst), base)
        if self.full or not self.lines or self.unseen or self.mode == "pool":
            return (lost,)
        rules = [rule for line in self.lines for rule in line.rules]
        if not all(map(context.may_be_gone, rules)):
            return (lost,)
        if all(map(context.gone, rules)):
            return (self.absent(context),)
        if not worst:
            masks = [place.mask & DECIDED for rule in rules for place in context.states.get(rule, ())]
            if not any(mask & MAY_PASS or mask == MAY_FAIL for mask in masks):
                # whatever applies here is a fault: the best case in which the node applies has exactly one
                room = self.room
                singles = [
                    (self._single(place, line, context, room), line, place) for line, place in self._open(context)
                ]
                tag = min(singles, key=lambda single: single[0])
                lost = Alternative(base - tag[0], base, (), tag)
        return (lost, self.absent(context))

    def _open(self, context: Context) -> list[tuple[DeductLine, Any]]:
        """Return every line with every place at which it may fail."""
        lines = [each for line in self.lines for each in (line.alternatives or (line,))]
        return [
            (line, place)
            for line in lines
            for place in context.states.get(line.rule, ())
            if fails(place.mask, True) and place.mask & MAY_NOT_APPLY
        ]

    def _single(self, place: Any, line: DeductLine, context: Context, room: Points | None) -> Points:
        amount = line.ask([place._replace(mask=MAY_FAIL)], False, room, context.unit)
        return amount if room is None else min(amount, room)


class Earn(Leaf):
    """A node that earns points part by part (得分制)."""

    __slots__ = ("rescale",)

    def __init__(self, id: str, mode: str) -> None:
        super().__init__(id, mode)
        self.rescale = False

    def prepare(self) -> None:
        total = sum(line.most for line in self.lines) + self.unseen
        if self.rescale:
            worst = plain(self.points * (1 - ratio_of(self.unseen, total)))
            self.clean = ((self.points, self.points), (worst, self.points))
        else:
            self.clean = ((total, total), (total - self.unseen, total))

    def part(self, line: EarnLine, context: Context, worst: bool) -> Group:
        """Return what one part can come to."""
        places = context.states.get(line.rule)
        most = line.most
        if places is None:
            gone = line.rule in context.absent
            return (
                ((Alternative(most, most, (), "absent") if line.full else _NOTHING),)
                if gone
                else (Alternative(most, most),)
            )
        found: list[Alternative] = []
        if not context.gone(line.rule):
            found.append(Alternative(line.earned(places, worst, context.unit), most))
        if context.may_be_gone(line.rule):
            found.append(Alternative(most, most, (), "absent") if line.full else _NOTHING)
        return tuple(found)

    def sum(self, context: Context, worst: bool) -> Alternative:
        """Return all parts together."""
        earned: Points = sum(line.most for line in self.lines) + (0 if worst else self.unseen)
        points: Points = sum(line.most for line in self.lines) + self.unseen
        groups: list[Group] = []
        for line in dict.fromkeys(context.hits.get(self, ())):
            group = self.part(line, context, worst)
            earned -= line.most
            points -= line.most
            if len(group) == 1:
                earned += group[0].earned
                points += group[0].points
            else:
                groups.append(group)
        return Alternative(earned, points, tuple(groups))

    def inside(self, context: Context, worst: bool) -> Group:
        found = self.sum(context, worst)
        return rescaled(self, found, context, worst) if self.rescale else closed(self, found, worst)


class Sum(Node):
    """A node that adds up its children, and the table chosen by a field of the case file, if it has tables."""

    __slots__ = ("base", "by", "choice", "kids", "of", "otherwise", "rescale", "tables", "variable")

    def __init__(self, id: str, mode: str = "sum") -> None:
        super().__init__(id, mode)
        self.kids: tuple[Node, ...] = ()
        self.base: Clean = ((0, 0), (0, 0))  # all children as long as none is touched
        self.rescale = False
        self.of: Points = 0
        self.by = ""
        self.tables: tuple[Node, ...] = ()
        self.choice: dict[str | None, int] = {}
        self.otherwise = -1
        self.variable = False  # no points of its own: worth what the chosen table is worth

    def worth(self, context: Context) -> Points:
        if not self.variable:
            return self.points
        index = context.table(self)
        return self.points + (self.tables[index].worth(context) if index >= 0 else self.stake())

    def stake(self) -> Points:
        """Return the points that are open when the field has a value without a table."""
        return max(table.points for table in self.tables) if self.variable else self.points

    def prepare(self) -> None:
        for worst in (False, True):
            earned: Points = sum(kid.clean[worst][0] for kid in self.kids) + (0 if worst else self.unseen)
            points: Points = sum(kid.clean[worst][1] for kid in self.kids) + self.unseen
            self.base = (self.base[0], (earned, points)) if worst else ((earned, points), self.base[1])
            if self.mode == "pool":
                earned, points = earned if self.floor is None else max(earned, -self.points), 0
            elif self.rescale:
                earned, points = plain(self.points * ratio_of(earned, points)), self.points
            elif not self.scaled:
                if self.floor is not None and self.parent is not None:
                    earned = max(earned, self.floor)
                points = self.points
            self.clean = (self.clean[0], (earned, points)) if worst else ((earned, points), self.clean[1])

    def sum(self, context: Context, worst: bool) -> Alternative:
        """Return all children together, the chosen table among them."""
        earned, points = self.base[worst]
        groups: list[Group] = []
        open_ = [kid for kid in context.touched[self] if not kid.is_table]
        for kid in open_:
            e, p = kid.clean[worst]
            earned -= e
            points -= p
        if self.tables:
            index = context.table(self)
            if index < 0:  # a value without a table: nothing is known about these points
                stake = self.stake()
                earned += 0 if worst else stake
                points += stake
            else:
                open_.append(self.tables[index])
        for kid in open_:
            group = kid.group(context, worst)
            if len(group) == 1 and not group[0].groups:
                earned += group[0].earned
                points += group[0].points
            else:
                groups.append(group)
        return Alternative(earned, points, tuple(groups))

    def inside(self, context: Context, worst: bool) -> Group:
        found = self.sum(context, worst)
        if self.mode == "pool":
            earned, _ = settle(found, 0, 1, worst)
            return (Alternative(earned if self.floor is None else max(earned, -self.points), 0),)
        return rescaled(self, found, context, worst) if self.rescale else closed(self, found, worst)


_NOTHING = Alternative(0, 0, (), "absent")


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


__all__ = ["Constant", "Deduct", "Earn", "Leaf", "Node", "Sum"]
