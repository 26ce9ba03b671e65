"""The manifest (案卷著录, contract ``casefile/1``): one case file written down as YAML or JSON.

Everything the production standard (制作规范, articles 2 to 16) speaks of has a place here, and the facts the thirteen
criteria of the review measures (评查办法 第十五条) need. Only ``format`` is required: what is not recorded is unknown,
``null`` was looked at and is blank, ``[]`` is none. Amounts are yuan, dates are days of the civil calendar.
"""

from casefile_rules.casefile.model_acts import (
    Acceptance,
    Decision,
    Discretion,
    Events,
    Licence,
    Notice,
    Payment,
    Penalty,
    RemediesTold,
    Service,
)
from casefile_rules.casefile.model_evidence import Monitoring
from casefile_rules.casefile.model_people import Agency, Officer, Party
from casefile_rules.casefile.model_procedure import (
    CollectiveDiscussion,
    Correction,
    Enforcement,
    ExcludedPeriod,
    Extension,
    Hearing,
    LegalReview,
    Measure,
    PriorRegistration,
    Publication,
    Recording,
    Recusal,
    Remedy,
    Report,
    Sampling,
    Submissions,
    Transfer,
    Unit,
)
from casefile_rules.casefile.model_volumes import Cover, Exhibit, Media, RemarksSheet, ScanFile, Volume
from casefile_rules.casefile.model_words import Category, Format, Procedure, State
from casefile_rules.casefile.model_words_steps import StepWord
from casefile_rules.contracts._base import Contract, Facts, Text, key


class CaseRecord(Contract):
    """What is recorded of one case, in a file of its own or in one that holds several."""

    procedure: Procedure | None = key("程序", "Simple or ordinary procedure")
    case_no: Text | None = key("案号", "Number under which the case was opened")
    state: State | None = key("案件状态", "Whether the case is closed")
    none_of: list[StepWord] | None = key("没有发生", "Steps of which there were none in the case")
    officers: list[Officer] | None = key("执法人员", "Officers with a part in the case")
    party: Party | None = key("当事人", "The party, or the first of several")
    parties: list[Party] | None = key("其他当事人", "Further parties; rules see all of them")
    interested_parties: list[Party] | None = key("利害关系人", "Others with a major interest")
    acceptance: Acceptance | None = key("立案受理", "How the case came in and was taken up")
    events: Events | None = key("办案时间", "When things happened")
    decision: Decision | None = key("决定", "The decision")
    penalty: Penalty | None = key("处罚", "The penalty")
    licence: Licence | None = key("许可", "The licence")
    discretion: Discretion | None = key("裁量", "How discretion was used")
    notices: list[Notice] | None = key("告知", "Notices to the parties")
    services: list[Service] | None = key("送达", "Services of documents")
    submissions: Submissions | None = key("陈述申辩", "Statement and defence of the party")
    hearing: Hearing | None = key("听证", "The hearing")
    collective_discussion: CollectiveDiscussion | None = key("集体讨论", "Discussion by the heads")
    legal_review: LegalReview | None = key("法制审核", "Legal review")
    recusal: Recusal | None = key("回避", "Recusal")
    remedies: RemediesTold | None = key("救济告知", "Remedies told in the decision")
    coercive_measures: list[Measure] | None = key("强制措施", "Coercive measures")
    prior_registrations: list[PriorRegistration] | None = key("先行登记保存", "Evidence registered in advance")
    tests: list[Sampling] | None = key("检验鉴定", "Samplings, tests and appraisals")
    monitoring: Monitoring | None = key("电子技术监控", "Technical monitoring used as evidence")
    corrections: list[Correction] | None = key("责令改正", "Orders to correct")
    enforcements: list[Enforcement] | None = key("强制执行", "Enforcement of the decision")
    excluded_periods: list[ExcludedPeriod] | None = key("扣除期间", "Time that may not count towards a limit")
    extensions: list[Extension] | None = key("期限延长", "Extensions of limits")
    payments: list[Payment] | None = key("缴款", "Payments of fines and unlawful gains")
    publications: list[Publication] | None = key("公示", "Publications before, during and after the act")
    recordings: list[Recording] | None = key("全过程记录", "Recordings of the stages of the work")
    transfer: Transfer | None = key("案件移送", "Transfer to another organ")
    reports: list[Report] | None = key("报告备案", "Reports and filings that are due")
    reconsideration: Remedy | None = key("行政复议", "Administrative reconsideration of the decision")
    litigation: Remedy | None = key("行政诉讼", "Lawsuit about the decision")
    facts: Facts | None = key("事实", "Further facts that a ruleset declares, by name")
    note: Text | None = key("备注", "A remark")


class Case(CaseRecord):
    """One case of a file that holds several (合并立卷的一案): what a file of one case says of itself."""


class _Head(Contract):
    """What is recorded of the file as a whole, before its cases."""

    format: Format = key("格式", "Which contract this file follows", required=True)
    category: Category | None = key("案卷种类", "Kind of administrative act the file is about")
    unit: Unit | None = key("立卷", "How the file was made up")
    cover: Cover | None = key("案卷封面", "What the cover says")
    agency: Agency | None = key("执法主体", "The organ that handled the case")
    cases: list[Case] | None = key(
        "案件", "The cases, where several are filed together; each as a file of one case says it"
    )


class _Binding(Contract):
    """What is recorded of paper and carriers, after the cases."""

    volumes: list[Volume] | None = key("卷", "The volumes")
    remarks_sheet: RemarksSheet | None = key("备考表", "The remarks sheet")
    evidence: list[Exhibit] | None = key("证物", "Physical evidence")
    media: list[Media] | None = key("载体", "Discs, memory sticks and hard disks")
    files: list[ScanFile] | None = key("电子文件", "Scans and digital files")


class Manifest(_Binding, CaseRecord, _Head):
    """A case file (行政执法案卷) as its manifest records it."""
