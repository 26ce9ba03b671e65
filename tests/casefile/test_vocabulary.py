"""The vocabulary: every type of the standard in its place, titles as clerks write them, never a guess."""

import json
import pickle
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile_rules.casefile._titles import normal
from casefile_rules.casefile.vocabulary import (
    Vocabulary,
    bundled_vocabulary,
    read_vocabulary,
    vocabulary_for,
    vocabulary_of,
)
from casefile_rules.problems import ProblemsError
from casefile_rules.reading.source import Source, parse_source

RULES = Path(__file__).resolve().parents[2] / "rules"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return bundled_vocabulary()


@pytest.mark.parametrize(("order", "items"), [("licence-main", 27), ("penalty-main", 23), ("sub", 8)])
def test_the_standard_is_there_item_by_item(vocabulary: Vocabulary, order: str, items: int) -> None:
    """制作规范 第九条(一) 27 items, 第九条(二) 23, 第十条 8, each said by the standard and cited."""
    printed = [place for place in vocabulary.orders[order].places if place.no is not None]
    assert [place.no for place in printed] == list(range(1, items + 1))
    for place in printed:
        kind = vocabulary.types[place.type]
        assert kind.authority == "seed", kind.name
        article = {"licence-main": "第九条(一)", "penalty-main": "第九条(二)", "sub": "第十条"}[order]
        assert ("bohu-zhizuo", article, place.no) in kind.cites, kind.name


def test_what_the_standard_forgot_is_placed_by_a_marked_proposal(vocabulary: Vocabulary) -> None:
    for name in ("法制审核意见书", "案件调查终结报告", "公示证明", "送达地址确认书", "行政处罚听证告知书"):
        kind = vocabulary.resolve(name)
        assert kind is not None
        assert (kind.authority, all(kind.reason)) == ("proposed", True), name
        assert vocabulary.volume(kind) in ("main", "sub"), name
    for order in vocabulary.orders.values():
        for place in order.places:
            assert place.no is not None or (place.authority == "proposed" and all(place.reason)), place


def test_every_type_that_is_a_document_has_a_place(vocabulary: Vocabulary) -> None:
    for kind in vocabulary.types.values():
        assert (vocabulary.volume(kind) is None) == (kind.group in ("part", "stray")), kind.name


def test_a_type_that_shares_a_place_shares_its_rank(vocabulary: Vocabulary) -> None:
    ranks = vocabulary.orders["penalty-main"].ranks
    assert ranks["seizure_list"] == ranks["seizure_decision"] == ranks["coercive_measure_papers"]
    assert ranks["penalty_decision"] < ranks["party_identity"] < ranks["service_receipt"] < ranks["publication_proof"]


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ("行政处罚决定书", "penalty_decision"),
        ("《行政处罚决定书》", "penalty_decision"),
        ("博湖县市场监督管理局行政处罚决定书", "penalty_decision"),
        ("博湖县市场监督管理局《行政处罚决定书》", "penalty_decision"),
        ("行政处罚 事先（听证）告知书", "penalty_notice"),
        ("行政处罚告知书", "penalty_notice"),
        ("询问笔录", "interview_record"),
        ("询问笔录（二）", "interview_record"),
        ("询问笔录之三", "interview_record"),
        ("询问笔录（第2次）", "interview_record"),
        ("送达回证", "service_receipt"),
        ("送达回证3", "service_receipt"),
        ("现场检查（勘察）笔录", "inspection_record"),
        ("身份证复印件（二）", "party_identity"),
        ("营业执照（副本复印件）", "party_identity"),
        ("听证告知书", "penalty_hearing_right_notice"),
        ("不予行政许可决定书", "licence_decision"),
        ("现场笔录", "inspection_record"),
        ("查封（扣押）现场笔录", "measure_scene_record"),
        ("投诉举报书", "complaint_papers"),
        ("案件来源登记表", "case_source"),
        ("有关事项审批表", "matter_approval"),
        ("案件移送审批表", "step_approval"),
        ("行政处罚审批表", "review_approval"),
        ("penalty_decision", "penalty_decision"),
    ],
)
def test_titles_as_they_are_written(vocabulary: Vocabulary, title: str, identifier: str) -> None:
    found = vocabulary.resolve(title)
    assert found is not None
    assert found.id == identifier


