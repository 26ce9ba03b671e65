"""The public engine: a ruleset with its rubric, loaded and checked once, assessing any number of files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from casefile_rules.assessment._admission import Admission, safe
from casefile_rules.assessment._answers import apply_reviews
from casefile_rules.assessment._assessment import Assessment, Basis
from casefile_rules.assessment._panel import panel_of
from casefile_rules.assessment._states import criteria_of, given, waived_by
from casefile_rules.conditions import ROOT, Answer, Run
from casefile_rules.engine import CompiledRule, Compiler, Evaluation, new_run, read_facts, read_facts_of_parts
from casefile_rules.problems import Problem, ProblemsError, problem
from casefile_rules.ruleset.entries import At, Ruleset, Spot
from casefile_rules.ruleset.load import read_ruleset
from casefile_rules.ruleset.locate import default_ruleset
from casefile_rules.scoring import Rubric, ScoreInput, compile_rubric
from casefile_rules.values import PARTS, UNKNOWN, Record

if TYPE_CHECKING:
    from casefile_rules.engine._screens import Screens
    from casefile_rules.human import Confirmation, Review, Waivers
    from casefile_rules.shape import Field


class Prepared(NamedTuple):
    """A file as one ruleset sees it: the record rules run on, facts nobody asks for, the file's numbers."""

    casefile: Any
    root: Record
    notices: list[Problem]
    identities: tuple[str, ...]


@lru_cache(maxsize=4)
def _of_members(root: Field) -> dict[str, str]:
    """Return the Chinese labels of what members of lists hold (``officers.roles``), as the contract has them."""
    return {
        f"{name}.{key}": f"{field.zh}·{inner.zh}"
        for name, field in root.fields.items()
        if field.kind == "list" and field.item is not None and field.zh
        for key, inner in field.item.fields.items()
        if inner.zh
    }


_WARM = 3
"""Evaluations before the screen is made: a single check never pays for it."""


