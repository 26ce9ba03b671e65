"""The kinds of change, in words, and those of which none may survive."""

from typing import Final

KINDS: Final[dict[str, tuple[str, str]]] = {
    "limit": ("期限长短", "length of a period"),
    "unit": ("期限单位", "unit of a period"),
    "start": ("期限起止", "start or end of a period"),
    "edge": ("期限边界", "edge of a period"),
    "threshold": ("数值界限", "threshold"),
    "date": ("日期界限", "date"),
    "window": ("施行日期", "date of force"),
    "operator": ("比较方式", "operator"),
    "condition": ("条件", "condition"),
    "connective": ("并且或者", "and, or"),
    "quantifier": ("量词", "quantifier"),
    "negation": ("否定", "negation"),
    "presumed": ("未登记时", "what holds where nothing is recorded"),
    "value": ("取值", "value"),
    "flag": ("开关", "flag"),
    "parameter": ("参数", "parameter"),
    "member": ("列举项", "list member"),
    "type": ("材料种类", "type of document"),
    "text": ("文字", "text"),
    "field": ("所比日期", "date compared"),
    "pick": ("挑选", "pick"),
    "weight": ("分值", "weight"),
    "cap": ("封顶", "cap"),
    "per": ("计次", "per"),
    "top_up": ("补足", "top-up"),
    "covered": ("另有规定", "covered by"),
    "gate": ("关键项", "gate"),
    "veto": ("一票否决", "veto"),
    "effect": ("否决后果", "effect of a veto"),
    "grade": ("等次起点", "border of a grade"),
    "bonus": ("加分", "bonus"),
    "table": ("分表", "table"),
    "scoring": ("计分方式", "scoring"),
}
"""Kind -> its name in Chinese and in English."""

NEVER: Final = ("limit", "unit", "start", "edge", "veto", "effect", "weight")
"""Kinds of which no change may survive where a ruleset does not say which: time limits, vetoes, effects, weights."""

NOTICED: Final = 95
"""Percent of all changes that must be noticed where a ruleset does not say how many."""
