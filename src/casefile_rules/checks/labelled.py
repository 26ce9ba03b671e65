"""labelled: a label carries all items it must (标注案号、名称、数量等)."""

from typing import Any

from casefile_rules.checks._kind import Kind, parameters, text, texts
from casefile_rules.conditions import At, Compiled, Run, Scope, Trace, constant, emptiness, suggestion
from casefile_rules.status import FAIL, PASS, UNDETERMINED, all_of, negate
from casefile_rules.values import UNKNOWN, Record


def compile_labelled(typed: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{field, fields}``: the label record at ``field`` holds each of ``fields``.

    A blank label lacks all of them; an unrecorded one is undetermined, and so is each unrecorded item of it.
    """
    found = scope.path(typed["field"], (*at, "field"))
    if found is None:
        return constant()
    getter, field = found
    if field.kind != "record":
        scope.problem("S309", (*at, "field"), path=typed["field"], kind=field.kind, kinds="record")
        return constant()
    names: list[str] = typed["fields"]
    for index, name in enumerate(names):
        if name not in field.fields:
            scope.problem("S302", (*at, "fields", index), path=typed["field"], segment=name,
                          known=suggestion(name, field.fields))  # fmt: skip
    if not names or any(name not in field.fields for name in names):
        return constant()

    for name in names:
        scope.host.labels.setdefault(f"{typed['field']}.{name}", f"{field.zh}·{field.fields[name].zh}")

    def one(label: Any, name: str) -> int:
        if label is UNKNOWN:
            return UNDETERMINED
        return negate(emptiness(None if label is None else label.get(name, UNKNOWN)))

    def status(run: Run, here: Record, each: Record) -> int:
        label = getter(run, here, each)
        return all_of([one(label, name) for name in names])

    def count(run: Run, here: Record, each: Record) -> tuple[int, int]:
        label = getter(run, here, each)
        statuses = [one(label, name) for name in names]
        return statuses.count(FAIL), len(statuses) - statuses.count(PASS)

    def explain(run: Run, here: Record, each: Record) -> Trace:
        label = getter(run, here, each)
        children = tuple(
            Trace(
                "present", f"{typed['field']}.{name}", None,
                label if label is UNKNOWN else None if label is None else label.get(name, UNKNOWN), one(label, name),
                note={UNDETERMINED: "unrecorded", FAIL: "blank"}.get(one(label, name), ""),
            )
            for name in names
        )  # fmt: skip
        faults = tuple(
            {"field": f"{typed['field']}.{name}"}
            for name, child in zip(names, children, strict=True)
            if child.status == FAIL
        )
        return Trace(
            "labelled", typed["field"], names, None, all_of(child.status for child in children), children, faults
        )

    return Compiled(status, explain, count=count, lapses=False)


KIND = Kind(
    "labelled",
    "标签上的项目齐全",
    "A label carries everything it must.",
    parameters(("field", "fields"), field=text("path of the label"), fields=texts("what it must carry")),
    compile_labelled,
)
