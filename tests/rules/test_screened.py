"""The bundled rules say the same whether the screen looks first or not: files of worked examples, and blank ones."""

import os
from random import Random
from typing import Any

import pytest
from tests.rules.files import _manifest, engine

from casefile_rules.assessment import Engine
from casefile_rules.casefile.reader import case_file_from
from casefile_rules.engine import Evaluation
from casefile_rules.examples import _examples, _prepared

TRIED = 10**6 if os.environ.get("CASEFILE_RULES_EVERYTHING") else 250
"""So many examples, always the same; all where everything is wanted."""


def states(rules: Engine, found: Evaluation) -> dict[str, Any]:
    """Return what every rule says at each of its places."""
    return {
        id_: None if id_ in found.unselected else sorted((place.key, place.mask) for place in found.places(id_) or ())
        for id_ in rules.rules
    }


def test_the_screen_changes_nothing_of_the_files_of_examples() -> None:
    rules = engine()
    examples = list(_examples(rules, ()))
    Random(7).shuffle(examples)  # noqa: S311 - a sample
    differ = []
    for entry, number, example in examples[:TRIED]:
        prepared, _ = _prepared(rules, entry, number, example)
        screened = states(rules, rules.evaluate(prepared))
        asked = states(rules, Evaluation(rules.rules, rules.run(prepared)))
        differ += [(entry.id, number, id_) for id_ in asked if asked[id_] != screened[id_]]
    assert differ == []


@pytest.mark.parametrize("name", ["penalty-clean", "permit", "simple-penalty", "combined-simple"])
def test_a_file_checked_again_comes_to_the_same(name: str) -> None:
    """What `nearest` had asked was taken for the status of the whole condition, once the screen was warm."""
    rules = Engine.load("bohu")
    case = case_file_from({**_manifest(name), "category": None}, name)
    said = [rules.assess(case).to_dict()["outcomes"] for _ in range(12)]
    assert said == [said[0]] * 12
