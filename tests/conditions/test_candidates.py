"""A paper whose title matches no type: what it may be decides what is asked of it."""

import pytest

from casefile_rules import Engine, case_file_from

ENGINE = Engine.load()


def statuses(rule: str, title: str) -> set[str]:
    """Return what *rule* says, at any place, of a penalty file that holds a paper *title* and nothing else."""
    manifest = {
        "format": "casefile/1",
        "category": "penalty",
        "procedure": "ordinary",
        "state": "closed",
        "events": {"decided": "2024-05-20", "closed": "2024-06-14"},
        "volumes": [
            {"kind": "main", "complete": True, "documents": [{"title": title, "pages": "1", "signed_by": []}]},
            {"kind": "sub", "present": False},
        ],
    }
    document = ENGINE.assess(case_file_from(manifest)).to_dict()
    return {one["status"] for one in document["outcomes"] if one["rule"] == rule}


@pytest.mark.parametrize(
    ("title", "expected"),
    [("店内台账", {"fail"}), ("处罚的决定", {"undetermined"}), ("行政处罚决定书（某丙）", set())],
)
def test_an_unknown_paper_keeps_open_only_what_it_may_be(title: str, expected: set[str]) -> None:
    assert statuses("BH-ZZ-09-201", title) - {"pass"} == expected


def test_nobody_is_asked_whether_a_stock_book_is_an_interview() -> None:
    assert not statuses("BH-PC-15-02-4", "店内台账") & {"fail", "undetermined"}
    assert "undetermined" in statuses("BH-PC-15-02-4", "询问的记录")
