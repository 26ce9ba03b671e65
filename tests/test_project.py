"""The promises of the project about itself: every exception has a reason, set-up is what the README says."""

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sorted(path for folder in ("src", "tests", "benchmarks") for path in (ROOT / folder).rglob("*.py"))
README = "README.md"


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads(text("pyproject.toml"))


def readme_commands() -> list[str]:
    """Return the lines of the README that are commands of ``./dev``."""
    return re.findall(r"^(?:\$ )?(\./dev .*?)\s*$", text(README), flags=re.MULTILINE)


def test_every_ignored_lint_rule_has_its_reason(project: dict[str, Any]) -> None:
    lint = project["tool"]["ruff"]["lint"]
    assert lint["select"] == ["ALL"]
    ignored = [*lint["ignore"], *(code for codes in lint["per-file-ignores"].values() for code in codes)]
    explained = re.findall(r'^ +"([A-Z]+[0-9]*)", *# \S+ \S+ \S+', text("pyproject.toml"), flags=re.MULTILINE)
    assert sorted(explained) == sorted(ignored), "one code a line, each with a comment that says why"


def test_every_exception_in_the_code_names_its_rule_and_its_reason() -> None:
    said = re.compile(r"# (?:noqa: [A-Z]+[0-9]+(?:, [A-Z]+[0-9]+)*|type: ignore\[[a-z, -]+\])\s+(?:- |# )?\S+ \S+")
    for path in PYTHON:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            exception = re.search(r"# (noqa|type: ignore)\b", line)
            if exception and path != Path(__file__):
                assert said.search(line), f"{path.relative_to(ROOT)}:{number}: say which rule, and why"


def test_types_are_checked_strictly_and_warnings_are_errors(project: dict[str, Any]) -> None:
    tools = project["tool"]
    assert tools["mypy"]["strict"] is True
    assert {"src", "tests"} <= set(tools["mypy"]["files"])
    assert tools["pytest"]["ini_options"]["filterwarnings"] == ["error"], "an exception needs a reason: say it here"


def test_the_two_commands_of_the_readme_are_those_of_ci() -> None:
    checks = [command for command in readme_commands() if command.startswith("./dev check ")]
    tests = [command for command in readme_commands() if command.startswith("./dev test")]
    assert checks, "the README shows how to check a sample"
    assert set(tests) == {"./dev test"}
    ci = text(".ci/run").splitlines()
    assert checks[0] in ci
    assert "./dev test" in ci
    assert (ROOT / checks[0].removeprefix("./dev check ")).is_file()


def test_ci_ends_with_the_tests() -> None:
    assert text(".ci/run").rstrip().splitlines()[-1] == "./dev test"


@pytest.mark.parametrize("script", ["dev", ".ci/run", ".ci/nightly"])
def test_scripts_may_be_run_and_are_well_formed(script: str) -> None:
    path = ROOT / script
    assert path.stat().st_mode & 0o111, f"chmod +x {script}"
    shell = "/bin/sh" if script == "dev" else "bash"
    subprocess.run([shell, "-n", str(path)], check=True)


def test_the_lock_names_no_place_and_every_file_by_its_hash(project: dict[str, Any]) -> None:
    lock = text("requirements.lock")
    assert not re.search(r"https?:|file:|--index|--find-links|@ |^-e|/home/|/tmp/", lock, flags=re.MULTILINE)
    entries = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
    pinned = {entry.partition("==")[0] for entry in entries}
    asked = [
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
        *project["build-system"]["requires"],
    ]
    assert {re.split(r"[<>=~! ]", line)[0].lower() for line in asked} <= pinned, "./dev lock"


def test_versions_agree() -> None:
    found = re.search(r'__version__ = "(.+)"', text("src/casefile_rules/__init__.py"))
    assert found
    assert re.fullmatch(r"\d+\.\d+\.\d+", found[1])
    assert re.search(rf"^## \[(Unreleased|{re.escape(found[1])})\]", text("CHANGELOG.md"), flags=re.MULTILINE)


def test_every_record_of_a_decision_has_its_number_and_its_parts() -> None:
    records = sorted(path for path in (ROOT / "docs/decisions").glob("*.md") if path.name != "README.md")
    assert [path.name[:4] for path in records] == [f"{number:04}" for number in range(len(records))]
    for path in records:
        record = path.read_text(encoding="utf-8")
        headings = re.findall(r"^## (.+)$", record, flags=re.MULTILINE)
        assert headings == ["Context", "Decision", "Consequences"], path.name
        assert re.search(r"^Status: (accepted|proposed|superseded by \d{4}|template)$", record, flags=re.MULTILINE)


def test_the_public_names_are_a_dozen_and_all_load() -> None:
    import casefile_rules

    exports = casefile_rules._EXPORTS  # noqa: SLF001 - the table is what is tested
    assert sorted(casefile_rules.__all__) == sorted(["__version__", *exports])
    for name in exports:
        assert getattr(casefile_rules, name) is not None
        assert name in dir(casefile_rules)
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = casefile_rules.no_such_name


def test_hooks_name_themselves() -> None:
    for name in (".pre-commit-config.yaml", ".pre-commit-hooks.yaml"):
        assert yaml.safe_load(text(name))
