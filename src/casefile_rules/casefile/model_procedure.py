"""Parts of the manifest about safeguards: hearing, review, measures, transfer, publication (程序保障)."""

from casefile_rules.casefile.model_people import Seen
from casefile_rules.casefile.model_words_acts import (
    Content,
    EnforcementKind,
    ExclusionKind,
    MeasureEnd,
    MeasureKind,
    PeriodOf,
    PublicationStage,
    RecordingKind,
    RemedyOutcome,
    ReportKind,
    Stage,
    TransferKind,
)
from casefile_rules.contracts._base import Count, Day, Flag, Moment, Money, Text, key


class Hearing(Seen):
    """The hearing (听证)."""

    told: Flag | None = key("已告知听证权", "Whether the right was told")
    told_on: Moment | None = key("告知日期", "When it was told")
    requested: Flag | None = key("要求听证", "Whether one was asked for")
    requested_on: Moment | None = key("要求日期", "When it was asked for")
    waived: Flag | None = key("放弃听证", "Whether it was clearly waived")
    announced_on: Moment | None = key("通知日期", "When time and place were told")
    public_notice_on: Moment | None = key("公告日期", "When it was announced to the public")
    held: Flag | None = key("举行听证", "Whether it was held")
    held_on: Moment | None = key("听证日期", "When it was held")
    public: Flag | None = key("公开举行", "Whether in public")
    closed_ground: Text | None = key("不公开理由", "Why not in public")
    chair: Text | None = key("主持人", "Who chaired it")
    members: list[Text] | None = key("听证员", "Members of the panel")
    recorder: Text | None = key("记录人", "Who kept the record")
    record_signed: Flag | None = key("笔录已签名", "Whether the record was checked and signed")
    report: Flag | None = key("有听证报告", "Whether there is a hearing report")
    decision_follows_record: Flag | None = key("根据笔录决定", "Whether the decision follows the record")


class Submissions(Seen):
    """Statement and defence of the party (陈述申辩)."""

    right_told: Flag | None = key("已告知", "Whether the right was told")
    made: Flag | None = key("提出陈述申辩", "Whether any were made")
    made_on: Moment | None = key("提出日期", "When they were made")
    waived: Flag | None = key("放弃陈述申辩", "Whether the right was clearly waived")
    recorded: Flag | None = key("制作笔录", "Whether they are recorded")
    reviewed: Flag | None = key("已复核", "Whether they were examined")
    reviewed_on: Moment | None = key("复核日期", "When they were examined")
    answered: Flag | None = key("答复采纳情况", "Whether the decision answers them")
    adopted: Flag | None = key("采纳", "Whether they were accepted")
    new_evidence: Flag | None = key("取得新证据", "Whether they brought new facts or evidence")
    made_heavier: Flag | None = key("加重处罚", "Whether the penalty became heavier because of them")


class CollectiveDiscussion(Seen):
    """Discussion by the heads of the organ (负责人集体讨论)."""

    due: Flag | None = key("应当讨论", "Whether it is due")
    held: Flag | None = key("已讨论", "Whether it was held")
    held_on: Moment | None = key("讨论日期", "When it was held")
    chair: Text | None = key("主持人", "Who chaired it")
    participants: list[Text] | None = key("参加人", "Heads who took part")
    voters: list[Text] | None = key("表决人", "Who voted")
    attendees: list[Text] | None = key("列席人", "Who attended without a vote")
    recorder: Text | None = key("记录人", "Who kept the record")
    recorded: Flag | None = key("有讨论笔录", "Whether there is a record")
    record_signed: Flag | None = key("笔录已签名", "Whether everybody signed it")
    conclusion: Text | None = key("讨论结论", "What was concluded")
    decision_follows: Flag | None = key("决定与结论一致", "Whether the decision follows the conclusion")
    repeated_after_submissions: Flag | None = key("申辩后再次讨论", "Whether repeated after submissions or a hearing")


