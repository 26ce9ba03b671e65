"""Three published review standards, written as rulesets alone: they load and give their stated numbers."""

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from casefile_rules.assessment import Engine
from casefile_rules.casefile.reader import parse_case_file
from casefile_rules.reading.source import read_source
from casefile_rules.reading.typed import read
from casefile_rules.scoring import PlaceState, Rubric, ScoreInput, compile_rubric
from casefile_rules.shape import load_shape
from casefile_rules.status import FAIL, MAY_FAIL, MAY_NOT_APPLY, MAY_PASS, PASS, UNDETERMINED, all_of, any_of, negate

if TYPE_CHECKING:
    from casefile_rules.problems import Problem

RULESETS = Path(__file__).parents[2] / "samples" / "rulesets"
STANDARDS = ("mee-2024", "beijing-xuanwu-permit", "xinjiang-labour-2010")
MASKS = {
    "pass": MAY_PASS, "fail": MAY_FAIL, "not_applicable": MAY_NOT_APPLY, "undetermined": MAY_PASS | MAY_FAIL,
}  # fmt: skip


def rule_ids(standard: str) -> list[str]:
    files = sorted((RULESETS / standard / "rules").glob("*.yaml"))
    return [rule["id"] for file in files for rule in read_source(file).data]


def rubric_data(standard: str) -> dict[str, Any]:
    problems: list[Problem] = []
    source = read_source(RULESETS / standard / "rubric.yaml")
    data = read(load_shape("rubric"), source.data, source, problems)
    assert problems == []
    return data  # type: ignore[no-any-return] # read by its contract


def rubric_of(standard: str, data: dict[str, Any] | None = None) -> Rubric:
    problems: list[Problem] = []
    warnings: list[Problem] = []
    rubric = compile_rubric(
        data or rubric_data(standard), rules=rule_ids(standard), locate=lambda _path: ("rubric.yaml", 1, 1),
        problems=problems, warnings=warnings,
    )  # fmt: skip
    assert (problems, warnings) == ([], [])
    assert rubric is not None
    return rubric


def holds(raw: dict[str, Any], facts: dict[str, str]) -> int:
    """Evaluate a condition of a rubric over the facts of an example alone."""
    parts = []
    for key, value in raw.items():
        if key in ("all", "any"):
            parts.append((all_of if key == "all" else any_of)(holds(part, facts) for part in value))
        elif key == "not":
            parts.append(negate(holds(value, facts)))
        else:
            known = facts.get(key.removeprefix("facts."))
            parts.append(UNDETERMINED if known is None else PASS if known == value else FAIL)
    return all_of(parts)


def given(rubric: Rubric, example: dict[str, Any]) -> ScoreInput:
    facts = example.get("facts") or {}
    points = {rule: Fraction(value) for rule, value in (example.get("points") or {}).items()}
    stated = dict.fromkeys(sorted(rubric.rules), example.get("default", "pass")) | (example.get("states") or {})
    states, absent = {}, set()
    for rule, word in stated.items():
        words = word if isinstance(word, list) else [word]
        if set(words) == {"not_applicable"}:
            absent.add(rule)
        elif set(words) != {"pass"}:
            states[rule] = [
                PlaceState(f"{index}" if isinstance(word, list) else "", MASKS[each], points=points.get(rule))
                for index, each in enumerate(words)
            ]
    return ScoreInput(
        states=states,
        absent=frozenset(absent),
        conditions={key: holds(wanted.raw, facts) for key, wanted in rubric.conditions.items()},
        confirmed={ground: word == "true" for ground, word in (example.get("confirmed") or {}).items()},
        selections={key: facts.get(str(wanted.raw).removeprefix("facts.")) for key, wanted in rubric.selectors.items()},
    )


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_standard_loads_without_a_problem_or_a_warning(standard: str) -> None:
    engine = Engine.load(str(RULESETS / standard))  # raises with everything that is wrong
    assert engine.warnings == []
    assert engine.ruleset.id == standard


