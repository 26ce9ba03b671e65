"""What is wrong with the register of a ruleset: clauses left out, names that lead nowhere, rules nobody names."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.coverage.names import Known, asks, asks_only
from casefile_rules.coverage.places import Place, chinese, cited_places
from casefile_rules.coverage.register import Document, Entry, Register
from casefile_rules.problems import Problem, near, problem
from casefile_rules.ruleset.entries import RuleEntry, Spot
from casefile_rules.ruleset.form import window_of_source
from casefile_rules.values import Record

if TYPE_CHECKING:
    from casefile_rules.assessment import Engine

CARRIERS: Final = ("rules", "people", "grounds", "by", "later")
"""The keys of an entry that say what carries it."""


def register_problems(engine: "Engine", register: Register) -> list[Problem]:
    """Return everything wrong with *register*, the register of the ruleset of *engine*."""
    checking = _Checking(engine, register)
    found = [*register.problems]
    for document in register.documents:
        found += checking.document(document)
    for entry in (*register.clauses, *register.items):
        found += checking.entry(entry)
    found += checking.twice()
    found += checking.said()
    for id_, entries in engine.ruleset.rules.items():
        for rule in entries:
            if rule.data.get("status") != "deprecated":
                found += checking.cited(rule)
        found += checking.named(id_, entries)
    return sorted(set(found))


def rules_named(entry: Entry, known: Known) -> set[str]:
    """Return the rules that *entry* names, those that raise a ground it names among them."""
    named = {id_ for key in ("rules", "people") for _, id_ in names_in(entry.data, key)}
    return named.union(*(known.grounds.get(ground, ()) for _, ground in names_in(entry.data, "grounds")))


def names_in(data: Record, key: str) -> list[tuple[int, str]]:
    """Return the names listed under *key* with their positions; what is blank was left out of the list."""
    return [(number, name) for number, name in enumerate(data.get(key) or ()) if name]


class _Checking:
    def __init__(self, engine: "Engine", register: Register) -> None:
        self.ruleset = engine.ruleset
        self.register = register
        self.known = Known(engine)
        self.named_at = {id(entry): rules_named(entry, self.known) for entry in (*register.clauses, *register.items)}
        self.all_named = set[str]().union(*self.named_at.values())
        self.registering = {one.ruleset for one in register.documents} | {one.ruleset for one in register.items}

    def document(self, document: Document) -> Iterator[Problem]:
        """Yield what is wrong with a document: no such source, another number of articles, articles left out."""
        spot, name = document.spot, document.source
        source = self.ruleset.sources.get(name)
        if source is None:
            yield _at(spot, "S344", "source", name=name, known=near(name, self.ruleset.sources))
            return
        wanted = source.get("articles")
        if document.articles is None:
            return
        if wanted is not None and wanted != document.articles:
            yield _at(spot, "S452", "articles", name=name, found=document.articles, wanted=wanted)
        places = [entry.place for entry in self.register.of(name) if entry.ruleset == document.ruleset]
        listed = {place.article for place in places}
        missing = [f"第{chinese(number)}条" for number in range(1, document.articles + 1) if number not in listed]
        missing += left_out(places)
        if missing:
            yield _at(spot, "S453", name=name, missing="、".join(missing))

    def entry(self, entry: Entry) -> Iterator[Problem]:
        """Yield what is wrong with a clause or a check item by itself."""
        data, spot = entry.data, entry.spot
        last = (self.ruleset.sources.get(entry.source) or {}).get("articles")
        if last is not None and entry.place.article > last:
            yield _at(spot, "S345", "at", article=entry.name, name=entry.source, last=last)
        elif last is not None and not entry.place.article:
            yield _at(spot, "S451", "at", name=entry.name)
        carriers = [key for key in CARRIERS if data.get(key)]
        if not carriers and not data.get("none"):
            yield _at(spot, "S455", name=entry.name)
        others = [*carriers, *(["in_part"] if data.get("in_part") else [])]
        if data.get("none") and others:
            yield _at(spot, "S456", "none", name=entry.name, others="、".join(others))
        for key, known in (("rules", self.known.rules), ("people", self.known.rules), ("grounds", self.known.grounds)):
            for number, name in names_in(data, key):
                if name not in known:
                    yield _at(spot, "S457", key, number, key=key, name=name, near=near(name, known))
                elif key != "grounds":
                    yield from self.answered(key, name, spot, number)
        for number, name in names_in(data, "by"):
            exists = self.known.part(name)
            if name == "in_force" and entry.source:
                exists = window_of_source(self.ruleset, entry.source) is not None
            if not exists:
                yield _at(spot, "S457", "by", number, key="by", name=name, near=near(name, self.known.parts()))

    def answered(self, key: str, id_: str, spot: Spot, number: int) -> Iterator[Problem]:
        """Yield that a rule is listed under the wrong hand: the machine's or a person's."""
        bodies = [one.data for entry in self.ruleset.rules[id_] for one in entry.variants if one.data is not None]
        if not bodies:
            return
        if key == "people" and not any(asks(body.get("require")) or asks(body.get("applies")) for body in bodies):
            yield _at(spot, "S458", key, number, id=id_)
        elif key == "rules" and all(asks_only(body.get("require")) for body in bodies):
            yield _at(spot, "S459", key, number, id=id_)

    def twice(self) -> Iterator[Problem]:
        """Yield every clause and item that one ruleset lists twice."""
        seen: dict[Any, Entry] = {}
        for entry in (*self.register.clauses, *self.register.items):
            same = (entry.ruleset, entry.source, entry.place if entry.source else entry.name)
            first = seen.setdefault(same, entry)
            if first is not entry:
                where = f"{first.spot.source.name}:{first.spot.position()[0]}"
                yield _at(entry.spot, "S454", name=entry.name, where=where)

    def said(self) -> Iterator[Problem]:
        """Yield every clause and item of which nobody says what it is about."""
        said = {
            (entry.source, entry.place, entry.name if not entry.source else "")
            for entry in (*self.register.clauses, *self.register.items)
            if entry.data.get("says")
        }
        for entry in (*self.register.clauses, *self.register.items):
            if (entry.source, entry.place, entry.name if not entry.source else "") not in said:
                yield _at(entry.spot, "S463", name=entry.name)

    def cited(self, rule: RuleEntry) -> Iterator[Problem]:
        """Yield what a rule cites and the register does not hold, or holds without naming the rule.

        What a parent registered cannot name the rules of those that build on it: there it is enough that it is held.
        """
        registered = {entry.source for entry in self.register.clauses}
        for number, cite in enumerate(rule.data.get("cites") or ()):
            source = cite.get("source")
            if source not in registered:
                continue
            for place in cited_places(cite):
                meeting = [entry for entry in self.register.of(source) if entry.place.meets(place)]
                own = [entry for entry in meeting if entry.ruleset == rule.ruleset]
                if not meeting or (own and not any(rule.id in self.named_at[id(entry)] for entry in own)):
                    clause = told(source, place)
                    yield _at(rule.spot, "S461" if meeting else "S460", "cites", number, id=rule.id, clause=clause)

    def named(self, id_: str, entries: list[RuleEntry]) -> Iterator[Problem]:
        """Yield that no clause and no item names a rule, where the rule's own ruleset has a register."""
        live = [entry for entry in entries if entry.data.get("status") != "deprecated"]
        if live and id_ not in self.all_named and live[0].ruleset in self.registering:
            yield _at(live[0].spot, "S462", "id", id=id_)


def left_out(places: list[Place]) -> list[str]:
    """Return the paragraphs and items that *places* pass over: of those at one place the numbers run from one."""
    numbers: dict[tuple[Any, ...], set[int]] = {}
    for place in places:
        for depth, (kind, step) in enumerate(place.steps):
            if isinstance(step, int):
                numbers.setdefault((place.article, place.steps[:depth], kind), set()).add(step)
    return [
        told("", Place(article, (*steps, (kind, number)))).strip()
        for (article, steps, kind), found in numbers.items()
        for number in range(1, max(found))
        if number not in found
    ]


def told(source: str, place: Place) -> str:
    """Return how a message calls a place of *source*."""
    return f" {source} {place.told()}"


def _at(spot: Spot, code: str, *below: str | int, **arguments: object) -> Problem:
    return problem(code, spot.source.name, spot.position(*below), **arguments)