@pytest.mark.parametrize(
    ("title", "category", "identifier"),
    [
        ("询问笔录(某丙)", "penalty", "interview_record"),
        ("询问笔录（张三，第二次）", "penalty", "interview_record"),
        ("第二次询问笔录", "penalty", "interview_record"),
        ("2024年3月5日现场检查笔录", "penalty", "inspection_record"),
        ("送达回证(行政处罚决定书)", "penalty", "service_receipt"),
        ("送达回证—责令改正通知书", "penalty", "service_receipt"),
        ("行政处罚决定书送达回证", "penalty", "service_receipt"),
        ("现场照片(6张)", "penalty", "scene_pictures"),
        ("行政处罚决定书(博农罚〔2024〕9号)", "penalty", "penalty_decision"),
        ("行政处罚决定书（不予处罚）", "penalty", "no_penalty_decision"),
        ("行政处罚决定书签发底稿", "penalty", "signed_draft"),
        ("整改情况报告及照片", "penalty", "correction_papers"),
        ("罚没款银行缴款凭证(非税收入缴款书)", "penalty", "fine_receipt"),
        ("第1分店营业执照复印件", "penalty", "party_identity"),
        ("农药经营许可证(副本)", "penalty", "party_identity"),
        ("食品安全法节选", "penalty", "legal_text"),
        ("行政复议决定书", "penalty", "reconsideration_decision"),
        ("许可决定书签发底稿", "licence", "signed_draft"),
        ("办结(结案)审批表", "licence", "closing_approval"),
        ("食品经营许可申请书", "licence", "licence_application"),
        ("农药经营许可证申请书", "licence", "licence_application"),
    ],
)
def test_titles_as_they_stand_in_files(vocabulary: Vocabulary, title: str, category: str, identifier: str) -> None:
    """The head of a title decides; what it is about, and what stands in front, does not."""
    found = vocabulary.resolve(title, category)
    assert found is not None
    assert found.id == identifier


@pytest.mark.parametrize(
    "title",
    ["解除查封现场检查笔录", "行政处罚决定书—行政处罚告知书", "关于延长期限的询问笔录", "不予某某营业执照"],
)
def test_a_word_in_front_may_make_another_paper_of_it(vocabulary: Vocabulary, title: str) -> None:
    assert vocabulary.resolve(title, "penalty") is None


def test_an_unknown_title_may_mean_only_what_it_has_words_in_common_with(vocabulary: Vocabulary) -> None:
    assert vocabulary.may_be("种子台账") == []
    assert "penalty_decision" in {kind.id for kind in vocabulary.may_be("行政处罚决定")}


@pytest.mark.parametrize(
    "title",
    [
        "",
        "（一）",
        "局行政处罚决定书",
        "行政处罚决定",
        "某决定书",
        "不予行政处罚决定",
        "市场监督管理局",
        "场所、设施、财物清单",
        "食品经营许可证",
    ],
)
def test_a_title_that_is_not_known_is_no_type(vocabulary: Vocabulary, title: str) -> None:
    assert vocabulary.resolve(title) is None


def test_the_nearest_name_is_suggested(vocabulary: Vocabulary) -> None:
    assert vocabulary.nearest("行政处罚决订书") == "行政处罚决定书"
    assert vocabulary.nearest("zzzz") == ""


def test_a_licence_file_has_its_own_hearing(vocabulary: Vocabulary) -> None:
    in_licence, in_penalty = vocabulary.resolve("听证笔录", "licence"), vocabulary.resolve("听证笔录", "penalty")
    assert in_licence is not None
    assert in_licence.id == "licence_hearing_record"
    assert in_penalty is not None
    assert in_penalty.id == "hearing_record"


@pytest.mark.parametrize("title", ["营业执照", "个体工商户营业执照", "法定代表人身份证", "户口簿", "主体资格证明材料"])
def test_who_the_applicant_is_belongs_to_the_application(vocabulary: Vocabulary, title: str) -> None:
    kind = vocabulary.resolve(title, "licence")
    assert kind is not None
    assert kind.id == "licence_application_papers"