class LegalReview(Seen):
    """Legal review of a major decision (重大执法决定法制审核)."""

    due: Flag | None = key("应当审核", "Whether it is due")
    done: Flag | None = key("已审核", "Whether it was done")
    submitted_on: Moment | None = key("送审日期", "When the case was handed in for review")
    done_on: Moment | None = key("审核日期", "When it was done")
    passed: Flag | None = key("审核通过", "Whether it was passed")
    opinion: Text | None = key("审核意见", "The opinion")
    reviewers: list[Text] | None = key("审核人", "Who reviewed it")
    qualified: Flag | None = key("审核人员有资格", "Whether the reviewers are qualified")
    opinion_on_file: Flag | None = key("审核意见入卷", "Whether the opinion is in the file")
    opinion_followed: Flag | None = key("意见已处理", "Whether the opinion was dealt with")
    new_evidence_after: Flag | None = key("审核后有新证据", "Whether new evidence came afterwards")
    repeated: Flag | None = key("再次审核", "Whether it was reviewed again")


class Recusal(Seen):
    """Recusal (回避)."""

    right_told: Flag | None = key("已告知", "Whether the right was told")
    grounds_exist: Flag | None = key("存在回避情形", "Whether a ground exists")
    requested: Flag | None = key("申请回避", "Whether it was asked for")
    requested_on: Moment | None = key("申请日期", "When it was asked for")
    decided: Flag | None = key("已决定", "Whether the request was decided")
    decided_by: Text | None = key("决定人", "Who decided it")
    decided_on: Moment | None = key("决定日期", "When it was decided")


class Publication(Seen):
    """One publication (行政执法公示)."""

    stage: PublicationStage | None = key("环节", "Before, during or after the act")
    required: Flag | None = key("应当公示", "Whether it is due")
    published: Flag | None = key("已公示", "Whether it was done")
    published_on: Day | None = key("公示日期", "When")
    platform: Text | None = key("公示平台", "Where")
    exempt_ground: Text | None = key("不公示理由", "Why not")
    withdrawn_on: Day | None = key("撤回日期", "When it was withdrawn")
    proof: Flag | None = key("公示证明入卷", "Whether its proof is in the file")


class Recording(Seen):
    """Recording of one stage of the work (执法全过程记录)."""

    stage: Stage | None = key("环节", "Stage that was recorded")
    kinds: list[RecordingKind] | None = key("记录方式", "How it was recorded")
    required: Flag | None = key("应当音像记录", "Whether sound or pictures are due")
    done: Flag | None = key("已记录", "Whether it was recorded")
    filed: Flag | None = key("已归档", "Whether the record is in the file")


class Measure(Seen):
    """One coercive measure, such as a seizure (行政强制措施)."""

    kind: MeasureKind | None = key("种类", "Kind of measure")
    doc_no: Text | None = key("文号", "Number of the decision")
    began: Moment | None = key("实施时间", "When it was carried out")
    urgent: Flag | None = key("紧急当场实施", "Whether carried out at once for urgency")
    approved: Flag | None = key("经批准", "Whether approved")
    approved_on: Moment | None = key("批准时间", "When it was approved")
    reported_on: Moment | None = key("报告时间", "When an urgent measure was reported to the head")
    organ: Text | None = key("实施机关", "Organ that carried it out, where it is not the organ that handles the case")
    officers: list[Text] | None = key("执法人员", "Officers who carried it out")
    credentials_shown: Flag | None = key("出示执法证件", "Whether its officers showed their credentials")
    reasons_told: Flag | None = key("当场告知理由权利", "Whether reasons, basis, rights and remedies were told at once")
    submissions_heard: Flag | None = key("听取陈述申辩", "Whether the party was heard")
    scene_record: Flag | None = key("有现场笔录", "Whether a scene record was made")
    scene_record_signed: Flag | None = key("现场笔录已签名", "Whether it was signed or refusal noted")
    party_present: Flag | None = key("当事人到场", "Whether the party was present")
    witness: Text | None = key("见证人", "Witness, where the party was absent")
    decision_delivered_on: Moment | None = key("交付决定书时间", "When decision and list were handed over")
    list_delivered: Flag | None = key("交付清单", "Whether a list was handed over")
    remedies_told: Flag | None = key("告知救济", "Whether the decision states remedies")
    contents: list[Content] | None = key("决定书已载明内容", "Which of the required contents its decision has")
    goods: list[Text] | None = key("物品", "What was taken")
    related: Flag | None = key("与案件有关", "Whether everything taken is related to the case")
    until: Day | None = key("期限届满日", "Last day of its term")
    extended: Flag | None = key("延长", "Whether extended")
    extension_approved: Flag | None = key("延长经批准", "Whether the extension was approved")
    extension_told: Flag | None = key("延长已告知", "Whether it was told in writing, with reasons")
    extended_until: Day | None = key("延长至", "Last day of the extension")
    ended: Moment | None = key("处理时间", "When it was released or dealt with")
    end: MeasureEnd | None = key("处理结果", "What became of it")
    early_ground: Text | None = key(
        "先行处理理由",
        "Why goods were destroyed or sold before the decision: perishable, with consent; blank: no ground",
    )


