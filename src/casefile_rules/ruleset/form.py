"""The form of single rules: citations that exist, windows that can be, ids that are not used twice."""

import os
import re
from functools import lru_cache

from casefile_rules.conditions import suggestion
from casefile_rules.problems import Problem, problem
from casefile_rules.reading import scalars
from casefile_rules.ruleset.entries import RuleEntry, Ruleset, Spot
from casefile_rules.values import Record

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_DIGIT = "[一二三四五六七八九]"
_CHINESE = rf"(?:({_DIGIT})千)?[零〇]?(?:({_DIGIT})百)?[零〇]?(?:({_DIGIT})?(十))?({_DIGIT})?"
_ARTICLE = r"第?([零〇一二三四五六七八九十百千]+|[0-9]+)条?"


@lru_cache(maxsize=1024)  # many rules state the same few articles
def article_number(text: str) -> int | None:
    """Return the number of an article written as 第十九条, 十九 or 19; None where it is not one."""
    found = re.fullmatch(_ARTICLE, scalars.narrow(text))
    if found is None:
        return None
    digits = found.group(1)
    if digits.isdecimal():
        return int(digits) if len(digits) < 10 else None
    parts = re.fullmatch(_CHINESE, digits)
    if parts is None:
        return None
    thousands, hundreds, tens, ten, ones = parts.groups()
    if ten and not tens:
        tens = "一"
    return sum(_DIGITS[digit] * worth for digit, worth in ((thousands, 1000), (hundreds, 100), (tens, 10), (ones, 1))
               if digit)  # fmt: skip


def window_of(ruleset: Ruleset, data: Record) -> Record | None:
    """Return the window in force of a rule: its own, or that of the source it cites first."""
    if data.get("in_force") is not None:
        own: Record = data["in_force"]
        return window_of_source(ruleset, own["with"]) if own.get("with") else own
    cites = data.get("cites") or []
    return window_of_source(ruleset, cites[0].get("source") or "") if cites else None


def window_of_source(ruleset: Ruleset, id_: str) -> Record | None:
    """Return the window in force of the source *id_*, that of another source where it says so; None without one."""
    for _ in ruleset.sources:  # no chain is longer
        window: Record = (ruleset.sources.get(id_) or {}).get("in_force") or {}
        if not window.get("with"):
            return window or None
        id_ = window["with"]
    return None


def deciders_of(window: Record) -> list[str]:
    """Return the paths of the dates that decide about *window*, of which the first that is filled in counts."""
    by = window.get("by") or []
    return [by] if isinstance(by, str) else [each for each in by if each]


def check_rule(
    ruleset: Ruleset,
    data: Record,
    spot: Spot,
    editions: list[RuleEntry],
    problems: list[Problem],
    *,
    only: frozenset[str] | None = None,
) -> None:
    """Record what is wrong with the form of the rule *data*; *editions* are those of the same id read before.

    *only* names the fields that an override wrote; the others were judged where they are written.
    """

    def report(code: str, *below: str | int, **arguments: object) -> None:
        problems.append(problem(code, spot.source.name, spot.position(*below), **arguments))

    if only is None or "cites" in only:
        if data.get("cites") == []:
            report("S340", "cites", id=data["id"])
        check_cites(ruleset, data.get("cites"), spot, problems)
    other_source = (data.get("in_force") or {}).get("with")
    if other_source and other_source not in ruleset.sources:
        report("S344", "in_force", "with", name=other_source, known=suggestion(other_source, ruleset.sources))
    window = window_of(ruleset, data)
    if window is not None and (only is None or not only.isdisjoint(("in_force", "cites"))):
        start, until = window.get("from") or window.get("assumed"), window.get("until")
        if start is not None and until is not None and until < start:
            report("S336", "in_force", id=data["id"])
        if (start is not None or until is not None) and not deciders_of(window):
            report("S341", "in_force", id=data["id"])
    for other in editions:
        if _overlap(window, window_of(ruleset, other.data)):
            report("S342", "id", id=data["id"], where=_place(other.spot))
            break
    if data.get("status") == "stable" and (only is None or "status" in only):
        kinds = {example.get("expect") for example in data.get("examples") or [] if isinstance(example, dict)}
        missing = [kind for kind in ("pass", "fail", "not_applicable") if kind not in kinds]
        if missing:
            report("S343", "status", id=data["id"], missing=", ".join(missing))


def check_deferred(ruleset: Ruleset, record: Record, spot: Spot, problems: list[Problem]) -> None:
    """Record a source or an article that a deferral names and that does not exist."""
    wanted = record["rules"]
    for key in ("from", "to"):
        cite = {"source": wanted.get("cites"), "article": wanted.get(key)}
        if cite["source"] and cite["article"]:
            found: list[Problem] = []
            check_cite(ruleset, cite, Spot(spot.source, (*spot.at, "rules")), found)
            place_ = spot.position("rules", key)
            problems.extend(one._replace(line=place_[0], column=place_[1]) for one in found)


def check_cites(ruleset: Ruleset, cites: list[Record] | None, spot: Spot, problems: list[Problem]) -> None:
    """Record every dangling citation of *cites*, which stand at *spot* under ``cites``."""
    for index, cite in enumerate(cites or []):
        if cite.get("source"):
            check_cite(ruleset, cite, Spot(spot.source, (*spot.at, "cites", index)), problems)


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


def _place(spot: Spot) -> str:
    return f"{os.path.basename(spot.source.name)}:{spot.position('id')[0]}"


def _overlap(one: Record | None, other: Record | None) -> bool:
    """Return whether two windows share a day; a missing end is open."""
    first, second = one or {}, other or {}
    start_one, start_two = (each.get("from") or each.get("assumed") for each in (first, second))
    end_one, end_two = first.get("until"), second.get("until")
    one_first = end_one is not None and start_two is not None and end_one < start_two
    two_first = end_two is not None and start_one is not None and end_two < start_one
    return not (one_first or two_first)
