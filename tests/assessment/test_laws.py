"""Laws of a result: they hold for the bundled rules and whatever somebody did to a sample file."""

import copy
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.rules.files import engine, recorded
from tests.strategies import paths_in, spoilt

from casefile_rules.assessment import Assessment
from casefile_rules.assessment._verdict import UNSETTLED
from casefile_rules.casefile.reader import case_file_from
from casefile_rules.problems import ProblemsError
from casefile_rules.reports import text

SAMPLES = ("penalty-clean", "penalty-faulty", "permit", "simple-penalty", "incomplete", "real-case-open-burning")
ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "src" / "casefile_rules" / "schemas" / "assessment.json"
CLOSING = ("complete", "observed")
"""Keys by which a file says that what it does not record is not there (decision 0003)."""


def assessed(data: dict[str, Any]) -> Assessment | None:
    """Return the assessment of *data* as a case file, None where it is no case file any more."""
    try:
        return engine().assess(case_file_from(copy.deepcopy(data), "case"))
    except ProblemsError:
        return None


def opened(value: Any) -> Any:
    """Return *value* without the keys that close a record."""
    if isinstance(value, dict):
        return {key: opened(one) for key, one in value.items() if key not in CLOSING}
    return [opened(one) for one in value] if isinstance(value, list) else value


def without(data: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    """Return *data* without what stands at *path*."""
    found = copy.deepcopy(data)
    record: Any = found
    for step in path[:-1]:
        record = record[step]
    del record[path[-1]]
    return found


def exact(span: dict[str, Any], end: str) -> Fraction:
    return Fraction(span["exact"][end])


def masks(assessment: Assessment) -> dict[tuple[str, str], int]:
    """Return what is possible for every rule at every place."""
    return {
        (rule, place.key): place.mask
        for rule in engine().rules
        for place in assessment.evaluation.places(rule) or ()
    }  # fmt: skip


def takes_the_first_word(node: Any) -> bool:
    """Return whether a condition takes the first word that is known (``nearest``), whatever else may be recorded."""
    if isinstance(node, dict):
        return "nearest" in node or any(map(takes_the_first_word, node.values()))
    return isinstance(node, list) and any(map(takes_the_first_word, node))


DECIDED = {
    rule["id"]
    for path in (ROOT / "rules").glob("*/rules/*.yaml")
    for rule in yaml.safe_load(path.read_text(encoding="utf-8"))
    if takes_the_first_word([rule.get("each"), rule.get("applies"), rule.get("require")])
}
"""Rules in which an exception must be recorded to excuse: until then they are certain (decision 0017)."""


@given(st.sampled_from(SAMPLES), st.data())
def test_recording_a_fact_only_narrows_the_result(name: str, data: st.DataObject) -> None:
    more = opened(recorded(name))
    less = without(more, data.draw(st.sampled_from(paths_in(more))))
    known, unknown = assessed(more), assessed(less)
    if known is None or unknown is None:
        return
    possible = masks(unknown)
    otherwise = {rule for (rule, key), mask in masks(known).items() if mask & ~possible.get((rule, key), mask)}
    assert otherwise <= DECIDED
    if not otherwise:
        assert unknown.score.low <= known.score.low
        assert known.score.high <= unknown.score.high
        assert set(known.grades) <= set(unknown.grades)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_whole_list_that_nobody_recorded_leaves_its_rules_open(name: str) -> None:
    more = opened(recorded(name))
    known = assessed(more)
    assert known is not None
    for key, value in more.items():
        unknown = assessed(without(more, (key,))) if isinstance(value, list) else None
        if unknown is not None:
            assert unknown.score.low <= known.score.low
            assert known.score.high <= unknown.score.high


@given(spoilt(SAMPLES, recorded))
def test_a_result_keeps_what_its_contract_promises(data: dict[str, Any]) -> None:
    assessment = assessed(data)
    if assessment is None:
        return
    told = json.loads(assessment.to_json())
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(told)
    assert told == assessment.to_dict()
    if told["score"] is None:
        assert (told["self_check"], told["grades"], told["grade"], told["settled"]) == (None, [], "", False)
        return
    low, high = exact(told["score"], "low"), exact(told["score"], "high")
    assert 0 <= low <= high <= told["total"] + (told.get("bonus") or 0)
    assert sum(Fraction(part) for part in told["width"].values()) == high - low
    assert told["total"] - sum(exact(line["taken"], "low") for line in told["ledger"]) == low
    assert told["total"] - sum(exact(line["taken"], "high") for line in told["ledger"]) == high
    assert told["settled"] == (told["grade"] is not None)
    short = [reason["code"] for reason in told["reasons"] if reason["code"] in UNSETTLED]
    assert told["settled"] == (len(told["grades"]) == 1 and not short)


@given(spoilt(SAMPLES, recorded))
def test_every_fault_is_found_once_and_every_opening_is_asked_about(data: dict[str, Any]) -> None:
    assessment = assessed(data)
    if assessment is None:
        return
    told = assessment.to_dict()
    outcomes = {(each["rule"], each["place"]): each for each in told["outcomes"]}
    assert len(outcomes) == len(told["outcomes"])
    findings = [(each["rule"], each["place"]["key"]) for each in told["findings"]]
    assert len(set(findings)) == len(findings)
    failing = {key for key, each in outcomes.items() if each["status"] in ("fail", "error")}
    assert failing <= set(findings)
    assert all(outcomes[key]["status"] not in ("pass", "not_applicable", "not_selected") for key in findings)
    moves = [Fraction(each["moves"]) for each in told["questions"]]
    if told["score"] is None:
        assert (told["self_check"], told["grades"], told["grade"], told["settled"]) == (None, [], "", False)
        return
    low, high = exact(told["score"], "low"), exact(told["score"], "high")
    assert all(0 <= each <= high - low for each in moves)
    asked = {rule for each in told["questions"] for rule in each["rules"]}
    open_ = {
        line["rule"]
        for line in told["ledger"]
        if line["kind"] == "deduction" and line["asked"]["low"] != line["asked"]["high"]
    } & {rule for (rule, _), each in outcomes.items() if each["status"] == "undetermined"}
    assert open_ <= asked


@given(spoilt(SAMPLES, recorded), st.sampled_from(["zh", "en"]))
def test_every_result_can_be_read(data: dict[str, Any], lang: str) -> None:
    assessment = assessed(data)
    if assessment is not None:
        shown = text.render(assessment.to_dict(), lang=lang)
        assert not {"None", "{", "Fraction("} & {part for part in ("None", "{", "Fraction(") if part in shown}
