"""Running the examples that could notice a change, one change at a time."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from casefile_rules.assessment import Engine
from casefile_rules.engine import CompiledRule
from casefile_rules.examples import difference, examples_of
from casefile_rules.mutation._change import Change, Words, changed
from casefile_rules.mutation.conditions import of_condition
from casefile_rules.mutation.equivalence import canonical, canonical_rule
from casefile_rules.mutation.proving import Prover
from casefile_rules.mutation.rules import of_rule, of_window
from casefile_rules.reading.source import Path_, Source
from casefile_rules.ruleset.entries import At, RuleEntry, Spot, Variant
from casefile_rules.ruleset.form import window_of


class Outcome(NamedTuple):
    """What became of one change: whether an example noticed it, and where it was made."""

    of: str
    kind: str
    noticed: bool
    file: str
    line: int
    column: int
    said: Words
    wanted: Words


class Mutant(NamedTuple):
    """A change of a rule: the edition it is made to, the changed rule, and whether it is proved to say the same."""

    change: Change
    entry: RuleEntry
    rule: CompiledRule
    same: Callable[[], bool]


class _Nowhere(Source):
    """A source in which nothing is looked up: what is wrong with a change is not told."""

    def position(self, path: Path_, *, of_key: bool = False) -> tuple[int, int]:
        """Return no place."""
        del path, of_key
        return 0, 0


class Bench:
    """Changes rules, facts and windows of one engine and runs the examples of the rules concerned."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._compiler = engine.compiler
        self._cases: dict[str, list[tuple[Any, Any]]] = {}
        facts = engine.ruleset.facts.items()
        self._prover = Prover({name: record["derive"] for name, (record, _) in facts if record.get("derive")})

    def rule(self, id_: str) -> Iterator[Outcome]:
        """Yield what becomes of every change of the rule *id_*."""
        for change, entry, rule, same in self.mutants(id_):
            noticed = self._noticed({id_: rule})
            if noticed or not same():
                yield _outcome(id_, change, noticed, entry.spot)

    def survivors(self, id_: str) -> list[tuple[Outcome, CompiledRule]]:
        """Return the changes of the rule *id_* that no example notices, each with the changed rule."""
        return [
            (_outcome(id_, change, False, entry.spot), rule)
            for change, entry, rule, same in self.mutants(id_)
            if not self._noticed({id_: rule}) and not same()
        ]

    def mutants(self, id_: str) -> Iterator[Mutant]:
        """Yield every change of the rule *id_* that compiles."""
        entries = self.engine.ruleset.rules[id_]
        for index, entry in enumerate(entries):
            if entry.data.get("status") == "deprecated":
                continue
            scope = self._compiler.place_of(Variant((), entry.data, {}), _bare(entry, entry.data))
            seen = {repr(canonical_rule(entry.data))}
            for change in of_rule(entry.data, scope):
                data = changed(entry.data, change.at, change.new)
                form = repr(canonical_rule(data))
                if form in seen:
                    continue
                seen.add(form)
                others = [_bare(one, data if number == index else one.data) for number, one in enumerate(entries)]
                rule = self._compiled(id_, others)
                if rule is not None:
                    yield Mutant(change, entry, rule, partial(self._prover.same_rule, entry.data, data, scope))

    def fact(self, name: str) -> Iterator[Outcome]:
        """Yield what becomes of every change of how the fact *name* is derived."""
        record, spot = self.engine.ruleset.facts[name]
        host = self._compiler.host
        number = host.derivations.get(name)
        if number is None:
            return
        readers = {id_: self.engine.rules[id_] for id_ in readers_of(self.engine, name)}
        for id_ in readers:
            self._of(id_)  # which examples come out is found while the fact is as it is written
        scope = self._compiler.root_scope(Spot(_nowhere(spot.source), ()))
        seen = {repr(canonical(record["derive"]))}
        sound = host.derivers[number]
        for change in of_condition(record["derive"], scope, ("derive",)):
            raw = changed(record, change.at, change.new)["derive"]
            form = repr(canonical(raw))
            if form in seen:
                continue
            seen.add(form)
            before = len(host.problems)
            condition = scope.condition(raw, ())
            wrong = len(host.problems) > before or condition.judges
            del host.problems[before:]
            if wrong:
                continue
            from casefile_rules.engine._facts import deriver_of

            host.derivers[number] = deriver_of(condition.status)
            try:
                noticed = self._noticed(readers)
            finally:
                host.derivers[number] = sound
            if noticed or not self._prover.same_condition(record["derive"], raw, scope):
                yield _outcome(f"facts.{name}", change, noticed, spot)

    def source(self, id_: str) -> Iterator[Outcome]:
        """Yield what becomes of every change of the days on which the source *id_* is in force."""
        ruleset = self.engine.ruleset
        record = ruleset.sources[id_]
        window = record.get("in_force")
        if not isinstance(window, dict) or window.get("with"):
            return
        bound = [
            one for one, entries in ruleset.rules.items() if any(window_of(ruleset, e.data) is window for e in entries)
        ]
        for change in of_window(window, ("in_force",)):
            ruleset.sources[id_] = changed(record, change.at, change.new)
            try:
                rules = {one: self._compiled(one, [_bare(e, e.data) for e in ruleset.rules[one]]) for one in bound}
                noticed = self._noticed({one: rule for one, rule in rules.items() if rule is not None})
            finally:
                ruleset.sources[id_] = record
            yield _outcome(id_, change, noticed, ruleset.declared[id_])

    def _compiled(self, id_: str, entries: Iterable[RuleEntry]) -> CompiledRule | None:
        """Return the rule compiled from changed *entries*; None where it does not compile: no change at all."""
        problems = self._compiler.problems
        before = len(problems)
        live = [entry for entry in entries if entry.data.get("status") != "deprecated"]
        rule = self._compiler.rule(id_, live)
        sound = len(problems) == before
        del problems[before:]
        return rule if sound else None

    def _noticed(self, rules: dict[str, CompiledRule]) -> bool:
        return any(
            difference(self.engine, rule, prepared, example) is not None
            for id_, rule in rules.items()
            for prepared, example in self._of(id_)
        )

    def _of(self, id_: str) -> list[tuple[Any, Any]]:
        """Return the examples of the rule *id_* that come out as it stands."""
        if id_ not in self._cases:
            rule = self.engine.rules[id_]
            self._cases[id_] = [
                (prepared, example)
                for _, _, example, prepared in examples_of(self.engine, (id_,))
                if difference(self.engine, rule, prepared, example) is None
            ]
        return self._cases[id_]


