"""Every example says what it proves: it has a name of its own, and no other proves the same."""

from pathlib import Path

import pytest
from tests.rules.files import engine

from casefile_rules import Engine
from casefile_rules.cli import main
from casefile_rules.engine.reads import reads_of
from casefile_rules.examples import _answered, _prepared
from casefile_rules.told_apart import alike_examples, unnamed_examples, what_it_proves

RULE = """\
- id: COVER-1
  title: {zh: 封面写明案由}
  cites: [{source: standard, article: 第一条}]
  authority: seed
  status: draft
  each: {in: documents, where: {type: 询问笔录}}
  applies: {facts.bound: true}
  require: {check: present, fields: [place]}
  message: {zh: "《{document.title}》（{document.pages}）没有地点"}
  remedy: {zh: 补填}
  repair: supplement
  examples:
"""
FACTS = """\
facts:
  sealed: {type: bool, ask: {zh: 是否封存}}
  bound: {type: bool, derive: {any: [{facts.sealed: true}, {events.closed: {blank: false}}]}}
"""
CLOSED = "case: {events: {closed: 2024-06-28}}"
WITHOUT = "document: {type: 询问笔录, place: null}"


def seen_in(folder: Path, *examples: str) -> list[tuple[str, dict[str, str]]]:
    """Return (code, arguments) of what is seen in a ruleset whose one rule has these examples."""
    assert main(["new", "ruleset", str(folder / "mine")]) == 0
    (folder / "mine" / "rules" / "cover.yaml").write_text(
        RULE + "".join(f"    - {{{one}}}\n" for one in examples), encoding="utf-8"
    )
    path = folder / "mine" / "ruleset.yaml"
    path.write_text(path.read_text(encoding="utf-8") + FACTS, encoding="utf-8")
    found = Engine.load(str(folder / "mine"), examples=True)
    return [(one.code, dict(one.arguments)) for one in (*unnamed_examples(found), *alike_examples(found))]


def pair(one: str, other: str) -> tuple[str, str]:
    return f"name: 甲, {one}", f"name: 乙, {other}"


def test_an_example_without_a_name_is_told_once_a_rule(tmp_path: Path) -> None:
    ((code, said),) = seen_in(
        tmp_path,
        f"expect: fail, {WITHOUT}, {CLOSED}",
        "name: 有地点, expect: pass, document: {type: 询问笔录, place: 某乡}, case: {events: {closed: 2024-06-28}}",
        "expect: not_applicable, document: {type: 营业执照}",
    )
    assert (code, said) == ("S440", {"id": "COVER-1", "numbers": "1、3"})


def test_two_examples_of_one_name_are_told(tmp_path: Path) -> None:
    ((code, said),) = seen_in(
        tmp_path,
        f"name: 甲, expect: fail, {WITHOUT}, {CLOSED}",
        "name: 甲, expect: not_applicable, document: {type: 营业执照}",
    )
    assert (code, said["number"], said["other"], said["name"]) == ("S441", "2", "1", "甲")


@pytest.mark.parametrize(
    "differing",
    [
        "case: {events: {closed: 2024-06-28}, cover: {cause: 无照经营}}",
        "case: {events: {closed: 2024-06-28, opened: 2024-01-02}}",
        "note: 另一个, case: {events: {closed: 2024-06-28}}",
    ],
)
def test_two_that_differ_in_what_the_rule_does_not_read_prove_the_same(tmp_path: Path, differing: str) -> None:
    found = seen_in(tmp_path, *pair(f"expect: fail, {WITHOUT}, {CLOSED}", f"expect: fail, {WITHOUT}, {differing}"))
    assert [(code, said["number"], said["other"]) for code, said in found] == [("S442", "2", "1")]