def test_a_licence_the_applicant_had_is_not_the_one_that_was_issued(vocabulary: Vocabulary) -> None:
    assert vocabulary.resolve("食品经营许可证", "licence") is None
    assert vocabulary.resolve("许可证", "licence") is None


def test_an_order_is_found_by_kind_of_file_and_volume(vocabulary: Vocabulary) -> None:
    for category, volume, expected in [
        ("penalty", "main", "penalty-main"),
        ("licence", "sub", "sub"),
        ("levy", "main", None),
    ]:
        order = vocabulary.order_for(category, volume)
        assert (order and order.id) == expected


def test_every_name_and_alias_means_its_type_and_no_other(vocabulary: Vocabulary) -> None:
    for form, name in vocabulary.words().items():
        found = vocabulary.resolve(form)
        assert found is not None
        assert found.name == name


@given(st.data())
def test_an_organ_in_front_and_a_number_behind_change_nothing(data: st.DataObject) -> None:
    vocabulary = bundled_vocabulary()
    name = data.draw(st.sampled_from([kind.name for kind in vocabulary.types.values()]))
    organ = data.draw(st.sampled_from(["", "示例县农业农村局", "示例市人民政府", "示例县城市管理综合行政执法大队"]))
    number = data.draw(st.sampled_from(["", "（一）", "之二", "(3)", " 4"]))
    found = vocabulary.resolve(f"{organ}{name}{number}")
    assert found is not None
    assert found.name == name


@given(st.text(max_size=300))
def test_no_title_breaks_it(title: str) -> None:
    vocabulary = bundled_vocabulary()
    found = vocabulary.resolve(title)
    assert normal(normal(title)) == normal(title)
    assert found is None or found.name in vocabulary.words()


def test_two_readings_are_no_reading() -> None:
    kinds = [one("a", "决定书甲"), one("b", "县局决定书甲")]
    vocabulary = vocabulary_of({"types": kinds, "endings": {"organ": ["局", "委"]}})
    found = vocabulary.resolve("某某委县局决定书甲")
    assert found is None, "a decision of one organ, or the other type by another organ"


def one(identifier: str, name: str, **more: Any) -> dict[str, Any]:
    cites = [{"source": "s", "article": "1"}]
    return {"id": identifier, "name": name, "en": "x", "group": "other", "authority": "seed", "cites": cites} | more


def order(identifier: str, *types: str, **more: Any) -> dict[str, Any]:
    return {"id": identifier, "volume": "main", "items": [{"type": kind} for kind in types]} | more


REASON = {"zh": "因", "en": "why"}


@pytest.mark.parametrize(
    ("codes", "record"),
    [
        (["S360"], {"types": [one("a", "甲"), one("a", "乙")]}),
        (["S361"], {"types": [one("a", "甲"), one("b", "乙", aliases=["《 甲 》"])]}),
        (["S361"], {"types": [one("a", "甲", licence_aliases=["丙"]), one("b", "乙", licence_aliases=["丙"])]}),
        (["S362"], {"types": [one("a", "甲", within="c")]}),
        (["S362", "S362"], {"types": [one("a", "甲")], "orders": [order("o", "a", "b", "c")]}),
        (["S363"], {"types": [one("a", "甲")], "orders": [order("o", "a", "a")]}),
        (
            ["S364"],
            {
                "types": [one("a", "甲"), one("b", "乙"), one("c", "丙")],
                "orders": [order("o", "a", insertions=[{"type": "b", "after": "c", "authority": "seed"}])],
            },
        ),
        (["S365"], {"types": [one("a", "甲", authority="proposed")]}),
        (["S366"], {"types": [one("a", "甲", cites=[])]}),
        (["S367"], {"types": [one("a", "甲")], "orders": [order("o", "a"), order("o", "a")]}),
        (["S368"], {"types": [one("a", "甲")], "orders": [{"id": "o"}]}),
        (
            ["S369"],
            {
                "types": [one("a", "甲"), one("b", "乙")],
                "orders": [
                    order("o", "a", insertions=[{"type": "b", "authority": "proposed", "reason": REASON}]),
                ],
            },
        ),
        (["S370"], {"types": [one("a", "甲"), one("b", "乙", within="a"), one("c", "丙", within="b")]}),
        (["S360", "S365"], {"types": [one("a", "甲", authority="proposed"), one("a", "乙")]}),
    ],
)
def test_everything_wrong_is_found_when_it_loads(codes: list[str], record: dict[str, Any]) -> None:
    with pytest.raises(ProblemsError) as caught:
        vocabulary_of(record, "vocabulary.yaml")
    # without a file all problems of one code and text stand at the same place and are one
    assert [problem.code for problem in caught.value.problems] == codes


