"""Amounts by a number (按数扣分) in words."""

from typing import Any

from casefile_rules.values import Record


def by_number(line: Record, amount: Record, lang: str) -> str:
    """Return ``每满 3 处扣 1 分，至多 5 分``, or the bands: ``1–2 处扣 2 分，3 处以上扣 5 分``."""
    zh = lang == "zh"
    counted = line.get("per") == "counted"
    unit = ("个" if counted else "处") if zh else ("faults" if counted else "places")
    if amount.get("bands"):
        text = ("，" if zh else ", ").join(_bands(amount["bands"], unit, zh=zh))
    else:
        text = _each(amount, unit, counted=counted, zh=zh)
    limits = [str(limit) for limit in (amount.get("most"), line.get("cap")) if limit is not None]
    return text + "".join(f"，至多 {limit} 分" if zh else f", at most {limit}" for limit in limits)


def _each(amount: Record, unit: str, *, counted: bool, zh: bool) -> str:
    every, each = str(amount.get("every") or 1), amount["each"]
    if every == "1":
        return f"每{unit}扣 {each} 分" if zh else f"deduct {each} per {'counted' if counted else 'place'}"
    begun = amount.get("rest") != "free"
    if zh:
        return f"每 {every} {unit}扣 {each} 分（不足的{'按一次计' if begun else '不计'}）"
    return f"deduct {each} per {every} {unit} {'begun' if begun else 'complete'}"


def _bands(bands: list[Any], unit: str, *, zh: bool) -> list[str]:
    found, first = [], 1
    for band in bands:
        last = band.get("up_to")
        if last is None:
            span = f"{first} {unit}以上" if zh else f"{first} {unit} or more"
        else:
            span = f"{first} {unit}" if int(last) == first else f"{first}–{last} {unit}"
            first = int(last) + 1
        found.append(f"{span}扣 {band['points']} 分" if zh else f"deduct {band['points']} for {span}")
    return found
