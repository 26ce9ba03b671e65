"""What reviewers, grounds and points come to in the text: words, never ids or codes."""

from pathlib import Path

import pytest
from tests.cli.test_grounds import with_grounds  # noqa: F401 - the fixture adds a ground of ineligibility
from tests.cli.test_reviews import ALL_PASS, check, folder, many, sheet  # noqa: F401 - the fixtures make the ruleset


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    check(*arguments)
    return capsys.readouterr().out


def test_a_disputed_veto_shows_who_said_what(capsys: pytest.CaptureFixture[str]) -> None:
    text = told(capsys, "good.json", *sheet("甲", *ALL_PASS), *sheet("乙", *ALL_PASS[:3], "V-1 fail"))

    assert "评查人员对否决事由意见不一（没有证据）" in text.replace("\n          ", "")
    assert "! 没有证据 [评查意见不一]" in text
    assert "乙 · 成立 · 见乙笔录 · 3" in text
    assert "甲 · 不成立 · 见甲笔录 · 3" in text
    assert "disputed" not in text.partition("尚不能判断")[0]


def test_an_open_ground_of_exclusion_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    text = told(capsys, "good.json")

    assert "是否纳入评查尚不清楚（案件进入过复议、诉讼的不评查）" in text
    assert "关系到是否纳入评查（案件进入过复议、诉讼的不评查） · disputed" in text


@pytest.mark.usefixtures("many")
def test_a_question_that_moves_nothing_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    text = told(capsys, "no-power.json", *sheet("甲", *ALL_PASS, *(f"M-{number} pass" for number in range(8))))

    assert "目前不影响得分（该项已扣完） · M-12" in text
    assert "不计分 · M-13" in text
    assert "至多影响 0 分" not in text
    assert "另有" not in text


def test_points_on_top_and_missing_grades_are_written_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "tiny" / "rubric.yaml"
    rubric = path.read_text(encoding="utf-8").replace("effect: {grade: 不合格}", "effect: {score: 0}")
    lines = [line for line in rubric.splitlines() if not line.startswith("grades:")]
    lines.append("bonus: [{rule: V-2, points: 15, may_exceed_total: true, authority: proposed}]")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    text = told(capsys, "good.json", *sheet("甲", *ALL_PASS))

    assert "得分    115 / 100，另有加分至多 15 分" in text
    assert "自查    115（" in text
