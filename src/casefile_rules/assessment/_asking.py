"""What to ask so that an open leaf of an explanation gets decided: the words of single questions."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.assessment._telling import both
from casefile_rules.conditions import FACTS, NOTES, ROOT, Trace
from casefile_rules.status import UNDETERMINED
from casefile_rules.values import UNKNOWN, Record

if TYPE_CHECKING:
    from casefile_rules.assessment._engine import Engine
    from casefile_rules.conditions import Run

VOLUMES: Final = {"main": ("正卷", "main volume"), "sub": ("副卷", "sub volume")}
RECORD: Final = ("请核实并补充记录：", "please look up and record: ")
"""What the request for a single field begins with."""

_LISTS: Final = ("", "documents")
"""Paths of leaves whose openness comes from a volume that may hold more."""

_NAMED: Final = 8

_UNMATCHED: Final = {
    "zh": "有材料名称无法识别（见提示）：请改用词表中的名称",
    "en": "a title matches no known type (see the notices): please use a name from the vocabulary",
}
_UNSEEN: Final = {
    "zh": "{}未移交或材料未列全：请列全材料并注明“完整列明: 是”（complete: true）；"
    "未立该卷的写“存在: 否”（present: false）",
    "en": "the {} is incomplete or was not handed over: list all of it and say complete: true "
    "(or present: false where there is none)",
}


def asked_leaves(leaves: Iterator[Trace], engine: "Engine", run: "Run") -> Iterator[Trace]:
    """Yield the leaves that somebody can answer: a derived fact gives way to what it is derived from."""
    derived = engine.compiler.host.derived
    for leaf in leaves:
        if leaf.status != UNDETERMINED:
            continue
        condition = derived.get(fact_name(leaf.path))
        if condition is None:
            yield leaf
        else:
            yield from asked_leaves(condition.explain(run, run.root, run.root).leaves(), engine, run)


def fact_name(path: str) -> str:
    """Return the name of the fact that *path* reads, or ``""``."""
    rest = path.removeprefix(f"{ROOT}.")
    return rest.removeprefix(f"{FACTS}.") if rest.startswith(f"{FACTS}.") else ""


def who_knows(leaf: Trace, engine: "Engine") -> str:
    """Return who is asked for what keeps *leaf* open: the clerk, or whom the ruleset puts a fact to."""
    fact = engine.ruleset.facts.get(fact_name(leaf.path))
    return (fact[0].get("who") if fact is not None else None) or "clerk"


def asks(leaf: Trace, title: Any, engine: "Engine", root: Record, labels: dict[str, str]) -> list[dict[str, str]]:
    """Return the questions that decide *leaf*, in both languages.

    *title* is that of the rule; *labels* are the Chinese labels of paths as the rule sees them.
    """
    if leaf.note == "unseen" and leaf.path in _LISTS:
        found = [volume(kind) for kind in open_volumes(root)]
        unclaimed = root.get("unclaimed") or []
        found += [claim(unclaimed)] if unclaimed else []
        if found:
            return found
    if leaf.note == "unmatched_title":
        return [dict(_UNMATCHED)]
    fact = engine.ruleset.facts.get(fact_name(leaf.path))
    if fact is not None and fact[0].get("ask"):
        return [both(fact[0]["ask"])]
    named = both(title)
    zh = labels.get(leaf.path, leaf.path) or f"“{named['zh']}”所需的情况"
    en = leaf.path.removeprefix(f"{ROOT}.") or f"what '{named['en']}' depends on"
    note = NOTES.get(leaf.note, ("", ""))
    return [
        {
            "zh": f"{RECORD[0]}{zh}" + (f"（{note[0]}）" if note[0] else ""),
            "en": f"{RECORD[1]}{en}" + (f" ({note[1]})" if note[1] else ""),
        }
    ]


def claim(documents: list[Record]) -> dict[str, str]:
    """Return the request to name the case to which each of *documents* belongs."""
    titles = list(dict.fromkeys(str(document.get("title") or document.get("type") or "—") for document in documents))
    more = len(titles) > _NAMED
    zh = "、".join(f"《{title}》" for title in titles[:_NAMED]) + ("等" if more else "")
    en = ", ".join(f"'{title}'" for title in titles[:_NAMED]) + (", …" if more else "")
    return {
        "zh": f"请写明{zh}属于哪一案（所属案件：案号；几案共用的逐一写明）",
        "en": f"name the case of {en} (case: its number; several where they share it)",
    }


def volume(kind: str) -> dict[str, str]:
    """Return the request to list all of a volume."""
    zh, en = VOLUMES[kind]
    return {"zh": _UNSEEN["zh"].format(zh), "en": _UNSEEN["en"].format(en)}


def open_volumes(root: Record) -> list[str]:
    """Return the kinds of the volumes that may hold more than is listed."""
    volumes = root.get("volumes")
    listed = volumes if isinstance(volumes, list) else []
    closed = {one.get("kind") for one in listed if _is_closed(one)}
    return [kind for kind in VOLUMES if kind not in closed]


def _is_closed(record: Record) -> bool:
    whole = record.get("complete") is True and record.get("documents", UNKNOWN) is not UNKNOWN
    return record.get("present") == "false" or whole
