"""What becomes of every rule when one recorded fact is taken away: the harness of ``test_silence.py``.

A case is an example of a rule, with every key of its records taken away in turn, so that nobody knows any more what
stood there. A fault that was possible has to stay possible, and none may come (decision 0003); where it is not so, the
case is an :class:`Odd` one, which a reason in ``tests/rules/presumed.yaml`` must cover. What was in order and no longer
is looked at counts as nothing: a rule has examples in which the same key shows its fault, and there it would be seen.
"""

import copy
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from tests.rules.files import SAMPLES, engine, recorded
from tests.strategies import Way, paths_in

from casefile_rules.assessment._asking import asked_leaves
from casefile_rules.assessment._telling import Teller
from casefile_rules.casefile.reader import case_file_from
from casefile_rules.conditions import Run, Trace
from casefile_rules.engine import Place
from casefile_rules.examples import _answered, _examples, _prepared
from casefile_rules.problems import ProblemsError
from casefile_rules.status import MAY_FAIL
from casefile_rules.values import UNKNOWN

CLOSING = frozenset(("complete", "defaults", "format", "none_of", "observed"))
"""Keys by which a file says how the rest of it is to be taken; without them other facts change, not one."""

_NEVER = frozenset(("volumes", "volumes.documents", "volumes.catalogue", "volumes.present"))
"""What a volume said to be complete answers for: taken away the papers are none, not unknown."""

FAULT_LOST, FAULT_MADE, QUESTION_LOST = "silent", "accused", "unasked"
"""A fault, or an open question, is settled as none and nobody asks; a fault there was not is found."""


class Odd(NamedTuple):
    """A rule that settles something it should not, once nobody knows what stood at *key*."""

    rule: str
    key: str
    kind: str


def without(data: dict[str, Any], way: Way) -> dict[str, Any]:
    """Return *data* without what stands at *way*; what is beside it is shared."""
    found: Any = dict(data)
    record: Any = found
    for step in way[:-1]:
        record[step] = copy.copy(record[step])
        record = record[step]
    del record[way[-1]]
    return dict(found)


def run_of(data: dict[str, Any]) -> Run | None:
    """Return the run of *data*, None where it is no case file any more."""
    try:
        return engine().run(engine().prepare(case_file_from(copy.deepcopy(data), "case")))
    except ProblemsError:
        return None


def dotted(way: Way) -> str:
    """Return *way* as a key of the contract, whichever member of a list it goes through."""
    return ".".join(step for step in way if isinstance(step, str))


def masks(rule: str, run: Run, answer: Any) -> dict[str, int] | None:
    """Return what *rule* holds possible at each place, with the answers of its example."""
    run.answers = _answered(engine().rules[rule], run, answer)
    places = engine().rules[rule].places(run)
    return None if places is None else {place.key: place.mask for place in places}


def all_masks(run: Run) -> dict[tuple[str, str], int]:
    """Return what every rule holds possible at each of its places."""
    return {(id_, place.key): place.mask for id_, places in _standing(run).items() for place in places}


@lru_cache(maxsize=4)
def _standing(run: Run) -> dict[str, list[Place]]:
    """Return the places of every rule in *run*, with the answers it has by now."""
    return {id_: rule.places(run) or [] for id_, rule in engine().rules.items()}


def odd_ones(rules: Iterable[str], known: Iterable[Odd] = ()) -> Iterator[tuple[str, int, list[Odd]]]:
    """Yield (rule, keys tried, what is odd) of each example of *rules*; of those *known* nobody looks who asks."""
    known = set(known)
    for entry, number, example in _examples(engine(), tuple(rules)):
        prepared, _ = _prepared(engine(), entry, number, example)
        if prepared is None:
            continue
        data, answer = prepared.casefile.data, example.get("answer")
        full = run_of(data)
        before = None if full is None else masks(entry.id, full, answer)
        found: dict[Way, Odd] = {}
        tried = 0
        for way in paths_in(data) if before is not None else ():
            key = dotted(way)
            run = None if way[-1] in CLOSING or key in _NEVER else run_of(without(data, way))
            if run is None or full is None or before is None or _known(run.root, way):
                continue
            tried += 1
            after = masks(entry.id, run, answer)
            kind = _kind(before, after) if after is not None else ""
            odd = Odd(entry.id, key, kind)
            if kind and (odd in known or not _answered_for(odd, run, full)):  # one example of it is enough
                found[way] = odd
        known.update(found.values())
        yield entry.id, tried, [odd for way, odd in found.items() if not _told_within(way, odd, found)]


def _told_within(way: Way, odd: Odd, found: dict[Way, Odd]) -> bool:
    """Return whether a single key of the record at *way* already shows what is odd about the whole of it."""
    return any(
        other.kind == odd.kind and len(inner) > len(way) and inner[: len(way)] == way for inner, other in found.items()
    )


