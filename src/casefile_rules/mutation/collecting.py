"""All changes of a ruleset, in several processes, in an order that does not depend on them."""

from collections.abc import Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Final

from casefile_rules.assessment import Engine
from casefile_rules.mutation.running import Bench, Outcome
from casefile_rules.mutation.scoring import Scales
from casefile_rules.mutation.since import Since
from casefile_rules.mutation.suggesting import Suggestion, suggestions

_CHUNK: Final = 40
"""So many changes of a rubric are one piece of work."""

Work = tuple[str, str]
"""What is changed (rule, fact, source, rubric), and which: its name, of the rubric the numbers of the changes."""


def works(engine: Engine, only: Collection[str] = (), since: Since | None = None) -> list[Work]:
    """Return the work: all, or those named by *only* (rules, facts, sources, ``rubric``) that changed *since*."""
    ruleset = engine.ruleset
    found: list[Work] = [("rule", id_) for id_ in engine.rules]
    found += [("fact", name) for name, (record, _) in ruleset.facts.items() if record.get("derive") is not None]
    found += [("source", id_) for id_ in ruleset.sources]
    found = [work for work in found if (not only or work[1] in only) and (since is None or work in since)]
    if only and "rubric" not in only:
        return found
    scales = Scales(engine)
    numbers = range(len(scales.changes())) if since is None else since.of_rubric(scales)
    chunks = [numbers[start : start + _CHUNK] for start in range(0, len(numbers), _CHUNK)]
    return found + [("rubric", " ".join(map(str, chunk))) for chunk in chunks]


def outcomes(engine: Engine, todo: list[Work], jobs: int = 1) -> Iterator[Outcome]:
    """Yield what becomes of every change in *todo*, in the order of it, however many processes work."""
    if jobs <= 1 or len(todo) < 2:
        worker = _Worker(engine)
        for work in todo:
            yield from worker.done(work)
        return
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(engine.ruleset.reference,)) as pool:
        for found in pool.map(_done, todo, chunksize=4):
            yield from found


class _Worker:
    """One engine with everything that is kept between pieces of work."""

    def __init__(self, engine: Engine) -> None:
        self.bench = Bench(engine)
        self.scales = Scales(engine)

    def done(self, work: Work) -> list[Outcome]:
        """Return what becomes of the changes of one piece of work."""
        what, name = work
        if what == "rubric":
            changes = self.scales.changes()
            return list(self.scales.outcomes([changes[int(number)] for number in name.split()]))
        return list({"rule": self.bench.rule, "fact": self.bench.fact, "source": self.bench.source}[what](name))


def suggested(engine: Engine, ids: list[str], jobs: int = 1) -> Iterator[tuple[str, list[Suggestion], list[Outcome]]]:
    """Yield (rule, examples that would notice what survives, what none was found for), in the order of *ids*."""
    if jobs <= 1 or len(ids) < 2:
        bench = Bench(engine)
        yield from ((id_, *suggestions(bench, id_)) for id_ in ids)
        return
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(engine.ruleset.reference,)) as pool:
        yield from pool.map(_suggested, ids)


def _suggested(id_: str) -> tuple[str, list[Suggestion], list[Outcome]]:
    return (id_, *suggestions(_WORKER[0].bench, id_))


_WORKER: list[_Worker] = []


def _start(reference: str) -> None:
    _WORKER[:] = [_Worker(Engine.load(reference, examples=True))]


def _done(work: Work) -> list[Outcome]:
    return _WORKER[0].done(work)
