"""Quiet where nothing is wrong: a perfect file, its form filled in, leaves questions only people can answer."""

import copy
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from tests.rules.files import SAMPLES, engine

from casefile_rules.casefile._shape import read_shape
from casefile_rules.casefile.reader import CaseFile, case_file_from, read_case_file
from casefile_rules.reading.source import read_source

FRESH = Path(__file__).parent / "fresh"
PERFECT = [
    (SAMPLES / "penalty-clean.yaml", 22),
    (FRESH / "penalty.yaml", 22),
    (SAMPLES / "simple-penalty.yaml", 22),
    (SAMPLES / "permit.yaml", 18),
    (FRESH / "licence.yaml", 18),
]


@lru_cache(maxsize=8)
def result(path: Path) -> dict[str, Any]:
    return engine().assess(read_case_file(path)).to_dict()


@pytest.mark.parametrize(("path", "most"), PERFECT, ids=lambda value: getattr(value, "stem", None))
def test_it_leaves_few_questions_and_none_to_the_clerk(path: Path, most: int) -> None:
    questions = result(path)["questions"]
    assert [one["ask"]["zh"] for one in questions if one["who"] == "clerk"] == []
    assert len(questions) <= most


@pytest.mark.parametrize("path", [path for path, _ in PERFECT], ids=lambda path: path.stem)
def test_it_is_excellent_as_far_as_the_clerk_can_tell(path: Path) -> None:
    assert result(path)["self_check"]["grades"] == ["优秀"]


@pytest.mark.parametrize("path", [FRESH / "penalty.yaml", FRESH / "licence.yaml"], ids=lambda path: path.stem)
def test_a_fresh_file_has_no_finding(path: Path) -> None:
    assert [one["rule"] for one in result(path)["outcomes"] if one["status"] == "fail"] == []
    assert [one for one in result(path)["notices"] if one["code"].startswith("K")] == []


def changed(*changes: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """Return the result of the fresh penalty file after *changes* of what it records, in Chinese keys."""
    manifest: dict[str, Any] = read_source(FRESH / "penalty.yaml").data
    for change in changes:
        change(manifest)
    return engine().assess(case_file_from(manifest, "fresh")).to_dict()


@pytest.mark.parametrize("section", ["先行登记保存", "责令改正", "告知", "送达", "缴款"])
def test_to_write_none_beside_the_paper_does_not_pay(section: str) -> None:
    """The papers are in the file: the none is told with both places, and the clerk is asked again."""
    found = changed(lambda manifest: manifest.update({section: []}))
    told = [one["text"]["zh"] for one in found["notices"] if one["code"] == "K256"]
    assert any(section in text and "第" in text for text in told), told


def test_an_unlawful_registration_is_worse_than_none_and_none_is_not_believed() -> None:
    late = [{"登记日期": "2024-03-06", "处理日期": "2024-03-20", "经批准": "否", "文号": "博市监登〔2024〕3号"}]
    recorded = changed(lambda manifest: manifest.update(先行登记保存=late))
    hidden = changed(lambda manifest: manifest.update(先行登记保存=[]))
    assert {"PRC-CFF-56-1", "PRC-CFF-56-2"} <= {one["rule"] for one in recorded["outcomes"] if one["status"] == "fail"}
    states = {one["rule"]: one["status"] for one in hidden["outcomes"] if one["rule"].startswith("PRC-CFF-56")}
    assert states["PRC-CFF-56-1"] == "undetermined"


def test_without_the_line_of_what_did_not_happen_the_closed_volumes_answer_what_they_can() -> None:
    found = changed(lambda manifest: manifest.pop("没有发生"))
    asked = " ".join(one["ask"]["zh"] for one in found["questions"] if one["who"] == "clerk")
    for step in ("强制措施", "检验鉴定", "强制执行"):
        assert step not in asked
    assert "行政复议" in asked


def all_seen(data: dict[str, Any]) -> dict[str, Any]:
    """Return *data* with every record said to be looked at."""
    seen = copy.deepcopy(data)
    for key, field in read_shape().fields.items():
        value = seen.get(key)
        records = value if isinstance(value, list) else [value] if isinstance(value, dict) else []
        record = field if field.item is None else field.item
        for one in records if record.kind == "record" and "observed" in record.fields else ():
            one["observed"] = ["all"] if key == "volumes" else True
    return seen


@pytest.mark.parametrize("path", [path for path, _ in PERFECT], ids=lambda path: path.stem)
def test_to_say_that_all_was_seen_accuses_nobody(path: Path) -> None:
    """A blank accuses only where a paper should hold something: what the form has no line for was no duty."""
    before = {one["rule"] for one in result(path)["outcomes"] if one["status"] == "fail"}
    seen = engine().assess(CaseFile(all_seen(read_case_file(path).data), None, "", path.name)).to_dict()
    after = {one["rule"] for one in seen["outcomes"] if one["status"] == "fail"}
    assert after - before == set()
