"""Reading a manifest: both languages, every error at once with its place, nothing guessed."""

import datetime as dt
import json
import pickle
from decimal import Decimal
from pathlib import Path

import pytest

from casefile_rules.casefile.model import Manifest
from casefile_rules.casefile.reader import case_file_from, parse_case_file, read_case_file
from casefile_rules.problems import ProblemsError

EXAMPLE = Path(__file__).parent / "example.yaml"


def test_a_clerk_and_a_program_write_the_same_file() -> None:
    case = read_case_file(EXAMPLE)
    assert case.data["cover"]["cause"] == "销售超过保质期的食品案"
    assert case.data["cover"]["archive_no"] == "0123"
    assert case.data["cover"]["retention"] is None
    assert case.data["cover"]["archived_on"] == dt.date(2024, 6, 3)
    assert case.data["events"]["inspected"] == dt.datetime.fromisoformat("2024-02-28 14:30")
    assert case.data["penalty"] == {"kinds": ["fine", "warning"], "fine": Decimal("5000.00"), "major": False}
    assert case.data["volumes"][0]["documents"][1]["pages"] == (4, 4)
    assert case.data["volumes"][1] == {"kind": "sub", "present": "unknown"}
    assert "x-note" not in case.data
    assert len(case.digest) == 64


def test_every_problem_is_reported_at_once_with_its_place() -> None:
    text = """format: casefile/1
category: 行政处份
penalty: {fine: a lot, majr: true}
events: {decided: 2023-02-30}
volumes:
  - {kind: main, present: false, documents: [{type: 行政处罚决定书}]}
  - {kind: sub, present: unknown, complete: true}
"""
    with pytest.raises(ProblemsError) as caught:
        parse_case_file(text)
    assert [problem.line for problem in caught.value.problems] == [2, 3, 3, 4, 6, 7]
    assert {"K250", "K251"} <= {problem.code for problem in caught.value.problems}


def test_a_program_may_hand_over_a_mapping() -> None:
    read = read_case_file(EXAMPLE)
    made = case_file_from(read.data | {"note": "made"}, "made")
    assert made.data == read.data | {"note": "made"}
    assert made.source is None
    assert case_file_from(dict(reversed(made.data.items()))).digest == made.digest, "the order of keys says nothing"
    assert case_file_from(Manifest.model_validate(read.data).to_record()).data == read.data


def test_a_mapping_that_is_wrong_is_refused() -> None:
    with pytest.raises(ProblemsError):
        case_file_from({"format": "casefile/1", "categroy": "penalty"})
    with pytest.raises(TypeError, match="float"):
        case_file_from({"format": "casefile/1", "penalty": {"fine": 0.1}})


def test_json_and_yaml_say_the_same() -> None:
    record = {"format": "casefile/1", "penalty": {"fine": 5000}, "volumes": [{"kind": "main", "present": True}]}
    case = parse_case_file(json.dumps(record), "case.json")
    assert case.data["penalty"]["fine"] == Decimal(5000)
    assert case.data["volumes"][0]["present"] == "true"


def test_a_case_file_can_be_sent_to_another_process() -> None:
    case = case_file_from({"format": "casefile/1"})
    assert pickle.loads(pickle.dumps(case)).data == case.data  # noqa: S301 - made a moment ago


@pytest.mark.parametrize("as_json", [False, True])
def test_what_is_written_twice_is_told_together_with_all_else_that_is_wrong(as_json: bool) -> None:
    text = (
        '{"format": "casefile/1",\n"format": "casefile/1",\n"nope": 1,\n"party": {"nmae": "x"},\n'
        '"decision": {"date": "2024-02-30",\n"articles": [NaN]}}'
    )
    with pytest.raises(ProblemsError) as caught:
        parse_case_file(text, "case.json" if as_json else "case.yaml")
    found = [(each.line, each.code) for each in caught.value.problems]
    assert found == [(2, "R111"), (3, "K201"), (4, "K201"), (5, "K214"), *([(6, "R120")] if as_json else [])]


def test_a_year_in_square_brackets_does_not_hide_what_else_is_wrong() -> None:
    with pytest.raises(ProblemsError) as caught:
        parse_case_file("format: casefile/1\ndecision: {doc_no: 博罚[2024]3号, doc_no: 博罚[2024]4号}\nnope: 1\n")
    assert [(each.line, each.code) for each in caught.value.problems] == [(2, "R111"), (3, "K201")]
