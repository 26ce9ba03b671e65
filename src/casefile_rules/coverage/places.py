"""Places in a document, as a register lists and as rules cite them: 第九条第一款（三）, 第九条（二）5, 第十六条卷号.

A paragraph (款) is one step; an item in brackets, 第三项 or a bare number is another. Where a place has items and names
no paragraph, it may lie in any.
"""

import re
from typing import Any, Final, NamedTuple

from casefile_rules.reading import scalars
from casefile_rules.ruleset.form import article_number

_NUMBER: Final = "[零〇一二三四五六七八九十百千]+|[0-9]+"
_ARTICLE: Final = re.compile(rf"第?({_NUMBER})条")
_STEP: Final = re.compile(
    rf"第?(?P<paragraph>{_NUMBER})款|第?\((?P<bracket>{_NUMBER})\)项?|第(?P<item>{_NUMBER})[项目]|(?P<bare>[0-9]+)"
)
_DIGITS: Final = "零一二三四五六七八九"
_AND: Final = "、,和及"
_TO: Final = "至-–—~"

Step = tuple[str, int | str]
"""Of a way to a place: ``("款", 2)``, ``("项", 3)`` or ``("名", "卷号")``."""


class Place(NamedTuple):
    """A place in a document: the article (0: it has none) and the way to it from there."""

    article: int
    steps: tuple[Step, ...] = ()

    def holds(self, other: "Place") -> bool:
        """Return whether *other* is this place or lies in it."""
        if self.article != other.article:
            return False
        mine, theirs = self.steps, other.steps
        if len(mine) == 1 and mine[0][0] == "款" and _has_items(theirs) and theirs[0][0] != "款":
            return True
        if _has_items(mine) and _has_items(theirs) and (mine[0][0] == "款") != (theirs[0][0] == "款"):
            mine, theirs = (each[1:] if each[0][0] == "款" else each for each in (mine, theirs))
        return theirs[: len(mine)] == mine

    def told(self) -> str:
        """Return how the place is written: 第九条第一款（二）5."""
        text, items = f"第{chinese(self.article)}条" if self.article else "", 0
        for kind, step in self.steps:
            if kind == "名" or not isinstance(step, int):
                text += str(step)
            elif kind == "款":
                text += f"第{chinese(step)}款"
            else:
                text += str(step) if items else f"（{chinese(step)}）"
                items += 1
        return text

    def meets(self, other: "Place") -> bool:
        """Return whether one of the two lies in the other."""
        return self.holds(other) or other.holds(self)


def _has_items(steps: tuple[Step, ...]) -> bool:
    return any(kind == "项" for kind, _ in steps)


def places_in(text: str, *, item: str = "") -> list[Place]:
    """Return the places that *text* names, several for （二）5、7 or 6至8; *item* is what a citation says beside it."""
    written = "".join(scalars.narrow(text).split())
    found = _ARTICLE.match(written)
    number = article_number(written) if found is None else article_number(found[1])
    rest = written[found.end() :] if found is not None else "" if number is not None else written
    return _below(number or 0, rest + "".join(scalars.narrow(item).split()))


def place_of(text: str) -> Place | None:
    """Return the one place that *text* names; None where it names none, or several."""
    found = places_in(text)
    return found[0] if len(found) == 1 and (found[0].article or found[0].steps) else None


def cited_places(cite: dict[str, Any]) -> list[Place]:
    """Return the places that a citation names."""
    return places_in(cite.get("article") or "", item=cite.get("item") or "")


def chinese(number: int) -> str:
    """Return *number*, up to 9999, as Chinese writes it: 一百零五."""
    text, zero = "", False
    for worth, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // worth % 10
        if digit:
            text += ("零" if zero and text else "") + _DIGITS[digit] + unit
        zero = not digit
    return text.removeprefix("一") if 10 <= number < 20 else text


class _Walk:
    """Goes through what follows the article and collects the places it leads to."""

    def __init__(self, article: int) -> None:
        self.article = article
        self.found: list[Place] = []
        self.steps: tuple[Step, ...] = ()
        self.kinds: tuple[str, ...] = ()
        self.joined = ""  # what stood before this step: nothing, 、 or 至

    def step(self, kind: str, number: int) -> None:
        """Take one step: below what was before, or beside it where that is of the same kind or stands after 、."""
        level = {"paragraph": 0, "bracket": 1, "item": 1, "bare": 2}[kind]
        kept = [index for index, one in enumerate(self.kinds) if one < str(level)]
        below = len(kept) == len(self.kinds)
        before, kinds = tuple(self.steps[index] for index in kept), tuple(self.kinds[index] for index in kept)
        sign = "款" if kind == "paragraph" else "项"
        if self.joined == "to" and self.steps and not below:
            first = self.steps[-1][1]
            for between in range(int(first) + 1, number):
                self.found.append(Place(self.article, (*before, (sign, between))))
        elif below and not self.joined and self.found and self.steps:
            self.found.pop()  # （二）5 names the fifth of it, not the whole
        self.steps, self.kinds, self.joined = (*before, (sign, number)), (*kinds, str(level)), ""
        self.found.append(Place(self.article, self.steps))

    def name(self, text: str) -> None:
        """Take what has no number by its name."""
        if self.found and not self.joined:
            self.found.pop()
        self.found.append(Place(self.article, (*self.steps, ("名", text))))


def _below(article: int, rest: str) -> list[Place]:
    walk, at = _Walk(article), 0
    while at < len(rest):
        step = _STEP.match(rest, at)
        if step is not None and not (step.lastgroup == "bare" and not _ends(rest, step.end())):
            kind = str(step.lastgroup)
            walk.step(kind, article_number(step[kind]) or 0)
            at = step.end()
        elif rest[at] in _AND + _TO and walk.found:
            walk.joined = "to" if rest[at] in _TO else "and"
            at += 1
        else:
            walk.name(rest[at:])
            break
    return walk.found or [Place(article)]


def _ends(rest: str, at: int) -> bool:
    """Return whether a bare number ends at *at*: 2024年 is none."""
    return at == len(rest) or rest[at] in _AND + _TO
