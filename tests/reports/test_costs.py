"""A cost that is not what the table says is explained beside it."""

from typing import Any

import pytest
from tests.rules.files import engine, recorded

from casefile_rules.casefile.reader import case_file_from
from casefile_rules.reports import text
from casefile_rules.reports._costs import cost_in_words, lines_by_place


@pytest.mark.parametrize(
    ("sample", "line"),
    [
        ("permit", "核对人未签名或盖章  扣 0.54 分（表内 0.5 分，按适用的项目折算）"),
        ("penalty-faulty", "没有被询问人（被检查人）签名，也没有注明拒签  扣 0–2 分（表内 2 分，本项扣完为止）"),
        ("penalty-faulty", "孙志刚既办案又审核（职责：承办人、检查人、审核人）  扣 3 分\n"),
    ],
)
def test_a_cost_says_why_it_is_not_that_of_the_table(sample: str, line: str) -> None:
    shown = text.render(engine().assess(case_file_from(recorded(sample), sample)).to_dict(), width=240)
    assert line in shown


def line(asked: str, low: str, high: str, limited: str = "") -> dict[str, Any]:
    return {"kind": "deduction", "rule": "A", "places": [""], "asked": {"low": asked, "high": asked},
            "taken": {"exact": {"low": low, "high": high}}, "limited_by": limited}  # fmt: skip


@pytest.mark.parametrize(
    ("ledger", "cost", "told"),
    [
        ([], ("0", "0"), "costs nothing"),
        ([line("2", "2", "2")], ("2", "2"), "costs 2"),
        ([line("2", "0", "0", "floor")], ("0", "0"), "costs nothing (2 in the table; no more than the item has left)"),
        ([line("1", "10/9", "10/9")], ("10/9", "10/9"), "costs 1.11 (1 in the table, weighed by the items that apply)"),
        ([line("2", "1", "1", "cap")], ("1", "1"), "costs 1"),
        ([line("2", "2", "2"), line("1", "1", "1")], ("3", "3"), "costs 3"),
    ],
)
def test_only_what_is_certain_is_explained(ledger: list[dict[str, Any]], cost: tuple[str, str], told: str) -> None:
    one = {"rule": "A", "place": {"key": ""}, "cost": {"low": cost[0], "high": cost[1], "shared": 1}}
    assert cost_in_words(one, lines_by_place(ledger), "en") == told
