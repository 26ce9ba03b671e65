"""Who may review a file, how many must, and who settles a ground of failure: what a ruleset says of reviewers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from casefile_rules.assessment._text import both
from casefile_rules.ruleset.form import article_number

if TYPE_CHECKING:
    from casefile_rules.conditions import Run
    from casefile_rules.engine import Compiler
    from casefile_rules.problems import Problem
    from casefile_rules.values import Record


class Person(NamedTuple):
    """Somebody whom the file names: where, and as what."""

    path: str
    role: str


class Panel:
    """What a ruleset demands of reviewers.

    Attributes:
        at_least: so many sheets of different people must stand behind a result.
        signed: whether only a signed sheet counts towards the number.
        by_organiser: whether the reviewers only propose a ground of failure and the organiser confirms it.
        cites: the first article on the number, on who may not review, and on the confirmation, as (中文, English).
    """

    __slots__ = ("at_least", "by_organiser", "cites", "paths", "signed")

    def __init__(self, compiler: Compiler, record: Record) -> None:
        self.at_least: int = record["at_least"]
        self.signed = bool(record.get("signed"))
        recusal, confirm = record.get("recusal") or {}, record.get("confirm") or {}
        self.by_organiser = confirm.get("by") == "organiser"
        self.cites = {
            part: _cited(compiler.ruleset.sources, (one.get("cites") or [])[:1])
            for part, one in (("number", record), ("recusal", recusal), ("confirm", confirm))
        }
        self.paths = self._paths(compiler, recusal.get("paths") or [])

    @staticmethod
    def _paths(compiler: Compiler, paths: Sequence[str]) -> tuple[Person, ...]:
        from casefile_rules.conditions import suggestion
        from casefile_rules.human.persons import label_of

        ruleset = compiler.ruleset
        assert ruleset.reviewers is not None  # or there is no panel
        spot = ruleset.reviewers[1]
        found = []
        for index, path in enumerate(paths):
            label = label_of(compiler.host.root, path)
            if label is None:
                scope = compiler.root_scope(spot)
                known = suggestion(path.partition(".")[0], list(compiler.host.root.fields))
                scope.problem("S416", (*spot.at, "recusal", "paths", index), path=path, known=known)
            else:
                found.append(Person(path, label))
        return tuple(found)

    def persons(self, run: Run) -> dict[str, Person]:
        """Return everybody whom the file of *run* names and who may not review it, by the one form of the name."""
        from casefile_rules.human.persons import names_at, same_form

        found: dict[str, Person] = {}
        for person in self.paths:
            for each in (run, *run.parts):
                for name in names_at(each.root, person.path):
                    found.setdefault(same_form(name), person)
        return found

    def refused(self, persons: dict[str, Person], one: Any, name: str, at: tuple[str | int, ...]) -> Iterator[Problem]:
        """Yield a problem where *name*, written at *at* in the sheet or confirmation *one*, handled the file."""
        from casefile_rules.human.persons import same_form

        person = persons.get(same_form(name))
        if person is not None:
            zh, en = self.cites["recusal"]
            yield one.problem(
                "H521", at, reviewer=name, role_zh=person.role, path=person.path, article_zh=zh, article=en
            )


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
