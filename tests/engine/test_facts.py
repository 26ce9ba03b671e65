"""Facts (事实): declared by the ruleset, recorded in the file or derived once from others."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import officers
from tests.engine.helpers import Tiny, codes_of, problems_of, rule, tiny, write

from casefile_rules.conditions import Run
from casefile_rules.engine import read_facts
from casefile_rules.status import word
from casefile_rules.values import UNKNOWN

FACTS: dict[str, Any] = {
    "sampling": {"type": "bool", "ask": {"zh": "是否抽样"}},
    "quota": {"type": "integer", "ask": {"zh": "定额"}},
    "fee": {"type": "decimal", "ask": {"zh": "费用"}},
    "since": {"type": "date", "ask": {"zh": "自何日"}},
    "kind": {"type": "choice", "values": ["一般", "简易"], "ask": {"zh": "何种"}},
    "note": {"type": "text", "ask": {"zh": "说明"}},
    "要听证": {
        "type": "bool",
        "derive": {"any": [{"facts.sampling": "是"}, {"hours": {"at_least": {"field": "facts.quota"}}}]},
    },
    "notified": {"type": "bool", "derive": {"facts.要听证": "是", "active": "是"}},
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    """A ruleset with facts of every type."""
    return tiny(tmp_path_factory.mktemp("facts"), rule("A", {"facts.notified": "是"}), facts=FACTS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{facts: {sampling: 是}, active: 是}", "pass"),
        ("{facts: {sampling: 是}, active: 否}", "fail"),
        ("{facts: {sampling: 否, quota: 2}, hours: 3, active: 是}", "pass"),
        ("{facts: {quota: 4, sampling: 否}, hours: 3}", "fail"),
        ("{facts: {sampling: 是}}", "undetermined"),
        ("{active: 是}", "undetermined"), ("{facts: , active: 是}", "undetermined"),
    ],
)  # fmt: skip
def test_derived_facts_follow_from_others(made: Tiny, text: str, expected: str) -> None:
    assert made.words(text) == {"": expected}


def test_a_derived_fact_is_derived_once_a_file(made: Tiny) -> None:
    calls = []
    first = made.compiler.host.derivers[0]

    def counted(run: Run) -> Any:
        calls.append(run)
        return first(run)

    made.compiler.host.derivers[0] = counted
    try:
        made.evaluate("{facts: {sampling: 是}, active: 是}").places("A")
    finally:
        made.compiler.host.derivers[0] = first
    assert len(calls) == 1


def read(made: Tiny, text: str) -> tuple[Any, list[str], list[str]]:
    """Return (typed facts, codes of what is wrong, codes of what nobody asked for)."""
    officer = officers.officer(text)
    facts, problems, notices = read_facts(made.compiler.host, officer.data["facts"], officer.source, "f")
    return facts, [each.code for each in problems], [each.code for each in notices]


def test_facts_are_typed_by_their_declaration(made: Tiny) -> None:
    text = "facts: {sampling: 否, quota: １２, fee: '1,000元', since: 2024年3月1日, kind: 一般, note: no}"
    facts, wrong, notices = read(made, text)
    assert [str(value) for value in facts.values()] == ["False", "12", "1000", "2024-03-01", "一般", "no"]
    assert not wrong
    assert not notices
    assert read(made, "facts: {quota: }") == ({"quota": None}, [], [])


@pytest.mark.parametrize(
    ("text", "wrong", "notices"),
    [
        ("facts: {quota: many}", ["K223"], []), ("facts: {quota: [1]}", ["K223"], []),
        ("facts: {kind: 普通}", ["K223"], []),
        ("facts: {since: 2024-02-30}", ["K223"], []), ("facts: {note: {a: b}}", ["K223"], []),
        ("facts: {notified: 是}", ["K222"], []), ("facts: {samplin: 是}", [], ["K221"]),
    ],
)  # fmt: skip
def test_facts_that_do_not_fit(made: Tiny, text: str, wrong: list[str], notices: list[str]) -> None:
    assert read(made, text) == ({}, wrong, notices)


def derived(condition: Any) -> dict[str, Any]:
    """Return a derived fact."""
    return {"type": "bool", "derive": condition}


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({"a": derived({"facts.a": "是"})}, ["S352"]),
        ({"甲": derived({"facts.乙": "是"}), "乙": derived({"not": {"facts.甲": "是"}})}, ["S352"]),
        ({"a": derived({"name": {"is": {"field": "facts.b"}}}), "b": derived({"facts.a": "是"})}, ["S306", "S352"]),
        ({"a": derived({"case.facts.a": "是"})}, ["S352"]),
        ({"a": {"type": "date", "derive": {"name": "x"}}}, ["S353"]),
        ({"a": derived({"nmae": "x"})}, ["S302"]),
        ({"a": derived({"check": "judge", "ask": {"zh": "问"}})}, ["S391"]),
        ({"a": {"type": "yesno", "ask": {"zh": "问"}}}, ["K210"]),
        ({"a": {"ask": {"zh": "问"}}}, ["K204"]),
        ({"a": "bool"}, ["K202"]),
    ],
)  # fmt: skip
def test_facts_that_cannot_be(tmp_path: Path, facts: Any, codes: list[str]) -> None:
    found = codes_of(write(tmp_path, rule("A", {"name": "x"}), facts=facts))
    assert set(found) == set(codes)


def test_a_circle_names_its_chain(tmp_path: Path) -> None:
    facts = {name: {"type": "bool", "derive": {f"facts.{other}": "是"}} for name, other in ("ab", "bc", "ca")}
    told = [each.text("en") for each in problems_of(write(tmp_path, rule("A", {"name": "x"}), facts=facts))]
    assert told[0].endswith("a -> b -> c -> a")
    assert len(told) == 3


def test_a_thick_web_of_facts_is_followed_quickly(tmp_path: Path) -> None:
    """Every fact derived from all before it: the ways through such a web are more than can be walked."""
    facts: dict[str, Any] = {"f0": {"type": "bool", "ask": {"zh": "问"}}}
    for number in range(1, 40):
        facts[f"f{number}"] = {
            "type": "bool",
            "derive": {"all": [{f"facts.f{other}": "是"} for other in range(number)]},
        }
    made = tiny(tmp_path, rule("A", {"facts.f39": "是"}), facts=facts)
    assert made.words("facts: {f0: 是}") == {"": "pass"}
    assert made.words("facts: {f0: 否}") == {"": "fail"}


@given(
    st.dictionaries(
        st.sampled_from([*FACTS, "x"]), st.sampled_from(["是", "1", "2024-01-01", "一般", "", "many"]), max_size=4
    )
)
def test_any_facts_are_typed_or_told(made: Tiny, raw: dict[str, str]) -> None:
    facts, problems, notices = read_facts(made.compiler.host, raw, None, "f")
    assert len(facts) + len(problems) + len(notices) == len(raw)
    assert UNKNOWN not in facts.values()
    run = Run({"facts": facts}, len(made.compiler.host.derivers))
    assert {word(place.mask) for place in made.rules["A"].places(run) or ()} <= {"pass", "fail", "undetermined"}


def test_what_nobody_asked_for_is_noticed_in_the_order_of_the_names(made: Tiny) -> None:
    officer = officers.officer("facts: {zzz: 1, samplin: 是, aaa: 2}")
    for facts in (officer.data["facts"], dict(reversed(officer.data["facts"].items()))):
        _, _, notices = read_facts(made.compiler.host, facts, officer.source, "f")
        assert [dict(one.arguments)["name"] for one in notices] == ["aaa", "samplin", "zzz"]
        assert [one.text("en").partition("; near: ")[2] for one in notices] == ["", "sampling", ""]


LARGE: dict[str, Any] = {"large": {"type": "integer", "announced": "true", "by": "hired", "ask": {"zh": "较大数额"}}}


def announced(value: str, start: str, until: str | None = None) -> dict[str, Any]:
    """Return a value that an organ announced for the fact ``large``."""
    return {"fact": "large", "value": value, "from": start, "until": until, "authority": "law",
            "cites": [{"source": "law"}]}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 3 holds to the end of 2023, 5 from 2024
        ("{hired: 2023-12-31, hours: 3}", "pass"),
        ("{hired: 2023-12-31, hours: 2}", "fail"),
        ("{hired: 2024-01-01, hours: 3}", "fail"),
        ("{hired: 2024-01-01, hours: 5}", "pass"),
        # what is announced wins over what the file says, which counts where nothing is
        ("{hired: 2024-01-01, hours: 3, facts: {large: 2}}", "fail"),
        ("{hired: 2019-01-01, hours: 3, facts: {large: 2}}", "pass"),
        ("{hired: 2019-01-01, hours: 3}", "fail"),
        ("{hours: 3}", "undetermined"),
    ],
)
def test_an_announced_value_holds_for_its_time(tmp_path: Path, text: str, expected: str) -> None:
    made = tiny(
        tmp_path / "large",
        rule("A", {"hours": {"at_least": {"field": "facts.large"}}}),
        facts=LARGE,
        announced=[announced("3", "2020-01-01", "2023-12-31"), announced("5", "2024-01-01")],
    )
    assert made.words(text) == {"": expected}


def test_a_value_is_announced_for_a_fact_that_says_so_and_fits_it(tmp_path: Path) -> None:
    facts = LARGE | {"quota": FACTS["quota"]}
    wrong = [announced("很多", "2020-01-01"), announced("3", "2020-01-01") | {"fact": "quota"}]
    assert codes_of(write(tmp_path / "wrong", rule("A", {"active": "是"}), facts=facts, announced=wrong)) == [
        "S431", "S430",
    ]  # fmt: skip
