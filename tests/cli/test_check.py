"""``check``: exit statuses, formats, bars, determinism."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from casefile_rules.cli import main
from casefile_rules.shape import load_shape

SCHEMAS = Path(load_shape.__wrapped__.__code__.co_filename).parent / "schemas"

RULES = """\
- id: C-1
  title: {zh: 封面写明案由, en: The cover states the cause}
  cites: [{source: s, article: 第一条}]
  authority: seed
  status: draft
  require: {check: present, fields: [cover.cause]}
  message: {zh: '缺{faults}', en: '{faults} missing'}
  remedy: {zh: 补填, en: fill in}
  repair: supplement
- id: J-1
  title: {zh: 事实清楚, en: The facts are clear}
  cites: [{source: s, article: 第二条}]
  authority: proposed
  status: draft
  require: {check: judge, ask: {zh: 事实是否清楚, en: Are the facts clear}}
- id: V-1
  title: {zh: 主体合法, en: The organ may act}
  cites: [{source: s, article: 第三条}]
  authority: seed
  status: draft
  require: {agency.within_powers: true}
"""
RUBRIC = """\
format: rubric/1
total: 100
nodes:
  - {id: cover, title: {zh: 封面, en: Cover}, mode: deduct, points: 45, lines: [{rule: C-1, deduct: 41}]}
  - {id: facts, title: {zh: 事实, en: Facts}, mode: deduct, points: 55, lines: [{rule: J-1, deduct: 15}]}
vetoes: [{id: organ, rule: V-1, effect: {grade: 不合格}, ground: {zh: 主体不合法, en: The organ may not act}}]
grades: [{name: 优秀, min: 90}, {name: 合格, min: 60}, {name: 不合格}]
"""
RULESET = """\
format: ruleset/1
id: tiny
version: 1.0.0
title: {zh: 小规则集, en: A tiny ruleset}
subject: casefile
sources: [{id: s, title: {zh: 标准, en: Standard}, authority: seed, articles: 3}]
eligibility: [{id: open-case, when: {state: open}, message: {zh: 未办结, en: not closed}}]
scope: {category: penalty}
"""
GOOD = {"format": "casefile/1", "category": "penalty", "state": "closed", "case_no": "1",
        "cover": {"cause": "x"}, "agency": {"within_powers": True}}  # fmt: skip
BAD = {**GOOD, "cover": {"cause": None}}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tiny" / "rules").mkdir(parents=True)
    (tmp_path / "tiny" / "ruleset.yaml").write_text(RULESET, encoding="utf-8")
    (tmp_path / "tiny" / "rules" / "all.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "tiny" / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, name: str, manifest: dict[str, Any]) -> str:
    (folder / name).write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
    return name


def check(*arguments: str) -> int:
    return main(["check", *arguments, "--ruleset", "tiny"])


def assessed(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    check(*arguments, "--format", "json")
    return json.loads(capsys.readouterr().out)


def test_exit_0_where_the_file_reaches_the_bar(folder: Path) -> None:
    assert check(write(folder, "good.json", GOOD)) == 0


def test_exit_1_where_it_falls_short(folder: Path) -> None:
    assert check(write(folder, "bad.json", BAD)) == 1


def test_exit_2_where_an_input_cannot_be_read_whatever_the_others_are(folder: Path) -> None:
    assert check(write(folder, "good.json", GOOD), "missing.json") == 2


@pytest.mark.parametrize(
    ("bar", "status"), [("59", 1), ("优秀", 1), ("44", 0), ("44.01", 1), ("合格", 1), ("不合格", 0), ("0", 0)]
)
def test_the_bar_may_be_a_grade_or_a_number(folder: Path, bar: str, status: int) -> None:
    """The file has 100 - 41 of the cover - 15 of the judge question where nothing is presumed: 44."""
    name = write(folder, "bad.json", BAD)

    assert check(name, "--fail-under", bar, "--strict") == status


@pytest.mark.parametrize(("bar", "status"), [("59", 0), ("59.01", 1)])
def test_without_strict_open_questions_are_presumed_in_order(folder: Path, bar: str, status: int) -> None:
    assert check(write(folder, "bad.json", BAD), "--fail-under", bar) == status


def test_an_unknown_grade_is_bad_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(write(folder, "good.json", GOOD), "--fail-under", "优良") == 2
    assert "U602" in capsys.readouterr().err


def test_json_is_one_object_for_one_file_and_an_array_for_several(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = write(folder, "a.json", GOOD), write(folder, "b.json", BAD)

    assert assessed(capsys, one)["verdict"] == "provisional"
    assert [each["case"]["name"] for each in assessed(capsys, one, other)] == ["a.json", "b.json"]


def test_a_folder_gives_every_manifest_in_it_and_skips_our_other_files(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "cases").mkdir()
    write(folder / "cases", "b.json", BAD)
    write(folder / "cases", "a.json", GOOD)
    (folder / "cases" / "sheet.yaml").write_text("format: review/1\nreviewer: {name: a}\n", encoding="utf-8")

    documents = assessed(capsys, "cases")

    assert [each["case"]["name"] for each in documents] == ["a.json", "b.json"]


def test_the_json_obeys_its_schema_and_is_the_same_from_run_to_run(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = write(folder, "bad.json", BAD)
    check(name, "--format", "json")
    first = capsys.readouterr().out
    check(name, "--format", "json")

    assert capsys.readouterr().out == first
    schema = json.loads((SCHEMAS / "assessment.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(first))


def test_the_order_of_keys_changes_nothing_but_the_hash_of_the_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = assessed(capsys, write(folder, "a.json", BAD))
    second = assessed(capsys, write(folder, "a.json", dict(reversed(BAD.items()))))
    del first["provenance"]["manifest"], second["provenance"]["manifest"]

    assert first == second


def test_the_ledger_adds_up_to_both_bounds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = assessed(capsys, write(folder, "bad.json", BAD))

    for bound in ("low", "high"):
        taken = sum(float(line["taken"]["exact"][bound]) for line in found["ledger"])
        assert taken == 100 - found["score"][bound]


def test_a_raised_veto_waits_for_a_reviewer_and_stands_in_the_self_check(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = assessed(capsys, write(folder, "veto.json", {**GOOD, "agency": {"within_powers": False}}))

    assert found["verdict"] == "provisional"
    assert found["vetoes"][0]["state"] == "raised"
    assert found["self_check"]["grades"] == ["不合格"]
    assert "不合格" in found["grades"]
    assert any(question["kind"] == "veto" for question in found["questions"])


SHEET = """\
format: review/1
case: '1'
reviewer: {name: %s}
answers:
  - {rule: J-1, verdict: %s, reason: 见笔录, page: '3'}
