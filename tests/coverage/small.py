"""A small ruleset with a register of clauses, written into a folder; what a test changes is put over it."""

from pathlib import Path

from casefile_rules import Engine
from casefile_rules.coverage.register import read_register
from casefile_rules.coverage.table import Coverage, coverage_of

RULESET = """\
format: ruleset/1
id: mine
version: 0.1.0
title: {zh: 某县}
subject: casefile
vocabulary: vocabulary
calendar: cn
sources:
  - id: standard
    title: {zh: 某县案卷制作规范, en: County standard}
    authority: seed
    articles: 3
    in_force: {from: 2020-01-01, by: case.events.closed}
  - {id: review, title: {zh: 某县案卷评查办法}, authority: seed, articles: 9}
facts:
  sealed: {type: bool, ask: {zh: 是否封存}}
  bound: {type: bool, derive: {unit.stray: {blank: true}}}
orders:
  - id: mine-main
    category: penalty
    volume: main
    authority: seed
    cites: [{source: standard, article: 第二条}]
    items: [{no: 1, type: penalty_decision}]
eligibility: [{id: open, when: {state: open}, message: {zh: 未结案}}]
"""
RULES = """\
- id: M-1
  title: {zh: 封面写明案由}
  cites: [{source: standard, article: 第一条}]
  authority: seed
  status: draft
  applies: {facts.bound: true}
  require: {check: present, fields: [cover.cause]}
- id: M-2
  title: {zh: 装订整齐}
  cites: [{source: standard, article: 第二条, item: （二）}]
  authority: seed
  status: draft
  require: {check: judge, ask: {zh: 装订整齐吗？}}
- id: M-3
  title: {zh: 年度}
  cites: [{source: standard, article: 第二条, item: （一）}]
  authority: seed
  status: draft
  require: {any: [{unit.year: 2024}, {check: judge, ask: {zh: 年度对吗？}}]}
"""
RUBRIC = """\
format: rubric/1
total: 100
nodes:
  - id: papers
    title: {zh: 文书, en: Papers}
    mode: deduct
    points: 100
    lines: [{rule: M-1, deduct: 10}, {rule: M-2, deduct: 5}]
vetoes: [{id: grave, rule: M-2, effect: {grade: 不合格}, ground: {zh: 散失}}]
grades: [{name: 合格, min: 60}, {name: 不合格}]
"""
CLAUSES = """\
- source: standard
  articles: 3
  clauses:
    - {at: 第一条, says: {zh: 封面, en: The cover}, rules: [M-1]}
    - {at: 第二条（一）, says: {zh: 年度}, rules: [M-3], in_part: {zh: 机构不看}}
    - {at: 第二条（二）, says: {zh: 装订}, people: [M-2]}
    - {at: 第三条, says: {zh: 施行, en: In force}, by: [in_force]}
"""


def write(folder: Path, **files: str) -> Path:
    """Write the small ruleset below *folder*, with *files* (``clauses``, ``items``, ``unread``, …) put over it."""
    texts = {"ruleset": RULESET, "rules": RULES, "rubric": RUBRIC, "clauses": CLAUSES} | files
    paths = {
        "ruleset": "ruleset.yaml", "rules": "rules/all.yaml", "rubric": "rubric.yaml", "items": "items.yaml",
        "clauses": "clauses/standard.yaml", "more": "clauses/review.yaml", "unread": "unread-keys.yaml",
    }  # fmt: skip
    for name, text in texts.items():
        path = folder / "mine" / paths[name]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "mine"


def covered(folder: Path, **files: str) -> Coverage:
    """Return what the small ruleset covers."""
    engine = Engine.load(str(write(folder, **files)), examples=True)
    return coverage_of(engine, read_register(engine.ruleset))


def told(folder: Path, **files: str) -> list[str]:
    """Return every problem of the small ruleset as ``CODE file:line text``."""
    return [
        f"{one.code} {Path(one.file).name}:{one.line} {one.text('zh')}" for one in covered(folder, **files).problems
    ]
