"""What a field is compared with: a literal, another field, or a value picked from a collection.

A literal is typed when the rule is loaded, by the field it is compared with. ``{field: path}`` reads another field.
``{pick: latest, in: services, where: {…}, by: served_on, field: served_on}`` selects one member first; where nothing
matches in a closed list the value is blank, where more may exist it is unknown.
"""

from collections.abc import Callable
from typing import Any, Final

from casefile_rules.conditions._node import Compiled, Getter, Run
from casefile_rules.conditions._operators import ORDERED, equal, same_day
from casefile_rules.conditions._scope import At, Scope, as_written, suggestion
from casefile_rules.reading import scalars
from casefile_rules.shape import Field
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS
from casefile_rules.values import UNKNOWN, Record, Records

PICKS: Final = ("latest", "earliest", "first", "last", "only")
_PICK_KEYS: Final = ("by", "field", "in", "pick", "where")
_COMPARABLE: Final = (
    {"text", "choice", "any"}, {"integer", "decimal"}, {"date", "moment"}, {"boolean"}, {"pages"},
)  # fmt: skip

_TYPED: Final[dict[str, Callable[[str], Any]]] = {
    "integer": scalars.integer,
    "decimal": scalars.decimal,
    "boolean": scalars.boolean,
    "date": scalars.date,
    "moment": scalars.moment,
    "pages": scalars.pages,
}


def literal(scope: Scope, raw: object, field: Field, at: At) -> Any:
    """Return *raw* typed as *field*; UNKNOWN after a reported problem (S304, S305, S392)."""
    if raw is None:
        scope.problem("S392", at, value="null")
        return UNKNOWN
    if isinstance(raw, bool):
        raw = "true" if raw else "false"
    if not isinstance(raw, str):
        scope.problem("S304", at, value=as_written(raw), kind=field.kind)
        return UNKNOWN
    if field.kind == "choice":
        value = raw if raw in field.values else field.value_labels.get(raw)
        if value is None:
            scope.problem("S305", at, value=raw, known=suggestion(raw, [*field.values, *field.value_labels]))
            return UNKNOWN
        return value
    try:
        return _TYPED[field.kind](raw) if field.kind in _TYPED else raw
    except ValueError:
        other = raw.partition(".")[0] in {*scope.each.fields, *scope.here.fields}
        scope.problem("S413" if other else "S304", at, value=raw, kind=field.kind)
        return UNKNOWN


def operand(scope: Scope, raw: object, field: Field, at: At, *, several: bool = False) -> Getter:
    """Return a getter for the operand *raw* of a test on *field* (its items, for a list).

    Only where *several* values may stand can ``{field: …}`` name a list.
    """
    if isinstance(raw, dict):
        found = _referred(scope, raw, at)
        if found is None:
            return lambda _run, _here, _each: UNKNOWN
        getter, other = found
        if not comparable(field, other) or (other.kind == "list" and not several):
            scope.problem("S306", at, left=field.kind, right=other.kind)
        return getter
    value = literal(scope, raw, field, at)
    return fixed(scope, value)


def fixed(scope: Scope, value: Any) -> Getter:
    """Return a getter that always gives *value*, known as such to the screen."""

    def constant(_run: Run, _here: Record, _each: Record) -> Any:
        return value

    scope.host.names.literal(constant, value)
    return constant


def operands(scope: Scope, raw: object, field: Field, at: At) -> Getter:
    """Return a getter for a list operand: a list of literals, or ``{field: …}`` naming a list."""
    if isinstance(raw, list):
        if not raw:
            scope.problem("S307", at)
        values = [literal(scope, item, field, (*at, index)) for index, item in enumerate(raw)]
        return fixed(scope, values)
    if isinstance(raw, dict):
        return operand(scope, raw, field, at, several=True)
    scope.problem("S307", at)
    return lambda _run, _here, _each: UNKNOWN


def pattern(scope: Scope, raw: object, at: At) -> Callable[[str], Any] | None:
    """Return the compiled match function for the regular expression *raw* (S308 where it is refused)."""
    from casefile_rules.conditions.patterns import pattern_of  # few rules have one

    try:
        return pattern_of(raw if isinstance(raw, str) else "")
    except ValueError as error:
        scope.problem("S308", at, value=as_written(raw), reason=error)
        return None


def comparable(left: Field, right: Field) -> bool:
    """Return whether values of the two fields can be compared (a list counts as its items)."""
    left_kind = left.item.kind if left.kind == "list" and left.item is not None else left.kind
    right_kind = right.item.kind if right.kind == "list" and right.item is not None else right.kind
    return any(left_kind in kinds and right_kind in kinds for kinds in _COMPARABLE)


