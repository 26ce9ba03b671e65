"""What mutation found: survivors one a line, and how many there are of each kind."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from casefile_rules.mutation._kinds import KINDS, NEVER, NOTICED
from casefile_rules.mutation.running import Outcome
from casefile_rules.problems import Problem, problem


class Survey:
    """The outcomes of all changes, counted by kind; ``survivors`` are those that no example noticed.

    ``bar`` is the percent that must be noticed, ``always`` the kinds of which all must be, as the ruleset says.

    *same*: rule -> the changes that it declares to be none (change, times). ``held`` are those, counted apart;
    ``stale`` is what was declared of a rule that was worked through and is not made, or is noticed.
    """

    def __init__(
        self, outcomes: Iterable[Outcome], proof: Mapping[str, Any] | None = None,
        same: Mapping[str, Sequence[tuple[str, int]]] | None = None,
    ) -> None:  # fmt: skip
        proof = {"noticed": NOTICED, "always": NEVER} if proof is None else proof
        self.bar: int = proof["noticed"]
        self.always: tuple[str, ...] = tuple(proof.get("always") or ())
        self.made: Counter[str] = Counter()
        self.noticed: Counter[str] = Counter()
        self.survivors: list[Outcome] = []
        self.held: list[Outcome] = []
        left = Counter({(rule, change): times for rule, said in (same or {}).items() for change, times in said})
        worked: dict[str, Outcome] = {}
        for one in outcomes:
            worked.setdefault(one.of, one)
            declared = next(((one.of, said) for said in one.said if left[one.of, said] > 0), None)
            if not one.noticed and declared:
                left[declared] -= 1
                self.held.append(one)
                continue
            self.made[one.kind] += 1
            if one.noticed:
                self.noticed[one.kind] += 1
            else:
                self.survivors.append(one)
        self.stale = [(worked[rule], said) for (rule, said), times in left.items() if times and rule in worked]
        self.survivors.sort(key=lambda one: (one.file, one.line, one.column))

    @property
    def share(self) -> Fraction:
        """The share of changes that were noticed; all of none."""
        return Fraction(self.noticed.total(), self.made.total()) if self.made else Fraction(1)

    def passes(self, percent: int | None = None) -> bool:
        """Return whether so many are noticed (*percent* of all), and all of the kinds of which none may survive."""
        bar = self.bar if percent is None else percent
        return (
            not self.stale
            and self.share * 100 >= bar
            and all(self.noticed[kind] == self.made[kind] for kind in self.always)
        )

    def problems(self) -> list[Problem]:
        """Return the survivors as lines, in the order of the files."""
        return [
            problem(
                "M701", one.file, (one.line, one.column), rule=one.of,
                kind=KINDS[one.kind][1], kind_zh=KINDS[one.kind][0],
                change=one.said[1], change_zh=one.said[0], wanted=one.wanted[1], wanted_zh=one.wanted[0],
            )
            for one in self.survivors
        ] + [
            problem("M704", one.file, (one.line, one.column), rule=one.of, change=said) for one, said in self.stale
        ]  # fmt: skip

    def table(self, lang: str) -> list[tuple[str, str, str]]:
        """Return (kind, noticed of made, share) for every kind that was met, and for all."""
        index = 0 if lang == "zh" else 1
        rows = [
            (words[index] + ("＊" if kind in self.always else ""), f"{self.noticed[kind]}/{self.made[kind]}",
             _percent(Fraction(self.noticed[kind], self.made[kind])))
            for kind, words in KINDS.items() if self.made[kind]
        ]  # fmt: skip
        total = f"{self.noticed.total()}/{self.made.total()}"
        if self.held:
            rows.append(("声明等同" if lang == "zh" else "declared the same", str(len(self.held)), ""))
        return [*rows, ("合计" if lang == "zh" else "total", total, _percent(self.share))]

    def document(self) -> dict[str, Any]:
        """Return everything as plain data."""
        return {
            "format": "mutation/1",
            "made": self.made.total(),
            "noticed": self.noticed.total(),
            "demanded": {"noticed": self.bar, "always": list(self.always)},
            "same": len(self.held),
            "kinds": {
                kind: {"made": self.made[kind], "noticed": self.noticed[kind]} for kind in KINDS if self.made[kind]
            },
            "survivors": [
                {"rule": one.of, "kind": one.kind, "file": one.file, "line": one.line, "column": one.column,
                 "change": dict(zip(("zh", "en"), one.said, strict=True)),
                 "missing": dict(zip(("zh", "en"), one.wanted, strict=True))}
                for one in self.survivors
            ],
        }  # fmt: skip


def _percent(share: Fraction) -> str:
    """Return *share* in percent with one decimal, rounded down: what is not all is never called all."""
    tenths = share.numerator * 1000 // share.denominator
    return f"{tenths // 10}.{tenths % 10}%"
