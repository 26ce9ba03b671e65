"""Every text that the samples make people read: nothing broken, no id of ours, no exact fraction."""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from casefile_rules import Engine, read_case_file
from casefile_rules.assessment._leaves import leaf_text
from casefile_rules.assessment._text import show
from casefile_rules.conditions import Trace
from casefile_rules.reports import text

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.yaml"))
BROKEN = re.compile(r"\d+/\d+|[{}]|\S  +\S|的的|《》|《《|》》|“”|，，|。。|；；|：：|、、|None|True|False")
"""What no text may hold: fractions, placeholders, holes, doubled marks."""

IDENTIFIER = re.compile(r"\b[a-z]+_[a-z_]+\b")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.load()


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda path: path.stem)
def result(request: pytest.FixtureRequest, engine: Engine) -> dict[str, Any]:
    document: dict[str, Any] = engine.assess(read_case_file(request.param)).to_dict()
    return document


def texts(data: Any) -> Iterator[dict[str, str]]:
    if isinstance(data, dict):
        if isinstance(data.get("zh"), str) and isinstance(data.get("en"), str):
            yield data
        for value in data.values():
            yield from texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_text_has_a_hole_a_placeholder_or_a_fraction(result: dict[str, Any], lang: str) -> None:
    assert [one[lang] for one in texts(result) if BROKEN.search(one[lang])] == []


def test_no_chinese_text_names_a_value_by_its_id(result: dict[str, Any]) -> None:
    assert [one["zh"] for one in texts(result) if IDENTIFIER.search(one["zh"])] == []


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_repair_is_written_once_and_names_what_it_is_about(result: dict[str, Any], lang: str, width: int) -> None:
    lines = text.render(result, lang=lang, width=width).splitlines()
    heading = ("整改与下一等次", "Repairs and the next")[lang == "en"]
    start = next((at for at, line in enumerate(lines) if line.startswith(heading)), len(lines))
    end = next((at for at, line in enumerate(lines) if at > start and not line), len(lines))
    items = re.split(r"\n  [·→] ", "\n".join(lines[start:end]))[1:]
    ways = [re.sub(r"\n    (?:单独|每项|alone|each alone).*", "", one, flags=re.DOTALL) for one in items]

    assert len(set(ways)) == len(ways)
    assert all(("：" if lang == "zh" else ": ") in re.sub(r"\s+", " ", one) for one in ways)


def test_a_value_without_an_exact_decimal_is_rounded_and_says_so() -> None:
    assert (show(Fraction(440, 7), "zh"), show(Fraction(440, 7), "en")) == ("约62.86", "about 62.86")
    assert show(Fraction(5, 2), "zh") == "2.5"


def test_a_choice_of_one_value_and_a_bare_note_read_like_sentences() -> None:
    choice = Trace("not_in", "present", ["否"], "否", 1)

    assert leaf_text(choice, "zh", {"present": "存在"}) == "存在：否"
    assert leaf_text(Trace("ordered", "", None, [], 1, (), (), "unseen"), "en", {})[0].isalpha()


def test_a_list_that_should_be_empty_says_what_it_holds() -> None:
    leaf = Trace("blank", "unit.stray", True, ["条例节选"], 1)

    assert leaf_text(leaf, "zh", {"unit.stray": "不应入卷材料"}) == "不应入卷材料为条例节选，应为无"
    assert leaf_text(leaf, "en", {}) == "unit.stray is 条例节选, should be none"
