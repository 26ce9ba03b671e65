"""A combined volume (制作规范 第四条第二款): each case is judged by itself, and the file once."""

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.files import Change, changed, drop, engine, put, recorded

from casefile_rules.assessment import Assessment
from casefile_rules.casefile._cases import case_keys
from casefile_rules.casefile.reader import case_file_from
from casefile_rules.human.reviews import read_review

COMBINED = "combined-simple"
MAIN = "volumes.0.documents"


def test_every_rule_about_the_file_itself_says_so() -> None:
    """制作规范 but for the papers that a case must have: cover, catalogue, pages, order, carriers are of the file."""
    of_the_file = {id_ for id_, rule in engine().rules.items() if id_.startswith("BH-ZZ-") and not rule.whole_file}
    assert {id_ for id_ in of_the_file if not id_.startswith(("BH-ZZ-09-", "BH-ZZ-10-"))} == set()


def placed(result: Assessment, status: str = "fail") -> set[tuple[str, str]]:
    """Return (rule, place) of the findings of *status*."""
    return {(one["rule"], one["place"]["key"]) for one in result.to_dict()["findings"] if one["status"] == status}


def asked(result: Assessment, who: str) -> list[dict[str, Any]]:
    return [one for one in result.to_dict()["questions"] if one["who"] == who]


def test_three_cases_in_order_leave_only_questions_for_a_reviewer() -> None:
    result = changed(COMBINED)
    assert placed(result) == set()
    assert asked(result, "clerk") == []
    assert not any("所列顺序" in one["ask"]["zh"] for one in asked(result, "reviewer")), "order is kept in each case"
    assert len(asked(result, "reviewer")) <= 22, "what is asked of every case is asked once"
    assert result.self_check.grades == ("优秀",)


