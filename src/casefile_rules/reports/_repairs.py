"""Repairs put together for reading: what is done in the same way, and is worth the same, is told once."""

from collections.abc import Collection
from fractions import Fraction
from typing import Any

Json = dict[str, Any]


def together(each: list[Json], chosen: Collection[tuple[str, str]]) -> list[tuple[bool, list[Json]]]:
    """Return (whether they are *chosen*, the repairs) of those worth something, the chosen ones first."""
    found: dict[tuple[bool, Fraction, str], list[Json]] = {}
    for one in each:
        mine = (one["rule"], one["place"]) in chosen
        worth = Fraction(one["worth"])
        if worth > 0 or mine:
            found.setdefault((mine, worth, one["remedy"]["zh"]), []).append(one)
    return sorted(((key[0], group) for key, group in found.items()), key=lambda pair: not pair[0])
