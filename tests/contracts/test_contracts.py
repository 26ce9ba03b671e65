"""A contract is declared once: its committed schema is never stale, and reader and model read the same."""

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given
from pydantic import ValidationError
from tests.strategies import raw_manifests

from casefile_rules.casefile.model import Manifest
from casefile_rules.contracts._base import Contract, Count, Facts, Flag, Money, Text, Words, key
from casefile_rules.contracts._help import HELP, VALUES
from casefile_rules.contracts._schema import schema_for
from casefile_rules.contracts.generate import CONTRACTS, FOLDER, main, stale, text_of, write
from casefile_rules.reading.source import parse_source
from casefile_rules.reading.typed import read
from casefile_rules.shape import load_shape

if TYPE_CHECKING:
    from casefile_rules.problems import Problem


def properties() -> list[tuple[str, str, dict[str, Any]]]:
    """Every property of the case file: (record, key, schema)."""
    schema = json.loads((FOLDER / "casefile.json").read_bytes())
    records = {"": schema} | schema["$defs"]
    return [
        (name, prop, node)
        for name, record in records.items()
        for prop, node in record["properties"].items()
        if "x-alias-of" not in node
    ]


def choices() -> list[tuple[str, str, dict[str, Any]]]:
    """Every property of the case file that is a choice or a list of choices."""
    found = [(record, name, node.get("items", node)) for record, name, node in properties()]
    return [(record, name, node) for record, name, node in found if node.get("x-kind") == "choice"]


def test_no_committed_schema_is_stale() -> None:
    assert stale() == {}, "run python -m casefile_rules.contracts.generate"


def test_the_check_command_says_what_is_stale(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert {path for path in write(tmp_path) if "/" not in path} == {f"{name}.json" for name in CONTRACTS}
    assert write(tmp_path) == []
    (tmp_path / "casefile.json").write_text("{}\n", encoding="utf-8")
    (tmp_path / "shapes" / "review.json").unlink()
    assert list(stale(tmp_path)) == ["casefile.json", "shapes/review.json"]
    assert main(["--check"]) == 0
    assert main(["--no-such-option"]) == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize("name", sorted(CONTRACTS))
def test_a_schema_is_valid_json_schema_and_always_the_same(name: str) -> None:
    first = text_of(name)

    jsonschema.Draft202012Validator.check_schema(json.loads(first))
    assert text_of(name) == first
    assert "\\u" not in first, "Chinese stays readable"


def test_every_key_has_a_chinese_label_and_a_line_in_both_languages() -> None:
    for record, name, node in properties():
        assert re.search("[\u4e00-\u9fff]", node["x-zh"]), (record, name)
        assert re.search("[\u4e00-\u9fff]", node["x-zh-help"]), (record, name)
        assert re.search("[a-z]{2}", node["x-en"]), (record, name)
        assert node["description"] == f"{node['x-zh-help']}。{node['x-en']}.", (record, name)


def test_editors_show_a_gloss_beside_every_word_of_a_choice() -> None:
    for record, name, node in properties():
        if node["x-kind"] == "choice" and name != "format":
            assert len(node["enumDescriptions"]) == len(node["enum"]), (record, name)


def test_every_chinese_line_is_of_a_key_there_is() -> None:
    known = {f"{record or 'Manifest'}.{name}" for record, name, _ in properties()}
    assert set(HELP) <= known
    assert all(len(line) <= 60 for line in HELP.values())
    glosses = {gloss for _, _, node in choices() for gloss in node.get("x-help", {}).values()}
    assert set(VALUES) <= glosses


def test_what_is_read_at_run_time_has_the_english_line_alone() -> None:
    assert re.fullmatch("[ -~]+", load_shape("casefile").fields["hearing"].description)


def test_every_value_of_a_choice_has_chinese_words_and_a_gloss() -> None:
    for record, name, node in properties():
        if node["x-kind"] != "choice" or name == "format":
            continue
        for value, words in node["x-values"].items():
            assert words or value == "A4", (record, name, value)
            assert node["x-help"][value], (record, name, value)


def test_a_label_stands_for_one_key_only() -> None:
    class Twice(Contract):
        """Two keys with one label."""

        one: Text | None = key("同", "One")
        two: Text | None = key("同", "Two")

    with pytest.raises(ValueError, match="two keys"):
        schema_for(Twice, "twice")
    with pytest.raises(ValueError, match="two values"):
        Words("a 甲\nb 甲")


def test_an_editor_accepts_what_the_reader_accepts() -> None:
    """Keys and values in Chinese are known to the schema, what is required may be written either way."""
    validator = jsonschema.Draft202012Validator(json.loads((FOLDER / "casefile.json").read_bytes()))
    assert validator.is_valid({"格式": "casefile/1", "案卷种类": "行政处罚", "x-note": 1, "处罚": {"罚款金额": 5000}})
    assert not validator.is_valid({"案卷种类": "行政处罚"})
    assert not validator.is_valid({"format": "casefile/1", "category": "行政处分"})
    assert not validator.is_valid({"format": "casefile/1", "categroy": "penalty"})


class Sample(Contract):
    """A contract with a bit of everything."""

    amount: Money | None = key("金额", "An amount")
    count: Count | None = key("数量", "A number")
    from_: Text | None = key("自", "A Python keyword", alias="from")
    within: "Sample | None" = key("内含", "Itself")
    facts: Facts | None = key("事实", "Anything")
    done: Flag = key("完成", "Whether done", required=True)


def test_a_model_reads_text_labels_and_python_values_alike() -> None:
    written = Sample.model_validate({"金额": "５０００元", "自": "甲", "完成": "是", "x-a": "dropped"})
    assert written.to_record() == {"amount": Decimal(5000), "from": "甲", "done": True}
    assert Sample.model_validate({"amount": Decimal(5000), "from": "甲", "done": True}) == written


@pytest.mark.parametrize(
    "wrong",
    [
        {"done": "yes", "count": "-1"},
        {"done": "yes", "amount": 0.5},
        {"done": "yes", "自": "a", "from": "b"},
        {"done": "yes", "from": True},
        {"done": None},
        {},
    ],
)
def test_a_model_refuses_what_does_not_fit(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Sample.model_validate(wrong)


def test_a_contract_may_contain_itself() -> None:
    schema = schema_for(Sample, "sample")
    jsonschema.Draft202012Validator.check_schema(schema)
    assert jsonschema.Draft202012Validator(schema).is_valid({"完成": True, "内含": {"done": "no", "within": None}})


@given(raw_manifests())
def test_reader_and_model_agree(raw: dict[str, Any]) -> None:
    """What one accepts the other accepts, and both give the same values."""
    source = parse_source(json.dumps(raw, ensure_ascii=False), "case.json")
    problems: list[Problem] = []
    record = read(load_shape("casefile"), source.data, source, problems)
    try:
        modelled = Manifest.model_validate(raw).to_record()
    except ValidationError:
        modelled = None
    assert (modelled is None) == bool(problems), problems
    assert modelled is None or record == modelled
