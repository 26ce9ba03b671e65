"""What labels and words a result uses does not hang on which rules were compiled before."""

from pathlib import Path

import pytest
from tests.rules.files import SAMPLES

from casefile_rules import read_case_file
from casefile_rules.assessment import Engine

MINE = """\
format: ruleset/1
id: mine
version: 1.0.0
title: {zh: 某县标准, en: Some county's standard}
subject: casefile
extends: [{ruleset: bohu, version: "0.1"}]
"""


def texts(engine: Engine) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    host = engine.compiler.host
    return dict(host.labels), {path: dict(words) for path, words in host.words.items()}


@pytest.mark.parametrize("name", ["bohu", "prc"])
def test_an_engine_knows_every_label_before_it_compiles_a_rule(name: str) -> None:
    cold = Engine.load(name)
    assert texts(cold) == texts(Engine.load(name, examples=True))
    before = texts(cold)
    for rule in cold.rules.values():
        if rule.body is not None:
            assert rule.body.require is not None  # compiled now
    assert texts(cold) == before


def test_an_extending_ruleset_knows_those_of_its_parents(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    (folder / "rules").mkdir(parents=True)
    (folder / "ruleset.yaml").write_text(MINE, encoding="utf-8")
    assert texts(Engine.load(str(folder)))[0].items() >= texts(Engine.load("bohu"))[0].items()


def test_a_second_file_does_not_change_what_is_said_of_the_first() -> None:
    sample = read_case_file(SAMPLES / "penalty-faulty.yaml")
    cold = Engine.load("bohu")
    first = cold.assess(sample).to_json()
    for other in ("permit", "simple-penalty", "incomplete"):
        cold.assess(read_case_file(SAMPLES / f"{other}.yaml")).to_dict()
    assert cold.assess(sample).to_json() == first
