"""The contracts of a ruleset: ``ruleset.yaml`` (``ruleset/1``) and ``rules/*.yaml`` (``rules/1``).

Conditions pass through as written; they are compiled, and everything wrong with them is found, when the ruleset is
loaded. Never imported while a file is checked.
"""

from typing import Annotated, Any

from pydantic import RootModel

from casefile_rules.contracts._base import Contract, Day, Flag, Integer, Scalar, Text, Words, key
from casefile_rules.ruleset.model_base import Authority, Bilingual, Cite, Id
from casefile_rules.ruleset.model_people import Reviewers
from casefile_rules.ruleset.model_proof import Proof, SameChange

RulesetFormat = Annotated[str, Words("ruleset/1  the first edition of the ruleset contract")]

RuleStatus = Annotated[
    str,
    Words("""
    draft       草案   may change; needs no examples
    stable      稳定   has a passing, a failing and a not-applicable example
    deprecated  停用   kept for its id; not run
    """),
]

Level = Annotated[
    str,
    Words("""
    must    应当 必须   the source says shall
    should  一般应当 宜   the source says as a rule
    may     可以 可   the source says may
    """),
]

Repair = Annotated[
    str,
    Words("""
    supplement  补充 补正   something lawful can still be added
    rebind      重新装订 调整   order, page numbers or volumes are put right
    annotate    说明 备注   a note of the reason is put in the remarks sheet
    none        不可补正 无   nothing may be changed any more; never redate, never make up a paper
    """),
]

Who = Annotated[
    str,
    Words("""
    clerk      承办人   who handled the case and knows the file
    reviewer   评查人员   who reviews the file
    organiser  评查组织者 评查主体   who plans the review and audits its report
    """),
]

FactType = Annotated[
    str,
    Words("""
    bool     是否   yes or no
    text     文字   words
    integer  整数   a whole number
    decimal  金额 小数   an amount
    date     日期   a day
    choice   选项   one of the listed values
    """),
]

Version = Annotated[str, Scalar("text", pattern=r"[0-9]+\.[0-9]+\.[0-9]+", most=30)]


class InForce(Contract):
    """When a rule or source is in force (施行期间), and which date of the case file decides it."""

    start: Day | None = key("起", "first day in force; blank where the source prints none", alias="from")
    assumed: Day | None = key("推定起", "the first day we assume where the source prints none")
    until: Day | None = key("止", "last day in force")
    by: Text | list[Text] | None = key(
        "以何日期为准",
        "path of the date that decides, such as case.events.closed or, for rules about services, service.served_on; "
        "of a list the first that is filled; `review`: the day of the review",
    )
    with_source: Id | None = key("同", "id of another source: in force with it, and nothing else is said", alias="with")
    asks: Text | None = key(
        "核实", "path of a yes/no fact that says whether it governs the file; it decides where it is recorded"
    )


class SourceDocument(Contract):
    """A source (来源文件) that rules cite."""

    id: Id = key("编号", "short id used in citations", required=True)
    title: Bilingual = key("名称", "its official name", required=True)
    authority: Authority = key("性质", "whose word it is", required=True)
    number: Text | None = key("文号", "document number")
    issued: Day | None = key("印发日期", "day of issue")
    articles: Integer | None = key("条数", "number of its last article; citations beyond it are refused")
    in_force: InForce | None = key("施行", "when it is in force; holds for the rules that cite it first")
    governs: Flag | None = key(
        "评查依据", "true: the review itself rests on it; where it is not in force the file is out of scope"
    )
    note: Bilingual | None = key("说明", "what a reader must know, such as an open question")


class Fact(Contract):
    """A fact (事实) the ruleset needs beyond the manifest's own fields."""

    type: FactType = key("类型", "kind of value", required=True)
    ask: Bilingual | None = key("提问", "the question to the clerk")
    values: list[Text] | None = key("可选值", "the values of a choice")
    who: Who | None = key("由谁回答", "who is asked; the clerk where absent")
    derive: Any | None = key("推导", "a condition that gives a yes/no fact from others; then it cannot be recorded")
    announced: Flag | None = key(
        "公布",
        "true: organs announce it for a time (see announced of a ruleset); blank where none did and none is recorded",
    )
    by: Text | None = key("以何日期为准", "path of the date that decides which announced value counts")


class Announced(Contract):
    """A value that an organ has announced for a fact (公布数值), with the days on which it holds."""

    fact: Id = key("事实", "the fact it is a value of", required=True)
    value: Text = key("数值", "the value", required=True)
    start: Day | None = key("起", "first day on which it holds", alias="from")
    until: Day | None = key("止", "last day on which it holds")
    authority: Authority = key("性质", "whose word it is", required=True)
    cites: list[Cite] = key("依据", "citations", required=True)


class Eligibility(Contract):
    """A ground on which a file is not reviewed at all (不纳入评查)."""

    id: Id = key("编号", "id shown in the result", required=True)
    when: Any = key("条件", "the condition under which the file is ineligible", required=True)
    unless: Any | None = key(
        "除非",
        "an exception that somebody has to have decided: it counts only where it is recorded, and nobody asks for it",
    )
    message: Bilingual = key("说明", "why it is not reviewed", required=True)
    cites: list[Cite] | None = key("依据", "citations")
    authority: Authority | None = key("性质", "whose word it is")


class DeferredRules(Contract):
    """The rules that give way (让位的规则): those that state certain articles of a source."""

    cites: Id = key("来源", "id of the source", required=True)
    first: Text = key("起", "the first article, as 第八条 or 8", required=True, alias="from")
    last: Text = key("止", "the last article", required=True, alias="to")


