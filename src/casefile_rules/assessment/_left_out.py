"""What a ruleset holds and a file was not held against, counted and named: nothing is left out in silence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.assessment._text import LANGS, both
from casefile_rules.engine import REVIEW
from casefile_rules.status import NOT_SELECTED

if TYPE_CHECKING:
    from casefile_rules.assessment._assessment import Assessment
    from casefile_rules.conditions import Run
    from casefile_rules.engine import Choice, CompiledRule, Place, Window

_NAMED: Final = 3
"""Rules named in the text; the JSON form has all of them."""

_GONE: Final = {
    "zh": "《{source}》的 {count} 条规则（{rules}）未适用：{why}。",
    "en": "{count} rules of {source} ({rules}) were not applied: {why}.",
}
_OPEN: Final = {
    "zh": "《{source}》的 {count} 条规则（{rules}）是否适用尚不清楚：{why}。",
    "en": "It is open whether {count} rules of {source} ({rules}) apply: {why}.",
}
_WHY: Final = {
    "before": ("{by}（{day}）早于施行日期 {start}", "{by} ({day}) is before {start}, when it came into force"),
    "after": ("{by}（{day}）晚于有效期的最后一日 {until}", "{by} ({day}) is after {until}, its last day"),
    "assumed": (
        "{by}（{day}）早于推定的施行日期 {start}，实际日期没有印明",
        "{by} ({day}) is before {start}, from which it is assumed to be in force; the true day is not printed",
    ),
    "undated": (
        "据以判断的日期均为空白，施行日期又没有印明",
        "the dates that decide are blank, and the day it came into force is not printed",
    ),
    "said": ("已登记该文件不适用于本卷", "it is recorded that it does not govern this file"),
    "disabled": ("规则集停用了这些规则（{why}）", "the ruleset switched them off ({why})"),
    "scope": ("本卷不在规则集的适用范围", "the file is outside the scope of the ruleset"),
}

Key = tuple[Any, ...]
"""(whether it is open only, source, what kind of reason, the values it quotes)."""


def left_out(assessment: Assessment) -> list[dict[str, Any]]:
    """Return one notice for every source and reason for which rules were not applied, or may not apply."""
    engine, evaluation = assessment.basis.engine, assessment.evaluation
    if assessment.verdict == "out_of_scope":
        if any(code == "scope_source" for code, _ in assessment.reasons):
            return []  # the reason of the verdict says it
        return [_notice(assessment, (False, "", "scope", ()), list(engine.rules))]
    groups: dict[Key, list[str]] = {}
    silent = evaluation.silent
    for id_, rule in engine.rules.items():
        if rule.only is not None:
            continue
        run = evaluation.run
        for each in (run,) if rule.whole_file or not run.parts else run.parts:
            choice = rule.left_out(each)
            gone = choice is not None and not any(rule.bodies(each))
            if choice is None or not (gone or id_ not in silent):
                continue
            for key in _keys(choice, each, gone=gone, source=_source_of(assessment, id_)):
                named = groups.setdefault(key, [])
                named += [id_] if id_ not in named else []
    return [_notice(assessment, key, rules) for key, rules in groups.items()]


def nowhere(rule: CompiledRule, run: Run, places: list[Place] | None) -> dict[str, Any]:
    """Return the outcome of *rule*, which looked at no place, or (*places* None) is not selected."""
    found = {"rule": rule.id, "place": ""}
    if places is None:
        return {**found, "status": NOT_SELECTED, "possible": [], "reason": why_unselected(rule, run)}
    return {**found, "status": "not_applicable", "possible": ["not_applicable"], "reason": "no_place"}


def why_unselected(rule: CompiledRule, run: Run) -> str:
    """Return why *rule* is not selected: switched off, given way to another standard, or not in force."""
    part = run if rule.whole_file or not run.parts else run.parts[0]
    choice = rule.left_out(part)
    if choice is not None and choice.body is None:
        return "disabled"
    given_way = choice is not None and choice.deferral is not None and choice.deferral.holds(part) is False
    return "deferred" if given_way else "not_in_force"


def _source_of(assessment: Assessment, id_: str) -> str:
    """Return the id of the source that the rule *id_* cites first."""
    cites = assessment.basis.engine.ruleset.rules[id_][0].data.get("cites") or [{}]
    return str(cites[0].get("source") or "")


def _keys(choice: Choice, run: Run, *, gone: bool, source: str) -> Iterator[Key]:
    """Yield why *choice* does not count (*gone*), or may not."""
    if choice.body is None:
        if gone:
            reason = (choice.change or {}).get("reason")
            yield False, source, "disabled", tuple(both(reason).items())
        return
    window, deferral = choice.window, choice.deferral
    held = True if window is None else window.holds(run)
    if window is not None and held is not True and (gone or window.doubtful(run)):
        yield (not gone, window.source or source, *_of_window(window, run))
    if deferral is not None and held is not False and deferral.holds(run) is not True:
        yield not gone, deferral.record["rules"]["cites"], "deferred", (("id", deferral.record["id"]),)


def _of_window(window: Window, run: Run) -> Key:
    """Return the kind of reason why *window* does not hold, or may not, with the values it quotes."""
    if window.said(run) is False:
        return "said", ()
    path, day = window.deciding(run)
    if day is None:
        return "undated", ()
    kind = "after" if window.start is None or day >= window.start else "assumed" if window.assumed else "before"
    return kind, (("by", path), ("day", day), ("start", window.start), ("until", window.until))


def _notice(assessment: Assessment, key: Key, rules: list[str]) -> dict[str, Any]:
    open_, source, kind, values = key
    engine = assessment.basis.engine
    title = both((engine.ruleset.sources.get(source) or {"title": engine.ruleset.title})["title"])
    named = "、".join(rules[:_NAMED]), ", ".join(rules[:_NAMED])
    more = len(rules) > _NAMED
    texts = {}
    for lang, listed in zip(LANGS, named, strict=True):
        told = listed + ((" 等" if lang == "zh" else ", …") if more else "")
        why = _why(assessment, kind, dict(values), lang)
        text = (_OPEN if open_ else _GONE)[lang]
        texts[lang] = text.format(source=title[lang], count=len(rules), rules=told, why=why)
    return {"code": "selection_open" if open_ else "not_selected", "text": texts, "rules": rules}


def _why(assessment: Assessment, kind: str, values: dict[str, Any], lang: str) -> str:
    """Return the reason *kind* in words."""
    engine = assessment.basis.engine
    if kind == "deferred":
        record = next(record for record, _ in engine.ruleset.deferred if record["id"] == values["id"])
        return both(record["message"])[lang].rstrip("。.")
    if kind == "disabled":
        values = {"why": values.get(lang, "")}
    elif "by" in values:
        path = values["by"]
        named = ("评查日期", "the day of the review") if path == REVIEW else (engine.labels.get(path, path), path)
        values = {**values, "by": named[LANGS.index(lang)]}
    return _WHY[kind][LANGS.index(lang)].format(**values)
