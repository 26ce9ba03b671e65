"""consistent: what several places say of one thing agrees (前后一致)."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from casefile_rules.checks._kind import Kind, anything, choice, parameters, text, texts
from casefile_rules.conditions import (
    At,
    Compiled,
    Getter,
    Run,
    Scope,
    Trace,
    collection_of,
    comparable,
    constant,
    is_open,
    name_of,
)
from casefile_rules.folding import form as folded
from casefile_rules.reading.scalars import document_number
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record, Records

if TYPE_CHECKING:
    from casefile_rules.shape import Field

Said = tuple[str, Any]
"""Who says it, and what: a value, None or UNKNOWN."""


def cause(value: Any) -> Any:
    """Return a cause (案由) folded, without 涉嫌 before it, 的 in it and 案 at its end: it is the same cause."""
    plain = folded(value)
    return plain.removeprefix("涉嫌").replace("的", "").removesuffix("案") or plain if isinstance(plain, str) else plain


_AMOUNT = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)(万?)元")


def amount(value: Any) -> Any:
    """Return the first amount in yuan that a text names, or a number, as a number; another text folded."""
    if not isinstance(value, str):
        return Decimal(value) if isinstance(value, int | Decimal) else value
    plain = str(folded(value))
    found = _AMOUNT.search(plain)
    return plain if found is None else Decimal(found[1].replace(",", "")) * (10000 if found[2] else 1)


_FORMS: dict[str, Callable[[Any], Any]] = {
    "text": folded,
    "exact": lambda value: value,
    "document_number": lambda value: folded(document_number(str(value))),
    "cause": cause,
    "amount": amount,
}


def compile_consistent(typed: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{paths, in, field, where, form}``: every recorded value is the same.

    ``paths`` are read at the place, ``field`` of every member of the list ``in`` that meets ``where``; of a path that
    goes through a list, every value counts. Blank values say nothing and accuse nobody. Two different values fail
    whatever else is unknown; otherwise unrecorded ones are undetermined. Fewer than two values that are or may be
    there: not applicable. The faults are those that differ from what most say (of equally many, from what was said
    first). ``form`` text (default) compares texts folded, cause also without 案 at the end, amount the first sum in
    yuan that a text names with a number. Dates are compared by day,
    unless both tell the time. Linear in the values.
    """
    sources = _sources(typed, scope, at)
    if sources is None:
        return constant()
    form = _FORMS[typed.get("form") or "text"]

    def values(run: Run, here: Record, each: Record) -> list[Said]:
        return [said for source in sources for said in source(run, here, each)]

    def compared(found: list[Said]) -> list[tuple[str, Any, Any]]:
        """Return (who, value, its form) of every value that says something."""
        known = [(name, value) for name, value in found if not (value is UNKNOWN or value is None or value == "")]
        times = {value for _, value in known if isinstance(value, datetime)}
        if len(times) > 1 and len({_form(value, form) for _, value in known}) == 1:
            # one day, several times: a plain day agrees with each of them
            return [(name, value, value) for name, value in known if isinstance(value, datetime)]
        return [(name, value, _form(value, form)) for name, value in known]

    def judged(found: list[Said]) -> int:
        known = compared(found)
        if any(value != known[0][2] for _, _, value in known[1:]):
            return FAIL
        unknown = sum(value is UNKNOWN for _, value in found)
        # what nobody has seen may be any number of values, two that differ among them
        if len(known) + unknown < 2 and not any(name == "" for name, _ in found):
            return NOT_APPLICABLE
        return UNDETERMINED if unknown else PASS

    def odd(found: list[Said]) -> list[Record]:
        known = compared(found)
        tally = Counter(value for _, _, value in known)
        usual = tally.most_common(1)[0][0] if tally else None  # of equally many the first, by the order of insertion
        agreed = next((value for _, value, plain in known if plain == usual), None)
        return [{"differs": name, "value": value, "usual": agreed} for name, value, plain in known if plain != usual]

    def status(run: Run, here: Record, each: Record) -> int:
        return judged(values(run, here, each))

    def count(run: Run, here: Record, each: Record) -> tuple[int, int | None]:
        found = values(run, here, each)
        wrong = len(odd(found))
        if not any(value is UNKNOWN for _, value in found):
            return wrong, wrong
        # what is not known may change what most say
        return min(1, wrong), None if any(name == "" for name, _ in found) else len(found) - 1

    def explain(run: Run, here: Record, each: Record) -> Trace:
        found = values(run, here, each)
        result = judged(found)
        faults = tuple(odd(found)) if result == FAIL else ()
        paths = typed.get("paths") or ()
        of_members = f"{typed.get('in')}.{typed.get('field')}"
        open_ = [name if name in paths else of_members for name, value in found if value is UNKNOWN]
        note = "unrecorded" if result == UNDETERMINED else ""
        seen = [value for _, value in found if value is not UNKNOWN][:50]
        path = open_[0] if open_ else (typed.get("paths") or [str(typed.get("field"))])[0]
        return Trace("consistent", path, [name for name, _ in found[:50]], seen, result, (), faults, note)

    return Compiled(status, explain, count=count)


