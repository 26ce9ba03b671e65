"""Who may review a file, how many must, and who settles a ground of failure: what a ruleset says of reviewers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from casefile_rules.assessment._text import both
from casefile_rules.ruleset.form import article_number

if TYPE_CHECKING:
    from casefile_rules.conditions import Run
    from casefile_rules.engine import Compiler
    from casefile_rules.problems import Problem
    from casefile_rules.ruleset.entries import Spot
    from casefile_rules.shape import Field
    from casefile_rules.values import Record


class Panel:
    """What a ruleset demands of reviewers.

    Attributes:
        at_least: so many sheets of different people must stand behind a result.
        signed: whether only a signed sheet counts towards the number.
        by_organiser: whether the reviewers only propose a ground of failure and the organiser confirms it.
        cites: the first article on the number, on who may not review, and on the confirmation, as (中文, English).
    """

    __slots__ = ("_root", "at_least", "by_organiser", "cites", "paths", "signed")

    def __init__(self, compiler: Compiler, record: Record) -> None:
        self.at_least: int = record["at_least"]
        self.signed = bool(record.get("signed"))
        recusal, confirm = record.get("recusal") or {}, record.get("confirm") or {}
        self.by_organiser = confirm.get("by") == "organiser"
        self.cites = {
            part: _cited(compiler.ruleset.sources, (one.get("cites") or [])[:1])
            for part, one in (("number", record), ("recusal", recusal), ("confirm", confirm))
        }
        self.paths: tuple[str, ...] = tuple(recusal.get("paths") or ())
        self._root: Field = compiler.host.root
        assert compiler.ruleset.reviewers is not None  # or there is no panel
        spot = compiler.ruleset.reviewers[1]
        if not spot.source.packed:  # what is packed was found sound
            self._check(compiler, spot)

    def _check(self, compiler: Compiler, spot: Spot) -> None:
        """Record every path that leads to no names (S416)."""
        from casefile_rules.human.persons import label_of

        for index, path in enumerate(self.paths):
            if label_of(self._root, path) is None:
                compiler.root_scope(spot).problem("S416", (*spot.at, "recusal", "paths", index), path=path)

    def persons(self, run: Run) -> dict[str, str]:
        """Return the form of every name of those who may not review the file of *run*, with where it stands."""
        from casefile_rules.human.persons import names_at, same_form

        found: dict[str, str] = {}
        for path in self.paths:
            for each in (run, *run.parts):
                for name in names_at(each.root, path):
                    found.setdefault(same_form(name), path)
        return found

    def refused(self, persons: dict[str, str], one: Any, name: str, at: tuple[str | int, ...]) -> Iterator[Problem]:
        """Yield a problem where *name*, written at *at* in the sheet or confirmation *one*, handled the file."""
        from casefile_rules.human.persons import label_of, same_form

        path = persons.get(same_form(name))
        if path is not None:
            zh, en = self.cites["recusal"]
            role = label_of(self._root, path) or path
            yield one.problem("H521", at, reviewer=name, role_zh=role, role=path, article_zh=zh, article=en)


def panel_of(compiler: Compiler) -> Panel | None:
    """Return what the ruleset says of reviewers; None where one sheet is enough."""
    found = compiler.ruleset.reviewers
    return None if found is None else Panel(compiler, found[0])


def _cited(sources: dict[str, Record], cites: Sequence[Record]) -> tuple[str, str]:
    """Return citations in one line, Chinese and English."""
    zh, en = [], []
    for cite in cites:
        title = both((sources.get(cite["source"]) or {}).get("title"))
        article, item = cite.get("article") or "", cite.get("item") or ""
        number = article_number(article)
        zh.append(f"《{title['zh']}》{f'第{article}条' if article.isdecimal() else article}{item}")
        en.append(", ".join(part for part in (title["en"], f"article {number}" if number else article) if part))
    return "、".join(zh), "; ".join(en)
