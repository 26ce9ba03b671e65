"""Leaves of an explanation in words: of a fault what is wrong, of what is open what must be known first (中文 first).

A fault is told by what is on record, and only then by what it should be; what nobody recorded is never told as a value.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

from casefile_rules.assessment._papers import is_kind_of_paper
from casefile_rules.assessment._text import LANGS, plain, show, worded
from casefile_rules.conditions import NOTES, Trace
from casefile_rules.status import FAIL, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN

Words = dict[str, dict[str, str]]
Labels = dict[str, str]
Pair = tuple[str, str]

_WRONG: Final[dict[str, Pair]] = {
    "is": ("为{seen}，应为{expected}", " is {seen}, should be {expected}"),
    "differs_from": ("为{seen}，不应为{expected}", " is {seen}, should differ from {expected}"),
    "in": ("为{seen}，应为{expected}之一", " is {seen}, should be one of {expected}"),
    "one": ("为{seen}，应为{expected}", " is {seen}, should be {expected}"),
    "unlike": ("为{seen}，不应为{expected}", " is {seen}, should not be {expected}"),
    "not_in": ("为{seen}，不应为{expected}之一", " is {seen}, should be none of {expected}"),
    "at_least": ("为{seen}，应不少于{expected}", " is {seen}, should be at least {expected}"),
    "at_most": ("为{seen}，应不超过{expected}", " is {seen}, should be at most {expected}"),
    "more_than": ("为{seen}，应大于{expected}", " is {seen}, should be more than {expected}"),
    "less_than": ("为{seen}，应小于{expected}", " is {seen}, should be less than {expected}"),
    "not_before": ("为{seen}，应不早于{expected}", " is {seen}, should not be before {expected}"),
    "not_after": ("为{seen}，应不晚于{expected}", " is {seen}, should not be after {expected}"),
    "before": ("为{seen}，应早于{expected}", " is {seen}, should be before {expected}"),
    "after": ("为{seen}，应晚于{expected}", " is {seen}, should be after {expected}"),
    "contains": ("为{seen}，应有{expected}", " is {seen}, should hold {expected}"),
    "contains_all": ("缺少{expected}", " lacks {expected}"),
    "contains_any": ("为{seen}，应有{expected}之一", " is {seen}, should hold one of {expected}"),
    "shares_none_with": ("不应有{expected}", " should not hold {expected}"),
    "within": ("不应有{expected}", " should not hold {expected}"),
    "count": ("有{seen}项，应{expected}", ": there are {seen}, there should be {expected}"),
    "matches": ("“{seen}”格式不对", ' "{seen}" has not the form'),
    "present": ("未填写", " is not filled in"),
    "some": ("：现有{seen}，都不符合要求", ": there are {seen}, none will do"),
    "every": ("：{seen}不符合要求", ": {seen} will not do"),
    "none": ("：{seen}不应如此", ": {seen} should not be so"),
}
"""What is said of a field that is not as it should be, behind its name: first what it is, then what it should be."""
_NEVER: Final[Pair] = ("为{seen}，据以比较的一项空白", " is {seen}, what it is compared with is blank")
_OPEN: Final[dict[str, Pair]] = {
    "in_force": ("据以确定适用哪一版规定", "decides which edition applies"),
    "pick": ("据以确定核对哪一项", "decides which one is looked at"),
}
_YES_OR_NO: Final = ("是", "否", "true", "false")
_ALONE: Final = {"in": "one", "not_in": "unlike"}
"""How a choice among one value is told."""
_VOLUMES: Final = {"volumes/main": ("正卷", "main volume"), "volumes/sub": ("副卷", "sub volume")}
_COUNTS: Final = {
    "at_least": ("不少于{0}项", "at least {0}"), "at_most": ("不超过{0}项", "at most {0}"),
    "more_than": ("多于{0}项", "more than {0}"), "less_than": ("少于{0}项", "fewer than {0}"), "is": ("为{0}项", "{0}"),
}  # fmt: skip
NEEDED: Final[Pair] = ("需先知道：{}", "to be known first: {}")
DEPENDS: Final[Pair] = ("是否适用要看：{}", "whether it applies depends on: {}")


def name_of(path: str, lang: str, labels: Labels) -> str:
    """Return what the field at *path* is called in *lang*; ``""`` where Chinese has no word for it."""
    if lang != "zh":
        return path.removeprefix("case.")
    label = labels.get(path) or labels.get(path.removeprefix("case.")) or path
    return "" if label.isascii() else label


def member_of(trace: Trace, lang: str) -> str:
    """Return the name of the member of a list that a leaf is about, ``""`` for none."""
    at = LANGS.index(lang)
    if trace.of.startswith("#"):
        return ("第{}项", "no. {}")[at].format(trace.of[1:])
    return _VOLUMES.get(trace.of, (trace.of, trace.of))[at]


def _name(trace: Trace, lang: str, labels: Labels) -> str:
    """Return what the field of a leaf is called, with the member of a list that it belongs to."""
    name, member = name_of(trace.path, lang, labels), member_of(trace, lang)
    if trace.status == UNDETERMINED and is_kind_of_paper(trace.path):
        name = ("是什么文书", "what paper it is")[LANGS.index(lang)]
    return f"{member}{('·', ': ')[LANGS.index(lang)]}{name}" if name and member else name


def leaf_text(trace: Trace, lang: str, labels: Labels, words: Words | None = None) -> str:
    """Return one sentence for a leaf of an explanation: what is wrong with it, or what must be known first.

    *words* gives the Chinese words of the values of a path (``复印件`` for ``photocopy``).
    """
    at = LANGS.index(lang)
    if trace.op == "judge":
        return _asked(trace, lang)
    if trace.op == "error":
        return ("规则执行出错：{}", "the rule broke: {}")[at].format(show(trace.seen, lang))
    if trace.op == "not":
        return _denied(trace, lang, labels, words)
    if trace.status == UNDETERMINED:
        return needed([trace], lang, labels) or (NOTES[trace.note][at] if trace.note else "")
    if lang == "zh" and words and trace.path in words:
        known = words[trace.path]
        trace = trace._replace(expected=worded(trace.expected, known), seen=worded(trace.seen, known))
    return _told(trace, lang, _name(trace, lang, labels))


def needed(leaves: Iterable[Trace], lang: str, labels: Labels, said: Pair = NEEDED) -> str:
    """Return in one sentence what must be known first, by what each of the open *leaves* reads; ``""`` for nothing."""
    at = LANGS.index(lang)
    named: dict[str, list[str]] = {}
    for leaf in leaves:
        name = _name(leaf, lang, labels)
        note = leaf.note or ("unrecorded" if leaf.seen is UNKNOWN else "")
        if not name:
            continue
        why = (_OPEN[leaf.op][at],) if leaf.op in _OPEN else ()
        aside = ("，", ", ")[at].join((*((NOTES[note][at],) if note in NOTES else ()), *why))
        named.setdefault(aside, []).append(name)
    stop = ("、", ", ")[at]
    parts = []
    for aside, names in named.items():
        told = stop.join(dict.fromkeys(names))
        parts.append(told + (("（{}）", " ({})")[at].format(aside) if aside else ""))
    return said[at].format(("；", "; ")[at].join(parts)) if parts else ""


def _told(trace: Trace, lang: str, name: str) -> str:
    """Return what a settled leaf says of the field called *name*."""
    at = LANGS.index(lang)
    note = NOTES[trace.note][at] if trace.note and trace.note not in ("unrecorded", "blank") else ""
    aside = ("（{}）", " ({})")[at].format(note) if note else ""
    if not trace.path and trace.op not in _WRONG:
        return note
    if lang == "zh" and trace.seen in (False, "否") and name.endswith("·存在"):
        return f"没有{name.removesuffix('·存在').rpartition('·')[2]}{aside}"
    if trace.seen is UNKNOWN:  # it can be told all the same: a title that means none of these
        return ("不会是{}", "cannot be {}")[at].format(_wanted(trace, lang)) + aside
    if trace.status == PASS:
        return (f"{name}为{show(trace.seen, lang)}" if lang == "zh" else f"{name} is {show(trace.seen, lang)}") + aside
    return name + _body(trace, lang) + aside


def _body(trace: Trace, lang: str) -> str:
    """Return what is wrong with the field of *trace*, to be put behind its name."""
    at = LANGS.index(lang)
    seen, expected = trace.seen, trace.expected
    if trace.op == "blank":
        return _blank(trace, lang)
    if trace.op in ("is", "in", "differs_from", "not_in") and (isinstance(seen, bool) or seen in _YES_OR_NO):
        return ("：", ": ")[at] + show(seen, lang)
    if (seen is None or seen == []) and trace.op not in ("count", "every", "none"):
        empty = ("为空白", " is blank")[at] if seen is None else ("：无", ": none")[at]
        wanted = expected if trace.op in ("is", "in", "not_before", "not_after", "before", "after") else None
        if wanted is None or isinstance(wanted, bool | list | dict):
            return empty
        return empty + ("，应为{}", ", should be {}")[at].format(show(wanted, lang))
    if expected is None and trace.op in _WRONG and trace.op not in ("present", "some", "every", "none"):
        return _NEVER[at].format(seen=show(seen, lang))
    template = _WRONG.get(_ALONE.get(trace.op, trace.op) if _one(expected) else trace.op)
    if template is None:
        return ""
    shown = _named(seen, at) if trace.op in ("some", "every", "none") else seen
    return template[at].format(seen=show(shown, lang), expected=_wanted(trace, lang))


_THIS_PAPER: Final = {"zh": "该件", "en": "this one"}
"""What stands for one of the papers that a question names."""


def _asked(trace: Trace, lang: str) -> str:
    """Return the question of a judge, with what a reviewer said of it."""
    ask = trace.expected if isinstance(trace.expected, dict) else {}
    body = str(ask.get(lang) or ask.get("zh") or "").replace("{papers}", _THIS_PAPER[lang])
    if trace.seen:
        said = "{reviewer}：{reason}" if lang == "zh" else "{reviewer}: {reason}"
        body += " — " + said.format_map(trace.seen)
    return body


def _one(expected: Any) -> bool:
    return isinstance(expected, list | tuple) and len(expected) == 1


def _blank(trace: Trace, lang: str) -> str:
    """Return what is said of a field that should be filled in, or should not: of a list, what it holds."""
    at = LANGS.index(lang)
    if not trace.expected:
        return ("未填写", " is not filled in")[at]
    wanted = ("无", "none")[at] if isinstance(trace.seen, list | tuple) else ("空白", "blank")[at]
    return ("为{}，应为{}", " is {}, should be {}")[at].format(show(trace.seen, lang), wanted)


def _named(members: Any, at: int) -> Any:
    """Return the names of members of a list, volumes by what people call them; those without a name are counted."""
    if not isinstance(members, list):
        return members
    named = [one for one in members if one != "?"]
    told = [_VOLUMES[one][at] if isinstance(one, str) and one in _VOLUMES else one for one in named]
    more = len(members) - len(named)
    return [*told, ("没有名称的{}项", "{} without a name")[at].format(more)] if more else told


def _denied(trace: Trace, lang: str, labels: Labels, words: Words | None) -> str:
    """Return one sentence for what should not be so and is: the fields that make it so, with what they hold."""
    zh = lang == "zh"
    if trace.status == UNDETERMINED:
        return needed(trace.leaves(), lang, labels)
    parts = []
    for leaf in trace.leaves():
        if not leaf.path or leaf.seen is UNKNOWN:
            continue
        label = name_of(leaf.path, lang, labels)
        seen = show(worded(leaf.seen, (words or {}).get(leaf.path, {})) if zh else leaf.seen, lang)
        parts.append(f"{label}为{seen}" if zh else f"{label} is {seen}")
    told = ("，" if zh else ", ").join(dict.fromkeys(parts))
    if not told:
        return "不应有所列情形" if zh else "what is listed should not be so"
    return f"不应有此情形：{told}" if zh else f"should not be so: {told}"


def _wanted(trace: Trace, lang: str) -> str:
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


def trace_tree(trace: Trace, labels: Labels, words: Words, depth: int = 0) -> dict[str, Any]:
    """Return an explanation as JSON: a tree of what was demanded and seen, with one sentence at every leaf."""
    node: dict[str, Any] = {"op": trace.op, "status": trace.word()}
    if trace.path:
        node["path"] = trace.path
    if not trace.children:
        asked = {lang: _asked(trace._replace(seen=None), lang) for lang in LANGS} if trace.op == "judge" else None
        node["expected"] = plain(trace.expected) if asked is None else asked
        node["seen"] = plain(trace.seen)
        node["text"] = {lang: leaf_text(trace, lang, labels, words) for lang in LANGS}
    if trace.note:
        node["note"] = trace.note
    if trace.faults and trace.status == FAIL:
        node["faults"] = [plain(dict(fault)) for fault in trace.faults[:50]]
    if trace.children and depth < 12:
        node["children"] = [trace_tree(child, labels, words, depth + 1) for child in trace.children[:50]]
    return node
