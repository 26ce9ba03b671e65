"""A criterion on one screen: its article, its points, and every rule that is scored under it."""

import pytest
from tests.rules.files import engine

from casefile_rules.cli import main
from casefile_rules.reports import criterion, points


def test_every_criterion_names_its_article_and_the_rules_it_scores() -> None:
    bohu = engine()
    for id_, node in points.criteria(bohu).items():
        page = criterion.render(bohu, id_)
        assert page.startswith(f"{id_}  {node['title']['zh']}\n")
        assert "第十五条" in page
        scored = [rule for rule in bohu.rules if id_ in [at for at, _ in points.lines_of(bohu, rule)]]
        assert all(f"  {rule} " in page for rule in scored)
    assert len(points.criteria(bohu)) == 13


def test_a_rule_says_under_which_criterion_it_is_scored_and_the_command_explains_that_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["explain", "BH-ZZ-15-1"]) == 0
    assert "（十二）立卷、归档、报备（c12）：每个扣 0.5 分，至多 1 分" in capsys.readouterr().out
    assert main(["explain", "c12"]) == 0
    assert "BH-ZZ-15-1 " in capsys.readouterr().out
    assert main(["explain", "c14"]) == 2
    assert "c4" in capsys.readouterr().err


def test_an_item_with_parts_names_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "basic-elements", "--ruleset", "samples/rulesets/mee-2024", "--lang", "en"]) == 0
    assert "basic-all" in capsys.readouterr().out
