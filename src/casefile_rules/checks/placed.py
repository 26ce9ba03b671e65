"""placed: every document is bound in the volume where its type belongs (正卷副卷分立)."""

from typing import Any

from casefile_rules.checks._documents import Listed, doubt, home, listed, told
from casefile_rules.checks._kind import Kind, choice, parameters
from casefile_rules.conditions import At, Compiled, Run, Scope, Trace
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record


def compile_placed(typed_: dict[str, Any], scope: Scope, _at: At) -> Compiled:
    """Compile ``{volume}``: documents whose type has a volume stand in it.

    Types without a place accuse nobody; an unknown type or documents nobody saw leave the rest undetermined. A file
    without documents is not applicable.
    """
    only = typed_.get("volume")
    documents_of, _ = home(scope)

    def wrong(run: Run, here: Record) -> tuple[list[Record], bool, Listed]:
        found = listed(documents_of(run, here), only)
        bad: list[Record] = []
        loose = found.is_open
        for document in found.documents:
            belongs = document.get("type.volume", UNKNOWN)
            kind = (document.get("volume") or {}).get("kind", UNKNOWN)
            if belongs is UNKNOWN or kind is UNKNOWN:
                loose = True
            elif belongs is not None and kind is not None and belongs != kind:
                bad.append(document)
        return bad, loose, found

    def status(run: Run, here: Record, _each: Record) -> int:
        bad, loose, found = wrong(run, here)
        return FAIL if bad else UNDETERMINED if loose else PASS if found.documents else NOT_APPLICABLE

    def count(run: Run, here: Record, _each: Record) -> tuple[int, int | None]:
        bad, loose, _ = wrong(run, here)
        return len(bad), None if loose else len(bad)

    def explain(run: Run, here: Record, each: Record) -> Trace:
        bad, _, found = wrong(run, here)
        result = status(run, here, each)
        faults = tuple({**told(document), "belongs_in": document["type.volume"]} for document in bad)
        note = doubt(found) if result == UNDETERMINED else ""
        return Trace("placed", "", None, [fault["document"] for fault in faults], result, (), faults, note)

    return Compiled(status, explain, count=count)


KIND = Kind(
    "placed",
    "各材料在应属的卷内",
    "Every document is in the volume where its type belongs.",
    parameters(volume=choice("look in this volume only", "main", "sub")),
    compile_placed,
    needs="documents",
)
