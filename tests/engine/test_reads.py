"""What each rule reads by itself: places, whom it binds, what it demands, dates, and what stands behind facts."""

from pathlib import Path

from tests.coverage.small import RULES, RULESET, write
from tests.rules.files import engine

from casefile_rules import Engine
from casefile_rules.engine.readers import BY_READER, keys_read
from casefile_rules.engine.reads import Reads, Tracing, reads_of

RULE = """\
- id: M-4
  title: {zh: 试}
  cites: [{source: review, article: 第一条}]
  authority: seed
  status: draft
"""


def of(folder: Path, body: str, ruleset: str = RULESET) -> Reads:
    """Return what the rule with *body* reads in the small ruleset."""
    rule = RULE + "".join(f"  {line}\n" for line in body.splitlines())
    found = Engine.load(str(write(folder, rules=RULES + rule, ruleset=ruleset)), examples=True)
    return reads_of(found.ruleset)["M-4"]


def test_places_selection_binding_and_demand(tmp_path: Path) -> None:
    found = of(
        tmp_path,
        "each: {in: services, where: {mode: direct}, pick: latest, by: served_on}\n"
        "applies: {case.category: penalty}\nrequire: {sent_on: {not_after: {field: case.events.closed}}}",
    )
    assert found.keys == {
        "services", "services.mode", "services.served_on", "category", "services.sent_on", "events.closed"
    }  # fmt: skip
    assert found.own == found.keys


def test_what_one_rule_reads_another_does_not(tmp_path: Path) -> None:
    assert of(tmp_path, "require: {cover.cause: 甲}").keys == {"cover.cause"}
    assert of(tmp_path, "require: {all: [{cover.cause: 甲}, {unit.year: 2024}]}").keys == {"cover.cause", "unit.year"}


def test_the_date_that_decides_whether_it_is_in_force(tmp_path: Path) -> None:
    found = of(tmp_path, "in_force: {from: 2020-01-01, by: case.events.opened}\nrequire: {cover.cause: 甲}")
    assert found.keys == {"cover.cause", "events.opened"}


def test_what_stands_behind_a_derived_fact_and_the_fact_itself(tmp_path: Path) -> None:
    ruleset = RULESET.replace(
        "  bound:", "  outer: {type: bool, derive: {all: [{facts.bound: true}, {state: closed}]}}\n  bound:"
    )
    found = of(tmp_path, "applies: {facts.outer: true}\nrequire: {facts.sealed: true}", ruleset)
    assert found.facts == {"outer", "bound", "sealed"}
    assert found.keys == {"state", "unit.stray"}
    assert found.own == frozenset()


def test_what_a_check_reads_without_being_told(tmp_path: Path) -> None:
    found = of(tmp_path, "each: volumes\nrequire: {check: placed}")
    assert {"volumes.documents.type", "volumes.kind"} <= found.keys
    assert "volumes.documents.pages" not in found.keys


def test_a_condition_that_is_no_rule_is_asked_the_same_way(tmp_path: Path) -> None:
    found = Engine.load(str(write(tmp_path)), examples=True).ruleset
    record, spot = found.eligibility[0]
    assert Tracing(found).of(record["when"], spot).keys == {"state"}


def test_all_rules_together_read_what_the_ruleset_reads() -> None:
    ruleset = engine().ruleset
    alone = set(BY_READER).union(*(reads.keys for reads in reads_of(ruleset).values()))
    whole = keys_read(ruleset)
    assert alone <= whole
    behind = Tracing(ruleset)
    unused = {name for name in ruleset.facts if not any(name in each.facts for each in reads_of(ruleset).values())}
    assert whole - alone <= set().union(*(behind.fact(name).keys for name in unused))