vetoes: [{veto: organ, verdict: confirmed, reason: 无权, page: '1'}]
"""


def sheet(folder: Path, name: str, verdict: str) -> str:
    (folder / f"{name}.yaml").write_text(SHEET % (name, verdict), encoding="utf-8")
    return f"{name}.yaml"


def test_a_reviewers_answer_settles_the_question(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = write(folder, "good.json", GOOD)

    found = assessed(capsys, name, "--review", sheet(folder, "甲", "pass"))

    assert (found["verdict"], found["grade"], found["settled"]) == ("graded", "优秀", True)
    assert found["outcomes"][1]["answer"]["reason"] == "见笔录"


def test_a_confirmed_veto_is_the_verdict(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = write(folder, "veto.json", {**GOOD, "agency": {"within_powers": False}})

    found = assessed(capsys, name, "--review", sheet(folder, "甲", "pass"))

    assert found["verdict"] == "vetoed"
    assert found["grade"] == "不合格"
    assert found["score"]["low"] == 100


def test_reviewers_who_differ_leave_the_question_open_and_are_scored_apart(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = write(folder, "good.json", GOOD)
    sheets = sheet(folder, "甲", "pass"), sheet(folder, "乙", "fail")

    found = assessed(capsys, name, "--review", sheets[0], "--review", sheets[1])

    assert (found["score"]["low"], found["score"]["high"]) == (85, 100)
    assert [each["low"] for each in found["reviews"]["sheets"]] == [100, 85]
    assert found["reviews"]["combined"]["low"] == 92.5
    assert [(each["rule"], each["place"]) for each in found["reviews"]["conflicts"]] == [("J-1", "")]


def test_a_verdict_without_a_reason_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "s.yaml").write_text(SHEET.replace("见笔录", "''") % ("甲", "pass"), encoding="utf-8")

    assert check(write(folder, "good.json", GOOD), "--review", "s.yaml") == 2
    assert "H501" in capsys.readouterr().err


WAIVERS = """\
format: waivers/1
waivers:
  - {rule: C-1, reason: 上级另有规定, authority: 司法局, expires_on: 2024-12-31}
