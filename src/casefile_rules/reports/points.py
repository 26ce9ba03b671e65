"""Where the rubric scores a rule, what a line takes or gives in words, and what its nodes are called."""

from collections.abc import Iterator
from typing import Any

from casefile_rules.assessment import Engine
from casefile_rules.values import Record


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

    walk(engine.points, "total")
    return found


def points_text(line: Record, lang: str) -> str:
    """Return what a line takes or gives: ``每处扣 1 分，至多 2 分`` or ``deduct 1 per place, cap 2``."""
    kind = "deduct" if "deduct" in line else "earn" if "earn" in line else "points"
    amount = line[kind]
    if isinstance(amount, dict) and ("each" in amount or "bands" in amount):
        from casefile_rules.reports._scales import by_number

        return by_number(line, amount, lang)
    if isinstance(amount, dict):
        amount = "–".join(str(amount[key]) for key in ("from", "to") if amount.get(key) is not None)
    per, cap = line.get("per"), line.get("cap")
    if lang == "en":
        text = f"{kind} {amount}" + (f" per {per}" if per else "")
        return text + (f", cap {cap}" if cap is not None else "")
    verb = "扣" if kind == "deduct" else "得"
    each = {"place": "每处", "counted": "每个"}.get(str(per), "")
    return f"{each}{verb} {amount} 分" + (f"，至多 {cap} 分" if cap is not None else "")


def criteria(engine: Engine) -> dict[str, Record]:
    """Return id -> node as written, of every node of the rubric of *engine* that has an id, in their order."""
    return dict(nodes_in(engine.points))


def nodes_in(value: Any) -> Iterator[tuple[str, Record]]:
    """Yield (id, node as written) for every node with an id in *value*, in their order."""
    if isinstance(value, list):
        for item in value:
            yield from nodes_in(item)
    elif isinstance(value, dict):
        if isinstance(value.get("id"), str) and "points" in value:
            yield value["id"], value
        for key, below in value.items():
            if key not in ("vetoes", "examples"):
                yield from nodes_in(below)


def named(engine: Engine, id_: str, lang: str) -> str:
    """Return what the node *id_* is called: its title with the id behind it."""
    title = _text(criteria(engine).get(id_, {}).get("title"), lang)
    return id_ if not title else f"{title}（{id_}）" if lang == "zh" else f"{title} ({id_})"


def _text(text: Any, lang: str) -> str:
    return str(text.get(lang) or text.get("zh") or "") if isinstance(text, dict) else str(text or "")
