"""What a ruleset declares: every source and fact once, facts that can be asked, no file that nobody reads."""

from pathlib import Path
from typing import Any

import pytest
from tests.engine.helpers import SOURCE, dump, problems_of, rule, write
from tests.engine.test_overrides import family, override

from casefile_rules.problems import Problem

A, B = rule("A", {"name": "甲"}), rule("B", {"name": "乙"})
ASK = {"ask": {"zh": "问"}}
FACT = {"type": "bool", **ASK}


def told(folder: Path) -> list[str]:
    """Return every problem as ``CODE line-of-the-file``, so that a test shows where it points."""
    return [f"{one.code} {line_of(one)}" for one in problems_of(folder)]


def line_of(one: Problem) -> str:
    """Return what stands where a problem points, to the end of the line."""
    return Path(one.file).read_text(encoding="utf-8").split("\n")[one.line - 1][max(0, one.column - 1) :]


def test_a_source_is_declared_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "a", A, sources=[SOURCE, SOURCE | {"articles": "9"}])
    (found,) = problems_of(folder)
    assert (found.code, line_of(found)) == ("S401", "law")
    assert found.line > int(found.text("en").split(" already")[0].rpartition(":")[2]), "it names the earlier place"


def test_an_extending_ruleset_cites_the_source_of_its_parent_and_does_not_declare_it_again(tmp_path: Path) -> None:
    write(tmp_path / "a", A)
    folder = write(tmp_path / "b", B, extends=[{"ruleset": "a"}], sources=[SOURCE])
    (found,) = problems_of(folder)
    assert (found.code, found.file) == ("S401", str(folder / "ruleset.yaml"))
    assert f"{tmp_path / 'a' / 'ruleset.yaml'}:" in found.text("zh")
    assert told(write(tmp_path / "c", B, extends=[{"ruleset": "a"}], sources=[])) == []


def test_a_fact_is_declared_once(tmp_path: Path) -> None:
    write(tmp_path / "a", A, facts={"due": FACT})
    folder = write(tmp_path / "b", B, extends=[{"ruleset": "a"}], sources=[], facts={"due": FACT})
    (found,) = problems_of(folder)
    assert (found.code, found.file, line_of(found)) == ("S402", str(folder / "ruleset.yaml"), "due:")
    assert str(tmp_path / "a" / "ruleset.yaml") in found.text("en")


def test_parents_may_declare_the_same_but_nothing_else_under_one_name(tmp_path: Path) -> None:
    write(tmp_path / "a", A, facts={"due": FACT})
    write(tmp_path / "b", B, facts={"due": FACT})
    parents = {"extends": [{"ruleset": "a"}, {"ruleset": "b"}], "sources": []}
    both = write(tmp_path / "both", rule("C", {"name": "x"}), **parents)
    assert told(both) == []
    write(tmp_path / "b", B, sources=[SOURCE | {"articles": "9"}], facts={"due": FACT | {"type": "date"}})
    assert [one.code for one in problems_of(both)] == ["S401", "S402"]


def test_two_parents_of_one_id_cannot_be_told_apart_in_a_result(tmp_path: Path) -> None:
    write(tmp_path / "a", A)
    write(tmp_path / "b", B, id="a")
    folder = write(tmp_path / "c", rule("C", {"name": "x"}), extends=[{"ruleset": "a"}, {"ruleset": "b"}], sources=[])
    assert told(folder) == ["S408 ruleset: b"]


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (FACT, []),
        ({"type": "bool", "derive": {"name": "x"}}, []),
        ({"type": "choice", "values": ["甲", "乙"], **ASK}, []),
        ({"type": "choice", **ASK}, ["S404 f:"]),
        ({"type": "choice", "values": [], **ASK}, ["S404 f:"]),
        ({"type": "choice", "values": "甲", **ASK}, ["K219 甲"]),
        ({"type": "bool", "values": ["甲"], **ASK}, ["S405 values:"]),
        ({"type": "bool"}, ["S406 f:"]),
        ({"type": "bool", "ask": None}, ["S406 f:"]),
        ({"type": "bool", "ask": "问"}, ["K202 问"]),
        ({"type": "bool", "ask": {"en": "?"}}, ["K204 en: '?'"]),
        ("bool", ["K202 bool"]),
        (None, ["S406 f: null"]),
    ],
)
def test_a_fact_can_be_asked_and_answered(tmp_path: Path, fact: Any, expected: list[str]) -> None:
    assert told(write(tmp_path, A, facts={"f": fact})) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (override("A", disable="true", cites=[]), ["S403 []"]),
        (override("A", replace={}), ["S338 rule: A"]),
        ({key: value for key, value in override("A", disable="true").items() if key != "cites"}, ["K204 rule: A"]),
    ],
)
def test_a_change_says_what_it_changes_and_why(tmp_path: Path, change: Any, expected: list[str]) -> None:
    assert told(family(tmp_path, [change])) == expected


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("b.yml", "[]", "S407"),
        ("b.yaml", "[]", "S407"),
        ("vocabulary.yaml", "{format: vocabulary/1}", ""),
        ("rules/b.yml", "[]", "S407"),
        ("rules/more/b.yaml", "[]", "S407"),
        ("b.yaml", "a: b: c", "S407"),
        ("rubric.yml", "{format: rubric/1}", "S407"),
        ("ruleset.YAML", "{格式: ruleset/1}", "S407"),
        ("case.yaml", "{format: casefile/1}", ""),
        ("sheet.yaml", "{格式: review/1}", ""),
        (".hidden.yaml", "[]", ""),
        ("notes.txt", "x", ""),
        ("rules/notes.md", "x", ""),
        ("more/b.yaml", "[]", ""),
    ],
)
def test_no_file_is_passed_over_in_silence(tmp_path: Path, name: str, content: str, code: str) -> None:
    folder = write(tmp_path / "a", A)
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    found = problems_of(folder)
    assert [(one.code, one.file) for one in found] == ([(code, str(path))] if code else [])
    assert all(path.name in one.text(lang) for one in found for lang in ("zh", "en"))


def test_the_misspelt_name_of_a_fact_is_told_with_the_nearest(tmp_path: Path) -> None:
    for path in ("facts.raning", "case.facts.raning"):
        folder = write(tmp_path / path, rule("A", {path: "是"}), facts={"raining": FACT})
        (found,) = problems_of(folder)
        assert (found.code, line_of(found)) == ("S303", f"{path}: 是")
        assert path.replace("raning", "raining") in found.text("zh")
    message = {"zh": "下雨：{facts.raning}"}
    (found,) = problems_of(write(tmp_path / "m", rule("A", {"name": "x"}, message=message), facts={"raining": FACT}))
    assert found.code == "S350"
    assert "facts.raining" in found.text("en")
    (found,) = problems_of(write(tmp_path / "none", rule("A", {"facts.raining": "是"})))
    assert found.text("en").endswith("declared: —")
    dump(tmp_path / "none" / "rules" / "rules.yaml", [rule("A", {"factt.raining": "是"})])
    assert "facts" in problems_of(tmp_path / "none")[0].text("en")
