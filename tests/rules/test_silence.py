"""No recorded fault passes in silence once a fact is gone, and nothing lawful is accused: every rule, key by key.

The gate tries a third of the rules, always the same; ``CASEFILE_RULES_EVERYTHING=1`` tries all of them, which is what
to run before ``tests/rules/presumed.yaml`` is changed.
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
    OTHERWISE,
    Odd,
    all_masks,
    asked,
    odd_ones,
    run_of,
    without,
)  # fmt: skip
from tests.rules.test_keys import keys
from tests.strategies import paths_in

from casefile_rules.reading.source import read_source

KINDS = (FAULT_LOST, FAULT_MADE, OTHERWISE)
SAMPLES = ("penalty-clean", "penalty-faulty", "permit", "simple-penalty", "combined-simple")


@cache
def groups() -> list[dict[str, Any]]:
    return list(read_source(ROOT / "tests" / "rules" / "presumed.yaml").data["groups"])


@cache
def listed() -> list[Odd]:
    return [
        Odd(rule, key, group["kind"])
        for group in groups()
        for rule, written in group["rules"].items()
        for key in written
    ]  # fmt: skip


@cache
def tried() -> tuple[str, ...]:
    """Return the rules that are tried."""
    every = sorted(engine().rules)
    if os.environ.get("CASEFILE_RULES_EVERYTHING"):
        return tuple(every)
    return tuple(every[::3])


@cache
def found() -> frozenset[Odd]:
    """Return what is odd about the rules that are tried; of a record only its keys, where one of them is."""
    every = {odd for _, _, odds in odd_ones(tried()) for odd in odds}
    return frozenset(odd for odd in every if not any(_inside(other, odd) for other in every))


def _inside(inner: Odd, outer: Odd) -> bool:
    return (inner.rule, inner.kind) == (outer.rule, outer.kind) and inner.key.startswith(f"{outer.key}.")


# the list


def test_every_group_has_a_kind_and_a_reason() -> None:
    assert {group["kind"] for group in groups()} == set(KINDS)
    assert all(len(group["why"]) > 60 for group in groups())


def test_what_is_presumed_is_listed_once_for_a_rule_and_a_key_that_exist() -> None:
    known = {step for key in keys() for step in (key, key.rpartition(".")[0])}
    assert len(listed()) == len(set(listed()))
    assert {odd.rule for odd in listed()} <= engine().rules.keys()
    assert {odd.key for odd in listed() if not odd.key.startswith("facts.")} <= known


# the rules


def test_there_is_something_to_try() -> None:
    rules, keys_tried = set(), 0
    for rule, number, _ in odd_ones(tried()[:9]):
        rules.add(rule)
        keys_tried += number
    assert len(rules) == 9
    assert keys_tried > 9 * 20


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_presumed_without_a_reason(kind: str) -> None:
    assert sorted(odd for odd in found() if odd.kind == kind and odd not in listed()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_listed_is_presumed(kind: str) -> None:
    assert sorted(odd for odd in listed() if odd.kind == kind and odd.rule in tried() and odd not in found()) == []


# whole files


@given(st.sampled_from(SAMPLES), st.data())
def test_only_the_rules_listed_settle_what_is_not_recorded(name: str, data: st.DataObject) -> None:
    more = less = recorded(name)
    for _ in range(data.draw(st.integers(1, 4))):
        less = without(less, data.draw(st.sampled_from([way for way in paths_in(less) if way[-1] not in CLOSING])))
    full, run = run_of(_open(more)), run_of(_open(less))
    if full is None or run is None:
        return
    before, after = all_masks(full), all_masks(run)
    settled = {place[0] for place, mask in before.items() if mask & ~after.get(place, mask)}
    assert settled <= {odd.rule for odd in listed()}


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
