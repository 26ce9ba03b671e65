"""matches: a text has a prescribed form (格式)."""

from typing import Any

from casefile_rules.checks._kind import Kind, choice, parameters, text
from casefile_rules.conditions import At, Certain, Compiled, Run, Scope, Trace, constant
from casefile_rules.conditions.patterns import pattern_of
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record

_BLANK = {"undetermined": UNDETERMINED, "fail": FAIL, "not_applicable": NOT_APPLICABLE}


def compile_matches(typed: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{field, pattern, when_blank}``: the whole text matches; a list of texts, each of them.

    A blank text is not applicable unless ``when_blank`` says otherwise (that it is there is the matter of ``present``).
    """
    found = scope.path(typed["field"], (*at, "field"))
    try:
        match = pattern_of(typed["pattern"])
    except ValueError as error:
        scope.problem("S308", (*at, "pattern"), value=typed["pattern"], reason=error)
        return constant()
    if found is None:
        return constant()
    getter, field = found
    kind = field.item.kind if field.kind == "list" and field.item is not None else field.kind
    if kind not in ("text", "any"):
        scope.problem("S309", (*at, "field"), path=typed["field"], kind=field.kind, kinds="text")
        return constant()
    blank = _BLANK[typed.get("when_blank") or "not_applicable"]

    def one(value: Any) -> int:
        if value is UNKNOWN:
            return UNDETERMINED
        if value is None or value == "":
            return blank
        return PASS if isinstance(value, str) and match(value) is not None else FAIL

    def status(run: Run, here: Record, each: Record) -> int:
        value = getter(run, here, each)
        return min((one(member) for member in value), default=NOT_APPLICABLE) if isinstance(value, list) else one(value)

    def explain(run: Run, here: Record, each: Record) -> Trace:
        value = getter(run, here, each)
        result = status(run, here, each)
        bad = [member for member in value if one(member) == FAIL] if isinstance(value, list) else [value]
        faults = tuple({"value": member, "pattern": typed["pattern"]} for member in bad[:20]) if result == FAIL else ()
        note = "" if result != UNDETERMINED else "blank" if value is None or value == "" else "unrecorded"
        return Trace("matches", typed["field"], typed["pattern"], value, result, (), faults, note)

    names = scope.host.names
    value = "" if scope.inner or field.kind == "list" else names.expression(getter)
    read, held = names.held(value)
    match_ = names.constant(match)
    certain = None
    if value:
        certain = Certain(f"type({read}) is str and {match_}({held})",
                          f"type({read}) is str and {held} and not {match_}({held})",
                          f"type({held}) is str and {held}", quick=f"{match_}({names.direct(getter)})",
                          idle=f"{held} is None or {held} == ''" if blank == NOT_APPLICABLE else "")  # fmt: skip
    lapses = blank == NOT_APPLICABLE or field.kind == "list"
    return Compiled(status, explain, certain=certain, lapses=lapses)


KIND = Kind(
    "matches",
    "文字符合规定格式",
    "A text has the prescribed form.",
    parameters(
        ("field", "pattern"),
        field=text("path of the text, or of a list of texts"),
        pattern=text("a regular expression for the whole text, without back references and look-around"),
        when_blank=choice(
            "what a blank text gives; not_applicable where absent", "not_applicable", "fail", "undetermined"
        ),
    ),
    compile_matches,
)
