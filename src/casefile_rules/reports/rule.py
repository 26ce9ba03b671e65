"""One rule on one screen: what a lawyer wants to see beside the article."""

from typing import Any

from casefile_rules.assessment import Engine
from casefile_rules.assessment._said import effect_of
from casefile_rules.engine import REVIEW
from casefile_rules.reports._conditions import Conditions
from casefile_rules.reports._layout import pad, wrap
from casefile_rules.reports._words import AUTHORITIES, LEVELS, MATURITY, OUTCOMES, PICKS, REPAIRS, say, word
from casefile_rules.reports._writing import clean
from casefile_rules.reports.points import lines_of, named, points_text
from casefile_rules.values import Record

_LABELS = {
    "basis": ("依据", "Under"), "authority": ("性质", "Authority"), "in_force": ("施行", "In force"),
    "why": ("释义", "Reading"), "each": ("逐项", "For each"), "applies": ("适用", "Binds"),
    "require": ("要求", "Demands"), "message": ("问题", "Fault"), "remedy": ("整改", "Remedy"),
    "repair": ("补正", "Repair"), "points": ("分值", "Points"), "veto": ("否决", "Veto"),
    "changed": ("调整", "Changed"), "examples": ("示例", "Examples"), "waivable": ("豁免", "Waiver"),
}  # fmt: skip


def render(engine: Engine, id_: str, *, lang: str = "zh", width: int = 100) -> str:
    """Return the page of the rule *id_* of *engine* as plain text of at most *width* columns, in *lang*."""
    return clean("\n".join(_Page(engine, id_, lang, width).lines())) + "\n"


def beginning_with(engine: Engine, prefix: str, *, lang: str = "zh") -> str:
    """Return a list of the rules whose ids are *prefix* and more, each with its title; ``""`` where there are none."""
    start = prefix.rstrip("-") + "-"
    ids = sorted((id_ for id_ in engine.rules if id_.startswith(start)), key=_by_numbers)
    page = _Page(engine, "", lang, 0)
    room = max(map(len, ids), default=0)
    lines = [f"{id_:<{room}}  {page.text(engine.ruleset.rules[id_][0].data['title'])}" for id_ in ids]
    return clean("\n".join(lines)) + "\n" if lines else ""


