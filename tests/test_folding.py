"""Text is compared one way everywhere: two spellings of one name are one name, two names are never one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile_rules.folding import folded, form, same

ODD = "王艾买提AaＡ1２3.．·•‧・ 　\t（(〔[）)〕]“\"'\u200b\u00ad\u202e\ufe0f-—○〇"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王芳", "王　芳"),
        ("王芳", " 王 芳\t"),
        ("王芳", "王\u200b芳"),
        ("王芳", "\u202e王\u00ad芳\ufeff"),
        ("艾尼·买买提", "艾尼•买买提"),
        ("艾尼·买买提", "艾尼‧买买提"),
        ("艾尼·买买提", "艾尼・买买提"),
        ("艾尼·买买提", "艾尼∙买买提"),
        ("艾尼·买买提", "艾尼.买买提"),
        ("艾尼·买买提", "艾尼．买买提"),
        ("艾尼·买买提", "艾尼 买买提"),
        ("艾尼·买买提", "艾尼买买提"),
        ("某局（城关）", "某局(城关)"),
        ("某局（城关）", "某局〔城关〕"),
        ("博市监罚〔2024〕16号", "博市监罚[２０２４]16 号"),
        ("65280119800101001X", "65280119800101001x"),
        ("“经核对”", '"经核对"'),
        ("3·15专项", "3•15专项"),
        ("2024—16", "2024-16"),
        ("二〇二四", "二○二四"),
        ("⼈民", "人民"),
    ],
)
def test_two_spellings_of_one_thing_are_the_same(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王芳", "王方"),
        ("1.5", "15"),
        ("1·5", "15"),
        ("第1.2项", "第12项"),
        ("博市监罚〔2024〕16号", "博市监罚〔2024〕61号"),
        ("2024-16", "202416"),
        ("甲", ""),
        ("1", 1),
    ],
)
def test_two_things_are_not_the_same(one: object, other: object) -> None:
    assert not same(one, other)


def test_only_texts_are_folded() -> None:
    assert same(1, 1)
    assert same(None, None)
    assert form(None) is None
    assert form(["王　芳"]) == ["王　芳"]


@given(st.text(ODD, max_size=12))
def test_folding_again_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text("王艾买提ab12", max_size=6), st.lists(st.sampled_from(" 　\u200b\u202e\u00ad"), max_size=3), st.data())
def test_spaces_and_signs_that_nobody_sees_change_nothing(text: str, signs: list[str], data: st.DataObject) -> None:
    padded = text
    for sign in signs:
        at = data.draw(st.integers(0, len(padded)))
        padded = padded[:at] + sign + padded[at:]
    assert same(text, padded)


@given(st.text(ODD, max_size=8), st.text(ODD, max_size=8))
def test_same_is_equal_in_form(one: str, other: str) -> None:
    assert same(one, other) == same(other, one) == (form(one) == form(other))
