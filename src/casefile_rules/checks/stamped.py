"""stamped: a stamp with the prescribed wording is on the paper (加盖确认章)."""

from typing import Any

from casefile_rules.checks._kind import Kind, parameters, text, texts
from casefile_rules.conditions import At, Certain, Compiled, Run, Scope, Trace, constant
from casefile_rules.folding import folded
from casefile_rules.shape import Field
from casefile_rules.status import FAIL, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record

DEFAULT = ("certification.stamp", "stamps")
_DROPPED = str.maketrans("", "", "“”\"'‘’「」『』《》 \t。.,，、")


def wording(value: str) -> str:
    """Return the wording of a stamp without quotation marks, spaces and stops, in narrow signs."""
    return folded(value.translate(_DROPPED)).translate(_DROPPED)


def compile_stamped(typed: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{text | any_of, field}``: the field holds the wording, exactly but for width, quotes and spaces.

    Another wording fails and is shown; a blank field fails; an unrecorded one is undetermined. ``field`` may be a text
    or a list of texts, or of records that name the stamp. Without ``field`` it is the stamp of the certification, or
    the stamps of the paper where there is no certification in the contract.
    """
    wordings = [typed["text"]] if typed.get("text") else list(typed.get("any_of") or [])
    if bool(typed.get("text")) == bool(typed.get("any_of")):
        scope.problem("S327", at)
        return constant()
    wanted = {wording(each) for each in wordings}
    path = typed.get("field") or next((each for each in DEFAULT if each.split(".")[0] in scope.here.fields), DEFAULT[0])
    found = scope.path(path, (*at, "field") if typed.get("field") else at)
    if found is None:
        return constant()
    getter, field = found
    key = _wording_key(field)
    if key is None:
        scope.problem("S309", (*at, "field"), path=path, kind=field.kind, kinds="text / list")
        return constant()

    def words(value: Any) -> tuple[list[str], bool]:
        """Return the wordings found and whether one of them is unknown."""
        members = value if isinstance(value, list) else [value]
        texts_: list[str] = []
        loose = False
        for member in members:
            one = member.get(key, UNKNOWN) if isinstance(member, dict) else member
            if one is UNKNOWN:
                loose = True
            elif isinstance(one, str):
                texts_.append(one)
        return texts_, loose

    def status(run: Run, here: Record, each: Record) -> int:
        value = getter(run, here, each)
        if value is UNKNOWN:
            return UNDETERMINED
        seen, loose = words(value)
        if any(wording(one) in wanted for one in seen):
            return PASS
        return UNDETERMINED if loose else FAIL

    def explain(run: Run, here: Record, each: Record) -> Trace:
        value = getter(run, here, each)
        result = status(run, here, each)
        found_words = [] if value is UNKNOWN else words(value)[0]
        seen: Any = UNKNOWN if value is UNKNOWN else found_words or None
        faults = ({"stamp": found_words[0] if found_words else None, "expected": wordings},) if result == FAIL else ()
        note = "unrecorded" if result == UNDETERMINED else "blank" if seen is None else ""
        return Trace("stamped", path, wordings, seen, result, (), faults, note)

    read = "" if scope.inner or field.kind != "text" else scope.host.names.expression(getter)
    certain = None
    if read:
        names, known = scope.host.names, scope.host.names.constant(frozenset(wordings))
        certain = Certain(f"{read} in {known}", f"{read} is None", quick=f"{names.direct(getter)} in {known}")
    return Compiled(status, explain, certain=certain, lapses=False)


def _wording_key(field: Field) -> str | None:
    """Return the key of the wording of one stamp: ``""`` where it is a text itself, None where there is no wording."""
    item = field.item if field.kind == "list" and field.item is not None else field
    if item.kind in ("text", "any"):
        return ""
    return next((key for key in ("text", "name") if key in item.fields and field.kind == "list"), None)


KIND = Kind(
    "stamped",
    "加盖了规定字样的印章",
    "A stamp with the prescribed wording is on the paper.",
    parameters(
        text=text("the wording"),
        any_of=texts("several wordings, any of which will do"),
        field=text("path of the stamp; certification.stamp or stamps where absent"),
    ),
    compile_stamped,
)