def outcome_at(of: str, change: Change, noticed: bool, spot_of: Callable[[At], Spot]) -> Outcome:
    """Return what became of *change*; where it stands is looked up only for one that nothing noticed."""
    spot = spot_of(change.at)
    line, column = (0, 0) if noticed else spot.position()
    return Outcome(of, change.kind, noticed, spot.source.name, line, column, change.said, change.wanted)


def _outcome(of: str, change: Change, noticed: bool, spot: Spot) -> Outcome:
    return outcome_at(of, change, noticed, lambda at: Spot(spot.source, (*spot.at, *at)))


def _nowhere(source: Source) -> Source:
    return _Nowhere(source.name, "", source.data, "", is_json=False)


def _bare(entry: RuleEntry, data: dict[str, Any]) -> RuleEntry:
    """Return *entry* with *data* in place of what it says, the changes that overrides make of it left as they are."""
    spot = Spot(_nowhere(entry.spot.source), entry.spot.at)
    variants = tuple(one if one.overrides else one._replace(data=data) for one in entry.variants)
    return entry._replace(data=data, spot=spot, variants=variants)


def readers_of(engine: Engine, name: str) -> list[str]:
    """Return the ids of the rules that read the fact *name*, themselves or through another fact."""
    ruleset = engine.ruleset
    names, found = {name}, [""]
    while found:
        found = [
            other for other, (record, _) in ruleset.facts.items()
            if other not in names and record.get("derive") is not None and _reads(record["derive"], names)
        ]  # fmt: skip
        names.update(found)
    return [
        id_ for id_, entries in ruleset.rules.items()
        if id_ in engine.rules
        and any(_reads([e.data.get(key) for key in ("each", "applies", "require")], names) for e in entries)
    ]  # fmt: skip


def _reads(raw: Any, names: set[str]) -> bool:
    if isinstance(raw, dict):
        return any(_reads(part, names) for pair in raw.items() for part in pair)
    if isinstance(raw, list):
        return any(_reads(one, names) for one in raw)
    return isinstance(raw, str) and _fact_in(raw.removeprefix("case.")) in names


def _fact_in(path: str) -> str:
    """Return the fact that *path* reads; names of facts may have dots of their own (``facts.has.notice``)."""
    return path.removeprefix("facts.") if path.startswith("facts.") else ""
