"""One criterion, or item, of the rubric on one screen: what it is worth, under which article, which rules score it."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from casefile_rules.reports._layout import columns, pad, wrap
from casefile_rules.reports._words import AUTHORITIES, word
from casefile_rules.reports._writing import clean
from casefile_rules.reports.points import criteria, lines_of, named, nodes_in, points_text
from casefile_rules.scoring.rounding import show
from casefile_rules.values import Record

if TYPE_CHECKING:
    from casefile_rules.assessment import Engine

_LABELS = {
    "basis": ("依据", "Under"), "authority": ("性质", "Authority"), "points": ("分值", "Points"),
    "note": ("说明", "Note"), "parts": ("下分", "Parts"),
}  # fmt: skip


def render(engine: "Engine", id_: str, *, lang: str = "zh", width: int = 100) -> str:
    """Return the page of the node *id_* of *engine* as plain text of at most *width* columns, in *lang*."""
    return clean("\n".join(_lines(engine, id_, lang, width))) + "\n"


def _lines(engine: "Engine", id_: str, lang: str, width: int) -> list[str]:
    zh = lang == "zh"
    node = criteria(engine)[id_]
    room = 8 if zh else 12

    def row(label: str, *lines: str) -> list[str]:
        told = [one for line in lines if line for one in wrap(line, width - 2 - room)]
        first = _LABELS[label][0 if zh else 1]
        return [f"  {pad('' if number else first, room)}{one}" for number, one in enumerate(told)]

    scored = [
        (rule, points_text(line, lang), _title(engine, rule, lang))
        for rule in engine.rules
        for at, line in lines_of(engine, rule)
        if at == id_
    ]
    parts = [
        named(engine, below, lang) for below, _ in nodes_in([part for key, part in node.items() if key != "lines"])
    ]
    points = show(Fraction(node["points"]), 4)
    return [
        f"{id_}  {_text(node.get('title'), lang)}",
        "",
        *row("basis", *(_cite(engine, cite, lang) for cite in node.get("cites") or [])),
        *row("authority", word(AUTHORITIES, str(node.get("authority") or ""), lang)),
        *row("points", f"{points} 分" if zh else f"{points}"),
        *row("note", _text(node.get("note"), lang)),
        *row("parts", *parts),
        *(["", *(f"  {line}" for line in columns(scored, width - 2))] if scored else []),
    ]


def _title(engine: "Engine", rule: str, lang: str) -> str:
    body = engine.rules[rule].body
    return "" if body is None else _text(body.data.get("title"), lang)


def _text(text: Any, lang: str) -> str:
    return str(text.get(lang) or text.get("zh") or "") if isinstance(text, dict) else str(text or "")


def _cite(engine: "Engine", cite: Record, lang: str) -> str:
    title = _text(engine.ruleset.sources.get(cite["source"], {}).get("title"), lang) or cite["source"]
    article = f"{cite.get('article') or ''}{cite.get('item') or ''}"
    return f"《{title}》{article}" if lang == "zh" else f"{title}, {article}"
