"""Single faults in words: what a check kind found at one spot, as one clause for a list (中文 first)."""

from collections.abc import Callable, Sequence
from typing import Final

from casefile_rules.assessment._fault_papers import PAPERS, Fault, Labels, paged, said
from casefile_rules.assessment._text import show

_UNITS: Final = {
    "working_day": ("个工作日", "working days"), "calendar_day": ("日", "days"), "month": ("个月", "months"),
    "year": ("年", "years"), "hour": ("小时", "hours"),
}  # fmt: skip


def clauses(faults: Sequence[Fault], lang: str, labels: Labels, most: int = 0) -> list[str]:
    """Return the clauses that tell *faults*: what is missing in the same way is one clause; beyond *most* counted."""
    zh = lang == "zh"
    told: dict[tuple[str, str], list[Fault]] = {}
    for number, fault in enumerate(faults):
        sort = next((key for key in _TELLERS if key in fault), "")
        alike = sort if sort in _ALIKE else ""
        told.setdefault((alike, "" if alike else str(number)), []).append(fault)
    shown, left = [], 0
    for number, ((alike, _), group) in enumerate(told.items(), 1):
        if most and number > most:
            left += len(group)
        elif len(group) == 1:
            shown.append(describe(group[0], lang, labels))
        else:
            names = list(dict.fromkeys(_alike(fault, alike, zh, labels) for fault in group))
            more = len(names) - most if most else 0
            named = ("、" if zh else ", ").join(names[: len(names) - more] if more > 0 else names)
            if more > 0:
                counter = "件" if alike in _OF_PAPERS else "项"
                named += f"等{len(names)}{counter}" if zh else f" and {more} more"
            shown.append(_ALIKE[alike][0 if zh else 1].format(named))
    return [*shown, (f"另有 {left} 处" if zh else f"and {left} more")] if left else shown


_ALIKE: Final = {
    "field": ("{}未填写", "{} are not filled in"),
    "unsigned": ("{}未签名或盖章", "{} have not signed"),
    "unnumbered": ("{}没有页码", "{} have no page numbers"),
    "uncatalogued": ("{}未列入目录", "{} are not in the catalogue"),
}
"""Sorts of faults of which several are one clause."""

_OF_PAPERS: Final = ("unnumbered", "uncatalogued")


def _alike(fault: Fault, key: str, zh: bool, labels: Labels) -> str:
    if key in _OF_PAPERS:
        return paged(fault, zh)
    path = str(fault[key])
    return str(fault.get("called") or labels.get(path, path)).rpartition("·")[2] if zh else path


def describe(fault: Fault, lang: str, labels: Labels) -> str:
    """Return one clause for *fault*, in *lang*; an unknown sort of fault is told by its values."""
    zh = lang == "zh"
    for key, tell in _TELLERS.items():
        if key in fault:
            return tell(fault, zh, labels)
    return ("、" if zh else ", ").join(show(value, lang) for value in fault.values())


def _stamp(fault: Fault, zh: bool, _labels: Labels) -> str:
    wanted = ("或" if zh else " or ").join(f"“{one}”" for one in fault.get("expected", ()))
    seen = fault.get("stamp")
    if zh:
        return f"未见{wanted}字样的章" if not seen else f"印章字样为“{seen}”，应为{wanted}"
    return f"no stamp reading {wanted}" if not seen else f"the stamp reads “{seen}”, it should read {wanted}"


def _unsigned(fault: Fault, zh: bool, labels: Labels) -> str:
    who = str(fault["unsigned"])
    name = str(fault.get("called") or labels.get(who, who)).rpartition("·")[2]
    return f"{name}未签名或盖章" if zh else f"{who} has not signed"


def _field(fault: Fault, zh: bool, labels: Labels) -> str:
    path = str(fault["field"])
    return f"{labels.get(path, path).rpartition('·')[2]}未填写" if zh else f"{path} is not filled in"


_COUNTED: Final = {"名": ("人", "人员"), "件": ("文书", "材料")}
"""What is counted by what, by how its name ends."""


def _counted(fault: Fault, zh: bool, labels: Labels) -> str:
    demanded = fault.get("demanded") or {}
    bounds = (("at_least", "应至少有", "at least "), ("at_most", "应至多有", "at most "))
    of = str(fault.get("of", ""))
    name = labels.get(of, of)
    unit = next((unit for unit, ends in _COUNTED.items() if name.endswith(ends)), "项")
    parts = [(f"{said}{demanded[key]}{unit}" if zh else f"{told}{demanded[key]}") for key, said, told in bounds
             if key in demanded]  # fmt: skip
    text = ("，" if zh else " and ").join(parts)
    who = [one for one in fault.get("members") or () if one != "?"]
    named = (f"（{'、'.join(who)}）" if zh else f" ({', '.join(who)})") if who else ""
    if zh:
        return f"{name}{'中' if name else ''}符合条件的有{fault['counted']}{unit}{named}，{text}"
    return f"{of + ': ' if of else ''}{fault['counted']} that count{named}, there should be {text}"


def _people(fault: Fault, zh: bool, _labels: Labels) -> str:
    named, left_out = said(fault, "named", zh), said(fault, "left_out", zh)
    least = fault["least"]
    if zh:
        told = f"只见{named}" if fault["named"] else "没有见到人员"
        told += f"（{left_out}不计入）" if fault["left_out"] else ""
        return f"{told}，应有{least}名不同的人员"
    told = f"only {named} named" if fault["named"] else "nobody is named"
    told += f" ({left_out} not counted)" if fault["left_out"] else ""
    return f"{told}, there should be {least} different people"


