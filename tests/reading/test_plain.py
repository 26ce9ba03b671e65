"""Data that is plainly right is read quickly; whatever is not is read with care, and comes to the same."""

import json
from copy import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import officers
from tests.strategies import raw_trees

from casefile_rules.problems import Problem
from casefile_rules.reading.plain import plainly
from casefile_rules.reading.source import Source, parse_source, read_source
from casefile_rules.reading.typed import _Reading
from casefile_rules.shape import Field, load_shape

SHAPES = (officers.SHAPE, load_shape("casefile"), load_shape("ruleset"), load_shape("rules"))
SAMPLES = sorted(Path(__file__).parents[2].joinpath("samples").glob("*.yaml"))
ODD = st.sampled_from(
    [None, True, False, "", "  ", "是", "1", "-1", "1e3", "x" * 100_001, "2024-02-30", "二〇二四年三月一日", "a\u200bb",
     "1-3", "3-1", [], [None], {}, {"x-a": "1"}, {"k": "1"}, ["a", ["b"]]]
)  # fmt: skip


def carefully(shape: Field, source: Source) -> tuple[Any, list[Problem]]:
    """Return what the careful reader gives, and what it finds wrong."""
    problems: list[Problem] = []
    return _Reading(source, problems).value(shape, source.data, ()), problems


def holds(shape: Field, source: Source) -> bool:
    """Return whether *source* is read plainly; then it must be right, and come to what care gives."""
    try:
        found = plainly(shape, source.data)
    except ValueError:
        return False
    data, problems = carefully(shape, source)
    assert (repr(found), problems) == (repr(data), [])
    return True


@given(raw_trees())
def test_what_is_read_plainly_comes_to_the_same_as_with_care(data: dict[str, Any]) -> None:
    for shape in SHAPES:
        holds(shape, parse_source(json.dumps(data, ensure_ascii=False), "f", json=True))


def spoilt(data: Any, at: int, odd: Any) -> Any:
    """Return *data* with *odd* in the place with the number *at*, of all there are."""
    places: list[tuple[Any, Any]] = []

    def walk(node: Any) -> None:
        for key, below in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
            places.append((node, key))
            walk(below)

    data = json.loads(json.dumps(data))
    walk(data)
    node, key = places[at % len(places)]
    node[key] = odd
    return data


@given(st.sampled_from(SAMPLES), st.integers(0, 10_000), ODD)
def test_one_odd_value_in_a_sample_is_taken_as_care_takes_it(file: Path, at: int, odd: Any) -> None:
    data = spoilt(read_source(file).data, at, odd)
    holds(load_shape("casefile"), parse_source(json.dumps(data, ensure_ascii=False), "f", json=True))


@pytest.mark.parametrize("name", ["penalty-clean", "permit", "simple-penalty", "combined-simple"])
def test_a_clean_sample_is_read_plainly(name: str) -> None:
    """Else it would be read twice, and nobody would notice."""
    source = read_source(Path(__file__).parents[2] / "samples" / f"{name}.yaml")
    assert holds(load_shape("casefile"), source)


def test_the_copy_of_a_field_is_read_as_it_is_changed() -> None:
    number = Field("integer")
    assert plainly(number, "12") == 12
    words = copy(number)
    words.kind = "text"
    assert plainly(words, "12") == "12"
