"""Parts of the manifest about paper: cover, volumes, documents, remarks sheet, exhibits, media (案卷组成)."""

from typing import Annotated

from casefile_rules.casefile.model_people import Approval, Seen, Signature
from casefile_rules.casefile.model_words import (
    Carrier,
    ForeignMatter,
    Form,
    Ink,
    Kept,
    MarkCorner,
    Medium,
    Observed,
    PageContent,
    PageMarks,
    PageSide,
    PaperCare,
    PaperSize,
    Truth,
    VolumeKind,
)
from casefile_rules.casefile.model_words_acts import Content
from casefile_rules.contracts._base import Contract, Count, Day, Flag, Pages, Scalar, Text, key

Sha256 = Annotated[str, Scalar("text", pattern="^[0-9a-f]{64}$")]


class Cover(Contract):
    """The cover of the case file (案卷封面, 制作规范 第十六条)."""

    observed: Flag | None = key("已查看", "Whether the whole cover was looked at: an absent key is then blank")
    archive_no: Text | None = key("档号", "Archive number")
    category: Text | None = key("案卷类别", "Kind of case file, as written")
    fonds_no: Text | None = key("卷宗号", "Number of the file")
    cause: Text | None = key("案由", "Cause of the case or name of the matter")
    party: Text | None = key("当事人", "Name of the party")
    agency: Text | None = key("承办机关", "Organ that handled the case")
    handlers: list[Text] | None = key("承办人员", "Officers who handled it")
    accepted_on: Day | None = key("收案日期", "Date the case was taken up or accepted")
    closed_on: Day | None = key("结案日期", "Date the case was closed or decided")
    archived_on: Day | None = key("归档日期", "Date it was archived")
    retention: Text | None = key("归档期限", "How long it is kept")
    doc_no: Text | None = key("文号", "Number of the decision")
    outcome: Text | None = key("处理结果", "Outcome of the case")
    case_no: Text | None = key("案号", "Number of the case")
    pages: Count | None = key("总页数", "Number of pages stated")
    volumes: Count | None = key("卷数", "Number of volumes stated")


class Certification(Contract):
    """How a copy was checked against its original (核对确认, 制作规范 第五条)."""

    stamp: Text | None = key("确认章", "Words of the stamp", observed="certification")
    source: Text | None = key("来源", "Where the original is kept", observed="certification")
    date: Day | None = key("日期", "Date noted on the copy", observed="certification")
    provided_by: Text | None = key("提供人", "Who provided the copy and signed", observed="certification")
    verified_by: Text | None = key("核对人", "Who checked it and signed", observed="certification")


class Leaf(Contract):
    """One written page of a document (书写页面, 制作规范 第十五条)."""

    page: Count | None = key("页码", "Page number marked", observed="page_marks")
    side: PageSide | None = key("面", "Side of the leaf", observed="page_marks")
    content: PageContent | None = key("载有内容", "What the page carries", observed="page_marks")
    mark: MarkCorner | None = key("标注位置", "Where the page number stands", observed="page_marks")
    front_cannot_be_marked: Flag | None = key("正面难以标注", "Whether the front cannot be marked")


class Stamp(Contract):
    """One seal on a document (印章)."""

    name: Text | None = key("印章名称", "Name on the seal", observed="stamps")
    date: Day | None = key("日期", "Date it covers")
    electronic: Flag | None = key("电子印章", "Whether an electronic seal")
    on: Text | None = key("加盖位置", "Where it stands, such as a correction or a join of pages")


