"""Changes of inherited rules (调整): disabled or changed field by field, through levels, for all files or some."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.helpers import Tiny, codes_of, problems_of, rule, write
from tests.engine.test_editions import NEW, OLD
from tests.strategies import known_better, officer_records

from casefile_rules.status import MAY_FAIL, MAY_NOT_APPLY, MAY_PASS
from casefile_rules.values import Record


def override(id_: str, **more: Any) -> Record:
    """Return a raw override."""
    cites = [{"source": "law", "article": "6"}]
    return {"rule": id_, "reason": {"zh": "上级规定"}, "authority": "law", "cites": cites} | more


def family(tmp_path: Path, *levels: list[Record], rules: list[Record] | None = None) -> Path:
    """Write a ruleset and one that extends it for each list of overrides; return the last."""
    folder = write(tmp_path / "level0", *(rules or [rule("A", {"name": "甲"}), rule("B", {"name": "甲"})]))
    for number, overrides in enumerate(levels, 1):
        extends = [{"ruleset": f"level{number - 1}", "version": "1"}]
        folder = write(tmp_path / f"level{number}", extends=extends, sources=[], overrides=overrides)
        (folder / "rules" / "rules.yaml").unlink()
    return folder


def test_a_rule_is_disabled_or_its_fields_replaced_by_those_who_extend(tmp_path: Path) -> None:
    made = Tiny(family(tmp_path, [override("A", disable="true"), override("B", replace={"require": {"name": "乙"}})]))
    assert made.words("name: 乙", "A") is None
    assert made.words("name: 乙", "B") == {"": "pass"}
    assert made.evaluate("name: 乙").unselected == {"A"}
    assert made.compiler.ruleset.rules["B"][0].variants[0].override is not None


def test_changes_are_inherited_through_levels(tmp_path: Path) -> None:
    """Each level replaces its own fields; those of the levels above stay replaced."""
    levels = [
        [override("A", replace={"require": {"name": "乙"}}), override("B", disable="true")],
        [override("A", replace={"applies": {"active": "是"}})],
        [override("B", replace={"title": {"zh": "又用"}})],
    ]
    made = Tiny(family(tmp_path, *levels))
    assert made.words("{name: 乙, active: 是}", "A") == {"": "pass"}
    assert made.words("{name: 甲, active: 否}", "A") == {"": "not_applicable"}
    assert made.words("name: 甲", "B") == {"": "pass"}, "what is changed further down is used again"
    body = made.rules["A"].body
    assert body is not None
    assert len(body.overrides) == 2


def test_a_change_may_hold_only_for_some_files(tmp_path: Path) -> None:
    when = {"when": {"level": "自治区级"}}
    made = Tiny(
        family(
            tmp_path, [override("A", replace={"require": {"name": "乙"}}, **when), override("B", disable="是", **when)]
        )
    )
    assert made.words("{name: 乙, level: 自治区级}", "A") == {"": "pass"}
    assert made.words("{name: 乙, level: 县级}", "A") == {"": "fail"}
    assert made.words("{name: 乙, level: 自治区级}", "B") is None
    places = made.places("name: 乙", "A")
    assert places is not None
    assert [place.mask for place in places] == [MAY_PASS | MAY_FAIL], "one of the two counts, it is not known which"
    places = made.places("name: 甲", "B")
    assert places is not None
    assert [place.mask for place in places] == [MAY_PASS | MAY_NOT_APPLY], "it may be disabled"


def test_conditional_changes_of_two_levels_meet(tmp_path: Path) -> None:
    """A later change of another field leaves the earlier, conditional one in place."""
    levels = [
        [override("A", replace={"require": {"name": "乙"}}, when={"level": "自治区级"})],
        [override("A", replace={"applies": {"active": "是"}})],
        [override("A", replace={"require": {"name": "丙"}}, when={"hours": "1"})],
    ]
    made = Tiny(family(tmp_path, *levels))
    for record, expected in (
        ("level: 自治区级, active: 是, hours: 0, name: 乙", "pass"),
        ("level: 县级, active: 是, hours: 0, name: 甲", "pass"),
        ("level: 自治区级, active: 否, hours: 0, name: 甲", "not_applicable"),
        ("level: 自治区级, active: 是, hours: 1, name: 丙", "pass"),
        ("level: 县级, active: 否, hours: 1, name: 甲", "not_applicable"),
    ):  # fmt: skip
        assert made.words(f"{{{record}}}", "A") == {"": expected}


def test_a_conditional_change_of_the_window_holds_only_under_its_condition(tmp_path: Path) -> None:
    changed = override("A", replace={"in_force": {"from": "2024-01-01", "by": "hired"}}, when={"level": "自治区级"})
    made = Tiny(family(tmp_path, [changed]))
    assert made.words("{name: 甲, level: 县级, hired: 2023-01-01}", "A") == {"": "pass"}
    assert made.words("{name: 甲, level: 自治区级, hired: 2023-01-01}", "A") is None


@pytest.fixture(scope="module")
def changing(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    """Editions and variants of which it may be open which count."""
    rules = [
        rule("A", {"name": "甲"}, in_force=OLD),
        rule("A", {"hours": "1"}, in_force=NEW),
        rule("B", {"passed": "是"}, each="trainings"),
    ]
    levels = [
        [override("A", replace={"require": {"name": "乙"}}, when={"level": "county"})],
        [
            override("B", disable="true", when={"active": "是"}),
            override("A", replace={"applies": {"active": "是"}}, when={"hours": "2"}),
        ],
    ]
    return Tiny(family(tmp_path_factory.mktemp("changing"), *levels, rules=rules))


@given(officer_records(), st.data())
def test_recording_more_only_narrows_what_is_possible(changing: Tiny, record: Record, data: st.DataObject) -> None:
    better = data.draw(known_better(record))
    before, after = changing.evaluate_record(record).places("A"), changing.evaluate_record(better).places("A")
    masks = [MAY_NOT_APPLY if places is None else places[0].mask for places in (before, after)]
    assert masks[1] & ~masks[0] == 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (override("C", disable="true"), "S337"),
        (override("A"), "S338"),
        (override("A", disable="true", replace={"level": "may"}), "S338"),
        (override("A", replace=["level"]), "S338"),
        (override("A", replace={"id": "B"}), "S339"),
        (override("A", replace={"requires": {"name": "乙"}}), "K201"),
        (override("A", replace={"level": "perhaps"}), "K210"),
        (override("A", replace={"require": {"nmae": "乙"}}), "S302"),
        (override("A", replace={"cites": [{"source": "no"}]}), "S344"),
        (override("A", replace={"in_force": {"from": "2024-02-01", "until": "2024-01-01", "by": "hired"}}), "S336"),
        (override("A", replace={"message": "text"}), "K202"),
        (override("A", disable="true", when={"nmae": "乙"}), "S302"),
        (override("A", disable="true", when={"check": "judge", "ask": {"zh": "问"}}), "S391"),
        (override("A", disable="true") | {"cites": [{"source": "law", "article": "21"}]}, "S345"),
        (override("A", disable="true") | {"cites": None}, "K205"),
    ],
)
def test_changes_that_cannot_be(tmp_path: Path, change: Record, code: str) -> None:
    assert codes_of(family(tmp_path, [change])) == [code]


PLACED = rule("A", {"passed": "是"}, each="trainings", applies={"topic": "法"}, message={"zh": "{training.topic}"})


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (override("A", replace={"each": "certificates"}), {"S302 certificates"}),
        (override("A", replace={"each": {"in": "trainings", "whree": {}}}), {"S349 in: trainings"}),
        (override("A", replace={"status": "stable"}), {"S347 stable", "S343 stable"}),
        (override("A", replace={"require": {"pased": "是"}}), {"S302 pased: 是"}),
        (override("A", replace={"message": {"zh": "{training.topik}"}}), {"S350 '{training.topik}'"}),
        (override("A", replace={"in_force": {"from": "2024-01-01", "by": "hird"}}), {"S302 hird"}),
    ],
)
def test_what_a_change_makes_wrong_is_told_at_the_change(tmp_path: Path, change: Record, told: set[str]) -> None:
    found = problems_of(family(tmp_path, [change], rules=[PLACED]))
    assert {Path(one.file).parent.name for one in found} == {"level1"}
    lines = [Path(one.file).read_text(encoding="utf-8").split("\n")[one.line - 1][one.column - 1 :] for one in found]
    assert {f"{one.code} {line}" for one, line in zip(found, lines, strict=True)} == told


def test_what_was_wrong_before_a_change_is_told_where_it_is_written(tmp_path: Path) -> None:
    wrong = PLACED | {"require": {"pased": "是"}}
    (found,) = problems_of(family(tmp_path, [override("A", replace={"title": {"zh": "x"}})], rules=[wrong]))
    assert (found.code, Path(found.file).parent.parent.name) == ("S302", "level0")


def test_a_change_of_the_places_of_a_bundled_rule_is_seen_through_at_once(tmp_path: Path) -> None:
    """What is packed was found sound for its own places, not for those that a change gives it."""
    folder = write(
        tmp_path / "own", extends=[{"ruleset": "bohu"}], subject="casefile",
        overrides=[override("BH-ZZ-05-1", replace={"each": "services"})],
    )  # fmt: skip
    (folder / "rules" / "rules.yaml").unlink()
    found = problems_of(folder)
    assert {Path(one.file).parent.name for one in found} == {"own"}
    assert {"S302", "S350"} <= {one.code for one in found}


def test_labels_may_be_written_in_a_change_too(tmp_path: Path) -> None:
    made = Tiny(family(tmp_path, [override("A", replace={"要求": {"name": "乙"}, "强度": "可以"})]))
    assert made.words("name: 乙", "A") == {"": "pass"}
