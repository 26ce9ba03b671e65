"""excluded: papers that must not be in the file (不入卷材料), duplicates among them (重份材料)."""

from collections import Counter
from typing import Any

from casefile_rules.checks._documents import Home, Listed, doubt, home, listed, told, typed
from casefile_rules.checks._kind import Kind, anything, choice, flag, parameters, texts
from casefile_rules.conditions import At, Compiled, Run, Scope, Trace, constant
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record, Records


def compile_excluded(typed_: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{types, where, duplicates, volume, this}``: what one of them describes may not be there.

    A document whose type or state is unknown leaves it undetermined, and so do documents nobody saw. Two papers are
    duplicates where type, document number and date are recorded and the same; without a number nothing is assumed.
    An empty closed list passes. With ``this`` only the document that ``each`` selected is looked at, which is a
    duplicate where one like it stands before it; the documents are gone through once a file, not once a place.
    """
    names = frozenset(typed(scope, typed_.get("types") or [], (*at, "types")))
    documents_of, item = home(scope)
    where = None
    if typed_.get("where") is not None and item is not None:
        where = scope.within(item).negated().condition(typed_["where"], (*at, "where"))
    duplicates, volume = bool(typed_.get("duplicates")), typed_.get("volume")
    if typed_.get("this"):
        if not duplicates or names or where is not None or scope.inner:
            scope.problem("S325", at)
            return constant()
        return _repeated(documents_of, scope, at)
    if not names and where is None and not duplicates:
        scope.problem("S325", at)
        return constant()

    def one(run: Run, document: Record, each: Record) -> int:
        """PASS where the document is of the excluded sort."""
        result = FAIL
        if names:
            kind = document.get("type", UNKNOWN)
            result = UNDETERMINED if kind is UNKNOWN else PASS if kind in names else FAIL
        if where is not None and result != PASS:
            other = where.status(run, document, each)
            result = max(result, FAIL if other == NOT_APPLICABLE else other)
        return result

    def offenders(run: Run, here: Record, each: Record) -> tuple[list[tuple[Record, str]], bool, Listed]:
        found = listed(documents_of(run, here), volume)
        bad: list[tuple[Record, str]] = []
        loose = found.is_open
        seen: dict[tuple[Any, ...], Record] = {}
        doubtful: list[Any] = []
        for document in found.documents:
            status = one(run, document, each)
            if status == PASS:
                bad.append((document, ""))
            elif status != FAIL:
                loose = True
            if duplicates and status != PASS:
                same = tuple(document.get(key, UNKNOWN) for key in ("type", "doc_no", "date"))
                if UNKNOWN in same:
                    doubtful.append(same[0])
                elif None in same:
                    continue  # looked at and without a number: nothing tells it from another
                elif same in seen:
                    bad.append((document, str(seen[same].get("position", ""))))
                else:
                    seen[same] = document
        kinds = Counter([*doubtful, *(same[0] for same in seen)])
        among = len(found.documents) - len(bad)
        loose = loose or any(kinds[kind] > 1 or (kind is UNKNOWN and among > 1) for kind in doubtful)
        return bad, loose, found

    def status(run: Run, here: Record, each: Record) -> int:
        bad, loose, _ = offenders(run, here, each)
        return FAIL if bad else UNDETERMINED if loose else PASS

    def count(run: Run, here: Record, each: Record) -> tuple[int, int | None]:
        bad, loose, _ = offenders(run, here, each)
        return len(bad), None if loose else len(bad)

    def explain(run: Run, here: Record, each: Record) -> Trace:
        bad, loose, found = offenders(run, here, each)
        faults = tuple(
            {"excluded": True, **told(document), **({"same_as": twin} if twin else {})} for document, twin in bad
        )
        result = FAIL if bad else UNDETERMINED if loose else PASS
        seen = [fault["document"] for fault in faults]
        note = doubt(found) if result == UNDETERMINED else ""
        path = "documents.doc_no" if note == "unrecorded" and duplicates and where is None else ""
        return Trace("excluded", path, sorted(names), seen, result, (), faults, note)

    return Compiled(status, explain, count=count, lapses=False)


_SAME = ("type", "doc_no", "date")
"""What two papers have in common of which one is a second copy."""


def _repeated(documents_of: Home, scope: Scope, at: At) -> Compiled:
    """Compile ``duplicates`` with ``this``: whether the document at the place is a second copy of one before it."""
    path = "case.documents.doc_no"
    scope.path(path, at)  # so that explanations know what it is called

    def index(run: Run, here: Record) -> tuple[dict[tuple[Any, ...], Record], Counter[Any], bool]:
        """Return the first paper of each likeness, the doubtful papers by kind, and whether the list is open."""
        found = listed(documents_of(run, here), None)
        kept = found.documents.columns if isinstance(found.documents, Records) else {}
        known: tuple[dict[tuple[Any, ...], Record], Counter[Any], bool] | None = kept.get("repeated")
        if known is None:
            first: dict[tuple[Any, ...], Record] = {}
            kinds: Counter[Any] = Counter()
            for document in found.documents:
                same = tuple(document.get(key, UNKNOWN) for key in _SAME)
                if None not in same:
                    kinds[same[0]] += 1
                    if UNKNOWN not in same:
                        first.setdefault(same, document)
            known = kept["repeated"] = first, kinds, found.is_open
        return known

    def twin(run: Run, here: Record) -> tuple[int, Record | None, str]:
        """Return the status, the paper it repeats, and what leaves it open."""
        same = tuple(here.get(key, UNKNOWN) for key in _SAME)
        if None in same:
            return PASS, None, ""  # looked at and without a number: nothing tells it from another
        first, kinds, is_open = index(run, here)
        before = None if UNKNOWN in same else first.get(same)
        if before is not None and before is not here:
            return FAIL, before, ""
        alike = sum(kinds.values()) if same[0] is UNKNOWN else kinds[same[0]] + kinds[UNKNOWN]
        doubtful = UNKNOWN in same and alike > 1
        return (UNDETERMINED if doubtful or is_open else PASS), None, "unrecorded" if doubtful else "unseen"

    def explain(run: Run, here: Record, _each: Record) -> Trace:
        result, before, lacking = twin(run, here)
        faults: tuple[Record, ...] = ()
        if before is not None:
            faults = ({"excluded": True, **told(here), "same_as": str(before.get("position", ""))},)
        note = lacking if result == UNDETERMINED else ""
        where = "documents" if note == "unseen" else path
        return Trace("excluded", where, [], here.get("doc_no", UNKNOWN), result, (), faults, note)

    return Compiled(lambda run, here, _each: twin(run, here)[0], explain, lapses=False)


KIND = Kind(
    "excluded",
    "不应入卷的材料没有入卷",
    "Papers that do not belong in the file are not in it.",
    parameters(
        types=texts("types of document that may not be there"),
        where=anything("a condition that describes what may not be there"),
        duplicates=flag("whether a second copy of the same paper is refused"),
        volume=choice("look in this volume only", "main", "sub"),
        this=flag("whether only the document that each selected is held against those before it"),
    ),
    compile_excluded,
    needs="documents",
)
