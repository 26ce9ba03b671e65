"""Parts of the manifest about the course of a case: events, decision, penalty, notices, service (办案过程)."""

from casefile_rules.casefile.model_people import Seen, Signature
from casefile_rules.casefile.model_words_acts import (
    Content,
    LicenceDecision,
    NoticeKind,
    PaymentMode,
    PenaltyKind,
    ReconsiderationOrgan,
    ServiceMode,
    Severity,
    SimpleGround,
)
from casefile_rules.contracts._base import Count, Day, Flag, Moment, Money, Text, key


class Events(Seen):
    """When things happened (办案时间); a day, or a day and a time."""

    act_began: Moment | None = key("违法行为发生", "The unlawful act began")
    act_ended: Moment | None = key("违法行为终了", "The unlawful act ended")
    discovered: Moment | None = key("发现线索", "The act was discovered or a lead received")
    applied: Moment | None = key("申请", "An application was handed in")
    completion_asked: Moment | None = key("告知补正", "The applicant was told what is missing")
    completed: Moment | None = key("补正完成", "The application was completed")
    accepted: Moment | None = key("受理", "The application was accepted")
    application_withdrawn: Moment | None = key("撤回申请", "The applicant withdrew the application")
    opened: Moment | None = key("立案", "The case was opened")
    inspected: Moment | None = key("现场检查", "The scene was inspected")
    investigated: Moment | None = key("调查终结", "The investigation ended")
    notified: Moment | None = key("处罚告知", "The party was told of the intended decision")
    notice_served: Moment | None = key("告知书送达", "That notice was served")
    hearing_asked: Moment | None = key("申请听证", "A hearing was asked for", same_as="hearing.requested_on")
    hearing_notified: Moment | None = key(
        "听证通知", "Time and place of the hearing were told", same_as="hearing.announced_on"
    )
    heard: Moment | None = key("听证", "The hearing was held", same_as="hearing.held_on")
    submitted: Moment | None = key("陈述申辩", "The party made its submissions", same_as="submissions.made_on")
    reviewed: Moment | None = key("法制审核", "The legal review was done", same_as="legal_review.done_on")
    discussed: Moment | None = key("集体讨论", "The heads discussed the case", same_as="collective_discussion.held_on")
    approved: Moment | None = key("审批", "The head approved the decision")
    extended: Moment | None = key("延期批准", "An extension was approved")
    decided: Moment | None = key(
        "决定", "A decision was made: penalty, no penalty, licence granted or refused; blank where there was none"
    )
    announced: Moment | None = key(
        "宣告", "The decision was announced, the party being present; blank where it was not"
    )
    served: Moment | None = key("送达", "The decision was served")
    licence_issued: Moment | None = key("颁发证件", "The licence document was issued")
    published: Moment | None = key("公开", "The decision was published")
    paid: Moment | None = key("缴款", "The fine was paid")
    performed: Moment | None = key("履行", "Everything the decision demands was performed")
    urged: Moment | None = key("催告", "The urging letter was served")
    court_applied: Moment | None = key("申请强制执行", "A court was asked to enforce")
    transferred: Moment | None = key("移送", "The case was sent to another organ", same_as="transfer.sent_on")
    closed: Moment | None = key("结案", "The case was closed")
    archived: Moment | None = key("归档", "The file was archived")
    handed_over: Moment | None = key("移交档案室", "The file was handed to the archive room")


class Acceptance(Seen):
    """How the case came in and was taken up (案件来源、立案受理)."""

    source: Text | None = key("案件来源", "Where the case came from")
    approved: Flag | None = key("批准立案", "Whether opening was approved")
    approved_by: Text | None = key("批准人", "Who approved it")
    grounds: Text | None = key("立案理由", "Why it was opened")
    joint: Flag | None = key("统一办理", "Whether handled jointly or in one place with other organs")
    lower_level_first: Flag | None = key("下级先审", "Whether a lower organ examines first")
    lower_accepted_on: Moment | None = key("下级受理日期", "When the lower organ accepted the application")
    lower_reported_on: Moment | None = key("下级审查完毕日期", "When the lower organ had examined it and sent it up")
    materials_complete: Flag | None = key("材料齐全", "Whether the application was complete")
    completion_told_once: Flag | None = key("一次性告知", "Whether everything missing was told at once")
    slip_issued: Flag | None = key(
        "出具受理凭证", "Whether a written slip was issued, with seal and date: one of them missing means no"
    )
    deemed: Flag | None = key("视为受理", "Whether the application counts as accepted by lapse of time")


