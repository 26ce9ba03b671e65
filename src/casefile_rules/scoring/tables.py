"""Reading the tables among which a field of the case file chooses (分类评分表)."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from casefile_rules.problems import near
from casefile_rules.scoring.nodes import Node
from casefile_rules.scoring.parser import Path
from casefile_rules.scoring.sums import Sum
from casefile_rules.scoring.types import Wanted

if TYPE_CHECKING:
    from casefile_rules.scoring.building import Builder


def read_tables(
    builder: "Builder", node: Sum, data: Mapping[str, Any], path: Path, scale: Fraction, above: tuple[str, ...]
) -> None:
    """Give *node* the tables written under its ``tables``."""
    parser = builder.parser
    where = (*path, "tables")
    record = parser.record(data["tables"], where)
    parser.only(record, ("by", "use", "otherwise"), where, "tables")
    node.by = parser.word(record, "by", where)
    if not node.by:
        parser.wrong("G404", where, key="by")
    builder.selectors.setdefault(node.by, Wanted(node.by, (*where, "by")))
    uses = parser.record(record.get("use"), (*where, "use"))
    taken: set[str] = set()
    tables: dict[str, Node] = {}
    for value, name, at in [
        *((value, name, (*where, "use", value)) for value, name in uses.items()),
        *([(None, record["otherwise"], (*where, "otherwise"))] if record.get("otherwise") is not None else []),
    ]:
        if not isinstance(name, str) or name not in tables:
            kid = _table(builder, name, at, node, scale, above)
            if kid is None:
                continue
            tables[str(name)] = kid
        index = list(tables).index(str(name))
        if value is None:
            node.otherwise = index
            continue
        read = _value(builder, node.by, (*where, "by"), value, at)
        if read in taken:
            parser.wrong("G439", at, value=value, by=node.by)
        taken.add(read)
        node.choice[read] = index
    node.tables = tuple(tables.values())
    if not node.tables:
        parser.wrong("G404", where, key="use")


def _value(builder: "Builder", by: str, at: Path, value: str, where: Path) -> str:
    """Return the value that chooses a table as files have it: 准予 is granted."""
    read = builder.word(by, at, value, where) if builder.word is not None and by else value
    builder.words[by, value] = read
    return read or value


def _table(
    builder: "Builder", name: Any, path: Path, node: Sum, scale: Fraction, above: tuple[str, ...]
) -> Node | None:
    if not isinstance(name, str) or name not in builder.shared:
        builder.parser.wrong("G408", path, value=str(name), near=near(str(name), builder.shared))
        return None
    builder.used.add(name)
    if name in above:
        builder.parser.wrong("G409", path, chain=" > ".join((*above[above.index(name) :], name)))
        return None
    raw, where = builder.shared[name]
    kid = builder.node(raw, where, node, scale, (*above, name))
    if kid is not None:
        kid.is_table = True
    return kid
