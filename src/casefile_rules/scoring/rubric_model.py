"""The contract of a rubric (评分表): ``rubric.yaml`` (``rubric/1``).

Conditions pass through as written; they are compiled with the ruleset. Points may have up to four decimals. Never
imported while a file is checked.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from casefile_rules.contracts._base import Contract, Flag, Integer, Scalar, Text, Words, key
from casefile_rules.ruleset.model_base import Authority, Bilingual, Cite

RubricFormat = Annotated[str, Words("rubric/1  the first edition of the rubric contract")]
Points = Annotated[Decimal, Scalar("decimal", minimum=0, maximum=999999)]
Percent = Annotated[str, Scalar("text", pattern="[0-9]{1,3}([.][0-9]{1,4})? *[%％]")]
Number = Annotated[int, Scalar("integer", minimum=1)]
NodeId = Annotated[str, Scalar("text", most=80)]

Mode = Annotated[
    str,
    Words("""
    sum       合计 汇总   adds up its nodes
    earn      得分 得分制   earns points part by part
    deduct    扣分 扣分制   starts full and loses points
    constant  基础分 固定分   points that are there unless a gate or a veto takes them
    pool      扣分池 另行扣分   points only taken away, beside what the table adds up to
    """),
]
WhenNa = Annotated[
    str,
    Words("""
    leave  退出 不计   what does not apply leaves both sums
    full   满分 计满分   what does not apply keeps its full points
    """),
]
Rescale = Annotated[
    str,
    Words("""
    pro_rata  按比例 折算   points are rescaled over what applies
    none      不折算 无   points count as they stand
    """),
]
Zero = Annotated[
    str,
    Words("""
    here    本项 本节点   this node gets no points
    parent  上级 上一级   the node above gets no points
    total   总分 全卷   the whole file gets no points
    """),
]
Per = Annotated[
    str,
    Words("""
    place    每处 每份   deduct: once for every place
    case     每案 全案   deduct: once, however many places
    counted  每次 每个   deduct: once for every fault that was counted
    worst    最差   earn: as the worst place
    any      任一   earn: as the best place
    mean     平均   earn: the mean of all places
    """),
]
BonusPer = Annotated[
    str,
    Words("""
    case   每案 全案   once, where the rule is fulfilled somewhere and nowhere not
    place  每处 每份   for every place where it is fulfilled
    """),
]
From = Annotated[
    str,
    Words("""
    node   本项   taken from the node the line stands in
    total  总分   taken from the total, as where 扣100分 stands in a section of ten
    """),
]
Confirm = Annotated[
    str,
    Words("""
    reviewer  评查人员 人工   stays raised until a reviewer confirms it
    none      无需 自动   stands as soon as the rule fails
    """),
]


Rest = Annotated[
    str,
    Words("""
    counts  计入   what is left over costs as much as a full number
    free    不计   what is left over costs nothing
    """),
]


class ReviewerRange(Contract):
    """An amount that a reviewer chooses (幅度扣分)."""

    low: Points | None = key("下限", "the least; 0 where it is left out", alias="from")
    to: Points = key("上限", "the most", required=True)
    step: Points | None = key("步长", "choices are this far apart; must divide the range")


class Band(Contract):
    """A band of a number (分档)."""

    up_to: Number | None = key("至", "the last number that belongs to the band; the last band has none")
    points: Points = key("分值", "the points taken off", required=True)


class ByNumber(Contract):
    """An amount worked out from how many places or faults there are (按数扣分): either each, or bands."""

    each: Points | None = key("每次扣", "the points taken off for every one of them, or for every so many begun")
    every: Number | None = key("每满", "how many of them cost `each`; 1 where it is left out")
    rest: Rest | None = key("不足的", "whether fewer than `every` cost `each` too; needed where that is more than 1")
    most: Points | None = key("最多扣", "the most that is taken off")
    bands: list[Band] | None = key("分档", "from small to great numbers")


class Gate(Contract):
    """A rule that takes all points when it fails (关键项)."""

    rule: Text = key("规则", "id of the rule", required=True)
    zero: Zero | None = key("归零", "what gets no points; this node unless said otherwise")


class Tables(Contract):
    """Tables among which a field of the case file chooses (分类评分表)."""

    by: Text = key("依据字段", "path of the field, as facts.kind", required=True)
    use: dict[str, Text] = key("选用", "value of the field -> id of a shared node", required=True)
    otherwise: Text | None = key("其他", "the shared node for every other value")


class Line(Contract):
    """One line of a node: what is taken off or earned, by which rule."""

    rule: Text | None = key("规则", "id of the rule")
    deduct: Points | ReviewerRange | ByNumber | None = key(
        "扣", "points taken off for one fault, or the range to choose from, or how the number of faults decides"
    )
    earn: Points | ReviewerRange | None = key("得", "points earned when the rule is fulfilled")
    per: Per | None = key("计次", "how several places count; case for deductions, worst for parts that earn")
    cap: Points | None = key("最多扣", "the most that this line takes")
    taken_from: From | None = key("扣自", "total: taken from the total instead of the node", alias="from")
    top_up: list[Text] | None = key(
        "补足", "rules whose deductions count towards this one: only the difference is taken"
    )
    except_covered_by: list[Text] | None = key("另有规定", "rules at whose places this line does not count")
    worst_of: list[Line] | None = key("取重", "of these lines only the dearest counts")
    when_na: WhenNa | None = key("不适用时", "for a part that earns: what becomes of it when its rule does not apply")
    note: Text | Bilingual | None = key("说明", "a remark for people")
    cites: list[Cite] | None = key("出处", "where it stands")
    authority: Authority | None = key("效力", "whose word it is")


class Node(Contract):
    """A node of the table: a criterion, an item or a part (评查项目)."""

    id: NodeId | None = key("编号", "unique name; may be left out beside `use`")
    use: NodeId | None = key("引用", "id of a shared node that stands here; with own points its amounts are scaled")
    title: Text | Bilingual | None = key("名称", "what people read")
    mode: Mode | None = key("计分方式", "sum, earn, deduct, constant or pool; told from the lines where it is left out")
    points: Points | None = key("分值", "what the node is worth; for a pool, the most it takes")
    of: Points | None = key("折算基数", "what the nodes inside add up to before they are rescaled to the points")
    floor: Points | None = key("保底分", "the least it can come to: 0 unless said otherwise, null for none")
    applies: Any = key("适用条件", "a condition; left out: always")
    when_na: WhenNa | None = key("不适用时", "leave below a node that rescales, else full, unless said otherwise")
    rescale: Rescale | None = key("折算", "whether points are rescaled over what applies")
    gate: Gate | list[Gate] | None = key("关键项", "rules that take all points when they fail")
    nodes: list[Node] | None = key("下级", "the nodes inside")
    tables: Tables | None = key("分表", "one more node inside, chosen by a field of the case file")
    lines: list[Line] | None = key("细则", "deductions, or parts that earn")
    unseen: Points | None = key("未见分值", "points of the published table that nobody could read: they stay open")
    cites: list[Cite] | None = key("出处", "where it stands")
    authority: Authority | None = key("效力", "whose word it is")


class Misprint(Contract):
    """A misprint of the published table, resolved openly (误印更正)."""

    node: NodeId = key("节点", "id of the node", required=True)
    points: Points = key("分值", "the points that are used", required=True)
    reason: Text | Bilingual = key("理由", "why", required=True)
    authority: Authority = key("效力", "whose word it is", required=True)


class VetoEffect(Contract):
    """What a veto does; exactly one key."""

    score: Points | None = key("总分", "the score becomes this, as 0")
    grade: Text | None = key("等次", "the file gets the lowest grade, named here; its score is kept")
    grade_at_most: Text | None = key("最高等次", "the file can get no better grade than this")


class Veto(Contract):
    """A ground that overrides the score (一票否决); it is about exactly one of rule, rules and node."""

    id: NodeId | None = key("编号", "unique name; the id of the rule where it is left out")
    rule: Text | None = key("规则", "id of the rule that raises it")
    rules: list[Text] | None = key("多条规则", "ids of several rules, of which at_least must fail")
    at_least: Number | None = key("至少", "how many of the rules raise it")
    node: NodeId | None = key("节点", "id of a node that raises it where it earns too little")
    below: Percent | None = key("低于", "the share of the node's points that it must not fall short of, as 60%")
    title: Text | Bilingual | None = key("名称", "what people read")
    effect: VetoEffect = key("后果", "what it does", required=True)
    exception: Any = key("除外", "a condition under which it is not raised", alias="except")
    confirm: Confirm | None = key("确认", "who must confirm it; a reviewer unless said otherwise")
    ground: Text | Bilingual | None = key("理由", "the ground; needed unless cites says it")
    cites: list[Cite] | None = key("出处", "where it stands")
    authority: Authority | None = key("效力", "whose word it is")


class SingleBonus(Contract):
    """Points on top for one rule, in a group of several."""

    rule: Text = key("规则", "id of the rule that must be fulfilled", required=True)
    points: Points | ReviewerRange = key("分值", "the points added, or the range to choose from", required=True)
    per: BonusPer | None = key("计次", "whether it is given once or for every place; once unless said otherwise")
    cap: Points | None = key("最多加", "the most it adds; needed with per: place")
    applies: Any = key("适用条件", "a condition; left out: always")
    title: Text | Bilingual | None = key("名称", "what people read")
    note: Text | Bilingual | None = key("说明", "a remark for people")
    cites: list[Cite] | None = key("出处", "where it stands")
    authority: Authority | None = key("效力", "whose word it is")


class Bonus(Contract):
    """Points on top, for an event outside the table (加分); exactly one of rule, best_of and sum_of."""

    rule: Text | None = key("规则", "id of the rule that must be fulfilled")
    points: Points | ReviewerRange | None = key("分值", "the points added, or the range to choose from")
    per: BonusPer | None = key("计次", "whether it is given once or for every place; once unless said otherwise")
    best_of: list[SingleBonus] | None = key("取高", "of these only the highest counts")
    sum_of: list[SingleBonus] | None = key("合计", "these count together, within the cap")
    cap: Points | None = key("最多加", "the most it adds; needed with per: place")
    may_exceed_total: Flag | None = key("可超总分", "whether the score may exceed the total")
    applies: Any = key("适用条件", "a condition; left out: always")
    title: Text | Bilingual | None = key("名称", "what people read")
    note: Text | Bilingual | None = key("说明", "a remark for people")
    cites: list[Cite] | None = key("出处", "where it stands")
    authority: Authority | None = key("效力", "whose word it is")


class Grade(Contract):
    """A grade (等次). Grades stand from best to worst; the last has no border."""

    name: Text = key("名称", "the grade, as it is printed", required=True)
    title: Text | Bilingual | None = key("译名", "what people read")
    min: Percent | Points | None = key("起点分", "the least score, which belongs to the grade; 90% is of the total")
    above: Percent | Points | None = key("高于", "the score must be greater than this; 90% is of the total")
    cites: list[Cite] | None = key("出处", "where it stands")
    authority: Authority | None = key("效力", "whose word it is")


class RubricExample(Contract):
    """An example with the points expected, so that changed weights are noticed."""

    title: Text | Bilingual | None = key("名称", "what the example shows")
    fail: dict[str, Integer] | None = key("不合格", "rule -> number of places at which it fails")
    not_applicable: list[Text] | None = key("不适用", "rules that do not apply")
    false: list[Text] | None = key("条件不成立", "nodes whose condition does not hold; all others do")
    select: dict[str, Text] | None = key("选用", "field -> value that chooses a table")
    confirm: list[Text] | None = key("已确认否决", "vetoes that a reviewer has confirmed")
    score: Points = key("得分", "the score expected", required=True)
    grade: Text | None = key("等次", "the grade expected")


class RubricFile(Contract):
    """A rubric (评分表): nodes that add up to a total, vetoes, bonuses and grades."""

    format: RubricFormat = key("格式", "Which contract this file follows", required=True)
    title: Text | Bilingual | None = key("名称", "what people read")
    total: Points | None = key("总分", "what the nodes add up to; may be left out where each table has its own total")
    of: Points | None = key("折算基数", "what the nodes add up to before they are rescaled to the total")
    rescale: Rescale | None = key("折算", "whether the total is rescaled over what applies")
    floor: Points | None = key("保底分", "the least score: 0 unless said otherwise, null for none")
    unseen: Points | None = key("未见分值", "points of the published table that nobody could read")
    resolve: list[Misprint] | None = key("误印更正", "misprints, resolved openly")
    nodes: list[Node] | None = key("项目", "the criteria")
    shared: list[Node] | None = key("共用", "nodes that count only where `use` or `tables` refers to them")
    tables: Tables | None = key("分表", "one more node, chosen by a field of the case file")
    vetoes: list[Veto] | None = key("一票否决", "grounds that override the score")
    bonus: Bonus | list[Bonus] | None = key("加分", "points on top")
    grades: list[Grade] | None = key("等次", "from best to worst")
    examples: list[RubricExample] | None = key("示例", "run by `rules test`")
    cites: list[Cite] | None = key("出处", "where it stands")
    authority: Authority | None = key("效力", "whose word it is")
