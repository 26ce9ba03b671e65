"""Compiling a rubric: data in, a checked and indexed :class:`Rubric` out, or every problem at once."""

from collections import Counter
from collections.abc import Collection, Mapping
from math import lcm
from typing import Any, cast

from casefile_rules.problems import Problem
from casefile_rules.scoring import analysis
from casefile_rules.scoring.building import Builder
from casefile_rules.scoring.faults import DeductLine
from casefile_rules.scoring.leaves import Deduct, Earn
from casefile_rules.scoring.nodes import Leaf, Node
from casefile_rules.scoring.parser import Locate, Parser, Word
from casefile_rules.scoring.plan import Plan
from casefile_rules.scoring.rubric import Rubric
from casefile_rules.scoring.sums import Sum
from casefile_rules.scoring.verdicts import read_grades, read_vetoes


def compile_rubric(
    data: Mapping[str, Any],
    *,
    rules: Collection[str],
    locate: Locate,
    problems: list[Problem],
    warnings: list[Problem] | None = None,
    word: Word | None = None,
) -> Rubric | None:
    """Return the compiled rubric, or None after adding everything that is wrong to *problems*.

    Args:
        data: the rubric (``rubric/1``) as plain data with English keys; amounts as text, numbers or fractions.
        rules: ids of all rules there are.
        locate: position (file, line, column) of a path in *data*.
        problems: gets what makes the rubric unusable.
        warnings: gets what is probably not meant.
        word: reads the values of fields that choose a table, which may be written as their Chinese labels.
    """
    parser = Parser(rules, locate, problems, warnings)
    builder = Builder(data, parser, word)
    if not data.get("nodes") and not data.get("tables"):
        parser.wrong("G404", (), key="nodes")
    root = builder.root()
    plan = Plan(root)
    plan.grades = read_grades(data, parser, None if root.variable else root.points)
    plan.vetoes = read_vetoes(data, parser, builder, plan.grades)
    if data.get("bonus") is not None:
        from casefile_rules.scoring.bonuses import read_bonuses

        plan.bonuses = read_bonuses(data, parser, builder)
    plan.conditions = builder.conditions
    plan.selectors = builder.selectors
    plan.words = builder.words
    _guard(root)
    _link(builder, parser)
    analysis.check(plan, builder, parser)
    if parser.failed:
        return None
    _units(plan, builder)
    _index(plan, builder)
    covering = {rule for _, line, _ in builder.lines for each in _flat(line) for rule in each.covered_by}
    counting = {each.rule for _, line, _ in builder.lines for each in _flat(line) if each.per == "counted"}
    return Rubric(plan, builder.judged, frozenset(covering | builder.placed), frozenset(counting))


def _flat(line: Any) -> tuple[DeductLine, ...]:
    """Return the deducting lines in *line*: its alternatives, or itself."""
    return (line.alternatives or (line,)) if isinstance(line, DeductLine) else ()


def _guard(node: Node) -> None:
    """Work out for every node what must hold above it."""
    parent = node.parent
    guards = parent.guards if parent else ()
    if parent and node.is_table:
        guards = (*guards, ("table", parent, parent.tables.index(node)))
    node.guards = (*guards, ("if", node.key, 0)) if node.key else guards
    if isinstance(node, Sum):
        for kid in (*node.kids, *node.tables):
            _guard(kid)


def exclusive(one: Node, other: Node) -> bool:
    """Say whether two nodes stand in different tables, so that they never count together."""
    chosen = {what: index for kind, what, index in one.guards if kind == "table"}
    return any(kind == "table" and chosen.get(what, index) != index for kind, what, index in other.guards)


def _link(builder: Builder, parser: Parser) -> None:
    """Find the lines that each topping-up line depends on."""
    lines: dict[str, list[tuple[Leaf, DeductLine, Any]]] = {}
    for leaf, line, _ in builder.lines:
        for each in _flat(line):
            lines.setdefault(each.rule, []).append((leaf, each, line))
    for leaf, line, path in builder.lines:
        if isinstance(line, DeductLine) and (line.alternatives or line.covered_by):
            leaf.linked = True
        if not isinstance(line, DeductLine) or not line.top_up:
            continue
        found = []
        for rule in line.top_up:
            primaries = [
                (other, each)
                for other, each, outer in lines.get(rule, ())
                if outer is not line and not outer.from_total and not exclusive(leaf, other)
            ]
            if not primaries and rule:
                parser.wrong("G420", (*path, "top_up"), rule=rule)
            found += primaries
        line.primaries = tuple(found)
        for other, _ in (*found, (leaf, line)):
            other.linked = True