def _total(fault: Fault, zh: bool, _labels: Labels) -> str:
    total = said(fault, "total", zh)
    if "at_least" in fault:
        bound = said(fault, "at_least", zh)
        return f"合计{total}元，不足{bound}元" if zh else f"{total} yuan in all, less than {bound}"
    bound = said(fault, "at_most", zh)
    return f"合计{total}元，超过{bound}元" if zh else f"{total} yuan in all, more than {bound}"


def _value(fault: Fault, zh: bool, _labels: Labels) -> str:
    return f"“{said(fault, 'value', zh)}”格式不对" if zh else f"'{said(fault, 'value', zh)}' has not the form"


def _earlier(fault: Fault, zh: bool, labels: Labels) -> str:
    first, later = str(fault["earlier"]), str(fault["later"])
    on, then = said(fault, "earlier_date", zh), said(fault, "later_date", zh)
    if zh:
        early, late = _briefly(labels.get(first, first), labels.get(later, later))
        return f"{early}与{late}同在{on}，应在其前" if on == then else f"{early}（{on}）晚于{late}（{then}）"
    return f"{first} and {later} are both {on}" if on == then else f"{first} ({on}) is later than {later} ({then})"


def _briefly(first: str, second: str) -> tuple[str, str]:
    """Return two labels without the section that both stand in."""
    (one, _, early), (other, _, late) = first.partition("·"), second.partition("·")
    return (early, late) if one == other and early and late else (first, second)


_WIDENED: Final = {
    "calendar": ("节假日安排未定，最迟", "whatever the holidays, at the latest "),
    "exclusion": ("扣除成立的，", "if time is excluded, "), "extension": ("延长成立的，", "if extended, "),
    "hour": ("时刻未记录，最迟", "the hour is not recorded, at the latest "),
}  # fmt: skip
"""Why a last day is one of two, the first of several reasons by their names."""


def _deadline(fault: Fault, zh: bool, _labels: Labels) -> str:
    unit = _UNITS[str(fault["unit"])][0 if zh else 1]
    limit, edge = fault["limit"], fault["edge"]
    if fault.get("from") is None:
        return f"起算日为空白，{limit}{unit}的期限无从起算" if zh else f"{limit} {unit}: the day they start is blank"
    start, end, last = (said(fault, key, zh) for key in ("from", "to", "last_day"))
    if fault.get("to") is None:
        end = "办理日期为空白" if zh else "the day of the act is blank"
    elif "over" in fault:
        end += f"，逾期{fault['over']}{unit}" if zh else f", {fault['over']} {unit} late"
    if "last_day_high" in fault:  # where it is open what extends the period, neither reading is kept
        why = _WIDENED[min(fault.get("widened") or ("extension",))][0 if zh else 1]
        last += ("（" if zh else " (") + why + said(fault, "last_day_high", zh) + ("）" if zh else ")")
    before = fault.get("behind")
    behind = f"满{before[0]}{_UNITS[before[1]][0]}后的" if before else ""
    blank = fault.get("to") is None
    seen = (f"，{end}" if blank else f"，实为{end}") if zh else (f"; {end}" if blank else f"; it was {end}")
    if edge == "by" and start[:10] == last:
        return f"自{start}起，应在当日{seen}" if zh else f"from {start}: on the same day{seen}"
    if edge == "at_least" and "used" in fault:
        used = said(fault, "used", zh)
        if zh:
            return f"{start}至{end}之间满{used}{unit}，应至少满{limit}{unit}"
        return f"between {start} and {end} there are {used} {unit}, there should be {limit}"
    if zh and edge == "by" and limit == 1 and unit == "日":
        return f"应不迟于{start}的次日（{last}）{seen}"
    if zh:
        rule = {"by": f"应不迟于{last}", "after": f"应在{last}之后", "at_least": f"其间应至少满{limit}{unit}"}[edge]
        return f"自{start}起{behind}{limit}{unit}，{rule}{seen}"
    rule = {"by": f"no later than {last}", "after": f"after {last}", "at_least": f"with {limit} {unit} between"}[edge]
    when = f"the end of {before[0]} {_UNITS[before[1]][1]} from {start}" if before else start
    return f"{limit} {unit} from {when}: {rule}{seen}"


def _differs(fault: Fault, zh: bool, labels: Labels) -> str:
    name = str(fault["differs"])
    value, usual = said(fault, "value", zh), said(fault, "usual", zh)
    return (
        f"{labels.get(name, name)}为“{value}”，其他处为“{usual}”"
        if zh
        else f"{name} says '{value}', elsewhere '{usual}'"
    )


_TELLERS: Final[dict[str, Callable[[Fault, bool, Labels], str]]] = {
    "deadline": _deadline,  # which may also tell what was excluded
    **PAPERS,
    "stamp": _stamp,
    "unsigned": _unsigned,
    "counted": _counted,
    "named": _people,
    "total": _total,
    "pattern": _value,
    "earlier": _earlier,
    "differs": _differs,
    "field": _field,
}
"""What tells each sort of fault: the first of these keys that a fault has."""
