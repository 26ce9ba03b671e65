"""The bundled rulesets account for every clause, check item and key; what is taken out of their register is missed."""

import hashlib
import json
import shutil
from functools import lru_cache
from pathlib import Path

import pytest
from tests.rules.files import ROOT, engine

from casefile_rules import Engine
from casefile_rules.coverage.places import place_of
from casefile_rules.coverage.register import read_register
from casefile_rules.coverage.table import Coverage, coverage_of, key_totals
from casefile_rules.reading.bundle import PACK

ARTICLES = {"bohu-jiandu": 25, "bohu-zhizuo": 21, "bohu-pingcha": 24, "bohu-kaohe": 14, "bohu-peixun": 10}
LISTED = {
    "bohu-zhizuo": [
        *(f"第九条（一）{number}" for number in range(1, 28)),
        *(f"第九条（二）{number}" for number in range(1, 24)),
        *(f"第十条{number}" for number in range(1, 9)),
    ],
    "bohu-pingcha": [
        *(f"第十五条（{number}）" for number in range(1, 14)),
        *(f"第十九条（{number}）" for number in range(1, 6)),
    ],
}
COVER_FIELDS = 11


@lru_cache(maxsize=2)
def covered(name: str) -> Coverage:
    return coverage_of(engine(name))


@pytest.mark.parametrize("name", ["prc", "bohu"])
def test_nothing_is_left_out(name: str) -> None:
    found = covered(name)
    assert found.registered
    assert [one.render() for one in found.problems] == []


def test_every_key_of_a_manifest_has_a_reader_or_a_reason() -> None:
    assert key_totals(covered("bohu").keys)["unread"] == 0


CLAUSES = {"bohu-jiandu": 65, "bohu-zhizuo": 106, "bohu-pingcha": 70, "bohu-kaohe": 23, "bohu-peixun": 17}
"""So many clauses are registered at least: one that is last of its article can be missed by nothing else."""


def test_no_clause_is_taken_out_in_silence() -> None:
    register = read_register(engine().ruleset)
    assert {
        source: len(register.of(source)) for source, least in CLAUSES.items() if len(register.of(source)) < least
    } == {}


def test_the_five_documents_of_the_county_are_registered_article_by_article() -> None:
    register = read_register(engine().ruleset)
    for source, articles in ARTICLES.items():
        found = {entry.place.article for entry in register.of(source)}
        assert found == set(range(1, articles + 1)), source
    assert sum(ARTICLES.values()) == 94


def test_materials_fields_criteria_and_grounds_stand_one_by_one() -> None:
    register = read_register(engine().ruleset)
    for source, names in LISTED.items():
        found = {entry.place for entry in register.of(source)}
        assert [name for name in names if place_of(name) not in found] == []
    cover = [entry for entry in register.of("bohu-zhizuo") if entry.place.article == 16 and entry.place.steps]
    assert len(cover) == COVER_FIELDS


def test_the_check_items_are_registered_in_their_order() -> None:
    assert [entry.name for entry in read_register(engine().ruleset).items] == [f"K{each:02}" for each in range(1, 103)]


def test_every_source_that_rules_cite_is_registered_but_our_own_proposals() -> None:
    ruleset = engine().ruleset
    cited = {
        cite["source"]
        for entries in ruleset.rules.values()
        for entry in entries
        for cite in entry.data.get("cites") or ()
    }
    proposed = {id_ for id_, source in ruleset.sources.items() if source.get("authority") == "proposed"}
    assert cited - proposed <= set(read_register(ruleset).sources())


def test_no_check_reads_the_register() -> None:
    """It is in no pack, and no result says that it was made with it."""
    packed = json.loads((ROOT / "rules" / PACK).read_bytes())
    files = [*(ROOT / "rules").rglob("clauses/*.yaml"), *(ROOT / "rules").rglob("items.yaml")]
    assert len(files) > 5
    assert [path.name for path in files if hashlib.sha256(path.read_bytes()).hexdigest() in packed] == []
    names = engine().ruleset.files
    assert [name for name in names if "clauses" in name or "items" in name or "unread" in name] == []


def codes(folder: Path, file: str, before: str, after: str) -> set[str]:
    """Return the codes told of a copy of the bundled rules in which *file* was changed."""
    copy = folder / "rules"
    shutil.copytree(ROOT / "rules", copy)
    path = copy / "bohu" / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    return {one.code for one in coverage_of(Engine.load(str(copy / "bohu"), examples=True)).problems}


def test_a_rule_that_the_register_forgets_is_missed(tmp_path: Path) -> None:
    assert codes(tmp_path, "clauses/zhizuo.yaml", "BH-ZZ-06-1", "BH-ZZ-06-2") >= {"S461"}


def test_a_clause_taken_out_is_missed(tmp_path: Path) -> None:
    assert codes(tmp_path, "clauses/zhizuo.yaml", "at: 第四条第一款", "at: 第四条第三款") >= {"S453"}


def test_a_key_without_a_reason_is_missed(tmp_path: Path) -> None:
    assert codes(tmp_path, "unread-keys.yaml", "agency.credit_code, ", "") >= {"S464"}
