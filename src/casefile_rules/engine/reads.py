"""What each rule reads of a manifest by itself, keys of the contract and facts: found by compiling one after another.

:mod:`casefile_rules.engine.readers` says what a ruleset reads as a whole; this says who reads it.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from casefile_rules.conditions import FACTS, ROOT
from casefile_rules.engine._facts import DECIDES
from casefile_rules.engine._windows import Windows
from casefile_rules.engine.readers import BY_CHECK, Reading, watched, with_first
from casefile_rules.ruleset.entries import RuleEntry, Ruleset, Spot
from casefile_rules.shape import Field


class Reads(NamedTuple):
    """What one rule or condition reads: keys of the contract, and facts, those behind derived facts among them.

    ``own`` are the keys that it names itself; the others stand behind the facts.
    """

    keys: frozenset[str]
    facts: frozenset[str]
    own: frozenset[str] = frozenset()


NOTHING = Reads(frozenset(), frozenset())


class _Asked(dict[tuple[Any, ...], tuple[Any, Field]]):
    """The compiled paths of a ruleset, which remembers those that were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[tuple[Any, ...]] = set()

    def get(self, key: Any, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)


class Tracing(Reading):
    """Compiles rules and conditions one by one to see what each reads."""

    def __init__(self, ruleset: Ruleset) -> None:
        super().__init__(ruleset)
        watched(self)
        self._paths = _Asked()
        self.host.paths = self._paths
        self._behind: dict[str, Reads] = {}

    def read_by(self, entries: Iterable[RuleEntry]) -> Reads:
        """Return what the rule that *entries* make up reads: places, whom it binds, what it demands, its windows."""

        def made() -> None:
            for entry in entries:
                for choice in self._edition(entry).choices:
                    if choice.body is not None:
                        _ = choice.body.require  # compiled when it is first asked for
                deferral = self.deferrals.of(entry)
                if deferral is not None:
                    self.condition(deferral.record["when"], entry.spot)
                    self.root_scope(entry.spot).path(deferral.fact_path, entry.spot.at)

        return self._with_facts(made)

    def of(self, raw: Any, spot: Spot) -> Reads:
        """Return what the raw condition *raw* about the whole file reads."""
        return self._with_facts(lambda: self.condition(raw, spot))

    def _with_facts(self, make: Callable[[], object]) -> Reads:
        found, facts = self._during(make), set[str]()
        keys, todo = set(found.keys), set(found.facts)
        while todo:
            name = todo.pop()
            facts.add(name)
            behind = self.fact(name)
            keys |= behind.keys
            todo |= behind.facts - facts
        return Reads(frozenset(keys), frozenset(facts), found.keys)

    def fact(self, name: str) -> Reads:
        """Return what a fact is derived from, or the date that decides about it; nothing where it is recorded."""
        if name not in self._behind:
            record, spot = self.ruleset.facts[name]
            if record.get("derive") is not None:
                self._behind[name] = self._during(lambda: self.condition(record["derive"], spot))
            elif record.get("announced"):
                path = record.get("by") or DECIDES
                self._behind[name] = self._during(lambda: self.root_scope(spot).path(path, spot.at))
            else:
                self._behind[name] = NOTHING
        return self._behind[name]

    def _during(self, make: Callable[[], object]) -> Reads:
        """Return what is asked for while *make* compiles; nothing that was compiled before is taken over."""
        self.host.tests.clear()
        self._known.clear()
        self.windows = Windows(self.ruleset, self)
        self.used.clear()
        self._paths.asked.clear()
        make()
        keys: set[str] = set()
        facts: set[str] = set()
        for asked in self._paths.asked:
            known = self._paths.get(asked) if asked in self._paths else None
            if known is None:
                continue
            name = str(asked[0]).removeprefix(f"{ROOT}.")
            if name.startswith(f"{FACTS}."):
                facts.add(name.removeprefix(f"{FACTS}."))
            node = self.key_of(known[1])
            if node is not None:
                keys.add(node)
        keys.update(*(BY_CHECK.get(name, ()) for name in self.used))
        return Reads(frozenset(with_first(keys)), frozenset(facts & self.ruleset.facts.keys()))


def reads_of(ruleset: Ruleset) -> dict[str, Reads]:
    """Return what each rule of *ruleset* reads, by id, in their order; deprecated rules are left out."""
    tracing = Tracing(ruleset)
    found: dict[str, Reads] = {}
    for id_, entries in ruleset.rules.items():
        live = [entry for entry in entries if entry.data.get("status") != "deprecated"]
        if live:
            found[id_] = tracing.read_by(live)
    return found
