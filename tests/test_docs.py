"""What the documents say is run.

The fenced blocks of every document of this repository are tried, in their order, in one working folder for each
document, which holds copies of ``samples/`` and ``rules/``. What stands after the language on the fence is for this
test; readers never see it.

``console``
    Lines beginning with ``$ `` are commands, run by a shell; the lines below one are all it prints (standard output
    and error), up to the next command. A line ``…`` stands for any number of lines, ``…`` within a line for any text.
    The exit status is 0, or what the fence says: ``console exit=1``. A last command without any line below it may
    print what it likes. ``casefile-rules`` is this checkout's; ``./dev check`` and ``./dev run`` work too. Commands
    that fetch or set up (NOT_RUN below) are left out.
``python``
    Run, in one namespace for each document; with ``>>>`` prompts, its output is compared as doctest does.
``yaml``, ``json``
    Must be well formed; one that says ``format: NAME/1`` must obey the committed schema of NAME, unless the fence
    says ``wrong`` (an example of what is refused). With ``file=NAME`` it is also written to the working folder, for
    the commands below it. ``yaml file=NAME wrong`` may be anything.
``text``, ``sh``, ``powershell``, ``toml``
    Not tried. Other languages are refused, so that nothing goes untried by oversight.
"""

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "benchmarks/**/*.md", "docs/**/*.md", "rules/**/*.md", "samples/**/*.md")
    for path in ROOT.glob(pattern)
)
NOT_TRIED = {"powershell", "sh", "text", "toml"}
NOT_RUN = ("cd ", "git clone ", "pip ", "python ", "python3 ", "./dev exec ", "./dev lint", "./dev lock", "./dev test")


class Block(NamedTuple):
    """One fenced block: where it begins, its language, the words after the language, its text."""

    line: int
    language: str
    words: tuple[str, ...]
    text: str

    def word(self, name: str) -> str:
        """Return the value of ``name=value`` on the fence, or an empty text."""
        return next((word.partition("=")[2] for word in self.words if word.startswith(f"{name}=")), "")


def blocks(markdown: str) -> list[Block]:
    """Return the fenced blocks of *markdown*; an indented one (in a list) loses its indentation."""
    found, lines, number = [], markdown.splitlines(), 0
    while number < len(lines):
        opening = re.match(r"( *)(`{3,}|~{3,})\s*(.*)", lines[number])
        number += 1
        if not opening:
            continue
        indent, fence, info = opening.groups()
        language, *words = info.split() or [""]
        first, held = number, []
        while number < len(lines) and lines[number].strip() != fence:
            held.append(lines[number].removeprefix(indent))
            number += 1
        assert number < len(lines), f"the block of line {first} is never closed"
        number += 1
        found.append(Block(first, language, tuple(words), "\n".join(held) + "\n"))
    return found


