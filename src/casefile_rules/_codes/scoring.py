"""Problem codes: scoring. G431 to G433 and G435 are warnings, the others are refused."""

from typing import Final

SCORING: Final[dict[str, tuple[str, str]]] = {
    "G400": (
        "这里应为 {expected}，实际为“{value}”；请改正。",
        "expected {expected} here, got “{value}”; correct it",
    ),
    "G401": (
        "{key} 不能是“{value}”；可用：{known}。最接近的是“{near}”。",
        "{key} cannot be “{value}”; it is one of {known}. Nearest: “{near}”",
    ),
    "G402": (
        "“{value}”不是分值；请写不超过六位整数、四位小数的数字，如 1.5。",
        "“{value}” is not a number of points; write at most six digits and four decimals, such as 1.5",
    ),
    "G403": (
        "分值“{value}”小于零；扣分也写正数。",
        "the points “{value}” are negative; deductions are written as positive numbers too",
    ),
    "G404": ("缺少 {key}；请补上。", "{key} is missing; add it"),
    "G405": (
        "没有编号为“{value}”的规则；最接近的是“{near}”。请更正编号或先写该规则。",
        "there is no rule “{value}”; nearest: “{near}”. Correct the id or write the rule first",
    ),
    "G406": (
        "{what} 中没有 {key} 这一项；最接近的是“{near}”。请更正或删去。",
        "{key} means nothing in {what}; nearest: “{near}”. Correct or remove it",
    ),
    "G407": ("编号“{id}”用了两次；请改其中一个。", "“{id}” is used twice; rename one of them"),
    "G408": (
        "shared 中没有编号为“{value}”的节点；最接近的是“{near}”。",
        "there is no node “{value}” under shared; nearest: “{near}”",
    ),
    "G409": (
        "节点互相引用成环：{chain}；请断开其中一处。",
        "nodes refer to each other in a circle: {chain}; break it in one place",
    ),
    "G410": (
        "共用节点“{id}”没有写明分值，无法换算成这里的分值；请给它写上 points。",
        "the shared node “{id}” has no points of its own, so it cannot be scaled to these; give it points",
    ),
    "G411": (
        "节点“{id}”写了 of 却不折算；of 只用于 rescale: pro_rata。",
        "the node “{id}” has `of` but does not rescale; `of` belongs to rescale: pro_rata",
    ),
    "G412": (
        "worst_of 里的扣分项不能再写 from: total 或 top_up；请写在 worst_of 之外。",
        "a line inside worst_of cannot have `from: total` or `top_up`; write it outside",
    ),
    "G413": ("幅度从 {low} 到 {high}，上限小于下限；请对调。", "the range runs from {low} down to {high}; swap them"),
    "G414": (
        "步长 {step} 不能整除从 {low} 到 {high} 的幅度；请改步长或端点。",
        "the step {step} does not divide the range from {low} to {high}; change the step or an end",
    ),
    "G415": (
        "等次“{name}”的界限写了两种（{reason}）；只留一种。",
        "the grade “{name}” has two borders ({reason}); keep one",
    ),
    "G416": (
        "最后一个等次“{name}”写了下限，低于它的分数就没有等次；请去掉该下限或再加一个等次。",
        "the last grade “{name}” has a lower border, so scores below it have no grade; remove it or add a grade",
    ),
    "G417": (
        "等次“{name}”没有下限，会吞掉后面的等次；请写 min 或 above。",
        "the grade “{name}” has no border and swallows those after it; write min or above",
    ),
    "G418": (
        "等次“{name}”的下限 {border} 不低于前一等次的 {before}；请由高到低排列，界限不得重叠。",
        "the border {border} of “{name}” is not below {before} of the grade before; order them from best to worst",
    ),
    "G419": (
        "一票否决“{id}”没有写明理由；请写 ground 或 cites。",
        "the veto “{id}” has no ground; write ground or cites",
    ),
    "G420": (
        "top_up 指的规则“{rule}”在这里没有可以补足的扣分项；得分项请改用 except_covered_by。",
        "no deducting line of the rule “{rule}” can be topped up here; for an earning part use except_covered_by",
    ),
    "G421": (
        "一票否决的 effect 应恰有一项：score、grade 或 grade_at_most。",
        "the effect of a veto is exactly one of score, grade and grade_at_most",
    ),
    "G422": (
        "评分表展开后超过 {limit} 个节点或 {depth} 层；请检查 use 的相互引用。",
        "the rubric unfolds to more than {limit} nodes or {depth} levels; look at how `use` is nested",
    ),
    "G423": (
        "没有名为“{value}”的等次；最接近的是“{near}”。",
        "there is no grade “{value}”; nearest: “{near}”",
    ),
    "G424": (
        "effect: grade 只能是最低等次“{lowest}”，否则否决反而可能抬高等次；“{value}”请写成 grade_at_most。",
        (
            "effect grade must be the lowest, “{lowest}”, or the veto could raise a grade; "
            "write grade_at_most for “{value}”"
        ),
    ),
    "G425": (
        "节点“{id}”的保底分 {floor} 高于其分值 {points}；请改正。",
        "the floor {floor} of the node “{id}” lies above its points {points}; correct one of them",
    ),
    "G426": (
        "各表的组合有 {worlds} 种，超过 {limit} 种；请减少互相独立的选择。",
        "the tables combine in {worlds} ways, more than {limit}; use fewer independent choices",
    ),
    "G427": ("resolve 指的节点“{id}”不存在；请更正编号。", "resolve names the node “{id}”, which does not exist"),
    "G428": (
        "节点“{id}”各项合计 {found} 分，表上写的是 {printed} 分；请改正，印刷错误用 resolve 写明。",
        "the parts of “{id}” add up to {found}, but {printed} is printed; correct it, or name a misprint under resolve",
    ),
    "G429": (
        "节点“{id}”可能为负分，不能按比例折算；请把扣分池放在折算部分之外，保底分写 0。",
        "the node “{id}” can be negative and cannot be rescaled; put pools beside the rescaled part, with a floor of 0",
    ),
    "G430": (
        "规则“{rule}”扣 {points} 分，超过节点“{id}”可扣的 {room} 分；若确要从总分扣，请写 from: total。",
        (
            "the rule “{rule}” takes {points}, more than the {room} that “{id}” can lose; "
            "write `from: total` if that is meant"
        ),
    ),
    "G431": (
        "共用节点“{id}”没有任何地方引用；请删去或引用。",
        "nothing refers to the shared node “{id}”; use or remove it",
    ),
    "G432": (
        "节点“{id}”不适用时退出计分，但上面没有折算，案卷会白白失分；请写 when_na: full 或 rescale: pro_rata。",
        (
            "the node “{id}” leaves when it does not apply, but nothing above it rescales, so the points are lost; "
            "write when_na: full or rescale: pro_rata"
        ),
    ),
    "G433": ("规则“{rule}”这一行扣 0 分，不起作用。", "the line of the rule “{rule}” takes no points and does nothing"),
    "G434": (
        "扣分池里不能有“{id}”这样的节点：池只扣分，不得分、不折算、不设门槛。",
        "“{id}” does not belong in a pool: a pool only takes points, without earning, rescaling or gates",
    ),
    "G435": (
        "规则“{rule}”在“{other}”和“{id}”里各扣一次；若不是有意，请用 top_up 或 except_covered_by。",
        "the rule “{rule}” costs points in both “{other}” and “{id}”; unless meant, use top_up or except_covered_by",
    ),
    "G436": (
        "“{id}”不能补足“{other}”的扣分：两处折算不同或中间另有保底，多一处毛病反而可能加分；请用 except_covered_by。",
        (
            "“{id}” cannot top up “{other}”: they are rescaled differently or a floor stands between them, so a fault "
            "could raise the score; use except_covered_by"
        ),
    ),
    "G437": (
        "“{id}”的 top_up 互相等待或写在所补足的扣分项之前；请调整顺序。",
        "the top_ups of “{id}” wait for each other or stand before the line they top up; change the order",
    ),
    "G438": (
        "等次“{name}”的界限 {border} 高于满分 {total}，谁也达不到；请改低",
        "the border {border} of the grade “{name}” is above the total {total}, out of reach; lower it",
    ),
    "G439": (
        "字段 {by} 的取值“{value}”在 use 中写了两次（中文和英文是同一个值）；请删去一个。",
        "the value “{value}” of {by} stands twice under use (its Chinese and English words are one value); remove one",
    ),
    "G440": (
        "加分项应恰有一种：rule、best_of（只计最高的一项）或 sum_of（合计）；请拆开写。",
        "a bonus is exactly one of rule, best_of (only the highest counts) and sum_of (all together); write them apart",
    ),
    "G441": (
        "规则“{rule}”逐处加分而没有上限；请用 cap 写明至多加几分。",
        "the bonus for the rule “{rule}” is given for each place without end; say with cap how much it adds at most",
    ),
    "G442": (
        "上限 {cap} 低于一次所加的 {points} 分；请改正其一。",
        "the cap {cap} is below the {points} that are added at once; correct one of them",
    ),
    "G443": (
        "“{value}”应为个数：1 或者更大的整数。",
        "“{value}” should be a number of faults: a whole number, 1 or more",
    ),
    "G444": (
        "按数扣分没有上限：本项不保底，也没有写 most 或 cap，不知最多扣几分；请写 most。",
        "nothing limits an amount of so much each, not even a floor of its node; write `most`",
    ),
    "G445": (
        "分档时除最后一档外都要写 up_to（含本数），最后一档不写，以免有数落在各档之外。",
        "all bands but the last end with up_to (inclusive), the last with nothing, so that no number is left out",
    ),
    "G446": (
        "这一档到 {border} 为止，不高于前一档的 {before}；请由小到大排列。",
        "this band ends at {border}, not above {before} of the band before; order them from small to great",
    ),
    "G447": (
        "这一档扣 {points} 分，少于前一档的 {before} 分：毛病多的不能扣得少；请改正。",
        "this band takes {points}, less than {before} of the band before: more faults cannot cost less; correct it",
    ),
    "G448": (
        "规则“{rule}”按数扣分，须写明数的是什么：per: place（几处）或 per: counted（几个、几日）。",
        "the line of the rule “{rule}” goes by a number; say of what: per: place, or per: counted (faults, days)",
    ),
    "G449": (
        "各表总分不一，“{value}”不知是多少分；请写 total，或者直接写分数。",
        "each table has a total of its own, so nobody knows what “{value}” is; write total, or the points themselves",
    ),
    "G450": (
        "每 {every} 处（个、日）扣一次，不足的部分是否也扣一次？请写 rest: counts（计入）或 rest: free（不计）。",
        "`every` is {every}: do fewer than that cost `each` too? write rest: counts, or rest: free",
    ),
    "G451": (
        "否决事由应恰有一种：rule、rules（几条规则中至少几条）或 node（某项得分率）；请拆开写。",
        "a veto is about exactly one of rule, rules (so many of them) and node (its share); write them apart",
    ),
    "G452": (
        "须用 at_least 写明所列规则中至少几条不符合才成立：1 至 {most}，现为“{value}”。",
        "say with at_least how many of the rules must fail: 1 to {most}, not “{value}”",
    ),
    "G453": (
        "没有编号为“{value}”的节点；最接近的是“{near}”。",
        "there is no node “{value}”; nearest: “{near}”",
    ),
    "G454": (
        "节点“{id}”没有固定的分值（扣分池、零分或各表分值不一），算不出得分率；请指定别的节点。",
        "“{id}” has no points of its own (a pool, none, or those of a table), so it has no share; name another node",
    ),
    "G455": (
        "节点“{id}”有一行补足（top_up）别处的扣分，别处多一处毛病，它的得分率反而更高；请用 except_covered_by。",
        "a line of “{id}” tops up one elsewhere, so that a fault there could raise its share; use except_covered_by",
    ),
    "G456": ("rules 中同一规则写了两次；请删去一个。", "a rule stands twice under rules; remove one"),
    "G457": (
        "below 应为 0% 以上、100% 以下的百分数，如 60%，现为“{value}”。",
        "`below` is a share above 0% and up to 100%, as 60%, not “{value}”",
    ),
}
