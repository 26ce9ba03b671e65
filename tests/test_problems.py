"""Problems: a closed list of codes, each told in two languages on one line that points at the place."""

import re
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile_rules._codes import CODES
from casefile_rules.problems import Problem, ProblemsError, near, nearest, problem

ROOT = Path(__file__).resolve().parents[1]


def values_named(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_speaks_both_languages_of_the_same_things(code: str) -> None:
    zh, en = CODES[code]
    assert re.fullmatch(r"[A-Z][0-9]{3}", code)
    assert zh.strip()
    assert en.strip()
    pairs = (
        {name.removesuffix("_zh") for name in values_named(zh)},
        {name.removesuffix("_zh") for name in values_named(en)},
    )
    assert pairs[0] == pairs[1] or (pairs == ({"zh"}, {"en"}))


def test_no_code_is_written_down_twice() -> None:
    listed = []
    for path in sorted((ROOT / "src" / "casefile_rules" / "_codes").glob("*.py")):
        listed += re.findall(r'^    "([A-Z][0-9]{3})":', path.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(CODES)


def test_a_code_that_is_not_in_the_list_cannot_be_used() -> None:
    with pytest.raises(KeyError):
        problem("X999", "a.yaml")


def test_a_problem_is_one_line_that_an_editor_understands() -> None:
    found = problem("K201", "a.yaml", (3, 7), key="caus", near="cause")
    assert found.render("en") == "a.yaml:3:7: K201 unknown key 'caus'; did you mean: cause"
    assert found.render("zh").startswith("a.yaml:3:7: K201 ")


@given(st.text(max_size=400), st.text(max_size=400))
def test_whatever_was_seen_stays_on_one_short_line(name: str, key: str) -> None:
    """Control characters, line ends and escapes of a terminal are never passed on; nor is half a character."""
    line = problem("K201", name, (1, 1), key=key, near="—").render("zh")
    assert line.isprintable()
    assert len(line) < len(name) + 300
    line.encode()


@given(st.permutations([("b", 1), ("a", 2), ("a", 1), ("a", 1)]))
def test_problems_come_sorted_and_once(order: list[tuple[str, int]]) -> None:
    error = ProblemsError(problem("R105", file, (line, 1)) for file, line in order)
    assert [(each.file, each.line) for each in error.problems] == [("a", 1), ("a", 2), ("b", 1)]
    assert str(error).count("\n") == 2


@given(st.lists(st.text("abcdef", min_size=1, max_size=6)), st.text("abcdef", max_size=6))
def test_the_nearest_name_does_not_depend_on_the_order(known: list[str], word: str) -> None:
    assert nearest(word, known) == nearest(word, list(reversed(known)))
    assert nearest(word, known) in {*known, ""}
    assert not word or nearest(word, known) != word


def test_a_problem_can_be_compared_and_kept() -> None:
    assert Problem("a", 1, 1, "R105") == problem("R105", "a", (1, 1))


def test_a_suggestion_is_never_the_word_itself_and_a_capital_is_no_other_word() -> None:
    assert nearest("rain", ["rain", "raining"]) == "raining"
    assert nearest("rain", ["rain"]) == ""
    assert nearest("bh-zz-05-1", ["BH-ZZ-05-1", "BH-PC-15"]) == "BH-ZZ-05-1"
    assert near("wholly-other", ["rain"]) == "—"


def test_a_clause_that_would_name_nothing_is_left_out() -> None:
    told = problem("U604", "f", name="X", known="—")
    assert [told.text(lang) for lang in ("zh", "en")] == ["没有名为“X”的规则", "there is no rule 'X'"]
    named = problem("U604", "f", name="X—", known="Y")
    assert [named.text(lang) for lang in ("zh", "en")] == [
        "没有名为“X—”的规则；相近：Y",
        "there is no rule 'X—'; near: Y",
    ]


def test_kinds_and_reasons_are_told_in_chinese() -> None:
    told = problem("S309", "f", path="a.b", kind="text", kinds="date / moment")
    assert told.text("zh") == "“a.b”的类型是 文字，此处须为 日期 / 日期或时间"
    assert told.text("en") == "'a.b' is a text; this place needs date / moment"
