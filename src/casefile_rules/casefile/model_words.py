"""The closed vocabularies of the manifest: each value with its Chinese words and an English gloss."""

from typing import Annotated

from casefile_rules.contracts._base import Words

Format = Annotated[str, Words("casefile/1  the first edition of the manifest")]

Category = Annotated[
    str,
    Words("""
    penalty       行政处罚 处罚   administrative penalty
    licence       行政许可 许可   administrative licence or permit
    coercion      行政强制 强制   coercive measure or enforcement
    inspection    行政检查 检查   administrative inspection
    levy          行政征收 征收   administrative levy
    confirmation  行政确认 确认   administrative confirmation
    payment       行政给付 给付   administrative payment
    adjudication  行政裁决 裁决   administrative adjudication
    """),
]

Procedure = Annotated[
    str,
    Words("""
    simple    简易程序 简易 当场处罚   decided on the spot
    ordinary  普通程序 一般程序 普通   opened, investigated, notified, decided
    """),
]

Truth = Annotated[
    str,
    Words("""
    true     是 有   it is there
    false    否 无   there is none
    unknown  不详 未移交 未知   not known, for example because it was not handed over
    """),
]

State = Annotated[
    str,
    Words("""
    open        未办结 在办   still being handled
    closed      已结案 已办结 结案   closed
    terminated  终止 终止调查   ended without a decision
    """),
]

Capacity = Annotated[
    str,
    Words("""
    administrative_organ     行政机关   an administrative organ with the power
    authorised_organisation  法律法规授权组织 授权组织   authorised by a law or regulation
    entrusted_organisation   受委托组织 委托执法   acts for an entrusting organ
    """),
]

Role = Annotated[
    str,
    Words("""
    handler          承办人 办案人员 承办人员 调查人 执法人员   handles and investigates the case
    inspector        检查人 勘验人   inspects the scene
    questioner       询问人   asks in an interview
    recorder         记录人 书记员   keeps the record
    case_reviewer    审核人 案件审核人   reviews the case before approval
    legal_reviewer   法制审核人 法制审核人员   carries out the legal review
    approver         审批人 批准人   approves internal papers
    chair            听证主持人 主持人   chairs the hearing
    decider          决定人 行政机关负责人 负责人   head who decides
    discussant       参加讨论人 讨论人   takes part in the collective discussion
    voter            表决人   votes in the collective discussion
    server           送达人   serves documents
    collector        收款人   collects a fine
    copy_checker     核对人   checks a copy against the original
    archivist        立卷人 归档人   files the case
    volume_checker   检查立卷人 卷宗检查人   checks the finished file
    """),
]

SignerRole = Annotated[
    str,
    Words("""
    party            当事人   the party
    representative   法定代表人 负责人   the party's legal representative
    agent            委托代理人 代理人   the party's agent
    interviewee      被询问人   the person interviewed
    inspected        被检查人 现场负责人   the person whose premises are inspected
    provider         提供人   the person who provides a copy
    copy_checker     核对人   the person who checks a copy
    witness          见证人   a witness
    interpreter      翻译人员 翻译人   an interpreter
    expert           鉴定人 检验人   an expert who examined
    recipient        受送达人 收件人 签收人   the recipient of a service
    recipient_agent  代收人   receives a service for the recipient
    server           送达人   the officer who serves
    handler          承办人 办案人员 调查人 执法人员   the officer who handles the case
    inspector        检查人 勘验人   the officer who inspects
    questioner       询问人   the officer who asks
    recorder         记录人   the officer who keeps the record
    chair            听证主持人 主持人   the chair of the hearing
    hearing_member   听证员   a member of the hearing panel
    discussant       参加讨论人 讨论人   takes part in the collective discussion
    case_reviewer    审核人 案件审核人   reviews the case
    legal_reviewer   法制审核人 法制审核人员   carries out the legal review
    section_head     承办机构负责人 部门负责人   head of the section that handles the case
    head             行政机关负责人 机关负责人 批准人   head of the organ
    archivist        立卷人 归档人   files the case
    volume_checker   检查立卷人 卷宗检查人   checks the finished file
    custodian        保管人   keeps goods
    applicant        申请人   the applicant
    other            其他   somebody else
    """),
]

PartyKind = Annotated[
    str,
    Words("""
    natural_person           自然人 公民 个人   a natural person
    sole_trader              个体工商户   a natural person registered as a sole trader
    legal_person             法人 企业法人   a legal person
    unincorporated           其他组织 非法人组织   an organisation without legal personality
    """),
]

