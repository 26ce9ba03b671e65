"""A condition of a rule as an indented tree of short sentences, with the Chinese labels of fields and values."""

from typing import TYPE_CHECKING, Any, Final

from casefile_rules.values import Record

if TYPE_CHECKING:
    from casefile_rules.assessment import Engine

_CONNECTIVES: Final = {
    "all": ("以下全部", "all of"), "any": ("以下任一", "any of"), "not": ("并非", "not"),
    "nearest": ("以先有记载的为准", "the first that is known"),
    "some": ("至少有一项", "some of"), "every": ("每一项", "every one of"), "none": ("没有一项", "none of"),
}  # fmt: skip
_OPERATORS: Final = {
    "is": ("为", "is"), "differs_from": ("不同于", "differs from"), "in": ("为其一：", "is one of"),
    "not_in": ("不为其一：", "is none of"), "at_least": ("不少于", "at least"), "at_most": ("不超过", "at most"),
    "more_than": ("大于", "more than"), "less_than": ("小于", "less than"), "not_before": ("不早于", "not before"),
    "not_after": ("不晚于", "not after"), "before": ("早于", "before"), "after": ("晚于", "after"),
    "contains": ("包含", "contains"), "contains_all": ("包含全部：", "contains all of"),
    "contains_any": ("包含其一：", "contains one of"), "shares_none_with": ("不重合于", "shares none with"),
    "within": ("限于", "stays within"), "count": ("数量", "number"), "matches": ("格式为", "has the form"),
}  # fmt: skip
_SETTLED: Final = {"pass": ("都没有记载的，视为符合", "none known: holds"),
                   "fail": ("都没有记载的，视为不符合", "none known: does not hold")}  # fmt: skip
_PARTS: Final = {"of": ("其中须", "of which"), "where": ("限于", "where")}
_PARAMETERS: Final = {
    "accept_refusal": "注明拒签的可以", "after": "先经过的期间", "amount": "期限", "any_of": "其一即可",
    "any_start": "起始页码不限", "at_least": "至少", "at_most": "至多", "back": "反面", "by": "由谁",
    "cases": "合并立卷的案件",
    "count_start": "首日计入", "each_day": "逾期逐日计", "each_one": "逐个计",
    "duplicates": "重份", "edge": "界限", "exact": "须为该材料本身", "exception": "例外",
    "exception_for": "例外适用于", "exclude": "扣除", "extend": "延长", "faults": "查找", "field": "项目",
    "fields": "项目", "form": "比较方式", "from": "起算", "front": "正面", "if": "如果", "in": "列表",
    "named": "姓名见于", "note": "说明", "of": "属于", "order": "顺序", "pages": "核对页码", "paths": "各处",
    "pattern": "格式", "per": "编号范围", "pick": "取", "proof": "书证", "question": "问题编号", "roles": "角色",
    "roll": "末日遇假日", "settled_by": "有登记时以此为准", "spans": "核对起止页", "start": "起始页码", "steps": "环节",
    "strict": "同日视为颠倒", "text": "字样", "this": "只看本件", "to": "截至", "together": "一并提问", "type": "材料",
    "types": "材料", "unit": "单位", "unless": "不计入", "volume": "卷", "when_blank": "空白时",
    "when_start_blank": "起算日空白时", "where": "限于", "who": "由谁判断", "failed_by": "登记为不符时以此为准",
    "combined": "合并立卷的条件", "displaced_unless": "另有规则说明错放的条件", "grouped_by": "分组",
    "rows": "核对目录序号", "traced": "以目录首页推断缺页",
}  # fmt: skip
"""Chinese names of the parameters of check kinds; a kind of another package shows its own names."""

_VALUES: Final = {
    "working_day": "工作日", "calendar_day": "自然日", "month": "个月", "year": "年", "hour": "小时", "main": "正卷",
    "sub": "副卷", "next_workday": "顺延至下一工作日", "earliest": "最早", "latest": "最晚", "first": "第一",
    "last": "最后", "fail": "不符合", "pass": "符合", "not_applicable": "不适用", "undetermined": "尚不能判断",
    "upper_right": "右上角", "upper_left": "左上角", "lower_right": "右下角", "lower_left": "左下角",
    "upper_middle": "上方居中", "lower_middle": "下方居中",
}  # fmt: skip
_EDGES: Final = {"by": "不迟于末日", "after": "期满之后", "at_least": "其间满此期限"}
_PATHS: Final = ("by", "field", "fields", "from", "in", "paths", "steps", "to")
"""Parameters that hold paths, never words."""

_CONDITIONS: Final = ("where", "settled_by", "failed_by", "if", "proof", "combined", "displaced_unless")


