"""Loading a folder and all it extends: merged once, everything wrong with it at once, never a traceback."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engine.helpers import SOURCE, Tiny, codes_of, dump, problems_of, rule, tiny, write
from tests.strategies import raw_trees

from casefile_rules.problems import ProblemsError
from casefile_rules.ruleset.load import read_ruleset

A, B = rule("A", {"name": "甲"}), rule("B", {"name": "乙"})


def below(folder: Path, *parents: str, rules: tuple[Any, ...] = (), **more: Any) -> Path:
    """Write a ruleset that extends *parents*, folders beside it."""
    more.setdefault("sources", [])
    made = write(folder, *rules, extends=[{"ruleset": parent} for parent in parents], **more)
    if not rules:
        (made / "rules" / "rules.yaml").unlink()
    return made


def test_rules_are_inherited_and_added(tmp_path: Path) -> None:
    write(tmp_path / "one", A)
    made = Tiny(below(tmp_path / "two", "one", rules=(B,)))
    assert list(made.rules) == ["A", "B"]
    assert made.compiler.ruleset.parents == [("one", "1.0.0")]


def test_several_parents(tmp_path: Path) -> None:
    write(tmp_path / "one", A, facts={"f": {"type": "bool", "ask": {"zh": "问"}}})
    write(tmp_path / "other", B, scope={"name": "甲"})
    made = Tiny(below(tmp_path / "two", "one", "other", rules=(rule("C", {"facts.f": "是"}),)))
    assert list(made.rules) == ["A", "B", "C"]
    assert len(made.compiler.ruleset.scopes) == 1


CHANGE = {"rule": "A", "reason": {"zh": "x"}, "authority": "law", "cites": [{"source": "law"}]}


@pytest.mark.parametrize("order", [("left", "right"), ("right", "left")])
def test_a_parent_in_common_is_taken_once_and_what_one_side_changed_stays_changed(
    tmp_path: Path, order: tuple[str, str]
) -> None:
    write(
        tmp_path / "top",
        A,
        scope={"name": "甲"},
        eligibility=[{"id": "e", "when": {"name": "丙"}, "message": {"zh": "x"}}],
    )
    below(tmp_path / "left", "top", overrides=[CHANGE | {"replace": {"require": {"name": "乙"}}}])
    below(tmp_path / "right", "top", rules=(B,))
    made = Tiny(below(tmp_path / "bottom", *order))
    assert made.words("name: 乙", "A") == {"": "pass"}
    assert (len(made.compiler.ruleset.scopes), len(made.compiler.ruleset.eligibility)) == (1, 1)
    assert sorted(made.rules) == ["A", "B"]


def test_one_id_for_two_rules_of_two_parents(tmp_path: Path) -> None:
    write(tmp_path / "one", A)
    write(tmp_path / "other", A)
    assert codes_of(below(tmp_path / "two", "one", "other")) == ["S335"]
    assert codes_of(below(tmp_path / "three", "one", rules=(A,), sources=[])) == ["S335"]


@pytest.mark.parametrize(
    ("extends", "codes"),
    [
        ([{"ruleset": "one", "version": "1"}], []),
        ([{"ruleset": "one", "version": "1.0"}], []),
        ([{"ruleset": "one", "version": "1.0.0"}], []),
        ([{"ruleset": "one", "version": "2"}], ["S332"]),
        ([{"ruleset": "one", "version": "1.0.00"}], ["S332"]),
        ([{"ruleset": "oen"}], ["S330"]),
        ([{"version": "1"}], ["K204"]),
        (["one"], ["K202"]),
        ("one", ["K202"]),
        ([None], ["K207"]),
        ([{"ruleset": "../one"}], ["K209"]),
        ([{"ruleset": "other"}], ["S333"]),
        ([{"ruleset": "broken"}], ["R110"]),
    ],
)
def test_parents(tmp_path: Path, extends: Any, codes: list[str]) -> None:
    write(tmp_path / "one", B)
    own = {"sources": [SOURCE | {"id": "own"}]}
    write(tmp_path / "other", subject="casefile")
    write(tmp_path / "broken")
    (tmp_path / "broken" / "ruleset.yaml").write_text("a: b: c", encoding="utf-8")
    two = write(tmp_path / "two", A | {"cites": [{"source": "own"}]}, extends=extends, **own)
    assert [code for code in codes_of(two) if code != "S354"] == codes


def test_circles_and_endless_chains(tmp_path: Path) -> None:
    below(tmp_path / "a", "b", rules=(A,), sources=[{"id": "law", "title": {"zh": "x"}, "authority": "law"}])
    below(tmp_path / "b", "a")
    (found,) = [each for each in problems_of(tmp_path / "a") if each.code == "S331"]
    assert "a -> b -> a" in found.text("en")
    write(tmp_path / "r0", B)
    for number in range(1, 13):
        below(tmp_path / f"r{number}", f"r{number - 1}")
    assert "S331" in codes_of(tmp_path / "r12")
    assert codes_of(tmp_path / "r9") == []


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ({"subject": "oficer"}, ["S348"]),
        ({"vocabulary": "nothing"}, ["S334"]),
        ({"calendar": "nothing"}, ["S334"]),
        ({"id": None}, ["K205"]),
        ({"version": "one"}, ["K209"]),
        ({"format": "ruleset/9"}, ["K210"]),
        ({"scope": {"nmae": "x"}}, []),
        ({"titel": {"zh": "x"}}, ["K201"]),
        ({"sources": [{"id": "law"}]}, ["K204", "K204"]),
        ({"sources": [{"title": {"zh": "x"}}]}, ["S344", "K204", "K204"]),
        ({"facts": {"f": None}}, ["S406"]),
        ({"overrides": [{"rule": "A"}]}, ["K204", "K204", "K204", "S338"]),
        ({"eligibility": [{"id": "e"}]}, ["K204", "K204"]),
        ({"reweigh": [{"node": "n"}]}, ["K204", "K204", "K204"]),
        (
            {"eligibility": [{"id": "e", "when": {"name": "x"}, "message": {"zh": "x"}, "cites": [{"source": "no"}]}]},
            ["S344"],
        ),
    ],
)
def test_the_head_of_a_ruleset(tmp_path: Path, more: Any, codes: list[str]) -> None:
    assert codes_of(write(tmp_path, A, **more)) == codes


def test_one_unreadable_file_does_not_hide_what_is_wrong_with_the_others(tmp_path: Path) -> None:
    folder = write(tmp_path, rule("A", {"nmae": "x"}), rule("A", {"name": "x"}))
    (folder / "rules" / "other.yaml").write_text("- a: b: c\n", encoding="utf-8")
    (folder / "rules" / "gbk.yaml").write_bytes("案由: 占道".encode("gbk"))
    assert codes_of(folder) == ["R106", "R110", "S302", "S342"]


def test_everything_wrong_is_told_with_its_place(tmp_path: Path) -> None:
    folder = write(tmp_path, rule("A", {"name": "x"}, titel="x"), rule("B", {"hours": "many"}))
    for found in problems_of(folder):
        line = (folder / "rules" / "rules.yaml").read_text(encoding="utf-8").split("\n")[found.line - 1]
        assert line[found.column - 1 :].startswith(("titel", "many"))


def test_a_ruleset_without_rules_and_one_that_is_not_there(tmp_path: Path) -> None:
    folder = write(tmp_path)
    assert codes_of(folder) == ["S354"]
    assert codes_of(tmp_path / "nothing") == ["S330"]
    with pytest.raises(ProblemsError, match="S330"):
        read_ruleset("no-such-ruleset")


def test_deprecated_rules_keep_their_id_and_are_not_run(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", {"name": "甲"}, status="deprecated"), B)
    assert list(made.rules) == ["B"]
    assert "A" in made.compiler.ruleset.rules


def test_the_digest_is_that_of_what_was_read_and_names_no_machine(tmp_path: Path) -> None:
    write(tmp_path / "one" / "set", A)
    write(tmp_path / "two" / "set", A)
    first, second = (read_ruleset(str(tmp_path / name / "set"))[0] for name in ("one", "two"))
    assert first is not None
    assert second is not None
    assert sorted(first.files.values()) == sorted(second.files.values())
    assert not any(str(tmp_path) in name for name in first.files)
    dump(tmp_path / "two" / "set" / "rules" / "rules.yaml", [B])
    changed = read_ruleset(str(tmp_path / "two" / "set"))[0]
    assert changed is not None
    assert changed.digest != second.digest


WORDS = [
    "format",
    "id",
    "version",
    "title",
    "subject",
    "rules",
    "extends",
    "sources",
    "facts",
    "overrides",
    "reweigh",
    "scope",
    "eligibility",
    "require",
    "each",
    "applies",
    "message",
    "in_force",
    "cites",
    "zh",
    "rule",
    "replace",
    "when",
    "check",
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(raw_trees(st.sampled_from(WORDS)), raw_trees(st.sampled_from(WORDS)), st.booleans(), st.booleans())
def test_any_data_in_the_place_of_a_ruleset_is_told_never_a_traceback(
    tmp_path: Path, head: Any, body: Any, head_is_sound: bool, as_list: bool
) -> None:
    folder = write(tmp_path, A)
    if head_is_sound:
        dump(folder / "rules" / "rules.yaml", [A | body] if as_list else body)
    else:
        base = {"format": "ruleset/1", "id": "x", "version": "1.0.0", "title": {"zh": "x"}, "subject": "officer"}
        dump(folder / "ruleset.yaml", base | head if as_list else head)
    assert all(each.render("zh") for each in problems_of(folder))


@pytest.mark.parametrize("name", ["rules/more.yaml", "rubric.yaml"])
def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path / "mine", rule("A", {"name": "甲"}))
    (tmp_path / "secret.yaml").write_text("- 机密\n", encoding="utf-8")
    (folder / name).symlink_to(tmp_path / "secret.yaml")
    found = problems_of(folder)
    assert [(each.code, Path(each.file).name) for each in found] == [("S414", Path(name).name)]
    assert "机密" not in found[0].text("zh")
    (folder / name).unlink()
    (folder / "rules" / "inside.yaml").symlink_to(folder / "rules" / "rules.yaml")
    assert "S414" not in [each.code for each in problems_of(folder)]
