"""The public engine with a subject that is no case file: loaded from a folder, shared by threads, pickled."""

import pickle
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import officers
from tests.engine.helpers import codes_of, dump, rule, write

from casefile_rules.assessment import Engine
from casefile_rules.casefile.reader import CaseFile, read_case_file
from casefile_rules.engine import screens_of
from casefile_rules.problems import ProblemsError
from casefile_rules.status import word

ROOT = Path(__file__).resolve().parents[2]
RULES = [
    rule("A", {"check": "present", "fields": ["name", "badge.no"]}, message={"zh": "{name}未填写"}),
    rule("B", {"passed": "是"}, each="trainings", applies={"level": "县级"}),
    rule("C", {"trainings": {"count": {"at_least": "2"}}}),
    rule("D", {"facts.enough": "是"}),
    rule("E", {"check": "judge", "ask": {"zh": "表现如何?"}}),
]
FACTS = {
    "quota": {"type": "integer", "ask": {"zh": "定额"}},
    "enough": {"type": "bool", "derive": {"hours": {"at_least": {"field": "facts.quota"}}}},
}
RUBRIC = {
    "format": "rubric/1",
    "total": "100",
    "nodes": [
        {"id": "n", "mode": "deduct", "points": "100", "lines": [{"rule": one, "deduct": "20"} for one in "ABCDE"]}
    ],
    "grades": [{"name": "优秀", "min": "90"}, {"name": "合格", "min": "60"}, {"name": "不合格"}],
}
GOOD = (
    "{name: 甲, badge: {no: '7'}, hours: 40, facts: {quota: 40}, all_listed: 是,"
    " trainings: [{level: 县级, passed: 是}, {level: 自治区级}]}"
)


def folder_of(tmp_path: Path, **more: Any) -> Path:
    """Write the ruleset and its rubric."""
    folder = write(tmp_path / "officers", *RULES, facts=FACTS, **more)
    dump(folder / "rubric.yaml", RUBRIC)
    return folder


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """An engine for officers."""
    return Engine.load(str(folder_of(tmp_path_factory.mktemp("engine"))))


def words(engine: Engine, text: str) -> dict[str, dict[str, str]]:
    """Return rule -> place -> word."""
    evaluation = engine.evaluate(officers.officer(text))
    return {id_: {place.key: word(place.mask) for place in evaluation.places(id_) or ()} for id_ in engine.rules}


def test_the_engine_does_not_know_what_a_case_file_is(engine: Engine) -> None:
    assert words(engine, GOOD) == {
        "A": {"": "pass"}, "B": {"trainings/1": "pass", "trainings/2": "not_applicable"}, "C": {"": "pass"},
        "D": {"": "pass"}, "E": {"": "undetermined"},
    }  # fmt: skip
    assessment = engine.assess(officers.officer(GOOD.replace("hours: 40", "hours: 39")))
    assert "case" not in repr(engine).lower().replace("casefile_rules", "")
    assert assessment is not None


def test_a_check_that_needs_documents_says_so(tmp_path: Path) -> None:
    assert codes_of(write(tmp_path, rule("A", {"check": "paginated"}))) == ["S320"]
    assert codes_of(write(tmp_path / "b", rule("A", {"check": "required", "type": "行政处罚决定书"}))) == ["S320"]


def test_facts_that_do_not_fit_are_refused(engine: Engine) -> None:
    with pytest.raises(ProblemsError, match="K223"):
        engine.evaluate(officers.officer("facts: {quota: many}"))


def test_an_engine_is_pickled_by_the_reference_of_its_ruleset(engine: Engine) -> None:
    packed = pickle.dumps(engine)
    assert len(packed) < 1000
    assert words(pickle.loads(packed), GOOD) == words(engine, GOOD)  # noqa: S301 - our own bytes


def test_an_engine_does_not_change(engine: Engine) -> None:
    with pytest.raises(AttributeError, match="does not change"):
        engine.rubric = None
    with pytest.raises(TypeError):
        engine.rules["new"] = next(iter(engine.rules.values()))  # type: ignore[index] # what is refused is tried


@given(st.randoms())
def test_the_order_of_keys_changes_nothing(engine: Engine, random: Any) -> None:
    lines = GOOD.removeprefix("{").removesuffix("}").replace("trainings:", "\ntrainings:").split(", ")
    whole = ["name: 甲", "badge: {no: '7'}", "hours: 40", "facts: {quota: 40}", "all_listed: 是",
             "trainings: [{passed: 是, level: 县级}, {level: 自治区级}]"]  # fmt: skip
    assert len(lines) >= len(whole)
    random.shuffle(whole)
    assert words(engine, "\n".join(whole)) == words(engine, GOOD)


def test_the_order_of_rules_and_files_changes_nothing(engine: Engine, tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    dump(folder / "rules" / "rules.yaml", [RULES[2], RULES[0]])
    dump(folder / "rules" / "a.yaml", [RULES[4]])
    dump(folder / "rules" / "z.yaml", [dict(reversed(RULES[1].items())), RULES[3]])
    assert words(Engine.load(str(folder)), GOOD) == words(engine, GOOD)


@pytest.fixture
def impatient() -> Any:
    """Let threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("impatient")
def test_one_engine_serves_many_threads(tmp_path: Path) -> None:
    """From the first file on, when what is made once is made: each thread sees what it would see alone."""
    texts = [GOOD, GOOD.replace("甲", ""), GOOD.replace("passed: 是", "passed: 否"), "name: 甲", "x-a: 1"]
    folder = folder_of(tmp_path)
    alone = [words(Engine.load(str(folder)), text) for text in texts]
    for _ in range(5):
        engine = Engine.load(str(folder))
        wrong: list[Any] = []
        start = threading.Barrier(8)

        def work(number: int, engine: Engine = engine, wrong: list[Any] = wrong, start: Any = start) -> None:
            start.wait()
            for turn in range(10):
                index = (number + turn) % len(texts)
                found = words(engine, texts[index])
                if found != alone[index]:
                    wrong.append((index, found))

        threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not wrong


@pytest.mark.usefixtures("impatient")
def test_the_bundled_rules_are_made_late_by_many_threads_at_once() -> None:
    """Bundled rules are compiled when a file first needs them; who comes second finds them whole."""
    cases = [read_case_file(path) for path in sorted((ROOT / "samples").glob("*.yaml"))[:3]]

    def told(engine: Engine, case: CaseFile) -> str:
        return engine.assess(case).to_json()

    alone = [told(Engine.load("bohu"), case) for case in cases]
    engine = Engine.load("bohu")
    wrong: list[int] = []
    start = threading.Barrier(6)

    def work(number: int) -> None:
        start.wait()
        for turn in range(3):
            index = (number + turn) % len(cases)
            if told(engine, cases[index]) != alone[index]:
                wrong.append(index)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


@pytest.mark.usefixtures("impatient")
def test_screens_made_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    folder = write(
        tmp_path, *[rule(f"R{number}", {"name": f"甲{number}", "hours": str(number)}) for number in range(60)]
    )
    from tests.engine.helpers import Tiny
    from tests.engine.test_screen import evaluated

    made = Tiny(folder)
    roots = [made.root(f"{{name: 甲{number}, hours: {number}}}") for number in range(0, 60, 7)]
    expected = [evaluated(made.rules, root, None) for root in roots]
    wrong: list[int] = []
    start = threading.Barrier(6)

    def work() -> None:
        start.wait()
        screens = screens_of(made.rules, made.compiler.host)
        wrong.extend(
            index for index, root in enumerate(roots) if evaluated(made.rules, root, screens) != expected[index]
        )

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
