"""No input, however hostile, gives a traceback: one line a problem, exit status 2, and the other files go on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import casefile_rules
from casefile_rules.cli._templates import RULESET_FILES

SOURCE = str(Path(casefile_rules.__file__).resolve().parents[1])
GOOD = "format: casefile/1\ncategory: penalty\n"

HOSTILE = {
    "empty.yaml": b"",
    "blank.yaml": b"  \n\n",
    "comment.yaml": b"# nothing\n",
    "binary.yaml": bytes(range(256)) * 10,
    "nul.yaml": b"format: casefile/1\x00\n",
    "gb18030.yaml": "格式: casefile/1\n案由: 无照经营\n".encode("gb18030"),
    "utf16.yaml": GOOD.encode("utf-16"),
    "anchors.yaml": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "tags.yaml": b"format: !!python/object/apply:os.system [true]\n",
    "merge.yaml": b"a: {b: c}\n<<: {d: e}\n",
    "twice.yaml": b"format: casefile/1\nformat: casefile/1\n",
    "twice-by-label.yaml": "format: casefile/1\ncase_no: a\n案号: b\n".encode(),
    "deep-block.yaml": b"".join(b" " * n + b"a:\n" for n in range(200)),
    "deep-flow.yaml": b"[" * 200_000,
    "deep.json": b"[" * 200_000,
    "deep-closed.json": b"[" * 20_000 + b"]" * 20_000,
    "nan.json": b'{"format": "casefile/1", "penalty": {"fine": NaN}}',
    "infinity.json": b'{"format": "casefile/1", "penalty": {"fine": -Infinity}}',
    "twice.json": b'{"format": "casefile/1", "format": "casefile/1"}',
    "cut.json": b'{"format": "casefile/1", "cov',
    "list.yaml": b"- 1\n- 2\n",
    "text.yaml": b"hello\n",
    "number.json": b"42",
    "huge-number.json": b'{"format": "casefile/1", "penalty": {"fine": 1' + b"0" * 5000 + b"}}",
    "surrogate.json": b'{"format": "casefile/1", "case_no": "\\ud800"}',
    "two-documents.yaml": b"format: casefile/1\n---\nformat: casefile/1\n",
    "wrong-types.yaml": b"format: casefile/1\nvolumes: yes\nofficers: {a: b}\nevents: [1]\n",
    "dates.yaml": b"format: casefile/1\nevents: {opened: 2024-02-30, decided: 0000-00-00, served: 9999-99-99}\n",
    "escape.yaml": b'format: casefile/1\n"\\e[31mred": 1\n',
    "bidi.yaml": "format: casefile/1\ncase_no: 'a\u202eb'\n[bold]x: 1\n".encode(),
}


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONIOENCODING": "", "PYTHONPATH": SOURCE}
    return subprocess.run(
        [sys.executable, "-m", "casefile_rules", *arguments],
        capture_output=True, encoding="utf-8", cwd=cwd, env=environment, check=False, timeout=120,
    )  # fmt: skip


def ruleset(folder: Path) -> str:
    """Write a small ruleset beside the files and return its folder."""
    for name, text in RULESET_FILES.items():
        path = folder / "small" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("@ID@", "small"), encoding="utf-8")
    return str(folder / "small")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """Check every hostile file and a good one in one run."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, content in HOSTILE.items():
        (folder / name).write_bytes(content)
    (folder / "good.yaml").write_text(GOOD, encoding="utf-8")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    os.mkfifo(folder / "pipe.yaml")
    files = [*sorted(HOSTILE), "loop.yaml", "pipe.yaml", "missing.yaml", "good.yaml"]
    return run("check", *files, "--lang", "en", "--ruleset", ruleset(folder), cwd=folder)


def test_no_traceback_and_exit_status_2(answers: subprocess.CompletedProcess[str]) -> None:
    assert answers.returncode == 2
    assert "Traceback" not in answers.stderr + answers.stdout
    assert "U699" not in answers.stderr


@pytest.mark.parametrize("name", [*sorted(HOSTILE.keys() - {"bidi.yaml"}), "loop.yaml", "pipe.yaml", "missing.yaml"])
def test_every_bad_file_is_told_with_its_name_and_a_code(answers: subprocess.CompletedProcess[str], name: str) -> None:
    lines = [line for line in answers.stderr.splitlines() if line.startswith(f"{name}:")]

    assert lines
    assert all(len(line.split(" ")[1]) == 4 for line in lines), lines


def test_the_good_file_among_them_is_still_checked(answers: subprocess.CompletedProcess[str]) -> None:
    assert "good.yaml" in answers.stdout


def test_nothing_of_the_input_reaches_the_terminal_as_control(answers: subprocess.CompletedProcess[str]) -> None:
    shown = answers.stdout + answers.stderr

    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_a_file_of_fifty_megabytes_is_refused_by_its_size(tmp_path: Path) -> None:
    big = tmp_path / "big.yaml"
    with big.open("wb") as file:
        for _ in range(50):
            file.write(b"a: b\n" * 200_000 + b" " * 24_288)

    answer = run("check", str(big), "--ruleset", ruleset(tmp_path))

    assert answer.returncode == 2
    assert "R103" in answer.stderr


def test_links_inside_a_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "outside.yaml").write_text("not: ours\n", encoding="utf-8")
    (tmp_path / "inside" / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "inside" / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (tmp_path / "inside" / "loop").symlink_to(tmp_path / "inside")

    answer = run("check", str(tmp_path / "inside"), "--format", "json", "--ruleset", ruleset(tmp_path))

    assert answer.returncode in (0, 1)
    assert answer.stdout.count('"format": "assessment/1"') == 1
