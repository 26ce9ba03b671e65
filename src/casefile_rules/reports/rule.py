"""One rule on one screen: what a lawyer wants to see beside the article."""

from typing import Any

from casefile_rules.assessment import Engine
from casefile_rules.assessment._document import effect_of
from casefile_rules.reports._words import AUTHORITIES, REPAIRS, word
from casefile_rules.reports.text import clean
from casefile_rules.values import Record

_LABELS = {
    "basis": ("依据", "Under"), "authority": ("性质", "Authority"), "in_force": ("施行", "In force"),
    "status": ("状态", "Status"), "why": ("释义", "Reading"), "each": ("逐项", "For each"), "applies": ("适用", "Binds"),
    "require": ("要求", "Demands"), "message": ("问题", "Fault"), "remedy": ("整改", "Remedy"),
    "repair": ("补正", "Repair"), "points": ("分值", "Points"), "veto": ("否决", "Veto"),
    "changed": ("调整", "Changed"), "examples": ("示例", "Examples"), "waivable": ("豁免", "Waiver"),
}  # fmt: skip
_CONNECTIVES = {
    "all": ("以下全部", "all of"), "any": ("以下任一", "any of"), "not": ("并非", "not"),
    "some": ("至少有一项", "some of"), "every": ("每一项", "every one of"), "none": ("没有一项", "none of"),
}  # fmt: skip
_OPERATORS = {
    "is": ("为", "is"), "differs_from": ("不同于", "differs from"), "in": ("为其一:", "is one of"),
    "not_in": ("不为其一:", "is none of"), "at_least": ("不少于", "at least"), "at_most": ("不超过", "at most"),
    "more_than": ("大于", "more than"), "less_than": ("小于", "less than"), "not_before": ("不早于", "not before"),
    "not_after": ("不晚于", "not after"), "before": ("早于", "before"), "after": ("晚于", "after"),
    "contains": ("包含", "contains"), "contains_all": ("包含全部:", "contains all of"),
    "contains_any": ("包含其一:", "contains one of"), "shares_none_with": ("不重合于", "shares none with"),
    "within": ("限于", "stays within"), "count": ("数量", "number"), "matches": ("格式为", "has the form"),
}  # fmt: skip


def render(engine: Engine, id_: str, *, lang: str = "zh") -> str:
    """Return the page of the rule *id_* of *engine* as plain text in *lang*."""
    return clean("\n".join(_Page(engine, id_, lang).lines())) + "\n"


def lines_of(engine: Engine, id_: str) -> list[tuple[str, Record]]:
    """Return (id of the node, line as written) for every line of the rubric that scores the rule *id_*."""
    found: list[tuple[str, Record]] = []

    def walk(value: Any, node: str) -> None:
        if isinstance(value, list):
            for item in value:
                walk(item, node)
        elif isinstance(value, dict):
            inner = str(value.get("id") or value.get("use") or node)
            if value.get("rule") == id_ and ("deduct" in value or "earn" in value or "points" in value):
                found.append((node, value))
            for key, below in value.items():
                if key not in ("vetoes", "examples"):
                    walk(below, inner)

    if engine.ruleset.rubric is not None:
        walk(engine.ruleset.rubric[0], "total")
    return found


def points_text(line: Record) -> str:
    """Return what a line takes or gives, as it is written: ``deduct 1 per place, cap 2``."""
    kind = "deduct" if "deduct" in line else "earn" if "earn" in line else "points"
    amount = line[kind]
    if isinstance(amount, dict):
        amount = "–".join(str(amount[key]) for key in ("from", "to") if amount.get(key) is not None)
    text = f"{kind} {amount}"
    text += f" per {line['per']}" if line.get("per") else ""
    return text + (f", cap {line['cap']}" if line.get("cap") is not None else "")


