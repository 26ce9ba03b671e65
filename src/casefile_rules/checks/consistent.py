"""consistent: what several places say of one thing agrees (前后一致)."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from casefile_rules.checks._kind import Kind, anything, choice, parameters, text, texts
from casefile_rules.conditions import At, Compiled, Getter, Run, Scope, Trace, collection_of, constant, name_of
from casefile_rules.reading.scalars import document_number, narrow
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record, Records

_BRACKETS = str.maketrans("（）", "()")


def _plain(value: Any) -> Any:
    return "".join(narrow(value).translate(_BRACKETS).split()) if isinstance(value, str) else value


_FORMS: dict[str, Callable[[Any], Any]] = {
    "text": _plain,
    "exact": lambda value: value,
    "document_number": lambda value: document_number(str(value)),
}


def compile_consistent(typed: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{paths, in, field, where, form}``: every recorded value is the same.

    ``paths`` are read at the place, ``field`` of every member of the list ``in`` that meets ``where``. Blank values say
    nothing and accuse nobody. Two different values fail whatever else is unknown; otherwise unrecorded ones are
    undetermined. Fewer than two values that are or may be there: not applicable. ``form`` text (default) ignores
    spaces and the width of signs.
    """
    getters: list[tuple[str, Getter]] = []
    kinds: set[str] = set()
    for index, path in enumerate(typed.get("paths") or []):
        found = scope.path(path, (*at, "paths", index))
        if found is None:
            return constant()
        getters.append((path, found[0]))
        kinds.add(found[1].kind)
    members = inner_get = where = None
    if typed.get("in") is not None:
        collection = collection_of(scope, typed["in"], (*at, "in"))
        if collection is None:
            return constant()
        inner = scope.within(collection[1])
        pair = inner.path(typed.get("field"), (*at, "field"))
        if pair is None:
            return constant()
        members, inner_get = collection[0], pair[0]
        if typed.get("where") is not None:
            where = inner.condition(typed["where"], (*at, "where"))
    if not getters and members is None:
        scope.problem("S383", at)
        return constant()
    form = _FORMS[typed.get("form") or "text"]

    def values(run: Run, here: Record, each: Record) -> list[tuple[str, Any]]:
        found: list[tuple[str, Any]] = [(path, getter(run, here, each)) for path, getter in getters]
        if members is None or inner_get is None:
            return found
        listed = members(run, here, each)
        if listed is UNKNOWN:
            return [*found, (str(typed["in"]), UNKNOWN)]
        for member in listed or ():
            belongs = PASS if where is None else where.status(run, member, each)
            if belongs in (FAIL, NOT_APPLICABLE):
                continue
            value = inner_get(run, member, each)
            found.append((name_of(member), value if belongs == PASS or value is None else UNKNOWN))
        if isinstance(listed, Records) and listed.unseen:
            found.append((str(typed["in"]), UNKNOWN))
        return found

    def judged(found: list[tuple[str, Any]]) -> int:
        known = [form(value) for _, value in found if value is not UNKNOWN and value is not None and value != ""]
        if any(value != known[0] for value in known[1:]):
            return FAIL
        unknown = sum(value is UNKNOWN for _, value in found)
        if len(known) + unknown < 2:
            return NOT_APPLICABLE
        return UNDETERMINED if unknown else PASS

    def odd(found: list[tuple[str, Any]]) -> list[Record]:
        known = [(name, value) for name, value in found if value is not UNKNOWN and value is not None and value != ""]
        if not known:
            return []
        tally = Counter(str(form(value)) for _, value in known)
        usual = max(tally, key=lambda one: (tally[one], one == str(form(known[0][1]))))
        agreed = next(value for _, value in known if str(form(value)) == usual)
        return [
            {"differs": name, "value": value, "usual": agreed} for name, value in known if str(form(value)) != usual
        ]

    def status(run: Run, here: Record, each: Record) -> int:
        return judged(values(run, here, each))

    def count(run: Run, here: Record, each: Record) -> tuple[int, int | None]:
        found = values(run, here, each)
        return len(odd(found)), None if any(value is UNKNOWN for _, value in found) else len(odd(found))

    def explain(run: Run, here: Record, each: Record) -> Trace:
        found = values(run, here, each)
        result = judged(found)
        faults = tuple(odd(found)[:50]) if result == FAIL else ()
        open_ = [name for name, value in found if value is UNKNOWN]
        note = "unrecorded" if result == UNDETERMINED else ""
        seen = [value for _, value in found if value is not UNKNOWN][:50]
        path = open_[0] if open_ else getters[0][0] if getters else str(typed.get("field"))
        return Trace("consistent", path, [name for name, _ in found[:50]], seen, result, (), faults, note)

    return Compiled(status, explain, count=count)


KIND = Kind(
    "consistent",
    "各处记载一致",
    "What several places say of one thing agrees.",
    parameters(
        paths=texts("paths of values that must agree"),
        **{"in": text("path of a list whose members must agree too")},
        field=text("the value of each member"),
        where=anything("the members looked at"),
        form=choice("text ignores spaces and width; document_number also the brackets of the year", *_FORMS),
    ),
    compile_consistent,
)