class PriorRegistration(Seen):
    """Evidence registered and kept in advance (先行登记保存)."""

    doc_no: Text | None = key("文号", "Number of the notice")
    goods: list[Text] | None = key("物品", "What was registered")
    approved: Flag | None = key("经批准", "Whether the head approved it")
    approved_on: Moment | None = key("批准时间", "When the head approved it")
    registered_on: Moment | None = key("登记日期", "When it was registered")
    disposed_on: Moment | None = key("处理日期", "When a decision on it was made")
    disposal: Text | None = key("处理结果", "What was decided")
    early_ground: Text | None = key(
        "先行处理理由",
        "Why goods were destroyed or sold before the decision: perishable, with consent; blank: no ground",
    )


class Sampling(Seen):
    """A sampling with its test, inspection or appraisal (抽样、检验、鉴定)."""

    kind: Text | None = key("种类", "Kind of test")
    sampled_on: Moment | None = key("抽样日期", "When the sample was taken")
    entrusted_on: Day | None = key("委托日期", "When the test was ordered")
    report_no: Text | None = key("报告编号", "Number of the report")
    reported_on: Day | None = key("报告日期", "Date of the report")
    organisation: Text | None = key("机构", "Who tested")
    accredited: Flag | None = key("有资质", "Whether accredited, with mark and number")
    told: Flag | None = key("结果已告知", "Whether the result was told to the party")
    told_on: Moment | None = key("告知日期", "When it was told")


class Enforcement(Seen):
    """Enforcement of a decision (行政强制执行)."""

    kind: EnforcementKind | None = key("方式", "How it was enforced")
    urged: Flag | None = key("已催告", "Whether an urging letter was sent")
    urged_on: Moment | None = key("催告送达日期", "When the urging letter was served")
    urged_until: Day | None = key("催告履行期限", "Last day the urging letter gave for performing")
    urging_contents_complete: Flag | None = key("催告内容完整", "Whether the urging letter has its four contents")
    decided_on: Moment | None = key("强制执行决定日期", "When enforcement was decided")
    decision_served_on: Moment | None = key("执行决定书送达日期", "When the decision to enforce was served")
    remedies_told: Flag | None = key("告知救济", "Whether that decision states remedies")
    public_notice_on: Moment | None = key("公告日期", "When a removal was announced, with a time to do it oneself")
    principal: Money | None = key("金钱给付数额", "Sum that was owed, in yuan")
    additional: Money | None = key("加处数额", "Additional fine or late fee, in yuan")
    additional_from: Moment | None = key("加处起算日期", "Day from which the additional fine or late fee runs")
    applied_on: Moment | None = key("申请法院日期", "When a court was asked")
    papers_complete: Flag | None = key("申请材料齐全", "Whether the application had its five papers")
    carried_out_on: Moment | None = key("实施日期", "When it was carried out")
    at_night: Flag | None = key("夜间实施", "Whether at night")
    on_holiday: Flag | None = key("法定节假日实施", "Whether on a public holiday")
    urgent: Flag | None = key("情况紧急", "Whether urgent")
    supplies_cut: Flag | None = key("停止居民水电热气", "Whether water, power, heat or gas of residents was cut off")
    outcome: Text | None = key("执行结果", "What came of it")


class Correction(Seen):
    """An order to correct and what followed (责令改正)."""

    doc_no: Text | None = key("文号", "Number of the order")
    ordered_on: Moment | None = key("责令日期", "When it was ordered")
    until: Day | None = key("改正期限", "Last day to correct")
    rechecked_on: Moment | None = key("复查日期", "When it was checked again")
    corrected: Flag | None = key("已改正", "Whether it was corrected")


