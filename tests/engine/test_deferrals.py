"""Rules that give way (从其规定) to another standard: undetermined until it is said which counts."""

from pathlib import Path
from typing import Any

import pytest
from tests.engine.helpers import SOURCE, Tiny, codes_of, rule, tiny, write
from tests.engine.test_overrides import override

from casefile_rules.status import MAY_FAIL, MAY_NOT_APPLY
from casefile_rules.values import Record

FACTS = {"followed": {"type": "bool", "ask": {"zh": "是否按上级规定制作"}}}
DEFERRED = {
    "id": "superior", "when": {"level": "自治区级"}, "rules": {"cites": "law", "from": "第八条", "to": "第十条"},
    "asks": "facts.followed", "message": {"zh": "上级另有规定"},
}  # fmt: skip


def citing(id_: str, article: str, **more: Any) -> Record:
    """Return a rule that states *article* and that nobody called 乙 meets."""
    return rule(id_, {"name": "甲"}, cites=[{"source": "law", "article": article}], **more)


RULES = [citing("A", "第八条"), citing("B", "第十条"), citing("C", "第十一条")]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    return tiny(tmp_path_factory.mktemp("deferred"), *RULES, facts=FACTS, deferred=[DEFERRED])


def masks(made: Tiny, text: str) -> list[int | None]:
    """Return what is possible of each rule; None where it is not selected."""
    found = [made.places(text, id_) for id_ in ("A", "B", "C")]
    return [None if places is None else places[0].mask for places in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("level: 自治区级", [MAY_FAIL | MAY_NOT_APPLY, MAY_FAIL | MAY_NOT_APPLY, MAY_FAIL]),
        ("level: 自治区级\nfacts: {followed: 是}", [None, None, MAY_FAIL]),
        ("level: 自治区级\nfacts: {followed: 否}", [MAY_FAIL, MAY_FAIL, MAY_FAIL]),
        ("level: 县级", [MAY_FAIL, MAY_FAIL, MAY_FAIL]),
        ("hours: 1", [MAY_FAIL, MAY_FAIL, MAY_FAIL]),
        ("level: 县级\nfacts: {followed: 是}", [MAY_FAIL, MAY_FAIL, MAY_FAIL]),
    ],
)
def test_only_the_articles_named_give_way_and_only_where_the_other_standard_is_recorded(
    made: Tiny, text: str, expected: list[int | None]
) -> None:
    assert masks(made, f"name: 乙\n{text}") == expected


def test_what_decides_is_asked(made: Tiny) -> None:
    run = made.evaluate("{name: 乙, level: 自治区级}").run
    assert [(one.path, one.note) for one in made.rules["A"].undecided(run)] == [("case.facts.followed", "deferred")]
    assert made.rules["C"].undecided(run) == []


def overlay(folder: Path, **change: Any) -> Tiny:
    """Return a ruleset that changes rule A of one with deferred rules."""
    write(folder / "county", *RULES, facts=FACTS, deferred=[DEFERRED])
    return Tiny(write(folder / "system", rule("D", {"name": "甲"}), extends=[{"ruleset": "county"}], sources=[],
                      overrides=[override("A", **change)]))  # fmt: skip


def test_with_an_overlay_all_stays_as_the_overlay_says(tmp_path: Path) -> None:
    """What it changed counts as changed, what it left binds."""
    made = overlay(tmp_path, disable="是")
    assert masks(made, "{name: 乙, level: 自治区级}") == [None, MAY_FAIL, MAY_FAIL]


def test_an_overlay_for_other_files_changes_nothing(tmp_path: Path) -> None:
    made = overlay(tmp_path, disable="是", when={"hours": "1"})
    open_ = MAY_FAIL | MAY_NOT_APPLY
    assert masks(made, "{name: 乙, level: 自治区级, hours: 2}") == [open_, open_, MAY_FAIL]
    assert masks(made, "{name: 乙, level: 自治区级, hours: 1}") == [None, MAY_FAIL, MAY_FAIL]


def test_what_a_proposal_states_of_an_article_gives_way_with_it(tmp_path: Path) -> None:
    ours = {"id": "ours", "title": {"zh": "建议"}, "authority": "proposed"}
    cites = [{"source": "ours"}, {"source": "law", "article": "第八条"}]
    made = tiny(tmp_path, rule("A", {"name": "甲"}, cites=cites), sources=[SOURCE, ours], facts=FACTS,
                deferred=[DEFERRED])  # fmt: skip
    places = made.places("{name: 乙, level: 自治区级}")
    assert places is not None
    assert [place.mask for place in places] == [MAY_FAIL | MAY_NOT_APPLY]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"asks": "facts.folowed"}, "S303"),
        ({"asks": "name"}, "S309"),
        ({"rules": {"cites": "lwa", "from": "8", "to": "10"}}, "S344"),
        ({"rules": {"cites": "law", "from": "8", "to": "21"}}, "S345"),
        ({"rules": {"cites": "law", "from": "八", "to": "some"}}, "S346"),
        ({"when": {"lvl": "县级"}}, "S302"),
    ],
)
def test_what_is_wrong_with_a_deferral(tmp_path: Path, change: dict[str, Any], code: str) -> None:
    found = codes_of(write(tmp_path, *RULES, facts=FACTS, deferred=[{**DEFERRED, **change}]))
    assert set(found) == {code}
