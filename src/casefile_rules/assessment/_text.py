"""Values and explanations in words, Chinese and English: what a person reads aloud."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from casefile_rules.conditions import NOTES, Trace
from casefile_rules.scoring.rounding import show as rounded
from casefile_rules.status import FAIL
from casefile_rules.values import UNKNOWN

LANGS: Final = ("zh", "en")
LONGEST: Final = 200
Words = dict[str, dict[str, str]]

_OPS: Final[dict[str, tuple[str, str]]] = {
    "is": ("应为{expected}，实为{seen}", "should be {expected}, is {seen}"),
    "differs_from": ("不应与{expected}相同，实为{seen}", "should differ from {expected}, is {seen}"),
    "in": ("应为{expected}之一，实为{seen}", "should be one of {expected}, is {seen}"),
    "unlike": ("不应为{expected}，实为{seen}", "should not be {expected}, is {seen}"),
    "not_in": ("不应为{expected}之一，实为{seen}", "should be none of {expected}, is {seen}"),
    "at_least": ("应不少于{expected}，实为{seen}", "should be at least {expected}, is {seen}"),
    "at_most": ("应不超过{expected}，实为{seen}", "should be at most {expected}, is {seen}"),
    "more_than": ("应大于{expected}，实为{seen}", "should be more than {expected}, is {seen}"),
    "less_than": ("应小于{expected}，实为{seen}", "should be less than {expected}, is {seen}"),
    "not_before": ("应不早于{expected}，实为{seen}", "should not be before {expected}, is {seen}"),
    "not_after": ("应不晚于{expected}，实为{seen}", "should not be after {expected}, is {seen}"),
    "before": ("应早于{expected}，实为{seen}", "should be before {expected}, is {seen}"),
    "after": ("应晚于{expected}，实为{seen}", "should be after {expected}, is {seen}"),
    "contains": ("应包含{expected}，实为{seen}", "should contain {expected}, holds {seen}"),
    "contains_all": ("应包含全部{expected}，实为{seen}", "should contain all of {expected}, holds {seen}"),
    "contains_any": ("应包含{expected}之一，实为{seen}", "should contain one of {expected}, holds {seen}"),
    "shares_none_with": ("不应与{expected}有重合，实为{seen}", "should share nothing with {expected}, holds {seen}"),
    "within": ("应限于{expected}，实为{seen}", "should stay within {expected}, holds {seen}"),
    "count": ("数量应符合要求（{expected}），实为{seen}", "the number should be {expected}, is {seen}"),
    "matches": ("格式应为{expected}，实为{seen}", "should have the form {expected}, is {seen}"),
    "present": ("应填写，实为{seen}", "should be filled in, is {seen}"),
    "some": ("应至少有一项符合要求，现有：{seen}", "at least one should meet the demand; there are: {seen}"),
    "every": ("应每一项都符合要求", "every one should meet the demand"),
    "none": ("不应有符合此情形的项", "none should be so"),
    "in_force": ("据以确定适用哪一版规定，{seen}", "decides which edition applies, {seen}"),
    "pick": ("据以确定核对哪一项，{seen}", "decides which one is looked at, {seen}"),
    "judge": ("{ask}", "{ask}"),
    "error": ("规则执行出错：{seen}", "the rule broke: {seen}"),
}
_ALONE: Final = {"in": "is", "not_in": "unlike"}
"""How a choice among one value is told."""
_VOLUMES: Final = {"volumes/main": ("正卷", "main volume"), "volumes/sub": ("副卷", "sub volume")}
_COUNTS: Final = {
    "at_least": ("不少于{0}", "at least {0}"), "at_most": ("不超过{0}", "at most {0}"),
    "more_than": ("多于{0}", "more than {0}"), "less_than": ("少于{0}", "fewer than {0}"), "is": ("{0}", "{0}"),
}  # fmt: skip


def show(value: Any, lang: str) -> str:
    """Return *value* as a person writes it in *lang*; unknown and blank are said, never left out."""
    text = _show(value, lang)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _show(value: Any, lang: str) -> str:
    zh = lang == "zh"
    if value is UNKNOWN:
        return "未记录" if zh else "not recorded"
    if value is None:
        return "空白" if zh else "blank"
    if value is True or value is False:
        return ("是" if value else "否") if zh else ("yes" if value else "no")
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction | Decimal):
        text = number(Fraction(value))
        if "/" not in text:
            return text
        return ("约" if zh else "about ") + rounded(Fraction(value))
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(page, int) for page in value):
        first, last = value
        return f"{first}-{last}" if first != last else str(first)
    if isinstance(value, list | tuple):
        if not value:
            return "无" if zh else "none"
        return ("、" if zh else ", ").join(_show(item, lang) for item in value[:20])
    if isinstance(value, dict):
        for name in ("title", "name", "type", "zh"):
            if isinstance(value.get(name), str):
                return str(value[name])
        return "…"
    return str(value)


def number(value: Fraction) -> str:
    """Return an exact decimal where there is one of at most six places, else the fraction."""
    scaled = value * 10**6
    if scaled.denominator == 1:
        text = f"{Decimal(scaled.numerator).scaleb(-6):f}"
        return text.rstrip("0").rstrip(".") or "0"
    return f"{value.numerator}/{value.denominator}"


def plain(value: Any) -> Any:
    """Return *value* as JSON: dates as text, UNKNOWN as ``{"unknown": true}``, amounts as text."""
    if value is UNKNOWN:
        return {"unknown": True}
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction | Decimal):
        return number(Fraction(value))
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items() if key != "volume"}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value[:50]]
    return str(value)


def leaf_text(trace: Trace, lang: str, labels: dict[str, str], words: Words | None = None) -> str:
    """Return one sentence for a leaf of an explanation: what field, what was demanded, what was seen.

    *words* gives the Chinese words of the values of a path (``复印件`` for ``photocopy``).
    """
    index = LANGS.index(lang)
    if trace.op == "not":
        return _denied(trace, lang, labels, words)
    if lang == "zh" and words and trace.path in words:
        known = words[trace.path]
        trace = trace._replace(expected=worded(trace.expected, known), seen=worded(trace.seen, known))
    template = _OPS.get(_ALONE.get(trace.op, trace.op) if _one(trace.expected) else trace.op)
    label = labels.get(trace.path, trace.path) if lang == "zh" else trace.path
    note = NOTES[trace.note][index] if trace.note else ""
    if trace.op == "blank":
        body = _blank(trace, lang)
    elif trace.op == "judge":
        ask = trace.expected if isinstance(trace.expected, dict) else {}
        body = str(ask.get(lang) or ask.get("zh") or "")
        if trace.seen:
            said = "{reviewer}：{reason}" if lang == "zh" else "{reviewer}: {reason}"
            body += " — " + said.format_map(trace.seen)
        return body
    elif template is None:
        body = ""
    else:
        seen = show(_named(trace.seen, index) if trace.op == "some" else trace.seen, lang)
        body = template[index].format_map({"expected": _expected(trace, lang), "seen": seen, "ask": ""})
    said = ("：" if lang == "zh" else ": ").join(part for part in (label, body) if part)
    if not said:
        return note
    if not note or (trace.note in ("unrecorded", "blank") and note in said):
        return said
    return f"{said}（{note}）" if lang == "zh" else f"{said} ({note})"


def _one(expected: Any) -> bool:
    return isinstance(expected, list | tuple) and len(expected) == 1


def _blank(trace: Trace, lang: str) -> str:
    """Return what is said of a field that should be blank, or should not: of a list, that it should be empty."""
    zh = lang == "zh"
    if not trace.expected:
        return "应有记载" if zh else "should be filled in"
    wanted = ("无" if zh else "none") if isinstance(trace.seen, list | tuple) else ("空白" if zh else "blank")
    seen = "" if trace.note else show(trace.seen, lang)
    if zh:
        return f"应为{wanted}" + (f"，实为{seen}" if seen else "")
    return f"should be {wanted}" + (f", is {seen}" if seen else "")


def _named(members: Any, index: int) -> Any:
    """Return the names of members of a list, volumes by what people call them."""
    if not isinstance(members, list):
        return members
    return [_VOLUMES[one][index] if isinstance(one, str) and one in _VOLUMES else one for one in members]


def _denied(trace: Trace, lang: str, labels: dict[str, str], words: Words | None) -> str:
    """Return one sentence for what should not be so and is: the fields that make it so, with what they hold."""
    zh = lang == "zh"
    parts = []
    for leaf in trace.leaves():
        if not leaf.path or leaf.seen is UNKNOWN:
            continue
        label = labels.get(leaf.path, leaf.path) if zh else leaf.path
        seen = show(worded(leaf.seen, (words or {}).get(leaf.path, {})) if zh else leaf.seen, lang)
        parts.append(f"{label}为{seen}" if zh else f"{label} is {seen}")
    told = ("，" if zh else ", ").join(dict.fromkeys(parts))
    if not told:
        return "不应有所列情形" if zh else "what is listed should not be so"
    return f"不应有此情形：{told}" if zh else f"should not be so: {told}"


def worded(value: Any, known: dict[str, str]) -> Any:
    """Return *value* with the Chinese words of a choice, as *known* gives them by value."""
    if isinstance(value, list):
        return [worded(item, known) for item in value]
    return known.get(value, value) if isinstance(value, str) else value


def _expected(trace: Trace, lang: str) -> str:
    if trace.op == "count" and isinstance(trace.expected, dict):
        index = LANGS.index(lang)
        parts = [
            _COUNTS.get(name, (f"{name} {{0}}",) * 2)[index].format(show(value, lang))
            for name, value in trace.expected.items()
        ]
        return ("且" if lang == "zh" else " and ").join(parts)
    return show(trace.expected, lang)


def trace_tree(trace: Trace, labels: dict[str, str], words: Words, depth: int = 0) -> dict[str, Any]:
    """Return an explanation as JSON: a tree of what was demanded and seen, with one sentence at every leaf."""
    node: dict[str, Any] = {"op": trace.op, "status": trace.word()}
    if trace.path:
        node["path"] = trace.path
    if not trace.children:
        node["expected"] = plain(trace.expected)
        node["seen"] = plain(trace.seen)
        node["text"] = {lang: leaf_text(trace, lang, labels, words) for lang in LANGS}
    if trace.note:
        node["note"] = trace.note
    if trace.faults and trace.status == FAIL:
        node["faults"] = [plain(dict(fault)) for fault in trace.faults[:50]]
    if trace.children and depth < 12:
        node["children"] = [trace_tree(child, labels, words, depth + 1) for child in trace.children[:50]]
    return node
