"""The contract of what the examples of a ruleset must prove: ``proof`` in ``ruleset.yaml`` and ``same`` in a rule."""

from typing import Annotated

from casefile_rules.contracts._base import Contract, Scalar, Text, Words, key
from casefile_rules.ruleset.model_base import Bilingual

ChangeKind = Annotated[
    str,
    Words("""
    limit       期限长短   length of a period
    unit        期限单位   unit of a period
    start       期限起止   start or end of a period
    edge        期限边界   edge of a period
    threshold   数值界限   threshold
    date        日期界限   date
    window      施行日期   date of force
    operator    比较方式   operator
    condition   条件       condition
    connective  并且或者   and, or
    quantifier  量词       quantifier
    negation    否定       negation
    presumed    未登记时   what holds where nothing is recorded
    value       取值       value
    flag        开关       flag
    parameter   参数       parameter
    member      列举项     list member
    type        材料种类   type of document
    text        文字       text
    field       所比日期   date compared
    pick        挑选       pick
    weight      分值       weight
    cap         封顶       cap
    per         计次       per
    top_up      补足       top-up
    covered     另有规定   covered by
    gate        关键项     gate
    veto        一票否决   veto
    effect      否决后果   effect of a veto
    grade       等次起点   border of a grade
    bonus       加分       bonus
    table       分表       table
    scoring     计分方式   scoring
    """),
]


class Proof(Contract):
    """How much of it its examples must prove (示例要求): what `rules test --mutate` asks of them."""

    noticed: Annotated[int, Scalar("integer", minimum=0, maximum=100)] = key(
        "应发现", "so many of a hundred changes must be noticed", required=True
    )
    always: list[ChangeKind] | None = key("必须发现", "kinds of change of which none may go unnoticed")


class SameChange(Contract):
    """A change of a rule that no file can show (等同改动), with the reason: `--mutate` counts it apart."""

    change: Text = key("改动", "the change as `rules test --mutate` tells it", required=True)
    times: Annotated[int, Scalar("integer", minimum=1, maximum=100)] | None = key(
        "次数", "at so many places; 1 where absent"
    )
    why: Bilingual = key("理由", "why no file can show it", required=True)