def _units(plan: Plan, builder: Builder) -> None:
    """Turn all amounts into whole numbers of one unit: whole numbers are many times faster than fractions."""
    holders: list[tuple[Any, tuple[str, ...]]] = [
        (node, ("points", "unseen", "floor", "of") if isinstance(node, Sum) else ("points", "unseen", "floor"))
        for node in builder.nodes
    ]
    for _, line, _ in builder.lines:
        lines = {id(one): one for one in (line, *_flat(line))}.values()
        holders += [(one, ("least", "most", "cap") if isinstance(one, DeductLine) else ("most",)) for one in lines]
    bonuses = [each for bonus in plan.bonuses for each in dict.fromkeys((bonus, *bonus.parts()))]
    holders += [(bonus, ("least", "most", "cap")) for bonus in bonuses]
    amounts = [getattr(holder, name) for holder, names in holders for name in names]
    scales = [scale for holder, _ in holders if (scale := getattr(holder, "scale", None)) is not None]
    amounts += [amount for scale in scales for amount in scale.amounts()]
    unit = lcm(*{amount.denominator for amount in amounts if amount is not None})
    for holder, names in holders:
        for name in names:
            amount = getattr(holder, name)
            if amount is not None:
                setattr(holder, name, amount.numerator * (unit // amount.denominator))
    for scale in scales:
        scale.weigh(unit)
    plan.unit = unit


def _index(plan: Plan, builder: Builder) -> None:
    """Fill the indexes of *plan* from the finished tree."""
    nodes = builder.nodes
    plan.nodes = tuple(nodes)
    for node in reversed(nodes):  # children come after their parents
        node.prepare()
    bonuses = [part for bonus in plan.bonuses for part in bonus.parts()]
    sensitive: set[str] = {bonus.rule for bonus in bonuses}
    guards: dict[str, list[Any]] = {}
    coupled: set[str] = set()
    for node in nodes:
        for rule, _ in node.gates:
            plan.users.setdefault(rule, []).append((node, None))
        if not isinstance(node, Leaf):
            continue
        for line in node.lines:
            for rule in line.rules:
                plan.users.setdefault(rule, []).append((node, line))
                guards.setdefault(rule, []).append(node.guards)
                if isinstance(node, Earn) or (isinstance(node, Deduct) and not node.full and node.mode != "pool"):
                    sensitive.add(rule)
            for each in _flat(line):
                sensitive.update(each.covered_by)
                if each.covered_by:
                    coupled.update(*(_keys(other) for other in nodes if isinstance(other, Leaf)))
            for other, _ in getattr(line, "primaries", ()):
                coupled |= _keys(other)
    plan.total_lines = tuple(builder.total_lines)
    plan.total_gates = tuple((rule, node.guards) for rule, node in builder.total_gates)
    for rule, owner in builder.parent_gates:
        parent = cast("Sum", owner.parent)  # gates of the root's children act on the total
        parent.gates = (*parent.gates, (rule, owner.guards))
        plan.users.setdefault(rule, []).append((parent, None))
        coupled |= _keys(owner)
    for leaf, line in plan.total_lines:
        coupled |= _keys(leaf)
        sensitive.update(line.covered_by)
        guards.setdefault(line.rule, []).append(leaf.guards)
    for _, owner in builder.total_gates:
        coupled |= _keys(owner)
    uses = _uses(plan.root)
    uses.update(("if", veto.exception) for veto in plan.vetoes if veto.exception)
    uses.update(("if", bonus.key) for bonus in bonuses if bonus.key)
    # a ground that sets the grade leaves the points alone: only one that sets the score hangs together with them
    uses.update(("rule", rule) for veto in plan.vetoes if veto.effect.kind == "score" for rule in veto.rules)
    uses.update(("rule", bonus.rule) for bonus in bonuses)
    uses.update(("rule", rule) for rule, _ in plan.total_gates)
    uses.update(("rule", rule) for _, line in plan.total_lines for rule in (line.rule, *line.covered_by))
    plan.shared_keys = tuple(key for key in plan.conditions if uses["if", key] > 1 or key in coupled)
    plan.shared_rules = (
        frozenset(rule for (kind, rule), count in uses.items() if kind == "rule" and count > 1) & sensitive
    )
    plan.sensitive = frozenset(sensitive)
    plan.guards_of = {rule: tuple(each) for rule, each in guards.items()}
    plan.always = tuple(node for node in nodes if isinstance(node, Sum) and node.tables)
    under: dict[str, list[Node]] = {}
    for node in nodes:
        if node.key:
            under.setdefault(node.key, []).append(node)
    plan.conditional = tuple((key, tuple(each)) for key, each in under.items())
    plan.choices = analysis.choices(nodes)


def _keys(node: Node) -> set[str]:
    """Return the conditions that must hold for *node* to count."""
    return {what for kind, what, _ in node.guards if kind == "if"}


def _uses(node: Node) -> Counter[tuple[str, str]]:
    """Count how often each rule and condition is used below *node*, where only one of several tables counts."""
    found: Counter[tuple[str, str]] = Counter()
    if node.key:
        found["if", node.key] += 1
    found.update(("rule", rule) for rule, _ in node.gates)
    if isinstance(node, Leaf):
        for line in node.lines:
            found.update(("rule", rule) for rule in line.rules)
            found.update(("rule", rule) for each in _flat(line) for rule in each.covered_by)
    elif isinstance(node, Sum):
        for kid in node.kids:
            found += _uses(kid)
        widest: Counter[tuple[str, str]] = Counter()
        for table in node.tables:
            widest |= _uses(table)
        found += widest
    return found
