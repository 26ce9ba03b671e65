"""The nodes with lines of their own: those that lose points and those that earn them."""

from typing import Any, Final

from casefile_rules.scoring.bounds import Alternative, Group
from casefile_rules.scoring.context import Context
from casefile_rules.scoring.faults import DECIDED, DeductLine, EarnLine, Points, fails, plain
from casefile_rules.scoring.nodes import Leaf, closed, closed_above, min_zero, ratio_of, rescaled
from casefile_rules.status import FAIL, MAY_FAIL, MAY_NOT_APPLY, MAY_PASS, PASS

_NOTHING: Final = Alternative(0, 0, (), "absent")


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

    def absent(self, _context: Context, /) -> Alternative:
        """Return what the node comes to when it does not apply: a pool is never worth anything."""
        worth = self.base if self.full else 0
        return Alternative(worth, worth, (), "absent")

    def prepare(self) -> None:
        """Work out ``clean``: only what is unread can be lost."""
        base = self.base
        lost = self.unseen if self.room is None else min(self.unseen, self.room)
        self.clean = ((base, base), (base - lost, base))

    def hit(self, context: Context) -> list[DeductLine]:
        """Return the touched lines, in the order of the table."""
        hits = context.hits.get(self, [])
        return sorted(dict.fromkeys(hits), key=lambda line: line.order) if len(hits) > 1 else hits

    def allot(self, context: Context, worst: bool) -> dict[Any, Points]:
        """Return what each touched line takes, the earlier ones first, while there is something to lose."""
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

    def inside(self, context: Context, worst: bool, /) -> Group:
        """Return what is left; where every rule may turn out not to apply, so may the node."""
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
        """Work out ``clean``: only what is unread can be missing."""
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

    def inside(self, context: Context, worst: bool, /) -> Group:
        """Return what the parts earn."""
        found = self.sum(context, worst)
        return rescaled(self, found, context, worst) if self.rescale else closed(self, found, worst)