@pytest.mark.parametrize("standard", STANDARDS)
def test_every_file_names_the_schema_an_editor_completes_from(standard: str) -> None:
    for file in sorted((RULESETS / standard).rglob("*.yaml")):
        if file.name != "examples.yaml":
            first = file.read_text(encoding="utf-8").split("\n", 1)[0]
            assert first.startswith("# yaml-language-server: $schema=")
            assert (file.parent / first.partition("=")[2]).resolve().is_file(), file


def examples() -> list[Any]:
    return [
        pytest.param(standard, example, id=f"{standard}: {example['name']}")
        for standard in STANDARDS
        for example in read_source(RULESETS / standard / "examples.yaml").data
    ]


@pytest.mark.parametrize(("standard", "example"), examples())
def test_each_worked_example_gives_its_exact_points(standard: str, example: dict[str, Any]) -> None:
    rubric = rubric_of(standard)
    unknown = set(example.get("states") or {}) - rubric.rules
    assert unknown == set()
    score = rubric.score(given(rubric, example))
    expected = example["expect"]
    assert (score.low, score.high) == (Fraction(expected["low"]), Fraction(expected["high"]))
    assert sum(line.taken_low for line in score.ledger) == score.total - score.low
    assert sum(line.taken_high for line in score.ledger) == score.total - score.high
    if "grade" in expected:
        assert score.grades == (expected["grade"],)


def test_the_ministry_has_a_table_for_each_of_its_six_kinds_of_file_with_the_printed_total() -> None:
    data = rubric_data("mee-2024")
    shared = {node["id"]: node for node in data["shared"]}
    totals = {kind: int(shared[table]["of"]) for kind, table in data["tables"]["use"].items()}
    assert totals == {
        "一般行政处罚": 100, "不予行政处罚": 100, "按日连续处罚": 120,
        "查封扣押": 100, "移送行政拘留": 100, "移送涉嫌环境污染犯罪": 100,
    }  # fmt: skip


def earning_nodes(data: dict[str, Any]) -> list[dict[str, Any]]:
    nodes = [*data["nodes"], *(data.get("shared") or [])]
    return [node for node in nodes if node.get("mode") == "earn" and node.get("lines")]


@pytest.mark.parametrize("standard", ["mee-2024", "xinjiang-labour-2010"])
def test_an_item_that_no_longer_adds_up_is_refused(standard: str) -> None:
    data = rubric_data(standard)
    for node in earning_nodes(data):
        printed = node["points"]
        node["points"] = str(Fraction(printed) + 1)
        problems: list[Problem] = []
        rubric = compile_rubric(data, rules=rule_ids(standard), locate=lambda _path: ("r", 1, 1), problems=problems)
        assert rubric is None
        assert "G428" in {each.code for each in problems}
        node["points"] = printed


def test_half_a_point_moved_from_one_part_to_the_next_breaks_a_worked_example() -> None:
    worked = read_source(RULESETS / "mee-2024" / "examples.yaml").data
    data = rubric_data("mee-2024")
    for node in earning_nodes(data):
        lines = node["lines"]
        one, other = lines[0], lines[2 if len(lines) > 2 and lines[1]["rule"] == "MEE-TEST-2" else 1]
        printed = one["earn"], other["earn"]
        one["earn"] = f"{float(printed[0]) - 0.5:g}"
        other["earn"] = f"{float(printed[1]) + 0.5:g}"
        rubric = rubric_of("mee-2024", data)
        scores = ((rubric.score(given(rubric, example)), example["expect"]) for example in worked)
        assert any(score.low != Fraction(expect["low"]) for score, expect in scores), node["id"]
        one["earn"], other["earn"] = printed


