"""Whatever stands behind the command's streams, it says what happened in one line and never in a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.test_hostile import GOOD, SOURCE, ruleset

FULL = Path("/dev/full")


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / "good.yaml").write_text(GOOD, encoding="utf-8")
    ruleset(folder)
    script = command.replace("casefile-rules", f'"{sys.executable}" -m casefile_rules')
    return subprocess.run(
        ["/bin/sh", "-c", script],
        capture_output=True, encoding="utf-8", cwd=folder, env={**os.environ, "PYTHONPATH": SOURCE}, check=False,
        timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_reader_that_goes_away_is_no_fault_of_ours(tmp_path: Path, form: str) -> None:
    answer = shell(f"casefile-rules check good.yaml --ruleset small --format {form} | head -1", tmp_path)

    assert answer.stdout.count("\n") == 1
    assert answer.stderr == ""


def test_a_reader_that_goes_away_is_not_a_file_that_falls_short(tmp_path: Path) -> None:
    command = "(casefile-rules check good.yaml --ruleset small --format json; echo $? >&2) | true"

    assert shell(command.replace("good.yaml", "good.yaml " * 40), tmp_path).stderr == "141\n"


def test_a_reader_that_never_was_is_no_fault_of_ours(tmp_path: Path) -> None:
    assert shell("casefile-rules schema case | true", tmp_path).stderr == ""


def test_closed_streams_change_nothing_but_the_output(tmp_path: Path) -> None:
    answer = shell("casefile-rules check good.yaml --ruleset small >&-", tmp_path)

    assert (answer.returncode, answer.stderr) in ((0, ""), (1, ""))
    assert shell("casefile-rules check nothing.yaml --ruleset small 2>&-", tmp_path).returncode == 2


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_and_no_half_result_passes(tmp_path: Path) -> None:
    answer = shell("casefile-rules check good.yaml --ruleset small --format json >/dev/full", tmp_path)

    assert answer.returncode == 2
    assert answer.stderr.count("\n") == 1
    assert "U606" in answer.stderr


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    answer = shell("PYTHONUTF8=0 LC_ALL=C LANG=C casefile-rules check good.yaml --ruleset small", tmp_path)

    assert "结论" in answer.stdout


def test_an_error_of_our_own_is_one_line_and_a_traceback_only_on_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from casefile_rules.assessment import Engine
    from casefile_rules.cli import main

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken inside")

    monkeypatch.setattr(Engine, "load", broken)
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")

    assert main(["check", str(tmp_path / "good.yaml")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("casefile-rules:0:0: U699 程序内部错误：RuntimeError: broken inside；请报告此问题")
    monkeypatch.setenv("CASEFILE_RULES_DEBUG", "1")
    with pytest.raises(RuntimeError):
        main(["check", str(tmp_path / "good.yaml")])


def test_check_imports_nothing_it_does_not_need(tmp_path: Path) -> None:
    """What makes a start slow: the models of contracts, schemas, package metadata, the other commands."""
    (tmp_path / "good.json").write_text('{"format": "casefile/1", "category": "penalty"}', encoding="utf-8")
    names = ruleset(tmp_path)
    script = (
        "import sys; from casefile_rules.cli import main; "
        f"main(['check', {str(tmp_path / 'good.json')!r}, '--ruleset', {names!r}]); "
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True,
        env={**os.environ, "PYTHONPATH": SOURCE},
    )  # fmt: skip
    loaded = set(answer.stderr.split())

    assert "casefile_rules.cli.check" in loaded
    others = {f"casefile_rules.cli.{name}" for name in ("explain", "new", "rules", "schema", "verify")}
    heavy = {"pydantic", "jsonschema", "importlib.metadata", "rich", "difflib", "dataclasses", "pathlib", "shutil"}
    unasked = {f"casefile_rules.{name}" for name in ("human", "engine._screen", "assessment._reweigh", "contracts")}
    assert not loaded & (heavy | unasked | others)


@pytest.mark.parametrize("paths", [["good.yaml"], ["good.yaml", "."], ["nothing.yaml", "good.yaml"], ["."], [""]])
def test_paths_alone_need_no_reader_of_options_and_come_to_the_same(tmp_path: Path, paths: list[str]) -> None:
    """The call that is made most leaves out what reads options: only how long it takes may differ."""
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    script = "import sys; from casefile_rules.cli import main; status = main(sys.argv[1:]); "
    script += "print(status, 'click' in sys.modules, file=sys.stderr)"

    def run(*arguments: str) -> tuple[str, list[str]]:
        answer = subprocess.run(
            [sys.executable, "-c", script, *arguments], capture_output=True, encoding="utf-8", cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": SOURCE}, check=True,
        )  # fmt: skip
        return answer.stdout, answer.stderr.splitlines()

    out, (*told, end) = run("check", *paths)
    same_out, (*same_told, same_end) = run("check", "--lang", "zh", *paths)

    assert (out, told) == (same_out, same_told)
    assert (end.split()[0], end.split()[1], same_end.split()[1]) == (same_end.split()[0], "False", "True")
