"""Measure the speed of casefile_rules and say whether the bounds are kept: ``python -m benchmarks.run [--quick]``.

Prints ratios, every one from this one run, and exits with 1 where a bound is broken. What is measured and why is told
in README.md beside this file.
"""

import argparse
import gc
import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks import floors, scaling
from benchmarks.convert import manifest_of
from benchmarks.evaluating import case_file, engine, graded
from benchmarks.measure import Bound, Contestant, growth, ratios

from casefile_rules.casefile.reader import parse_case_file

TUNED = 2.2
DOUBLED = 2.3
STARTED = 12.0
KEPT = 6_000
"""Bytes that a kept result of a faulty case file may take; its case file is not counted."""


def same_findings() -> Bound:
    """Return how many of the faulted case files come out otherwise than the floors say."""
    different = 0
    for case in floors.faulted():
        found, score, grade = floors.tuned(case)
        assert ({rule for rule, _ in found}, score, grade) == _set(floors.functions(case))
        ours = graded(engine().prepare(case_file(case)))
        statuses = {rule for rule, places in ours.evaluation.results.items() if any(place.mask & 2 for place in places)}
        same = statuses == {rule for rule, _ in found} and ours.low == ours.high == score and ours.grades == (grade,)
        different += not same
    return Bound("case files of 200 that come out otherwise than the floors say", different, 0)


def _set(result: floors.Result) -> tuple[set[str], int, str]:
    return {rule for rule, _ in result[0]}, result[1], result[2]


def _parsed(text: str) -> object:
    return parse_case_file(text, "case.json")