def test_a_ruleset_adds_types_and_places(vocabulary: Vocabulary) -> None:
    extra = {
        "types": [one("daily_fine", "按日连续处罚决定书", group="decision")],
        "orders": [
            {
                "id": "penalty-main",
                "insertions": [{"type": "daily_fine", "after": "penalty_decision", "authority": "seed"}],
            },
            order("coercion-main", "seizure_decision", "seizure_list", category="coercion"),
        ],
    }
    wider = vocabulary.extended(extra)
    kind = wider.resolve("示例县生态环境局按日连续处罚决定书")
    assert kind is not None
    assert wider.volume(kind) == "main"
    assert wider.orders["penalty-main"].ranks["daily_fine"] == 1
    assert wider.order_for("coercion", "main") is not None
    assert vocabulary.resolve("按日连续处罚决定书") is None, "the vocabulary itself stays as it is"
    with pytest.raises(ProblemsError):
        vocabulary.extended({"types": [one("other", "行政处罚决定书")]})


class Place(NamedTuple):
    """Where a ruleset wrote its additions."""

    source: Source
    at: tuple[str | int, ...]


def test_additions_of_a_ruleset_are_read_like_any_contract() -> None:
    text = """
文书种类:
  - {标识: daily_fine, 名称: 按日连续处罚决定书, en: Daily fine, 类别: 决定, 效力来源: 建议, 理由: {zh: 因, en: why}}
"""
    source = parse_source(text, "ruleset.yaml")
    added = vocabulary_for(None, [(source.data["文书种类"], [], Place(source, ()))])
    assert added.resolve("按日连续处罚决定书") is not None
    wrong = parse_source(text.replace("类别: 决定", "类别: 没有的").replace("en: Daily", "enn: Daily"), "ruleset.yaml")
    with pytest.raises(ProblemsError) as caught:
        vocabulary_for(None, [(wrong.data["文书种类"], [], Place(wrong, ()))])
    assert len(caught.value.problems) == 3
    taken = parse_source(text.replace("名称: 按日连续处罚决定书", "名称: 行政处罚决定书"), "ruleset.yaml")
    with pytest.raises(ProblemsError) as caught:
        vocabulary_for(None, [(taken.data["文书种类"], [], Place(taken, ()))])
    assert [problem.code for problem in caught.value.problems] == ["S361"]


def test_a_vocabulary_can_be_sent_to_another_process(vocabulary: Vocabulary) -> None:
    again = pickle.loads(pickle.dumps(vocabulary))  # noqa: S301 - made a moment ago
    assert again.types == vocabulary.types
    assert again.orders == vocabulary.orders
    assert again.digest == vocabulary.digest


def test_problems_of_a_file_have_a_line(tmp_path: Path) -> None:
    text = (RULES / "vocabulary.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=")
    schema = re.match(r"# yaml-language-server: \$schema=(\S+)", text)
    assert schema is not None
    assert json.loads((RULES / schema[1]).read_bytes())["title"] == "vocabulary"
    broken = tmp_path / "vocabulary.yaml"
    broken.write_text(text.replace("aliases: [卷宗封面, 封面, 案卷卷皮]", "aliases: [卷内目录]"), encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        read_vocabulary(broken)
    assert [problem.code for problem in caught.value.problems] == ["S361", "S361"][: len(caught.value.problems)]
    line = caught.value.problems[0].line
    assert "卷内目录" in broken.read_text(encoding="utf-8").splitlines()[line - 1]
