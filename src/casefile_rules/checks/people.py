"""people: so many different people are named in a place (不同的人)."""

from collections.abc import Callable
from typing import Any, NamedTuple

from casefile_rules.checks._kind import Kind, anything, parameters, whole_number
from casefile_rules.conditions import At, Compiled, Run, Scope, Trace, as_written, collection_of, constant
from casefile_rules.reading.scalars import narrow
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record

Names = Callable[[Run, Record, Record], "list[tuple[Any, int]] | None"]
"""Reads (name, whether it counts) of everybody one source names; None where that is not recorded."""


class _Found(NamedTuple):
    """Who is named: those that count, those that do not, how many may count, whether something is unrecorded."""

    sure: dict[str, str]
    left_out: dict[str, str]
    maybe: int
    silent: bool


def compile_people(typed: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{named: [path, {in, field, where}], unless: {in, field, where}, at_least}``.

    Names are united over all that ``named`` reads and compared without spaces; one person with two parts is one.
    Whoever is listed in ``unless`` and surely meets its ``where`` does not count; what is not recorded there accuses
    nobody. Where nobody at all is named it is open as long as one of the sources is not recorded; as soon as somebody
    is named, the sources that are recorded tell everybody. Linear in the names.
    """
    places = typed["named"] if isinstance(typed["named"], list) else [typed["named"]]
    sources = [_source(raw, scope, (*at, "named", index)) for index, raw in enumerate(places)]
    unless = typed.get("unless")
    if isinstance(unless, dict) and unless.get("field") is None:  # who is left out is never guessed
        scope.problem("S393", (*at, "unless"), key="unless", source=as_written(unless.get("in")), example="name")
        return constant()
    barred = _source(typed["unless"], scope, (*at, "unless")) if typed.get("unless") is not None else None
    if not sources or any(source is None for source in sources) or (typed.get("unless") is not None and barred is None):
        return constant()
    least = typed["at_least"]

    def found(run: Run, here: Record, each: Record) -> _Found:
        barring = [name for name, counts in _read(barred, run, here, each) or () if counts == PASS]
        out = {plain(name) for name in barring if name is not UNKNOWN and name}
        sure: dict[str, str] = {}
        left_out: dict[str, str] = {}
        maybe, silent = 0, False
        for source in sources:
            named = _read(source, run, here, each)
            silent = silent or named is None
            for name, counts in named or ():
                if counts in (FAIL, NOT_APPLICABLE) or name is None or name == "":
                    continue
                if name is UNKNOWN or counts == UNDETERMINED:
                    maybe += 1
                else:
                    (left_out if plain(name) in out else sure).setdefault(plain(name), name)
        return _Found(sure, left_out, maybe, silent)

    def judged(one: _Found) -> int:
        if len(one.sure) >= least:
            return PASS
        if len(one.sure) + one.maybe >= least or (one.silent and not (one.sure or one.left_out)):
            return UNDETERMINED
        return FAIL

    def status(run: Run, here: Record, each: Record) -> int:
        return judged(found(run, here, each))

    def explain(run: Run, here: Record, each: Record) -> Trace:
        one = found(run, here, each)
        result = judged(one)
        paths = [_path(raw) for raw in places]
        fault = {"named": [*one.sure.values()], "left_out": [*one.left_out.values()], "least": least}
        children: tuple[Trace, ...] = ()
        if result == UNDETERMINED:
            children = (
                Trace("value", paths[-1] if one.silent else paths[0], None, UNKNOWN, result, note="unrecorded"),
            )
        faults = (fault,) if result == FAIL else ()
        return Trace("people", paths[0], {"at_least": least}, [*one.sure.values()], result, children, faults)

    return Compiled(status, explain, lapses=False)


def plain(name: str) -> str:
    """Return *name* as it is compared: without spaces, in one width."""
    return "".join(narrow(str(name)).split())


def _read(source: "Names | None", run: Run, here: Record, each: Record) -> "list[tuple[Any, int]] | None":
    return [] if source is None else source(run, here, each)


def _path(raw: Any) -> str:
    return f"{raw['in']}.{raw.get('field', 'name')}" if isinstance(raw, dict) else str(raw)


def _source(raw: Any, scope: Scope, at: At) -> "Names | None":
    """Return what reads the names of one source: a path to a text or a list of texts, or ``{in, field, where}``."""
    if not isinstance(raw, dict):
        found = scope.path(raw, at)
        if found is None:
            return None
        getter, field = found
        if field.kind != "text" and (field.item is None or field.item.kind != "text"):
            scope.problem("S311", at, path=raw, kind=field.kind)
            return None

        def texts(run: Run, here: Record, each: Record) -> "list[tuple[Any, int]] | None":
            value = getter(run, here, each)
            if value is UNKNOWN:
                return None
            listed = value if isinstance(value, list) else [] if value is None else [value]
            return [(name, PASS) for name in listed]

        return texts
    members = collection_of(scope, raw.get("in"), (*at, "in"))
    if members is None:
        return None
    listed, item = members
    inner = scope.within(item)
    name = inner.path(raw.get("field", "name"), (*at, "field"))
    where = inner.condition(raw["where"], (*at, "where")) if "where" in raw else None
    if name is None:
        return None
    get = name[0]

    def records(run: Run, here: Record, each: Record) -> "list[tuple[Any, int]] | None":
        value = listed(run, here, each)
        if value is UNKNOWN:
            return None
        return [
            (get(run, member, each), PASS if where is None else where.status(run, member, each))
            for member in value or ()
        ]

    return records


KIND = Kind(
    "people",
    "有足够的不同人员",
    "So many different people are named.",
    parameters(
        ("named", "at_least"),
        named=anything("where people are named: paths to names, or {in, field, where}"),
        unless=anything("who does not count: {in, field, where}"),
        at_least=whole_number("the fewest", 1),
    ),
    compile_people,
)
