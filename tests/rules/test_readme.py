"""Every piece of YAML in the page for rule writers is accepted: each is put into a ruleset, which must load."""

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from tests.rules.files import ROOT
from tests.test_docs import Block, blocks

from casefile_rules.assessment import Engine
from casefile_rules.reading.source import parse_source

PAGE: Final = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")
OF_A_RULE: Final = {"applies", "each", "examples", "in_force", "require", "same"}
OF_A_RULESET: Final = {"announced", "facts", "proof"}
RULESET: Final[dict[str, Any]] = {
    "format": "ruleset/1",
    "id": "page",
    "version": "0.1.0",
    "title": {"zh": "本页"},
    "subject": "casefile",
    "vocabulary": "vocabulary",
    "calendar": "cn",
    "sources": [{"id": "page", "title": {"zh": "本页"}, "authority": "proposed"}],
}
RUBRIC: Final[dict[str, Any]] = {
    "format": "rubric/1",
    "total": "100",
    "nodes": [{"id": "all", "mode": "deduct", "points": "100", "lines": [{"rule": "P-1", "deduct": "1"}]}],
    "grades": [{"name": "合格", "min": "60"}, {"name": "不合格"}],
}


def fragments() -> list[Block]:
    """Return the blocks that are no whole files and no examples of a rubric."""
    found = [block for block in blocks(PAGE) if block.language == "yaml" and not block.word("file")]
    return [block for block in found if not block.text.startswith("- name:")]


def pieces(block: Block) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the block says of a rule and what of a ruleset; a bare condition is a rule's demand."""
    data: Any = parse_source(block.text, "page.yaml").data
    if set(data) <= OF_A_RULE:
        return data, {}
    if set(data) <= OF_A_RULESET:
        return {}, data
    return {"require": data}, {}


@pytest.mark.parametrize("block", fragments(), ids=lambda block: f"line {block.line}")
def test_a_fragment_is_accepted_by_the_language(block: Block, tmp_path: Path) -> None:
    of_rule, of_ruleset = pieces(block)
    rule = {
        "id": "P-1",
        "title": {"zh": "试"},
        "cites": [{"source": "page"}],
        "authority": "proposed",
        "status": "draft",
        "require": {"case.category": "penalty"},
    } | of_rule
    folder = tmp_path / "page"
    (folder / "rules").mkdir(parents=True)
    for name, data in (("ruleset", RULESET | of_ruleset), ("rules/page", [rule]), ("rubric", RUBRIC)):
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    assert Engine.load(str(folder)).rules.keys() == {"P-1"}


def test_the_page_names_every_check_kind() -> None:
    from casefile_rules.checks import BUILT_IN

    assert [name for name in BUILT_IN if f"| `{name}` |" not in PAGE] == []


def test_the_page_names_every_parameter_of_every_check_kind() -> None:
    from casefile_rules.checks import BUILT_IN, built_in

    missing = []
    for name, kind in ((one, built_in(one)) for one in BUILT_IN):
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{name}` |"))
        missing += [f"{name}.{key}" for key in kind.parameters.fields if f"`{key}" not in row and key != "note"]
    assert missing == []


def test_the_page_names_every_operator() -> None:
    from casefile_rules.conditions._operators import OPERATORS

    assert [name for name in OPERATORS if f"`{name}" not in PAGE] == []


def test_every_key_of_a_rubric_is_told() -> None:
    section = PAGE.partition("## Points: the rubric")[2].partition("## Building")[0]
    schema = json.loads((ROOT / "src" / "casefile_rules" / "schemas" / "rubric.json").read_text(encoding="utf-8"))
    records = [schema, *(body for name, body in schema["$defs"].items() if name not in ("Bilingual", "Cite"))]
    keys = {key for record in records for key, node in record["properties"].items() if "x-alias-of" not in node}
    assert {key for key in keys if not re.search(rf"[`{{ ,\[]{key}[`:, }}\]]", section)} == set()
