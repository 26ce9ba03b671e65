"""Lines of a catalogue whose title nobody knows take the type of the paper they stand for."""

from typing import Any

from casefile_rules.casefile.view import view_of
from casefile_rules.casefile.vocabulary import bundled_vocabulary


def seen(line: dict[str, Any], *documents: dict[str, Any]) -> tuple[Any, int]:
    """Return the type of the one line of a catalogue, and how many titles match no type."""
    volume = {"kind": "main", "complete": True, "catalogue": [line], "documents": list(documents)}
    root = view_of({"category": "penalty", "volumes": [volume]}, bundled_vocabulary())
    return root["volumes"][0]["catalogue"][0].get("type"), len(root["unmatched"])


def test_a_line_is_of_the_type_of_the_paper_with_its_title() -> None:
    paper = {"type": "其他书证", "title": "进 货台账", "pages": (4, 5)}
    assert seen({"no": 1, "title": "进货台账"}, paper) == ("其他书证", 0)
    assert seen({"no": 1, "title": "进货台账"}, paper, paper) == (None, 1), "either may be meant"
    assert seen({"no": 1, "title": "销售台账"}, paper) == (None, 1)


def test_a_line_is_of_the_type_of_the_paper_on_its_pages_if_its_title_may_mean_that() -> None:
    paper = {"type": "行政处罚决定书", "pages": (1, 3)}
    assert seen({"no": 1, "title": "处罚决定（更正后）文本", "pages": (1, 3)}, paper)[0] == "行政处罚决定书"
    assert seen({"no": 1, "title": "进货台账", "pages": (1, 3)}, paper) == (None, 1)
    assert seen({"no": 1, "title": "处罚决定（更正后）文本", "pages": (2, 3)}, paper)[0] is None
