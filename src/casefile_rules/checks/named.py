"""named: a text names everybody of a list, one by one or as 某某等n人 (名称列全)."""

import re
from collections.abc import Callable
from typing import Any, Final

from casefile_rules.checks._kind import Kind, parameters, text
from casefile_rules.conditions import At, Compiled, Getter, Run, Scope, Trace, collection_of, constant, is_open
from casefile_rules.folding import folded
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record, Records

_ASIDE: Final = re.compile(r"\([^()]*\)")
"""What stands in brackets behind a name: 见卷内目录, who runs the shop."""

_INSIDE: Final = re.compile(r"\(([^()]*)\)")
_AND: Final = re.compile(r"[、,;；/和与及]|以及|当事人|:")
_COUNTED: Final = re.compile(r"(.+?)等(?:共)?(\d+|[一二两三四五六七八九十百零〇]+)?(人|名|家|户|位|个|案|件|宗|起)?.*")
_OF_CASES: Final = "案件宗起"
_LISTED: Final = re.compile(r".*见.*(?:目录|清单|名单).*")
_DIGITS: Final = {"〇": 0, "零": 0, "两": 2} | {digit: value for value, digit in enumerate("零一二三四五六七八九")}


def compile_named(typed: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{field, in, by, cases}``: the text *field* names every member of the list *in*.

    It does where it is the name of one of them, where it holds all their names, and where it is 某某等n人 (名、家、户)
    with a member in front and as many as the list has. Where ``cases`` lists several (合并立卷), 某某等n案 with as many
    and a reference to the catalogue do too, and another number of people stays open while fewer are on record than
    there are cases. A blank says nothing; an unknown name, an open list or what cannot be counted leave it open.
    """
    field = scope.path(typed["field"], (*at, "field"))
    members = collection_of(scope, typed["in"], (*at, "in"))
    name = None if members is None else scope.within(members[1]).path(typed["by"], (*at, "by"))
    cases = scope.path(typed["cases"], (*at, "cases")) if typed.get("cases") else None
    for found, key in ((field, "field"), (name, "by")):
        if found is not None and found[1].kind != "text":
            scope.problem("S309", (*at, key), path=typed[key], kind=found[1].kind, kinds="text")
    if field is None or members is None or name is None:
        return constant()
    written, listed, named = field[0], members[0], name[0]
    several = _several(None if cases is None else cases[0])

    def names(run: Run, here: Record, each: Record) -> tuple[list[str], bool]:
        """Return (the names that are known, whether there may be others)."""
        found = listed(run, here, each)
        if found is UNKNOWN:
            return [], True
        said = [named(run, member, each) for member in found or ()]
        loose = any(one is UNKNOWN for one in said) or (isinstance(found, Records) and is_open(found))
        return [one for one in said if isinstance(one, str) and one], loose

    def status(run: Run, here: Record, each: Record) -> int:
        value = written(run, here, each)
        if value is UNKNOWN:
            return UNDETERMINED
        if value is None or value == "":
            return NOT_APPLICABLE
        known, loose = names(run, here, each)
        if not known and not loose:
            return NOT_APPLICABLE
        result = judged(folded(str(value)), [folded(one) for one in known], *several(run, here, each))
        return UNDETERMINED if loose and result == FAIL else result

    def explain(run: Run, here: Record, each: Record) -> Trace:
        value, result = written(run, here, each), status(run, here, each)
        known, _ = names(run, here, each)
        right = "、".join(known) if len(known) < 4 else f"{known[0]}等{len(known)}人"
        faults = ({"differs": typed["field"], "value": value, "usual": right},) if result == FAIL else ()
        path = typed["field"] if value is UNKNOWN else f"{typed['in']}.{typed['by']}"
        note = "unrecorded" if result == UNDETERMINED else ""
        return Trace("named", path, right, value, result, (), faults, note)

    return Compiled(status, explain)


def judged(written: str, names: list[str], cases: int, more: bool) -> int:
    """Return whether *written* names all of *names*, in a file of so many *cases* (*more*: of several, or perhaps)."""
    found = [_judged(text, names, cases, more) for text in dict.fromkeys((written, _ASIDE.sub("", written)))]
    if len(names) == 1 and any(inner.rpartition(":")[2].endswith(names[0]) for inner in _INSIDE.findall(written)):
        found.append(PASS)  # a trade name with its owner in brackets
    if more and _LISTED.fullmatch(written) and not _COUNTED.fullmatch(written):
        found.append(PASS if cases > 1 else UNDETERMINED)
    return PASS if PASS in found else UNDETERMINED if UNDETERMINED in found else FAIL


def _judged(text: str, names: list[str], cases: int, more: bool) -> int:
    if text in names or (len(names) > 1 and set(names) <= set(_AND.split(text))):
        return PASS
    rest = text
    for name in sorted(names, key=len, reverse=True):
        if name not in rest:
            break
        rest = rest.replace(name, "")
    else:
        if names and (len(names) > 1 or not _AND.sub("", rest)):
            return PASS
    found = _COUNTED.fullmatch(text)
    return _counted(found, len(names), cases, more) if found is not None and found[1] in names else FAIL


def _counted(found: re.Match[str], people: int, cases: int, more: bool) -> int:
    """Return whether 某某等n人 or 某某等n案 gives the right number."""
    number = _number(found[2] or "")
    if number is None:  # 某某等: right of several, open of one
        return PASS if people > 1 or cases > 1 else UNDETERMINED
    if found[3] and found[3] in _OF_CASES:
        return PASS if number == cases else UNDETERMINED if more and cases < 2 else FAIL
    if number in (people, cases if cases > 1 else people):
        return PASS
    return UNDETERMINED if more and (not cases or people < cases) else FAIL


def _number(written: str) -> int | None:
    """Return the number in digits or Chinese numerals up to a hundred; None where there is none that can be read."""
    if written.isascii():
        return int(written[:6]) if written else None
    tens, ten, ones = written.rpartition("十")
    if "百" in written or len(tens) > 1 or len(ones) > 1:
        return None
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + (_DIGITS[ones] if ones else 0)


def _several(cases: Getter | None) -> Callable[[Run, Record, Record], tuple[int, bool]]:
    """Return what gives (how many cases are listed, whether there are several or that is not known)."""

    def count(run: Run, here: Record, each: Record) -> tuple[int, bool]:
        listed = None if cases is None else cases(run, here, each)
        if listed is UNKNOWN:
            return 0, True
        number = len(listed) if isinstance(listed, list) else 0
        return number, number > 1

    return count


KIND = Kind(
    "named",
    "名称列全",
    "A text names everybody of a list, one by one or with their number.",
    parameters(
        ("field", "in", "by"),
        field=text("path of the text"),
        **{"in": text("the list of those who must be named")},
        by=text("their name"),
        cases=text("a list with as many members as the file has cases"),
    ),
    compile_named,
)