def test_the_ministry_has_twenty_five_vetoes_each_with_a_ground_and_a_reviewer() -> None:
    rubric = rubric_of("mee-2024")
    assert [veto.id for veto in rubric.vetoes] == [f"v{number:02d}" for number in range(1, 26)]
    assert all(veto.confirm and veto.ground["zh"] and veto.ground["en"] for veto in rubric.vetoes)
    assert {veto.effect.points for veto in rubric.vetoes} == {0}


def test_a_confirmed_veto_takes_everything_and_a_rejected_one_nothing() -> None:
    rubric = rubric_of("mee-2024")
    example = next(each for each in read_source(RULESETS / "mee-2024" / "examples.yaml").data if "V05" in str(each))
    raised = given(rubric, example)
    confirmed, rejected = (rubric.score(raised._replace(confirmed={"v05": word})) for word in (True, False))
    assert (confirmed.low, confirmed.high) == (Fraction(0), Fraction(0))
    assert (rejected.low, rejected.high) == (Fraction(100), Fraction(100))


@pytest.mark.parametrize("standard", STANDARDS)
def test_no_rule_is_without_points_or_veto_and_none_is_counted_twice_in_one_table(standard: str) -> None:
    ids = rule_ids(standard)
    assert len(ids) == len(set(ids))
    assert rubric_of(standard).rules == set(ids)  # rubric_of refuses warnings, such as two lines for one fault


@pytest.mark.parametrize(("standard", "borders"), [("beijing-xuanwu-permit", {"优秀": 90, "合格": 60, "不合格": None})])
def test_the_grades_are_those_printed(standard: str, borders: dict[str, int | None]) -> None:
    assert {grade.name: grade.border for grade in rubric_of(standard).grades} == borders


@pytest.mark.parametrize("standard", ["mee-2024", "xinjiang-labour-2010"])
def test_a_standard_without_grades_has_none_invented(standard: str) -> None:
    assert rubric_of(standard).grades == ()


ORDINARY = """
format: casefile/1
category: penalty
state: closed
agency: {name: 某县生态环境局, within_powers: true, has_jurisdiction: true}
officers:
  - {name: 甲, certificate_valid: true, roles: [handler, inspector, questioner]}
  - {name: 乙, certificate_valid: true, roles: [handler, recorder]}
  - {name: 丙, certificate_valid: true, roles: [case_reviewer]}
events:
  {act_began: 2024-01-05, discovered: 2024-03-01, opened: 2024-03-08, notified: 2024-04-20, notice_served: 2024-04-21,
   decided: 2024-05-20, served: 2024-05-21, closed: 2024-06-20}
decision: {seal_name: 某县生态环境局, signed_organ: 某县生态环境局, catch_all: false}
penalty: {kinds: [fine], fine: 5000, lawful_maximum: 20000, hearing_right: false}
submissions: {right_told: true, made: false, made_heavier: false}
recusal: {requested: false}
hearing: {requested: false, held: false, waived: false}
collective_discussion: {due: false}
legal_review: {due: false}
discretion: {no_fault_claimed: false}
coercive_measures: []
excluded_periods: []
facts:
  {kind: 一般行政处罚, sampling_needed: false, inspection_record_needed: true, interview_possible: true,
   report_needed: true, correction_in_decision: false, sent_without_penalty: false, urging_needed: false,
   court_enforcement_needed: false, qualified_officers_evident: false}
volumes:
  - kind: main
    complete: true
    documents:
      - {type: 行政处罚决定书}
      - {type: 营业执照, form: photocopy,
         certification: {stamp: 与原件无误, source: 当事人, date: 2024-03-09, provided_by: 当事人}}
      - {type: 询问笔录, started_at: "09:00", ended_at: "10:00", place: 办公室, blanks_struck: true, alterations: 0}
      - {type: 现场检查笔录, started_at: "09:00", ended_at: "10:00", place: 厂区, blanks_struck: true, alterations: 0}
      - {type: 监测报告, form: original}
      - {type: 责令改正决定书}
      - {type: 行政处罚事先告知书}
  - kind: sub
    complete: true
    documents: [{type: 立案审批表}, {type: 案件调查报告}, {type: 结案审批表}]
"""


