"""The form of single rules: citations that exist, articles as lawyers write them, stable rules that are complete."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.helpers import codes_of, problems_of, rule, write

from casefile_rules.ruleset.form import article_number

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """Return *number* (1 to 9999) as laws write it: 一百零八, 十二, 一千二百六十."""
    text, gap = "", False
    for worth, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // worth % 10
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + unit
            gap = False
        else:
            gap = bool(text)
    return text[1:] if text.startswith("一十") else text


@given(st.integers(1, 9999))
def test_an_article_in_every_spelling(number: int) -> None:
    written = chinese(number)
    for text in (
        f"第{written}条",
        written,
        f"第{number}条",
        str(number),
        f" 第{written}条 ",
        written.replace("零", "〇"),
    ):
        assert article_number(text) == number
    assert article_number(str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))) == number


@pytest.mark.parametrize(
    "text",
    ["", "第条", "五五", "一二三", "十百", "第五款", "第五条第二款", "附则", "5a", "百", "٣", "-5", "第五条之一"],
)
def test_what_is_no_article(text: str) -> None:
    assert article_number(text) is None


@given(st.text("第条零〇一二十百千5 ", max_size=8))
def test_any_text_is_an_article_or_not(text: str) -> None:
    number = article_number(text)
    assert number is None or number >= 0


@pytest.mark.parametrize(
    ("cites", "codes"),
    [
        ([{"source": "law", "article": "第二十条"}], []),
        ([{"source": "law"}], []),
        ([{"source": "law", "article": "附则"}], ["S346"]),
        ([{"source": "law", "article": "21"}], ["S345"]),
        ([{"source": "law", "article": "0"}], ["S345"]),
        ([{"source": "lew", "article": "5"}], ["S344"]),
        ([], ["S340"]),
        ([{"article": "5"}], ["K204"]),
        ("law", ["K202"]),
        (None, ["K205"]),
        (["law"], ["S340", "K202"]),
    ],
)
def test_citations(tmp_path: Path, cites: Any, codes: list[str]) -> None:
    assert codes_of(write(tmp_path, rule("A", {"name": "甲"}, cites=cites))) == codes


def test_a_dangling_citation_is_found_where_it_is_written(tmp_path: Path) -> None:
    bad = [{"source": "law", "article": "5"}, {"source": "lew"}]
    (found,) = problems_of(write(tmp_path, rule("A", {"name": "甲"}, cites=bad)))
    line = (tmp_path / "rules" / "rules.yaml").read_text(encoding="utf-8").split("\n")[found.line - 1]
    assert line[found.column - 1 :] == "lew"
    assert "law" in found.text("en")


FULL = {"message": {"zh": "错"}, "remedy": {"zh": "改"}, "repair": "annotate"}
EXAMPLES = [{"expect": "pass"}, {"expect": "fail"}, {"expect": "not_applicable"}]


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ({**FULL, "examples": EXAMPLES}, []),
        (FULL, ["S343"]),
        ({**FULL, "examples": EXAMPLES[:2]}, ["S343"]),
        ({"examples": EXAMPLES}, ["S347"]),
        ({**FULL, "repair": None, "examples": EXAMPLES}, ["S347"]),
    ],
)
def test_a_stable_rule_is_complete(tmp_path: Path, more: dict[str, Any], codes: list[str]) -> None:
    assert codes_of(write(tmp_path, rule("A", {"name": "甲"}, status="stable", **more))) == codes


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"title": None}, ["K205"]),
        ({"title": {"en": "x"}}, ["K204"]),
        ({"titel": {"zh": "x"}}, ["K201"]),
        ({"authority": "me"}, ["K210"]),
        ({"status": "done"}, ["K210"]),
        ({"id": "a b"}, ["K209"]),
        ({"level": "shall"}, ["K210"]),
        ({"repair": "redate"}, ["K210"]),
        ({"require": None}, ["K205", "S354"]),
        ({"message": "text"}, ["K202"]),
        ({"waivable": "perhaps"}, ["K213"]),
    ],
)
def test_keys_of_a_rule(tmp_path: Path, change: dict[str, Any], codes: list[str]) -> None:
    raw = rule("A", {"name": "甲"}) | change
    found = codes_of(write(tmp_path, raw))
    assert set(found) - {"S354"} == set(codes) - {"S354"}