class Conditions:
    """Tells the conditions of one ruleset in one language."""

    def __init__(self, engine: "Engine", lang: str, collection: str = "") -> None:
        """*collection*: what ``each`` of the rule names, so that its paths get their own labels."""
        self.zh = lang == "zh"
        self.index = 0 if self.zh else 1
        self.labels = engine.labels_in(collection)
        self.words = engine.compiler.host.words

    def label(self, path: str) -> str:
        """Return a path with its Chinese label, or as it is."""
        known = self.labels.get(path)
        return f"{known} ({path})" if self.zh and known and known != path else path

    def tell(self, raw: Any, depth: int = 0) -> list[str]:
        """Return a condition as lines, indented by two spaces a level."""
        pad = "  " * depth
        if not isinstance(raw, dict):
            settled = _SETTLED.get(str(raw))
            return [f"{pad}{settled[self.index] if settled else self.value(raw)}"]
        if "check" in raw:
            return self._check(raw, pad, depth)
        lines = []
        for key, value in raw.items():
            name = _CONNECTIVES.get(key, ("", ""))[self.index]
            colon = "：" if self.zh else ":"
            if key in ("all", "any", "nearest"):
                lines.append(f"{pad}{name}{colon}")
                for item in value:
                    lines += self.tell(item, depth + 1)
            elif key == "not":
                lines += [f"{pad}{name}{colon}", *self.tell(value, depth + 1)]
            elif key in ("some", "every", "none"):
                lines.append(f"{pad}{name} {self.label(str(value['in']))}{colon}")
                for part in ("of", "where"):
                    if value.get(part):
                        lines += [f"{pad}  {_PARTS[part][self.index]}{colon}", *self.tell(value[part], depth + 2)]
            else:
                lines += self._tests(key, value, pad)
        return lines

    def _check(self, raw: Record, pad: str, depth: int) -> list[str]:
        """Return a check: what its kind demands, then its parameters."""
        from casefile_rules.checks import kinds

        kind = kinds(raw["check"])[raw["check"]]
        if raw["check"] == "judge":
            ask = raw["ask"]
            organiser = raw.get("who") == "organiser"
            who = ("评查组织者", "the organiser") if organiser else ("评查人员", "a reviewer")
            told = (f"请{who[0]}判断：" if self.zh else f"{who[1]} decides: ") + str(
                (ask.get("zh") if self.zh else ask.get("en")) or ask.get("zh")
            )
            lines = [f"{pad}{told}"]
        else:
            lines = [f"{pad}{kind.zh if self.zh else kind.en.rstrip('.')} [{raw['check']}]"]
        for key, value in raw.items():
            if key not in ("check", "ask", "who"):
                lines += self._parameter(key, value, depth + 1)
        return lines

    def _parameter(self, key: str, value: Any, depth: int) -> list[str]:
        """Return one parameter of a check, with conditions and operands below it."""
        pad = "  " * depth
        name = (_PARAMETERS.get(key, key) + "：") if self.zh else f"{key}:"
        if key in _CONDITIONS and isinstance(value, dict):
            return [f"{pad}{name}", *self.tell(value, depth + 1)]
        if isinstance(value, dict) and set(value) - {"field"}:
            lines = [f"{pad}{name}"]
            for inner, below in value.items():
                lines += self._parameter(inner, below, depth + 1)
            return lines
        if isinstance(value, list) and any(isinstance(item, dict) for item in value):
            lines = [f"{pad}{name}"]
            for item in value:
                inner = item if isinstance(item, dict) else {"field": item}
                for one, below in inner.items():
                    lines += self._parameter(one, below, depth + 1)
            return lines
        if key == "edge" and self.zh:
            return [f"{pad}{name}{_EDGES.get(str(value), value)}"]
        told = self._paths(value) if key in _PATHS else self.value(value)
        return [f"{pad}{name}{'' if self.zh else ' '}{told}"]

    def _paths(self, value: Any) -> str:
        listed = value if isinstance(value, list) else [value.get("field") if isinstance(value, dict) else value]
        return ("、" if self.zh else ", ").join(self.label(str(path)) for path in listed)

    def _tests(self, path: str, raw: Any, pad: str) -> list[str]:
        """Return the tests of one field, one a line."""
        name = self.label(path)
        if not isinstance(raw, dict):
            return [f"{pad}{name} {_OPERATORS['is'][self.index]} {self.value(raw, path)}"]
        lines = []
        for op, value in raw.items():
            if op == "blank":
                empty = str(value).lower() in ("true", "是")
                told = ("为空白", "is blank") if empty else ("已填写", "is filled in")
                lines.append(f"{pad}{name} {told[self.index]}")
            else:
                words = _OPERATORS.get(op, (op, op))[self.index]
                lines.append(f"{pad}{name} {words} {self.value(value, path)}")
        return lines

    def value(self, raw: Any, path: str = "") -> str:
        """Return an operand in words, with the Chinese word of a value where there is one."""
        if isinstance(raw, list):
            return ("、" if self.zh else ", ").join(self.value(item, path) for item in raw)
        if isinstance(raw, dict):
            if set(raw) == {"field"}:
                return self.label(str(raw["field"]))
            bounds = [
                f"{_OPERATORS.get(key, (key, key))[self.index]} {self.value(below)}" for key, below in raw.items()
            ]
            return ("，" if self.zh else ", ").join(bounds)
        text = str(raw)
        if not self.zh:
            return text
        if text in ("true", "false"):
            return "是" if text == "true" else "否"
        known = self.words.get(path, {}).get(text) or (None if path else _VALUES.get(text))
        return known or (self.label(text) if not path and text in self.labels else text)
