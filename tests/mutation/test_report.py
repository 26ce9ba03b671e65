"""How many changes must be noticed, and which kinds always: the ruleset says it."""

from pathlib import Path
from typing import Any

from casefile_rules import Engine
from casefile_rules.cli import main
from casefile_rules.cli._mutating import declared
from casefile_rules.mutation._kinds import KINDS, NEVER, NOTICED
from casefile_rules.mutation.report import Survey
from casefile_rules.mutation.running import Outcome
from casefile_rules.shape import load_shape


def outcome(kind: str, *, noticed: bool) -> Outcome:
    return Outcome("R-1", kind, noticed, "rules.yaml", 1, 1, ("改", "change"), ("缺", "missing"))


def survey(proof: dict[str, Any] | None, *kinds: str, noticed: int = 9) -> Survey:
    survivors = [outcome(kind, noticed=False) for kind in kinds]
    return Survey([*survivors, *[outcome("member", noticed=True)] * noticed], proof)


def test_the_share_that_a_ruleset_declares_is_the_bar() -> None:
    assert survey({"noticed": 90}, "member").passes()
    assert not survey({"noticed": 91}, "member").passes()


def test_a_kind_of_which_none_may_survive_fails_alone() -> None:
    assert not survey({"noticed": 0, "always": ["limit"]}, "limit").passes()
    assert survey({"noticed": 0, "always": ["unit"]}, "limit").passes()


def test_without_a_word_of_the_ruleset_the_common_bar_counts() -> None:
    assert not survey(None, "member", noticed=NOTICED - 77).passes()
    assert survey(None, "member", noticed=99).passes()
    assert not any(survey(None, kind, noticed=999).passes() for kind in NEVER)


def test_a_share_given_by_hand_takes_the_place_of_the_declared_one() -> None:
    assert survey({"noticed": 95}, "member").passes(90)


SAME = {"R-1": [("change", 2)]}


def test_what_a_rule_declares_to_be_no_change_is_counted_apart() -> None:
    unnoticed = [outcome("limit", noticed=False)] * 2
    found = Survey([*unnoticed, outcome("member", noticed=True)], {"noticed": 100, "always": ["limit"]}, SAME)
    assert (len(found.held), found.survivors, found.made.total()) == (2, [], 1)
    assert found.passes()
    assert ("声明等同", "2", "") in found.table("zh")
    assert found.document()["same"] == 2


def test_one_more_of_them_than_declared_survives() -> None:
    found = Survey([outcome("limit", noticed=False)] * 3, {"noticed": 0, "always": ["limit"]}, SAME)
    assert len(found.survivors) == 1
    assert not found.passes()


def test_a_declared_change_that_an_example_notices_is_told() -> None:
    found = Survey([outcome("limit", noticed=False), outcome("limit", noticed=True)], {"noticed": 0}, SAME)
    assert [one.code for one in found.problems()] == ["M704"]
    assert not found.passes()


def test_where_only_the_rubric_is_changed_nothing_declared_of_a_rule_is_missed() -> None:
    """Lines of a rubric are called by their rules: `--only rubric` told of changes that it never makes (M704)."""
    engine = Engine.load("prc", examples=True)
    assert declared(engine, ("rubric",)) == {}
    assert list(declared(engine, ("PRC-QZF-25-1",))) == ["PRC-QZF-25-1"]
    assert list(declared(engine, ())) == ["PRC-QZF-25-1", "PRC-QZF-32-1"]


def test_what_is_declared_of_a_rule_that_was_not_worked_through_is_not_told() -> None:
    assert Survey([outcome("limit", noticed=True)], {"noticed": 0}, {"R-2": [("change", 1)]}).problems() == []


def test_the_kinds_that_a_ruleset_can_name_are_all_there_are() -> None:
    always = load_shape("ruleset").fields["proof"].fields["always"].item
    assert always is not None
    assert list(always.values) == list(KINDS)


def test_the_bundled_rulesets_demand_that_no_limit_veto_effect_or_weight_survives() -> None:
    for name in ("bohu", "prc"):
        proof = Engine.load(name, examples=True).ruleset.proof
        assert proof is not None
        assert proof["noticed"] == 95
        assert set(proof["always"]) == set(NEVER)


def test_the_command_goes_by_what_the_ruleset_declares(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    assert main(["new", "ruleset", str(mine)]) == 0
    written = (mine / "ruleset.yaml").read_text(encoding="utf-8")
    status = {}
    for share in (0, 100):
        (mine / "ruleset.yaml").write_text(f"{written}proof: {{noticed: {share}}}\n", encoding="utf-8")
        status[share] = main(["rules", "test", str(mine), "--mutate", "--only", "rubric"])
    assert status == {0: 0, 100: 1}