class Document(Seen):
    """One document of a volume (文书材料)."""

    type: Text | None = key("文书种类", "Official name, alias or id of a type of the vocabulary")
    title: Text | None = key("题名", "Title on the paper, where it differs from the type")
    doc_no: Text | None = key("文号", "Document number", observed="doc_numbers")
    date: Day | None = key("日期", "Date on the document", observed="dates")
    made_on: Day | None = key("制作日期", "Date it was really made")
    pages: Pages | None = key("页次", "First and last page in the volume", observed="pages")
    case: Text | None = key("所属案件", "Number of the case it belongs to; of several cases a list joined by commas")
    page_count: Count | None = key("页数", "Number of pages of the document itself")
    page_marks: PageMarks | None = key("页码标注", "Whether its page numbers stand where they should")
    leaves: list[Leaf] | None = key("逐页", "Its pages one by one", observed="page_marks")
    form: Form | None = key("材料形式", "Original, or which kind of copy")
    original_unavailable: Flag | None = key("原件无法入卷", "Whether the original really cannot be filed")
    certification: Certification | None = key("核对确认", "How a copy was certified", observed="certification")
    medium: Medium | None = key("介质", "Paper or electronic")
    paper_form_fixed: Flag | None = key("有唯一纸质转化形式", "Whether an electronic paper has one fixed paper form")
    backed_up: Flag | None = key("已备份", "Whether an electronic paper is backed up")
    issued_by: Text | None = key("制发机关", "Organ at the head or foot of the document")
    responsible: Text | None = key("责任者", "Who made the document")
    recipient: Text | None = key("送达对象", "Person it is addressed to")
    party_name: Text | None = key("当事人名称", "Party's name as written in it")
    party_address: Text | None = key("当事人地址", "Party's address as written in it")
    party_id: Text | None = key("当事人证照号", "Party's identity or credit code as written in it")
    subject: Text | None = key("所涉人员", "Person whose record it is, such as the interviewee")
    started_at: Text | None = key("开始时间", "When the recorded act began, as written")
    ended_at: Text | None = key("结束时间", "When it ended, as written")
    place: Text | None = key("地点", "Where the recorded act took place")
    contents: list[Content] | None = key("已载明内容", "Which contents it has", observed="contents")
    articles: list[Text] | None = key("引用条款", "Articles it cites", observed="contents")
    signed_by: list[Signature] | None = key("签名", "Signatures on it", observed="signatures")
    stamps: list[Stamp] | None = key("印章", "Seals on it", observed="stamps")
    approvals: list[Approval] | None = key("审批意见", "Opinions on an approval form", observed="approvals")
    credential_recorded: Flag | None = key("记载出示证件", "Whether it records that credentials were shown")
    certificate_nos: list[Text] | None = key("执法证号", "Credential numbers written in it")
    rights_told: Flag | None = key("告知权利", "Whether it records that rights were told")
    handlers: list[Text] | None = key("承办人员", "Officers named in it")
    blanks_struck: Flag | None = key("空白已划除", "Whether empty space is struck out or marked")
    alterations: Count | None = key("涂改处数", "Number of alterations", observed="alterations")
    alterations_sealed: Flag | None = key("涂改处已盖章", "Whether every alteration is sealed or thumb-printed")
    prescribed_form: Flag | None = key("使用规定格式", "Whether it uses the prescribed form")
    refers_to: Text | None = key("关联文书", "Number or title of the document it belongs to")
    served: Flag | None = key("已送达", "Whether it was served")
    served_on: Day | None = key("送达日期", "Date it was served")
    ink: Ink | None = key("书写材料", "What it is written with", observed="paper")
    ink_also: list[Ink] | None = key("另有书写材料", "What else it is written with", observed="paper")
    durable: Flag | None = key("耐久", "Whether the paper and writing last", observed="paper")
    durable_copy_made: Flag | None = key("已复制保存", "Whether copied, as it does not last", observed="paper")
    paper_size: PaperSize | None = key("纸张规格", "Size of the paper", observed="paper")
    paper_care: list[PaperCare] | None = key("纸张处理", "What was done for odd or damaged paper", observed="paper")
    narrow_margin: Flag | None = key("订口过窄或者有字", "Whether it cannot be bound well", observed="paper")
    damaged: Flag | None = key("破损", "Whether the paper is damaged", observed="paper")
    foreign_matter: list[ForeignMatter] | None = key("异物", "Metal left on it", observed="paper")
    language: Text | None = key("文种", "Language it is written in", observed="translation")
    important: Flag | None = key("重要", "Whether it is important")
    translation: Flag | None = key("附汉语译文", "Whether a Chinese translation is attached", observed="translation")
    duplicate: Flag | None = key("重份", "Whether a second copy of a paper already filed", observed="belonging")
    unrelated: Flag | None = key("与本案无关", "Whether it has nothing to do with the case", observed="belonging")
    legal_text: Flag | None = key(
        "法律法规文本", "Whether merely a copy of a common law or regulation", observed="belonging"
    )
    confidential: Flag | None = key("不宜公开", "Whether not to be made public", observed="belonging")
    file: Text | None = key("文件", "Path of its scan, as listed under files")
    note: Text | None = key("备注", "A remark")