class Decision(Seen):
    """The decision (行政处理决定)."""

    doc_no: Text | None = key("文号", "Document number")
    kind: Text | None = key("决定种类", "Kind of decision, such as penalty or no penalty")
    cause: Text | None = key("案由", "Cause as stated in the decision")
    party: Text | None = key("当事人", "Party as named in the decision")
    articles: list[Text] | None = key("引用条款", "Articles cited, to paragraph and item")
    violated: list[Text] | None = key("违反条款", "Articles found violated")
    basis_in_force: Flag | None = key("依据有效", "Whether its legal basis was in force")
    catch_all: Flag | None = key("适用兜底条款", "Whether a catch-all clause was applied")
    catch_all_reasoned: Flag | None = key("兜底条款说明理由", "Whether reasons were given for it")
    contents: list[Content] | None = key("已载明内容", "Which of the required contents it has")
    seal_name: Text | None = key("印章名称", "Name on the seal")
    signed_organ: Text | None = key("落款机关", "Organ named at the foot")
    date: Day | None = key("落款日期", "Date at the foot")
    announced_to_party: Flag | None = key("宣告时当事人在场", "Whether the party was there when it was announced")
    signed_by: list[Signature] | None = key("签名", "Signatures, on a decision made on the spot")
    evidence_listed: Flag | None = key("列明证据", "Whether it lists the evidence")
    reasons_given: Flag | None = key("说明理由", "Whether it gives reasons")
    same_facts_as_notice: Flag | None = key("事实与告知一致", "Whether its facts are those notified")
    same_basis_as_notice: Flag | None = key("依据与告知一致", "Whether its basis is that notified")
    heavier_than_notice: Flag | None = key("重于告知", "Whether it is heavier than what was notified")
    evidence_supports: Flag | None = key("证据充分", "Whether the evidence supports its facts")


class Penalty(Seen):
    """The penalty (行政处罚)."""

    kinds: list[PenaltyKind] | None = key("处罚种类", "Kinds imposed")
    fine: Money | None = key("罚款金额", "Fine in yuan")
    notified_fine: Money | None = key("告知罚款金额", "Fine notified, in yuan")
    notified_kinds: list[PenaltyKind] | None = key("告知处罚种类", "Kinds notified")
    lawful_minimum: Money | None = key("法定最低罚款", "Least fine by law, in yuan")
    lawful_maximum: Money | None = key("法定最高罚款", "Greatest fine by law, in yuan")
    confiscated: Money | None = key("没收金额", "Unlawful gains confiscated, in yuan")
    goods_value: Money | None = key("涉案物品价值", "Value of the goods concerned, in yuan")
    goods_confiscated: Flag | None = key("没收物品", "Whether goods were confiscated")
    goods_disposal: Text | None = key("罚没物品处理", "What became of confiscated goods")
    goods_disposal_recorded: Flag | None = key("罚没物品处理有记录", "Whether that is recorded in the file")
    major: Flag | None = key("重大", "Whether the unlawful act is a major one")
    several_norms: Flag | None = key("违反多个规范", "Whether one act broke several norms that each set a fine")
    higher_norm_applied: Flag | None = key("按数额高的规定", "Whether the norm with the higher fine was applied")
    complex: Flag | None = key("情节复杂", "Whether the circumstances are complex")
    hearing_right: Flag | None = key("符合听证条件", "Whether the party may ask for a hearing")
    legal_review_due: Flag | None = key("应当法制审核", "Whether legal review is due", same_as="legal_review.due")
    discussion_due: Flag | None = key(
        "应当集体讨论", "Whether collective discussion is due", same_as="collective_discussion.due"
    )
    safety_or_finance: Flag | None = key("涉及健康安全或者金融安全", "Whether health or financial safety is harmed")
    continuous: Flag | None = key("连续或者继续状态", "Whether the act went on")
    same_act_fined_before: Flag | None = key("同一行为已罚款", "Whether the same act was fined before")
    education_given: Flag | None = key("已教育", "Whether education was given")
    correction_ordered: Flag | None = key("责令改正", "Whether correction was ordered")
    corrected: Flag | None = key("已改正", "Whether the act was corrected")
    additional_fine: Money | None = key("加处罚款金额", "Additional fine for late payment, in yuan")
    instalments: Flag | None = key("分期或者延期缴纳", "Whether payment in instalments or later was allowed")
    instalments_approved: Flag | None = key("分期延期已批准", "Whether that was applied for and approved")
    executed: Flag | None = key("已执行", "Whether it is fully executed")


class Licence(Seen):
    """The licence (行政许可)."""

    item: Text | None = key("许可事项", "Matter of the licence")
    decision: LicenceDecision | None = key("许可决定", "What was decided")
    licence_no: Text | None = key("许可证号", "Number of the licence")
    valid_from: Day | None = key("有效期起", "First day of validity")
    valid_until: Day | None = key("有效期止", "Last day of validity; where a renewal was refused, of that licence")
    former_until: Day | None = key("原有效期止", "Last day of validity of the licence that was renewed")
    site_check_due: Flag | None = key("需要现场核查", "Whether the site must be checked")
    hearing_due: Flag | None = key("应当听证", "Whether a hearing is due by law")
    third_parties: Flag | None = key("涉及利害关系人", "Whether others have a major interest")
    third_parties_told: Flag | None = key("告知利害关系人", "Whether they were told")
    consultation: Flag | None = key("征求意见", "Whether other organs were asked")
    test_due: Flag | None = key("需要检验检测", "Whether tests, quarantine or appraisal are due")
    testers: list[Text] | None = key("检验人员", "Staff of the organ sent to test, inspect or quarantine")
    testers_sent_on: Moment | None = key("指派检验日期", "When they were sent")
    fee_charged: Flag | None = key("收费", "Whether a fee was charged")
    fee_lawful: Flag | None = key("收费有依据", "Whether the fee has a basis")
    fee_receipt: Flag | None = key("收费凭据", "Whether a receipt was given")
    certificate_issued: Flag | None = key("颁发证件", "Whether a licence document was issued")
    copy_on_file: Flag | None = key("证件副本入卷", "Whether its copy is in the file")


