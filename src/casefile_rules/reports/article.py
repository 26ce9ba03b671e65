"""One article on one screen: what carries each of its clauses, and which rules cite it."""

from typing import TYPE_CHECKING

from casefile_rules.coverage.article import Wanted, article_in
from casefile_rules.coverage.names import Known
from casefile_rules.coverage.places import chinese, cited_places
from casefile_rules.coverage.register import Register, read_register
from casefile_rules.coverage.table import Line, lines_of
from casefile_rules.problems import ProblemsError, problem
from casefile_rules.reports._coverage import CARRIED, LATER, PARTS, Words
from casefile_rules.reports._layout import columns, wrap
from casefile_rules.reports._writing import clean
from casefile_rules.reports.points import criteria, points_text
from casefile_rules.reports.points import lines_of as scored

if TYPE_CHECKING:
    from casefile_rules.assessment import Engine

_SAID = {
    "several": ("“{name}”可能指下列条文，请写明是哪一个：", "'{name}' may mean any of these; say which:"),
    "unregistered": (
        "条款登记没有这一条；下列规则引用了它：",
        "the register does not hold it; these rules cite it:",
    ),
    "without": (
        "规则集没有条款登记；下列规则引用了它：",
        "the ruleset has no register of clauses; these rules cite it:",
    ),
    "nobody": ("没有规则引用它，条款登记也没有它。", "no rule cites it, nor does a register of clauses hold it."),
}


def render(engine: "Engine", text: str, *, lang: str = "zh", width: int = 100) -> str | None:
    """Return the page of the article, or the check item, that *text* names, in *lang*; None where it names none.

    Raises ProblemsError for an article that its source does not have (S345).
    """
    register = read_register(engine.ruleset)
    page = _Page(engine, register, lang, width)
    items = [entry for entry in register.items if entry.name == text]
    if items:
        return clean("\n".join(page.clauses(lines_of(items)))) + "\n"
    wanted = article_in(text, engine.ruleset)
    if wanted is None or not wanted.sources:
        return None
    if len(wanted.sources) > 1:
        return clean("\n".join(page.several(text, wanted))) + "\n"
    source = wanted.sources[0]
    last = engine.ruleset.sources[source].get("articles")
    if last is not None and wanted.place.article > last:
        raise ProblemsError([problem("S345", "explain", article=text, name=source, last=last)])
    return clean("\n".join(page.lines(source, wanted))) + "\n"


class _Page:
    def __init__(self, engine: "Engine", register: Register, lang: str, width: int) -> None:
        self.engine = engine
        self.register = register
        self.words = Words(lang)
        self.width = width
        self.known = Known(engine)

    def named(self, source: str) -> str:
        """Return what a source is called."""
        title = self.words.text(self.engine.ruleset.sources[source].get("title")) or source
        return f"《{title}》" if self.words.zh else title

    def several(self, text: str, wanted: Wanted) -> list[str]:
        """Return which articles may be meant, each with what would name it surely."""
        head = _SAID["several"][self.words.index].format(name=text)
        number = f"第{chinese(wanted.place.article)}条"
        rows = [(f"  {id_} {number}", self.named(id_)) for id_ in wanted.sources]
        return [head, *columns(rows, self.width)]

    def lines(self, source: str, wanted: Wanted) -> list[str]:
        """Return the lines of the page: every clause in the place that is wanted, or that holds it."""
        place = wanted.place
        found = [entry for entry in self.register.of(source) if entry.place.meets(place)]
        exact = [entry for entry in found if place.holds(entry.place)]
        title = f"{self.named(source)}{'' if self.words.zh else ', '}第{chinese(place.article)}条"
        if found:
            return [title, "", *self.clauses(lines_of(exact or found, self.engine))]
        citing = [
            id_
            for id_, entries in self.engine.ruleset.rules.items()
            if any(
                cite.get("source") == source and any(one.meets(place) for one in cited_places(cite))
                for entry in entries
                for cite in entry.data.get("cites") or ()
            )
        ]
        said = _SAID["nobody" if not citing else "unregistered" if self.register else "without"][self.words.index]
        return [title, "", *wrap(said, self.width), *self.rows([(id_, self.rule(id_)) for id_ in citing])]

    def clauses(self, lines: list[Line]) -> list[str]:
        """Return clauses or check items, each with what carries it."""
        result: list[str] = []
        for line in lines:
            result += [*columns([(line.name, self.words.text(line.says))], self.width), *self.carried(line), ""]
        return result[:-1]

    def carried(self, line: Line) -> list[str]:
        """Return what carries a clause: rules with title and points, grounds in words, parts, and reasons."""
        result: list[str] = []
        for key, ids in (("rules", line.rules), ("people", line.people), ("cited", line.cited)):
            result += self.below(key, [(id_, self.rule(id_)) for id_ in ids])
        result += self.below("grounds", [(id_, self.ground(id_)) for id_ in line.grounds])
        result += self.below("by", [(name, self.part(name)) for name in line.by])
        result += self.below("later", [(name, self.words.of(LATER, name)) for name in line.later])
        for key, texts in (("none", [line.none] if line.none else []), ("in_part", list(line.in_part))):
            result += self.below(key, [("", self.words.text(text)) for text in texts])
        return result

    def below(self, key: str, rows: list[tuple[str, str]]) -> list[str]:
        """Return *rows* below the word for *key*; nothing where there are none."""
        if not rows:
            return []
        if not rows[0][0]:
            return list(columns([(f"  {self.words.of(CARRIED, key)}", text) for _, text in rows], self.width))
        return [f"  {self.words.of(CARRIED, key)}", *self.rows(rows)]

    def rows(self, rows: list[tuple[str, str]]) -> list[str]:
        """Return rows of (id, what it is) that stand below a word."""
        told = [(f"    {id_}", "" if text == id_ else text) for id_, text in rows]
        return list(columns(told, self.width))

    def rule(self, id_: str) -> str:
        """Return the title of a rule with its points."""
        entries = self.engine.ruleset.rules.get(id_)
        if not entries:
            return ""
        lang = self.words.lang
        points = "; ".join(points_text(line, lang) for _, line in scored(self.engine, id_))
        title = self.words.text(entries[0].data.get("title"))
        return f"{title}（{points}）" if points and self.words.zh else f"{title} ({points})" if points else title

    def part(self, name: str) -> str:
        """Return what another part of the ruleset is called: of the rubric its item, of the facts their question."""
        kind, _, inner = name.partition(".")
        if kind == "rubric" and inner in criteria(self.engine):
            return self.words.text(criteria(self.engine)[inner].get("title"))
        if kind == "rubric" and inner:
            return self.ground(inner)
        if kind == "facts":
            return self.words.text((self.engine.ruleset.facts[inner][0].get("ask")) or "") or name
        return self.words.of(PARTS, name)

    def ground(self, id_: str) -> str:
        """Return a ground of failure, or on which a file is not reviewed, in words."""
        vetoes = () if self.engine.rubric is None else self.engine.rubric.vetoes
        told = next((self.words.text(veto.ground) for veto in vetoes if veto.id == id_), "")
        records = (record for record, _ in self.engine.ruleset.eligibility)
        return told or next((self.words.text(one.get("message")) for one in records if one.get("id") == id_), "")