@pytest.fixture(scope="module")
def ministry() -> Engine:
    return Engine.load(str(RULESETS / "mee-2024"))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # with every question presumed in order nothing is taken off
        ("", "", 100),
        # required and absent: 2 of 81 points; needed and absent: 5 of 81; not needed: leaves both sums
        ("[{type: 立案审批表}, ", "[", 100 - Fraction(2, 81) * 50),
        ("{type: 监测报告, form: original}", "{type: 整改材料}", 100 - Fraction(5, 81) * 50),
        ("report_needed: true", "report_needed: false", 100),
        # a file still open needs no approval to close it
        ("state: closed", "state: open", 100),
        # a copy without the day it was taken: 2 of 81
        ("date: 2024-03-09, ", "date: , ", 100 - Fraction(2, 81) * 50),
        # blank lines cost one point once, in one record or in two
        ("place: 厂区, blanks_struck: true", "place: 厂区, blanks_struck: false", 99),
        ("blanks_struck: true", "blanks_struck: false", 99),
        # four days after the notice is early only where there is a right to a hearing that was not waived
        ("decided: 2024-05-20", "decided: 2024-04-25", 100),
        ("hearing_right: false", "hearing_right: true", 100),
        # vetoes the machine raises
        ("valid: true, roles: [handler, r", "valid: false, roles: [handler, r", 0),
        ("legal_review: {due: false}", "legal_review: {due: true, done: false}", 0),
        ("collective_discussion: {due: false}", "collective_discussion: {due: true, held: true, recorded: false}", 0),
        ("[case_reviewer]", "[case_reviewer, handler]", 0),
        ("fine: 5000,", "fine: 25000,", 0),
    ],
)  # fmt: skip
def test_a_file_is_held_against_the_ministrys_table(ministry: Engine, old: str, new: str, expected: Fraction) -> None:
    assert not old or old in ORDINARY
    assessment = ministry.assess(parse_case_file(ORDINARY.replace(old, new) if old else ORDINARY))
    assert (assessment.self_check.low, assessment.self_check.high) == (expected, expected)
    assert assessment.score.low == 0  # without the presumption every unanswered question of legality is open


def test_a_volume_that_is_not_complete_leaves_open_whether_a_document_is_missing(ministry: Engine) -> None:
    partial = ORDINARY.replace("[{type: 立案审批表}, ", "[").replace("kind: sub\n    complete: true", "kind: sub")
    score = ministry.assess(parse_case_file(partial)).self_check
    # 2 points of the approval and 3 of copies that may be there uncertified, of 81, and 3 elements of unseen records
    assert (score.low, score.high) == (100 - Fraction(2 + 3, 81) * 50 - 3, Fraction(100))


def test_a_hearing_right_that_was_not_waived_forbids_a_decision_within_five_working_days(ministry: Engine) -> None:
    early = ORDINARY.replace("hearing_right: false", "hearing_right: true").replace("d: 2024-05-20", "d: 2024-04-25")
    assert ministry.assess(parse_case_file(early)).self_check.high == 0
    waived = early.replace("waived: false", "waived: true")
    assert ministry.assess(parse_case_file(waived)).self_check.low == 100


def test_documents_of_other_tables_are_neither_missed_nor_asked_about(ministry: Engine) -> None:
    evaluation = ministry.evaluate(parse_case_file(ORDINARY))
    foreign = ("MEE-NP", "MEE-COR2", "MEE-DAIL", "MEE-S", "MEE-T", "MEE-H", "MEE-URGE", "MEE-ENFO", "MEE-BONUS")
    assert [rule for rule in evaluation.results if rule.startswith(foreign) and not rule.startswith("MEE-TEST")] == []
