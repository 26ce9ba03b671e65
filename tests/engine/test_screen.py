"""The screen (decision 0006) settles what is plain; without it everything comes out the same, only slower."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.conditions.helpers import TRAINING, host, scope_of
from tests.engine.helpers import Tiny, rule, tiny, write
from tests.strategies import conditions, officer_records

from casefile_rules.conditions import Host, collection_of
from casefile_rules.engine import Body, CompiledRule, Edition, Evaluation, new_run, screens_of
from casefile_rules.engine._rules import Choice
from casefile_rules.engine._screens import KEPT, OFTEN, Screens
from casefile_rules.values import UNKNOWN, Record

PRESENT = {"check": "present", "fields": ["name", "badge.no", "hours"]}
PRESENT_THERE = {"check": "present", "fields": ["topic", "held_on"]}


ASK = {"ask": {"zh": "问"}}


def evaluated(rules: dict[str, CompiledRule], root: Record, screens: Screens | None) -> tuple[Any, ...]:
    """Return all that an evaluation tells; of the places what the score and the reader need."""
    run = new_run(root, 0, {}, UNKNOWN)
    screen = None
    for _ in range(0 if screens is None else OFTEN):  # until it is worth one
        screen = screens.of(run) if screens is not None else None
    assert (screen is None) == (screens is None)
    found = Evaluation(rules, run, screen)
    results = {id_: [place[:3] + place[4:] for place in places] for id_, places in found.results.items()}
    return results, found.silent, found.quiet, found.unselected, found.broken


def compiled_rule(made: Host, id_: str, require: Any, applies: Any, each: Any) -> CompiledRule:
    """Return a rule compiled without a ruleset around it."""
    scope = scope_of(made, inside=each is not None, alias="training" if each is not None else "")
    body = Body({}, scope.condition(require, ()))
    body.applies = None if applies is None else scope.condition(applies, ())
    if each is not None:
        found = collection_of(scope_of(made), "trainings", ())
        assert found is not None
        body.collection, body.name = found[0], "trainings"
        body.where = None if each.get("where") is None else scope.condition(each["where"], ())
        body.pick = each.get("pick", "")
        by = scope.path("held_on", ())
        assert by is not None
        body.by = by[0] if body.pick in ("latest", "earliest") else None
    return CompiledRule(id_, (Edition((Choice((), None, body),)),))


EACH = st.sampled_from(
    [{}, {}, {"pick": "first"}, {"pick": "last"}, {"pick": "latest"}, {"where": {"level": "county"}},
     {"pick": "first", "where": {"passed": "true"}}]
)  # fmt: skip


@st.composite
def demands(draw: st.DrawFn, there: bool, depth: int) -> Any:
    """Draw a condition, or words of which the nearest that is known counts."""
    one = conditions(inside=there, alias="training" if there else "", depth=depth)
    if draw(st.integers(0, 2)):
        return draw(one)
    words = draw(st.lists(one, min_size=1, max_size=3))
    last = draw(st.sampled_from(["pass", "fail", None]))
    return {"nearest": [*words, last or draw(one)]}


@st.composite
def rules(draw: st.DrawFn) -> tuple[dict[str, CompiledRule], Host]:
    """Draw a few rules; several bind under the same condition, as rules do."""
    made = host()
    binding = draw(st.one_of(st.none(), demands(there=False, depth=1)))
    binding_there = draw(st.one_of(st.none(), demands(there=True, depth=1)))
    found = {}
    for number in range(draw(st.integers(1, 5))):
        there = draw(st.booleans())
        require = draw(demands(there=there, depth=2))
        if draw(st.integers(0, 5)) == 0:
            require = {"any": [require, {"check": "judge", **ASK}]}
        if draw(st.integers(0, 4)) == 0:
            require = PRESENT_THERE if there else PRESENT
        applies = draw(st.sampled_from([None, binding_there if there else binding]))
        each = draw(EACH) if there else None
        found[f"r{number}"] = compiled_rule(made, f"r{number}", require, applies, each)
    assert not made.problems
    return found, made


@given(rules(), st.lists(officer_records(), min_size=1, max_size=3))
def test_screened_or_not_the_outcomes_are_the_same(
    made: tuple[dict[str, CompiledRule], Host], records: list[Record]
) -> None:
    found, shared = made
    screens = screens_of(found, shared)
    for record in records:
        assert evaluated(found, record, screens) == evaluated(found, record, None)


def test_a_screen_of_no_rules_and_of_rules_it_cannot_judge(tmp_path: Path) -> None:
    judge = {"check": "judge", "ask": {"zh": "问"}}
    made = tiny(tmp_path, rule("A", judge), rule("B", {"name": "甲"}, in_force={"from": "2024-01-01", "by": "hired"}))
    screens = screens_of(made.rules, made.compiler.host)
    for text in ("{name: 甲, hired: 2024-01-01}", "{name: 乙, hired: 2023-01-01}", "x-a: 1"):
        root = made.root(text)
        assert evaluated(made.rules, root, screens) == evaluated(made.rules, root, None)
    assert evaluated({}, {}, screens_of({}, host())) == ({}, set(), set(), set(), False)


IN_FORCE = [{"from": "2024-01-01", "by": "hired"}, {"from": "2024-03-01", "until": "2024-06-30", "by": "hired"},
            {"until": "2023-12-31", "by": "seen_at"}]  # fmt: skip
DAYS = ["2023-12-31", "2024-01-01", "2024-03-01", "2024-06-30", "2024-07-01"]


@given(
    st.lists(st.sampled_from([None, *IN_FORCE]), min_size=1, max_size=5),
    st.lists(st.tuples(*[st.sampled_from([None, *DAYS])] * 2, st.sampled_from("甲乙")), min_size=1, max_size=6),
)
def test_files_of_every_edition_have_a_screen_of_their_own(windows: list[Any], files: list[tuple[Any, ...]]) -> None:
    """What is in force hangs on dates of the file: each choice of editions is screened by itself."""
    with TemporaryDirectory() as folder:
        rules = [rule(f"R{number}", {"name": "甲"}, **({"in_force": window} if window else {}))
                 for number, window in enumerate(windows)]  # fmt: skip
        made = Tiny(write(Path(folder) / "tiny", *rules))
    screens = screens_of(made.rules, made.compiler.host)
    for hired, on, name in files:
        said = [f"hired: {hired}"] * bool(hired) + [f"seen_at: {on}"] * bool(on)
        root = made.root(f"{{{', '.join([f'name: {name}', *said])}}}")

        assert evaluated(made.rules, root, screens) == evaluated(made.rules, root, None)


BY_PLACE = [{"from": "2024-01-01", "by": ["training.held_on", "hired"]},
            {"until": "2023-12-31", "by": ["training.held_on", "hired"]},
            {"from": "2024-03-01", "by": "hired"}]  # fmt: skip


@given(
    st.lists(st.tuples(st.sampled_from(BY_PLACE), st.booleans()), min_size=1, max_size=5),
    st.lists(
        st.tuples(
            st.sampled_from([None, *DAYS]),
            st.lists(st.tuples(st.sampled_from([None, *DAYS]), st.booleans()), max_size=3),
            st.booleans(),
        ),
        min_size=1,
        max_size=6,
    ),
)
def test_what_is_in_force_by_the_day_of_each_place_is_screened_alike(
    windows: list[tuple[Any, bool]], files: list[tuple[Any, ...]]
) -> None:
    with TemporaryDirectory() as folder:
        rules = [rule(f"R{number}", {"passed": "true"}, in_force=window,
                      each={"in": "trainings", "where": {"passed": "true"}} if some else "trainings")
                 for number, (window, some) in enumerate(windows)]  # fmt: skip
        made = Tiny(write(Path(folder) / "tiny", *rules))
    screens = screens_of(made.rules, made.compiler.host)
    for hired, trainings, listed in files:
        held = [f"{{passed: {str(passed).lower()}{f', held_on: {day}' if day else ''}}}" for day, passed in trainings]
        said = [f"hired: {hired}"] * bool(hired) + [f"all_listed: {str(listed).lower()}"]
        root = made.root(f"{{{', '.join(said)}, trainings: [{', '.join(held)}]}}")

        assert evaluated(made.rules, root, screens) == evaluated(made.rules, root, None)


def test_a_choice_of_editions_is_worth_a_screen_when_it_comes_often_and_few_are_kept(tmp_path: Path) -> None:
    days = [f"2024-{month:02}-01" for month in range(1, 13)] + [f"2025-{month:02}-01" for month in range(1, 13)]
    made = tiny(tmp_path, *[rule(f"R{day}", {"name": "甲"}, in_force={"from": day, "by": "hired"}) for day in days])
    screens = screens_of(made.rules, made.compiler.host)
    found = []
    for day in days:
        run = new_run(made.root(f"{{name: 乙, hired: {day}}}"), 0, {}, UNKNOWN)
        tries = [screens.of(run) for _ in range(OFTEN + 1)]
        assert tries[: OFTEN - 1] == [None] * (OFTEN - 1)
        assert tries[-1] is tries[-2]
        found.append(tries[-1])

    assert [screen is not None for screen in found] == [True] * KEPT + [False] * (len(days) - KEPT)
    assert len({id(screen) for screen in found[:KEPT]}) == KEPT


def test_no_value_of_a_ruleset_becomes_text_of_the_screen(tmp_path: Path) -> None:
    """The screen is generated; what a rule file holds reaches it only as a constant."""
    evil = "'); raise SystemExit #"
    made = Tiny(tiny_evil(tmp_path, evil))
    screens = screens_of(made.rules, made.compiler.host)
    root = made.root("name: 甲")
    assert evaluated(made.rules, root, screens) == evaluated(made.rules, root, None)
    assert TRAINING.kind == "record"


def tiny_evil(folder: Path, evil: str) -> Path:
    """Write a ruleset whose values look like Python."""
    rules = [rule("A", {"name": evil, "tags": {"contains_any": [evil]}}), rule("B", {"name": {"in": [evil, "x\"+'"]}})]
    return write(folder, *rules, rule("C", {"facts.f": "是"}, applies={"name": {"matches": r"'\); .*"}}),
                 facts={evil: {"type": "text", **ASK}, "f": {"type": "bool", **ASK}})  # fmt: skip
