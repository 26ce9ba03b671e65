"""Reading the parts of a rubric that stand beside its nodes: grades and vetoes."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.problems import near
from casefile_rules.scoring.faults import Points
from casefile_rules.scoring.parser import Parser, Path
from casefile_rules.scoring.plan import Grade, Veto
from casefile_rules.scoring.types import Effect

if TYPE_CHECKING:
    from casefile_rules.scoring.building import Builder


_VETO: Final = ("id", "effect", "except", "ground", "cites", "title", "authority")
_KINDS: Final[dict[str, tuple[str, ...]]] = {
    "rule": ("confirm",),
    "rules": ("at_least", "confirm"),
    "node": ("below",),
}


def read_grades(data: Mapping[str, Any], parser: Parser, total: Points | None) -> tuple[Grade, ...]:
    """Return the grades, best first; bands that overlap or leave a gap are problems.

    A border may be a share of *total* (90%), which is None where each table has a total of its own.
    """
    found: list[Grade] = []
    written = parser.items(data, "grades", ())
    for index, (raw, path) in enumerate(written):
        record = parser.record(raw, path)
        parser.only(record, ("name", "title", "min", "above", "cites", "authority"), path, "grade")
        name = parser.word(record, "name", path)
        if not name:
            parser.wrong("G404", path, key="name")
        if any(grade.name == name for grade in found):
            parser.wrong("G407", path, id=name)
        last = index == len(written) - 1
        least, above = (_border(parser, record, key, path, total) for key in ("min", "above"))
        if least is not None and above is not None:
            parser.wrong("G415", path, name=name, reason="min / above")
        border = above if above is not None else least
        if last and border is not None:
            parser.wrong("G416", path, name=name)
        if not last and border is None:
            parser.wrong("G417", path, name=name)
        before = found[-1].border if found else None
        if border is not None and before is not None and border >= before:
            parser.wrong("G418", path, name=name, border=border, before=before)
        found.append(Grade(name, record.get("title"), None if last else border, above is None))
    return tuple(found)


def _border(parser: Parser, record: Mapping[str, Any], key: str, path: Path, total: Points | None) -> Fraction | None:
    """Return the border under *key* in points: 90% of a total of 120 is 108."""
    value = record.get(key)
    if not isinstance(value, str) or not value.rstrip().endswith(("%", "％")):
        return parser.optional(record, key, path)
    share = parser.amount(value.rstrip()[:-1].rstrip(), (*path, key))
    if total is None:
        parser.wrong("G449", (*path, key), value=value)
        return share
    return share * total / 100


def read_vetoes(
    data: Mapping[str, Any], parser: Parser, builder: "Builder", grades: tuple[Grade, ...]
) -> tuple[Veto, ...]:
    """Return the vetoes; each needs a ground and an effect that the grades know."""
    found: list[Veto] = []
    for raw, path in parser.items(data, "vetoes", ()):
        record = parser.record(raw, path)
        kinds = [kind for kind in _KINDS if record.get(kind) is not None]
        if len(kinds) > 1:
            parser.wrong("G451", path)
        kind = kinds[0] if kinds else "rule"
        parser.only(record, (*_VETO, *_KINDS, *_KINDS[kind]), path, "veto")
        rules = (parser.rule(record, path),) if kind == "rule" else parser.rule_list(record, "rules", path)
        name = parser.word(record, "id", path, default=rules[0] if kind == "rule" else "")
        if not name and kind != "rule":
            parser.wrong("G404", path, key="id")
        if name and any(veto.id == name for veto in found):
            parser.wrong("G407", path, id=name)
        if not record.get("ground") and not record.get("cites"):
            parser.wrong("G419", path, id=name)
        effect = _effect(record, parser, path, grades)
        exception = builder.condition(record.get("except"), (*path, "except"), f"{name}.except")
        confirm = (
            kind != "node" and parser.word(record, "confirm", path, ("reviewer", "none"), "reviewer") == "reviewer"
        )
        veto = Veto(name, rules, effect, exception, confirm, record.get("ground"), record.get("cites"))
        if kind == "rules":
            veto.at_least = _at_least(record, rules, parser, path)
        elif kind == "node":
            _share(veto, record, parser, builder, path)
        found.append(veto)
    return tuple(found)


def _at_least(record: Mapping[str, Any], rules: tuple[str, ...], parser: Parser, path: Path) -> int:
    """Return how many of *rules* raise the veto."""
    if len(set(rules)) < len(rules):
        parser.wrong("G456", (*path, "rules"))
    number = parser.optional(record, "at_least", path)
    if number is None or number.denominator != 1 or not 1 <= number <= len(rules):
        where = path if number is None else (*path, "at_least")
        parser.wrong("G452", where, value="" if number is None else number, most=len(rules))
        return 1
    return number.numerator


def _share(veto: Veto, record: Mapping[str, Any], parser: Parser, builder: "Builder", path: Path) -> None:
    """Give *veto* the nodes it is about (of one id, in tables that exclude each other) and their share."""
    name = parser.word(record, "node", path)
    known = [node for node in builder.nodes if node.parent is not None]
    veto.nodes = tuple(node for node in known if node.id == name)
    if not veto.nodes:
        parser.wrong("G453", (*path, "node"), value=name, near=near(name, [node.id for node in known]))
    value = record.get("below")
    if isinstance(value, str) and value.rstrip().endswith(("%", "％")):
        veto.below = parser.amount(value.rstrip()[:-1].rstrip(), (*path, "below")) / 100
    if not 0 < veto.below <= 1:
        parser.wrong("G457", path if value is None else (*path, "below"), value="" if value is None else value)


def _effect(record: Mapping[str, Any], parser: Parser, path: Path, grades: tuple[Grade, ...]) -> Effect:
    where = (*path, "effect")
    effect = parser.record(record.get("effect"), where) if record.get("effect") is not None else {}
    kinds = [kind for kind in ("score", "grade", "grade_at_most") if effect.get(kind) is not None]
    parser.only(effect, ("score", "grade", "grade_at_most"), where, "effect")
    if len(kinds) != 1:
        parser.wrong("G421", where if effect else path)
        return Effect("score")
    kind = kinds[0]
    if kind == "score":
        return Effect(kind, parser.amount(effect[kind], (*where, kind)))
    names = [grade.name for grade in grades]
    name = parser.word(effect, kind, where)
    if name not in names:
        parser.wrong("G423", (*where, kind), value=name, near=near(name, names))
    elif kind == "grade" and name != names[-1]:
        parser.wrong("G424", (*where, kind), value=name, lowest=names[-1])
    return Effect(kind, None, name)