class Defaults(Contract):
    """What holds of every paper of a volume that does not say otherwise itself (默认)."""

    form: Form | None = key("材料形式", "Original, or which kind of copy")
    medium: Medium | None = key("介质", "Paper or electronic")
    page_marks: PageMarks | None = key("页码标注", "Whether page numbers stand where they should")
    ink: Ink | None = key("书写材料", "What they are written with")
    durable: Flag | None = key("耐久", "Whether paper and writing last")
    paper_size: PaperSize | None = key("纸张规格", "Size of the paper")
    narrow_margin: Flag | None = key("订口过窄或者有字", "Whether they cannot be bound well")
    damaged: Flag | None = key("破损", "Whether the paper is damaged")
    foreign_matter: list[ForeignMatter] | None = key("异物", "Metal left on them")
    language: Text | None = key("文种", "Language they are written in")
    blanks_struck: Flag | None = key("空白已划除", "Whether empty space is struck out or marked")
    alterations: Count | None = key("涂改处数", "Number of alterations")
    prescribed_form: Flag | None = key("使用规定格式", "Whether they use the prescribed form")
    duplicate: Flag | None = key("重份", "Whether second copies of papers already filed")
    unrelated: Flag | None = key("与本案无关", "Whether they have nothing to do with the case")
    legal_text: Flag | None = key("法律法规文本", "Whether merely copies of laws or regulations")
    confidential: Flag | None = key("不宜公开", "Whether not to be made public")


class CatalogueEntry(Seen):
    """One line of the catalogue (卷内目录条目)."""

    no: Count | None = key("序号", "Number of the line", observed="catalogue")
    title: Text | None = key("题名", "Title", observed="catalogue")
    doc_no: Text | None = key("文号", "Document number", observed="catalogue")
    responsible: Text | None = key("责任者", "Who made the document", observed="catalogue")
    date: Day | None = key("日期", "Date", observed="catalogue")
    pages: Pages | None = key("页次", "First and last page", observed="catalogue")
    case: Text | None = key("所属案件", "Number of the case it belongs to; of several cases a list joined by commas")
    remark: Text | None = key("备注", "Remark")


class Volume(Contract):
    """A volume (正卷、副卷)."""

    kind: VolumeKind | None = key("卷别", "Main or sub volume", required=True)
    present: Truth | None = key("存在", "Whether it exists; unknown where it was not handed over")
    complete: Flag | None = key("完整列明", "Whether every document of the volume is listed here")
    observed: list[Observed] | None = key("已查看", "What was looked at: there an absent key is blank")
    defaults: Defaults | None = key("默认", "What holds of every paper here that does not say otherwise itself")
    total_pages: Count | None = key("总页数", "Number of pages")
    catalogue: list[CatalogueEntry] | None = key("卷内目录", "The catalogue")
    documents: list[Document] | None = key("文书材料", "The documents in the order they are bound")
    remarks_sheet: "RemarksSheet | None" = key("备考表", "The remarks sheet at the end of this volume")
    bound: Flag | None = key("已装订", "Whether it is bound")
    binding_sound: Flag | None = key("装订牢固", "Whether bound firmly, with no text bound in")
    page_numbers_continuous: Flag | None = key("页码连续", "Whether page numbers run on without gap")
    note: Text | None = key("备注", "A remark")


