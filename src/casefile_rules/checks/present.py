"""present: certain fields of a place are filled in (项目填写齐全)."""

from typing import Any

from casefile_rules.checks._kind import Kind, parameters, texts
from casefile_rules.conditions import At, Compiled, Run, Scope, Trace, constant, emptiness, filled
from casefile_rules.status import FAIL, PASS, UNDETERMINED, all_of, negate
from casefile_rules.values import UNKNOWN, Record


def compile_present(typed: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{fields: [path, …]}``: a blank field fails, an unrecorded one is undetermined."""
    paths = typed["fields"]
    found = [scope.path(path, (*at, "fields", index)) for index, path in enumerate(paths)]
    getters = [pair[0] for pair in found if pair is not None]
    if not paths:
        scope.problem("S307", (*at, "fields"))
    if len(getters) < len(paths) or not paths:
        return constant()

    def one(value: Any) -> int:
        return negate(emptiness(value))

    def status(run: Run, here: Record, each: Record) -> int:
        return min([negate(emptiness(getter(run, here, each))) for getter in getters])

    def count(run: Run, here: Record, each: Record) -> tuple[int, int]:
        statuses = [one(getter(run, here, each)) for getter in getters]
        failing = statuses.count(FAIL)
        return failing, failing + statuses.count(UNDETERMINED)

    def explain(run: Run, here: Record, each: Record) -> Trace:
        children = []
        for path, getter in zip(paths, getters, strict=True):
            value = getter(run, here, each)
            note = "unrecorded" if value is UNKNOWN else "" if one(value) == PASS else "blank"
            children.append(Trace("present", path, None, value, one(value), note=note))
        faults = tuple({"field": child.path} for child in children if child.status == FAIL)
        return Trace("present", "", paths, None, all_of(child.status for child in children), tuple(children), faults)

    certain = None if scope.inner else filled(scope.host.names, getters)
    return Compiled(status, explain, count=count, certain=certain, lapses=False)


KIND = Kind(
    "present",
    "所列项目均已填写",
    "All of the named fields are filled in.",
    parameters(("fields",), fields=texts("paths of the fields, from the record looked at")),
    compile_present,
)