# what is changed, where which rule must fail
BREAKS: dict[str, tuple[list[Change], set[tuple[str, str]]]] = {
    "the second fine is above what may be decided on the spot": (
        [put("cases.1.penalty.fine", "300"), put("cases.1.payments.0.amount", "300")],
        {("PRC-CFF-51-1", "cases/2"), ("BH-PC-15-10-2", "cases/2")},
    ),
    "the decision of the third case has no number": (
        [put("cases.2.decision.doc_no", None)], {("BH-PC-15-08-2", "cases/3")},
    ),
    "the second decision names another party": (
        [put("cases.1.decision.party", "古力")], {("BH-PC-15-08-1", "cases/2")},
    ),
    "the second decision tells too short a time": (
        [put("cases.1.remedies", {"reconsideration_days": "15"})], {("PRC-FYF-20-1", "cases/2")},
    ),
    "the cover counts a party too many": (
        [put("cover.party", "巴特尔等4人")], {("BH-ZZ-16-3", "")},
    ),
    "two pages are missing": (
        [put(f"{MAIN}.5.pages", "8"), put("volumes.0.catalogue.5.pages", "8")], {("BH-ZZ-15-1", "volumes/main")},
    ),
    "the first case was not reported": (
        [put("cases.0.reports.0.done", "false"), put("cases.0.reports.0.made_on", None)],
        {("BH-PC-15-12-2", "cases/1"), ("BH-PC-15-12-1", "cases/1/reports/1")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKS)
def test_a_fault_is_found_at_its_case_and_nowhere_else(name: str) -> None:
    changes, expected = BREAKS[name]
    found = placed(changed(COMBINED, *changes))
    assert found & expected
    assert {rule for rule, _ in found} <= {rule for rule, _ in expected} | {"BH-PC-19-2", "BH-PC-19-3"}
    assert {place for _, place in found} <= {place for _, place in expected}


def test_what_one_case_has_is_never_counted_for_another() -> None:
    """The payment and the decision of the second case are gone; those of the others do not stand in for them."""
    full = placed(changed(COMBINED)) | placed(changed(COMBINED), "undetermined")
    result = changed(COMBINED, put("cases.1.payments", []), drop(f"{MAIN}.2"), drop("volumes.0.catalogue.2"))
    new = (placed(result) | placed(result, "undetermined")) - full
    assert ("BH-ZZ-09-201", "cases/2") in new
    assert {place for _, place in new if place.startswith("cases/")} == {
        place for _, place in new if place.startswith("cases/2")
    }


def test_a_paper_that_names_no_case_makes_nobody_guilty_and_is_asked_about_once() -> None:
    result = changed(COMBINED, drop(f"{MAIN}.2.case"))
    assert not any(rule == "BH-ZZ-09-201" for rule, _ in placed(result)), "it may be the missing decision"
    questions = [one["ask"]["zh"] for one in asked(result, "clerk") if "属于哪一案" in one["ask"]["zh"]]
    assert questions == ["请写明《当场行政处罚决定书》属于哪一案（所属案件：案号；几案共用的逐一写明）"]


def test_a_place_is_called_by_the_number_of_its_case() -> None:
    result = changed(COMBINED, put("cases.1.decision.doc_no", None), put("cases.1.reports.0.done", "false"))
    labels = {one["place"]["key"]: one["place"]["label"]["zh"] for one in result.to_dict()["findings"]}
    assert labels["cases/2"] == "案件博交简〔2024〕112号"
    assert labels["cases/2/reports/1"].startswith("案件博交简〔2024〕112号：报告备案第1项")


def test_a_line_by_the_case_counts_once_and_one_by_the_place_for_each_case() -> None:
    once = changed(COMBINED, put("cases.1.decision.doc_no", None))
    twice = changed(COMBINED, put("cases.1.decision.doc_no", None), put("cases.2.decision.doc_no", None))
    assert len([place for rule, place in placed(twice) if rule == "BH-PC-15-08-2"]) == 2
    assert once.self_check.low == twice.self_check.low


ANSWERS = """\
format: review/1
case: 博交简〔2024〕112号
reviewer: {name: 甲}
reviewed_on: 2024-08-01
answers:
  - {rule: BH-PC-15-10-4, verdict: pass, reason: 三案的决定都合法, page: "1"}
  - {rule: BH-PC-15-10-4, place: cases/2, verdict: fail, reason: 第二案没有依据, page: "3"}
"""


def test_an_answer_without_a_place_is_of_every_case_and_one_with_a_place_goes_first(tmp_path: Path) -> None:
    (tmp_path / "review.yaml").write_text(ANSWERS, encoding="utf-8")
    file = case_file_from(copy.deepcopy(recorded(COMBINED)), COMBINED)
    result = engine().assess(file, reviews=[read_review(tmp_path / "review.yaml")]).to_dict()
    said = {one["place"]: one["status"] for one in result["outcomes"] if one["rule"] == "BH-PC-15-10-4"}
    assert said == {"cases/1": "pass", "cases/2": "fail", "cases/3": "pass"}


def alone(name: str) -> dict[str, Any]:
    """Return the sample *name* as a file that says of itself that it holds one case: a list of one says so too."""
    flat = copy.deepcopy(recorded(name))
    number = flat.get("case_no")
    return flat | {"unit": (flat.get("unit") or {}) | {"combined": False, "case_nos": [number] if number else []}}


def as_one_case(flat: dict[str, Any]) -> dict[str, Any]:
    """Return *flat*, the manifest of one case, written as a file that lists its one case."""
    keys = set(case_keys())
    case = {key: value for key, value in flat.items() if key in keys}
    return {key: value for key, value in flat.items() if key not in keys} | {"cases": [case]}


def outcomes(manifest: dict[str, Any]) -> set[tuple[str, str, str]]:
    """Return (rule, place, status), places without the case that they lie in."""
    result = engine().assess(case_file_from(manifest, "case")).to_dict()
    return {
        (one["rule"], one["place"].removeprefix("cases/1").removeprefix("/"), one["status"])
        for one in result["outcomes"]
    }


@pytest.mark.parametrize("name", ["penalty-clean", "penalty-faulty", "permit", "simple-penalty", "incomplete"])
def test_a_file_that_lists_one_case_comes_to_what_the_flat_file_comes_to(name: str) -> None:
    flat = alone(name)
    assert outcomes(as_one_case(flat)) == outcomes(flat)


@given(st.data())
@settings(max_examples=15, deadline=None)
def test_so_it_does_whatever_is_not_recorded(data: st.DataObject) -> None:
    flat = alone(data.draw(st.sampled_from(["penalty-clean", "simple-penalty", "permit"])))
    left_out = sorted(flat.keys() - {"format", "volumes", "unit", "case_no", "decision"})
    for key in data.draw(st.sets(st.sampled_from(left_out), max_size=6)):
        del flat[key]
    assert outcomes(as_one_case(flat)) == outcomes(flat)