def evaluation(cases: int, rounds: int) -> list[Bound]:
    """Compare evaluating prepared case files with the floors; and what comes before it, for its size."""
    found = []
    for kind, faults, seed, most in (("clean", 0, 1, TUNED), ("2 faults each", 2, 2, None)):
        plain = floors.cases(cases, seed=seed, faults=faults)
        files = [case_file(case) for case in plain]
        prepared = [engine().prepare(file) for file in files]
        texts = [json.dumps(manifest_of(case, floors.titles), ensure_ascii=False) for case in plain]
        contestants: dict[str, Contestant] = {
            "tuned": (floors.tuned, plain), "functions": (floors.functions, plain), "evaluate": (graded, prepared),
        }  # fmt: skip
        measured = ratios(contestants, "tuned", rounds)
        few = max(2, cases // 10)  # what these make is cyclic, and the collector is off
        once: dict[str, Contestant] = {
            "tuned": (floors.tuned, plain[:few]),
            "prepare": (engine().prepare, files[:few]),
            "read": (_parsed, texts[:few]),
        }
        before = ratios(once, "tuned", rounds)
        print(f"  {kind}: the tuned floor took {measured.seconds * 1e6:.1f} microseconds for one case file here")
        least = measured.least
        found += [
            Bound(f"{kind}: statuses, score, ledger, grade / tuned floor", least["evaluate"], most),
            Bound(f"{kind}: the same, median of the rounds", measured.median["evaluate"]),
            Bound(f"{kind}: the same / the 60 functions", least["evaluate"] / least["functions"]),
            Bound(f"{kind}: the 60 functions / tuned floor", least["functions"]),
            Bound(f"{kind}: before that, once a file: prepare / tuned floor", before.least["prepare"]),
            Bound(f"{kind}: before that, once a file: read JSON / tuned floor", before.least["read"]),
        ]
    return found


def documents(sizes: list[int], rounds: int) -> list[Bound]:
    """Double the documents for every kind of check."""
    engines = {kind: scaling.engine_of([rule]) for kind, rule in scaling.KINDS.items()}
    any_engine = next(iter(engines.values()))
    worst = dict.fromkeys(engines, 0.0)
    for faults in (False, True):
        files = {size: scaling.prepared(any_engine, size, faults=faults) for size in sizes}
        for kind, one in engines.items():
            for screened in (False, True):

                def make(size: int, one: Any = one, screened: bool = screened) -> Any:
                    return scaling.contestant(one, files[size], screened=screened)  # noqa: B023 - called in this turn

                worst[kind] = max(worst[kind], growth(make, sizes, rounds, DOUBLED))
    return [Bound(f"twice the documents, up to {sizes[-1]:,}: {kind}", found, DOUBLED) for kind, found in worst.items()]


def rules(sizes: list[int], rounds: int) -> list[Bound]:
    """Double the rules."""
    found = []
    for name, screened in (("closures", False), ("screen", True)):
        made = {size: scaling.with_rules(size, screened=screened) for size in sizes}
        factor = growth(made.__getitem__, sizes, rounds, DOUBLED)
        found.append(Bound(f"twice the rules, up to {sizes[-1]:,}: {name}", factor, DOUBLED))
    return found


def start(rounds: int) -> list[Bound]:
    """Compare the command on one JSON file with the start of Python."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "one.json"
        file.write_text(json.dumps(manifest_of(floors.cases(1, seed=1)[0], floors.titles), ensure_ascii=False), "utf-8")
        commands = {
            "pass": [sys.executable, "-c", "pass"],
            "check": [sys.executable, "-m", "casefile_rules", "check", str(file)],
        }

        # compiled modules are kept, as they are wherever it is installed
        environment = {**os.environ, "NO_COLOR": "1"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def run(command: list[str]) -> object:
            # our own command with arguments we wrote
            return subprocess.run(command, check=False, capture_output=True, env=environment)

        both = {name: (run, [one]) for name, one in commands.items()}
        measured = ratios(both, "pass", rounds, perf_counter)
    print(f"  python -c pass took {measured.seconds * 1000:.1f} milliseconds here")
    return [
        Bound("casefile-rules check one.json / python -c pass", measured.least["check"], STARTED),
        Bound("the same, median of the rounds", measured.median["check"]),
    ]


def memory(cases: int) -> list[Bound]:
    """Weigh the results that a program keeps, and what is left behind by those that it does not."""
    prepared = [engine().prepare(case_file(case)) for case in floors.cases(cases, seed=2, faults=2)]
    for _ in range(3):
        for one in prepared:
            graded(one)
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for one in prepared * 5:
        graded(one)
    gc.collect()
    left = tracemalloc.get_traced_memory()[0] - before
    kept = [graded(one) for one in prepared]
    gc.collect()
    size = (tracemalloc.get_traced_memory()[0] - before - left) / len(kept)
    tracemalloc.stop()
    print(f"  a kept result takes {size:,.0f} bytes beside its case file; {left:,} bytes are left behind by the others")
    return [
        Bound(f"bytes of a kept result / {KEPT:,}", size / KEPT, 1.0),
        Bound("bytes left behind by results that were not kept / 100,000", left / 100_000, 1.0),
    ]


def main() -> int:
    """Measure everything, print it, and return 1 where a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds and smaller sizes: a minute, and less sure")
    quick = parser.parse_args().quick
    steps: dict[str, Callable[[], list[Bound]]] = {
        "The same findings": lambda: [same_findings()],
        "Evaluation": lambda: evaluation(50 if quick else 200, 15 if quick else 51),
        "Twice the documents": lambda: documents(
            [1000, 2000] if quick else [2500, 5000, 10000, 20000], 3 if quick else 7
        ),
        "Twice the rules": lambda: rules([240, 480] if quick else [240, 480, 960, 1920], 5 if quick else 15),
        "Start": lambda: start(5 if quick else 15),
        "Memory": lambda: memory(100 if quick else 500),
    }
    kept = True
    for title, step in steps.items():
        print(title, flush=True)
        for bound in step():
            print(bound.line(), flush=True)
            kept = kept and bound.kept
    print("every bound is kept" if kept else "A BOUND IS BROKEN")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