def value_of(scope: Scope, raw: object, at: At, *, kinds: tuple[str, ...] = ORDERED) -> tuple[Getter, Field] | None:
    """Return (getter, field) for a value that a check kind takes: a path, ``{field: …}`` or ``{pick: …}``.

    The field must be of one of *kinds* (S309 otherwise).
    """
    found = scope.path(raw, at) if isinstance(raw, str) else None
    if isinstance(raw, dict):
        found = _referred(scope, raw, at)
    elif not isinstance(raw, str):
        scope.path(raw, at)  # which tells what it is not
    if found is not None and found[1].kind not in kinds:
        scope.problem("S309", at, path=as_written(raw), kind=found[1].kind, kinds=" / ".join(kinds))
        return None
    return found


def _referred(scope: Scope, raw: dict[str, Any], at: At) -> tuple[Getter, Field] | None:
    if set(raw) == {"field"}:
        return scope.path(raw["field"], (*at, "field"))
    if "pick" in raw:
        return _picked(scope, raw, at)
    scope.problem("S310", at, keys=", ".join(sorted(raw)))
    return None


def _picked(scope: Scope, raw: dict[str, Any], at: At) -> tuple[Getter, Field] | None:
    """Compile ``{pick, in, where, by, field}`` to a getter of the picked member's field."""
    for key in sorted(set(raw) - set(_PICK_KEYS)):
        scope.problem("S310", (*at, key), keys=key)
    how = raw["pick"]
    if how not in PICKS:
        scope.problem("S305", (*at, "pick"), value=as_written(how), known=suggestion(str(how), PICKS))
        return None
    collection = collection_of(scope, raw.get("in"), (*at, "in"))
    if collection is None:
        return None
    members, item = collection
    inner = scope.within(item)
    where = inner.condition(raw["where"], (*at, "where")) if "where" in raw else None
    wanted = inner.path(raw.get("field"), (*at, "field"))
    dated = how in ("latest", "earliest")
    if not dated and "by" in raw:
        scope.problem("S411", (*at, "by"), pick=how)
    by = inner.path(raw.get("by", raw.get("field")), (*at, "by")) if dated else None
    if wanted is None or (dated and by is None):
        return None
    if by is not None and by[1].kind not in ORDERED:
        scope.problem("S309", (*at, "by"), path=raw.get("by"), kind=by[1].kind, kinds=" / ".join(ORDERED))
        return None
    getter = _picker(how, members, where, by[0] if by else None, wanted[0])
    if how == "first" and not scope.inner:
        _index(scope, getter, members, item, raw)
    return getter, wanted[1]


def _index(scope: Scope, getter: Getter, members: Getter, item: Field, raw: dict[str, Any]) -> None:
    """Tell the screen of a pick that an index of the members answers: the first one whose one field has one value."""
    where = raw.get("where")
    if isinstance(where, dict) and len(where) == 1:
        ((name, value),) = where.items()
        field = item.fields.get(name)
        if field is not None and field.kind == "choice" and isinstance(value, str) and raw["field"] in item.fields:
            value = value if value in field.values else field.value_labels.get(value)
            scope.host.names.first(getter, members, name, value, raw["field"])


def _picker(how: str, members: Getter, where: Compiled | None, key: Getter | None, wanted: Getter) -> Getter:
    def get(run: Run, here: Record, each: Record) -> Any:
        listed = members(run, here, each)
        if listed is UNKNOWN or listed is None:
            return listed
        chosen = select(run, listed, where, each)
        if chosen is UNKNOWN or not chosen:
            return UNKNOWN if chosen is UNKNOWN else None
        if key is None:
            if how == "only" and len(chosen) > 1:
                return UNKNOWN
            return wanted(run, chosen[-1 if how == "last" else 0], each)
        best: Record | None = None
        best_key: Any = None
        for member in chosen:
            at = key(run, member, each)
            if at is UNKNOWN:
                return UNKNOWN
            if at is None:
                continue
            if best is None or _ahead(at, best_key, how):
                best, best_key = member, at
        return None if best is None else wanted(run, best, each)

    return get


def _ahead(value: Any, best: Any, how: str) -> bool:
    left, right = same_day(value, best)
    return not equal(left, right) and bool((left > right) == (how == "latest"))


def select(run: Run, listed: list[Record], where: Compiled | None, each: Record) -> Any:
    """Return the members of *listed* that meet *where*; UNKNOWN where one may or may not (unseen ones count)."""
    unseen = listed.unseen if isinstance(listed, Records) else ()
    if where is None:
        return UNKNOWN if unseen else listed
    chosen: list[Record] = []
    for member in listed:
        status = where.status(run, member, each)
        if status == PASS:
            chosen.append(member)
        elif status not in (FAIL, NOT_APPLICABLE):
            return UNKNOWN
    if any(where.status(run, member, each) not in (FAIL, NOT_APPLICABLE) for member in unseen):
        return UNKNOWN
    return chosen


def collection_of(scope: Scope, raw: object, at: At) -> tuple[Getter, Field] | None:
    """Return (getter of the list, field of its members) for the path *raw* to a list of records (S311)."""
    found = scope.path(raw, at)
    if found is None:
        return None
    getter, field = found
    if field.kind != "list" or field.item is None or field.item.kind != "record":
        scope.problem("S311", at, path=raw, kind=field.kind)
        return None
    return getter, field.item
