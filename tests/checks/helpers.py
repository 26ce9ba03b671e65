"""Checks compiled and run on small case files, without a ruleset around them."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from tests.strategies import LOOSE_TYPES, MAIN_TYPES, SUB_TYPES

from casefile_rules.calendars import CHINA
from casefile_rules.casefile.view import casefile_subject, view_of
from casefile_rules.casefile.vocabulary import Vocabulary, vocabulary_of
from casefile_rules.checks import compile_check, kinds
from casefile_rules.conditions import Compiled, Host, Run, Scope, Trace
from casefile_rules.shape import Field
from casefile_rules.status import FAIL, WORDS
from casefile_rules.values import Record


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return a vocabulary of eight types: five of the main volume, two of the sub volume, one without a place."""
    names = (*MAIN_TYPES, *SUB_TYPES, *LOOSE_TYPES)
    reason = {"zh": "试", "en": "test"}
    types = [
        {"id": f"t{index}", "name": name, "en": name, "group": "other", "authority": "proposed", "reason": reason}
        for index, name in enumerate(names)
    ]
    main = [{"type": f"t{index}", "no": index + 1} for index in range(len(MAIN_TYPES))]
    sub = [{"type": f"t{len(MAIN_TYPES) + index}", "no": index + 1} for index in range(len(SUB_TYPES))]
    orders = [{"id": "main", "volume": "main", "items": main}, {"id": "sub", "volume": "sub", "items": sub}]
    return vocabulary_of({"types": types, "orders": orders})


def host() -> Host:
    """Return what the conditions of one ruleset would share."""
    made = Host(casefile_subject().shape_for(vocabulary()))
    made.vocabulary = vocabulary()
    made.calendar = CHINA
    made.compile_check = lambda name, raw, scope, at: compile_check(kinds(name), name, raw, scope, at)
    return made


def raw(value: Any) -> Any:
    """Return *value* as reading YAML gives it: every scalar is text."""
    if isinstance(value, Mapping):
        return {key: raw(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [raw(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else value if value is None else str(value)


def member(host_: Host, each: str) -> Field:
    """Return the field of one member of the root's list *each*."""
    item = host_.root.fields[each].item
    assert item is not None
    return item


def problems(check: Mapping[str, Any], each: str = "") -> list[str]:
    """Return the codes of what is wrong with *check*, sorted."""
    made = host()
    scope = Scope(made, member(made, each) if each else made.root)
    scope.condition(raw(check), ("require",))
    return sorted(problem.code for problem in made.problems)


def compiled(check: Mapping[str, Any], each: str = "") -> Compiled:
    """Compile *check*, which must be right."""
    made = host()
    scope = Scope(made, member(made, each) if each else made.root)
    result = scope.condition(raw(check), ("require",))
    assert [problem.render("en") for problem in made.problems] == []
    return result


def file_of(*main: Record, sub: tuple[Record, ...] = (), complete: bool = True, **more: Any) -> Record:
    """Return the view of a penalty file with these documents; ``more`` is typed data of the root."""
    volumes = [
        {"kind": "main", "complete": complete, "documents": list(main), **more.pop("main", {})},
        {"kind": "sub", "complete": True, "documents": list(sub), **more.pop("sub_volume", {})},
    ]
    return view({"category": "penalty", "volumes": volumes} | more)


def view(data: Record) -> Record:
    """Return the view of typed data."""
    return view_of(data, vocabulary())


def papers(*types: str | None, **more: Any) -> list[Record]:
    """Return documents of these types, each on one page after the other."""
    return [{"type": name, "pages": (page, page), **more} for page, name in enumerate(types, 1)]


def explained(check: Mapping[str, Any] | Compiled, root: Record, place: Record | None = None, each: str = "") -> Trace:
    """Run *check* and return its explanation, which must agree with its status and its count of faults."""
    made = check if isinstance(check, Compiled) else compiled(check, each)
    here = root if place is None else place
    run = Run(root)
    trace = made.explain(run, here, here)
    # said in one word each: a trace of 20,000 faults is nothing to print
    same_status = trace.status == made.status(run, here, here)
    faults_told = bool(trace.faults) == (trace.status == FAIL)
    assert same_status
    assert faults_told
    if made.count is not None:
        low, high = made.count(run, here, here)
        assert low >= 0
        assert high is None or low <= high
        if trace.status == FAIL:
            told = sum(fault.get("over", 1) for fault in trace.faults)
            assert max(1, low) <= told
    return trace


def word(check: Mapping[str, Any] | Compiled, root: Record, place: Record | None = None, each: str = "") -> str:
    """Return the status of *check* as a word."""
    return WORDS[explained(check, root, place, each).status]


def faults(check: Mapping[str, Any], root: Record, place: Record | None = None, each: str = "") -> list[dict[str, Any]]:
    """Return the single faults of *check* without the keys that only say where the document is."""
    found = explained(check, root, place, each).faults
    return [{key: value for key, value in fault.items() if key not in ("key", "pages")} for fault in found]
