"""What is wrong with one field, to be put behind its name: first what it is, then what it should be (中文 first).

Of alternatives none of which holds is told what is recorded: no single one of them is demanded.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from casefile_rules.assessment._text import LANGS, show
from casefile_rules.conditions import Trace

Pair = tuple[str, str]

WRONG: Final[dict[str, Pair]] = {
    "is": ("为{seen}，应为{expected}", " is {seen}, should be {expected}"),
    "differs_from": ("为{seen}，不应如此", " is {seen}, should be something else"),
    "in": ("为{seen}，应为{expected}之一", " is {seen}, should be one of {expected}"),
    "one": ("为{seen}，应为{expected}", " is {seen}, should be {expected}"),
    "not_in": ("为{seen}，不合要求", " is {seen}, which will not do"),
    "at_least": ("为{seen}，应不少于{expected}", " is {seen}, should be at least {expected}"),
    "at_most": ("为{seen}，应不超过{expected}", " is {seen}, should be at most {expected}"),
    "more_than": ("为{seen}，应大于{expected}", " is {seen}, should be more than {expected}"),
    "less_than": ("为{seen}，应小于{expected}", " is {seen}, should be less than {expected}"),
    "not_before": ("为{seen}，早于{expected}", " is {seen}, before {expected}"),
    "not_after": ("为{seen}，晚于{expected}", " is {seen}, after {expected}"),
    "before": ("为{seen}，不早于{expected}", " is {seen}, not before {expected}"),
    "after": ("为{seen}，不晚于{expected}", " is {seen}, not after {expected}"),
    "contains": ("为{seen}，没有{expected}", " is {seen}, without {expected}"),
    "contains_all": ("缺少{expected}", " lacks {expected}"),
    "contains_any": ("为{seen}，{expected}都没有", " is {seen}, with none of {expected}"),
    "shares_none_with": ("中有不应有的{expected}", " holds {expected}, which it should not"),
    "within": ("中有不应有的{expected}", " holds {expected}, which it should not"),
    "count": ("有{seen}项，应{expected}", ": there are {seen}, there should be {expected}"),
    "matches": ("“{seen}”格式不对", ' "{seen}" has not the form'),
    "present": ("未填写", " is not filled in"),
    "some": ("：只有{seen}，没有符合要求的", ": only {seen}, none will do"),
    "every": ("：{seen}不符合要求", ": {seen} will not do"),
    "none": ("：涉及{seen}", ": this concerns {seen}"),
}
"""What is said of a field that is not as it should be, behind its name: first what it is, then what it should be."""
_RECORDED: Final[dict[str, Pair]] = {
    "is": ("为{seen}", " is {seen}"), "differs_from": ("为{seen}", " is {seen}"), "in": ("为{seen}", " is {seen}"),
    "one": ("为{seen}", " is {seen}"), "not_in": ("为{seen}", " is {seen}"), "contains": ("为{seen}", " is {seen}"),
    "contains_any": ("为{seen}", " is {seen}"), "matches": ("为{seen}", " is {seen}"),
    "at_least": ("为{seen}，小于{expected}", " is {seen}, less than {expected}"),
    "at_most": ("为{seen}，大于{expected}", " is {seen}, more than {expected}"),
    "more_than": ("为{seen}，不大于{expected}", " is {seen}, no more than {expected}"),
    "less_than": ("为{seen}，不小于{expected}", " is {seen}, no less than {expected}"),
    "shares_none_with": ("中有{expected}", " holds {expected}"), "within": ("中有{expected}", " holds {expected}"),
    "some": ("：{seen}", ": {seen}"), "every": ("：{seen}", ": {seen}"), "none": ("：{seen}", ": {seen}"),
}  # fmt: skip
"""What is said of a field that is one of several alternatives, none of which holds: what is recorded, no demand."""
_ONLY_SEEN: Final = frozenset(name for name, (zh, _) in _RECORDED.items() if "{expected}" not in zh)
_NEVER: Final[Pair] = ("为{seen}，据以比较的一项空白", " is {seen}, what it is compared with is blank")
_YES_OR_NO: Final = ("是", "否", "true", "false")
_ALONE: Final = {"in": "one", "contains_any": "contains"}
"""How a choice among one value is told."""
_DUE: Final = ("is", "in", "not_before", "not_after", "before", "after")
"""Tests of which is said what should stand where nothing does."""
_FEW: Final = 3
"""Members of a list that are told beside what it lacks."""
VOLUMES: Final = {"volumes/main": ("正卷", "main volume"), "volumes/sub": ("副卷", "sub volume")}
_COUNTS: Final = {
    "at_least": ("不少于{0}项", "at least {0}"), "at_most": ("不超过{0}项", "at most {0}"),
    "more_than": ("多于{0}项", "more than {0}"), "less_than": ("少于{0}项", "fewer than {0}"), "is": ("为{0}项", "{0}"),
}  # fmt: skip


def wrong(trace: Trace, lang: str, *, recorded: bool = False) -> str:
    """Return what is wrong with the field of *trace*, to be put behind its name; only what is *recorded*, on demand."""
    at = LANGS.index(lang)
    seen, expected = trace.seen, trace.expected
    if trace.op == "blank":
        return _blank(trace, lang, recorded=recorded)
    if trace.op in ("is", "in", "differs_from", "not_in") and (isinstance(seen, bool) or seen in _YES_OR_NO):
        return ("：", ": ")[at] + show(seen, lang)
    if (seen is None or seen == []) and trace.op not in ("count", "every", "none"):
        empty = ("为空白", " is blank")[at] if seen is None else ("：无", ": none")[at]
        due = expected if trace.op in _DUE and not recorded else None
        if due is None or isinstance(due, bool | list | dict):
            return empty
        return empty + ("，应为{}", ", should be {}")[at].format(show(due, lang))
    if trace.op == "count" and seen == 0:
        return ("：无", ": none")[at]
    if expected is None and trace.op in WRONG and trace.op not in ("present", "some", "every", "none"):
        return _NEVER[at].format(seen=show(seen, lang))
    op = _ALONE.get(trace.op, trace.op) if _one(expected) else trace.op
    plainly = recorded or (op == "at_most" and expected == 0)  # more than none needs no "than"
    template = _RECORDED.get("is" if op == "at_most" and expected == 0 else op) if plainly else None
    template = template or WRONG.get(op)
    if template is None:
        return ""
    if op in ("is", "one") and recorded and _measured(seen) and _measured(expected):
        template = ("为{seen}，不是{expected}", " is {seen}, not {expected}")
    if op in ("contains", "contains_any") and isinstance(seen, list | tuple) and len(seen) > _FEW:
        zh, en = (one.partition("{seen}")[2] for one in WRONG[op])  # only what differs
        template = ("中" + zh.removeprefix("，"), f" is {en.removeprefix(', ')}")
    shown = _named(seen, at) if trace.op in ("some", "every", "none") else seen
    return template[at].format(seen=show(shown, lang), expected=wanted(trace, lang))


def behind(name: str, told: str) -> str:
    """Return a name in Chinese with what is told of it behind; after a name such as 有效期至 a colon stands for 为."""
    return f"{name}：{told[1:]}" if told.startswith("为") and name.endswith(("至", "起", "止")) else name + told


def only_seen(trace: Trace) -> bool:
    """Return whether of the field of *trace* no more is told than what is recorded."""
    return trace.op in _ONLY_SEEN or trace.op == "blank"


def _measured(value: Any) -> bool:
    return isinstance(value, int | float | Decimal | Fraction | date) and not isinstance(value, bool)


def _one(expected: Any) -> bool:
    return isinstance(expected, list | tuple) and len(expected) == 1


def _blank(trace: Trace, lang: str, *, recorded: bool) -> str:
    """Return what is said of a field that should be filled in, or should not: of a list, what it holds."""
    at = LANGS.index(lang)
    if not trace.expected:
        return ("未填写", " is not filled in")[at]
    if recorded:
        return ("为{}", " is {}")[at].format(show(trace.seen, lang))
    right = ("无", "none")[at] if isinstance(trace.seen, list | tuple) else ("空白", "blank")[at]
    return ("为{}，应为{}", " is {}, should be {}")[at].format(show(trace.seen, lang), right)


def _named(members: Any, at: int) -> Any:
    """Return the names of members of a list, volumes by what people call them; those without a name are counted."""
    if not isinstance(members, list):
        return members
    named = [one for one in members if one != "?"]
    told = [VOLUMES[one][at] if isinstance(one, str) and one in VOLUMES else one for one in named]
    more = len(members) - len(named)
    return [*told, ("没有名称的{}项", "{} without a name")[at].format(more)] if more else told


def wanted(trace: Trace, lang: str) -> str:
    """Return what was demanded; of a list only what it lacks, or what it should not hold."""
    expected = trace.expected
    if trace.op == "count" and isinstance(expected, dict):
        at = LANGS.index(lang)
        parts = [
            _COUNTS.get(name, (f"{name} {{0}}",) * 2)[at].format(show(value, lang)) for name, value in expected.items()
        ]
        return ("且" if lang == "zh" else " and ").join(parts)
    differing = _DIFFERING.get(trace.op)
    if differing is not None and isinstance(trace.seen, list | tuple):
        wanted = list(expected) if isinstance(expected, list | tuple) else [expected]
        expected = differing(list(trace.seen), wanted) or expected
    return show(expected, lang)


_DIFFERING: Final[dict[str, Callable[[list[Any], list[Any]], list[Any]]]] = {
    "contains_all": lambda seen, wanted: [one for one in wanted if one not in seen],
    "shares_none_with": lambda seen, wanted: [one for one in seen if one in wanted],
    "within": lambda seen, wanted: [one for one in seen if one not in wanted],
}
"""What of two lists is told: what makes the difference."""