def _known(root: Any, way: Way) -> bool:
    """Return whether the file tells all the same what stands at *way*: by a default, another list, a closed volume."""
    for step in way:
        if isinstance(root, dict):
            root = root.get(step, UNKNOWN)
        else:
            root = root[step] if isinstance(root, list) and isinstance(step, int) and step < len(root) else UNKNOWN
    return root is not UNKNOWN


def _kind(before: dict[str, int], after: dict[str, int]) -> str:
    """Return what is odd about *after*, what is possible with one fact less, ``""`` for nothing."""
    kinds = set()
    anywhere = 0
    for mask in after.values():
        anywhere |= mask
    for place, mask in before.items():
        now = after.get(place)
        if now is None:  # the place went with the fact: whether there is one, another place or nobody tells
            if mask == MAY_FAIL and not anywhere & MAY_FAIL:
                kinds.add(FAULT_LOST)
        elif now == MAY_FAIL != mask:
            kinds.add(FAULT_MADE)
        elif mask & MAY_FAIL and not now & MAY_FAIL:
            kinds.add(FAULT_LOST if mask == MAY_FAIL else QUESTION_LOST)
    return next((kind for kind in (FAULT_LOST, FAULT_MADE, QUESTION_LOST) if kind in kinds), "")


# who asks


def _answered_for(odd: Odd, run: Run, full: Run) -> bool:
    """Return whether what is odd is none: the same fault is told by another rule, or somebody is asked."""
    if odd.kind == FAULT_MADE:
        return told_elsewhere(odd.rule, full, run)
    return asked(odd.key, run, full) or (odd.kind == FAULT_LOST and told_elsewhere(odd.rule, run, full))


def told_elsewhere(rule: str, run: Run, other: Run) -> bool:
    """Return whether a rule besides *rule* finds a fault in *run* that it does not find in *other*.

    So a fault goes from one rule to the next: which of them tells it hangs on what is recorded beside it.
    """
    return any(each != rule for each, _ in _faults(run) - _faults(other))


def _faults(run: Run) -> set[tuple[str, str]]:
    return {place for place, mask in all_masks(run).items() if mask == MAY_FAIL}


def asked(key: str, run: Run, full: Run) -> bool:
    """Return whether some rule is open, or fails, over *key*, which *run* does not know; or over it in a sample."""
    return _open_over(key, run, full) or asked_in_samples(key)


def _open_over(key: str, run: Run, full: Run) -> bool:
    teller = Teller(engine(), run)
    known = all_masks(full)
    for id_, places in _standing(run).items():
        for place in places:
            before = known.get((id_, place.key))
            if not place.mask & MAY_FAIL or place.mask == MAY_FAIL == before:
                continue  # the same fault as before does not speak of what is gone
            own = _list_of(place.key)
            if any(_names(leaf, key, own, moved=before != place.mask) for leaf in _leaves(teller, id_, place, run)):
                return True
    return False


def _leaves(teller: Teller, id_: str, place: Place, run: Run) -> Iterator[Trace]:
    """Yield what a fault rests on, or what keeps a place open, as whoever has to record it is asked."""
    for trace in teller.traces(id_, place):
        if trace is not None:
            leaves = trace.leaves()
            yield from leaves if place.mask == MAY_FAIL else asked_leaves(iter(leaves), engine(), run)


def _list_of(place: str) -> str:
    """Return the list that *place* is a member of: ``documents`` of ``volumes/main/documents/3``."""
    return place.rpartition("/")[0].rpartition("/")[2]


def _names(leaf: Trace, key: str, own: str, *, moved: bool) -> bool:
    """Return whether *leaf* is about *key*.

    It has its path, or one below it, or that of the same key of a member of the list *own*; where the place *moved*
    when the key went, the name of the key will do, since members of lists inside a rule do not tell their list.
    """
    path = leaf.path.removeprefix("case.")
    if not path:
        return False
    if path == key or path.startswith(f"{key}.") or ("." in path and key.endswith(f".{path}")):
        return True
    owner, _, last = key.rpartition(".")
    return path.rpartition(".")[2] == last and (moved or (path == last and owner.rpartition(".")[2] == own))


@lru_cache(maxsize=1)
def sample_files() -> tuple[dict[str, Any], ...]:
    """Return the sample files in which nothing is wrong."""
    names = ("penalty-clean", "permit", "simple-penalty", "combined-simple")
    return tuple(recorded(name) for name in names if (SAMPLES / f"{name}.yaml").exists())


@cache
def asked_in_samples(key: str) -> bool:
    """Return whether somebody asks for *key* where a file in order lacks it everywhere: another rule binds there."""
    for data in sample_files():
        ways = [way for way in paths_in(data) if dotted(way) == key]
        less = data
        for way in ways:
            less = without(less, way)
        run, full = (run_of(less), run_of(data)) if ways else (None, None)
        if run is not None and full is not None and _open_over(key, run, full):
            return True
    return False