class _Page:
    def __init__(self, engine: Engine, id_: str, lang: str) -> None:
        self.engine = engine
        self.id = id_
        self.lang = lang
        self.index = 1 if lang == "en" else 0

    def lines(self) -> list[str]:
        """Return the lines of the page, every edition of the rule in turn."""
        result: list[str] = []
        for entry in self.engine.ruleset.rules[self.id]:
            data = next((one.data for one in entry.variants if one.data is not None), entry.data)
            result += [f"{self.id}  {self.text(data['title'])}", ""]
            result += self.head(entry.ruleset, data)
            result += self.body(data)
            result += self.worth()
            for variant in entry.variants:
                if variant.override is not None:
                    result += self.changed(variant.override)
            result += self.examples(data)
            result.append("")
        return result[:-1]

    def text(self, text: Any) -> str:
        """Return a bilingual text in the page's language."""
        return str((text or {}).get(self.lang) or (text or {}).get("zh") or "")

    def row(self, label: str, *lines: str) -> list[str]:
        """Return a label with its lines, the later ones indented."""
        name = _LABELS[label][self.index]
        pad = " " * (8 if self.lang == "zh" else 12)
        width = 6 - 2 * len(name) if self.lang == "zh" else 10 - len(name)
        first = f"  {name}{' ' * max(width, 0)}  "
        kept = [line for line in lines if line]
        return [] if not kept else [first + kept[0], *(f"  {pad}{line}" for line in kept[1:])]

    def cites(self, cites: list[Record]) -> list[str]:
        """Return citations in words."""
        result = []
        for cite in cites:
            source = self.engine.ruleset.sources.get(cite["source"], {})
            title = self.text(source.get("title")) or cite["source"]
            article = f"{cite.get('article') or ''}{cite.get('item') or ''}"
            note = f" — {cite['note']}" if cite.get("note") else ""
            result.append(f"《{title}》{article}{note}" if self.lang == "zh" else f"{title}, {article}{note}")
        return result

    def head(self, ruleset: str, data: Record) -> list[str]:
        """Citations, authority, time in force, status, reading."""
        mark = word(AUTHORITIES, data.get("authority", ""), self.lang)
        lines = self.row("basis", *self.cites(data.get("cites") or []))
        level = data.get("level") or "must"
        lines += self.row("authority", f"{mark} · {level} · {data.get('status')} · {ruleset}")
        lines += self.row("in_force", self.window(data))
        return lines + self.row("why", self.text(data.get("why")))

    def window(self, data: Record) -> str:
        """Return since when the rule is in force, saying openly where a day is assumed."""
        from casefile_rules.ruleset.form import window_of

        window = window_of(self.engine.ruleset, data) or {}
        start, assumed, until = window.get("from"), window.get("assumed"), window.get("until")
        zh = self.lang == "zh"
        parts = []
        if start is not None:
            parts.append(f"自 {start} 起" if zh else f"from {start}")
        elif assumed is not None:
            parts.append(f"文件未印日期,推定自 {assumed} 起" if zh else f"no day is printed; assumed from {assumed}")
        if until is not None:
            parts.append(f"至 {until} 止" if zh else f"until {until}")
        if parts and window.get("by"):
            by = self.engine.labels.get(window["by"], window["by"]) if zh else window["by"]
            parts.append(f"(以{by}为准)" if zh else f"(by {by})")
        return " ".join(parts)

    def body(self, data: Record) -> list[str]:
        """Whom the rule binds, what it demands, what is said of a fault."""
        each = data.get("each")
        lines = []
        if each is not None:
            path = each["in"] if isinstance(each, dict) else each
            told = [self.label(path)]
            if isinstance(each, dict):
                told += self.condition(each["where"]) if each.get("where") else []
                told += [f"pick: {each['pick']} ({each.get('by', '')})"] if each.get("pick") else []
            lines += self.row("each", *told)
        if data.get("applies") is not None:
            lines += self.row("applies", *self.condition(data["applies"]))
        lines += self.row("require", *self.condition(data["require"]))
        lines += self.row("message", self.text(data.get("message")))
        lines += self.row("remedy", self.text(data.get("remedy")))
        if data.get("repair"):
            lines += self.row("repair", word(REPAIRS, data["repair"], self.lang))
        if data.get("waivable") is False:
            lines += self.row("waivable", "不得豁免" if self.lang == "zh" else "may not be waived")
        return lines

    def label(self, path: str) -> str:
        """Return a path with its Chinese label, or as it is."""
        known = self.engine.labels.get(path)
        return f"{known} ({path})" if self.lang == "zh" and known and known != path else path

    def condition(self, raw: Any, depth: int = 0) -> list[str]:
        """Return a condition as an indented tree."""
        pad = "  " * depth
        if not isinstance(raw, dict):
            return [f"{pad}{self.value(raw)}"]
        if "check" in raw:
            return self.check(raw, pad, depth)
        lines = []
        for key, value in raw.items():
            if key in ("all", "any"):
                lines.append(f"{pad}{_CONNECTIVES[key][self.index]}:")
                for item in value:
                    lines += self.condition(item, depth + 1)
            elif key == "not":
                lines += [f"{pad}{_CONNECTIVES[key][self.index]}:", *self.condition(value, depth + 1)]
            elif key in ("some", "every", "none"):
                lines.append(f"{pad}{_CONNECTIVES[key][self.index]} {self.label(str(value['in']))}:")
                for part in ("of", "where"):
                    lines += self.condition(value[part], depth + 1) if value.get(part) else []
            else:
                lines += self.test(key, value, pad)
        return lines

    def check(self, raw: Record, pad: str, depth: int) -> list[str]:
        """Return a check: what its kind demands, then its parameters."""
        from casefile_rules.checks import kinds

        kind = kinds(raw["check"])[raw["check"]]
        if raw["check"] == "judge":
            lines = [f"{pad}{'请评查人员判断' if self.lang == 'zh' else 'a reviewer decides'}: {self.text(raw['ask'])}"]
        else:
            lines = [f"{pad}{kind.zh if self.lang == 'zh' else kind.en} [{raw['check']}]"]
        for key, value in raw.items():
            if key in ("check", "ask"):
                continue
            if key in ("where", "settled_by"):
                lines += [f"{pad}  {key}:", *self.condition(value, depth + 2)]
            else:
                lines.append(f"{pad}  {key}: {self.value(value)}")
        return lines

    def test(self, path: str, raw: Any, pad: str) -> list[str]:
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
            return ("、" if self.lang == "zh" else ", ").join(self.value(item, path) for item in raw)
        if isinstance(raw, dict):
            if set(raw) == {"field"}:
                return self.label(str(raw["field"]))
            return ", ".join(f"{key} {self.value(value)}" for key, value in raw.items())
        known = self.engine.compiler.host.words.get(path, {}) if self.lang == "zh" else {}
        if self.lang == "zh" and raw in ("true", "false"):
            return "是" if raw == "true" else "否"
        return known.get(str(raw), str(raw))

    def worth(self) -> list[str]:
        """Points and vetoes: what the rubric does with the rule."""
        rubric = self.engine.rubric
        if rubric is None:
            return []
        lines = []
        told = [f"{node}: {points_text(line)}" for node, line in lines_of(self.engine, self.id)]
        lines += self.row("points", *told)
        for veto in rubric.vetoes:
            if veto.rule == self.id:
                effect = ", ".join(f"{key}: {value}" for key, value in effect_of(veto.effect).items())
                ground = self.text(veto.ground) if isinstance(veto.ground, dict) else str(veto.ground or "")
                lines += self.row("veto", f"{veto.id}: {effect} — {ground}")
        return lines

    def changed(self, override: Record) -> list[str]:
        """A change of the rule with its reason, authority and citations."""
        mark = word(AUTHORITIES, override.get("authority", ""), self.lang)
        when = self.condition(override["when"]) if override.get("when") else []
        return self.row("changed", f"{self.text(override['reason'])} [{mark}]", *self.cites(override["cites"]), *when)

    def examples(self, data: Record) -> list[str]:
        """How many examples there are, by what they expect."""
        tally: dict[str, int] = {}
        for example in data.get("examples") or []:
            tally[str(example.get("expect"))] = tally.get(str(example.get("expect")), 0) + 1
        return self.row("examples", ", ".join(f"{name} {count}" for name, count in tally.items()))
