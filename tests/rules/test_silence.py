"""No recorded fault passes in silence once a fact is gone, and nothing lawful is accused: every rule, key by key.

The gate tries one rule in ten, always the same, and of what is listed it does not look who asks;
``CASEFILE_RULES_EVERYTHING=1`` tries all rules to the end, which is what to run before ``tests/rules/presumed.yaml`` is
changed.
"""

import os
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.files import ROOT, changed, drop, engine, put, recorded
from tests.rules.silence import (
    CLOSING,
    FAULT_LOST,
    FAULT_MADE,
    QUESTION_LOST,
    Odd,
    all_masks,
    asked,
    dotted,
    odd_ones,
    run_of,
    told_elsewhere,
    without,
)  # fmt: skip
from tests.strategies import paths_in

from casefile_rules.assessment._asking import field_at
from casefile_rules.reading.source import read_source
from casefile_rules.status import MAY_FAIL

EVERYTHING = bool(os.environ.get("CASEFILE_RULES_EVERYTHING"))
KINDS = (FAULT_LOST, FAULT_MADE, QUESTION_LOST)
SAMPLES = ("penalty-clean", "penalty-faulty", "permit", "simple-penalty", "combined-simple")


@cache
def groups() -> list[dict[str, Any]]:
    return list(read_source(ROOT / "tests" / "rules" / "presumed.yaml").data["groups"])


@cache
def listed() -> list[Odd]:
    return [
        Odd(rule, key, group["kind"])
        for group in groups()
        for rule, written in group.get("rules", {}).items()
        for key in written
    ]  # fmt: skip


@cache
def everywhere() -> frozenset[tuple[str, str]]:
    """Return the (key, kind) that every rule takes for granted in the same way."""
    return frozenset((key, group["kind"]) for group in groups() for key in group.get("keys", ()))


@cache
def tried() -> tuple[str, ...]:
    """Return the rules that are tried."""
    every = sorted(engine().rules)
    return tuple(every if EVERYTHING else every[3::10])


@cache
def examples() -> tuple[tuple[str, int, list[Odd]], ...]:
    """Return (rule, keys tried, what is odd) of every example of the rules that are tried."""
    return tuple(odd_ones(tried(), () if EVERYTHING else listed()))


@cache
def found() -> frozenset[Odd]:
    """Return what is odd about the rules that are tried."""
    return frozenset(odd for _, _, odds in examples() for odd in odds)


# the list


def test_every_group_has_a_kind_and_a_reason() -> None:
    assert {group["kind"] for group in groups()} == set(KINDS)
    assert all(len(group["why"]) > 60 and ("rules" in group or "keys" in group) for group in groups())
    assert [odd for odd in listed() if (odd.key, odd.kind) in everywhere()] == []


def test_what_is_presumed_is_listed_once_for_a_rule_and_a_key_that_exist() -> None:
    written = {odd.key for odd in listed()} | {key for key, _ in everywhere()}
    assert len(listed()) == len(set(listed()))
    assert {odd.rule for odd in listed()} <= engine().rules.keys()
    assert [key for key in written if not key.startswith("facts.") and field_at(engine(), key) is None] == []


# the rules


def test_there_is_something_to_try() -> None:
    assert {rule for rule, _, _ in examples()} == set(tried())
    assert sum(number for _, number, _ in examples()) > len(tried()) * 20


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_presumed_without_a_reason(kind: str) -> None:
    unlisted = {odd for odd in found() if (odd.key, odd.kind) not in everywhere()} - set(listed())
    assert sorted(odd for odd in unlisted if odd.kind == kind) == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_listed_is_presumed(kind: str) -> None:
    assert sorted(odd for odd in listed() if odd.kind == kind and odd.rule in tried() and odd not in found()) == []
    shown = {(odd.key, odd.kind) for odd in found()}
    assert not EVERYTHING or sorted(one for one in everywhere() if one[1] == kind and one not in shown) == []


# whole files


@given(st.sampled_from(SAMPLES), st.data())
def test_only_the_rules_listed_settle_what_is_not_recorded(name: str, data: st.DataObject) -> None:
    more = less = recorded(name)
    gone = set()
    for _ in range(data.draw(st.integers(1, 4))):
        way = data.draw(st.sampled_from([way for way in paths_in(less) if way[-1] not in CLOSING]))
        less = without(less, way)
        gone.add(dotted(way))
    full, run = run_of(_open(more)), run_of(_open(less))
    if full is None or run is None:
        return
    before, after = all_masks(full), all_masks(run)
    accused = {place[0] for place, mask in after.items() if mask == MAY_FAIL != before.get(place, mask)}
    cleared = {place[0] for place, mask in before.items() if mask & MAY_FAIL and not after.get(place, mask) & MAY_FAIL}
    if not gone & {key for key, kind in everywhere() if kind == FAULT_MADE}:
        assert {rule for rule in accused if not told_elsewhere(rule, full, run)} <= _rules(FAULT_MADE)
    if not any(asked(key, run, full) for key in gone if cleared):
        assert {rule for rule in cleared if not told_elsewhere(rule, run, full)} <= _rules(FAULT_LOST, QUESTION_LOST)


def _rules(*kinds: str) -> set[str]:
    return {odd.rule for odd in listed() if odd.kind in kinds}


def _open(value: Any) -> Any:
    """Return *value* without the keys that close a record: what is missing from it is unknown."""
    if isinstance(value, dict):
        return {key: _open(one) for key, one in value.items() if key not in CLOSING or key == "format"}
    return [_open(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", ["penalty-clean", "permit", "simple-penalty"])
@pytest.mark.parametrize("key", ["category", "procedure", "state", "volumes.0.documents.0.type"])
def test_what_every_case_has_is_not_none_where_it_was_left_blank(name: str, key: str) -> None:
    """A form with an empty line 案件状态 came out as excellent, and nobody was asked."""
    blank, gone = changed(name, put(key, None)).to_dict(), changed(name, put(key, None), drop(key)).to_dict()
    assert blank["outcomes"] == gone["outcomes"]


# how the harness tells


def test_a_fact_is_asked_for_only_where_a_rule_is_open_over_it() -> None:
    data = {"format": "casefile/1", "category": "penalty", "officers": [{"name": "王芳", "roles": ["inspector"]}]}
    full, run = run_of(data), run_of(without(data, ("officers", 0, "name")))
    assert full is not None
    assert run is not None
    assert asked("officers.certificate_no", run, full)
    assert not asked("enforcements.supplies_cut", run, full)
