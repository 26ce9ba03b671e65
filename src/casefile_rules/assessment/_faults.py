"""Single faults in words: what a check kind found at one spot, as one clause for a list (中文 first)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from casefile_rules.assessment._text import show

Fault = Mapping[str, Any]
Labels = dict[str, str]

_UNITS: Final = {
    "working_day": ("个工作日", "working days"), "calendar_day": ("日", "days"), "month": ("个月", "months"),
    "year": ("年", "years"), "hour": ("小时", "hours"),
}  # fmt: skip
_VOLUMES: Final = {"main": ("正卷", "main volume"), "sub": ("副卷", "sub volume")}
_CORNERS: Final = {
    "upper_right": ("右上角", "upper right"), "upper_left": ("左上角", "upper left"),
    "lower_right": ("右下角", "lower right"), "lower_left": ("左下角", "lower left"),
    "upper_middle": ("上方居中", "top centre"), "lower_middle": ("下方居中", "bottom centre"),
    "front": ("正面", "front"), "back": ("背面", "back"), "none": ("无", "none"),
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
        return _paged(fault, zh)
    path = str(fault[key])
    return labels.get(path, path).rpartition("·")[2] if zh else path


def describe(fault: Fault, lang: str, labels: Labels) -> str:
    """Return one clause for *fault*, in *lang*; an unknown sort of fault is told by its values."""
    zh = lang == "zh"
    for key, tell in _TELLERS.items():
        if key in fault:
            return tell(fault, zh, labels)
    return ("、" if zh else ", ").join(show(value, lang) for value in fault.values())


def _said(fault: Fault, key: str, zh: bool) -> str:
    return show(fault.get(key), "zh" if zh else "en")


def _paged(fault: Fault, zh: bool) -> str:
    """Return the document with its pages."""
    name = str(fault.get("document", ""))
    if "pages" not in fault:
        return f"《{name}》" if zh else f"'{name}'"
    return f"《{name}》（第{_said(fault, 'pages', zh)}页）" if zh else f"'{name}' (p. {_said(fault, 'pages', zh)})"


def _between(fault: Fault, zh: bool) -> str:
    after, before = fault.get("after"), fault.get("before")
    if zh:
        parts = [
            f"《{after}》{_on(fault, 'after', zh)}之后" if after else "",
            f"《{before}》{_on(fault, 'before', zh)}之前" if before else "",
        ]
        return "、".join(part for part in parts if part)
    parts = [
        f"after '{after}'{_on(fault, 'after', zh)}" if after else "",
        f"before '{before}'{_on(fault, 'before', zh)}" if before else "",
    ]
    return ", ".join(part for part in parts if part)


def _on(fault: Fault, key: str, zh: bool) -> str:
    """Return the date of the paper *key* of *fault* in brackets, ``""`` the paper itself."""
    day = f"{key}_date" if key else "date"
    if day not in fault:
        return ""
    return f"（{_said(fault, day, zh)}）" if zh else f" ({_said(fault, day, zh)})"


def _volume(fault: Fault, key: str, zh: bool) -> str:
    names = _VOLUMES.get(str(fault.get(key)), ("", ""))
    return names[0 if zh else 1]


def _missing(fault: Fault, zh: bool, _labels: Labels) -> str:
    where = _between(fault, zh)
    volume = _volume(fault, "volume", zh)
    papers = fault["missing"] if isinstance(fault["missing"], list) else [fault["missing"]]  # of several any will do
    if "least" in fault:
        least, there = fault["least"], fault["there"]
        if zh:
            return f"应有{'或者'.join(f'《{paper}》' for paper in papers)}{least}件，符合要求的有{there}件"
        return f"there should be {least} of {' or '.join(repr(paper) for paper in papers)}; {there} will do"
    if zh:
        place = "应排在" + (volume or "") + where if where else f"应在{volume}" if volume else ""
        return "缺少" + "或者".join(f"《{paper}》" for paper in papers) + (f"，{place}" if place else "")
    place = " ".join(part for part in (f"in the {volume}" if volume else "", where) if part)
    named = " or ".join(f"'{paper}'" for paper in papers)
    return f"{named} is missing" + (f"; it belongs {place}" if place else "")


def _unmet(fault: Fault, zh: bool, labels: Labels) -> str:
    if zh:
        fields = (labels.get(f"documents.{path}", labels.get(path, path)).rpartition("·")[2] for path in fault["unmet"])
        named = "、".join(dict.fromkeys(fields))
        return f"{_paged(fault, zh)}在卷，但不符合要求" + (f"：{named}" if named else "")
    named = ", ".join(dict.fromkeys(fault["unmet"]))
    return f"{_paged(fault, zh)} is in the file but falls short" + (f": {named}" if named else "")


def _excluded(fault: Fault, zh: bool, _labels: Labels) -> str:
    same = fault.get("same_as")
    if zh:
        return f"{_paged(fault, zh)}不应入卷" + (f"（与第{same}件重份）" if same else "")
    return f"{_paged(fault, zh)} does not belong in the file" + (f" (a duplicate of no. {same})" if same else "")


def _move(fault: Fault, zh: bool, _labels: Labels) -> str:
    paper, place = _paged(fault, zh), _between(fault, zh)
    if "against" not in fault:
        return f"{paper}应移至{place}" if zh else f"move {paper} {place}"
    other, day = f"{fault['against']}", _said(fault, "date", zh)
    paper = paper[:-1] + (f"，{day}）" if zh else f", {day})") if "pages" in fault else paper + _on(fault, "", zh)
    if zh:
        told = f"{paper}与《{other}》{_on(fault, 'against', zh)}先后颠倒"
        return f"{told}，应移至{place}" if place else told
    told = f"{paper} and '{other}'{_on(fault, 'against', zh)} stand the wrong way round"
    return f"{told}; move it {place}" if place else told


def _stray(fault: Fault, zh: bool, _labels: Labels) -> str:
    paper, case, among = _paged(fault, zh), _said(fault, "case", zh), _said(fault, "among", zh)
    if zh:
        return f"{paper}属于案件{case}，夹在案件{among}的材料之间"
    return f"{paper} belongs to case {case} and stands among the papers of case {among}"


def _belongs(fault: Fault, zh: bool, _labels: Labels) -> str:
    volume = _volume(fault, "belongs_in", zh)
    return f"{_paged(fault, zh)}应放入{volume}" if zh else f"{_paged(fault, zh)} belongs in the {volume}"


def _pages(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _page_run(fault: Fault, zh: bool, _labels: Labels) -> str:
    expected, found = fault["expected_page"], fault["found_page"]
    after = fault.get("after")
    overlap = isinstance(expected, int) and isinstance(found, int) and found < expected
    if overlap and after:
        first = _pages(found, expected - 1)
        if zh:
            return f"《{after}》之后《{fault['document']}》自第{found}页起，第{first}页重号"
        return f"after '{after}', '{fault['document']}' begins on page {found}: page {first} is counted twice"
    text = (
        (f"《{after}》之后" if after else "") + f"《{fault['document']}》应自第{expected}页起，实自第{found}页起"
        if zh
        else (f"after '{after}', " if after else "")
        + f"'{fault['document']}' should begin on page {expected}, begins on {found}"
    )
    if "missing_pages" in fault:
        text += (
            f"（缺第{_said(fault, 'missing_pages', zh)}页）"
            if zh
            else f" (page {_said(fault, 'missing_pages', zh)} missing)"
        )
    return text


def _displaced(fault: Fault, zh: bool, _labels: Labels) -> str:
    after, whole, more = fault.get("after"), fault.get("whole"), len(fault["displaced"]) - 1
    if zh:
        where = f"排在《{after}》之后" if after else "排在最前"
        told = f"页码没有{'缺' if whole else '重号'}，次序颠倒：{_paged(fault, zh)}{where}"
        return told + (f"；另有{more}件材料的位置不对" if more else "")
    told = "no page is missing" if whole else "no page is counted twice"
    told += f", papers are out of order: {_paged(fault, zh)} stands " + (f"after '{after}'" if after else "first")
    return told + (f"; {more} more papers stand wrong" if more else "")


def _misnumbered(fault: Fault, zh: bool, _labels: Labels) -> str:
    right = _said(fault, "misnumbered", zh)
    if zh:
        return f"{_paged(fault, zh)}页码编错，应为第{right}页，前后页码相接"
    return f"{_paged(fault, zh)} is misnumbered, it should be p. {right}; the pages around it run on"


def _plain(zh_text: str, en_text: str) -> Callable[[Fault, bool, Labels], str]:
    """Return a teller from two templates over the document."""
    return lambda fault, zh, _labels: (zh_text if zh else en_text).format(document=_paged(fault, zh))


def _corner(fault: Fault, zh: bool, _labels: Labels) -> str:
    index = 0 if zh else 1
    side = _CORNERS.get(str(fault.get("side")), (str(fault.get("side")),) * 2)[index]
    mark = _CORNERS.get(str(fault.get("mark")), (str(fault.get("mark")),) * 2)[index]
    wanted = ("或" if zh else " or ").join(_CORNERS.get(one, (one, one))[index] for one in fault.get("expected", ()))
    page = _said(fault, "page", zh)
    if zh:
        return f"{_paged(fault, zh)}第{page}页{side}的页码标在{mark}，应标在{wanted}"
    return f"{_paged(fault, zh)} page {page}: the number on the {side} stands {mark}, should stand {wanted}"


def _stamp(fault: Fault, zh: bool, _labels: Labels) -> str:
    wanted = ("或" if zh else " or ").join(f"“{one}”" for one in fault.get("expected", ()))
    seen = fault.get("stamp")
    if zh:
        return f"未见{wanted}字样的章" if not seen else f"印章字样为“{seen}”，应为{wanted}"
    return f"no stamp reading {wanted}" if not seen else f"the stamp reads “{seen}”, it should read {wanted}"


def _unsigned(fault: Fault, zh: bool, labels: Labels) -> str:
    who = str(fault["unsigned"])
    return f"{labels.get(who, who).rpartition('·')[2]}未签名或盖章" if zh else f"{who} has not signed"


def _field(fault: Fault, zh: bool, labels: Labels) -> str:
    path = str(fault["field"])
    return f"{labels.get(path, path).rpartition('·')[2]}未填写" if zh else f"{path} is not filled in"


def _counted(fault: Fault, zh: bool, labels: Labels) -> str:
    demanded = fault.get("demanded") or {}
    bounds = (("at_least", "至少", "at least "), ("at_most", "至多", "at most "))
    parts = [(f"{said}{demanded[key]}项" if zh else f"{told}{demanded[key]}") for key, said, told in bounds
             if key in demanded]  # fmt: skip
    text = ("且" if zh else " and ").join(parts)
    of = str(fault.get("of", ""))
    who = [one for one in fault.get("members") or () if one != "?"]
    named = (f"（{'、'.join(who)}）" if zh else f" ({', '.join(who)})") if who else ""
    if zh:
        return f"{labels.get(of, of)}符合条件的有{fault['counted']}项{named}，应有{text}"
    return f"{of + ': ' if of else ''}{fault['counted']} that count{named}, there should be {text}"


def _people(fault: Fault, zh: bool, _labels: Labels) -> str:
    named, left_out = _said(fault, "named", zh), _said(fault, "left_out", zh)
    least = fault["least"]
    if zh:
        told = f"应有{least}名不同的人员，" + (f"只见{named}" if fault["named"] else "没有见到")
        return told + (f"（{left_out}不计入）" if fault["left_out"] else "")
    told = f"there should be {least} different people, " + (f"only {named} named" if fault["named"] else "nobody is")
    return told + (f" ({left_out} not counted)" if fault["left_out"] else "")


def _total(fault: Fault, zh: bool, _labels: Labels) -> str:
    total = _said(fault, "total", zh)
    if "at_least" in fault:
        bound = _said(fault, "at_least", zh)
        return f"合计{total}元，不足{bound}元" if zh else f"{total} yuan in all, less than {bound}"
    bound = _said(fault, "at_most", zh)
    return f"合计{total}元，超过{bound}元" if zh else f"{total} yuan in all, more than {bound}"


def _value(fault: Fault, zh: bool, _labels: Labels) -> str:
    return f"“{_said(fault, 'value', zh)}”格式不对" if zh else f"'{_said(fault, 'value', zh)}' has not the form"


def _earlier(fault: Fault, zh: bool, labels: Labels) -> str:
    first, later = str(fault["earlier"]), str(fault["later"])
    on, then = _said(fault, "earlier_date", zh), _said(fault, "later_date", zh)
    if zh:
        early, late = _briefly(labels.get(first, first), labels.get(later, later))
        return f"{early}与{late}同在{on}，应在其前" if on == then else f"{early}（{on}）晚于{late}（{then}）"
    return f"{first} and {later} are both {on}" if on == then else f"{first} ({on}) is later than {later} ({then})"


def _briefly(first: str, second: str) -> tuple[str, str]:
    """Return two labels without the section that both stand in."""
    (one, _, early), (other, _, late) = first.partition("·"), second.partition("·")
    return (early, late) if one == other and early and late else (first, second)


def _deadline(fault: Fault, zh: bool, _labels: Labels) -> str:
    unit = _UNITS[str(fault["unit"])][0 if zh else 1]
    limit, edge = fault["limit"], fault["edge"]
    if fault.get("from") is None:
        return f"起算日为空白，{limit}{unit}的期限无从起算" if zh else f"{limit} {unit}: the day they start is blank"
    start, end, last = (_said(fault, key, zh) for key in ("from", "to", "last_day"))
    if fault.get("to") is None:
        end = "办理日期为空白" if zh else "the day of the act is blank"
    elif "over" in fault:
        end += f"，逾期{fault['over']}{unit}" if zh else f", {fault['over']} {unit} late"
    if "last_day_high" in fault:  # where it is open what extends the period, neither reading is kept
        last += ("（延长的，" if zh else " (if extended, ") + _said(fault, "last_day_high", zh) + ("）" if zh else ")")
    blank = fault.get("to") is None
    seen = (f"，{end}" if blank else f"，实为{end}") if zh else (f"; {end}" if blank else f"; it was {end}")
    if edge == "by" and start[:10] == last:
        return f"自{start}起，应在当日{seen}" if zh else f"from {start}: on the same day{seen}"
    if edge == "at_least" and "used" in fault:
        used = _said(fault, "used", zh)
        if zh:
            return f"{start}至{end}之间满{used}{unit}，应至少满{limit}{unit}"
        return f"between {start} and {end} there are {used} {unit}, there should be {limit}"
    if zh and edge == "by" and limit == 1 and unit == "日":
        return f"应不迟于{start}的次日（{last}）{seen}"
    if zh:
        rule = {"by": f"应不迟于{last}", "after": f"应在{last}之后", "at_least": f"其间应至少满{limit}{unit}"}[edge]
        return f"自{start}起{limit}{unit}，{rule}{seen}"
    rule = {"by": f"no later than {last}", "after": f"after {last}", "at_least": f"with {limit} {unit} between"}[edge]
    return f"{limit} {unit} from {start}: {rule}{seen}"


def _differs(fault: Fault, zh: bool, labels: Labels) -> str:
    name = str(fault["differs"])
    value, usual = _said(fault, "value", zh), _said(fault, "usual", zh)
    return (
        f"{labels.get(name, name)}为“{value}”，其他处为“{usual}”"
        if zh
        else f"{name} says '{value}', elsewhere '{usual}'"
    )


def _catalogue_pages(fault: Fault, zh: bool, _labels: Labels) -> str:
    entry = _said(fault, "catalogue_pages", zh)
    return (
        f"{_paged(fault, zh)}在目录中的页次为{entry}" if zh else f"the catalogue gives {_paged(fault, zh)} page {entry}"
    )


_COLUMNS: Final = {"doc_no": ("文号", "number"), "date": ("日期", "date"), "responsible": ("责任者", "author")}


def _catalogue_says(fault: Fault, zh: bool, _labels: Labels) -> str:
    entry, paper = _said(fault, "catalogue_says", zh), _said(fault, "paper_says", zh)
    column = _COLUMNS[str(fault["column"])][0 if zh else 1]
    if zh:
        return f"{_paged(fault, zh)}的{column}，目录写“{entry}”，材料上是“{paper}”"
    return f"of {_paged(fault, zh)} the catalogue gives the {column} '{entry}', the paper '{paper}'"


def _catalogue_row(fault: Fault, zh: bool, _labels: Labels) -> str:
    number, expected, title = fault["catalogue_row"], fault["expected"], fault["line_title"]
    if zh:
        return f"目录《{title}》的序号是{number}，应为{expected}"
    return f"the line '{title}' of the catalogue is number {number}, it should be {expected}"


def _no_document(fault: Fault, zh: bool, _labels: Labels) -> str:
    name, line = fault["no_document"], fault.get("line")
    return f"目录第{line}项《{name}》没有对应材料" if zh else f"line {line} of the catalogue, '{name}', has no document"


_TELLERS: Final[dict[str, Callable[[Fault, bool, Labels], str]]] = {
    "deadline": _deadline,
    "missing": _missing,
    "unmet": _unmet,
    "excluded": _excluded,
    "move": _move,
    "stray": _stray,
    "belongs_in": _belongs,
    "displaced": _displaced,
    "misnumbered": _misnumbered,
    "expected_page": _page_run,
    "unnumbered": _plain("{document}没有页码", "{document} has no page numbers"),
    "inverted": _plain("{document}页码首尾颠倒", "the page span of {document} is inverted"),
    "blank_numbered": _plain("{document}的空白页编了页码", "a blank page of {document} is numbered"),
    "unmarked": _plain("{document}有页面未标页码", "a page of {document} is not numbered"),
    "wrongly_marked": _plain(
        "{document}页码标注不合规", "the page numbers of {document} do not stand where they should"
    ),
    "wrong_corner": _corner,
    "stamp": _stamp,
    "unsigned": _unsigned,
    "counted": _counted,
    "named": _people,
    "total": _total,
    "pattern": _value,
    "earlier": _earlier,
    "differs": _differs,
    "uncatalogued": _plain("{document}未列入目录", "{document} is not in the catalogue"),
    "catalogue_order": _plain("{document}在目录中的顺序与卷内不同", "{document} stands elsewhere in the catalogue"),
    "catalogue_pages": _catalogue_pages,
    "no_document": _no_document,
    "catalogue_says": _catalogue_says,
    "catalogue_row": _catalogue_row,
    "field": _field,
}
"""What tells each sort of fault: the first of these keys that a fault has."""
