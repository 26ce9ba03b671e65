"""Files that strangers tried: every planted fault is found, nothing lawful is accused, unknown stays unknown."""

from typing import Any

import pytest
from tests.trials.answers import INPUTS, answers, missed

ENTRIES = [
    pytest.param(name, entry, id=f"{name}-{number}")
    for name, entries in answers().items()
    for number, entry in enumerate(entries, 1)
]


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_the_right_answer(name: str, entry: dict[str, Any]) -> None:
    assert missed(name, entry) == ""


def test_every_input_has_an_answer() -> None:
    assert sorted(answers()) == sorted(INPUTS)
