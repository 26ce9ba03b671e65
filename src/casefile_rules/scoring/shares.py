"""Grounds that go by a node's share (得分率): a node that earns less than so much of its points."""

from fractions import Fraction
from typing import TYPE_CHECKING

from casefile_rules.scoring.bounds import Alternative, may_vanish, ratio
from casefile_rules.scoring.context import Context
from casefile_rules.scoring.leaves import Deduct, Earn
from casefile_rules.scoring.nodes import Leaf, Node, closed_above
from casefile_rules.scoring.sums import Sum
from casefile_rules.status import FAIL, PASS

if TYPE_CHECKING:
    from casefile_rules.scoring.parser import Parser, Path
    from casefile_rules.scoring.plan import Veto


def falls_short(veto: "Veto", context: Context, worst: bool) -> bool:
    """Say whether one of the nodes of *veto* earns less than its share: may it (*worst*), or does it for certain."""
    for node in veto.nodes:
        active = context.guarded(node.guards)
        if (active == PASS or (worst and active != FAIL)) and _below(node, veto.below, context, worst):
            return True
    return False


def _below(node: Node, share: Fraction, context: Context, worst: bool) -> bool:
    if node.key:
        status = context.status(node.key)
        if status == FAIL or (not worst and status != PASS):
            return False
    whole = Alternative(0, 0, (node.group(context, worst),))
    pair = ratio(whole, worst)
    if pair is None or (not worst and may_vanish(whole)):
        return False  # what does not apply falls short of nothing
    return closed_above(node, context, worst) or Fraction(pair[0]) < share * pair[1]


def plain_share(node: Node) -> bool:
    """Say whether the worst case of *node* is always that of the whole too: nothing in it leaves or is rescaled."""
    if node.scaled:
        return False
    return all(
        each.full
        and not getattr(each, "rescale", False)
        and (not isinstance(each, Earn) or all(line.full for line in each.lines))
        for each in below(node)
    )


def below(node: Node) -> list[Node]:
    """Return *node* and all nodes below it."""
    found = [node]
    if isinstance(node, Sum):
        for kid in (*node.kids, *node.tables):
            found += below(kid)
    return found


def check_shares(vetoes: "tuple[Veto, ...]", parser: "Parser") -> None:
    """Refuse shares of what has none, and those that a fault elsewhere could raise."""
    for index, veto in enumerate(vetoes):
        path: Path = ("vetoes", index, "node")
        for node in veto.nodes:
            if node.mode == "pool" or not node.points or getattr(node, "variable", False):
                parser.wrong("G454", path, id=node.id)
            inside = set(below(node))
            if any(_from_outside(each, inside) for each in inside if isinstance(each, Leaf)):
                parser.wrong("G455", path, id=node.id)


def _from_outside(leaf: Leaf, inside: set[Node]) -> bool:
    """Say whether a line of *leaf* tops up one outside: a fault there would then leave it more points."""
    return isinstance(leaf, Deduct) and any(other not in inside for line in leaf.lines for other, _ in line.primaries)
