"""Articles as English cites them."""

import pytest

from casefile_rules.reports._articles import in_english


@pytest.mark.parametrize(
    ("article", "item", "told"),
    [
        ("第六十四条", "（一）", "art. 64 (1)"),
        ("第四十二条", "第一款", "art. 42 para. 1"),
        ("第九条", "（二）19", "art. 9 (2) 19"),
        ("16", "", "art. 16"),
        ("第一百零三条", "第二款第十项", "art. 103 para. 2 item 10"),
        ("", "答复采纳情况", "答复采纳情况"),
        ("第十条", "", "art. 10"),
    ],
)
def test_an_article_is_cited_by_its_numbers(article: str, item: str, told: str) -> None:
    assert in_english(article, item) == told
