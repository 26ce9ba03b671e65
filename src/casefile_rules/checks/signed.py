"""signed: those who must sign have signed or sealed (签名或者盖章)."""

from typing import Any

from casefile_rules.checks._kind import Kind, flag, parameters, text, texts, whole_number
from casefile_rules.conditions import At, Compiled, Run, Scope, Trace, constant, filled, suggestion
from casefile_rules.status import FAIL, PASS, UNDETERMINED, all_of
from casefile_rules.values import UNKNOWN, Record

DEFAULT = "signed_by"


def compile_signed(typed: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{by: [paths], at_least}`` or ``{roles: [roles], field, at_least, accept_refusal}``.

    ``by``: each of the named fields holds a name, or ``at_least`` so many of them. ``roles``: the list ``field``
    (``signed_by``) has a signature of each role, ``at_least`` of each (1) by different persons. A blank fails; an
    unrecorded field, or a signature of unknown role that may be the one missing, is undetermined. A signature that was
    ``refused`` is none; with ``accept_refusal`` it will do where the refusal is noted on the paper.
    """
    if bool(typed.get("by")) == bool(typed.get("roles")):
        scope.problem("S328", at)
        return constant()
    return _by_fields(typed, scope, at) if typed.get("by") else _by_roles(typed, scope, at)


def _by_fields(typed: dict[str, Any], scope: Scope, at: At) -> Compiled:
    paths = typed["by"]
    found = [scope.path(path, (*at, "by", index)) for index, path in enumerate(paths)]
    getters = [pair[0] for pair in found if pair is not None]
    if len(getters) < len(paths):
        return constant()
    least = min(typed.get("at_least") or len(paths), len(paths))

    def one(value: Any) -> int:
        if isinstance(value, list):
            # a path through a list: somebody has signed where one of the values is there
            return max([FAIL, *(UNDETERMINED if item is UNKNOWN else PASS if item else FAIL for item in value)])
        return UNDETERMINED if value is UNKNOWN else PASS if value else FAIL

    def judged(statuses: list[int]) -> int:
        lacking = len(statuses) - least
        if statuses.count(PASS) >= least:
            return PASS
        return FAIL if statuses.count(FAIL) > lacking else UNDETERMINED

    def status(run: Run, here: Record, each: Record) -> int:
        return judged([one(getter(run, here, each)) for getter in getters])

    def count(run: Run, here: Record, each: Record) -> tuple[int, int]:
        statuses = [one(getter(run, here, each)) for getter in getters]
        spare = len(statuses) - least
        return max(0, statuses.count(FAIL) - spare), max(0, len(statuses) - statuses.count(PASS) - spare)

    def explain(run: Run, here: Record, each: Record) -> Trace:
        children = []
        for path, getter in zip(paths, getters, strict=True):
            value = getter(run, here, each)
            result = one(value)
            note = "unrecorded" if result == UNDETERMINED else "blank" if result == FAIL else ""
            children.append(Trace("present", path, None, value if value != "" else None, result, note=note))
        result = judged([child.status for child in children])
        faults = tuple({"unsigned": child.path} for child in children if child.status == FAIL) if result == FAIL else ()
        return Trace("signed", "", paths, None, result, tuple(children), faults)

    certain = None if scope.inner or least < len(paths) else filled(scope.host.names, getters)
    return Compiled(status, explain, count=count, certain=certain, lapses=False)


def _by_roles(typed: dict[str, Any], scope: Scope, at: At) -> Compiled:
    path = typed.get("field") or DEFAULT
    found = scope.path(path, (*at, "field") if typed.get("field") else at)
    if found is None:
        return constant()
    getter, field = found
    known = field.item.fields.get("role") if field.item is not None else None
    if known is None:
        scope.problem("S309", (*at, "field"), path=path, kind=field.kind, kinds="list (role)")
        return constant()
    roles: list[str] = []
    for index, role in enumerate(typed["roles"]):
        value = role if not known.values or role in known.values else known.value_labels.get(role)
        if value is None:
            scope.problem("S305", (*at, "roles", index), value=role,
                          known=suggestion(role, [*known.values, *known.value_labels]))  # fmt: skip
        else:
            roles.append(value)
    called = {value: word for word, value in reversed(known.value_labels.items())}  # the first word of each
    least = typed.get("at_least") or 1
    accept = bool(typed.get("accept_refusal"))

    def one(value: Any, role: str) -> int:
        if value is UNKNOWN:
            return UNDETERMINED
        sure: set[str] = set()
        maybe = 0
        for signature in value or ():
            kind, name = signature.get("role", UNKNOWN), signature.get("name", UNKNOWN)
            stands = _stands(signature, accept=accept)
            if stands == FAIL or name is None or name == "" or kind not in (role, UNKNOWN):
                continue
            if kind is UNKNOWN or name is UNKNOWN or stands == UNDETERMINED:
                maybe += 1
            else:
                sure.add(name)
        return PASS if len(sure) >= least else UNDETERMINED if len(sure) + maybe >= least else FAIL

    def status(run: Run, here: Record, each: Record) -> int:
        value = getter(run, here, each)
        return all_of([one(value, role) for role in roles])

    def count(run: Run, here: Record, each: Record) -> tuple[int, int]:
        value = getter(run, here, each)
        statuses = [one(value, role) for role in roles]
        return statuses.count(FAIL), len(statuses) - statuses.count(PASS)

    def explain(run: Run, here: Record, each: Record) -> Trace:
        value = getter(run, here, each)
        seen = value if value is UNKNOWN or value is None else [signature.get("name", UNKNOWN) for signature in value]
        children = tuple(
            Trace("signed", path, role, seen, one(value, role),
                  note="unrecorded" if one(value, role) == UNDETERMINED else "")
            for role in roles
        )  # fmt: skip
        faults = tuple({"unsigned": child.expected, "called": called.get(child.expected, child.expected)}
                       for child in children if child.status == FAIL)  # fmt: skip
        return Trace("signed", path, roles, seen, all_of(child.status for child in children), children, faults)

    return Compiled(status, explain, count=count, lapses=False)


def _stands(signature: Record, *, accept: bool) -> int:
    """Return whether an entry is a signature: one that was refused is none, unless its note is accepted instead."""
    if signature.get("refused") is not True:
        return PASS
    if not accept:
        return FAIL
    noted = signature.get("refusal_noted", UNKNOWN)
    return UNDETERMINED if noted is UNKNOWN else PASS if noted else FAIL


KIND = Kind(
    "signed",
    "应当签名或者盖章的人均已签名或者盖章",
    "Everybody who must sign has signed or sealed.",
    parameters(
        by=texts("paths of fields that each hold who signed"),
        roles=texts("roles that each must have signed"),
        field=text("the list of signatures; signed_by where absent"),
        at_least=whole_number("how many persons of each role (1 where absent), or how many fields (all)", 1),
        accept_refusal=flag("whether a refusal to sign that is noted on the paper will do"),
    ),
    compile_signed,
)
