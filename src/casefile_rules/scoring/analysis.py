"""Static analysis of a rubric: what cannot be meant is refused, what is probably not meant is warned of."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from casefile_rules.scoring.faults import DeductLine, EarnLine
from casefile_rules.scoring.leaves import Deduct, Earn
from casefile_rules.scoring.nodes import Leaf, Node
from casefile_rules.scoring.parser import Parser, Path
from casefile_rules.scoring.plan import MOST_WORLDS, Plan
from casefile_rules.scoring.quick import negative
from casefile_rules.scoring.sums import Sum

if TYPE_CHECKING:
    from casefile_rules.scoring.building import Builder


def check(plan: Plan, builder: "Builder", parser: Parser) -> None:
    """Add everything that is wrong with the tree as a whole to the parser's problems and warnings."""
    for node in builder.nodes:
        _adds_up(node, parser)
        _below_rescaling(node, parser)
        if isinstance(node, Deduct):
            _sections(node, builder, parser)
        if isinstance(node, Sum) and node.floor is not None and node.floor > node.points and not node.variable:
            parser.wrong("G425", node.path, id=node.id, floor=node.floor, points=node.points)
    _grades(plan, parser)
    _names(plan.root, parser)
    _twice(builder, parser)
    _top_ups(builder, parser)
    if any(veto.nodes for veto in plan.vetoes):
        from casefile_rules.scoring.shares import check_shares

        check_shares(plan.vetoes, parser)
    worlds = 1
    for values in choices(builder.nodes).values():
        worlds *= len(values)
    if worlds > MOST_WORLDS:
        parser.wrong("G426", ("tables",), worlds=worlds, limit=MOST_WORLDS)
    known = {node.id for node in builder.nodes}
    for name in builder.resolved:
        if name not in known:
            parser.wrong("G427", ("resolve",), id=name)


def _grades(plan: Plan, parser: Parser) -> None:
    """A grade must be within reach: its border is not above the total and what may come on top of it."""
    if plan.root.points <= 0 or getattr(plan.root, "variable", False):
        return  # told, or each table has a total of its own
    most = plan.root.points + sum((bonus.greatest for bonus in plan.bonuses if bonus.may_exceed), start=Fraction(0))
    for index, grade in enumerate(plan.grades):
        if grade.border is not None and grade.border > most:
            parser.wrong(
                "G438", ("grades", index), name=grade.name, border=Fraction(grade.border), total=Fraction(most)
            )


def choices(nodes: Sequence[Node]) -> dict[str, tuple[str | None, ...]]:
    """Return the values of each selecting field that lead to a table; None stands for any other value."""
    found: dict[str, dict[str | None, None]] = {}
    for node in nodes:
        if isinstance(node, Sum) and node.tables:
            values = found.setdefault(node.by, {})
            values.update(dict.fromkeys(node.choice))
            if node.otherwise >= 0:
                values[None] = None
    return {field: tuple(values) for field, values in found.items()}


def _adds_up(node: Node, parser: Parser) -> None:
    """Nodes, parts and tables must add up to what is printed (M28)."""
    if isinstance(node, Earn):
        _equal(node, sum((line.most for line in node.lines), start=node.unseen), node.points, parser)
    elif isinstance(node, Sum) and node.mode == "sum":
        fixed = sum((kid.points for kid in node.kids if kid.mode != "pool"), start=node.unseen)
        if not node.tables:
            _equal(node, fixed, node.of or node.points, parser)
        elif not node.variable and (node.of or not node.rescale):
            for table in node.tables:
                _equal(node, fixed + table.points, node.of or node.points, parser)


def _equal(node: Node, found: Any, printed: Any, parser: Parser) -> None:
    if found != printed:
        parser.wrong("G428", node.path, id=node.id, found=Fraction(found), printed=Fraction(printed))