def commands(text: str) -> list[tuple[str, list[str] | None]]:
    """Return the commands of a console block, each with the lines it prints (None: not said)."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            assert found, "a console block begins with a line `$ command`"
            found[-1][1].append(line)
    last = len(found) - 1
    return [(command, None if at == last and not printed else printed) for at, (command, printed) in enumerate(found)]


def matches(expected: list[str], printed: str) -> bool:
    """Say whether *printed* is what the document shows, ``…`` standing for what it left out."""
    pattern = ""
    for line in expected:
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*?".join(re.escape(part) for part in line.rstrip().split("…")) + r"[ \t]*\n"
    shown = printed if printed.endswith("\n") or not printed else f"{printed}\n"
    return re.fullmatch(pattern, shown) is not None


def work_folder(folder: Path) -> dict[str, str]:
    """Fill *folder* with what the documents speak of; return the environment their commands run in."""
    for name in ("samples", "rules"):
        shutil.copytree(ROOT / name, folder / name)
    programs = folder / ".programs"
    programs.mkdir()
    scripts = {
        programs / "casefile-rules": f'exec "{sys.executable}" -m casefile_rules "$@"\n',
        folder / "dev": 'case $1 in run) shift ;; check) ;; *) exit 64 ;; esac\nexec casefile-rules "$@"\n',
    }
    for path, text in scripts.items():
        path.write_text(f"#!/bin/sh\n{text}", encoding="utf-8")
        path.chmod(0o755)
    settings = {"COLUMNS": "120", "NO_COLOR": "1", "PYTHONUTF8": "1", "TERM": "dumb"}
    settings["PYTHONPATH"] = str(ROOT / "src")
    return {**os.environ, **settings, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}


def run_console(block: Block, folder: Path, environment: dict[str, str]) -> None:
    status = int(block.word("exit") or 0)
    for command, expected in commands(block.text):
        if command.startswith(NOT_RUN):
            continue
        run = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert run.returncode == status, f"$ {command}\n{run.stdout}"
        if expected is not None:
            shown = "\n".join(expected)
            assert matches(expected, run.stdout), (
                f"$ {command}\nprinted:\n{run.stdout}\nbut the document says:\n{shown}"
            )


def run_python(block: Block, document: str, names: dict[str, Any]) -> None:
    if ">>> " not in block.text:
        exec(compile(block.text, f"{document}:{block.line}", "exec"), names)  # noqa: S102 - the document is ours
        return
    test = doctest.DocTestParser().get_doctest(block.text, names, document, document, block.line)
    reported: list[str] = []
    outcome = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=reported.append, clear_globs=False)
    names.update(test.globs)
    assert outcome.failed == 0, "".join(reported)


def read_data(block: Block, folder: Path) -> None:
    if name := block.word("file"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
    if "wrong" in block.words:
        return
    # BaseLoader reads every scalar as text, as this project does
    data = json.loads(block.text) if block.language == "json" else yaml.load(block.text, yaml.BaseLoader)  # noqa: S506 - it makes only text, lists and mappings
    named = data.get("format") if isinstance(data, dict) else None
    if isinstance(named, str):
        contract = named.partition("/")[0]
        schema = json.loads((ROOT / f"src/casefile_rules/schemas/{contract}.json").read_text(encoding="utf-8"))
        wrong = [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(data)]
        assert not wrong, wrong


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_a_document_says_is_so(document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = blocks((ROOT / document).read_text(encoding="utf-8"))
    if all(block.language in NOT_TRIED for block in found):
        return
    environment = work_folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": "document"}
    for block in found:
        try:
            if block.language == "console":
                run_console(block, tmp_path, environment)
            elif block.language == "python":
                run_python(block, document, names)
            elif block.language in {"json", "yaml"}:
                read_data(block, tmp_path)
            else:
                assert block.language in NOT_TRIED, f"say what it is: {block.language!r}"
        except Exception as problem:
            problem.add_note(f"in the block at {document}:{block.line}")
            raise


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_between_documents_lead_somewhere(document: str) -> None:
    text = re.sub(
        r"^( *)(```|~~~).*?^\1\2", "", (ROOT / document).read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
    broken = [target for target in targets if not (ROOT / document).parent.joinpath(target).exists()]
    assert not broken


def test_shown_output_may_leave_lines_and_words_out() -> None:
    assert matches(["a … c", "…", "z"], "a b c\nd\ne\nz\n")
    assert matches(["a", "…"], "a\n")
    assert not matches(["a"], "a\nb\n")
    assert not matches(["a…"], "b\n")


def test_a_console_block_is_commands_with_their_output() -> None:
    assert commands("$ one\n1\n$ two\n$ three\n") == [("one", ["1"]), ("two", []), ("three", None)]


def test_a_block_keeps_its_language_and_words_and_loses_its_indentation() -> None:
    found = blocks("text\n\n   ```yaml file=a.yaml wrong\n   a: 1\n     b: 2\n   ```\n")
    assert found == [Block(3, "yaml", ("file=a.yaml", "wrong"), "a: 1\n  b: 2\n")]
    assert found[0].word("file") == "a.yaml"
