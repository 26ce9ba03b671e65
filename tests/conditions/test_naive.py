"""The compiled condition says what the naive interpreter says: word for word, walked anew each time."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.conditions import naive
from tests.conditions.helpers import compiled, world
from tests.strategies import conditions, officer_records

from casefile_rules.conditions import Run
from casefile_rules.values import Record, Records


@given(conditions(), officer_records())
def test_about_the_whole_record(raw: dict[str, Any], record: Record) -> None:
    assert compiled(raw).status(Run(record), record, record) == naive.evaluate(raw, world(record))


@given(conditions(inside=True, alias="training"), officer_records(), st.data())
def test_about_one_place(raw: dict[str, Any], record: Record, data: st.DataObject) -> None:
    """A bare path starts at the place, ``training.`` names it, ``case.`` is the root."""
    trainings = record.get("trainings") or Records([{}], ())
    place = data.draw(st.sampled_from([*trainings, *trainings.unseen] or [{}]))
    found = compiled(raw, inside=True, alias="training").status(Run(record), place, place)
    assert found == naive.evaluate(raw, world(record, place, "training"))


@given(conditions(), officer_records())
def test_the_explanation_comes_to_the_same_status(raw: dict[str, Any], record: Record) -> None:
    condition = compiled(raw)
    status = condition.status(Run(record), record, record)
    trace = condition.explain(Run(record), record, record)
    assert trace.status == status
    assert all(leaf.status is not None for leaf in trace.leaves())
