"""Rulesets about officers (tests/officers.py), written into a folder, compiled, and held against records."""

from pathlib import Path
from typing import Any

import yaml
from tests import officers

from casefile_rules.engine import Compiler, Evaluation, Place, new_run, read_facts
from casefile_rules.problems import Problem, ProblemsError
from casefile_rules.ruleset.load import read_ruleset
from casefile_rules.status import word
from casefile_rules.values import UNKNOWN, Record

SOURCE = {"id": "law", "title": {"zh": "办法"}, "authority": "law", "articles": "20"}


def rule(id_: str, require: Any, **more: Any) -> Record:
    """Return a raw rule."""
    base = {"id": id_, "title": {"zh": f"规则{id_}"}, "authority": "proposed", "status": "draft",
            "cites": [{"source": "law", "article": "第五条"}], "require": require}  # fmt: skip
    return base | more


def write(folder: Path, *rules: Record, **ruleset: Any) -> Path:
    """Write a ruleset into *folder* and return it; each rule stands in the one file of rules."""
    base = {"format": "ruleset/1", "id": folder.name, "version": "1.0.0", "title": {"zh": "测试"}, "subject": "officer",
            "sources": [SOURCE]}  # fmt: skip
    (folder / "rules").mkdir(parents=True, exist_ok=True)
    dump(folder / "ruleset.yaml", base | ruleset)
    dump(folder / "rules" / "rules.yaml", list(rules))
    return folder


def dump(path: Path, data: Any) -> None:
    """Write *data* as YAML, every scalar as text."""
    path.write_text(yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False), encoding="utf-8")


def problems_of(folder: Path) -> list[Problem]:
    """Return everything wrong with the ruleset in *folder*."""
    try:
        ruleset, problems = read_ruleset(str(folder))
        if ruleset is not None:
            compiler = Compiler(ruleset)
            compiler.rules()
            problems += compiler.problems
    except ProblemsError as error:
        problems = list(error.problems)
    return sorted(problems)


def codes_of(folder: Path) -> list[str]:
    """Return the codes of everything wrong with the ruleset in *folder*."""
    return [each.code for each in problems_of(folder)]


class _Plain(yaml.SafeDumper):
    """Writes YAML without anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write the same thing twice where it stands twice."""
        del data
        return True


class Tiny:
    """A compiled ruleset without a rubric."""

    def __init__(self, folder: Path) -> None:
        ruleset, problems = read_ruleset(str(folder))
        assert ruleset is not None
        self.compiler = Compiler(ruleset)
        self.rules = self.compiler.rules()
        problems += self.compiler.problems
        assert not problems, [each.render("en") for each in problems]

    def evaluate(self, text: str, answers: Any = None) -> Evaluation:
        """Return the outcomes for an officer's record written as YAML."""
        return self.evaluate_record(self.root(text), answers)

    def root(self, text: str) -> Record:
        """Return the record that rules run on."""
        officer = officers.officer(text)
        root = self.compiler.subject.view(officer.data, self.compiler.vocabulary)
        facts, problems, _ = read_facts(self.compiler.host, officer.data.get("facts"), officer.source, officer.name)
        assert not problems
        return {**root, "facts": facts} if "facts" in root else root

    def evaluate_record(self, root: Record, answers: Any = None) -> Evaluation:
        """Return the outcomes for a record."""
        run = new_run(root, len(self.compiler.host.derivers), answers or {}, UNKNOWN)
        return Evaluation(self.rules, run)

    def places(self, text: str, id_: str = "A", answers: Any = None) -> list[Place] | None:
        """Return the places of one rule."""
        return self.evaluate(text, answers).places(id_)

    def words(self, text: str, id_: str = "A", answers: Any = None) -> dict[str, str] | None:
        """Return place -> the word shown, of one rule; None where it is not selected."""
        places = self.places(text, id_, answers)
        return None if places is None else {place.key: word(place.mask) for place in places}


def tiny(folder: Path, *rules: Record, **ruleset: Any) -> Tiny:
    """Write and compile a ruleset in which nothing is wrong."""
    return Tiny(write(folder, *rules, **ruleset))
