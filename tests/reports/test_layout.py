"""Lines of a given width: nothing is lost, nothing sticks out, stops stay where they belong."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from casefile_rules.reports._layout import columns, columns_of, pad, wrap

OPENING, CLOSING = "（《“[(", "，。；：》”）"
texts = st.text(alphabet="案卷评查规则第一条 abc.-01" + OPENING + CLOSING, max_size=120)


def test_a_chinese_sign_takes_two_columns() -> None:
    assert columns_of("第4页") == 5
    assert pad("第4页", 8) == "第4页   "


def test_a_line_may_end_after_every_chinese_sign_but_never_before_a_stop() -> None:
    assert wrap("案卷封面，案由", 8) == ["案卷封", "面，案由"]
    assert wrap("见《决定书》", 4) == ["见", "《决", "定", "书》"]


def test_a_word_of_letters_stays_whole_where_it_fits() -> None:
    assert wrap("字段 certification.source 空白", 22) == ["字段", "certification.source", "空白"]
    assert wrap("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


def test_line_breaks_are_kept() -> None:
    assert wrap("a\n\nb", 10) == ["a", "", "b"]


@given(texts, st.integers(8, 40))
def test_nothing_is_lost_and_nothing_sticks_out(text: str, width: int) -> None:
    lines = wrap(text, width)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(columns_of(line) <= width for line in lines)


@given(st.text(alphabet="案卷评查规则，。；", max_size=60), st.integers(8, 30))
def test_no_line_begins_with_a_stop_unless_stops_alone_fill_a_line(text: str, width: int) -> None:
    lines = wrap(text, width)

    for before, line in pairwise(lines):
        if line[:1] in tuple("，。；"):
            assert set(before[1:]) <= set("，。；")


def test_the_last_column_of_a_table_is_wrapped_under_itself() -> None:
    assert list(columns([("1", "案卷评查规则案卷评查规则")], 16)) == ["1  案卷评查规则", "   案卷评查规则"]
