"""Who stands behind a result: two signed sheets, nobody of the case, grounds that the organiser confirms."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_reviews import GOOD, RUBRIC, RULES, RULESET

from casefile_rules.cli import main

REVIEWERS = """\
reviewers:
  at_least: 2
  signed: true
  recusal:
    paths: [officers.name, cover.handlers, volumes.documents.signed_by.name]
    cites: [{source: s, article: 第一条, item: 第一款}]
  confirm: {by: organiser, cites: [{source: s, article: 第三条}]}
  cites: [{source: s, article: 第二条}]
"""
CASE = {
    **GOOD,
    "officers": [{"name": "买买提·吐尔逊", "roles": ["handler"]}],
    "cover": {"handlers": ["李四、王五"]},
    "volumes": [{"kind": "main", "documents": [{"type": "询问笔录", "signed_by": [{"name": "赵六"}]}]}],
}  # fmt: skip
NO_POWER = {**CASE, "agency": {"within_powers": False}}
ALL_PASS = ("J-1 pass", "J-2 pass", "J-3 pass", "V-1 pass")
PROPOSING = (*ALL_PASS[:3], "V-1 fail")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tiny" / "rules").mkdir(parents=True)
    (tmp_path / "tiny" / "ruleset.yaml").write_text(RULESET + REVIEWERS, encoding="utf-8")
    (tmp_path / "tiny" / "rules" / "all.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "tiny" / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    (tmp_path / "case.json").write_text(json.dumps(CASE), encoding="utf-8")
    (tmp_path / "no-power.json").write_text(json.dumps(NO_POWER), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sheet(name: str, *answers: str, vetoes: str = "", signed: str = "true", day: str = "2024-06-01") -> list[str]:
    """Write a sheet and return the options that hand it over; an answer is ``J-1 fail 3``."""
    lines = []
    for answer in answers:
        rule, verdict, *points = answer.split()
        given = f", points: {points[0]}" if points else ""
        lines.append(f"  - {{rule: {rule}, verdict: {verdict}, reason: 见{name}笔录{given}}}\n")
    text = f"format: review/1\ncase: '1'\nreviewer: {{name: {name}}}\nanswers:\n{''.join(lines) or '  []'}\n"
    text += f"reviewed_on: {day}\nsigned: {signed}\n"
    if vetoes:
        veto, verdict = vetoes.split()
        text += f"vetoes: [{{veto: {veto}, verdict: {verdict}, reason: 见{name}意见}}]\n"
    Path(f"{name}.yaml").write_text(text, encoding="utf-8")
    return ["--review", f"{name}.yaml"]


def confirmation(veto: str = "proof", verdict: str = "confirmed", *, name: str = "局长", day: str = "2024-06-09",
                 case: str = "1", reason: str = "核对属实") -> list[str]:  # fmt: skip
    """Write a confirmation and return the options that hand it over."""
    text = (
        f"format: confirmation/1\ncase: '{case}'\norgan: 县司法局\nname: {name}\nconfirmed_on: {day}\n"
        f"grounds: [{{veto: {veto}, verdict: {verdict}, reason: {reason}}}]\n"
    )
    Path(f"{name}-{veto}.yaml").write_text(text, encoding="utf-8")
    return ["--confirm", f"{name}-{veto}.yaml"]


def check(*arguments: str) -> int:
    return main(["check", *arguments, "--ruleset", "tiny"])


def assessed(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    check(*arguments, "--format", "json")
    return json.loads(capsys.readouterr().out)


def reasons(found: Any) -> dict[str, str]:
    """Return why a result is provisional: code -> id."""
    return {reason["code"]: reason["id"] for reason in found["reasons"]}


# ---------------------------------------------------------------- the number


def test_one_sheet_settles_no_grade(capsys: pytest.CaptureFixture[str]) -> None:
    found = assessed(capsys, "case.json", *sheet("甲", *ALL_PASS))

    assert (found["verdict"], reasons(found)) == ("provisional", {"reviewers_missing": "1"})
    assert found["reasons"][0]["title"]["zh"] == "还缺1名评查人员的评查表（《标准》第二条：不少于2名）"
    assert (found["grades"], found["score"]["low"]) == (["优秀"], 100), "what it says counts in the score as ever"
    assert (found["settled"], found["grade"]) == (False, None)
    assert (found["reviews"]["at_least"], found["reviews"]["missing"]) == (2, 1)


def test_two_sheets_of_different_people_settle_it(capsys: pytest.CaptureFixture[str]) -> None:
    found = assessed(capsys, "case.json", *sheet("甲", *ALL_PASS), *sheet("乙", *ALL_PASS))

    assert (found["verdict"], found["reasons"]) == ("graded", [])
    assert (found["settled"], found["grade"]) == (True, "优秀")
    assert [one["counts"] for one in found["reviews"]["sheets"]] == [True, True]
    assert found["reviews"]["missing"] == 0


def test_the_machine_alone_settles_nothing_either(capsys: pytest.CaptureFixture[str]) -> None:
    """A file without a question left has been looked at by nobody."""
    Path("tiny/rules/all.yaml").write_text(
        RULES.replace("{check: judge, ask:", "{category: penalty} #"), encoding="utf-8"
    )
    Path("tiny/rubric.yaml").write_text(RUBRIC.replace("{from: 1, to: 20, step: 1}", "1")
                                        .replace("{from: 0.5, to: 4, step: 0.5}", "1")
                                        .replace("{from: 0, to: 40}", "40"), encoding="utf-8")  # fmt: skip
    found = assessed(capsys, "case.json")

    assert (found["verdict"], reasons(found)) == ("provisional", {"reviewers_missing": "2"})
    assert found["grades"] == ["优秀"]


@pytest.mark.parametrize("name", ["买买提·吐尔逊", "买买提 吐尔逊", "买买提•吐尔逊", "甲"])
def test_two_sheets_of_one_person_are_refused(capsys: pytest.CaptureFixture[str], name: str) -> None:
    Path("case.json").write_text(json.dumps(GOOD), encoding="utf-8")
    other = {"甲": "甲 "}.get(name, "买买提‧吐尔逊")

    assert check("case.json", *sheet(name, *ALL_PASS), *sheet(other, *ALL_PASS)) == 2
    assert "H513" in capsys.readouterr().err


@pytest.mark.parametrize("signed", ["false", "", "null"])
def test_a_sheet_that_is_not_signed_does_not_count_and_is_told(capsys: pytest.CaptureFixture[str], signed: str) -> None:
    found = assessed(capsys, "case.json", *sheet("甲", *ALL_PASS), *sheet("乙", *ALL_PASS, signed=signed))

    assert (found["verdict"], reasons(found)) == ("provisional", {"reviewers_missing": "1"})
    assert [notice["code"] for notice in found["notices"]] == ["H522"]
    assert {one["reviewer"]: one["counts"] for one in found["reviews"]["sheets"]} == {"甲": True, "乙": False}


def test_a_sheet_that_leaves_open_what_another_answered_does_not_count(capsys: pytest.CaptureFixture[str]) -> None:
    """Two people stand behind a result only where both have answered what it rests on."""
    found = assessed(capsys, "case.json", *sheet("甲", *ALL_PASS), *sheet("乙", "J-1 pass"))

    assert (found["verdict"], reasons(found)) == ("provisional", {"reviewers_missing": "1"})
    assert [notice["code"] for notice in found["notices"]] == ["H523"]
    assert "3 项没有作答" in found["notices"][0]["text"]["zh"]


def test_a_third_sheet_may_leave_things_open(capsys: pytest.CaptureFixture[str]) -> None:
    sheets = [*sheet("甲", *ALL_PASS), *sheet("乙", *ALL_PASS), *sheet("丙", "J-1 pass")]
    assert assessed(capsys, "case.json", *sheets)["verdict"] == "graded"


@pytest.mark.parametrize(("least", "sheets", "verdict"), [(1, 1, "graded"), (3, 2, "provisional"), (3, 3, "graded")])
def test_the_ruleset_sets_the_number(capsys: pytest.CaptureFixture[str], least: int, sheets: int, verdict: str) -> None:
    Path("tiny/ruleset.yaml").write_text(
        RULESET + REVIEWERS.replace("at_least: 2", f"at_least: {least}"), encoding="utf-8"
    )
    options = [option for name in "甲乙丙"[:sheets] for option in sheet(name, *ALL_PASS)]
    assert assessed(capsys, "case.json", *options)["verdict"] == verdict


# ---------------------------------------------------------------- who


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("买买提 吐尔逊", "执法人员"),
        ("王五", "承办人员"),
        ("李 四", "承办人员"),
        ("赵六", "签名"),
    ],
)
def test_nobody_of_the_case_reviews_it(capsys: pytest.CaptureFixture[str], name: str, role: str) -> None:
    assert check("case.json", *sheet(name, *ALL_PASS)) == 2
    told = capsys.readouterr().err
    assert f"{name}.yaml:3:" in told
    assert "H521" in told
    assert "应当回避，不能评查本案（《标准》第一条第一款）" in told
    assert role in told


def test_nobody_of_any_of_several_cases_reviews_their_file(capsys: pytest.CaptureFixture[str]) -> None:
    cases = [{"case_no": "1", "officers": [{"name": "甲"}]}, {"case_no": "2", "officers": [{"name": "乙"}]}]
    combined = {key: value for key, value in GOOD.items() if key != "case_no"} | {"cases": cases}
    Path("case.json").write_text(json.dumps(combined), encoding="utf-8")
    assert check("case.json", *sheet("乙", *ALL_PASS)) == 2
    assert "H521" in capsys.readouterr().err
    assert check("case.json", *sheet("丙", *ALL_PASS), "--fail-under", "0") == 0


def test_nobody_of_the_case_confirms_for_the_organiser(capsys: pytest.CaptureFixture[str]) -> None:
    sheets = [*sheet("甲", *PROPOSING), *sheet("乙", *PROPOSING)]
    assert check("case.json", *sheets, *confirmation(name="李四")) == 2
    assert "H521" in capsys.readouterr().err


@pytest.mark.parametrize("path", ["officers.nmae", "officers", "events.opened", "officers.valid_from"])
def test_paths_that_lead_to_no_names_are_refused(capsys: pytest.CaptureFixture[str], path: str) -> None:
    text = REVIEWERS.replace("officers.name", path)
    Path("tiny/ruleset.yaml").write_text(RULESET + text, encoding="utf-8")
    assert main(["rules", "lint", "tiny"]) != 0
    assert "S416" in "".join(capsys.readouterr())


def test_less_than_one_reviewer_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("tiny/ruleset.yaml").write_text(RULESET + REVIEWERS.replace("at_least: 2", "at_least: 0"), encoding="utf-8")
    assert main(["rules", "lint", "tiny"]) != 0
    assert "S415" in "".join(capsys.readouterr())


# ---------------------------------------------------------------- grounds


def states(found: Any) -> dict[str, str]:
    return {veto["id"]: veto["state"] for veto in found["vetoes"]}


def test_what_reviewers_propose_fails_nothing_before_the_organiser_confirms_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    sheets = [*sheet("甲", *PROPOSING), *sheet("乙", *PROPOSING)]
    proposed = assessed(capsys, "case.json", *sheets)
    confirmed = assessed(capsys, "case.json", *sheets, *confirmation())

    assert (proposed["verdict"], states(proposed)["proof"]) == ("provisional", "proposed")
    assert reasons(proposed) == {"veto_proposed": "proof", "grades_open": ""}
    assert proposed["self_check"]["grades"] == ["不合格"], "a ground that was proposed stands in the self-check"
    [question] = [one for one in proposed["questions"] if one["kind"] == "veto"]
    assert question["who"] == "organiser"
    assert "甲：见甲笔录；乙：见乙笔录" in question["ask"]["zh"]
    assert (confirmed["verdict"], states(confirmed)["proof"]) == ("vetoed", "confirmed")
    decided = next(veto["decided"] for veto in confirmed["vetoes"] if veto["id"] == "proof")
    assert [decided[key] for key in ("organ", "name", "day", "verdict", "reason", "counts")] == [
        "县司法局", "局长", "2024-06-09", "confirmed", "核对属实", True,
    ]  # fmt: skip


def test_what_the_organiser_rejects_is_out_of_the_question(capsys: pytest.CaptureFixture[str]) -> None:
    sheets = [*sheet("甲", *PROPOSING), *sheet("乙", *PROPOSING)]
    found = assessed(capsys, "case.json", *sheets, *confirmation(verdict="rejected"))

    assert (found["verdict"], states(found)["proof"], found["grades"]) == ("graded", "rejected", ["优秀"])
    assert found["self_check"]["grades"] == ["优秀"]


def test_a_ground_that_the_machine_raised_is_proposed_and_confirmed_too(capsys: pytest.CaptureFixture[str]) -> None:
    said = {"vetoes": "organ confirmed"}
    sheets = [*sheet("甲", *ALL_PASS, **said), *sheet("乙", *ALL_PASS, **said)]

    assert states(assessed(capsys, "no-power.json"))["organ"] == "raised"
    assert states(assessed(capsys, "no-power.json", *sheets))["organ"] == "proposed"
    assert assessed(capsys, "no-power.json", *sheets, *confirmation("organ"))["verdict"] == "vetoed"


def test_reviewers_who_agree_that_there_is_none_settle_it(capsys: pytest.CaptureFixture[str]) -> None:
    said = {"vetoes": "organ rejected"}
    sheets = [*sheet("甲", *ALL_PASS, **said), *sheet("乙", *ALL_PASS, **said)]
    found = assessed(capsys, "no-power.json", *sheets)
    assert (found["verdict"], states(found)["organ"]) == ("graded", "rejected")


@pytest.mark.parametrize(
    ("file", "sheets", "veto", "why"),
    [
        ("case.json", {"甲": PROPOSING}, "proof", "评查表尚不足 2 份"),
        ("case.json", {"甲": ALL_PASS, "乙": ALL_PASS}, "proof", "没有评查人员提出"),
        ("case.json", {"甲": PROPOSING, "乙": ALL_PASS}, "proof", "意见不一"),
        ("case.json", {}, "proof", "评查表尚不足 2 份"),
        ("no-power.json", {"甲": ALL_PASS, "乙": ALL_PASS}, "organ", "没有评查人员提出"),
    ],
)
def test_a_confirmation_of_what_was_not_proposed_does_not_count_and_is_told(
    capsys: pytest.CaptureFixture[str], file: str, sheets: dict[str, tuple[str, ...]], veto: str, why: str
) -> None:
    options = [option for name, answers in sheets.items() for option in sheet(name, *answers)]
    found = assessed(capsys, file, *options, *confirmation(veto))

    assert found["verdict"] in ("provisional", "graded")
    assert states(found)[veto] != "confirmed"
    [notice] = [one for one in found["notices"] if one["code"] == "H526"]
    assert why in notice["text"]["zh"]


def test_a_ground_that_only_one_of_two_proposes_is_not_confirmed(capsys: pytest.CaptureFixture[str]) -> None:
    """The other reviewer says nothing of it: one person may not settle it, with the organiser neither."""
    sheets = [*sheet("甲", *ALL_PASS, vetoes="organ confirmed"), *sheet("乙", *ALL_PASS)]
    found = assessed(capsys, "no-power.json", *sheets, *confirmation("organ"))

    assert (found["verdict"], states(found)["organ"]) == ("provisional", "proposed")
    assert "提出这一事由的评查人员只有 1 名" in found["notices"][0]["text"]["zh"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"veto": "porof"}, "H506"), ({"case": "9"}, "H528"), ({"reason": "''"}, "H501"),
        ({"verdict": "maybe"}, "K210"), ({"day": "soon"}, "K214"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_confirmation(
    capsys: pytest.CaptureFixture[str], options: dict[str, str], code: str
) -> None:
    sheets = [*sheet("甲", *PROPOSING), *sheet("乙", *PROPOSING)]
    assert check("case.json", *sheets, *confirmation(**options)) == 2
    assert code in capsys.readouterr().err


def test_a_ground_is_decided_once(capsys: pytest.CaptureFixture[str]) -> None:
    sheets = [*sheet("甲", *PROPOSING), *sheet("乙", *PROPOSING)]
    assert check("case.json", *sheets, *confirmation(), *confirmation(name="副局长")) == 2
    assert "H529" in capsys.readouterr().err


def test_what_must_be_seen_of_a_confirmation(capsys: pytest.CaptureFixture[str]) -> None:
    """No article forbids a member of the organ to sign for it; that it was a reviewer, or too early, is told."""
    sheets = [*sheet("甲", *PROPOSING), *sheet("乙", *PROPOSING)]
    found = assessed(capsys, "case.json", *sheets, *confirmation(name="甲", day="2024-05-31"))
    assert [notice["code"] for notice in found["notices"]] == ["H524", "H527"]
    assert found["verdict"] == "vetoed"


def test_where_reviewers_settle_a_ground_there_is_nothing_to_confirm(capsys: pytest.CaptureFixture[str]) -> None:
    text = REVIEWERS.replace("by: organiser", "by: reviewer")
    Path("tiny/ruleset.yaml").write_text(RULESET + text, encoding="utf-8")
    sheets = [*sheet("甲", *PROPOSING), *sheet("乙", *PROPOSING)]
    assert assessed(capsys, "case.json", *sheets)["verdict"] == "vetoed"
    assert check("case.json", *sheets, *confirmation()) == 2
    assert "H525" in capsys.readouterr().err


def test_what_one_reviewer_confirms_fails_no_file_where_it_takes_two(capsys: pytest.CaptureFixture[str]) -> None:
    text = REVIEWERS.replace("by: organiser", "by: reviewer")
    Path("tiny/ruleset.yaml").write_text(RULESET + text, encoding="utf-8")
    found = assessed(capsys, "case.json", *sheet("甲", *PROPOSING))
    assert (found["verdict"], reasons(found)) == ("provisional", {"reviewers_missing": "1"})


# ---------------------------------------------------------------- the forms, folders, verify


def test_the_forms_fit(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "review", "case.json", "--ruleset", "tiny", "--reviewer", "甲"]) == 0
    assert "\nsigned:   # 签名后写 true" in capsys.readouterr().out
    sheets = [*sheet("甲", *PROPOSING), *sheet("乙", *PROPOSING)]
    assert main(["new", "confirmation", "case.json", "--ruleset", "tiny", *sheets, "-o", "form.yaml"]) == 0
    form = Path("form.yaml").read_text(encoding="utf-8")
    assert "甲：见甲笔录；乙：见乙笔录" in form
    filled = form.replace("verdict:   #", "verdict: 成立   #").replace("reason:", "reason: 属实")
    filled = filled.replace("organ:   #", "organ: 某县司法局   #").replace("name:   #", "name: 丙   #")
    Path("form.yaml").write_text(filled.replace("confirmed_on:", "confirmed_on: 2024-06-09"), encoding="utf-8")
    assert assessed(capsys, "case.json", *sheets, "--confirm", "form.yaml")["verdict"] == "vetoed"


def test_in_a_folder_each_file_gets_its_own_and_what_is_about_none_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("files").mkdir()
    for number in ("1", "2"):
        text = json.dumps({**CASE, "case_no": number})
        Path(f"files/{number}.json").write_text(text, encoding="utf-8")
    sheets = [*sheet("甲", *PROPOSING), *sheet("乙", *PROPOSING)]
    first, second = assessed(capsys, "files", *sheets, *confirmation())
    assert (first["verdict"], second["verdict"]) == ("vetoed", "provisional")
    assert check("files", *sheets, *confirmation(case="9")) == 2
    assert "U613" in capsys.readouterr().err


def test_a_result_is_recomputed_with_its_confirmation(capsys: pytest.CaptureFixture[str]) -> None:
    sheets = [*sheet("甲", *PROPOSING), *sheet("乙", *PROPOSING)]
    check("case.json", *sheets, *confirmation(), "--format", "json")
    Path("result.json").write_text(capsys.readouterr().out, encoding="utf-8")
    inputs = ["case.json", "甲.yaml", "乙.yaml"]

    assert main(["verify", "result.json", *inputs, "局长-proof.yaml", "--ruleset", "tiny"]) == 0
    capsys.readouterr()
    assert main(["verify", "result.json", *inputs, "--ruleset", "tiny"]) == 2
    assert "U607" in capsys.readouterr().err


@pytest.mark.parametrize("case", [{"state": "open"}, {"category": "licence"}])
def test_a_file_that_is_not_reviewed_agrees_when_it_is_recomputed(
    capsys: pytest.CaptureFixture[str], case: dict[str, str]
) -> None:
    more = (
        "scope: {category: penalty}\n"
        "eligibility: [{id: open, when: {state: open}, message: {zh: 未结案}, authority: seed}]\n"
    )
    Path("tiny/ruleset.yaml").write_text(RULESET + REVIEWERS + more, encoding="utf-8")
    Path("case.json").write_text(json.dumps({**CASE, **case}), encoding="utf-8")
    check("case.json", *sheet("甲", *ALL_PASS), "--format", "json")
    text = capsys.readouterr().out
    Path("result.json").write_text(text, encoding="utf-8")
    found = json.loads(text)

    assert (found["score"], found["self_check"], found["grades"], found["grade"]) == (None, None, [], "")
    assert found["reviews"]["sheets"] == []
    assert main(["verify", "result.json", "case.json", "甲.yaml", "--ruleset", "tiny"]) == 0
    assert check("case.json", "--fail-under", "优秀") == 0
    assert check("case.json", "--strict") == 0
