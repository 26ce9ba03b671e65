"""One rule on one screen."""

from typing import Any

import pytest
from tests.scenarios.test_scenarios import HERE

from casefile_rules import Engine
from casefile_rules.checks import BUILT_IN, built_in
from casefile_rules.reports import points, rule
from casefile_rules.reports._conditions import _PARAMETERS, Conditions
from casefile_rules.reports._layout import columns_of


@pytest.fixture(scope="module")
def county() -> Engine:
    return Engine.load(str(HERE / "county"), examples=True)


@pytest.fixture(scope="module")
def bundled() -> Engine:
    return Engine.load(examples=True)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_bundled_rule_has_its_page(bundled: Engine, lang: str) -> None:
    for id_ in bundled.rules:
        page = rule.render(bundled, id_, lang=lang, width=100)

        assert page.startswith(id_)
        assert max(map(columns_of, page.splitlines())) <= 100


def test_the_page_says_whom_it_binds_and_what_it_demands_in_chinese(county: Engine) -> None:
    page = rule.render(county, "COPY-1")

    assert "材料形式 (form) 为 复印件" in page
    assert "字样：经核对与原件无误" in page
    assert "每处扣 5 分，至多 10 分" in page


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        ({"deduct": {"each": "1"}, "per": "counted"}, "每个扣 1 分", "deduct 1 per counted"),
        (
            {"deduct": {"each": "1", "every": "3", "rest": "free", "most": "5"}, "per": "place"},
            "每 3 处扣 1 分（不足的不计），至多 5 分",
            "deduct 1 per 3 places complete, at most 5",
        ),
        (
            {"deduct": {"each": "2", "every": "10", "rest": "counts"}, "per": "counted", "cap": "6"},
            "每 10 个扣 2 分（不足的按一次计），至多 6 分",
            "deduct 2 per 10 faults begun, at most 6",
        ),
        (
            {
                "deduct": {"bands": [{"up_to": "1", "points": "0"}, {"up_to": "3", "points": "2"}, {"points": "5"}]},
                "per": "place",
            },
            "1 处扣 0 分，2–3 处扣 2 分，4 处以上扣 5 分",
            "deduct 0 for 1 places, deduct 2 for 2–3 places, deduct 5 for 4 places or more",
        ),
    ],
)
def test_an_amount_by_a_number_is_told_in_words(line: dict[str, Any], zh: str, en: str) -> None:
    assert points.points_text(line, "zh") == zh
    assert points.points_text(line, "en") == en


def test_a_veto_is_named_with_its_effect(county: Engine) -> None:
    assert "no-power" in rule.render(county, "POWER-1")
    assert "不合格" in rule.render(county, "POWER-1")


def test_the_beginning_of_ids_lists_their_rules_as_people_count(bundled: Engine) -> None:
    lines = rule.beginning_with(bundled, "BH-ZZ-16").splitlines()

    ids = [line.partition(" ")[0] for line in lines]
    assert ids == sorted(ids, key=lambda id_: int(id_.rpartition("-")[2]))
    assert len(ids) > 9
    assert ids[0] == "BH-ZZ-16-1"
    assert lines[0].endswith("案卷封面项目齐全")
    assert rule.beginning_with(bundled, "BH-ZZ-16-", lang="en").splitlines()[0].endswith("The cover is filled in")
    assert rule.beginning_with(bundled, "BH-ZZ-1") == ""  # no part of a number


def test_an_assumed_date_is_openly_said_to_be_assumed(bundled: Engine) -> None:
    assert "推定" in rule.render(bundled, "BH-ZZ-05-1")
    assert "assumed" in rule.render(bundled, "BH-ZZ-05-1", lang="en")


def test_two_records_may_use_one_name_for_different_things(bundled: Engine) -> None:
    """``kind`` of a volume is 卷别, that of a coercive measure 种类."""
    measures = Conditions(bundled, "zh", "coercive_measures")

    assert measures.label("kind") == "种类 (kind)"


def test_every_parameter_of_the_built_in_checks_has_a_chinese_name() -> None:
    names = {name for one in BUILT_IN for kind in [built_in(one)] for name in kind.parameters.fields}

    assert names - set(_PARAMETERS) - {"ask"} == set()


def test_connectives_quantifiers_and_operands_are_told_as_a_tree(county: Engine) -> None:
    raw = {
        "any": [
            {"not": {"agency.within_powers": "true"}},
            {"some": {"in": "documents", "where": {"form": {"in": ["photocopy", "original"]}}}},
            {"events.served": {"not_before": {"field": "events.decided"}}},
            {"documents": {"count": {"at_least": "2"}}},
        ]
    }

    assert Conditions(county, "en").tell(raw) == [
        "any of:",
        "  not:",
        "    agency.within_powers is true",
        "  some of documents:",
        "    where:",
        "      form is one of photocopy, original",
        "  events.served not before events.decided",
        "  documents number at least 2",
    ]


def test_only_dates_that_can_decide_about_the_rule_are_named(bundled: Engine) -> None:
    about_the_file, about_a_measure = (rule.render(bundled, id_) for id_ in ("PRC-CFF-45-2", "PRC-QZF-18-1"))
    assert "（以办案时间·决定，" in about_the_file
    assert "（以实施时间，没有的以办案时间·决定" in about_a_measure
