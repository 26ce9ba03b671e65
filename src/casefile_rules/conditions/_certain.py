"""What the engine's screen may conclude without evaluating a condition: sure passes and sure failures.

The screen (``engine._screen``) is one generated function for all rules of a ruleset; it finds the few rules that need a
closer look. Here, and in check kinds, conditions state when they surely pass or fail as Python expressions over
``root``, ``here`` and constants. Silence is always allowed; a wrong certainty never is (tests compare with the
closures).
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from casefile_rules.conditions._names import Keyed, Names
from casefile_rules.folding import form, same
from casefile_rules.status import FAIL, PASS
from casefile_rules.values import UNKNOWN

EXACT: Final = ("text", "choice", "boolean", "integer", "decimal")
"""Kinds of field whose values are the same where they are equal; texts may be the same where they are not."""

_ORDERS: Final = {
    "at_least": (">=", "<"), "at_most": ("<=", ">"), "more_than": (">", "<="), "less_than": ("<", ">="),
    "not_before": (">=", "<"), "not_after": ("<=", ">"), "before": ("<", ">="), "after": (">", "<="),
}  # fmt: skip


class Certain(NamedTuple):
    """Expressions about one condition (``""``: never true).

    Attributes:
        true: true only where the condition surely passes.
        false: true only where it surely fails.
        after: the same as ``false``, but worth asking only right after ``true`` was evaluated and was not true.
        keyed: surely fails where the recorded field of ``here`` is none of these values.
        quick: the same as ``true``, but reads directly: it may raise where it is not true (see ``Names``).
        idle: true only where it surely does not apply; worth asking only right after ``true`` was not true.
        open: true only where it surely is undetermined, so that the next word of a ``nearest`` is asked.
    """

    true: str
    false: str
    after: str = ""
    keyed: Keyed | None = None
    quick: str = ""
    idle: str = ""
    open: str = ""

    @property
    def soonest(self) -> str:
        """The quickest expression of a sure pass."""
        return self.quick or self.true


def joined(op: str, parts: Sequence[Certain | None], calls: Sequence[str] = ()) -> Certain | None:
    """Join the expressions of *parts* for ``all`` or ``any``.

    not_applicable is neutral, so that a conjunction may pass although a part does not apply; the expressions demand a
    sure status of every part that matters and are silent otherwise. *calls* ask the closures of the parts: of a part
    that has no expression of its own, the closure says whether it passes, last of all.
    """
    kept = [part for part in parts if part]
    if not kept:
        return None
    asked = [_passes(call) for part, call in zip(parts, calls, strict=False) if call and not (part and part.true)]
    trues = [part.true for part in kept if part.true] + asked
    falses = [part.false for part in kept if part.false]
    quicks = [part.soonest for part in kept if part.soonest] + asked
    opens = [part.open for part in kept if part.open]
    unknown = _all(opens) if len(opens) == len(parts) else ""
    if op == "all":
        true, quick = (_all(texts) if len(texts) == len(parts) else "" for texts in (trues, quicks))
        keyed = next(((*part.keyed[:2], len(parts) == 1) for part in kept if part.keyed), None)
        return Certain(true, _any(falses), "", keyed, quick, open=unknown) if true or falses else None
    false = _all(falses) if len(falses) == len(parts) else ""
    return Certain(_any(trues), false, "", None, _any(quicks), open=unknown) if trues or false else None


def _passes(call: str) -> str:
    return f"{call} == {PASS}"


def _all(texts: Sequence[str]) -> str:
    return " and ".join(f"({text})" for text in texts)


def _any(texts: Sequence[str]) -> str:
    return " or ".join(f"({text})" for text in texts)


def nearest(parts: Sequence[Certain | None], calls: Sequence[str]) -> Certain | None:
    """Return the expressions of ``nearest``: a word that is surely open hands on to the next.

    *calls* ask the closures of the words, which tell where no expression does; an empty one may not be asked. Nothing
    is read directly: of such words most are not recorded.
    """
    last, call = parts[-1] or Certain("", ""), calls[-1]
    true, false = last.true or (call and _passes(call)), last.false
    for part, call in zip(parts[-2::-1], calls[-2::-1], strict=True):
        if part is not None and part.open and part.true:
            true, false = _either(part.true, part.open, true), _either(part.false, part.open, false)
        elif call:
            # not `a`, the status of a rule's closure, which may be read after this; what this closure says is told
            # apart right where it is asked, as `near` may be another's from there on
            true = f"(near := {call}) == {PASS} or near != {FAIL} and ({true})" if true else _passes(call)
            false = f"(near := {call}) == {FAIL} or near != {PASS} and ({false})" if false else ""
        else:
            true, false = ("", "") if part is None else (part.true, part.false)
    return Certain(true, false) if true or false else None


def _either(one: str, so: str, other: str) -> str:
    """Return an expression that *one* holds, or *other* where *so* does; each may be empty (never)."""
    return _any([text for text in (one, so if other == "True" else other and f"({so}) and ({other})") if text])


def swapped(part: Certain | None) -> Certain | None:
    """Return the expressions of a negation."""
    return None if part is None else Certain(part.false, part.true, open=part.open)


def compared(names: Names, op: str, kind: str, getter: Any, wanted: Any) -> Certain | None:
    """Return the expressions of ``field: {op: operand}``, or None where the closure must look."""
    read, now = names.expression(getter), names.direct(getter)
    if not read:
        return None
    if op in _OPPOSITES:
        return _opposed(names, op, kind, getter, wanted)
    literal = names.value_of(wanted)
    value, held = names.held(read)
    if op in _ORDERS:
        return _ordered(names, op, kind, getter, wanted, literal)
    if op == "is" and not literal and kind in EXACT:
        other, kept = names.held(names.expression(wanted))
        known = f"{value} is not U and {held} is not None and {other} is not U and {kept} is not None"
        quick = f"{now} is not U and {now} is not None and {now} == {names.direct(wanted)}"
        differ = f"not {names.constant(same)}({held}, {kept})" if kind == "text" else f"{held} != {kept}"
        return Certain(f"{known} and {held} == {kept}", f"{known} and {differ}", quick=quick) if other else None
    if not literal or literal[0] is UNKNOWN or literal[0] is None:
        return None
    if op == "is" and kind in EXACT:
        constant = names.constant(literal[0])
        if kind == "text":
            differ = f"not {names.constant(same)}({held}, {constant})"
            missed = f"{value} is not U and {differ}"
            return Certain(
                f"{value} == {constant}", missed, f"{held} is not U and {differ}", None, f"{now} == {constant}"
            )
        equal, other = ("is", "is not") if kind == "boolean" else ("==", "!=")
        missed = f"{value} is not U and {held} {other} {constant}"
        keyed = names.keyed(getter, kind, literal)
        return Certain(f"{value} {equal} {constant}", missed, f"{held} is not U", keyed, f"{now} {equal} {constant}")
    if op == "in" and kind in EXACT and UNKNOWN not in literal[0]:
        among, out = names.constant(frozenset(literal[0])), names.constant(frozenset([*literal[0], UNKNOWN]))
        if kind == "text":
            folded = names.constant(frozenset([*map(form, literal[0]), UNKNOWN]))
            missed = f"{names.constant(form)}({read}) not in {folded}"
            return Certain(f"{value} in {among}", missed, missed, None, f"{now} in {among}")
        keyed = names.keyed(getter, kind, literal[0])
        return Certain(f"{value} in {among}", f"{read} not in {out}", f"{held} is not U", keyed, f"{now} in {among}")
    if op == "matches" and callable(literal[0]):
        match, text = names.constant(literal[0]), f"type({value}) is str"
        return Certain(f"{text} and {match}({held})", f"{text} and not {match}({held})", quick=f"{match}({now})")
    return None


def unrecorded(names: Names, found: Certain | None, getter: Any, wanted: Any = None) -> Certain | None:
    """Return *found* with where the test is open: what *getter* reads, or what it is compared with, is unknown."""
    if found is None:
        return None
    literal = ("",) if wanted is None else names.value_of(wanted)
    unknown = names.unknown(getter)
    if not unknown or (literal and literal[0] is UNKNOWN):
        return found
    other = "" if literal else names.unknown(wanted)
    return found._replace(open=f"({unknown} or {other})" if other else f"({unknown})")


_OPPOSITES: Final = {"differs_from": "is", "not_in": "in"}


def _opposed(names: Names, op: str, kind: str, getter: Any, wanted: Any) -> Certain | None:
    """Return the expressions of a test that passes where its opposite fails, also where the field is blank."""
    opposite = swapped(compared(names, _OPPOSITES[op], kind, getter, wanted))
    literal, now = names.value_of(wanted), names.direct(getter)
    if opposite is None or not literal or kind == "text":
        return opposite
    if op == "not_in":
        return opposite._replace(quick=f"{now} not in {names.constant(frozenset([*literal[0], UNKNOWN]))}")
    differs = "is not" if kind == "boolean" else "!="
    return opposite._replace(quick=f"{now} is not U and {now} {differs} {names.constant(literal[0])}")


def _ordered(names: Names, op: str, kind: str, getter: Any, wanted: Any, literal: tuple[Any, ...]) -> Certain | None:
    good, bad = _ORDERS[op]
    value, held = names.held(names.expression(getter))
    if literal:
        if literal[0] is UNKNOWN or literal[0] is None or kind not in ("integer", "decimal"):
            return None
        constant = names.constant(literal[0])
        known = f"{value} is not U and {held} is not None and {held}"
        quick = f"{names.direct(getter)} {good} {constant}"
        return Certain(f"{known} {good} {constant}", f"{known} {bad} {constant}", f"{held} is not U", None, quick)
    other, kept = names.held(names.expression(wanted))
    if not other or kind not in ("date", "moment"):
        return None
    # both plain days: a time of day on either side needs the closure's care
    known = f"type({value}) is date and type({other}) is date and {held}"
    now, then = names.direct(getter), names.direct(wanted)
    quick = f"{names.day(now)} and {names.day(then)} and {now} {good} {then}"
    return Certain(f"{known} {good} {kept}", f"{known} {bad} {kept}", quick=quick)


def ascending(names: Names, getters: Sequence[Any], *, strict: bool, skip: bool) -> Certain | None:
    """Return the expressions of "these are plain days, none before the one above it".

    *skip*: one of two that is blank leaves nothing to compare, and the demand does not apply.
    """
    pairs = [names.held(names.expression(getter)) for getter in getters]
    if not all(value for value, _ in pairs):
        return None
    sign = " < " if strict else " <= "
    days = " and ".join(f"type({value}) is date" for value, _ in pairs)
    order = sign.join(held for _, held in pairs)
    direct = [names.direct(getter) for getter in getters]
    quick = " and ".join([*(names.day(now) for now in direct), sign.join(direct)])
    idle = ""
    if skip and len(getters) == 2:
        first, last = (names.expression(getter) for getter in getters)
        idle = " or ".join(
            f"({blank} is None and ({other} is None or type({other}) is date))"
            for blank, other in ((first, last), (last, first))
        )
    return Certain(f"{days} and {order}", f"{days} and not ({order})", quick=quick, idle=idle)


def filled(names: Names, getters: Sequence[Any]) -> Certain | None:
    """Return the expressions of "every one of these is filled in"."""
    pairs = [names.held(names.expression(getter)) for getter in getters]
    if not all(value for value, _ in pairs):
        return None
    # an empty or blank value is falsy, and 0 or False only cost a second look
    true = " and ".join(f"{value} is not U and {held}" for value, held in pairs)
    quick = " and ".join(names.direct(getter) for getter in getters)
    return Certain(true, " or ".join(f"{value} is None or {held} == ''" for value, held in pairs), quick=quick)