class Engine:
    """A compiled ruleset with its rubric (引擎): immutable, thread-safe, picklable by its ruleset's reference.

    Everything wrong with the ruleset is found when the engine is made: unknown paths, types that do not fit,
    duplicate ids, dangling citations, impossible windows, messages that name unknown values, and scoring that does
    not add up.

    Attributes:
        ruleset: the merged ruleset; rules: its compiled rules by id; rubric: its scoring tree.
        admission: what decides whether a file is reviewed at all; panel: how many must review it, and who may not.
        points: the rubric as it is written, with the changes of the ruleset made.
        warnings: what the static analysis of scoring does not refuse but wants seen.
    """

    __slots__ = (
        "_compiler", "_conditions", "_criteria", "_labelled", "_made", "_runs", "_screens", "_selectors", "admission",
        "panel", "points", "rubric", "rules", "ruleset", "warnings",
    )  # fmt: skip

    def __init__(self, ruleset: Ruleset, problems: Sequence[Problem] = ()) -> None:
        compiler = Compiler(ruleset)
        found = compiler.problems
        found.extend(problems)
        self.ruleset = ruleset
        self._compiler = compiler
        self.rules: Mapping[str, CompiledRule] = MappingProxyType(compiler.rules())
        self.admission = Admission(compiler)
        self.panel = panel_of(compiler)
        self.warnings: list[Problem] = []
        self._selectors: dict[str, Any] = {}
        self.points: Record = ruleset.rubric[0] if ruleset.rubric else {}
        self.rubric, written = self._compiled_rubric(found)
        if self.rubric is not None:
            for id_, rule in self.rules.items():
                rule.count(wanted=id_ in self.rubric.counting)
        self._conditions: dict[str, Any] = {}
        if ruleset.rubric is not None and self.rubric is not None:
            for key, wanted in self.rubric.conditions.items():
                self._conditions[key] = compiler.condition(wanted.raw, written(wanted.path))
            for key, wanted in self.rubric.selectors.items():
                from casefile_rules.assessment._selecting import selector_of

                selector_of(compiler, self._selectors, written(wanted.path), key)
        if found:
            from casefile_rules.ruleset.lost import causes

            raise ProblemsError(causes(found, ruleset.lost))
        self._screens: Screens | None = None
        self._runs = 0
        self._labelled: dict[str, tuple[int, dict[str, str]]] = {}
        self._criteria = criteria_of(self.points)
        self._made = True

    @classmethod
    def load(cls, reference: str | None = None, *, examples: bool = False) -> Engine:
        """Return the engine for the ruleset *reference*: the id of a bundled one, or the path of a folder.

        Without a reference it is the ruleset that ``rules/default.yaml`` names. *examples*: whether the bodies of its
        examples are wanted, to run them.

        Raises:
            ProblemsError: with everything wrong with the ruleset and what it extends, at once.
        """
        ruleset, problems = read_ruleset(default_ruleset() if reference is None else str(reference), examples=examples)
        if ruleset is None:
            raise ProblemsError(problems)
        return cls(ruleset, problems)

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return Engine.load, (self.ruleset.reference,)

    def __setattr__(self, name: str, value: object) -> None:
        if name not in ("_runs", "_screens") and hasattr(self, "_made"):
            message = f"an engine does not change: {name}"
            raise AttributeError(message)
        object.__setattr__(self, name, value)

    def __repr__(self) -> str:
        return f"Engine({self.ruleset.id!r}, {self.ruleset.version!r}, rules={len(self.rules)})"

    def _compiled_rubric(self, found: list[Problem]) -> tuple[Rubric | None, Callable[[At], Spot]]:
        """Return the compiled rubric, and what tells where a path of it is written."""
        ruleset = self.ruleset
        if ruleset.rubric is None:
            found.append(problem("S355", ruleset.source.name, (1, 1)))
            return None, partial(Spot, ruleset.source)
        data, source = ruleset.rubric
        rules = self.rules.keys()
        if ruleset.reweighs:
            from casefile_rules.assessment._reweigh import Reweighed

            reweighed = Reweighed(ruleset, found)
            self.points = reweighed.data
            word = partial(self.word, reweighed.spot)
            return reweighed.compiled(rules, found, self.warnings, word), reweighed.spot

        def locate(path: At) -> tuple[str, int, int]:
            return (source.name, *source.position(path))

        word = partial(self.word, partial(Spot, source))
        rubric = compile_rubric(data, rules=rules, locate=locate, problems=found, warnings=self.warnings, word=word)
        return rubric, partial(Spot, source)

    def word(self, written: Callable[[At], Spot], by: str, at: At, value: object, where: At) -> str:
        """Return *value*, which chooses a table, as files have it in the field *by*; ``""`` after a problem."""
        from casefile_rules.assessment._selecting import word_of

        return word_of(self._compiler, self._selectors, by, written(at), value, written(where))

    @property
    def labels(self) -> dict[str, str]:
        """Chinese labels of the paths that rules name."""
        return self._compiler.host.labels

    def labels_in(self, collection: str) -> dict[str, str]:
        """Return the labels, for reading only, as rules see them whose ``each`` is *collection* (``""``: the file)."""
        known = self._labelled.get(collection)
        if known is not None and known[0] == len(self.labels):  # rules that are compiled late teach new ones
            return known[1]
        labels = self.labels.copy()  # another thread may be compiling a rule
        owner = self._compiler.subject.element_names.get(collection.rpartition(".")[2], "") if collection else ROOT
        own = {path[len(owner) + 1 :]: label for path, label in labels.items() if path.startswith(f"{owner}.")}
        found = {**_of_members(self._compiler.host.root), **labels, **(own if owner else {})}
        self._labelled[collection] = len(labels), found
        return found

    @property
    def compiler(self) -> Compiler:
        """The compiler with its host, for explaining rules."""
        return self._compiler

    def evaluate(self, casefile: Any, *, answers: dict[tuple[str, str], Answer] | None = None,
                 as_of: date | None = None, reviewed: date | None = None) -> Evaluation:  # fmt: skip
        """Return the outcomes of all rules for *casefile*, reviewed on the day *reviewed*, without scoring them.

        Raises:
            ProblemsError: where recorded facts do not fit what the ruleset declares.
        """
        prepared = casefile if isinstance(casefile, Prepared) else self.prepare(casefile)
        return self._evaluation(prepared.root, answers or {}, as_of, reviewed or as_of)

    def prepare(self, casefile: Any) -> Prepared:
        """Return *casefile* as this ruleset sees it: titles resolved, facts typed. Worth keeping to evaluate it often.

        Raises:
            ProblemsError: where recorded facts do not fit what the ruleset declares.
            TypeError: for what is no case file, such as a path.
        """
        compiler = self._compiler
        data = getattr(casefile, "data", None)
        if not isinstance(data, dict):
            message = f"a case file is wanted, as read_case_file returns it, not {type(casefile).__name__}"
            raise TypeError(message)
        root = compiler.subject.view(data, compiler.vocabulary)
        notices = list(compiler.subject.notices(root, casefile.source, casefile.name))
        facts = data.get("facts")
        if facts is not None:
            typed, problems, unasked = read_facts(compiler.host, facts, casefile.source, casefile.name)
            notices += unasked
            if problems:
                raise ProblemsError(problems)
            root["facts"] = typed
        if PARTS in root:
            notices += read_facts_of_parts(compiler.host, root, data, casefile.source, casefile.name)
        return Prepared(casefile, root, notices, tuple(compiler.subject.identities(data)))

    def given(self, evaluation: Evaluation, waived: frozenset[tuple[str, str]], confirmed: dict[str, bool], *,
              raised_stand: bool) -> ScoreInput:  # fmt: skip
        """Return what the rubric scores: outcomes as place states, and the rubric's own conditions evaluated."""
        run = evaluation.run
        conditions, selectors = self._conditions, self._selectors
        selections: dict[str, str | None] = {}
        if selectors:
            from casefile_rules.assessment._selecting import selection

            selections = {key: selection(one, run) for key, one in selectors.items()}
        return given(
            evaluation,
            self.rubric,
            waived=waived,
            conditions={key: safe(one, run) for key, one in conditions.items()} if conditions else conditions,
            selections=selections,
            confirmed=confirmed,
            raised_stand=raised_stand,
        )

    def assess(self, casefile: Any, *, reviews: Sequence[Review] = (), confirmations: Sequence[Confirmation] = (),
               waivers: Waivers | None = None, as_of: date | None = None) -> Assessment:  # fmt: skip
        """Hold *casefile* against the ruleset and return the graded, explained result.

        Args:
            casefile: what ``read_case_file`` or :meth:`prepare` returns.
            reviews: review sheets; each is also scored by itself, and only agreeing answers count in the whole.
            confirmations: what the organiser decided on grounds of failure that the reviewers propose.
            waivers: waived faults; they count as passed and are shown gross and net.
            as_of: the day on which expiring waivers are judged, and the day of the review where no sheet names one;
                there is no default of today.

        Raises:
            ProblemsError: facts, answers or waivers that do not fit the ruleset or the file, all at once.
        """
        prepared = casefile if isinstance(casefile, Prepared) else self.prepare(casefile)
        dated = [review.reviewed_on for review in reviews if review.reviewed_on is not None]
        basis = Basis(self, *prepared, (as_of, max(dated, default=as_of)), waivers, tuple(confirmations))
        evaluation = self._run(basis, {})
        human = apply_reviews(self, evaluation, reviews, confirmations, basis.identities)
        if human.agreed:
            evaluation = self._run(basis, human.agreed)
        waived = waived_by(self, evaluation, waivers, basis.identities, as_of)
        sheets = tuple(
            (review.reviewer, self._run(basis, answers), confirmed) for review, answers, confirmed in human.sheets
        )
        return Assessment(basis, evaluation, human, waived, sheets)

    def _run(self, basis: Basis, answers: dict[tuple[str, str], Answer]) -> Evaluation:
        return self._evaluation(basis.root, answers, basis.as_of, basis.reviewed)

    def _evaluation(
        self, root: Record, answers: dict[tuple[str, str], Answer], as_of: date | None, reviewed: date | None
    ) -> Evaluation:
        judged_on, seen_on = (UNKNOWN if day is None else day for day in (as_of, reviewed))
        run = Run(root, len(self._compiler.host.derivers), answers, judged_on, seen_on)
        screens = self._screens
        if screens is None:
            self._runs += 1
            if self._runs > _WARM:
                from casefile_rules.engine import screens_of

                self._screens = screens = screens_of(self.rules, self._compiler.host)  # not worth making for one file
        screened = screens is not None and not run.parts  # the screen knows files of one case
        return Evaluation(self.rules, run, screens.of(run) if screens is not None and screened else None)

    def run(self, prepared: Prepared) -> Run:
        """Return a fresh evaluation state for *prepared*, in which single rules can be asked."""
        return new_run(prepared.root, len(self._compiler.host.derivers), {}, UNKNOWN)

    def criterion_of(self, rule: str) -> str:
        """Return the id of the criterion (top node of the rubric) under which *rule* is scored, or ``""``."""
        return self._criteria.get(rule, "")
