"""The account of one world: which line takes how much where, in the points of the node it stands in.

It makes the same choices as ``bounds`` does and writes them down. The entries of a node add up to what the node does
not earn of the points it stands for.
"""

from fractions import Fraction

from casefile_rules.scoring.bounds import Alternative, choose, ratio
from casefile_rules.scoring.context import Context
from casefile_rules.scoring.faults import DeductLine, EarnLine, Points, fails, plain
from casefile_rules.scoring.leaves import Deduct, Earn
from casefile_rules.scoring.nodes import Node
from casefile_rules.scoring.sums import Sum
from casefile_rules.scoring.types import PlaceState


class Entry:
    """One reason in one world. ``order`` puts the lines of a node in the order of the table."""

    __slots__ = ("asked", "factor", "kind", "limited", "node", "order", "places", "rule", "single", "taken")

    def __init__(
        self,
        kind: str,
        node: str,
        taken: Points,
        *,
        order: int = -1,
        rule: str = "",
        places: tuple[PlaceState, ...] = (),
        factor: Points | None = None,
    ) -> None:
        self.kind = kind
        self.node = node
        self.order = order
        self.rule = rule
        self.places = places
        self.asked = taken
        self.taken = taken
        self.limited = ""
        self.single = False  # one place of several, each with a line of its own
        self.factor = factor


Aim = tuple[Points, Points]
"""(earned, points) of the ratio that is being sought; (0, 1) where only what is earned counts."""

PLAIN: Aim = (0, 1)


