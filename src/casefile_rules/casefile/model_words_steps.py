"""The words of ``none_of`` (没有发生): what there may have been none of in a case."""

from typing import Annotated

from casefile_rules.contracts._base import Words

StepWord = Annotated[
    str,
    Words("""
    measures        强制措施 行政强制措施   no coercive measure was taken
    enforcement     强制执行 行政强制执行   nothing was urged or enforced
    registration    先行登记保存   no evidence was registered in advance
    hearing         听证   no right to a hearing was told, none was asked for, none held
    submissions     陈述申辩   the party made no statement or defence
    discussion      集体讨论   not to be discussed by the heads, and not discussed
    legal_review    法制审核   not to be reviewed by lawyers, and not reviewed
    recusal         回避   no ground for recusal, and nobody asked for it
    transfer        移送 案件移送   nothing to send to another organ, and nothing sent
    tests           检验鉴定 抽样 检验检测   no sampling, test, quarantine or appraisal
    correction      责令改正   nobody was ordered to correct anything
    extension       期限延长 延期   no limit was extended
    excluded        扣除期间   no time that does not count
    reconsideration 行政复议 复议   no reconsideration
    litigation      行政诉讼 诉讼   no lawsuit
    instalments     分期延期缴纳 分期或者延期缴纳   the fine was not to be paid later or in instalments
    exhibits        证物   no physical evidence
    media           载体   no discs, memory sticks or hard disks
    recordings      全过程记录 音像记录   no stage was recorded in sound or pictures
    publication     公示   nothing was published
    reports         报告备案 备案   nothing was reported or filed with another organ
    completion      补正   the applicant was not told to complete the papers
    site_check      现场核查   the site was not to be checked
    third_parties   利害关系人   no others with a major interest
    consultation    征求意见   no other organ was asked
    fees            收费   no fee was charged
    acceptance      受理   the application was not accepted
    """),
]