def _below_rescaling(node: Node, parser: Parser) -> None:
    """Negative points cannot be rescaled: what only takes away stands beside the rescaled part (as in M15)."""
    if node.scaled and (node.mode == "pool" or node.floor is None):
        parser.wrong("G429", node.path, id=node.id)
    if isinstance(node, Sum | Earn) and node.rescale and node.floor != 0:
        parser.wrong("G429", node.path, id=node.id)
    if isinstance(node, Sum) and node.scaled and node.floor:
        parser.wrong("G429", node.path, id=node.id)
    if isinstance(node, Sum) and node.mode == "pool":
        for kid in node.kids:
            if kid.mode != "pool":
                parser.wrong("G434", kid.path, id=kid.id)
        if node.tables or node.rescale:
            parser.wrong("G434", node.path, id=node.id)
    if node.mode == "pool" and node.gates:
        parser.wrong("G434", node.path, id=node.id)


def _sections(node: Deduct, builder: "Builder", parser: Parser) -> None:
    """A deduction larger than its section must say that it is taken from the total (M04)."""
    room = node.room
    if room is None:
        return
    for leaf, line, path in builder.lines:
        if leaf is node and isinstance(line, DeductLine) and not line.from_total:
            for each in line.alternatives or (line,):
                if each.most > room:
                    parser.wrong(
                        "G430", path, rule=each.rule, points=Fraction(each.most), id=node.id, room=Fraction(room)
                    )


def _names(node: Node, parser: Parser) -> dict[str, Path]:
    """Return the ids below *node*; the same id twice is refused unless in tables that exclude each other."""
    found: dict[str, Path] = {node.id: node.path}
    if isinstance(node, Sum):
        for kid in node.kids:
            for name, path in _names(kid, parser).items():
                if name in found:
                    parser.wrong("G407", path, id=name)
                found[name] = path
        tables: dict[str, Path] = {}
        for table in node.tables:
            tables |= _names(table, parser)
        for name, path in tables.items():
            if name in found:
                parser.wrong("G407", path, id=name)
            found[name] = path
    return found


def _twice(builder: "Builder", parser: Parser) -> None:
    """Warn of a fault that two lines take points for, unless one tops up the other or stands back behind it."""
    from casefile_rules.scoring.compiling import exclusive

    seen: dict[str, list[tuple[Leaf, Any]]] = {}
    for leaf, line, path in builder.lines:
        for rule in line.rules:
            for other, before in seen.get(rule, []):
                if before is line or exclusive(leaf, other):
                    continue
                softened = (getattr(line, "top_up", ()), getattr(before, "top_up", ()))
                covered = (getattr(line, "covered_by", ()), getattr(before, "covered_by", ()))
                if not any(rule in rules for rules in (*softened, *covered)):
                    parser.warn("G435", path, rule=rule, id=leaf.id, other=other.id)
            seen.setdefault(rule, []).append((leaf, line))


def _top_ups(builder: "Builder", parser: Parser) -> None:
    """A top-up needs a primary on the same scale, and no line may wait for itself."""
    waits: dict[int, list[Any]] = {}
    for leaf, line, path in builder.lines:
        if isinstance(line, EarnLine):
            continue
        for other, primary in line.primaries:
            if _scale(leaf) is not _scale(other) or _swallows(other, leaf):
                parser.wrong("G436", (*path, "top_up"), id=leaf.id, other=other.id)
            if other is leaf:
                if primary.order >= line.order:
                    parser.wrong("G437", (*path, "top_up"), id=leaf.id)
            else:
                waits.setdefault(id(leaf), []).append(other)
    for leaf, _, path in builder.lines:
        if id(leaf) not in waits:
            continue
        reached: set[int] = set()
        todo = list(waits.get(id(leaf), []))
        while todo:
            other = todo.pop()
            if id(other) not in reached:
                reached.add(id(other))
                todo += waits.get(id(other), [])
        if id(leaf) in reached:
            parser.wrong("G437", path, id=leaf.id)


def _swallows(primary: Node, secondary: Node) -> bool:
    """Say whether a floor above *primary* may undo what it takes, so that topping it up would count too little."""
    above = set()
    node: Node | None = secondary
    while node is not None:
        above.add(node)
        node = node.parent
    node = primary.parent
    while node is not None and node not in above:
        if node.floor is not None and (node.mode == "pool" or negative(node)):
            return True
        node = node.parent
    return False


def _scale(node: Node) -> Node | None:
    """Return the nearest node above that rescales."""
    above = node.parent
    while above is not None and not above.rescale:
        above = above.parent
    return above
