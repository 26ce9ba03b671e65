"""Leaves of an explanation in words: of a fault what is wrong, of what is open what must be known first (中文 first).

A fault is told by what is on record, and only then by what it should be; what nobody recorded is never told as a value.
"""

from collections.abc import Iterable
from typing import Any, Final

from casefile_rules.assessment._papers import is_kind_of_paper
from casefile_rules.assessment._text import LANGS, plain, show, worded
from casefile_rules.assessment._wrong import VOLUMES, WRONG, Pair, behind, wanted, wrong
from casefile_rules.conditions import NOTES, Trace
from casefile_rules.status import FAIL, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN

Words = dict[str, dict[str, str]]
Labels = dict[str, str]

_OPEN: Final[dict[str, Pair]] = {
    "in_force": ("据以确定适用哪一版规定", "decides which edition applies"),
    "pick": ("据以确定核对哪一项", "decides which one is looked at"),
}
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
    return VOLUMES.get(trace.of, (trace.of, trace.of))[at]


def _name(trace: Trace, lang: str, labels: Labels) -> str:
    """Return what the field of a leaf is called, with the member of a list that it belongs to."""
    name, member = name_of(trace.path, lang, labels), member_of(trace, lang)
    if trace.status == UNDETERMINED and is_kind_of_paper(trace.path):
        name = ("是什么文书", "what paper it is")[LANGS.index(lang)]
    return f"{member}{('·', ': ')[LANGS.index(lang)]}{name}" if name and member else name


def leaf_text(trace: Trace, lang: str, labels: Labels, words: Words | None = None, *, recorded: bool = False) -> str:
    """Return one sentence for a leaf of an explanation: what is wrong with it, or what must be known first.

    *words* gives the Chinese words of the values of a path (``复印件`` for ``photocopy``). Of one of several
    alternatives only what is *recorded* is said.
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
    return _told(trace, lang, _name(trace, lang, labels), recorded=recorded)


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


def _told(trace: Trace, lang: str, name: str, *, recorded: bool) -> str:
    """Return what a settled leaf says of the field called *name*."""
    at = LANGS.index(lang)
    note = NOTES[trace.note][at] if trace.note and trace.note not in ("unrecorded", "blank") else ""
    aside = ("（{}）", " ({})")[at].format(note) if note else ""
    if not trace.path and trace.op not in WRONG:
        return note
    if lang == "zh" and trace.seen in (False, "否") and name.endswith("·存在"):
        return f"没有{name.removesuffix('·存在').rpartition('·')[2]}{aside}"
    if trace.seen is UNKNOWN:  # it can be told all the same: a title that means none of these
        return ("不会是{}", "cannot be {}")[at].format(wanted(trace, lang)) + aside
    if trace.status == PASS:
        return (f"{name}为{show(trace.seen, lang)}" if lang == "zh" else f"{name} is {show(trace.seen, lang)}") + aside
    return behind(name, wrong(trace, lang, recorded=recorded)) + aside


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
