"""The closed vocabularies of what was done in a case: penalties, service, hearings, remedies."""

from typing import Annotated

from casefile_rules.contracts._base import Words

PenaltyKind = Annotated[
    str,
    Words("""
    warning              警告   a warning
    criticism            通报批评   public criticism
    fine                 罚款   a fine
    confiscation_income  没收违法所得   unlawful gains confiscated
    confiscation_goods   没收非法财物 没收物品   unlawful goods confiscated
    licence_suspended    暂扣许可证件   a licence withheld for a time
    qualification_lowered 降低资质等级   a grade of qualification lowered
    licence_revoked      吊销许可证件 吊销   a licence revoked
    activity_restricted  限制开展生产经营活动   business restricted
    suspension           责令停产停业   production or business stopped
    closure              责令关闭   closed down
    practice_restricted  限制从业   barred from a trade
    detention            行政拘留   administrative detention
    none                 不予处罚   no penalty imposed
    other                其他   another kind set by law
    """),
]

Severity = Annotated[
    str,
    Words("""
    none      不予处罚 免罚   no penalty
    reduced   减轻 减轻处罚   below the statutory range
    lighter   从轻 从轻处罚   lighter within the range
    ordinary  一般 适中   in the middle of the range
    heavier   从重 从重处罚   heavier within the range
    """),
]

LicenceDecision = Annotated[
    str,
    Words("""
    granted           准予 准予许可   granted
    refused           不予 不予许可   refused
    changed           变更 准予变更   changed
    change_refused    不予变更   change refused
    renewed           准予延续 延续   renewed
    renewal_refused   不予延续   renewal refused
    withdrawn         撤回   withdrawn
    revoked           撤销   revoked
    cancelled         注销   cancelled
    not_accepted      不予受理   not accepted
    """),
]

MeasureKind = Annotated[
    str,
    Words("""
    seal       查封   premises, facilities or goods sealed
    seize      扣押   goods seized
    freeze     冻结 冻结存款   deposits frozen
    restrain   限制人身自由 限制公民人身自由   personal freedom restricted
    other      其他   another coercive measure
    """),
]

MeasureEnd = Annotated[
    str,
    Words("""
    released      解除 返还   released or returned
    confiscated   没收   confiscated
    destroyed     销毁   destroyed
    transferred   移送   sent along with the case
    auctioned     拍卖 变卖   sold
    pending       未处理   not yet dealt with
    """),
]

EnforcementKind = Annotated[
    str,
    Words("""
    court          申请法院强制执行 申请人民法院强制执行   a court is asked to enforce
    additional_fine 加处罚款 滞纳金   an additional fine or late fee
    transfer_funds 划拨   deposits transferred
    auction        拍卖   goods auctioned
    removal        强制拆除   a building removed
    substitute     代履行   performed by another at the party's cost
    other          其他   another way
    """),
]

ServiceMode = Annotated[
    str,
    Words("""
    direct        直接送达 当场交付 当面送达   handed over in person
    agent         转交送达 代收   handed to an agent or through an organisation
    retention     留置送达   left where the recipient refused it
    post          邮寄送达 邮寄   sent by post
    entrusted     委托送达   served by another organ
    electronic    电子送达   sent electronically, with consent
    announcement  公告送达 公告   announced
    """),
]

NoticeKind = Annotated[
    str,
    Words("""
    penalty         处罚告知 行政处罚告知 行政处罚事先告知   notice before a penalty
    hearing         听证告知   notice of the right to a hearing
    hearing_date    听证通知   notice of the time and place of a hearing
    test_result     检测结果告知 检验结果告知   notice of a test result
    completion      补正告知 补正   notice of what an application lacks
    acceptance      受理通知 受理   notice of acceptance
    refusal         不予受理通知 不予受理   notice that an application is not accepted
    extension       延期告知 延期   notice of an extension
    excluded_time   特别程序时间告知 特别程序   notice of time that does not count
    third_party     利害关系人告知   notice to interested parties
    urging          催告   urging letter before enforcement
    measure         强制措施告知   notice of a coercive measure
    transfer        移送告知   notice that the case was sent elsewhere
    other           其他   another notice
    """),
]

