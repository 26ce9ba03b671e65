"""The contracts of review sheets (``review/1``), confirmations (``confirmation/1``) and waivers (``waivers/1``).

Never imported while a file is checked.
"""

from typing import Annotated

from casefile_rules.contracts._base import Amount, Contract, Day, Flag, Text, Words, key
from casefile_rules.ruleset.model_base import Id

ReviewFormat = Annotated[str, Words("review/1  the first edition of the review sheet")]
ConfirmationFormat = Annotated[str, Words("confirmation/1  the first edition of the confirmation")]
WaiversFormat = Annotated[str, Words("waivers/1  the first edition of the waivers")]

Verdict = Annotated[
    str,
    Words("""
    pass            符合 通过   the demand is met
    fail            不符合 有问题   the demand is not met
    not_applicable  不适用 不涉及   the demand does not bind this file
    undetermined    无法判断 待定   cannot be told from the file
    """),
]

VetoWord = Annotated[
    str,
    Words("""
    confirmed  成立 确认   the ground exists
    rejected   不成立 排除   the ground does not exist
    """),
]


class Reviewer(Contract):
    """Who reviewed (评查人员)."""

    name: Text = key("姓名", "name of the reviewer", required=True)
    unit: Text | None = key("单位", "the reviewer's unit")
    certificate_no: Text | None = key("证号", "number of the reviewer's certificate")


class AnswerItem(Contract):
    """An answer to one question (评查意见). 评查办法 第十条: the reason for every deduction is written down."""

    rule: Id = key("规则", "id of the rule asked about", required=True)
    question: Text | None = key("问题", "name of the question, where a rule asks several")
    place: Text | None = key("位置", "key of the place, as the open question names it; absent: the whole file")
    verdict: Verdict | None = key("结论", "the verdict; left blank while the question is open")
    points: Amount | None = key("分值", "points: taken away under a deduction, given under an earned item")
    reason: Text | None = key("理由", "why; mandatory with every verdict")
    page: Text | None = key("页码", "page of the file that shows it")
    ask: Text | None = key("提问", "the question itself, for the reader; ignored")
    moves: Text | None = key("影响", "how many points the answer can move, for the reader; ignored")


class VetoItem(Contract):
    """A reviewer's word on a raised veto (一票否决确认)."""

    veto: Id = key("否决项", "id of the veto", required=True)
    verdict: VetoWord | None = key("结论", "confirmed or rejected; left blank while it is open")
    reason: Text | None = key("理由", "why; mandatory with every verdict")
    page: Text | None = key("页码", "page of the file that shows it")
    ground: Text | None = key("事由", "the ground, for the reader; ignored")


class ReviewFile(Contract):
    """A review sheet (评查表) of one reviewer for one file."""

    format: ReviewFormat = key("格式", "always review/1", required=True)
    case: Text | None = key("案卷", "number of the file reviewed: case number, archive number or decision number")
    ruleset: Id | None = key("规则集", "id of the ruleset the questions come from")
    reviewer: Reviewer = key("评查人员", "who reviewed", required=True)
    reviewed_on: Day | None = key("评查日期", "day of the review")
    signed: Flag | None = key("已签名", "true once the reviewer has signed the sheet (评查办法 第十条)")
    answers: list[AnswerItem] | None = key("意见", "answers to questions")
    vetoes: list[VetoItem] | None = key("否决确认", "words on raised vetoes")
    notes: Text | None = key("备注", "a free note; costs nothing")


class ConfirmedGround(Contract):
    """The organiser's decision on a ground of failure that reviewers proposed (否决事由的审核)."""

    veto: Id = key("否决项", "id of the veto", required=True)
    verdict: VetoWord | None = key("结论", "confirmed or rejected; left blank while it is open")
    reason: Text | None = key("理由", "why; mandatory with every verdict")
    page: Text | None = key("页码", "page of the file that shows it")
    ground: Text | None = key("事由", "the ground and what the reviewers said, for the reader; ignored")


class ConfirmationFile(Contract):
    """A confirmation (确认书): what the organiser of the review decided after the report (评查办法 第十二条)."""

    format: ConfirmationFormat = key("格式", "always confirmation/1", required=True)
    case: Text | None = key("案卷", "number of the file: case number, archive number or decision number")
    ruleset: Id | None = key("规则集", "id of the ruleset the grounds come from")
    organ: Text = key("评查组织者", "the organ that organised the review", required=True)
    name: Text = key("签发人", "who signed for it", required=True)
    confirmed_on: Day = key("确认日期", "day of the decision", required=True)
    grounds: list[ConfirmedGround] = key("否决事由", "what was decided on each ground", required=True)
    notes: Text | None = key("备注", "a free note")


class WaiverItem(Contract):
    """A waiver (豁免): a fault that counts as passed, by whom and until when."""

    rule: Id = key("规则", "id of the rule waived", required=True)
    case: Text | None = key("案卷", "number of the file it holds for; absent: every file")
    place: Text | None = key("位置", "key of the place; absent: every place of the rule")
    reason: Text = key("理由", "why", required=True)
    authority: Text = key("批准", "who granted it", required=True)
    granted_on: Day | None = key("批准日期", "day it was granted")
    expires_on: Day | None = key("失效日期", "last day it holds")


class WaiversFile(Contract):
    """A list of waivers (豁免清单)."""

    format: WaiversFormat = key("格式", "always waivers/1", required=True)
    waivers: list[WaiverItem] = key("豁免", "the waivers", required=True)
