"""Changes in words: what was changed, and which example would notice, in Chinese and in English."""

from typing import Any

from casefile_rules.mutation._change import DROPPED, Change, Words, short
from casefile_rules.ruleset.entries import At


def _path(at: At) -> str:
    """Return the name of the nearest key at *at*: what a reader looks for."""
    names = [str(step) for step in at if isinstance(step, str)]
    return names[-1] if names else "—"


def replaced(kind: str, at: At, old: Any, new: Any, wanted: Words | None = None) -> Change:
    """Return the change of *old* into *new*."""
    name = _path(at)
    before, after = short(old), short(new)
    said = (f"{name}：{before} → {after}", f"{name}: {before} → {after}")
    return Change(kind, at, new, said, wanted or _differs(name, before, after))


def reworded(kind: str, at: At, old: str, new: str, value: Any, wanted: Words | None = None) -> Change:
    """Return the change of the word *old* into *new*, which makes *value* of what stands there."""
    said = (f"{old} → {new}", f"{old} → {new}")
    return Change(kind, at, value, said, wanted or (
        f"一个 {old} 与 {new} 结果不同的示例", f"an example whose outcome differs between {old} and {new}"
    ))  # fmt: skip


def dropped(kind: str, at: At, old: Any, wanted: Words | None = None) -> Change:
    """Return the change that leaves *old* out."""
    shown = short(old if isinstance(at[-1], int) else {at[-1]: old})
    said = (f"删去 {shown}", f"{shown} left out")
    return Change(kind, at, DROPPED, said, wanted or (
        f"一个只有 {shown} 起作用、其余都照原样的示例", f"an example in which only {shown} makes the difference"
    ))  # fmt: skip


def added(kind: str, at: At, new: Any) -> Change:
    """Return the change that writes *new* where nothing stood."""
    shown = short({at[-1]: new})
    said = (f"加上 {shown}", f"{shown} added")
    return Change(kind, at, new, said, (f"一个加上 {shown} 就会不同的示例", f"an example that {shown} would change"))


def border(kind: str, at: At, old: str, new: str, what: str) -> Change:
    """Return the change of a number or a date into its neighbour, which only a case at the border notices."""
    return replaced(kind, at, old, new, (
        f"示例中 {what} 恰为 {old}，以及恰为 {new}", f"examples where {what} is exactly {old}, and exactly {new}"
    ))  # fmt: skip


def limit(at: At, old: str, new: str, check: dict[str, Any]) -> Change:
    """Return the change of the length of a period."""
    start, end, unit = short(check.get("from", "…"), 40), short(check.get("to", "…"), 40), check.get("unit", "")
    last = max(int(old), int(new))
    wanted = (
        f"示例中 {end} 恰在 {start} 之后第 {last}（{unit}）",
        f"an example where {end} is exactly {last} ({unit}) after {start}",
    )
    return replaced("limit", at, old, new, wanted)


def _differs(name: str, before: str, after: str) -> Words:
    return (
        f"一个 {name} 为 {before} 与为 {after} 结果不同的示例",
        f"an example whose outcome differs between {name}: {before} and {after}",
    )