class Account:
    """The entries of one world, and what each node comes to in it."""

    def __init__(self, context: Context, worst: bool) -> None:
        self.context = context
        self.worst = worst
        self.values: dict[Node, tuple[Points, Points, str]] = {}

    def node(self, node: Node, aim: Aim) -> list[Entry]:
        """Account for *node*, leaving (earned, points, note) in ``values``."""
        context, worst = self.context, self.worst
        group = node.group(context, worst)
        alternative, earned, points = choose(group, *aim, worst)
        worth = 0 if node.mode == "pool" else node.worth(context)
        if alternative.tag == "absent":
            self.values[node] = (earned, points, "not_applicable")
            return [] if node.scaled or earned == worth else [Entry("not_applicable", node.id, worth - earned)]
        note = "" if len(group) == 1 else "maybe_not_applicable"
        if alternative.tag == "gate":
            rule = context.gate_fails(node.gates, worst)
            entries = close([*self.inside(node, aim, alternative)])
            for below in list(self.values):
                if inside(below, node):
                    self.values[below] = (0, self.values[below][1], "zeroed")
            self.values[node] = (earned, points, "zeroed")
            return [gate_entry(node.id, rule, context, worst, worth), *entries]
        entries = self.inside(node, aim, alternative)
        if isinstance(node, Earn | Sum) and node.rescale and any(entry.kind == "rescale" for entry in entries[-1:]):
            note = note or "rescaled"
        self.values[node] = (earned, points, note)
        return entries

    def inside(self, node: Node, aim: Aim, alternative: Alternative) -> list[Entry]:
        """Account for what is inside *node* when it applies."""
        if isinstance(node, Deduct):
            return self.deduct(node, alternative)
        if not isinstance(node, Earn | Sum):
            return []
        if not node.rescale:
            entries = self.below(node, aim if node.scaled else PLAIN)
            return entries if node.scaled else self.floored(node, entries)
        pair = ratio(self.sum_of(node), self.worst)
        if pair is None:
            return []
        entries = self.below(node, pair)
        factor = plain(Fraction(node.points) / pair[1])
        for entry in entries:
            entry.taken = plain(entry.taken * factor)
        printed = node.of if isinstance(node, Sum) and node.of else node.points
        if pair[1] != printed:
            entries.append(Entry("rescale", node.id, 0, factor=factor))
        return entries

    def sum_of(self, node: Earn | Sum) -> Alternative:
        """Return everything inside *node*, whether it is touched or not."""
        self.context.touched.setdefault(node, [])
        return node.sum(self.context, self.worst)

    def below(self, node: Earn | Sum, aim: Aim) -> list[Entry]:
        """Account for the parts or the children of *node*."""
        entries: list[Entry] = []
        if isinstance(node, Earn):
            hit = set(self.context.hits.get(node, ()))
            for line in node.lines:
                if line in hit:
                    entries += self.part(node, line, aim)
        else:
            for kid in node.kids:
                entries += self.node(kid, aim)
            if node.tables:
                index = self.context.table(node)
                if index >= 0:
                    entries += self.node(node.tables[index], aim)
                elif self.worst:
                    entries.append(Entry("unread", node.id, node.stake()))
        if self.worst and node.unseen:
            entries.append(Entry("unread", node.id, node.unseen))
        return entries

    def floored(self, node: Node, entries: list[Entry]) -> list[Entry]:
        """Hold *entries* within what a node has to lose; the last ones give way first."""
        if node.floor is not None and node.parent is not None:
            limit(entries, node.worth(self.context) - node.floor, "floor")
        return entries

    def part(self, node: Earn, line: EarnLine, aim: Aim) -> list[Entry]:
        """Account for one part of an earning node."""
        group = node.part(line, self.context, self.worst)
        alternative, earned, _ = choose(group, *aim, self.worst)
        if alternative.tag == "absent":
            if node.scaled or node.rescale or earned == line.most:
                return []
            return [Entry("not_applicable", node.id, line.most, order=line.order, rule=line.rule)]
        if earned == line.most:
            return []
        places = tuple(
            place
            for place in self.context.states.get(line.rule, ())
            if fails(place.mask, self.worst) or place.points is not None
        )
        return [Entry("part", node.id, line.most - earned, order=line.order, rule=line.rule, places=places)]

    def deduct(self, node: Deduct, alternative: Alternative) -> list[Entry]:
        """Account for the lines of a deducting node, in the order of the table."""
        context, worst = self.context, self.worst
        entries: list[Entry] = []
        if isinstance(alternative.tag, tuple):
            amount, line, place = alternative.tag
            entry = Entry("deduction", node.id, amount, order=line.order, rule=line.rule, places=(place,))
            entry.single = not line.together
            return [entry]
        for line in node.hit(context):
            found: list[Entry] = []
            alternatives = line.alternatives or (line,)
            asks = [node.ask(each, context, worst) for each in alternatives]
            for index, each in enumerate(alternatives):
                one = self.line(node, each, line.order)
                limit(one, asks[index], "cap")
                if index != asks.index(max(asks)):
                    limit(one, 0, "covered")
                found += one
            if line.alternatives and line.cap is not None:
                limit(found, line.cap, "cap")
            paid = node.paid(line, context, worst, context.allotted(node, worst)) if line.primaries else 0
            if paid:
                limit(found, max(0, max(asks) - paid), "covered")
            entries += found
        if worst and node.unseen:
            entries.append(Entry("unread", node.id, node.unseen))
        if node.room is not None:
            limit(entries, node.room, "floor")
        return entries

    def line(self, node: Deduct | None, line: DeductLine, order: int, name: str = "") -> list[Entry]:
        """Return what *line* asks for, place by place."""
        room = node.room if node else None
        name = node.id if node else name
        found = []
        for places, amount in line.single(self.context.places(line), self.worst, room, self.context.unit):
            if amount:
                entry = Entry("deduction", name, amount, order=order, rule=line.rule, places=places)
                entry.single = not line.together
                found.append(entry)
        return found


def limit(entries: list[Entry], room: Points, why: str) -> None:
    """Take back from the last of *entries* what goes beyond *room*."""
    excess = sum(entry.taken for entry in entries) - room
    for entry in reversed(entries):
        if excess <= 0:
            return
        back = min(excess, entry.taken)
        if back > 0:
            entry.taken -= back
            entry.limited = why
            excess -= back


def close(entries: list[Entry]) -> list[Entry]:
    """Let a closed gate take everything: what is below it takes nothing more."""
    for entry in entries:
        if entry.taken:
            entry.taken = 0
            entry.limited = "covered"
    return [entry for entry in entries if entry.kind not in ("rescale", "not_applicable")]


def gate_entry(node: str, rule: str, context: Context, worst: bool, worth: Points) -> Entry:
    """Return the entry of a closed gate."""
    places = tuple(place for place in context.states.get(rule, ()) if fails(place.mask, worst))
    return Entry("gate", node, worth, rule=rule, places=places)


def inside(node: Node | None, above: Node) -> bool:
    """Say whether *node* stands below *above*."""
    while node is not None and (node := node.parent) is not None:
        if node is above:
            return True
    return False