class RemarksSheet(Contract):
    """The remarks sheet at the end of the file (备考表)."""

    present: Truth | None = key("存在", "Whether there is one")
    observed: Flag | None = key("已查看", "Whether the whole sheet was looked at: an absent key is then blank")
    remarks: Text | None = key("说明", "What it says about the file")
    total_pages: Count | None = key("总页数", "Number of pages stated")
    evidence_noted: Flag | None = key("注明证物处理", "Whether the disposal of exhibits not kept is noted")
    filed_by: Text | None = key("立卷人", "Who filed the case")
    checked_by: Text | None = key("检查人", "Who checked the file")
    date: Day | None = key("日期", "Date of the sheet")


class ExhibitLabel(Seen):
    """What stands on the evidence bag (证物袋标注, 制作规范 第十三条)."""

    name: Text | None = key("名称", "Name of the exhibit")
    quantity: Text | None = key("数量", "How many")
    features: Text | None = key("特征", "What it looks like")
    source: Text | None = key("来源", "Where it came from")


class Exhibit(Seen):
    """A piece of physical evidence (证物)."""

    name: Text | None = key("名称", "What it is")
    quantity: Text | None = key("数量", "How many, with the unit")
    features: Text | None = key("特征", "What it looks like")
    source: Text | None = key("来源", "Where it came from")
    can_be_filed: Flag | None = key("能附卷", "Whether it can be kept with the file")
    fit_for_keeping: Flag | None = key("宜保存", "Whether it is fit for keeping")
    kept: Kept | None = key("保存方式", "How it is kept")
    label: ExhibitLabel | None = key("标注", "What stands on its bag")
    stored_at: Text | None = key("存放地点", "Where it is stored")
    cross_referenced: Flag | None = key("互相标注", "Whether exhibit and file refer to each other")
    photographed: Flag | None = key("已拍照附卷", "Whether a photograph is in the file")
    disposal: Text | None = key("处理情况", "What became of it")
    disposal_noted: Flag | None = key("备考表注明", "Whether the remarks sheet says what became of it")
    case: Text | None = key("所属案件", "Number of the case it belongs to; of several cases a list joined by commas")


class MediumLabel(Seen):
    """What stands on the case of a carrier (装具标注, 制作规范 第十二条)."""

    case_no: Text | None = key("案号", "Number of the case")
    party: Text | None = key("当事人", "Name of the party")
    filed_on: Day | None = key("入卷日期", "Date it was filed")


class Media(Seen):
    """A disc, memory stick or hard disk (光盘等载体)."""

    name: Text | None = key("名称", "What it holds")
    carrier: Carrier | None = key("载体", "Which kind of carrier")
    readable: Flag | None = key("可读", "Whether it can be read")
    label: MediumLabel | None = key("标注", "What stands on its case")
    explanation: Flag | None = key("文字说明", "Whether a written explanation is in the file")
    maker: Text | None = key("制作人", "Who made the recording")
    made_on: Day | None = key("制作日期", "When it was made")
    case: Text | None = key("所属案件", "Number of the case it belongs to; of several cases a list joined by commas")


class ScanFile(Contract):
    """A scan or digital file that belongs to the case file (电子文件)."""

    path: Text | None = key("路径", "Path, relative to the manifest")
    sha256: Sha256 | None = key("摘要", "SHA-256 of its bytes in hexadecimal")
    media_type: Text | None = key("媒体类型", "Media type, such as application/pdf")
    pages: Count | None = key("页数", "Number of pages")
    case: Text | None = key("所属案件", "Number of the case it belongs to; of several cases a list joined by commas")