class Notice(Seen):
    """A notice to a party (告知、通知)."""

    kind: NoticeKind | None = key("种类", "Kind of notice")
    doc_no: Text | None = key("文号", "Document number")
    to: Text | None = key("告知对象", "Who was told")
    date: Day | None = key("日期", "Date of the notice")
    served_on: Moment | None = key("送达日期", "When it was served")
    contents: list[Content] | None = key("已载明内容", "Which contents it has")
    period_given: Text | None = key("给予期限", "Period given, as written")
    until: Day | None = key("截止日期", "Last day to answer")
    waived: Flag | None = key("明确放弃", "Whether the right was clearly waived")
    waived_on: Moment | None = key("放弃日期", "When it was waived")


class Service(Seen):
    """One service of a document (送达)."""

    of: Text | None = key("送达文书", "Type or number of the document served")
    to: Text | None = key("受送达人", "Recipient")
    mode: ServiceMode | None = key("送达方式", "How it was served")
    sent_on: Moment | None = key("发出日期", "When it was sent or announced")
    served_on: Moment | None = key("送达日期", "When it was received")
    deemed_on: Moment | None = key("视为送达日期", "When it counts as served")
    proof: Text | None = key("送达凭证", "What proves it")
    receipt_signed: Flag | None = key("回证已签收", "Whether the receipt was signed and dated by the recipient")
    consent: Flag | None = key("同意电子送达", "Whether the recipient agreed in writing to electronic service")
    refusal_witnessed: Flag | None = key("拒收有见证", "Whether refusal was witnessed or recorded")
    announcement_reason: Text | None = key("公告原因", "Why it was served by announcement")
    tried_otherwise: Flag | None = key("穷尽其他方式", "Whether other ways were tried and recorded")
    servers: list[Text] | None = key("送达人", "Officers who served it")


class RemediesTold(Seen):
    """Which remedies the decision told (救济告知)."""

    told: Flag | None = key("已告知", "Whether remedies were told at all")
    reconsideration_organ: Text | None = key("复议机关", "Organ of reconsideration named")
    reconsideration_organ_kind: ReconsiderationOrgan | None = key("复议机关类型", "Which kind of organ that is")
    reconsideration_days: Count | None = key("复议期限日数", "Days told for reconsideration")
    reconsideration_first: Flag | None = key("复议前置", "Whether reconsideration first was told")
    court: Text | None = key("管辖法院", "Court named")
    litigation_months: Count | None = key("起诉期限月数", "Months told for litigation")
    litigation_days: Count | None = key("起诉期限日数", "Days told for litigation")


class Payment(Seen):
    """One payment of a fine or of unlawful gains (罚缴)."""

    amount: Money | None = key("金额", "Amount in yuan")
    mode: PaymentMode | None = key("缴款方式", "How it was paid")
    paid_on: Moment | None = key("缴款日期", "When it was paid")
    receipt: Flag | None = key("有合法票据", "Whether a lawful receipt is in the file")
    receipt_no: Text | None = key("票据号", "Number of the receipt")
    ground: SimpleGround | None = key("当场收缴理由", "Ground for collecting on the spot")
    collected_by: Text | None = key("收款人", "Officer who collected it")
    requested_by_party: Flag | None = key("当事人提出", "Whether the party asked to pay on the spot")
    landed_on: Moment | None = key("抵岸日期", "When the officer reached land, for cash taken on the water")
    handed_in_on: Moment | None = key("交至机关日期", "When the officer handed it to the organ")
    banked_on: Moment | None = key("缴付银行日期", "When the organ paid it to the bank")


class Discretion(Seen):
    """How discretion was used (自由裁量)."""

    benchmark: Text | None = key("裁量基准", "Benchmark applied")
    benchmark_applied: Flag | None = key("适用裁量基准", "Whether a benchmark was applied")
    within_benchmark: Flag | None = key("在基准幅度内", "Whether the result is within it")
    deviation_reasoned: Flag | None = key("偏离说明理由", "Whether a deviation was explained and approved")
    severity: Severity | None = key("裁量档次", "Step chosen")
    factors: list[Text] | None = key("裁量因素", "Factors considered")
    factors_proved: Flag | None = key("裁量因素有证据", "Whether the factors are proved")
    statutory_ground: Flag | None = key("有法定情节", "Whether a statutory ground supports the step")
    stated: Flag | None = key("说明裁量理由", "Whether the decision explains it")
    no_fault_claimed: Flag | None = key("主张无过错", "Whether the party claims absence of fault")
    no_fault_considered: Flag | None = key("审查无过错主张", "Whether that claim was examined")
