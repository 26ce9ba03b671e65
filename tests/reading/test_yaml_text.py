"""The YAML subset: everything is text, what YAML would guess at is refused, and slips are told in words."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.test_source import refused
from tests.work import calls_of

from casefile_rules.problems import MOST_PROBLEMS, ProblemsError
from casefile_rules.reading import yaml_text
from casefile_rules.reading.source import parse_source

LOADERS = {"libyaml": getattr(yaml, "CSafeLoader", yaml.SafeLoader), "python": yaml.SafeLoader}


@pytest.mark.parametrize(
    "written",
    ["no", "yes", "on", "off", "true", "0123", "14:30", "2024-03-01", "1e3", "0x1F", ".inf", "NaN", "=", "1_000", "<"],
)
def test_plain_scalars_stay_what_was_written(written: str) -> None:
    assert parse_source(f"a: {written}\nb: [{written}]", "f").data == {"a": written, "b": [written]}
    assert parse_source(f"{written}: x", "f").data == {written: "x"}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_only_null_is_blank(written: str) -> None:
    assert parse_source(f"a: {written}\nb: x", "f").data == {"a": None, "b": "x"}
    assert parse_source(f"a: '{written}'\nb: \"{written}\"", "f").data == {"a": written, "b": written}


def test_long_texts_keep_their_lines() -> None:
    assert parse_source("a: |\n  一\n  二\nb: >\n  c\n  d\n", "f").data == {"a": "一\n二\n", "b": "c d\n"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3", [("R111", 3, 1)]),
        ("a: {b: 1, b: 2}", [("R111", 1, 11)]),
        ("a: &x 1\nb: *x", [("R112", 1, 4), ("R112", 2, 4)]),
        ("a: &x [1]\n<<: *x", [("R112", 1, 4), ("R117", 2, 1), ("R112", 2, 5)]),
        ("a: !!python/object:os.system x", [("R118", 1, 4)]),
        ("a: !!python/object/apply:os.system [ls]", [("R118", 1, 4)]),
        ("!!map {a: !!int 1}", [("R118", 1, 1), ("R118", 1, 11)]),
        ("a: !x\n  b: 1", [("R118", 1, 4)]),
        ("a: 1\n---\nb: 2", [("R116", 2, 1)]),
        ("[a]: 1", [("R115", 1, 1)]),
        ("? {a: 1}\n: 2", [("R115", 1, 3)]),
        ("~: 1", [("R115", 1, 1)]),
        ("a: 1\n　b: 2", [("R110", 2, 1)]),
    ],
)
def test_what_is_refused_and_where(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert refused(text) == expected


def test_quotes_make_a_merge_key_a_plain_key() -> None:
    assert parse_source("'<<': 1", "f").data == {"<<": "1"}


def test_everything_wrong_is_told_at_once() -> None:
    found = refused("a: 1\na: 2\nb: &x 3\nc: !t 4\n~: 5\n")
    assert [code for code, _, _ in found] == ["R111", "R112", "R118", "R115"]


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "{a: ", "[[],", "[\n", "a: [", '{"a":['])
def test_endless_depth_is_refused_at_once(opening: str) -> None:
    """Five megabytes of brackets: the parser stops where it has gone deep enough."""
    text = opening * (5_000_000 // len(opening))
    found = refused(text)
    assert calls_of(lambda: refused(text)) < 10_000
    assert len(found) < 50
    assert {code for code, _, _ in found} & {"R113", "R110"}


def test_depth_is_counted_exactly() -> None:
    assert parse_source("[" * 40 + "]" * 40, "f", json=False).data is not None
    assert refused("[" * 41 + "]" * 41) == [("R113", 1, 41)]


def test_anchors_that_explode_are_refused_where_they_are_written() -> None:
    levels = "a: &a [x]\n" + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{'*' + chr(97 + i) + ', '}]\n" for i in range(20))
    assert {code for code, _, _ in refused(levels)} == {"R112"}


def test_nobody_is_told_a_million_problems() -> None:
    assert len(refused("a: 1\n" * 20_000)) <= MOST_PROBLEMS + 1


SLIPS = {
    "a fullwidth colon": ("format: casefile/1\n案由：占道\nparty: x\n", (2, 3), "全角冒号"),
    "a fullwidth colon in the first line": ("格式：casefile/1\nparty: x\n", (1, 3), "全角冒号"),
    "nothing but fullwidth colons": ("格式：casefile/1\n案由：占道\n", (1, 3), "全角冒号"),
    "a fullwidth colon further down": ("cover:\n  案由：占道\n  party: x\n", (2, 5), "全角冒号"),
    "a fullwidth colon above": ("封面：\n  party: x\n", (1, 3), "全角冒号"),
    "no space behind the colon": ("a: 1\n案由:占道\nb: 2\n", (2, 3), "空格"),
    "no space in the first line": ("format:casefile/1\nb: 2\n", (1, 7), "空格"),
    "no space anywhere": ("format:casefile/1\ncategory:penalty\n", (1, 7), "空格"),
    "no colon": ("a: 1\nparty\nb: 2\n", (2, 1), "缺少冒号"),
    "a tab": ("cover:\n\tcause: x\n", (2, 1), "Tab"),
    "a tab further down": ("cover:\n  a: b\n\tcause: x\n", (3, 1), "Tab"),
    "a quotation mark left open": ('a: 1\nb: "x\nc: 2\n', (2, 4), "引号没有配对"),
    "a single one left open": ("a: 'x\nc: 2\n", (1, 4), "引号没有配对"),
    "text behind the quotation": ('a: "x" y\n', (1, 8), "引号之后"),
    "a bracket left open": ("a: [1, 2\nb: c\n", (1, 4), "括号"),
    "a brace left open": ("a: {b: 1\nc: d\n", (1, 4), "括号"),
    "too deep": ("a: b\n  c: d\n", (2, 4), "缩进"),
    "not deep enough": ("a:\n    b: 1\n  c: 2\n", (3, 3), "缩进"),
    "items not aligned": ("a:\n  - b\n  c: d\n", (3, 3), "列表项"),
    "an item on the line of its key": ("a: - b\n", (1, 4), "列表项"),
    "two colons": ("a: b: c\n", (1, 5), "两个"),
    "a sign": ("a: @b\n", (1, 4), "引号"),
    "a lone bracket": ("a: ]\n", (1, 4), "引号"),
    "a directive": ("%YAML 3.0\n---\na: b\n", (1, 1), "%"),
    "text behind the bar": ("a: |x\n b\n", (1, 5), "另起一行"),
    "fullwidth spaces": ("a:\n  b: c\n　　d: e\n", (3, 1), "全角空格"),
}


@pytest.mark.parametrize("loader", sorted(LOADERS))
@pytest.mark.parametrize("slip", sorted(SLIPS))
def test_a_slip_of_the_pen_is_told_in_words(slip: str, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same words and place whichever parser PyYAML came with."""
    monkeypatch.setattr(yaml_text, "_LOADER", LOADERS[loader])
    text, place, words = SLIPS[slip]
    with pytest.raises(ProblemsError) as caught:
        parse_source(text, "f", json=False)
    problems = caught.value.problems
    assert [(each.code, each.line, each.column) for each in problems] == [("R110", *place)]
    assert words in problems[0].text("zh")
    assert problems[0].text("en").isascii() or "fullwidth" in problems[0].text("en")


@given(st.sampled_from(sorted(SLIPS)), st.text("ab: \n", max_size=20))
def test_a_slip_is_found_wherever_it_stands(slip: str, before: str) -> None:
    """Whatever stands above, the file is refused in words."""
    for each in refused(f"# {before!r}\n" * 3 + SLIPS[slip][0]):
        assert each[0] in ("R110", "R116")


@pytest.mark.parametrize("text", ["a: 1：2\n", "a: http://b\nc: 14:30\n", "a: 'b：c'\nd: e\n", "# 案由：占道\na: b\n"])
def test_colons_within_values_are_nobodys_slip(text: str) -> None:
    assert parse_source(text, "f").data
