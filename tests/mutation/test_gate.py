"""A fixed part of what runs every night: rules of which every change is noticed, and must stay so."""

import pytest

from casefile_rules import Engine
from casefile_rules.mutation.collecting import outcomes, works
from casefile_rules.mutation.report import Survey

PROVED = (
    "BH-PC-15-03-4", "BH-PC-15-06-3", "BH-ZZ-08-1", "BH-ZZ-09-101", "BH-ZZ-09-203", "BH-ZZ-16-6",
    "PRC-CFF-30-1", "PRC-CFF-67-4", "PRC-CFF-70-1", "PRC-FYF-23-1", "PRC-QZF-18-2", "PRC-QZF-23-1",
    "closed_penalty", "ordinary_penalised",
)  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.load("bohu", examples=True)


@pytest.mark.parametrize("name", PROVED)
def test_every_change_of_it_is_noticed(name: str, engine: Engine) -> None:
    survey = Survey(outcomes(engine, works(engine, (name,))))
    assert survey.made, "it is changed at all"
    assert [one.render("en") for one in survey.problems()] == []


def test_the_same_whichever_way_the_work_is_split(engine: Engine) -> None:
    todo = works(engine, PROVED[:4])
    assert list(outcomes(engine, todo, 1)) == list(outcomes(engine, todo, 2))