def _form(value: Any, form: Callable[[Any], Any]) -> Any:
    """Return *value* in the form in which it is compared; it can be hashed."""
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    plain = form(value)
    return str(plain) if isinstance(plain, dict | list) else plain


Source = Callable[[Run, Record, Record], list[Said]]


def _sources(typed: dict[str, Any], scope: Scope, at: At) -> list[Source] | None:
    """Compile where the values come from; None after a reported problem (S306, S383 and those of paths)."""
    sources: list[Source] = []
    fields: list[tuple[Field, At]] = []
    broken = False
    for index, path in enumerate(typed.get("paths") or []):
        found = scope.path(path, (*at, "paths", index))
        if found is None:
            broken = True
        else:
            sources.append(_of_path(path, found[0]))
            fields.append((found[1], (*at, "paths", index)))
    if typed.get("in") is not None and typed.get("field") is not None:
        collection = collection_of(scope, typed["in"], (*at, "in"))
        inner = None if collection is None else scope.within(collection[1])
        pair = None if inner is None else inner.path(typed["field"], (*at, "field"))
        if collection is None or inner is None or pair is None:
            return None
        where = None if typed.get("where") is None else inner.condition(typed["where"], (*at, "where"))
        sources.append(_of_members(collection[0], pair[0], where))
        fields.append((pair[1], (*at, "field")))
    elif typed.get("in") is not None or typed.get("field") is not None or (not sources and not broken):
        scope.problem("S383", at)
        return None
    for field, place in fields:
        if typed.get("form") != "amount" and not comparable(fields[0][0], field):
            scope.problem("S306", place, left=fields[0][0].kind, right=field.kind)
            broken = True
    return None if broken else sources


def _of_path(path: str, getter: Getter) -> Source:
    def said(run: Run, here: Record, each: Record) -> list[Said]:
        value = getter(run, here, each)
        if not isinstance(value, list):
            return [(path, value)]
        result: list[Said] = [(path, one) for one in value]
        if is_open(value):
            result[-1] = ("", UNKNOWN)  # it stands for any number of values
        return result

    return said


def _of_members(members: Getter, getter: Getter, where: Compiled | None) -> Source:
    def said(run: Run, here: Record, each: Record) -> list[Said]:
        listed = members(run, here, each)
        if listed is UNKNOWN:
            return [("", UNKNOWN)]
        result: list[Said] = []
        for member in listed or ():
            belongs = PASS if where is None else where.status(run, member, each)
            if belongs in (FAIL, NOT_APPLICABLE):
                continue
            value = getter(run, member, each)
            several = value if isinstance(value, list) else [value]
            result += [(name_of(member), one if belongs == PASS or one is None else UNKNOWN) for one in several]
        hidden = listed.unseen if isinstance(listed, Records) else ()
        if any(where is None or where.status(run, one, each) not in (FAIL, NOT_APPLICABLE) for one in hidden):
            result.append(("", UNKNOWN))
        return result

    return said


KIND = Kind(
    "consistent",
    "各处记载一致",
    "What several places say of one thing agrees.",
    parameters(
        paths=texts("paths of values that must agree"),
        **{"in": text("path of a list whose members must agree too")},
        field=text("the value of each member"),
        where=anything("the members looked at"),
        form=choice(
            "text ignores width and dots, cause also 案 at the end, exact nothing; amount compares sums of yuan",
            *_FORMS,
        ),
    ),
    compile_consistent,
)
