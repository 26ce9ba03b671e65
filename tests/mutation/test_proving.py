"""Changes that no example could ever notice are proved so by going through everything that could be recorded."""

from typing import Any

import pytest

from casefile_rules import Engine
from casefile_rules.conditions import Scope
from casefile_rules.mutation.proving import Prover
from casefile_rules.ruleset.entries import Spot

PENALTY = {"category": "penalty"}
MAJOR = {"penalty.major": "true"}
OPENED = {"events.opened": {"blank": "false"}}
BEFORE = {"events.opened": {"before": "2024-01-01"}}
NO_MONEY = {"penalty.fine": {"at_least": "0"}}


@pytest.fixture(scope="module")
def scope() -> Scope:
    engine = Engine.load("prc")
    return engine.compiler.root_scope(Spot(engine.ruleset.source, ()))


PROVER = Prover({"fined": {"all": [PENALTY, MAJOR]}})

SAME = {
    "what is implied by a wider alternative": ({"any": [PENALTY, {"all": [PENALTY, MAJOR]}]}, PENALTY),
    "what the same field already excludes": ({"all": [PENALTY, {"category": {"not_in": ["licence"]}}]}, PENALTY),
    "a list member that cannot occur": (
        {"all": [PENALTY, {"category": {"in": ["penalty", "licence"]}}]},
        {"all": [PENALTY, {"category": {"in": ["penalty"]}}]},
    ),
    "whole numbers of which one more is at least": (
        {"remarks_sheet.total_pages": {"at_least": "2"}},
        {"remarks_sheet.total_pages": {"more_than": "1"}},
    ),
    "days of which one later is not before": (
        {"events.decided": {"not_before": "2024-01-02"}},
        {"events.decided": {"after": "2024-01-01"}},
    ),
    "not of not": ({"not": {"not": MAJOR}}, MAJOR),
    "a part of a list, however deep": (
        {"some": {"in": "documents", "where": {"all": [{"form": "original"}, {"form": {"not_in": ["photocopy"]}}]}}},
        {"some": {"in": "documents", "where": {"form": "original"}}},
    ),
}  # fmt: skip

DIFFERENT = {
    "an alternative, where nothing is recorded of the other": (
        {"any": [PENALTY, {"all": [{"not": PENALTY}, MAJOR]}]},
        {"any": [PENALTY, MAJOR]},
    ),
    "a condition": ({"all": [PENALTY, MAJOR]}, PENALTY),
    "a bound": ({"remarks_sheet.total_pages": {"at_least": "2"}}, {"remarks_sheet.total_pages": {"at_least": "1"}}),
    "amounts, of which there are some between": (
        {"penalty.fine": {"at_least": "2"}},
        {"penalty.fine": {"more_than": "1"}},
    ),
    "what is presumed": ({"nearest": [MAJOR, "pass"]}, {"nearest": [MAJOR, "fail"]}),
    "another part of a list": (
        {"some": {"in": "documents", "where": {"form": "original"}}},
        {"some": {"in": "documents", "where": {"form": "photocopy"}}},
    ),
    "another check": (
        {"check": "present", "fields": ["events.opened"]},
        {"check": "present", "fields": ["events.decided"]},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SAME)
def test_what_can_never_differ_is_proved_the_same(name: str, scope: Scope) -> None:
    assert PROVER.same_condition(*SAME[name], scope)


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_some_record_tells_apart_is_never_called_the_same(name: str, scope: Scope) -> None:
    assert not PROVER.same_condition(*DIFFERENT[name], scope)


def rule(applies: Any, require: Any) -> dict[str, Any]:
    return {"applies": applies, "require": require}


def test_what_applies_already_demands_need_not_be_demanded_again(scope: Scope) -> None:
    assert PROVER.same_rule(rule(PENALTY, MAJOR), rule(PENALTY, {"all": [PENALTY, MAJOR]}), scope)
    assert not PROVER.same_rule(rule(PENALTY, MAJOR), rule(OPENED, {"all": [PENALTY, MAJOR]}), scope)


def test_what_is_presumed_of_a_date_that_applies_demands_is_never_asked(scope: Scope) -> None:
    presumed = [rule(OPENED, {"nearest": [BEFORE, word]}) for word in ("pass", "fail")]
    assert PROVER.same_rule(presumed[0], presumed[1], scope)
    bare = [rule(None, {"nearest": [BEFORE, word]}) for word in ("pass", "fail")]
    assert not PROVER.same_rule(bare[0], bare[1], scope)


def test_a_place_that_is_not_selected_is_one_that_the_rule_does_not_bind(scope: Scope) -> None:
    selected = {"each": {"in": "documents", "where": PENALTY}, "applies": MAJOR, "require": OPENED}
    twice = {**selected, "applies": {"all": [PENALTY, MAJOR]}}
    assert PROVER.same_rule(selected, twice, scope)
    picked = {**selected, "each": {"in": "documents", "where": PENALTY, "pick": "first"}}
    without = {**picked, "each": {"in": "documents", "pick": "first"}, "applies": {"all": [PENALTY, MAJOR]}}
    assert not PROVER.same_rule(picked, without, scope)


def test_a_fact_is_what_it_is_derived_by() -> None:
    engine = Engine.load("bohu")
    spot = Spot(engine.ruleset.source, ())
    derives = {name: record["derive"] for name, (record, _) in engine.ruleset.facts.items() if record.get("derive")}
    under_way = {"facts.licence_under_way": "true"}
    both = {"all": [{"category": "licence"}, under_way]}
    assert Prover(derives).same_condition(both, under_way, engine.compiler.root_scope(spot))
    assert not Prover({}).same_condition(both, under_way, engine.compiler.root_scope(spot))


def test_a_number_below_what_the_contract_allows_does_not_count(scope: Scope) -> None:
    assert PROVER.same_condition(NO_MONEY, {"penalty.fine": {"more_than": "-1"}}, scope)
