"""The lines of a rubric: what is taken off and what is earned, by which rule."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.scoring.faults import DeductLine, EarnLine
from casefile_rules.scoring.leaves import Earn
from casefile_rules.scoring.nodes import Leaf
from casefile_rules.scoring.parser import Parser, Path
from casefile_rules.scoring.types import Range

if TYPE_CHECKING:
    from casefile_rules.scoring.building import Builder

_DEDUCT: Final = ("rule", "deduct", "per", "cap", "from", "top_up", "except_covered_by", "cites", "authority", "note")
_WORST_OF: Final = ("worst_of", "cap", "top_up", "cites", "authority", "note")
_EARN: Final = ("rule", "earn", "per", "when_na", "cites", "authority", "note")


class LineBuilder:
    """Builds the lines of one node; *scale* is what a shared node's own points make of its amounts."""

    def __init__(self, builder: "Builder", node: Leaf, scale: Fraction) -> None:
        self.builder = builder
        self.parser = builder.parser
        self.node = node
        self.scale = scale
        self._as_printed = scale == 1

    def _scaled(self, amount: Fraction) -> Fraction:
        return amount if self._as_printed else amount * self.scale

    def line(self, raw: Any, path: Path) -> DeductLine | EarnLine:
        """Build the line written at *path*."""
        data = self.parser.record(raw, path)
        if isinstance(self.node, Earn):
            return self._earn(data, path)
        return self._worst_of(data, path) if "worst_of" in data else self._deduct(data, path)

    def _earn(self, data: dict[str, Any], path: Path) -> EarnLine:
        parser = self.parser
        parser.only(data, _EARN, path, "earn")
        line = EarnLine(parser.rule(data, path))
        low, high, step = read_range(parser, data, "earn", path)
        line.most = self._scaled(high)
        line.per = parser.word(data, "per", path, ("worst", "any", "mean"), "worst")
        na = parser.word(data, "when_na", path, ("leave", "full"))
        line.full = None if not na else na == "full"
        if step is not None or low != high:
            found = Range(self._scaled(low), self._scaled(high), step and step * self.scale, True)
            self.builder.judge(line.rule, found)
        return line

    def _deduct(self, data: dict[str, Any], path: Path) -> DeductLine:
        parser = self.parser
        parser.only(data, _DEDUCT, path, "deduct")
        line = DeductLine(parser.rule(data, path))
        line.per = parser.word(data, "per", path, ("place", "case", "counted"), "case")
        cap = parser.optional(data, "cap", path)
        line.cap = None if cap is None else self._scaled(cap)
        line.from_total = parser.word(data, "from", path, ("total", "node"), "node") == "total"
        value = data.get("deduct")
        if isinstance(value, Mapping) and any(value.get(key) is not None for key in ("each", "every", "bands")):
            self._by_number(line, value, path)
        else:
            self._amount(line, data, path)
        line.top_up = parser.rule_list(data, "top_up", path)
        line.covered_by = parser.rule_list(data, "except_covered_by", path)
        if not line.most:
            parser.warn("G433", path, rule=line.rule)
        return line

    def _amount(self, line: DeductLine, data: dict[str, Any], path: Path) -> None:
        low, high, step = read_range(self.parser, data, "deduct", path)
        line.least, line.most = self._scaled(low), self._scaled(high)
        if low != high:
            self.builder.judge(line.rule, Range(line.least, line.most, step and step * self.scale, False))

    def _by_number(self, line: DeductLine, value: Mapping[str, Any], path: Path) -> None:
        from casefile_rules.scoring.scales import read_scale

        if line.per == "case":
            self.parser.wrong("G448", path, rule=line.rule)
        limited = line.cap is not None or (self.node.floor is not None and not line.from_total)
        line.scale = read_scale(self.parser, value, (*path, "deduct"), self.scale, limited=limited)
        line.least = line.most = line.scale.greatest

    def _worst_of(self, data: dict[str, Any], path: Path) -> DeductLine:
        parser = self.parser
        parser.only(data, _WORST_OF, path, "worst_of")
        line = DeductLine("")
        found = [self._deduct(parser.record(raw, where), where) for raw, where in parser.items(data, "worst_of", path)]
        for index, each in enumerate(found):
            if each.from_total or each.top_up:
                parser.wrong("G412", (*path, "worst_of", index))
        if not found:
            parser.wrong("G404", path, key="worst_of")
        line.alternatives = tuple(found)
        line.rules = tuple(dict.fromkeys(each.rule for each in found))
        line.most = max((each.most for each in found), default=0)
        line.least = line.most
        cap = parser.optional(data, "cap", path)
        line.cap = None if cap is None else self._scaled(cap)
        line.top_up = parser.rule_list(data, "top_up", path)
        return line


def read_range(
    parser: Parser, data: Mapping[str, Any], key: str, path: Path
) -> tuple[Fraction, Fraction, Fraction | None]:
    """Return (least, most, step) of the amount under *key*; a range is ``{from, to, step}``."""
    value, where = data.get(key), (*path, key)
    if value is None:
        parser.wrong("G404", path, key=key)
        return Fraction(0), Fraction(0), None
    if not isinstance(value, Mapping):
        amount = parser.amount(value, where)
        return amount, amount, None
    parser.only(value, ("from", "to", "step"), where, key)
    low = parser.optional(value, "from", where) or Fraction(0)
    high = parser.optional(value, "to", where)
    step = parser.optional(value, "step", where)
    if high is None:
        parser.wrong("G404", where, key="to")
        high = low
    if high < low:
        parser.wrong("G413", where, low=low, high=high)
        high = low
    if step is not None and (step == 0 or (high - low) % step):
        parser.wrong("G414", (*where, "step"), step=step, low=low, high=high)
    return low, high, step
