"""Problem codes of what a ruleset proves of itself: S44x its examples, S45x and S46x its register of clauses."""

from typing import Final

EXAMPLES: Final[dict[str, tuple[str, str]]] = {
    "S440": (
        "“{id}”的示例 {numbers} 没有名称；请写 name: 它证明什么",
        "of '{id}' the examples {numbers} have no name; write name: what each proves",
    ),
    "S441": (
        "示例 {number} 与示例 {other} 同名“{name}”；请另取名称",
        "example {number} has the name of example {other}, '{name}'; take another",
    ),
    "S442": (
        "“{id}”的示例 {number} 与示例 {other} 证明同一件事：期望相同，规则读取的各项也相同；请删去一个，或写出差别",
        (
            "example {number} of '{id}' proves what example {other} proves: they expect the same, and are alike in all "
            "that the rule reads; remove one or make them differ"
        ),
    ),
}

REGISTER: Final[dict[str, tuple[str, str]]] = {
    "S451": (
        "“{name}”不是一处条款；请写 第四条第二款、第九条（二）5，没有编号的写名称",
        "'{name}' is not one clause; write 第四条第二款 or 第九条（二）5, or its name where it has no number",
    ),
    "S452": (
        "条款登记写“{name}”共 {found} 条，来源声明为 {wanted} 条",
        "the register gives '{name}' {found} articles, its source {wanted}",
    ),
    "S453": (
        "“{name}”的{missing}没有登记；请写明由什么承担，或者为什么不设规则（none）",
        "of '{name}' the register lacks {missing}; say what carries it, or why nothing does (none)",
    ),
    "S454": ("“{name}”已在 {where} 登记", "'{name}' is registered at {where} already"),
    "S455": (
        "“{name}”没有写由什么承担；请写 rules、people、grounds、by、later 之一，或者 none: 理由",
        "nothing says what carries '{name}'; write rules, people, grounds, by or later, or none: the reason",
    ),
    "S456": (
        "“{name}”写了 none，又写了 {others}；请只留一样",
        "'{name}' has none beside {others}; keep one of them",
    ),
    "S457": (
        "{key} 中的“{name}”不存在；相近：{near}",
        "there is no '{name}', named under {key}; near: {near}",
    ),
    "S458": (
        "“{id}”全由机器判断，不应列在 people；请移到 rules",
        "'{id}' is decided by the machine alone; move it from people to rules",
    ),
    "S459": (
        "“{id}”只由人回答，不应列在 rules；请移到 people",
        "'{id}' is answered by a person alone; move it from rules to people",
    ),
    "S460": (
        "规则“{id}”引用了{clause}，条款登记中没有这一处",
        "rule '{id}' cites {clause}, which the register does not hold",
    ),
    "S461": (
        "规则“{id}”引用了{clause}，条款登记的这一处没有列出它；请列出，或者改正引用",
        "rule '{id}' cites {clause}, where the register does not name it; name it there or put the citation right",
    ),
    "S462": ("没有任何条款列出规则“{id}”", "no clause of the register names rule '{id}'"),
    "S463": ("“{name}”没有写要点（says）", "'{name}' does not say what it is about (says)"),
    "S464": (
        "字段“{key}”没有规则读取，也没有写理由；请写规则，或者列入 unread-keys.yaml",
        "no rule reads the key '{key}' and no reason is given; write a rule, or list it in unread-keys.yaml",
    ),
    "S465": (
        "字段“{key}”已有规则读取，请从 unread-keys.yaml 删去",
        "rules read the key '{key}'; remove it from unread-keys.yaml",
    ),
    "S466": ("清单没有字段“{key}”；相近：{near}", "a manifest has no key '{key}'; near: {near}"),
    "S467": ("字段“{key}”列了两次", "the key '{key}' is listed twice"),
}