class Deferred(Contract):
    """Rules that give way to another standard (从其规定) once a file shows that there is one.

    Until the fact says whether they do, they are undetermined; where a ruleset that builds on this one changes any of
    them for the file, nothing gives way.
    """

    id: Id = key("编号", "id shown in the result", required=True)
    when: Any = key("条件", "the condition under which a file shows that there is another standard", required=True)
    rules: DeferredRules = key("规则", "the rules that give way", required=True)
    asks: Text = key(
        "核实", "path of a yes/no fact: true, the other standard counts; false, these rules do", required=True
    )
    message: Bilingual = key("说明", "what must be seen", required=True)
    cites: list[Cite] | None = key("依据", "citations")
    authority: Authority | None = key("性质", "whose word it is")


class Extends(Contract):
    """A parent ruleset (上级规则集)."""

    ruleset: Id = key("规则集", "id of the parent: a folder beside this one or a bundled ruleset", required=True)
    version: Text | None = key("版本", "the version it must have; a prefix such as 1 or 1.2 is enough")


class Override(Contract):
    """A change of an inherited rule (调整), with its reason (制作规范 第十九条: a superior's standard prevails)."""

    rule: Id = key("规则", "id of the inherited rule", required=True)
    disable: Flag | None = key("停用", "true: the rule is not run")
    replace: Any | None = key("替换", "fields of the rule that are replaced")
    when: Any | None = key("条件", "the change holds only for files that meet this condition")
    reason: Bilingual = key("理由", "why", required=True)
    authority: Authority = key("性质", "whose word the change is", required=True)
    cites: list[Cite] = key("依据", "citations for the change", required=True)


class Reweigh(Contract):
    """A change of points in the inherited rubric (调整分值)."""

    node: Id | None = key("节点", "id of a node of the rubric")
    rule: Id | None = key("规则", "id of a rule whose lines are changed")
    set: Any = key("改为", "the keys of the node or line with their new values", required=True)
    reason: Bilingual = key("理由", "why", required=True)
    authority: Authority = key("性质", "whose word the change is", required=True)
    cites: list[Cite] | None = key("依据", "citations for the change")


class RulesetFile(Contract):
    """A ruleset (规则集): ``ruleset.yaml``."""

    format: RulesetFormat = key("格式", "always ruleset/1", required=True)
    id: Id = key("编号", "id of the ruleset", required=True)
    version: Version = key("版本", "its version", required=True)
    title: Bilingual = key("名称", "its name", required=True)
    subject: Id = key("对象", "what is checked: a registered model such as casefile", required=True)
    summary: Bilingual | None = key("概要", "a few sentences for readers")
    extends: list[Extends] | None = key("继承", "parent rulesets, the later wins")
    vocabulary: Id | None = key("词表", "name of the vocabulary file beside the folder or bundled")
    calendar: Id | None = key("日历", "name of the working-day calendar, such as cn")
    types: list[Any] | None = key("新增材料", "document types added to the vocabulary")
    orders: list[Any] | None = key("新增顺序", "orders added to the vocabulary")
    sources: list[SourceDocument] | None = key("来源", "the documents that rules cite")
    facts: dict[str, Fact] | None = key("事实", "facts beyond the manifest's own fields")
    announced: list[Announced] | None = key("公布数值", "values that organs announced for facts, here or above")
    scope: Any | None = key("适用范围", "condition; outside it the verdict is out_of_scope")
    eligibility: list[Eligibility] | None = key("不纳入评查", "grounds on which a file is not reviewed")
    reviewers: Reviewers | None = key("评查人员", "how many people must stand behind a result, and who")
    deferred: list[Deferred] | None = key("从其规定", "rules that give way to another standard")
    overrides: list[Override] | None = key("规则调整", "changes of inherited rules")
    reweigh: list[Reweigh] | None = key("分值调整", "changes of inherited points")
    proof: Proof | None = key("示例要求", "how many changes of it `rules test --mutate` must find noticed")


class Rule(Contract):
    """A rule (规则)."""

    id: Id = key("编号", "document, article, number; written by hand, never reused", required=True)
    title: Bilingual = key("标题", "what is demanded, in one line", required=True)
    cites: list[Cite] = key("依据", "citations, the decisive one first", required=True)
    authority: Authority = key("性质", "whose word the demand is", required=True)
    status: RuleStatus = key("状态", "draft, stable or deprecated", required=True)
    level: Level | None = key("强度", "must, should or may; must where absent")
    why: Bilingual | None = key("释义", "how the article is read and what is left open, in our own words")
    in_force: InForce | None = key("施行", "when the rule is in force, where it differs from its source")
    each: Any | None = key("逐项", "a list (documents) or {in, where, pick, by}: one outcome a place; absent: the file")
    whole_file: Flag | None = key("整卷", "true: looks at the file as a whole, once however many cases it holds")
    applies: Any | None = key("适用", "condition under which the rule binds; absent: always")
    require: Any = key("要求", "the condition that must hold", required=True)
    message: Bilingual | None = key("问题", "what is said of a fault; quotes values as {document.title}")
    remedy: Bilingual | None = key("整改", "what would put it right")
    repair: Repair | None = key("补正", "whether and how it can be put right")
    waivable: Flag | None = key("可豁免", "false: a waiver of this rule is refused")
    renamed_from: list[Id] | None = key("原编号", "earlier ids of this rule")
    same: list[SameChange] | None = key("等同改动", "changes that no file can show, each with the reason")
    examples: list[Any] | None = key("示例", "cases run by `rules test`: {name, expect, case | <place>: …, says}")


class RulesFile(RootModel[list[Rule]]):
    """A file of rules (规则文件): a list."""