@pytest.mark.parametrize(
    "other",
    [
        f"expect: fail, {WITHOUT}, case: {{events: {{closed: 2024-06-29}}}}",
        f"expect: fail, {WITHOUT}, case: {{facts: {{sealed: true}}}}",
        f"expect: fail, {WITHOUT}, {CLOSED}, in: sub",
        f"expect: fail, {WITHOUT}, {CLOSED}, place: volumes/main/documents/1",
        f"expect: fail, {CLOSED}, document: {{type: 询问笔录, place: null, title: 笔录, pages: 5-7}}, says: 5-7",
    ],
)
def test_two_that_differ_in_what_it_reads_or_in_what_is_expected_do_not(tmp_path: Path, other: str) -> None:
    first = f"expect: fail, {WITHOUT}, {CLOSED}, says: 没有地点"
    assert seen_in(tmp_path, *pair(first, other)) == []


def test_one_that_demands_no_words_proves_nothing_beside_one_that_does(tmp_path: Path) -> None:
    found = seen_in(
        tmp_path, *pair(f"expect: fail, {WITHOUT}, {CLOSED}", f"expect: fail, {WITHOUT}, {CLOSED}, says: 没有地点")
    )
    assert [code for code, _ in found] == ["S442"]


def test_the_examples_of_a_rubric_are_told_apart_too(tmp_path: Path) -> None:
    assert main(["new", "ruleset", str(tmp_path / "mine")]) == 0
    (tmp_path / "mine" / "examples.yaml").write_text(
        "- {name: 甲, expect: {low: 100}}\n- {name: 甲, states: {COVER-1: fail}, expect: {low: 90}}\n"
        "- {name: 乙, expect: {low: 100}}\n- {states: {COVER-1: [fail, fail]}, expect: {low: 90}}\n",
        encoding="utf-8",
    )
    found = alike_examples(Engine.load(str(tmp_path / "mine"), examples=True))
    assert [(one.code, one.line) for one in found] == [("S441", 2), ("S442", 3), ("S440", 4)]


def test_lint_warns_and_does_not_refuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seen_in(tmp_path, f"expect: fail, {WITHOUT}, {CLOSED}")
    capsys.readouterr()
    assert main(["rules", "lint", str(tmp_path / "mine")]) == 0
    shown = capsys.readouterr()
    assert "cover.yaml:13:" in shown.err
    assert "S440" in shown.err
    assert "1 条警告" in shown.out


def test_a_name_is_a_text(tmp_path: Path) -> None:
    seen_in(tmp_path, "name: [甲], expect: pass, case: {category: penalty}")
    assert main(["rules", "lint", str(tmp_path / "mine")]) == 2


def test_every_example_of_the_bundled_rulesets_has_a_name() -> None:
    assert [one for name in ("prc", "bohu") for one in unnamed_examples(engine(name))] == []


def test_no_two_examples_of_the_bundled_rulesets_are_alike() -> None:
    found = [one for name in ("prc", "bohu") for one in alike_examples(engine(name))]
    assert [one.render() for one in found if one.code == "S441"] == []
    assert [dict(one.arguments)["id"] for one in found if one.code == "S442"] == []


def test_examples_alike_in_what_a_rule_reads_come_to_the_same() -> None:
    """What is known of a rule's reading leaves nothing out that moves it: not one example tells otherwise."""
    loaded = engine("bohu")
    reads = reads_of(loaded.ruleset)
    said: dict[tuple[str, str], set[str]] = {}
    for id_, entries in loaded.ruleset.rules.items():
        for entry in entries:
            for number, example in enumerate(entry.data.get("examples") or [], 1):
                prepared, _ = _prepared(loaded, entry, number, example)
                run = loaded.run(prepared)
                run.answers = _answered(loaded.rules[id_], run, example.get("answer"))
                masks = repr([(place.key, place.mask) for place in loaded.rules[id_].places(run) or ()])
                asked = {"answer": example.get("answer")}  # what is expected may not tell them apart here
                said.setdefault((id_, what_it_proves(asked, prepared.root, reads[id_])), set()).add(masks)
    assert len(said) > 1500
    assert [key for key, masks in said.items() if len(masks) > 1] == []
