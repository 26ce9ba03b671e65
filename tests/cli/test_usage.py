"""What is wrong with the words of a command is told in the language that was asked for, Chinese by default."""

import re

import pytest

from casefile_rules.cli import main

HAN = re.compile(r"[\u4e00-\u9fff]")

WRONG = {
    "an unknown option": (["check", "a.yaml", "--revew", "x"], "U621", "--review"),
    "no argument": (["check", "--strict"], "U622", "PATH..."),
    "no value": (["check", "a.yaml", "--review"], "U623", "--review"),
    "a value that is no choice": (["check", "a.yaml", "--format", "xml"], "U624", "json"),
    "an unknown command": (["chekc"], "U626", "check"),
    "an unknown command of a group": (["rules", "lst"], "U626", "list"),
    "too many arguments": (["explain", "A-1", "B-1"], "U627", "B-1"),
}


@pytest.mark.parametrize("name", WRONG)
def test_bad_usage_is_one_line_in_chinese_that_names_what_is_wrong(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, code, named = WRONG[name]

    assert main(arguments) == 2

    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert code in told
    assert named in told
    assert HAN.search(told)
    assert not re.search(r"Usage|Error|such|argument|[{}]", told)


@pytest.mark.parametrize("name", [name for name in WRONG if "command" not in name])
def test_bad_usage_is_told_in_english_where_that_was_asked_for(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments, code, named = WRONG[name]

    assert main([*arguments[:1], "--lang", "en", *arguments[1:]]) == 2

    told = capsys.readouterr().err
    assert code in told
    assert named in told
    assert not HAN.search(told)


def test_a_command_that_is_called_without_anything_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 2
    assert "list" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_list_of_rules_fits_a_narrow_terminal_and_names_its_sources_by_title(
    lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from casefile_rules.reports._layout import columns_of

    monkeypatch.setenv("COLUMNS", "80")

    assert main(["rules", "list", "--lang", lang]) == 0

    told = capsys.readouterr().out
    assert max(map(columns_of, told.splitlines())) <= 80
    assert "bohu-zhizuo" not in told
