"""The vocabulary (文书词表, contract ``vocabulary/1``): document types, their names, and the orders they are bound in.

Its parts are also what a ruleset may add under ``vocabulary``: types of its own, orders of its own, and insertions
into an order that exists.
"""

from typing import Annotated

from casefile_rules.casefile.model_words import Category, VolumeKind
from casefile_rules.casefile.model_words_steps import StepWord
from casefile_rules.contracts._base import Contract, Count, Facts, Flag, Scalar, Text, Words, key

Identifier = Annotated[str, Scalar("text", pattern="^[a-z][a-z0-9_-]*$", most=64)]

VocabularyFormat = Annotated[str, Words("vocabulary/1  the first edition of the vocabulary")]

Authority = Annotated[
    str,
    Words("""
    seed      本县规定   said by the county's own documents
    law       法律法规   said by national law
    proposed  建议   our proposal, where the documents are silent
    """),
]

Group = Annotated[
    str,
    Words("""
    decision     决定   decides something about the party
    notice       告知通知   tells the party something
    record       笔录   records an act as it happened
    evidence     证据   proves a fact
    identity     主体资格   proves who somebody is
    application  申请材料   handed in by the applicant or party
    approval     审批   internal approval
    report       报告   internal report or opinion
    letter       函件   to or from another organ or the court
    list         清单   lists goods
    receipt      凭证票据   proves payment or performance
    service      送达   proves service
    licence      证件   the licence document itself
    draft        底稿   draft or instruction
    part         案卷组成   a part of the file itself, not one of its documents
    stray        不应入卷材料   does not belong in a case file
    other        其他   something else
    """),
]


class Bilingual(Contract):
    """A short text in Chinese and English (双语文字)."""

    zh: Text | None = key("中文", "In Chinese")
    en: Text | None = key("英文", "In English")


class Citation(Contract):
    """Where something is said (出处)."""

    source: Text = key("来源", "Id of the source document", required=True)
    article: Text | None = key("条", "Article, with its paragraph")
    item: Count | None = key("项", "Number of the item")


class DocumentType(Contract):
    """One type of document (文书种类)."""

    id: Identifier = key("标识", "Short English name, never reused", required=True)
    name: Text = key("名称", "Official name", required=True)
    en: Text = key("英文名称", "English gloss", required=True)
    group: Group = key("类别", "Group it belongs to", required=True)
    aliases: list[Text] | None = key("别名", "Other titles that mean the same, in any case file")
    licence_aliases: list[Text] | None = key("许可案卷别名", "Titles that mean this type in a licence file only")
    penalty_aliases: list[Text] | None = key("处罚案卷别名", "Titles that mean this type in a penalty file only")
    tails: list[Text] | None = key("中心词", "Ends of a title that mean this type whatever stands in front")
    licence_tails: list[Text] | None = key("许可案卷中心词", "The same, in a licence file only")
    penalty_tails: list[Text] | None = key("处罚案卷中心词", "The same, in a penalty file only")
    within: Identifier | None = key("归入", "Type whose place in the order it shares")
    cites: list[Citation] | None = key("依据", "Where the type is named")
    authority: Authority = key("效力来源", "Who says so", required=True)
    reason: Bilingual | None = key("理由", "Why it is proposed")


class OrderItem(Contract):
    """One place of an order (顺序项)."""

    type: Identifier = key("文书种类", "Type that stands there", required=True)
    no: Count | None = key("序号", "Number printed in the source")


class Insertion(Contract):
    """A place proposed for a type that the source forgot (增补项)."""

    type: Identifier = key("文书种类", "Type that is placed", required=True)
    after: Identifier | None = key("在后", "Type it follows")
    before: Identifier | None = key("在前", "Type it precedes")
    authority: Authority = key("效力来源", "Who says so", required=True)
    reason: Bilingual | None = key("理由", "Why there")


class Bond(Contract):
    """A type whose papers stand with the paper they belong to (随附关系)."""

    type: Identifier = key("文书种类", "Type that stands with another paper", required=True)
    to: list[Group] = key("随附于", "Groups of the papers it stands with", required=True)


class Order(Contract):
    """The standard order of one volume (排列顺序)."""

    id: Identifier = key("标识", "Short name", required=True)
    category: Category | None = key("案卷种类", "Kind of case file; left out where it holds for all")
    volume: VolumeKind | None = key("卷别", "Volume it orders")
    cites: list[Citation] | None = key("依据", "Where it is printed")
    authority: Authority | None = key("效力来源", "Who says so, for all its items")
    items: list[OrderItem] | None = key("项", "Places in order")
    insertions: list[Insertion] | None = key("增补", "Places for types the source forgot, applied in order")
    connected: list[Bond] | None = key("随附", "Types whose papers stand right behind the paper they belong to")
    timeless: list[Identifier] | None = key(
        "不论日期", "Types whose date does not tell when the paper came into the file, such as an identity card"
    )


class Step(Contract):
    """What it means that there was none of something, and which papers show that there was (没有发生)."""

    of: StepWord | None = key("事项", "The word under none_of; without one only contradictions are looked for")
    keys: list[Text] = key("项目", "Keys of the manifest that are then none: [] for lists, false, blank", required=True)
    shown_by: list[Identifier] | None = key("显示", "Types of papers that show that there was some")
    open_with: list[Identifier] | None = key("存疑", "Types of papers that may show it: with one, nothing is inferred")
    category: Category | None = key("案卷种类", "Kind of case file for which alone this holds")
    recorded_by: list[Text] | None = key("记载", "Keys that show, filled in, that there was some")
    unless: list[Text] | None = key("除非", "Keys with which, where they are filled in, nothing is set")
    unless_false: list[Text] | None = key("除非为否", "Keys with which, where they are false, nothing is inferred")
    never: Facts | None = key(
        "不会有", "What other keys must hold for there to be none by law; nothing else is looked at"
    )
    closed: Flag | None = key("完整即无", "Whether a file whose volumes are closed and hold no such paper answers")
    reason: Bilingual = key("理由", "Why the absence of papers answers, or does not", required=True)


class Endings(Contract):
    """Words that may stand before or after a known name in a title (题名前后缀)."""

    organ: list[Text] | None = key("机关后缀", "How the name of an organ in front may end")
    copy_: list[Text] | None = key("复制后缀", "Words for a copy that may follow the name", alias="copy")
    along: list[Text] | None = key("附带材料", "What comes along with a paper: 照片 in 整改情况报告及照片")
    changing: list[Text] | None = key("改变文书的词", "Words in front of a name that make another paper of it")


class VocabularyAdditions(Contract):
    """What a ruleset adds to the vocabulary (增补词表)."""

    types: list[DocumentType] | None = key("文书种类", "Types of documents")
    orders: list[Order] | None = key("排列顺序", "New orders, or insertions into an order of the same id")


class VocabularyFile(VocabularyAdditions):
    """The vocabulary file (文书词表)."""

    format: VocabularyFormat = key("格式", "Which contract this file follows", required=True)
    steps: list[Step] | None = key("没有发生", "What there was none of, and which papers show otherwise")
    endings: Endings | None = key("题名前后缀", "Words around a name that do not change the type")
