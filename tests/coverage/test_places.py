"""Places in a document: one way to write them in a register, many in citations."""

import pytest

from casefile_rules.coverage.places import chinese, cited_places, place_of
from casefile_rules.ruleset.form import article_number

P, I = "款", "项"  # noqa: E741 - the two kinds of steps


@pytest.mark.parametrize(
    ("text", "article", "steps"),
    [
        ("第一条", 1, ()),
        ("9", 9, ()),
        ("第四条第二款", 4, ((P, 2),)),
        ("第四条第2款", 4, ((P, 2),)),
        ("第九条第一款第3项", 9, ((P, 1), (I, 3))),
        ("第九条第一款（三）", 9, ((P, 1), (I, 3))),
        ("第九条(三)", 9, ((I, 3),)),
        ("第 九 条 （ 三 ）", 9, ((I, 3),)),
        ("第九条第（三）项", 9, ((I, 3),)),
        ("第九条（二）5", 9, ((I, 2), (I, 5))),
        ("第一百零五条", 105, ()),
        ("第十六条卷号", 16, (("名", "卷号"),)),
        ("封面一致", 0, (("名", "封面一致"),)),
    ],
)
def test_a_clause_is_read_in_any_spelling(text: str, article: int, steps: tuple[tuple[str, int | str], ...]) -> None:
    assert place_of(text) == (article, steps)


@pytest.mark.parametrize("text", ["", "第九条（一）、（二）", "第二款、第三款", "第九条（七）至（九）"])
def test_what_names_none_or_several_is_no_clause(text: str) -> None:
    assert place_of(text) is None


@pytest.mark.parametrize(
    ("article", "item", "steps"),
    [
        ("第九条", "（二）5、7", [((I, 2), (I, 5)), ((I, 2), (I, 7))]),
        ("第九条", "（一）3、18至20", [((I, 1), (I, each)) for each in (3, 18, 19, 20)]),
        ("第九条", "（七）至（九）", [((I, 7),), ((I, 8),), ((I, 9),)]),
        ("第十六条", "6至8", [((I, 6),), ((I, 7),), ((I, 8),)]),
        ("第十五条", "（二）（八）", [((I, 2),), ((I, 8),)]),
        ("第九条", "第一款（二）（五）", [((P, 1), (I, 2)), ((P, 1), (I, 5))]),
        ("9", "第二款、第三款", [((P, 2),), ((P, 3),)]),
        ("第九条(二)", None, [((I, 2),)]),
    ],
)
def test_a_citation_may_name_several(article: str, item: str | None, steps: list[object]) -> None:
    found = cited_places({"source": "law", "article": article, "item": item})
    assert [place.steps for place in found] == steps


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("第九条", "第九条（二）5"),
        ("第九条（二）", "第九条（二）5"),
        ("第九条第一款", "第九条第一款（二）"),
        ("第九条（二）", "第九条第一款（二）"),
        ("第九条第一款（二）", "第九条（二）"),
        ("第九条第一款", "第九条（二）"),
        ("第十六条", "第十六条卷号"),
    ],
)
def test_a_place_lies_in_another_whether_its_paragraph_is_named_or_not(outer: str, inner: str) -> None:
    one, other = place_of(outer), place_of(inner)
    assert one is not None
    assert other is not None
    assert one.holds(other)
    assert other.meets(one)


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("第九条", "第十条"),
        ("第九条（二）5", "第九条（二）"),
        ("第九条（二）", "第九条（三）"),
        ("第九条第一款", "第九条第二款（一）"),
        ("第九条第一款（二）", "第九条第二款（二）"),
        ("第十六条卷号", "第十六条案由"),
    ],
)
def test_and_in_others_it_does_not(outer: str, inner: str) -> None:
    one, other = place_of(outer), place_of(inner)
    assert one is not None
    assert other is not None
    assert not one.holds(other)


@pytest.mark.parametrize("text", ["第一条", "第四条第二款", "第九条第一款（二）5", "第十六条卷号", "封面一致"])
def test_a_place_is_told_as_it_is_written(text: str) -> None:
    place = place_of(text)
    assert place is not None
    assert place.told() == text


def test_numbers_are_written_as_they_are_read() -> None:
    assert [chinese(number) for number in (10, 15, 20, 101, 110, 1010)] == [
        "十",
        "十五",
        "二十",
        "一百零一",
        "一百一十",
        "一千零一十",
    ]
    assert [number for number in range(1, 1200) if article_number(chinese(number)) != number] == []
