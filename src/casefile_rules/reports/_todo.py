"""What is left to do, for reading: what is still open, and which repairs lead to a better grade."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.reports._grounds import AWAITED
from casefile_rules.reports._open import MOST, Item, asked, capped, grouped, most, rules_of, where
from casefile_rules.reports._repairs import together
from casefile_rules.reports._words import join_with_and, say
from casefile_rules.scoring.rounding import show

if TYPE_CHECKING:
    from casefile_rules.reports.text import Report

Json = dict[str, Any]
WHO: Final = ("clerk", "reviewer", "organiser")
"""Who answers what is open."""

_NAMED: Final = 4
"""Rules named behind a question, and repairs named that add nothing alone; the rest is counted."""


def write_open(report: "Report", *, everything: bool, only: str) -> None:
    """Write what is undetermined and who must answer it: the first items, or all of them, or those of one person."""
    lang, data = report.lang, report.data
    questions = [one for one in data["questions"] if not only or one["who"] == only]
    open_ = [one for one in data["findings"] if one["status"] == "undetermined"]
    if not questions and not open_:
        return
    about = len({one["rule"] for one in open_})
    report.heading(f"{say('open', lang)}{report.aside(say('rules_open', lang, about))}")
    counts = [(who, sum(one["who"] == who for one in questions)) for who in WHO]
    told = [say(f"for_{who}", lang, count) for who, count in counts if count or who == only]
    if told:
        stop = "，" if lang == "zh" else ", "
        report.line(stop.join([*told, *([say("decisive_first", lang)] if questions else [])]), "dim", 2)
    items = grouped(questions)
    shown = items if everything or only else items[:MOST]
    size = len(str(len(shown))) + 2
    for number, item in enumerate(shown, 1):
        who = say(item[0]["who"], lang)
        subject = where(item, lang, report.subject)
        report.line(f"{f'{number}.':<{size}}[{who}] {subject}{asked(item, lang)}", "", 2, size)
        report.line(f"{_moves(report, item)}{_because(report, rules_of(item))}", "dim", 2 + size)
    left = len(items) - len(shown)
    if left:
        report.line(say("more_open", lang, left), "dim", 2)


def _because(report: "Report", rules: list[str]) -> str:
    """Return which rules ask; of many how many, and the first."""
    named = ", ".join(rules[:_NAMED])
    if len(rules) <= 1:
        return f" · {named}"
    return say("asked_by", report.lang, len(rules)) + named + (" …" if len(rules) > _NAMED else "")


def _moves(report: "Report", item: Item) -> str:
    """Return what an item decides, and how many points it can move, or why none."""
    lang = report.lang
    parts = []
    ground = next((one["eligibility"] for one in item if one.get("eligibility")), None)
    if ground is not None:
        parts.append(say("admits", lang) + report.ground_aside(ground))
    if any(one.get("veto") for one in item):
        parts.append(say("decisive", lang))
    free = {one["free"] for one in item if one.get("free")}
    points = Fraction(most(item, report.data["total"]))
    points = min(points, capped(item, report.data)) if points else points
    if points:
        parts.append(say("up_to", lang, show(points)))
    elif not parts:
        parts.append(say("exhausted" if "exhausted" in free else "unscored", lang))
    return ("，" if lang == "zh" else ", ").join(parts)


def write_repairs(report: "Report") -> None:
    """Write the shortest way to the next grade, if there is one, and what each repair alone is worth."""
    lang, found = report.lang, report.data["repairs"]
    groups = together(found["each"], {(one["rule"], one["place"]) for one in found["smallest"] or ()})
    if not found["current"] and not found["each"] and not found.get("traces"):
        return
    report.heading(say("repairs", lang))
    report.line(*_way(report, found, bool(groups)), 2)
    for mine, group in groups:
        one = group[0]
        colon, comma, semicolon = ("：", "、", "；") if lang == "zh" else (": ", ", ", "; ")
        told = semicolon.join(_names(report, group, to_do=True))
        told += colon + report.title(one["remedy"]) if report.title(one["remedy"]) else ""
        report.line(f"{'→' if mine else '·'} {told}", "", 2, 2)
        worth = say("worth" if len(group) == 1 else "each_worth", lang, show(Fraction(one["worth"])))
        rules = comma.join(dict.fromkeys(each["rule"] for each in group))
        report.line(f"{worth} · {rules}", "dim", 4)
    if found.get("traces"):
        rules = ("、" if lang == "zh" else ", ").join(dict.fromkeys(one["rule"] for one in found["traces"]))
        report.line(say("traces", lang, rules), "", 2, 2)
    told_ = {(one["rule"], one["place"]) for _, group in groups for one in group}
    left = [one for one in found["each"] if (one["rule"], one["place"]) not in told_]
    if left:
        names = _names(report, left)
        named = ("、" if lang == "zh" else ", ").join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
        report.line(say("worthless", lang, len(left), named), "dim", 2, 2)


def _names(report: "Report", group: list[Json], *, to_do: bool = False) -> list[str]:
    """Return the papers and things that repairs are about; of the whole file what is demanded, as something *to_do*."""
    demanded = "as_demanded" if to_do else "quoted"
    names = (report.at(one).rstrip("： :") or say(demanded, report.lang, report.title(one["title"])) for one in group)
    return list(dict.fromkeys(names))


def _way(report: "Report", found: Json, some: bool) -> tuple[str, str]:
    """Return what is said of the way to the next grade, and its style."""
    lang = report.lang
    if not found["current"]:
        return say("no_grades", lang), ""
    if not found["target"]:
        return say("top", lang), "green"
    if found["smallest"]:
        head = say("reach", lang, len(found["smallest"]), found["current"], found["target"])
        return head + ("" if found["exact"] else say("greedy", lang)), "bold"
    past = any(
        one["status"] == "fail" and not one["waived"]
        for one in report.data["findings"]
        if (one["rule"], one["place"]["key"]) not in {(each["rule"], each["place"]) for each in found["each"]}
    )
    open_ = bool(report.data["questions"])
    ground = any(veto["state"] in AWAITED for veto in report.data["vetoes"])
    parts = [say(f"rest_{name}", lang) for name, holds in (("past", past), ("ground", ground)) if holds]
    parts += [say("rest_open", lang)] if open_ or not parts else []
    rest = say("rest", lang, join_with_and(parts, lang))
    if not found["each"]:
        return say("nothing_to_repair", lang, found["target"], rest), ""
    return say("no_way" if some else "no_way_none", lang, found["target"], rest), ""
