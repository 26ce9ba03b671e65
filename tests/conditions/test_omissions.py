"""What is left out is told as what is missing, and what was written as it was written: never as Python calls it."""

from typing import Any

import pytest
from tests.conditions.helpers import problem_of

OMITTED: list[tuple[Any, str, str]] = [
    ("name: {is: {pick: first, field: topic}}", "S409", "in"),
    ("name: {is: {pick: first, in: trainings}}", "S409", "field"),
    ("name: {is: {field: }}", "S409", "field"),
    ("name: {is: {pick: , in: trainings, field: topic}}", "S305", "null"),
    ("name: {is: {pick: first, in: trainings, field: topic, by: held_on}}", "S411", "first"),
    ("active: {blank: }", "S304", "null"),
    ("name: {is: [甲, 乙]}", "S304", "[甲, 乙]"),
    ("check: ", "S315", "null"),
    ("check: {}", "S315", "{}"),
    ("not: ", "S312", "null"),
    ("not: x", "S312", "x"),
    ("not: [a, b]", "S312", "[a, b]"),
    ("name: {matches: }", "S308", "null"),
]


@pytest.mark.parametrize(("text", "code", "named"), OMITTED, ids=[text for text, _, _ in OMITTED])
def test_what_is_left_out(text: str, code: str, named: str) -> None:
    found = problem_of(text)
    assert found.code == code
    for lang in ("zh", "en"):
        assert named in found.text(lang)
        assert not {"None", "NoneType", "dict", "list", "str"} & set(found.text(lang).replace("“", " ").split())
