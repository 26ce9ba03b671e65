"""One ground on one screen: why a file is not reviewed at all (不纳入评查), or why it fails at once (一票否决)."""

from typing import TYPE_CHECKING, Any

from casefile_rules.reports._conditions import Conditions
from casefile_rules.reports._layout import pad, wrap
from casefile_rules.reports._words import AUTHORITIES, word
from casefile_rules.reports._writing import clean
from casefile_rules.scoring.rounding import show
from casefile_rules.values import Record

if TYPE_CHECKING:
    from casefile_rules.assessment import Engine

_LABELS = {
    "what": ("情形", "Ground"), "basis": ("依据", "Under"), "authority": ("性质", "Authority"),
    "when": ("条件", "Holds if"), "effect": ("后果", "Effect"), "rule": ("规则", "Rule"), "except": ("除非", "Unless"),
    "confirm": ("确认", "Confirmed"),
}  # fmt: skip
_EFFECTS = {
    "score": ("得 {} 分", "the score is {}"), "grade": ("等次为{}", "the grade is {}"),
    "grade_at_most": ("等次至多为{}", "the grade is at most {}"),
}  # fmt: skip
_BARRED = ("不纳入评查", "the file is not reviewed")
_BY = {
    "reviewer": ("由评查人员确认后成立", "by a reviewer"),
    "organiser": ("由评查人员提出，评查组织者确认后成立", "proposed by reviewers, by the organiser of the review"),
    "none": ("机器认定即成立", "by the machine alone"),
}


def grounds(engine: "Engine") -> list[str]:
    """Return the ids of the grounds of *engine*: those of ineligibility, then the vetoes."""
    vetoes = () if engine.rubric is None else engine.rubric.vetoes
    return [*(record["id"] for record, _ in engine.ruleset.eligibility), *(veto.id for veto in vetoes)]


def render(engine: "Engine", id_: str, *, lang: str = "zh", width: int = 100) -> str:
    """Return the page of the ground *id_* of *engine* as plain text of at most *width* columns, in *lang*."""
    return clean("\n".join(_Page(engine, lang, width).lines(id_))) + "\n"


class _Page:
    def __init__(self, engine: "Engine", lang: str, width: int) -> None:
        self.engine = engine
        self.lang = lang
        self.width = width
        self.index = 1 if lang == "en" else 0

    def lines(self, id_: str) -> list[str]:
        """Return the lines of the page."""
        for record, _ in self.engine.ruleset.eligibility:
            if record["id"] == id_:
                return self.eligibility(record)
        rubric = self.engine.rubric
        assert rubric is not None
        veto = next(veto for veto in rubric.vetoes if veto.id == id_)
        effect = veto.effect
        value = str(effect.points) if effect.kind == "score" else effect.grade
        exception = rubric.conditions[veto.exception].raw if veto.exception else None
        return [
            f"{id_}  {self.text(veto.ground)}",
            "",
            *self.row("basis", *self.cites(veto.cites or [])),
            *self.row("effect", _EFFECTS[effect.kind][self.index].format(value)),
            *self.row("rule", *self.about(veto)),
            *self.row("except", *(self.tell(exception) if exception is not None else ())),
            *self.row("confirm", _BY[self.by(veto)][self.index]),
        ]  # fmt: skip

    def by(self, veto: Any) -> str:
        """Return whose word makes *veto* stand."""
        panel = self.engine.panel
        return "none" if not veto.confirm else "organiser" if panel is not None and panel.by_organiser else "reviewer"

    def about(self, veto: Any) -> list[str]:
        """Return what raises *veto*: its rules, or the share that a node falls short of."""
        zh = self.lang == "zh"
        if veto.nodes:
            node, share = veto.nodes[0], f"{show(veto.below * 100, 4)}%"
            name = self.text(node.title) if isinstance(node.title, dict) else str(node.title or "")
            return [
                f"{node.id}  {name}：得分率低于 {share}" if zh else f"{node.id}  {name}: below {share} of its points"
            ]
        found = []
        for id_ in veto.rules:
            rule = self.engine.rules[id_]
            told = "" if rule.body is None else self.text(rule.body.data.get("title"))
            found.append(f"{id_}  {told}（casefile-rules explain {id_}）" if zh else
                         f"{id_}  {told} (casefile-rules explain {id_})")  # fmt: skip
        if len(found) > 1:
            found.append(f"以上至少 {veto.at_least} 条不符合" if zh else f"at least {veto.at_least} of these fail")
        return found

    def eligibility(self, record: Record) -> list[str]:
        """Return the lines of a ground of ineligibility."""
        return [
            f"{record['id']}  {self.text(record['message'])}",
            "",
            *self.row("basis", *self.cites(record.get("cites") or [])),
            *self.row("authority", word(AUTHORITIES, str(record.get("authority") or ""), self.lang)),
            *self.row("effect", _BARRED[self.index]),
            *self.row("when", *self.tell(record["when"])),
        ]

    def tell(self, condition: Any) -> list[str]:
        """Return a condition in words."""
        return Conditions(self.engine, self.lang).tell(condition)

    def text(self, text: Any) -> str:
        """Return a bilingual text in the page's language."""
        return str(text.get(self.lang) or text.get("zh") or "") if isinstance(text, dict) else str(text or "")

    def cites(self, cites: list[Record]) -> list[str]:
        """Return citations in words."""
        result = []
        for cite in cites:
            title = self.text(self.engine.ruleset.sources.get(cite["source"], {}).get("title")) or cite["source"]
            article = f"{cite.get('article') or ''}{cite.get('item') or ''}"
            result.append(f"《{title}》{article}" if self.lang == "zh" else f"{title}, {article}")
        return result

    def row(self, label: str, *lines: str) -> list[str]:
        """Return a label with its lines, the later ones indented; nothing where there are none."""
        room = 8 if self.lang == "zh" else 12
        result: list[str] = []
        for line in lines:
            inner = len(line) - len(line.lstrip())
            for one in wrap(line.strip(), self.width - 2 - room - inner) if line else ():
                result.append(f"  {pad('' if result else _LABELS[label][self.index], room)}{' ' * inner}{one}")
        return result