def _by_numbers(id_: str) -> tuple[tuple[int, str], ...]:
    """Return what sorts ids as people count: 9-2 before 9-10."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in id_.split("-"))


class _Page:
    def __init__(self, engine: Engine, id_: str, lang: str, width: int) -> None:
        self.engine = engine
        self.id = id_
        self.lang = lang
        self.width = width
        self.index = 1 if lang == "en" else 0
        self.told = Conditions(engine, lang)  # of each edition in turn

    def lines(self) -> list[str]:
        """Return the lines of the page, every edition of the rule in turn."""
        result: list[str] = []
        for entry in self.engine.ruleset.rules[self.id]:
            data = next((one.data for one in entry.variants if one.data is not None), entry.data)
            each = data.get("each") or ""
            self.told = Conditions(self.engine, self.lang, each["in"] if isinstance(each, dict) else each)
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
        room = 8 if self.lang == "zh" else 12
        result: list[str] = []
        for line in lines:
            inner = len(line) - len(line.lstrip())
            below = 2 if inner else 0  # a line that goes on hangs under itself
            for number, one in enumerate(wrap(line.strip(), self.width - 2 - room - inner - below) if line else ()):
                hang = inner + (below if number else 0)
                result.append(f"  {pad('' if result else name, room)}{' ' * hang}{one}")
        return result

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
        level = word(LEVELS, data.get("level") or "must", self.lang)
        maturity = word(MATURITY, str(data.get("status")), self.lang)
        lines += self.row("authority", f"{mark} · {level} · {maturity} · {ruleset}")
        lines += self.row("in_force", self.window(data))
        return lines + self.row("why", self.text(data.get("why")))

    def window(self, data: Record) -> str:
        """Return since when the rule is in force, saying openly where a day is assumed."""
        from casefile_rules.ruleset.form import deciders_of, window_of

        window = window_of(self.engine.ruleset, data) or {}
        start, assumed, until = window.get("from"), window.get("assumed"), window.get("until")
        zh = self.lang == "zh"
        parts = []
        if start is not None:
            parts.append(f"自 {start} 起" if zh else f"from {start}")
        elif assumed is not None:
            parts.append(f"文件未印日期，推定自 {assumed} 起" if zh else f"no day is printed; assumed from {assumed}")
        if until is not None:
            parts.append(f"至 {until} 止" if zh else f"until {until}")
        deciders = [path for path in deciders_of(window) if self.looks_at(data, path)]
        if parts and deciders:
            by = ("，没有的以" if zh else ", else ").join(map(self.deciding, deciders))
            parts.append(f"（以{by}为准）" if zh else f"(by {by})")
        return " ".join(parts)

    def looks_at(self, data: Record, path: str) -> bool:
        """Return whether the date at *path* can decide: those of a member only decide about rules that look at it."""
        each = data.get("each") or ""
        names = self.engine.compiler.subject.element_names
        placed = names.get(str(each["in"] if isinstance(each, dict) else each).rpartition(".")[2], "")
        first = path.partition(".")[0]
        return first not in names.values() or first in (placed, "party")

    def deciding(self, path: str) -> str:
        """Return how the date is called that decides whether the rule is in force."""
        if path == REVIEW:
            return say("review_day", self.lang)
        return self.engine.labels.get(path, path) if self.lang == "zh" else path

    def body(self, data: Record) -> list[str]:
        """Whom the rule binds, what it demands, what is said of a fault."""
        each = data.get("each")
        lines = []
        if each is not None:
            path = each["in"] if isinstance(each, dict) else each
            told = [self.told.label(path)]
            if isinstance(each, dict):
                told += self.told.tell(each["where"]) if each.get("where") else []
                if each.get("pick"):
                    by = f" ({self.told.label(each['by'])})" if each.get("by") else ""
                    told.append(word(PICKS, each["pick"], self.lang) + by)
            lines += self.row("each", *told)
        if data.get("applies") is not None:
            lines += self.row("applies", *self.told.tell(data["applies"]))
        lines += self.row("require", *self.told.tell(data["require"]))
        lines += self.row("message", self.text(data.get("message")))
        lines += self.row("remedy", self.text(data.get("remedy")))
        if data.get("repair"):
            lines += self.row("repair", word(REPAIRS, data["repair"], self.lang))
        if data.get("waivable") is False:
            lines += self.row("waivable", "不得豁免" if self.lang == "zh" else "may not be waived")
        return lines

    def worth(self) -> list[str]:
        """Points and vetoes: what the rubric does with the rule."""
        rubric = self.engine.rubric
        if rubric is None:
            return []
        lines = []
        colon = "：" if self.lang == "zh" else ": "
        told = [
            named(self.engine, node, self.lang) + colon + points_text(line, self.lang)
            for node, line in lines_of(self.engine, self.id)
        ]
        lines += self.row("points", *told)
        for veto in rubric.vetoes:
            if self.id in veto.rules:
                effect = ", ".join(f"{key}: {value}" for key, value in effect_of(veto.effect).items())
                ground = self.text(veto.ground) if isinstance(veto.ground, dict) else str(veto.ground or "")
                lines += self.row("veto", f"{veto.id}: {effect} — {ground}")
        return lines

    def changed(self, override: Record) -> list[str]:
        """A change of the rule with its reason, authority and citations."""
        mark = word(AUTHORITIES, override.get("authority", ""), self.lang)
        when = self.told.tell(override["when"]) if override.get("when") else []
        return self.row("changed", f"{self.text(override['reason'])} [{mark}]", *self.cites(override["cites"]), *when)

    def examples(self, data: Record) -> list[str]:
        """How many examples there are, by what they expect."""
        tally: dict[str, int] = {}
        for example in data.get("examples") or []:
            tally[str(example.get("expect"))] = tally.get(str(example.get("expect")), 0) + 1
        return self.row(
            "examples", ", ".join(f"{word(OUTCOMES, name, self.lang)} {count}" for name, count in tally.items())
        )
