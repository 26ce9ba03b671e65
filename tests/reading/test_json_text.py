"""Strict JSON: numbers stay text, and what JSON readers let pass is told with its place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.test_source import refused
from tests.strategies import raw_trees
from tests.work import calls_of

from casefile_rules.problems import ProblemsError
from casefile_rules.reading.source import parse_source


@pytest.mark.parametrize("written", ["0", "-1", "1.50", "1e3", "1E+400", "9" * 5000])
def test_numbers_stay_what_was_written(written: str) -> None:
    assert parse_source(f'{{"a": {written}}}', "f").data == {"a": written}


def test_truth_values_and_null_keep_their_kind() -> None:
    assert parse_source('{"a": true, "b": [false, null]}', "f").data == {"a": True, "b": [False, None]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1, "a": 2}', [("R111", 1, 10)]),
        ('{"a": {"b": 1,\n "b": 2}, "b": {"b": 3}}', [("R111", 2, 2)]),
        ('{"a": 1, "\\u0061": 2}', [("R111", 1, 10)]),
        ('[{"x": [{"y": 1, "y": 1}], "x": 0}]', [("R111", 1, 18), ("R111", 1, 28)]),
        ('{"a": NaN, "b": "NaN", "c": -Infinity}', [("R120", 1, 7), ("R120", 1, 29)]),
        ('{"a": "\\ud800"}', [("R108", 1, 7)]),
        ('{"a": "\\udc00\\ud800"}', [("R108", 1, 7)]),
        ('{"\\u0000": 1}', [("R108", 1, 2)]),
        ('{"a": [1,\n2,\n]}', None),
        ("[" * 41 + "]" * 41, [("R113", 1, 41)]),
        ("null", [("R105", 1, 1)]),
    ],
)
def test_what_is_refused_and_where(text: str, expected: list[tuple[str, int, int]] | None) -> None:
    found = refused(text, json=True)
    assert found == expected or (expected is None and found[0][0] == "R119")


def test_a_pair_of_surrogates_is_a_character() -> None:
    assert parse_source('{"a": "\\ud83d\\ude00"}', "f").data == {"a": "😀"}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('{"a": 1,\n}', (1, 2), "逗号"),
        ("[1, 2,\n]", (1, 2), "逗号"),
        ('{"a": 1\n "b": 2}', (2,), "缺少逗号"),
        ('{"a"：1}', (1,), "英文"),
        ("{'a': 1}", (1,), "英文"),
        ("{a: 1}", (1,), "双引号"),
        ('{"a": "b', (1,), "没有配对"),
        ('{"a": [1', (1,), "没有配对"),
        ('{"a": "b\nc"}', (1,), "换行"),
        ('{"a": 1} x', (1,), "结束之后"),
        ('{"a": 01}', (1,), ""),
    ],
)
def test_a_slip_is_told_in_words(text: str, line: tuple[int, ...], words: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        parse_source(text, "f", json=True)
    (found,) = caught.value.problems
    assert found.code == "R119"
    assert found.line in line
    assert words in found.text("zh")


@pytest.mark.parametrize(
    "text", ["[" * 5_000_000, '{"a":' * 1_000_000, "[" * 100_000 + "]" * 100_000, "[0" + ",0" * 9_000_000]
)
def test_endless_depth_and_length_are_refused_at_once(text: str) -> None:
    assert next(code for code, _, _ in refused(text, json=True)) in ("R113", "R114")
    assert calls_of(lambda: refused(text, json=True)) < 10_000


@given(raw_trees(), st.integers(0, 200))
def test_a_file_cut_off_anywhere_is_refused_or_whole(data: object, length: int) -> None:
    text = json.dumps(data, ensure_ascii=False)
    if length < len(text):
        assert refused(text[:length] or " ", json=True)[0][0] in ("R119", "R105")