class ExcludedPeriod(Seen):
    """Time that may not count towards a limit (扣除期间)."""

    of: PeriodOf | None = key("所属期限", "Limit it belongs to")
    of_no: Text | None = key("所属文号", "Number of the measure or matter it belongs to, where there are several")
    kind: ExclusionKind | None = key("事由", "Why it does not count")
    first: Day | None = key("起始日期", "First day")
    last: Day | None = key("截止日期", "Last day")
    basis: Text | None = key("依据", "Law, regulation or rule that lets it not count")
    proof: Text | None = key("证明", "What in the file proves it")
    told: Flag | None = key("书面告知", "Whether it was told in writing")


class Extension(Seen):
    """An extension of a limit (期限延长)."""

    of: PeriodOf | None = key("所属期限", "Limit that was extended")
    of_no: Text | None = key("所属文号", "Number of the measure or matter it belongs to, where there are several")
    approved: Flag | None = key("经批准", "Whether approved")
    approved_by: Text | None = key("批准人", "Who approved it")
    approved_on: Moment | None = key("批准日期", "When")
    days: Count | None = key("延长日数", "By how many days")
    until: Day | None = key("延长至", "Last day of the limit as extended")
    basis: Text | None = key("依据", "Law, regulation or rule that allows it")
    told: Flag | None = key("告知理由", "Whether told with reasons")


class Transfer(Seen):
    """The case was, or should have been, sent elsewhere (案件移送)."""

    due: Flag | None = key("应当移送", "Whether it is due")
    done: Flag | None = key("已移送", "Whether it was done")
    kind: TransferKind | None = key("种类", "Why")
    to: Text | None = key("受移送机关", "Organ it was sent to")
    reported_on: Moment | None = key("提出报告日期", "When the report to the head was made")
    decided_on: Moment | None = key("决定日期", "When the head decided")
    decided_by: Text | None = key("决定人", "Who decided")
    sent_on: Moment | None = key("移送日期", "When it was sent")
    received_on: Moment | None = key("签收日期", "When it was received")
    receipt: Flag | None = key("有移送回执", "Whether the receipt is in the file")
    taken_up_on: Moment | None = key("收到立案通知日期", "When the police told that they took the case up")
    refused_on: Moment | None = key("收到不予立案通知日期", "When the police told that they did not take it up")
    challenged_on: Moment | None = key(
        "提请复议日期", "When that refusal was challenged: the police asked again, or the procuratorate to supervise"
    )
    goods_sent: Flag | None = key("物品一并移送", "Whether seized goods were sent along")
    goods_sent_on: Moment | None = key("物品移交日期", "When goods and papers were handed over")
    party_told: Flag | None = key("告知当事人", "Whether the party was told in writing")
    reply: Text | None = key("处理结果", "What the receiving organ answered")
    fined_instead: Flag | None = key("以罚代移", "Whether a fine took the place of prosecution")


class Report(Seen):
    """A report or filing that is due (报告、备案)."""

    kind: ReportKind | None = key("种类", "Kind")
    due: Flag | None = key("应当报备", "Whether it is due")
    done: Flag | None = key("已报备", "Whether it was made")
    to: Text | None = key("报备对象", "To whom")
    made_on: Day | None = key("报备日期", "When")
    proof: Flag | None = key("有证明", "Whether its proof is in the file")


class Remedy(Seen):
    """A reconsideration or lawsuit about the decision (行政复议、行政诉讼)."""

    begun: Flag | None = key("已进入程序", "Whether it was begun")
    begun_on: Day | None = key("开始日期", "When")
    organ: Text | None = key("受理机关", "Organ or court")
    ended_on: Day | None = key("结束日期", "When it ended")
    outcome: RemedyOutcome | None = key("结果", "Its outcome")


class Unit(Seen):
    """How the file was made up (立卷)."""

    year: Count | None = key("年度", "Year of the file")
    section: Text | None = key("机构", "Section that made it up")
    case_nos: list[Text] | None = key("案号", "Every case number in the file")
    combined: Flag | None = key("合并立卷", "Whether several cases are filed together")
    combined_by: Text | None = key("合并依据", "Kind, matter or period they were put together by")
    reviewed_by_head: Flag | None = key("负责人审核", "Whether the head reviewed the finished file")
    handed_over: Flag | None = key("已移交档案室", "Whether handed to the archive room")
    backup_done: Flag | None = key("电子材料已备份", "Whether electronic papers are backed up regularly")
    stray: list[Text] | None = key("不应入卷材料", "Papers in the file that do not belong there")
