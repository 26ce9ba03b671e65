"""Why a condition failed, as few and true sentences: alternatives are one sentence, what merely exempts is left out.

The rule is the same for every ``any`` and can be said in a few lines. Each branch that failed has a rank: 3 where a
check found something or a reviewer said no, 2 where a field holds another value than it should, 1 where it is blank or
says no, 0 where the branch only says whom the demand does not bind (a field should be "no", "unknown" or blank, a paper
should be of another sort, or something should not be so): the record has excluded it. A branch with several failed
parts has the lowest of their ranks; what is only presumed has none. The branches of the highest rank are told: one as
what it is, several in one sentence: of fields what is recorded of each, for no single one of them is
demanded; where a check found something beside them it begins 以下各项都不符合 (none of these holds).
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

from casefile_rules.conditions import Trace
from casefile_rules.status import FAIL

Branch = list["Reason"]
Reason = Trace | list[Branch]
"""A leaf that is responsible by itself, or alternatives: a list of branches, each a list of reasons."""

_MOST: Final = 4
"""Alternatives told in one sentence; the rest is counted."""

_TESTS: Final = frozenset((
    "is", "differs_from", "in", "not_in", "at_least", "at_most", "more_than", "less_than", "not_before", "not_after",
    "before", "after", "contains", "contains_all", "contains_any", "shares_none_with", "within", "matches", "blank",
    "some", "every", "none",
))  # fmt: skip
_EXEMPT: Final = ("false", "unknown")
_SORTS: Final = frozenset((
    "category", "kind", "procedure", "state", "type", "within", "group", "form", "roles",
))  # fmt: skip
"""Last words of paths that say what sort of thing, or whom, something is about: no other sort is demanded."""
_WHOLE: Final = ("some", "none", "not")
"""What is told by itself: no single member of a list is to blame, or what should not be so is so."""

_WORDS: Final = {
    "any": ("以下各项都不符合：", "none of these holds: "), "or": ("；", "; "),
    "more": ("；另有 {} 项", "; and {} more"),
}  # fmt: skip


def reasons(trace: Trace) -> Iterator[Reason]:
    """Yield what is responsible for the failure of *trace*: leaves, and alternatives where an ``any`` has several."""
    failed = [child for child in trace.children if child.status == FAIL]
    if trace.op == "any" and failed:
        highest = max(map(_rank, failed))
        branches = _merged(_flat([list(reasons(child)) for child in failed if _rank(child) == highest]))
        if len(branches) == 1:
            yield from branches[0]
        else:
            yield branches
    elif failed and (trace.op == "all" or not (trace.faults or trace.op in _WHOLE)):
        for child in failed:
            yield from reasons(child)
    else:
        yield trace


Say = Callable[[Trace, bool], list[str]]
"""Says what is wrong with a leaf; with True only what is recorded of it."""


def sentence(reason: Reason, lang: str, say: Say) -> list[str]:
    """Return *reason* in words: a leaf as *say* has it, alternatives as one sentence of what is recorded."""
    if isinstance(reason, Trace):
        return say(reason, False)
    at = 0 if lang == "zh" else 1
    leaves = list(_leaves(reason))
    told = list(dict.fromkeys(text for leaf in leaves for text in say(leaf, True)))
    more = _WORDS["more"][at].format(len(told) - _MOST) if len(told) > _MOST else ""
    if len(told) == 1:
        return told
    head = _WORDS["any"][at] if any(leaf.faults for leaf in leaves) else ""
    return [head + _WORDS["or"][at].join(told[:_MOST]) + more]


def without(reason: Reason, told: Callable[[Trace], bool]) -> Reason:
    """Return *reason* without those leaves of its alternatives of which everything is *told* already."""
    if isinstance(reason, Trace):
        return reason
    kept = [[without(one, told) for one in branch if not (isinstance(one, Trace) and told(one))] for branch in reason]
    return [branch for branch in kept if branch and branch != [[]]]


def only_exempts(reason: Reason) -> bool:
    """Return whether *reason* says no more than whom the demand would not bind."""
    if isinstance(reason, Trace):
        return _rank(reason) == 0
    return all(any(only_exempts(one) for one in branch) for branch in reason)


def is_vague(reason: Reason) -> bool:
    """Return whether *reason* names nobody: members of a list that have no names."""
    if isinstance(reason, Trace):
        return reason.op in ("some", "every", "none") and isinstance(reason.seen, list) and "?" in reason.seen
    return any(is_vague(one) for branch in reason for one in branch)


def is_quoted(reason: Reason, quoted: frozenset[str]) -> bool:
    """Return whether *reason* is about members of a list of which the message quotes the values, or all the papers.

    "The head's opinion: disagreed" says it; that the opinion should not be so, or that no paper will do, adds nothing.
    """
    if not isinstance(reason, Trace):
        return any(is_quoted(one, quoted) for branch in reason for one in branch)
    if reason.op not in ("some", "none") or reason.faults:
        return False
    own = [path for path in quoted if path.rpartition(".")[2] not in ("title", "pages")]
    return any(path.startswith(f"{reason.path}.") for path in own) or (
        bool(own) and reason.op == "some" and reason.path.rpartition(".")[2] == "documents"
    )


def _flat(branches: list[Branch]) -> list[Branch]:
    """Return *branches* with alternatives of alternatives side by side; of one period its shortest and longest end."""
    result: list[Branch] = []
    periods: dict[tuple[Any, ...], tuple[int, Trace, Any]] = {}
    for branch in branches:
        inner = branch[0] if len(branch) == 1 and isinstance(branch[0], list) else [branch]
        for one in inner:
            leaf = _of_period(one)
            if leaf is None:
                result.append(one)
                continue
            fault = leaf.faults[0]
            key = tuple(fault.get(name) for name in ("from", "to", "limit", "unit", "edge"))
            at, shortest, last = periods.get(key, (len(result), leaf, fault["last_day"]))
            if at == len(result):
                result.append([leaf])
            if fault["last_day"] < shortest.faults[0]["last_day"]:
                shortest = leaf
            last = max(last, *(_last(fault) for fault in leaf.faults))
            periods[key] = (at, shortest, last)
    for at, shortest, last in periods.values():
        fault = dict(shortest.faults[0])
        if last != fault["last_day"]:
            fault["last_day_high"] = last
        result[at] = [shortest._replace(faults=(fault,))]
    return result


def _of_period(branch: Branch) -> Trace | None:
    """Return the leaf, with all its readings as faults, where a branch is about one period alone."""
    leaves = [leaf for reason in branch for leaf in _leaves(reason)]
    faults = sorted((fault for leaf in leaves for fault in leaf.faults), key=lambda fault: str(fault.get("last_day")))
    if not faults or any("deadline" not in fault or fault.get("last_day") is None for fault in faults):
        return None
    spans = {tuple(fault.get(name) for name in ("from", "to", "limit", "unit", "edge")) for fault in faults}
    if any(not leaf.faults for leaf in leaves) or len(spans) > 1:
        return None
    return leaves[0]._replace(faults=tuple(faults))


def _last(fault: Any) -> Any:
    return fault.get("last_day_high") or fault["last_day"]


def _leaves(reason: Reason) -> Iterator[Trace]:
    if isinstance(reason, Trace):
        yield reason
    else:
        yield from (leaf for branch in reason for one in branch for leaf in _leaves(one))


def _rank(trace: Trace) -> int:
    """Return how much a failed branch has to say: 0 it exempts, 1 something is not there, 2 it is wrong, 3 a check."""
    failed = [child for child in trace.children if child.status == FAIL]
    if trace.op == "constant":
        return -1  # what was presumed says nothing of the file
    if trace.op == "any" and failed:
        return max(map(_rank, failed))
    if trace.op == "all" and failed:
        return min(map(_rank, failed))
    if trace.op == "not":
        return 0
    if trace.op == "count":
        return 3 if trace.faults else 1
    if trace.op not in _TESTS:
        return 1 if _nothing_to_start_from(trace) else 3
    if _exempts(trace.op, trace.expected) or _of_another_sort(trace):
        return 0
    return 1 if trace.seen is None or trace.seen == [] or isinstance(trace.seen, bool) else 2


def _of_another_sort(trace: Trace) -> bool:
    sort = trace.path.rpartition(".")[2] in _SORTS and "remed" not in trace.path
    return sort and trace.op in ("is", "in", "not_in", "shares_none_with")


def _exempts(op: str, expected: Any) -> bool:
    if op == "blank":
        return bool(expected)
    if op == "in" and isinstance(expected, list):
        return all(_exempts("is", one) for one in expected)
    return op == "is" and (expected is False or expected is None or (isinstance(expected, str) and expected in _EXEMPT))


def _nothing_to_start_from(trace: Trace) -> bool:
    """Return whether a period had no first day: what was found then is no date that is wrong."""
    return bool(trace.faults) and all("deadline" in fault and fault.get("from") is None for fault in trace.faults)


def _merged(branches: list[Branch]) -> list[Branch]:
    """Return *branches* with neighbours made one: those that want another value of one field, or another paper."""
    result: list[Branch] = []
    for branch in branches:
        new, old = _choice(branch), _choice(result[-1]) if result else None
        papers = _papers(result[-1]) if result else []
        if papers and _papers(branch):
            first = result[-1][0]
            assert isinstance(first, Trace)
            fault = {**first.faults[0], "missing": [*papers, *_papers(branch)]}
            result[-1] = [Trace(first.op, first.path, None, None, FAIL, (), (fault,))]
        elif new is not None and old is not None and old.op == new.op == "within" and old.path == new.path:
            wider = max(old, new, key=lambda one: len(_wanted(one)))
            result[-1] = [wider]
        elif new is not None and old is not None and (old.path, old.seen) == (new.path, new.seen):
            values = [*_wanted(old)]
            values += [value for value in _wanted(new) if value not in values]
            one = len(values) == 1
            merged = Trace("is" if one else "in", old.path, values[0] if one else values, old.seen, FAIL, note=old.note)
            result[-1] = [merged]
        else:
            result.append(branch)
    return result


def _papers(branch: Branch) -> list[str]:
    """Return the paper that is missing, or the papers any of which is, where *branch* says no more than that."""
    only = branch[0]
    if len(branch) > 1 or not isinstance(only, Trace) or len(only.faults) != 1 or "least" in only.faults[0]:
        return []
    missing = only.faults[0].get("missing", [])
    return missing if isinstance(missing, list) else [str(missing)]


def _choice(branch: Branch) -> Trace | None:
    """Return the one leaf of *branch* where it wants one value of a field, or one of several."""
    only = branch[0]
    return only if len(branch) == 1 and isinstance(only, Trace) and only.op in ("is", "in", "within") else None


def _wanted(leaf: Trace) -> list[Any]:
    return leaf.expected if leaf.op in ("in", "within") and isinstance(leaf.expected, list) else [leaf.expected]


def left_to_others(trace: Trace) -> Iterator[Trace]:
    """Yield what a check found that is no fault yet, because an open question beside it may still allow it."""
    if trace.op == "any" and trace.status != FAIL and any(child.op == "judge" for child in trace.children):
        yield from (leaf for child in trace.children if child.status == FAIL for leaf in child.leaves() if leaf.faults)
    for child in trace.children:
        yield from left_to_others(child)
