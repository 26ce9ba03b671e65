"""Faults of papers in words: what is missing, out of place, out of order, wrongly numbered or wrongly catalogued."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from casefile_rules.assessment._text import show

Fault = Mapping[str, Any]
Labels = dict[str, str]
Teller = Callable[[Fault, bool, Labels], str]

_VOLUMES: Final = {"main": ("正卷", "main volume"), "sub": ("副卷", "sub volume")}
_CORNERS: Final = {
    "upper_right": ("右上角", "upper right"), "upper_left": ("左上角", "upper left"),
    "lower_right": ("右下角", "lower right"), "lower_left": ("左下角", "lower left"),
    "upper_middle": ("上方居中", "top centre"), "lower_middle": ("下方居中", "bottom centre"),
    "front": ("正面", "front"), "back": ("背面", "back"), "none": ("无", "none"),
}  # fmt: skip


def said(fault: Fault, key: str, zh: bool) -> str:
    return show(fault.get(key), "zh" if zh else "en")


def paged(fault: Fault, zh: bool) -> str:
    """Return the document with its pages."""
    name = str(fault.get("document", ""))
    if "pages" not in fault:
        return f"《{name}》" if zh else f"'{name}'"
    return f"《{name}》（第{said(fault, 'pages', zh)}页）" if zh else f"'{name}' (p. {said(fault, 'pages', zh)})"


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
    return f"（{said(fault, day, zh)}）" if zh else f" ({said(fault, day, zh)})"


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
        return f"{paged(fault, zh)}在卷，但不符合要求" + (f"：{named}" if named else "")
    named = ", ".join(dict.fromkeys(fault["unmet"]))
    return f"{paged(fault, zh)} is in the file but falls short" + (f": {named}" if named else "")


def _excluded(fault: Fault, zh: bool, _labels: Labels) -> str:
    same = fault.get("same_as")
    if zh:
        return f"{paged(fault, zh)}不应入卷" + (f"（与第{same}件重份）" if same else "")
    return f"{paged(fault, zh)} does not belong in the file" + (f" (a duplicate of no. {same})" if same else "")


def _move(fault: Fault, zh: bool, _labels: Labels) -> str:
    paper, place = paged(fault, zh), _between(fault, zh)
    if "against" not in fault:
        return f"{paper}应移至{place}" if zh else f"move {paper} {place}"
    other, day = f"{fault['against']}", said(fault, "date", zh)
    paper = paper[:-1] + (f"，{day}）" if zh else f", {day})") if "pages" in fault else paper + _on(fault, "", zh)
    if zh:
        told = f"{paper}与《{other}》{_on(fault, 'against', zh)}先后颠倒"
        return f"{told}，应移至{place}" if place else told
    told = f"{paper} and '{other}'{_on(fault, 'against', zh)} stand the wrong way round"
    return f"{told}; move it {place}" if place else told


def _stray(fault: Fault, zh: bool, _labels: Labels) -> str:
    paper, case, among = paged(fault, zh), said(fault, "case", zh), said(fault, "among", zh)
    if zh:
        return f"{paper}属于案件{case}，夹在案件{among}的材料之间"
    return f"{paper} belongs to case {case} and stands among the papers of case {among}"


def _belongs(fault: Fault, zh: bool, _labels: Labels) -> str:
    volume = _volume(fault, "belongs_in", zh)
    return f"{paged(fault, zh)}应放入{volume}" if zh else f"{paged(fault, zh)} belongs in the {volume}"


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
            f"（缺第{said(fault, 'missing_pages', zh)}页）"
            if zh
            else f" (page {said(fault, 'missing_pages', zh)} missing)"
        )
    return text


def _displaced(fault: Fault, zh: bool, _labels: Labels) -> str:
    after, whole, more = fault.get("after"), fault.get("whole"), len(fault["displaced"]) - 1
    if zh:
        where = f"排在《{after}》之后" if after else "排在最前"
        told = f"页码没有{'缺' if whole else '重号'}，次序颠倒：{paged(fault, zh)}{where}"
        return told + (f"；另有{more}件材料的位置不对" if more else "")
    told = "no page is missing" if whole else "no page is counted twice"
    told += f", papers are out of order: {paged(fault, zh)} stands " + (f"after '{after}'" if after else "first")
    return told + (f"; {more} more papers stand wrong" if more else "")


def _misnumbered(fault: Fault, zh: bool, _labels: Labels) -> str:
    right = said(fault, "misnumbered", zh)
    if zh:
        return f"{paged(fault, zh)}页码编错，应为第{right}页，前后页码相接"
    return f"{paged(fault, zh)} is misnumbered, it should be p. {right}; the pages around it run on"


def _plain(zh_text: str, en_text: str) -> Teller:
    """Return a teller from two templates over the document."""
    return lambda fault, zh, _labels: (zh_text if zh else en_text).format(document=paged(fault, zh))


def _corner(fault: Fault, zh: bool, _labels: Labels) -> str:
    index = 0 if zh else 1
    side = _CORNERS.get(str(fault.get("side")), (str(fault.get("side")),) * 2)[index]
    mark = _CORNERS.get(str(fault.get("mark")), (str(fault.get("mark")),) * 2)[index]
    wanted = ("或" if zh else " or ").join(_CORNERS.get(one, (one, one))[index] for one in fault.get("expected", ()))
    page = said(fault, "page", zh)
    if zh:
        return f"{paged(fault, zh)}第{page}页{side}的页码标在{mark}，应标在{wanted}"
    return f"{paged(fault, zh)} page {page}: the number on the {side} stands {mark}, should stand {wanted}"


def _catalogue_pages(fault: Fault, zh: bool, _labels: Labels) -> str:
    entry = said(fault, "catalogue_pages", zh)
    return (
        f"{paged(fault, zh)}在目录中的页次为{entry}" if zh else f"the catalogue gives {paged(fault, zh)} page {entry}"
    )


_COLUMNS: Final = {"doc_no": ("文号", "number"), "date": ("日期", "date"), "responsible": ("责任者", "author")}


def _catalogue_says(fault: Fault, zh: bool, _labels: Labels) -> str:
    entry, paper = said(fault, "catalogue_says", zh), said(fault, "paper_says", zh)
    column = _COLUMNS[str(fault["column"])][0 if zh else 1]
    if zh:
        return f"{paged(fault, zh)}的{column}，目录写“{entry}”，材料上是“{paper}”"
    return f"of {paged(fault, zh)} the catalogue gives the {column} '{entry}', the paper '{paper}'"


def _catalogue_row(fault: Fault, zh: bool, _labels: Labels) -> str:
    number, expected, title = fault["catalogue_row"], fault["expected"], fault["line_title"]
    if zh:
        return f"目录《{title}》的序号是{number}，应为{expected}"
    return f"the line '{title}' of the catalogue is number {number}, it should be {expected}"


def _no_document(fault: Fault, zh: bool, _labels: Labels) -> str:
    name, line = fault["no_document"], fault.get("line")
    return f"目录第{line}项《{name}》没有对应材料" if zh else f"line {line} of the catalogue, '{name}', has no document"


PAPERS: Final[dict[str, Teller]] = {
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
    "uncatalogued": _plain("{document}未列入目录", "{document} is not in the catalogue"),
    "catalogue_order": _plain("{document}在目录中的顺序与卷内不同", "{document} stands elsewhere in the catalogue"),
    "catalogue_pages": _catalogue_pages,
    "no_document": _no_document,
    "catalogue_says": _catalogue_says,
    "catalogue_row": _catalogue_row,
}
"""What tells each sort of fault of papers, by the key that such a fault has."""