Content = Annotated[
    str,
    Words("""
    party_identity      当事人基本情况 当事人   the party's name and address
    facts               违法事实 事实   the facts found
    evidence            证据   the evidence
    legal_basis         法律依据 依据   the legal basis
    reasons             理由   the reasons
    content             决定内容 处罚种类和幅度 拟处罚内容 处罚内容   kind and amount of what is decided or intended
    performance         履行方式和期限 履行方式   how and by when it is to be performed
    remedies            救济途径和期限 救济途径   remedies and their time limits
    organ_and_date      机关名称和日期 作出机关和日期   name of the organ and date
    seal                印章 加盖印章   seal of the organ
    statement_right     陈述申辩权 陈述申辩权利   right to make a statement and defence
    hearing_right       听证权 听证权利   right to a hearing
    recusal_right       回避权 申请回避权利   right to ask for recusal
    submissions_answer  陈述申辩采纳情况 采纳情况及理由   how submissions were dealt with, and why
    discretion          裁量理由 裁量情况   how discretion was used
    consequences        不履行后果 逾期后果   consequences of not performing
    credential_shown    出示执法证件 出示证件   credentials shown and recorded
    time_and_place      时间地点 起止时间地点   time and place
    persons             人员身份 参加人员   who took part
    goods               物品清单 物品信息   goods by name, number and kind
    period              期限   the period
    duties              义务 告知义务   duties of the person addressed
    education           教育内容 教育   education given instead of a penalty
    explanation         文字说明 说明   who made a picture or recording, when, where, of what
    """),
]

PublicationStage = Annotated[
    str,
    Words("""
    before  事前公示 事前   before the act: who may act, on what basis, by which procedure
    during  事中公示 事中   during the act: credentials and duties shown
    after   事后公示 事后   after the act: the decision
    """),
]

RecordingKind = Annotated[
    str,
    Words("""
    text   文字记录 文字   in writing
    audio  录音 音频   sound
    video  录像 视频 音视频   moving pictures
    photo  照片 拍照   photographs
    """),
]

Stage = Annotated[
    str,
    Words("""
    opening        启动 立案   the case is opened
    investigation  调查取证 调查   the facts are investigated
    review         审核决定 审核   the case is reviewed and decided
    service        送达   documents are served
    performance    执行   the decision is performed
    filing         归档 归档管理   the file is archived
    """),
]

PaymentMode = Annotated[
    str,
    Words("""
    bank    银行缴款 指定银行 银行   paid at the bank
    online  电子支付 线上缴款   paid through the electronic system
    cash    当场收缴   collected on the spot
    organ   行政机关收缴 执法机关收缴   paid to the organ itself
    """),
]

SimpleGround = Annotated[
    str,
    Words("""
    small_fine       小额罚款   a fine small enough by law
    hard_to_enforce  事后难以执行   hard to enforce later
    remote           边远水上交通不便   remote, on water or hard to reach, asked for by the party
    none             无法定情形   no lawful ground
    """),
]

ReconsiderationOrgan = Annotated[
    str,
    Words("""
    government       本级人民政府 县人民政府   the government of the same level
    superior         上一级主管部门   the department one level up
    either           可选择   either of two
    other            其他   another organ
    """),
]

ExclusionKind = Annotated[
    str,
    Words("""
    hearing       听证   a hearing
    test          检测 检验 检疫 鉴定   tests, inspection, quarantine, appraisal
    expert_review 专家评审 评审   review by experts
    auction       招标 拍卖   a tender or an auction
    announcement  公告   a public announcement
    service       送达   service
    remedy        复议诉讼   reconsideration or litigation
    correction    补正   time in which the applicant completes the papers
    suspension    中止   the procedure was suspended
    other         其他   another ground
    """),
]

PeriodOf = Annotated[
    str,
    Words("""
    decision         办案期限 决定期限   the time for the decision
    opening          立案期限   the time for opening the case
    licence          许可期限 审批期限   the time for a licence decision
    measure          强制措施期限 查封扣押期限   the time of a coercive measure
    payment          缴款期限   the time for payment
    other            其他   another time limit
    """),
]

RemedyOutcome = Annotated[
    str,
    Words("""
    pending      未审结   not yet decided
    upheld       维持   the act was upheld
    changed      变更   the act was changed
    revoked      撤销   the act was revoked
    unlawful     确认违法   the act was found unlawful
    void         确认无效   the act was found void
    withdrawn    撤回申请 撤诉   the application was withdrawn
    settled      调解   settled
    dismissed    驳回   dismissed
    """),
]

TransferKind = Annotated[
    str,
    Words("""
    crime         涉嫌犯罪 移送公安机关   a suspected crime, to the police
    detention     行政拘留   for administrative detention
    jurisdiction  移送管辖 管辖移送   to the organ that has jurisdiction
    discipline    纪检监察 职务违法   to the supervisory organs
    """),
]

ReportKind = Annotated[
    str,
    Words("""
    simple_decision  当场处罚备案 简易程序备案   a decision on the spot, reported to the own organ
    major_penalty    重大处罚备案 重大行政处罚备案   a major penalty, reported upward
    superior_standard 上级规定备案   a superior's standard, filed with the county bureau
    rectification    整改报告   a rectification report
    other            其他   another report
    """),
]
