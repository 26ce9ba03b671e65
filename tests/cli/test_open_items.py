"""What is still open, on the command line: all of it, or that of one person; and why a file falls short."""

from pathlib import Path

import pytest

from casefile_rules.cli import main

SAMPLES = Path(__file__).parents[2] / "samples"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = 0
    try:
        status = int(main(["check", *arguments]) or 0)
    except SystemExit as stop:
        status = int(stop.code or 0)
    return status, capsys.readouterr().out


def test_all_shows_every_item_and_only_those_of_one_person(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(SAMPLES / "incomplete.yaml")
    _, some = run(capsys, path)
    _, everything = run(capsys, path, "--all")
    _, clerk = run(capsys, path, "--only", "clerk")

    assert "--all" in some
    assert "--all" not in everything + clerk
    assert len(some) < len(everything)
    assert "[评查人员]" in everything
    assert "[评查人员]" not in clerk
    assert "[承办人]" in clerk


def test_what_is_about_the_review_is_for_the_organiser_and_nobody_else(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(SAMPLES / "penalty-clean.yaml")
    asked = {who: run(capsys, path, "--only", who)[1] for who in ("clerk", "reviewer", "organiser")}

    assert [who for who, told in asked.items() if "是否配合评查" in told] == ["organiser"]
    assert "待评查组织者决定 1 项" in asked["organiser"]
    assert "[评查组织者] 被评查单位是否配合评查" in asked["organiser"]


def test_a_sheet_for_a_reviewer_leaves_the_organisers_question_to_the_organiser(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["new", "review", str(SAMPLES / "penalty-clean.yaml")])
    lines = capsys.readouterr().out.splitlines()

    assert '  - rule: "BH-PC-19-5"' not in lines
    assert '#   - rule: "BH-PC-19-5"' in lines
    assert '  - rule: "BH-PC-19-4"' in lines


def test_who_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, str(SAMPLES / "incomplete.yaml"), "--only", "nobody")[0] == 2


@pytest.mark.parametrize(
    ("sample", "why"),
    [
        ("incomplete.yaml", "低于 60 分；尚有"),
        ("penalty-faulty.yaml", "有否决事由：程序不符合法定要求，影响实体判断"),
    ],
)
def test_a_file_that_falls_short_says_why_in_one_line(
    capsys: pytest.CaptureFixture[str], sample: str, why: str
) -> None:
    status, told = run(capsys, str(SAMPLES / sample))
    last = told.partition("未达到的原因：")[2].replace("\n  ", "")

    assert status == 1
    assert why in last


def test_a_file_that_reaches_the_bar_needs_no_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert "未达到的原因" not in run(capsys, str(SAMPLES / "penalty-clean.yaml"))[1]
