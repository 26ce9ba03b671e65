"""Messages quote values: what they may quote is checked when the ruleset loads."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import officers
from tests.conditions.helpers import TRAINING
from tests.engine.helpers import problems_of, rule, tiny, write

from casefile_rules.conditions import Run, Scope
from casefile_rules.engine import ENDS, Special
from casefile_rules.engine._messages import compile_message
from casefile_rules.values import UNKNOWN


def parts(template: str, root: dict[str, Any], here: dict[str, Any] | None = None) -> list[tuple[str, Any]]:
    """Return the literal texts and values of a message."""
    scope = Scope(officers.host(), officers.SHAPE if here is None else TRAINING, alias="training")
    message = compile_message(template, scope, ())
    assert message is not None, scope.host.problems
    return [part[:2] for part in message.values(Run(root), root if here is None else here)]


def test_values_are_quoted_by_their_path() -> None:
    root = {"name": "甲", "badge": {"no": "7"}}
    assert parts("{name}的证件{badge.no}。", root) == [("", "甲"), ("的证件", "7"), ("。", ENDS)]
    assert parts("{training.topic}/{topic}/{case.name}", root, {"topic": "法"}) == [
        ("", "法"),
        ("/", "法"),
        ("/", "甲"),
    ]
    assert parts("{hired}{badge.valid_until}", root) == [("", UNKNOWN), ("", UNKNOWN)]


def test_braces_are_doubled_to_be_said() -> None:
    assert parts("{{x}} {name}", {"name": "甲"}) == [("{", ENDS), ("x}", ENDS), (" ", "甲")]


def test_what_every_message_may_quote() -> None:
    values = parts("{seen} {expected} {count} {faults}", {})
    assert [value for _, value in values] == ["seen", "expected", "count", "faults"]
    assert all(isinstance(value, Special) for _, value in values)


@given(st.text("甲{}!:.[]0a ", max_size=12))
def test_any_template_is_compiled_or_told(template: str) -> None:
    scope = Scope(officers.host(), officers.SHAPE)
    message = compile_message(template, scope, ())
    assert (message is None) == bool(scope.host.problems)
    if message is not None:
        assert "".join(part[0] for part in message.values(Run({}), {})) == template.replace("{{", "{").replace(
            "}}", "}"
        )


@pytest.mark.parametrize(
    ("template", "code"),
    [
        ("{nmae}", "S350"), ("{badge.nu}", "S350"), ("{document.title}", "S350"), ("{name[0]}", "S350"),
        ("{0}", "S350"), ("{}", "S351"), ("{name", "S351"), ("name}", "S351"), ("{name!r}", "S351"),
        ("{name:>9}", "S351"),
        ("{name:{hours}}", "S351"),
    ],
)  # fmt: skip
def test_what_a_message_cannot_quote(tmp_path: Path, template: str, code: str) -> None:
    text = {"zh": f"“{template}”"}
    found = problems_of(write(tmp_path, rule("A", {"name": "甲"}, message=text, remedy=text)))
    assert [each.code for each in found] == [code, code]
    lines = (tmp_path / "rules" / "rules.yaml").read_text(encoding="utf-8").split("\n")
    assert all(lines[each.line - 1].strip().startswith("zh: ") for each in found)


def test_the_nearest_value_is_suggested(tmp_path: Path) -> None:
    found = problems_of(
        write(tmp_path, rule("A", {"passed": "是"}, each="trainings", message={"zh": "{training.topik}"}))
    )
    assert "known: training.topic" in found[0].text("en")


def test_both_languages_of_every_text_are_kept(tmp_path: Path) -> None:
    text = {"zh": "{name}错", "en": "{name} is wrong"}
    made = tiny(tmp_path, rule("A", {"name": "甲"}, message=text, remedy={"zh": "改"}))
    body = made.rules["A"].body
    assert sorted(made.compiler.messages[id(body)]) == ["message.en", "message.zh", "remedy.zh"]


@pytest.mark.parametrize(
    ("require", "quoted", "codes"),
    [
        ({"check": "present", "fields": ["name"]}, "{faults}{count}{seen}{expected}", []),
        ({"any": [{"name": "x"}, {"check": "present", "fields": ["name"]}]}, "{faults}", []),
        ({"name": "x"}, "{seen}{expected}", []),
        ({"name": "x"}, "{faults}", ["S412"]),
        ({"not": {"name": "x"}}, "{count}", ["S412"]),
        ({"some": {"in": "trainings", "where": {"topic": "x"}}}, "{faults}", ["S412"]),
        ({"check": "judge", "ask": {"zh": "问"}}, "{seen}", ["S412"]),
        ({"any": [{"name": "x"}, {"check": "judge", "ask": {"zh": "问"}}]}, "{seen}", []),
    ],
)
def test_what_nothing_fills_is_not_quoted(tmp_path: Path, require: Any, quoted: str, codes: list[str]) -> None:
    for text in ("message", "remedy"):
        found = problems_of(write(tmp_path / text, rule("A", require, **{text: {"zh": f"错：{quoted}"}})))
        assert [one.code for one in found] == codes
        assert all("{case." in one.text("zh") for one in found)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("badge.noo", "badge.no"),
        ("case.badge.noo", "case.badge.no"),
        ("fault", "faults"),
        ("officer.name", "case.name"),
    ],
)
def test_the_value_that_was_meant_is_suggested(tmp_path: Path, name: str, near: str) -> None:
    (found,) = problems_of(write(tmp_path, rule("A", {"name": "x"}, message={"zh": f"{{{name}}}"})))
    assert (found.code, dict(found.arguments)["known"]) == ("S350", near)
