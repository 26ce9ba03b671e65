"""From a rubric's data to its tree of nodes. Amounts stay fractions here; ``compiling`` turns them into units."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final, cast

from casefile_rules.problems import near
from casefile_rules.scoring.faults import DeductLine, EarnLine
from casefile_rules.scoring.leaves import Deduct, Earn
from casefile_rules.scoring.nodes import Constant, Leaf, Node
from casefile_rules.scoring.parser import Parser, Path, Word, mode_of
from casefile_rules.scoring.sums import Sum
from casefile_rules.scoring.types import Range, Wanted

MODES: Final = ("sum", "earn", "deduct", "constant", "pool")
MOST_NODES: Final = 5000
DEEPEST: Final = 20

_COMMON: Final = ("id", "title", "cites", "authority", "mode", "points", "applies", "when_na", "gate", "unseen")
_KEYS: Final = {
    "sum": (*_COMMON, "of", "floor", "rescale", "nodes", "tables"),
    "earn": (*_COMMON, "rescale", "lines"),
    "deduct": (*_COMMON, "floor", "lines"),
    "constant": (*_COMMON,),
    "pool": (*_COMMON, "floor", "lines", "nodes"),
}
_ROOT: Final = (
    "format", "total", "title", "resolve", "nodes", "shared", "tables", "rescale", "of", "floor", "unseen", "vetoes",
    "bonus", "grades", "examples", "cites", "authority",
)  # fmt: skip
_USE: Final = ("use", "id", "title", "points", "cites", "authority")


def _canonical(raw: Any) -> str:
    """Return one text for a condition, however its keys are ordered."""
    if isinstance(raw, Mapping):
        return repr(sorted((str(key), _canonical(value)) for key, value in raw.items()))
    return repr([_canonical(each) for each in raw]) if isinstance(raw, list) else repr(raw)


class Builder:
    """Builds the nodes of one rubric and remembers what belongs to the rubric as a whole."""

    def __init__(self, data: Mapping[str, Any], parser: Parser, word: Word | None) -> None:
        self.data = data
        self.parser = parser
        self.word = word
        self.words: dict[tuple[str, str], str] = {}
        self.nodes: list[Node] = []
        self.conditions: dict[str, Wanted] = {}
        self.selectors: dict[str, Wanted] = {}
        self.total_lines: list[tuple[Leaf, DeductLine]] = []
        self.total_gates: list[tuple[str, Node]] = []
        self.parent_gates: list[tuple[str, Node]] = []
        self.judged: dict[str, Range] = {}
        self.placed: set[str] = set()  # rules whose places must be known even where they pass
        self.lines: list[tuple[Leaf, Any, Path]] = []
        self.used: set[str] = set()
        self._keys: dict[str, str] = {}
        self.shared = self._shared()
        self.resolved = self._resolved()

    def root(self) -> Sum:
        """Build the whole tree."""
        data, parser = self.data, self.parser
        parser.only(data, _ROOT, (), "rubric")
        as_node = {
            key: data[key] for key in ("title", "nodes", "tables", "rescale", "of", "floor", "unseen") if key in data
        }
        if data.get("total") is not None:
            as_node["points"] = data["total"]
        found = cast("Sum", self.node({"id": "total", "mode": "sum", **as_node}, (), None, Fraction(1), ()))
        for name, (raw, path) in self.shared.items():
            if name not in self.used:
                parser.warn("G431", path, id=name)
                kept = (self.nodes, self.lines, self.conditions, self.total_lines, self.total_gates, self.parent_gates)
                self.nodes, self.lines, self.conditions = [], [], dict(self.conditions)
                self.total_lines, self.total_gates, self.parent_gates = [], [], []
                self.node(raw, path, None, Fraction(1), (name,))  # only to say what is wrong with it
                self.nodes, self.lines, self.conditions, self.total_lines, self.total_gates, self.parent_gates = kept
        return found

    def _shared(self) -> dict[str, tuple[Any, Path]]:
        found: dict[str, tuple[Any, Path]] = {}
        for raw, path in self.parser.items(self.data, "shared", ()):
            name = self.parser.word(self.parser.record(raw, path), "id", path)
            if not name:
                self.parser.wrong("G404", path, key="id")
            elif name in found:
                self.parser.wrong("G407", (*path, "id"), id=name)
            else:
                found[name] = (raw, path)
        return found

    def _resolved(self) -> dict[str, Fraction]:
        found: dict[str, Fraction] = {}
        for raw, path in self.parser.items(self.data, "resolve", ()):
            record = self.parser.record(raw, path)
            name = self.parser.word(record, "node", path)
            for key in ("node", "points", "reason", "authority"):
                if record.get(key) is None:
                    self.parser.wrong("G404", path, key=key)
            found[name] = self.parser.optional(record, "points", path) or Fraction(0)
        return found

    def judge(self, rule: str, found: Range) -> None:
        """Remember what a reviewer may choose; in several tables the widest counts."""
        known = self.judged.get(rule)
        if known is None or found.high > known.high:
            self.judged[rule] = found

    def condition(self, raw: Any, path: Path, name: str) -> str:
        """Return the key of a condition; the same condition written twice has one key."""
        if raw is None:
            return ""
        text = _canonical(raw)
        key = self._keys.get(text)
        if key is None:
            key, number = name, 1
            while key in self.conditions:
                number += 1
                key = f"{name} {number}"
            self._keys[text] = key
        self.conditions.setdefault(key, Wanted(raw, path))
        return key

    def node(self, raw: Any, path: Path, parent: Sum | None, scale: Fraction, above: tuple[str, ...]) -> Node | None:
        """Build one node, following ``use``. *scale* is what own points make of the amounts of a shared node."""
        parser = self.parser
        data = parser.record(raw, path)
        if len(self.nodes) >= MOST_NODES or len(path) > 4 * DEEPEST or (parent is not None and parent.depth >= DEEPEST):
            parser.wrong("G422", path, limit=MOST_NODES, depth=DEEPEST)
            return None
        if data.get("use") is not None:
            return self._use(data, path, parent, scale, above)
        mode = parser.word(data, "mode", path, MODES, mode_of(data))
        parser.only(data, _KEYS[mode], path, mode)
        name = parser.word(data, "id", path)
        if not name:
            parser.wrong("G404", path, key="id")
        kind = {"earn": Earn, "constant": Constant}.get(mode, Deduct if mode != "sum" and "nodes" not in data else Sum)
        node: Node = kind(name, mode)
        self.nodes.append(node)
        node.path, node.parent, node.title = path, parent, data.get("title")
        node.depth = parent.depth + 1 if parent else 0
        node.scaled = parent is not None and (parent.scaled or parent.rescale)
        self._common(node, data, path, scale)
        if isinstance(node, Leaf):
            self._lines(node, data, path, scale)
        elif isinstance(node, Sum):
            self._children(node, data, path, scale, above)
        self._points(node, data, path, scale)
        return node

    def _use(
        self, data: dict[str, Any], path: Path, parent: Sum | None, scale: Fraction, above: tuple[str, ...]
    ) -> Node | None:
        parser = self.parser
        parser.only(data, _USE, path, "use")
        name = parser.word(data, "use", path)
        if name not in self.shared:
            parser.wrong("G408", (*path, "use"), value=name, near=near(name, self.shared))
            return None
        self.used.add(name)
        if name in above:
            parser.wrong("G409", (*path, "use"), chain=" > ".join((*above[above.index(name) :], name)))
            return None
        raw, where = self.shared[name]
        own = parser.optional(data, "points", path)
        if own is not None and isinstance(raw, Mapping):
            printed = self.resolved.get(name) or parser.optional(raw, "points", where)
            if printed:
                scale = scale * own / printed
            else:
                parser.wrong("G410", (*path, "points"), id=name)
        replaced = {key: data[key] for key in ("id", "title") if data.get(key) is not None}
        found = self.node(
            {**raw, **replaced} if isinstance(raw, Mapping) else raw, where, parent, scale, (*above, name)
        )
        if found is not None and "id" in replaced:
            found.path = path
        return found

    def _common(self, node: Node, data: dict[str, Any], path: Path, scale: Fraction) -> None:
        parser = self.parser
        na = parser.word(data, "when_na", path, ("leave", "full"))
        node.full = na == "full" or (not na and not node.scaled)
        if na == "leave" and not node.scaled and node.depth:
            parser.warn("G432", (*path, "when_na"), id=node.id)
        node.key = self.condition(data.get("applies"), (*path, "applies"), f"{node.id}.applies")
        node.unseen = (parser.optional(data, "unseen", path) or Fraction(0)) * scale
        if "floor" in data:
            floor = parser.optional(data, "floor", path)
            node.floor = None if floor is None else floor * scale
        gates = data.get("gate")
        written = parser.items(data, "gate", path) if isinstance(gates, list) else [(gates, (*path, "gate"))]
        here = []
        for raw, where in written:
            if raw is None:
                continue
            record = parser.record(raw, where)
            parser.only(record, ("rule", "zero"), where, "gate")
            rule = parser.rule(record, where)
            zero = parser.word(record, "zero", where, ("here", "parent", "total"), "here")
            if zero == "total" or (zero == "parent" and (node.parent is None or node.parent.parent is None)):
                self.total_gates.append((rule, node))
            elif zero == "parent":
                self.parent_gates.append((rule, node))
            else:
                here.append((rule, ()))
        node.gates = tuple(here)

    def _children(self, node: Sum, data: dict[str, Any], path: Path, scale: Fraction, above: tuple[str, ...]) -> None:
        parser = self.parser
        node.rescale = parser.word(data, "rescale", path, ("pro_rata", "none"), "none") == "pro_rata"
        node.of = (parser.optional(data, "of", path) or Fraction(0)) * scale
        if node.of and not node.rescale:
            parser.wrong("G411", (*path, "of"), id=node.id)
        kids = [self.node(raw, where, node, scale, above) for raw, where in parser.items(data, "nodes", path)]
        node.kids = tuple(kid for kid in kids if kid is not None)
        if data.get("tables") is not None:
            from casefile_rules.scoring.tables import read_tables

            read_tables(self, node, data, path, scale, above)

    def _points(self, node: Node, data: dict[str, Any], path: Path, scale: Fraction) -> None:
        """Give the node its points: as resolved, as printed, or as its parts add up."""
        printed = self.parser.optional(data, "points", path)
        found = self.resolved.get(node.id, printed)
        if found is not None:
            node.points = found * scale
        elif isinstance(node, Earn):
            node.points = sum((line.most for line in node.lines), start=node.unseen)
        elif isinstance(node, Sum) and node.mode == "sum":
            node.variable = bool(node.tables)
            node.points = sum((kid.points for kid in node.kids if kid.mode != "pool"), start=node.unseen)
            if node.variable and (
                node.rescale or all(isinstance(table, Sum) and table.variable for table in node.tables)
            ):
                self.parser.wrong("G404", path or ("tables",), key="points" if path else "total")
        elif isinstance(node, Sum):
            node.points = sum((kid.points for kid in node.kids), start=node.unseen)
        else:
            self.parser.wrong("G404", path, key="points")

    def _lines(self, node: Leaf, data: dict[str, Any], path: Path, scale: Fraction) -> None:
        from casefile_rules.scoring.lines import LineBuilder

        builder = LineBuilder(self, node, scale)
        lines: list[DeductLine | EarnLine] = []
        if isinstance(node, Earn):
            node.rescale = self.parser.word(data, "rescale", path, ("pro_rata", "none"), "none") == "pro_rata"
        for raw, where in self.parser.items(data, "lines", path):
            line = builder.line(raw, where)
            for each in (line, *getattr(line, "alternatives", ())):
                each.order = len(self.lines)
            if isinstance(line, EarnLine):
                line.full = line.full if line.full is not None else self._default_full(node, data)
            if isinstance(line, DeductLine) and line.from_total:
                self.total_lines.append((node, line))
            else:
                lines.append(line)
            self.lines.append((node, line, where))
        node.lines = tuple(lines)

    @staticmethod
    def _default_full(node: Leaf, data: Mapping[str, Any]) -> bool:
        if data.get("when_na") is not None:
            return node.full
        return not (node.scaled or (isinstance(node, Earn) and node.rescale))
