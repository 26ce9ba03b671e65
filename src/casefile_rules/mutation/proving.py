"""Proving that a changed rule always says the same: by going through everything its conditions could come to.

A rule and its change that agree in every case that can be told apart are one rule: no example could ever notice. What
cannot be gone through (too many cases) is not called proved. Examples state the word a rule comes to, so what changes
only which faults stay possible while it is undetermined counts as the same.
"""

from collections.abc import Callable, Iterator
from itertools import islice, product
from typing import Any, Final

from casefile_rules.conditions import Scope
from casefile_rules.mutation._trees import Facts, Tree, status_of, tests_of, tree_of, values_of
from casefile_rules.mutation.conditions import within
from casefile_rules.status import (
    ERROR,
    FAIL,
    MAY_NOT_APPLY,
    NOT_APPLICABLE,
    PASS,
    UNDETERMINED,
    any_of,
    negate,
    possible,
    word,
)

_MOST: Final = 20_000
"""So many cases are gone through before a proof is given up."""

_TRIES: Final = 300
"""So many cases are drawn first: most changes show themselves there."""

Says = Callable[[list[int]], Any]


class Prover:
    """Proves that conditions come to the same, knowing what the *facts* of a ruleset are derived by."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def same_rule(self, old: dict[str, Any], new: dict[str, Any], scope: Scope) -> bool:
        """Return whether the rules *old* and *new* always come to the same word; *scope* is that of their places."""
        keys = ("applies", "require")
        wheres = _where(old), _where(new)
        if wheres[0] == wheres[1] and self._below(
            [old.get(key) for key in keys], [new.get(key) for key in keys], scope
        ):
            return True
        if wheres[0] != wheres[1] and isinstance(old.get("each"), dict) and old["each"].get("pick") is not None:
            return False
        raws = [[where, *(data.get(key) for key in keys)] for where, data in zip(wheres, (old, new), strict=True)]
        return self._agree(raws[0], raws[1], scope, _said_by_rule)

    def same_condition(self, old: Any, new: Any, scope: Scope) -> bool:
        """Return whether two conditions always come to the same status."""
        return self._below(old, new, scope) or self._agree([old], [new], scope, _only)

    def _below(self, old: Any, new: Any, scope: Scope) -> bool:
        """Return whether the only difference lies in parts, however deep, that are proved to come to the same."""
        if old == new:
            return True
        if isinstance(old, list) and isinstance(new, list):
            differing = [pair for pair in zip(old, new, strict=False) if pair[0] != pair[1]]
            return len(old) == len(new) and all(self._part(one, other, scope) for one, other in differing)
        if not isinstance(old, dict) or not isinstance(new, dict) or list(old) != list(new) or "check" in old:
            return False
        return all(self._keyed(key, old[key], new[key], scope) for key in old if old[key] != new[key])

    def _part(self, old: Any, new: Any, scope: Scope) -> bool:
        return isinstance(old, dict) and isinstance(new, dict) and self.same_condition(old, new, scope)

    def _keyed(self, key: str, old: Any, new: Any, scope: Scope) -> bool:
        if key in ("all", "any", "nearest"):
            return self._below(old, new, scope)
        if key == "not":
            return self._part(old, new, scope)
        if key in ("some", "every", "none") and isinstance(old, dict) and isinstance(new, dict):
            inner = within(old.get("in"), scope)
            if old.get("in") != new.get("in") or inner is scope:
                return False
            before, after = ([raw.get(name) for name in ("of", "where")] for raw in (old, new))
            return self._below(before, after, inner) or self._agree(before, after, inner, _said_by_member(key))
        return False

    def _agree(self, old: list[Any], new: list[Any], scope: Scope, says: Says) -> bool:
        """Return whether *says* the same of both; of the facts they read no more is looked at than has to be."""
        nothing: Facts = {}
        for facts in (nothing, self.facts):
            before, after = (
                [None if raw is None else tree_of(raw, scope, facts) for raw in raws] for raws in (old, new)
            )
            if facts and not any(tree is not None and _derives(tree) for tree in (*before, *after)):
                return False
            if _alike(before, after, says):
                return True
        return False


def _derives(tree: Tree) -> bool:
    return tree.op == "derived" or any(_derives(part) for part in tree.parts)


def _where(data: dict[str, Any]) -> Any:
    each = data.get("each")
    return each.get("where") if isinstance(each, dict) else None


def _only(told: list[int]) -> int:
    return told[0]


def _said_by_rule(told: list[int]) -> str:
    """Return the word of a place from what ``where``, ``applies`` and ``require`` come to (see ``engine._bodies``)."""
    where, applies, require = told
    if where in (FAIL, NOT_APPLICABLE):
        return word(MAY_NOT_APPLY)
    return word(possible(applies, require) | (MAY_NOT_APPLY if where != PASS else 0))


def _said_by_member(op: str) -> Says:
    """Return what a member of a list says to a quantifier (see ``conditions._quantified``)."""
    idle = PASS if op == "every" else FAIL

    def one(told: list[int]) -> int:
        belongs, meets = told
        if belongs in (FAIL, NOT_APPLICABLE) or meets == NOT_APPLICABLE:
            return idle
        if belongs == PASS:
            return meets
        return any_of((negate(belongs), meets)) if op == "every" else min(belongs, meets)

    return one


def _alike(old: list[Tree | None], new: list[Tree | None], says: Says) -> bool:
    """Return whether *says* the same of both in every case that can be told apart."""
    old, new = _gathered(old, new)
    reads: dict[str, list[Tree]] = {}
    for tree in (*old, *new):
        for test in tests_of(tree) if tree is not None else ():
            reads.setdefault(test.name, []).append(test)
    names = list(reads)
    values = [values_of(reads[name]) for name in names]
    size = 1
    for one in values:
        size *= len(one)

    def told(trees: list[Tree | None], world: dict[str, Any]) -> Any:
        return says([PASS if tree is None else status_of(tree, world) for tree in trees])

    def differs(world: dict[str, Any]) -> bool:
        return bool(told(old, world) != told(new, world))

    if size > _TRIES and any(differs(world) for world in _drawn(names, values)):
        return False
    if size > _MOST:
        return False
    return not any(differs(dict(zip(names, world, strict=True))) for world in islice(product(*values), _MOST))


def _drawn(names: list[str], values: list[list[Any]]) -> Iterator[dict[str, Any]]:
    """Yield some cases from all over, always the same: which are tried first decides nothing."""
    state = 7
    for _ in range(_TRIES):
        world = {}
        for name, one in zip(names, values, strict=True):
            state = (state * 1_103_515_245 + 12_345) % 2**31
            world[name] = one[(state >> 8) % len(one)]
        yield world


def _gathered(old: list[Tree | None], new: list[Tree | None]) -> tuple[list[Tree | None], list[Tree | None]]:
    """Return both with each part that they share, and that reads nothing of what differs, made one opaque part."""
    touched: set[str] = set()
    for one, other in zip(old, new, strict=True):
        touched |= _touched(one, other)
    return [_gather(tree, touched) for tree in old], [_gather(tree, touched) for tree in new]


def _touched(one: Tree | None, other: Tree | None) -> frozenset[str]:
    """Return what is read where the trees differ."""
    if one == other:
        return frozenset()
    if one is None or other is None:
        return (one or other or Tree("all")).reads
    if one.op != other.op or one.op not in ("all", "any", "not", "nearest"):
        return one.reads | other.reads
    if len(one.parts) == len(other.parts):
        below = frozenset[str]().union(*(_touched(*pair) for pair in zip(one.parts, other.parts, strict=True)))
    else:
        lost = [part for part in (*one.parts, *other.parts) if part not in one.parts or part not in other.parts]
        below = frozenset[str]().union(*(part.reads for part in lost))
    return below or one.reads | other.reads  # what is settled reads nothing: its neighbours tell when it is asked


def _gather(tree: Tree | None, touched: set[str]) -> Tree | None:
    if tree is None or tree.op in ("settled", "opaque"):
        return tree
    if tree.reads.isdisjoint(touched):
        if tree.op == "test":
            return tree
        lapsing = any(part.op == "opaque" and NOT_APPLICABLE in part.test for part in tests_of(tree))
        name = f"?{tree!r}"
        statuses = (FAIL, UNDETERMINED, PASS, *((NOT_APPLICABLE, ERROR) if lapsing else ()))
        return Tree("opaque", name=name, test=statuses, reads=frozenset((name,)))
    parts = [_gather(part, touched) for part in tree.parts]
    return tree._replace(
        parts=tuple(part for part in parts if part is not None),
        reads=frozenset(name for part in parts if part is not None for name in part.reads),
    )
