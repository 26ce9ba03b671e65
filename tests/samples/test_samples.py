"""The sample case files come to what is committed beside them."""

import json
from functools import cache
from typing import Any

import pytest
from tests.samples.expected import COMMANDS, EXPECTED, ROOT, checked, path_of

from casefile_rules.assessment import Engine
from casefile_rules.casefile.reader import read_case_file

MANIFESTS = sorted((ROOT / "samples").glob("*.yaml"))


@cache
def expected(name: str) -> Any:
    return json.loads(path_of(name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_sample_comes_to_what_is_committed(name: str) -> None:
    found = checked(COMMANDS[name])
    told = "run `python -m tests.samples.expected`, read the difference and commit it"
    assert found == path_of(name).read_text(encoding="utf-8"), told


def test_every_sample_has_an_expected_result_and_the_other_way_round() -> None:
    assert {path.stem for path in MANIFESTS} == {name.partition(".")[0] for name in COMMANDS}
    assert {path.stem for path in EXPECTED.glob("*.json")} == set(COMMANDS)


def test_every_sample_names_its_schema_in_the_first_line() -> None:
    ours = [path for path in (ROOT / "rules").glob("*/**/*.yaml") if path.name not in ("default.yaml", "examples.yaml")]
    for path in [*MANIFESTS, *(ROOT / "samples" / "human").glob("*.yaml"), *ours]:
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        assert first.startswith("# yaml-language-server: $schema="), path
        assert (path.parent / first.partition("=")[2]).resolve().is_file(), path


def test_the_clean_file_is_excellent_and_settled_once_reviewed() -> None:
    alone, reviewed = expected("penalty-clean"), expected("penalty-clean.reviewed")
    assert alone["verdict"] == "provisional"
    assert alone["self_check"]["grades"] == ["优秀"]
    assert reviewed["verdict"] == "graded"
    assert reviewed["settled"] is True
    assert reviewed["grades"] == ["优秀"]
    assert reviewed["score"]["low"] == reviewed["score"]["high"]


def test_the_faulty_file_shows_many_different_faults_and_a_raised_veto() -> None:
    result = expected("penalty-faulty")
    failed = {outcome["rule"] for outcome in result["outcomes"] if outcome["status"] == "fail"}
    assert len(failed) >= 20
    assert [veto["state"] for veto in result["vetoes"] if veto["id"] == "art19-2"] == ["raised"]
    assert result["self_check"]["grades"] == ["不合格"]


def test_the_faulty_file_fails_once_two_reviewers_proposed_it_and_the_organiser_confirmed() -> None:
    result = expected("penalty-faulty.confirmed")
    assert (result["verdict"], result["grades"]) == ("vetoed", ["不合格"])
    veto = next(veto for veto in result["vetoes"] if veto["id"] == "art19-2")
    assert (veto["state"], len(veto["said"]), veto["decided"]["counts"]) == ("confirmed", 2, True)


def test_the_faulty_file_is_written_in_chinese() -> None:
    keys = [line.partition(":")[0].strip(" -") for line in (ROOT / "samples/penalty-faulty.yaml").read_text(
        encoding="utf-8").splitlines() if ":" in line and not line.startswith("#")]  # fmt: skip
    english = [key for key in keys if key.isascii() and key.isidentifier()]
    assert english == ["interviewed", "foreign_papers"], "only the names of facts are English"


def test_a_waiver_counts_as_passed_and_an_expired_one_does_not() -> None:
    gross, net = expected("penalty-faulty"), expected("penalty-faulty.waived")
    assert net["self_check"]["high"] >= gross["self_check"]["high"]
    assert [(one["rule"], one["state"]) for one in net["waivers"]["used"]] == [
        ("BH-ZZ-07-1", "used"), ("BH-ZZ-02-2", "expired"),
    ]  # fmt: skip
    assert net["waivers"]["gross"]["exact"] == gross["score"]["exact"]


@pytest.mark.parametrize("name", ["incomplete", "real-case-open-burning"])
def test_what_nobody_saw_leaves_the_result_provisional(name: str) -> None:
    result = expected(name)
    assert result["verdict"] == "provisional"
    assert len(result["grades"]) > 1
    assert [outcome for outcome in result["outcomes"] if outcome["status"] == "fail"] == []


def test_the_real_case_says_only_what_was_published() -> None:
    case = read_case_file(ROOT / "samples" / "real-case-open-burning.yaml")
    assert set(case.data["events"]) == {"opened"}
    assert "officers" not in case.data


def test_a_permit_is_graded_without_the_criteria_that_do_not_bind_it() -> None:
    result = expected("permit")
    assert result["self_check"]["grades"] == ["优秀"]
    failed = {outcome["rule"] for outcome in result["outcomes"] if outcome["status"] == "fail"}
    assert failed == {"BH-ZZ-05-1", "BH-ZZ-16-1"}


def test_a_sample_is_also_held_against_the_law_alone() -> None:
    engine = Engine.load("prc")
    for name, grade in (("penalty-clean", "未见问题"), ("penalty-faulty", "有问题")):
        case = read_case_file(ROOT / "samples" / f"{name}.yaml")
        assert engine.assess(case).grades == (grade,)
