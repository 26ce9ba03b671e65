"""Messages filled in: what is not recorded is left out with the words around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile_rules.assessment._filling import called, filled


@pytest.mark.parametrize(
    ("parts", "lang", "told"),
    [
        ([("没有批准。立案日期：", "3月1日"), ("；批准人：", None), ("。", "")], "zh", "没有批准。立案日期：3月1日。"),
        ([("没有批准。立案日期：", None), ("；批准人：", "某甲"), ("。", "")], "zh", "没有批准。批准人：某甲。"),
        ([("没有批准。立案日期：", None), ("；批准人：", None), ("。", "")], "zh", "没有批准。"),
        ([("Not approved. Opened: ", None), ("; by: ", "A"), (".", "")], "en", "Not approved. by: A."),
        ([("Not approved. Opened: ", "1 May"), ("; by: ", None), ("; on: ", "B"), (".", "")], "en",
         "Not approved. Opened: 1 May; on: B."),
        ([("《", "笔录"), ("》（第", None), ("页）没有签名。", "")], "zh", "《笔录》没有签名。"),
        ([("不合法（立案", "1日"), ("，受理", None), ("，决定", "9日"), ("）。", "")], "zh",
         "不合法（立案1日，决定9日）。"),
        ([("案件已[于", None), ("]作出决定，卷内没有。", "")], "zh", "案件已作出决定，卷内没有。"),
        ([("案件已[于", "1日"), ("]作出决定。", "")], "zh", "案件已于1日作出决定。"),
        ([("不一致[，落款“", None), ("”][，印章“", "某局"), ("”]。", "")], "zh", "不一致，印章“某局”。"),
        ([("《", None), ("》没有同意。", "")], "zh", "该文书没有同意。"),
        ([("罚款", None), ("元。", "")], "zh", "罚款。"),
        ([("罚款", "[5]"), ("元。", "")], "zh", "罚款[5]元。"),
    ],
)  # fmt: skip
def test_what_is_not_recorded_is_left_out(parts: list[tuple[str, str | None]], lang: str, told: str) -> None:
    assert filled(parts, lang) == told


def test_who_has_no_name_on_record_is_called_by_what_they_are() -> None:
    assert called("officer.name", "zh") == "该执法人员"
    assert called("case.agency.name", "en") == "the organ"
    assert called("decision.doc_no", "zh") == ""
    assert called("events.decided", "zh") is None


@given(st.lists(st.tuples(st.text("甲乙（），；。：“”.,;: ()"), st.text("某1", min_size=1)), max_size=5))
def test_a_message_with_all_its_values_stays_as_it_is(parts: list[tuple[str, str]]) -> None:
    assert filled(parts, "zh") == "".join(literal + value for literal, value in parts)
