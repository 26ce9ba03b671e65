"""A result names its ruleset by what is in it: it is recomputed however, and from wherever, the folder is reached."""

import pickle
import shutil
from pathlib import Path

import pytest
from tests.scenarios.test_scenarios import HERE

from casefile_rules.assessment import Engine
from casefile_rules.cli import main

ROOT = Path(__file__).resolve().parents[2]
CASE = "case.yaml"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a ruleset, one that extends it, and a case file; the command runs in it."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(HERE / "county", tmp_path / "mine")
    shutil.copyfile(ROOT / "samples" / "penalty-clean.yaml", tmp_path / CASE)
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "ruleset.yaml").write_text(
        "{format: ruleset/1, id: below, version: 0.1.0, title: {zh: 下级}, subject: casefile,"
        " extends: [{ruleset: mine}]}\n",
        encoding="utf-8",
    )
    return tmp_path


def spellings(desk: Path, name: str) -> list[str]:
    """Return ways to write the path of one folder."""
    return [name, f"./{name}", f"{name}/", f"./{name}/.", f"mine/../{name}", str(desk / name), f"{desk}//{name}/",
            f"{name}/ruleset.yaml", f"../{desk.name}/{name}"]  # fmt: skip


@pytest.mark.parametrize("name", ["mine", "below"])
def test_the_digest_does_not_depend_on_how_the_path_was_typed(
    desk: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = {Engine.load(spelling).ruleset.digest for spelling in spellings(desk, name)}
    monkeypatch.chdir(desk / name)
    found |= {Engine.load(spelling).ruleset.digest for spelling in (".", "./", f"../{name}", "ruleset.yaml")}
    assert len(found) == 1


def test_a_copy_under_another_name_is_the_same_ruleset_and_a_changed_one_is_not(desk: Path) -> None:
    shutil.copytree(desk / "mine", desk / "elsewhere" / "copy")
    assert Engine.load("elsewhere/copy").ruleset.digest == Engine.load("mine").ruleset.digest
    with (desk / "elsewhere" / "copy" / "rubric.yaml").open("a", encoding="utf-8") as file:
        file.write("# another word\n")
    assert Engine.load("elsewhere/copy").ruleset.digest != Engine.load("mine").ruleset.digest


def test_the_bundled_ruleset_is_the_same_by_id_and_by_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert len({Engine.load(one).ruleset.digest for one in ("bohu", "rules/bohu", str(ROOT / "rules" / "bohu"))}) == 1


def test_a_result_is_verified_however_its_ruleset_is_reached(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    results = set()
    for spelling in spellings(desk, "below"):
        assert main(["check", CASE, "--ruleset", spelling, "--format", "json"]) in (0, 1)
        results.add(capsys.readouterr().out)
    (result,) = results
    assert str(desk) not in result
    (desk / "result.json").write_text(result, encoding="utf-8")
    for spelling in spellings(desk, "below"):
        assert main(["verify", "result.json", CASE, "--ruleset", spelling]) == 0, capsys.readouterr().err
    monkeypatch.chdir(desk / "mine")
    assert main(["verify", "../result.json", f"../{CASE}", "--ruleset", "../below"]) == 0


def test_an_engine_of_a_relative_path_is_unpickled_in_another_folder(
    desk: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stored = pickle.dumps(Engine.load("./below"))
    monkeypatch.chdir(tmp_path_factory.mktemp("away"))
    again: Engine = pickle.loads(stored)  # noqa: S301 - our own
    assert again.ruleset.id == "below"
    assert again.ruleset.reference == str(desk / "below")


def test_problems_are_told_by_the_path_as_it_was_typed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (desk / "mine" / "rubric.yaml").open("a", encoding="utf-8") as file:
        file.write("nods: 1\n")
    assert main(["rules", "lint", "./mine"]) == 2
    assert capsys.readouterr().err.startswith("mine/rubric.yaml:")
    assert main(["rules", "lint", "below"]) == 2
    assert capsys.readouterr().err.startswith("mine/rubric.yaml:")
