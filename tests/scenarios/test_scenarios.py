"""Golden scenarios: what a user types, what the command answers, and with which status.

A scenario is a text file. Lines after ``== NAME`` up to the next ``==`` or ``$`` line are written to the file NAME; a
line ``$ casefile-rules …`` is a command, the lines below it are its standard output, those beginning with ``! `` its
standard error, and ``= N`` its exit status. All commands of a file run in one folder that holds ``county/``, a small
ruleset. ``CASEFILE_RULES_UPDATE=1`` writes down what is answered now; look at the difference before you commit it.
"""

import os
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from casefile_rules import __version__
from casefile_rules.cli import main

HERE = Path(__file__).resolve().parent
SCENARIOS = sorted(path.name for path in HERE.glob("*.txt"))
Answer = Callable[[str], list[str]]


def replayed(text: str, folder: Path, answer: Answer) -> str:
    """Return *text* with every answer given anew by *answer*; files are written to *folder* on the way."""
    lines = text.splitlines()
    told: list[str] = []
    while lines:
        line = lines.pop(0)
        told.append(line)
        if line.startswith("== "):
            held: list[str] = []
            while lines and not lines[0].startswith(("== ", "$ ")):
                held.append(lines.pop(0))
            told.extend(held)
            (folder / line.removeprefix("== ")).write_text("\n".join(held).rstrip("\n") + "\n", encoding="utf-8")
        elif line.startswith("$ "):
            while lines and not lines[0].startswith("= "):
                lines.pop(0)
            told.extend(answer(line.removeprefix("$ ")))
            del lines[:1]
    return "\n".join(told) + "\n"


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_command_answers_as_written_down(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(HERE / "county", tmp_path / "county")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def answer(command: str) -> list[str]:
        program, *words = shlex.split(command)
        assert program == "casefile-rules"
        target = None
        if len(words) > 1 and words[-2] == ">":
            *words, _, target = words
        status = main(words)
        captured = capsys.readouterr()
        if target is not None:
            (tmp_path / target).write_text(captured.out, encoding="utf-8")
        shown = "" if target else captured.out.replace(f"casefile-rules {__version__}", "casefile-rules VERSION")
        shown = re.sub(r'"package": "[^"]+"', '"package": "VERSION"', shown)
        return [*shown.splitlines(), *(f"! {line}" for line in captured.err.splitlines()), f"= {status}"]

    written = (HERE / name).read_text(encoding="utf-8")
    found = replayed(written, tmp_path, answer)

    if os.environ.get("CASEFILE_RULES_UPDATE"):
        (HERE / name).write_text(found, encoding="utf-8")
    assert found == written or os.environ.get("CASEFILE_RULES_UPDATE")