VolumeKind = Annotated[
    str,
    Words("""
    main  正卷   what may be shown to the public
    sub   副卷   what is not to be made public
    """),
]

Observed = Annotated[
    str,
    Words("""
    signatures     签名 签字   who signed and when
    stamps         印章 盖章   seals and stamps
    page_marks     页码标注 页码   corner and side of every page mark
    certification  核对确认 复制件核对   certification of copies
    dates          日期   dates of documents
    doc_numbers    文号 文书编号   document numbers
    approvals      审批意见 审批   opinions, signatures and dates of approvals
    contents       内容 文书内容   which required contents a document has
    paper          纸张 纸质   ink, paper, staples, damage
    pages          页数   page ranges
    translation    译文   translations of foreign and minority-language papers
    catalogue      卷内目录 目录   every column of the catalogue
    alterations    涂改   alterations
    belonging      归属   whether papers belong in the file and may be public
    all            全部 全部项目   all of these
    """),
]

Form = Annotated[
    str,
    Words("""
    original      原件 正本   the paper itself
    photocopy     复印件 复制件   made by photocopying
    print         影印件 翻拍件   a photographic or scanned reproduction
    transcript    抄录本 抄本 节录本   written out by hand or typed from the original
    born_digital  电子文件 电子原件   never was on paper
    """),
]

Medium = Annotated[
    str,
    Words("""
    paper       纸质 纸质介质   on paper
    electronic  电子 电子介质   on an electronic carrier
    """),
]

Ink = Annotated[
    str,
    Words("""
    printed    打印 电脑打印   printed by computer
    carbon     碳素墨水 碳素   carbon ink
    blue_black 蓝黑墨水 蓝黑   blue-black ink
    pencil     铅笔   pencil
    ballpoint  圆珠笔   ballpoint pen
    copy_paper 复写纸   carbon copy paper
    other      其他   something else
    """),
]

PaperSize = Annotated[
    str,
    Words("""
    A4       A4纸   A4
    larger   偏大 大于A4 过大   larger than A4
    smaller  偏小 小于A4 过小   smaller than A4
    """),
]

PaperCare = Annotated[
    str,
    Words("""
    none      未处理   nothing was done
    folded    折叠   folded
    mounted   衬纸 粘贴衬纸 加边   pasted on backing paper
    repaired  修补 修裱   repaired
    copied    复制   copied, because the paper does not last
    """),
]

ForeignMatter = Annotated[
    str,
    Words("""
    staple      订书钉   a staple
    paper_clip  回形针 曲别针   a paper clip
    pin         大头针   a pin
    binder      夹子 长尾夹   a binder clip
    other       其他   something else
    """),
]

PageSide = Annotated[
    str,
    Words("""
    front  正面   the front of the leaf
    back   背面 反面   the back of the leaf
    """),
]

PageContent = Annotated[
    str,
    Words("""
    text   文字   writing
    photo  照片 图片   a photograph
    table  图表 表格   a chart or table
    blank  空白 空白页   nothing
    """),
]

MarkCorner = Annotated[
    str,
    Words("""
    upper_right   右上角   upper right corner
    upper_left    左上角   upper left corner
    lower_right   右下角   lower right corner
    lower_left    左下角   lower left corner
    upper_middle  上方居中 页眉居中   middle of the top
    lower_middle  下方居中 页脚居中   middle of the bottom
    none          未标注 无页码   no mark
    """),
]

PageMarks = Annotated[
    str,
    Words("""
    prescribed  合规 符合规定   every number stands where it should
    wrong       不合规 不符合规定   some number is missing or stands elsewhere
    """),
]

Kept = Annotated[
    str,
    Words("""
    bound         装订入卷 入卷   bound into the file
    bag           证物袋 证物袋内   in the evidence bag at the end of the file
    separate      另行存放 单独存放   stored elsewhere, cross-referenced
    photographed  拍照附卷 照片   not fit for keeping, photographed
    """),
]

Carrier = Annotated[
    str,
    Words("""
    disc       光盘   optical disc
    usb        U盘 优盘   memory stick
    hard_disk  移动硬盘 硬盘   portable hard disk
    card       存储卡 内存卡   memory card
    tape       磁带 录音带 录像带   magnetic tape
    other      其他   something else
    """),
]