"""


def test_a_waived_fault_counts_as_passed_and_is_shown_gross_and_net(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "w.yaml").write_text(WAIVERS, encoding="utf-8")
    name = write(folder, "bad.json", BAD)

    found = assessed(capsys, name, "--waivers", "w.yaml", "--as-of", "2024-12-31")

    assert found["score"]["high"] == 100
    assert found["waivers"]["gross"]["high"] == 59
    assert found["waivers"]["used"][0]["state"] == "used"


def test_the_day_after_the_waiver_has_expired(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "w.yaml").write_text(WAIVERS, encoding="utf-8")

    found = assessed(capsys, write(folder, "bad.json", BAD), "--waivers", "w.yaml", "--as-of", "2025-01-01")

    assert found["score"]["high"] == 59
    assert found["waivers"]["used"][0]["state"] == "expired"


def test_an_expiring_waiver_needs_a_day(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "w.yaml").write_text(WAIVERS, encoding="utf-8")

    assert check(write(folder, "bad.json", BAD), "--waivers", "w.yaml") == 2
    assert "H510" in capsys.readouterr().err


def test_a_waiver_of_another_file_is_not_dropped_in_silence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "w.yaml").write_text(WAIVERS.replace("{rule: C-1,", "{rule: C-1, case: 别的案卷,"), encoding="utf-8")
    name = write(folder, "bad.json", BAD)

    assert check(name, "--waivers", "w.yaml", "--as-of", "2024-12-31") == 1
    said = capsys.readouterr().err
    assert said.startswith("w.yaml:3:")
    assert "U620 有 1 项豁免写的不是所检查的案卷，未采用：别的案卷" in said


@pytest.mark.parametrize(
    ("change", "verdict"), [({"state": "open"}, "ineligible"), ({"category": "licence"}, "out_of_scope")]
)
def test_files_that_are_not_reviewed_do_not_fall_short(
    folder: Path, capsys: pytest.CaptureFixture[str], change: dict[str, Any], verdict: str
) -> None:
    name = write(folder, "other.json", {**BAD, **change})

    assert check(name) == 0
    capsys.readouterr()
    assert assessed(capsys, name)["verdict"] == verdict


def test_the_text_says_verdict_grade_and_score_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(write(folder, "bad.json", BAD))
    lines = capsys.readouterr().out.splitlines()

    assert "bad.json" in lines[0]
    assert [line.split()[0] for line in lines[1:5]] == ["结论", "等次", "得分", "自查"]


def test_verify_agrees_and_notices_a_changed_point(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = write(folder, "bad.json", BAD)
    check(name, "--format", "json")
    (folder / "a.json").write_text(capsys.readouterr().out, encoding="utf-8")

    assert main(["verify", "a.json", name, "--ruleset", "tiny"]) == 0
    changed = (folder / "a.json").read_text(encoding="utf-8").replace('"high": 59', '"high": 60', 1)
    (folder / "a.json").write_text(changed, encoding="utf-8")
    assert main(["verify", "a.json", name, "--ruleset", "tiny"]) == 1
    assert main(["verify", "a.json", write(folder, "c.json", GOOD), "--ruleset", "tiny"]) == 2


def test_a_filled_review_sheet_reads_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = write(folder, "good.json", GOOD)
    assert main(["new", "review", name, "--ruleset", "tiny", "--reviewer", "甲", "-o", "s.yaml"]) == 0
    filled = (folder / "s.yaml").read_text(encoding="utf-8").replace("verdict:", "verdict: pass", 1)
    (folder / "s.yaml").write_text(filled.replace("reason:", "reason: 清楚", 1), encoding="utf-8")
    capsys.readouterr()

    assert assessed(capsys, name, "--review", "s.yaml")["settled"] is True


def test_new_never_overwrites(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mine.yaml").write_text("mine", encoding="utf-8")

    assert main(["new", "case", "-o", "mine.yaml"]) == 2
    assert (folder / "mine.yaml").read_text(encoding="utf-8") == "mine"
    assert "U605" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("keys", ["zh", "en"])
@pytest.mark.parametrize("category", ["penalty", "licence"])
def test_a_new_manifest_can_be_checked_as_it_is(keys: str, category: str) -> None:
    assert main(["new", "case", "--keys", keys, "--category", category, "-o", "new.yaml"]) == 0
    assert check("new.yaml") in (0, 1)


@pytest.mark.usefixtures("folder")
def test_a_new_ruleset_lints_clean_and_its_examples_come_out() -> None:
    assert main(["new", "ruleset", "mine"]) == 0
    assert main(["rules", "lint", "mine"]) == 0
    assert main(["rules", "test", "mine"]) == 0
    assert main(["explain", "COVER-1", "--ruleset", "mine"]) == 0


@pytest.mark.usefixtures("folder")
def test_a_new_ruleset_holds_the_schemas_its_files_name() -> None:
    main(["new", "ruleset", "mine"])
    for file in (Path("mine/ruleset.yaml"), Path("mine/rubric.yaml"), Path("mine/rules/cover.yaml")):
        named = file.read_text(encoding="utf-8").splitlines()[0].removeprefix("# yaml-language-server: $schema=")
        jsonschema.Draft202012Validator.check_schema(json.loads((file.parent / named).read_text(encoding="utf-8")))


def test_a_broken_example_is_noticed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "ruleset", "mine"])
    file = folder / "mine" / "rules" / "cover.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("cause: 无照经营", "cause: null"), encoding="utf-8")

    assert main(["rules", "test", "mine"]) == 1
    assert "S358" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_an_unknown_rule_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "J-2", "--ruleset", "tiny"]) == 2
    assert "J-1" in capsys.readouterr().err


def test_of_several_files_each_gets_its_own_review_sheet(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = write(folder, "a.json", GOOD), write(folder, "b.json", {**GOOD, "case_no": "2"})

    found = assessed(capsys, one, other, "--review", sheet(folder, "甲", "pass"))

    assert [each["settled"] for each in found] == [True, False]


def test_a_sheet_about_none_of_the_files_is_a_mistake(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = (write(folder, f"{number}.json", {**GOOD, "case_no": number}) for number in ("2", "3"))

    assert check(one, other, "--review", sheet(folder, "甲", "pass")) == 2
    assert "U613" in capsys.readouterr().err


def test_another_sort_of_file_is_refused_by_name_and_left_out_aloud_in_a_folder(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "cases" / ".hidden").mkdir(parents=True)
    write(folder / "cases", "a.json", GOOD)
    write(folder / "cases" / ".hidden", "b.json", BAD)
    (folder / "cases" / "list.json").write_text("[1]", encoding="utf-8")
    (folder / "cases" / "w.yaml").write_text(WAIVERS, encoding="utf-8")

    assert check("cases") == 0
    assert [line.partition(": ")[2][:4] for line in capsys.readouterr().err.splitlines()] == ["U614", "U610"]
    assert check("cases/w.yaml") == 2
    assert "U612" in capsys.readouterr().err


def test_a_folder_without_any_manifest_is_a_mistake(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "empty").mkdir()

    assert check("empty") == 2
    assert check("tiny") == 2
    assert capsys.readouterr().err.count("U601") == 2


def test_a_file_named_twice_is_checked_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = write(folder, "a.json", GOOD)

    assert len(assessed(capsys, name, name)) == 1


@pytest.mark.parametrize("bar", ["nan", "1e999999999", "Infinity", "1/2", "", "--"])
def test_a_bar_is_a_grade_or_a_plain_number(folder: Path, capsys: pytest.CaptureFixture[str], bar: str) -> None:
    assert check(write(folder, "a.json", GOOD), f"--fail-under={bar}") == 2
    assert "U602" in capsys.readouterr().err


def test_a_standing_veto_keeps_a_file_below_every_number_that_earns_more(folder: Path) -> None:
    """The points are 100, but the grade is the lowest: 60 points earn 合格."""
    name = write(folder, "veto.json", {**GOOD, "agency": {"within_powers": False}})

    assert check(name, "--fail-under", "60") == 1
    assert check(name, "--fail-under", "59") == 0


def test_everything_wrong_with_the_options_is_told_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = write(folder, "a.json", GOOD)

    assert check(name, "--as-of", "x", "--fail-under", "x", "--review", "none.yaml", "--waivers", "none.yaml") == 2
    codes = [line.partition(": ")[2][:4] for line in capsys.readouterr().err.splitlines()]
    assert sorted(codes) == ["R101", "R101", "U602", "U603"] or sorted(codes) == ["R101", "U602", "U603"]


def test_the_last_lines_say_how_every_file_stands(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(write(folder, "a.json", GOOD), write(folder, "b.json", BAD))

    head, *lines = capsys.readouterr().out.splitlines()[-3:]
    assert head == "合格线 合格：共 2 卷，未达到 1 卷"
    assert [line.split()[0] for line in lines] == ["✓", "✗"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{", "R119"), ("[]", "U608"), ("a: 1", "R119"), ('{"format": "assessment/1"}', "U615"),
        ('{"format": "casefile/1"}', "U608"), ('[{"format": "assessment/1", "case": 1}]', "U615"),
    ],
)  # fmt: skip
def test_what_is_no_assessment_cannot_be_verified(
    folder: Path, capsys: pytest.CaptureFixture[str], content: str, code: str
) -> None:
    (folder / "a.json").write_text(content, encoding="utf-8")

    assert main(["verify", "a.json", write(folder, "good.json", GOOD), "--ruleset", "tiny"]) == 2
    assert code in capsys.readouterr().err
