"""The form of single rules: citations that exist, windows that can be, ids that are not used twice."""

import re

from casefile_rules.conditions import suggestion
from casefile_rules.problems import Problem, problem
from casefile_rules.ruleset.entries import RuleEntry, Ruleset, Spot
from casefile_rules.values import Record

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_ARTICLE = re.compile(r"第?([零一二三四五六七八九十百]+|\d+)条?")


def article_number(text: str) -> int | None:
    """Return the number of an article written as 第十九条, 十九 or 19; None where it is not one."""
    found = _ARTICLE.fullmatch(text.strip())
    if found is None:
        return None
    digits = found.group(1)
    if digits.isdecimal():
        return int(digits)
    total, current = 0, 0
    for character in digits:
        if character == "百":
            total, current = total + (current or 1) * 100, 0
        elif character == "十":
            total, current = total + (current or 1) * 10, 0
        else:
            current = _DIGITS[character]
    return total + current


def window_of(ruleset: Ruleset, data: Record) -> Record | None:
    """Return the window in force of a rule: its own, or that of the source it cites first."""
    if data.get("in_force") is not None:
        own: Record = data["in_force"]
        return own
    cites = data.get("cites") or []
    source = ruleset.sources.get(cites[0].get("source", "")) if cites else None
    return None if source is None else source.get("in_force")


def check_rule(ruleset: Ruleset, data: Record, spot: Spot, editions: list[RuleEntry], problems: list[Problem]) -> None:
    """Record what is wrong with the form of the rule *data*; *editions* are those of the same id read before."""

    def report(code: str, *below: str | int, **arguments: object) -> None:
        problems.append(problem(code, spot.source.name, spot.position(*below), **arguments))

    if not data.get("cites"):
        report("S340", "cites", id=data["id"])
    for index, cite in enumerate(data.get("cites") or []):
        check_cite(ruleset, cite, Spot(spot.source, (*spot.at, "cites", index)), problems)
    window = window_of(ruleset, data)
    if window is not None:
        start, until = window.get("from") or window.get("assumed"), window.get("until")
        if start is not None and until is not None and until < start:
            report("S336", "in_force", id=data["id"])
        if (start is not None or until is not None) and not window.get("by"):
            report("S341", "in_force", id=data["id"])
    for other in editions:
        if _overlap(window, window_of(ruleset, other.data)):
            report("S342", "id", id=data["id"], line=other.spot.position("id")[0])
            break
    if data.get("status") == "stable":
        kinds = {example.get("expect") for example in data.get("examples") or [] if isinstance(example, dict)}
        missing = [kind for kind in ("pass", "fail", "not_applicable") if kind not in kinds]
        if missing:
            report("S343", "status", id=data["id"], missing=", ".join(missing))


def check_cite(ruleset: Ruleset, cite: Record, spot: Spot, problems: list[Problem]) -> None:
    """Record a dangling citation: an unknown source (S344) or an article beyond its last (S345)."""
    record = ruleset.sources.get(cite["source"])
    if record is None:
        problems.append(
            problem("S344", spot.source.name, spot.position("source"), name=cite["source"],
                    known=suggestion(cite["source"], ruleset.sources))
        )  # fmt: skip
        return
    written, last = cite.get("article"), record.get("articles")
    number = article_number(written) if written else None
    if written and number is None:
        problems.append(problem("S346", spot.source.name, spot.position("article"), article=written))
    elif last is not None and number is not None and not 1 <= number <= last:
        problems.append(
            problem("S345", spot.source.name, spot.position("article"), article=written, name=cite["source"], last=last)
        )


def _overlap(one: Record | None, other: Record | None) -> bool:
    """Return whether two windows share a day; a missing end is open."""
    first, second = one or {}, other or {}
    start_one, start_two = (each.get("from") or each.get("assumed") for each in (first, second))
    end_one, end_two = first.get("until"), second.get("until")
    one_first = end_one is not None and start_two is not None and end_one < start_two
    two_first = end_two is not None and start_one is not None and end_two < start_one
    return not (one_first or two_first)
