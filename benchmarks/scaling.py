"""How the time grows: twice the documents, twice the rules, for every kind of check.

For each kind there is one ruleset of one rule, and a case file of any number of documents in which the rule has much
to look at and nothing, or a little, to find. What is timed is everything an evaluation does: by the closures alone (a
single check never makes the screen) and by the screen that a program gets that checks many files.
"""

import datetime as dt
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks import floors
from benchmarks.evaluating import NOBODY, RULESET, case_file
from benchmarks.measure import Contestant

from casefile_rules.assessment import Engine
from casefile_rules.casefile.reader import case_file_from
from casefile_rules.engine import Evaluation, screens_of

Rule = dict[str, Any]

EACH: Final = {"each": "documents"}
KINDS: Final[dict[str, Rule]] = {
    "required": {"require": {"check": "required", "type": "案件移送函"}},
    "excluded": {"require": {"check": "excluded", "duplicates": "true"}},
    "placed": {"require": {"check": "placed"}},
    "ordered": {"require": {"check": "ordered", "order": "workload"}},
    "paginated": {"require": {"check": "paginated", "front": ["upper_right"], "back": ["upper_left"]}},
    "catalogued": {"each": "volumes", "require": {"check": "catalogued"}},
    "present": {**EACH, "require": {"check": "present", "fields": ["title", "date", "doc_no"]}},
    "stamped": {**EACH, "require": {"check": "stamped", "text": "经核对与原件无误"}},
    "signed": {**EACH, "require": {"check": "signed", "roles": ["handler", "party"]}},
    "labelled": {"each": "evidence", "require": {"check": "labelled", "field": "label", "fields": ["name", "source"]}},
    "deadline": {
        "each": "services",
        "require": {"check": "deadline", "from": "sent_on", "to": "served_on", "amount": "7", "unit": "working_day"},
    },
    "sequence": {"require": {"check": "sequence", "in": "documents", "field": "date"}},
    "consistent": {"require": {"check": "consistent", "in": "documents", "field": "party_name"}},
    "count": {"require": {"check": "count", "in": "documents", "where": {"form": "photocopy"}, "at_least": "2"}},
    "matches": {**EACH, "require": {"check": "matches", "field": "doc_no", "pattern": "第[0-9]{1,6}号"}},
    "judge": {**EACH, "require": {"check": "judge", "ask": {"zh": "是否清楚"}}},
    "people": {
        "require": {
            "check": "people", "at_least": "2",
            "named": [{"in": "evidence", "field": "name"}, {"in": "documents", "field": "party_name"}],
            "unless": {"in": "evidence", "field": "name", "where": {"kept": "bag"}},
        }
    },
    "total": {
        "require": {"check": "total", "of": [{"in": "payments", "field": "amount"}], "at_least": ["penalty.fine"]}
    },
    "timed": {**EACH, "require": {"check": "timed", "from": "started_at", "to": "ended_at"}},
    "named": {"require": {"check": "named", "field": "decision.party", "in": "parties", "by": "name"}},
    "some, every": {
        "require": {
            "all": [
                {"every": {"in": "documents", "where": {"date": {"not_before": {"field": "case.events.opened"}}}}},
                {"some": {"in": "documents", "where": {"title": {"matches": ".*9"}}}},
            ]
        }
    },
    "pick": {
        "require": {
            "check": "deadline", "from": "events.opened", "amount": "9", "unit": "year",
            "to": {"pick": "latest", "in": "services", "field": "served_on"},
        }
    },
}  # fmt: skip
"""Kind -> a rule of it. A test sees to it that no kind is missing."""


def write(folder: Path, rules: list[Rule]) -> Path:
    """Write a ruleset of *rules* into *folder*, beside the vocabulary and the calendar of the workload."""
    home = folder / "scaling"
    (home / "rules").mkdir(parents=True)
    for name in ("workload.yaml", "calendars"):
        (folder / name).symlink_to(RULESET.parent / name)
    base = (RULESET / "ruleset.yaml").read_text(encoding="utf-8")
    (home / "ruleset.yaml").write_text(base.replace("id: workload\n", "id: scaling\n", 1), encoding="utf-8")
    title = {"zh": "测速", "en": "measured"}
    cites = [{"source": "workload", "article": "1"}]
    written = [
        {"id": f"S{index}", "title": title, "cites": cites, "authority": "proposed", "status": "draft", **rule}
        for index, rule in enumerate(rules)
    ]
    _dump(home / "rules" / "rules.yaml", written)
    lines = [{"rule": rule["id"], "deduct": "1", "per": "case"} for rule in written]
    node = {"id": "all", "title": title, "mode": "deduct", "points": "100", "floor": "0", "lines": lines}
    _dump(home / "rubric.yaml", {"format": "rubric/1", "total": "100", "nodes": [node]})
    return home


def _dump(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")  # JSON is YAML


def engine_of(rules: list[Rule]) -> Engine:
    """Return the engine of *rules*."""
    with TemporaryDirectory() as folder:
        return Engine.load(str(write(Path(folder), rules)))


def manifest(size: int, *, faults: bool = False) -> dict[str, Any]:
    """Return a manifest of *size* documents and of each list that grows with them; with *faults*, some stand wrong."""
    day = dt.date(2024, 3, 1)
    signatures = [{"name": "张三", "role": "handler"}, {"name": "李四", "role": "party"}]
    kinds = list(floors.titles.values())[:-2]
    documents = []
    for number in range(size):
        wrong = faults and number % 1000 == 500
        documents.append(
            {
                "type": kinds[0 if wrong else number * len(kinds) // size],
                "title": f"材料{number}",
                "doc_no": "无" if wrong else f"第{number}号",
                "date": day + dt.timedelta(number // 50 - 100 * wrong),
                "pages": f"{2 * number + 1}-{2 * number + 2 + wrong}",
                "leaves": [
                    {"page": 2 * number + 1, "side": "front", "content": "text", "mark": "upper_right"},
                    {"page": 2 * number + 2, "side": "back", "content": "text", "mark": "upper_left"},
                ],
                "form": "photocopy",
                "certification": {"stamp": "作废" if wrong else "经核对与原件无误"},
                "signed_by": signatures[wrong:],
                "party_name": "王五" if wrong else "赵六",
                "started_at": "10时30分",
                "ended_at": "上午9时" if wrong else "下午1:05",
            }
        )
    keys = ("title", "type", "pages", "date", "doc_no")
    lines = [
        {"no": number + 1, **{key: one[key] for key in keys if key != "type"}} for number, one in enumerate(documents)
    ]
    names = [f"{chr(0x5600 + number // 150)}{chr(0x5600 + number % 150)}" for number in range(size)]
    label = {"name": "物", "quantity": "1", "features": "蓝", "source": "现场"}
    late = dt.timedelta(3 + 30 * faults)
    return {
        "format": "casefile/1",
        "category": "penalty",
        "events": {"opened": day},
        "parties": [{"name": name} for name in names],
        "decision": {"party": "、".join(names[faults:])},
        "penalty": {"fine": str(size + faults)},
        "payments": [{"amount": "1"} for _ in range(size)],
        "volumes": [
            {"kind": "main", "complete": True, "documents": documents, "catalogue": lines},
            {"kind": "sub", "present": "false"},
        ],
        "evidence": [{"name": f"物{number}", "kept": "bag", "label": dict(label)} for number in range(size)],
        "services": [{"of": f"第{number}号", "sent_on": day, "served_on": day + late} for number in range(size)],
    }


def prepared(engine: Engine, size: int, *, faults: bool = False) -> Any:
    """Return the case file of *size* documents as *engine* sees it."""
    return engine.prepare(case_file_from(manifest(size, faults=faults)))


def contestant(engine: Engine, file: Any, *, screened: bool, times: int = 1) -> Contestant:
    """Return what evaluates *file* and scores it, *times* over."""
    screen = screens_of(engine.rules, engine.compiler.host).of(engine.run(file)) if screened else None

    def run(prepared_: Any) -> object:
        evaluation = Evaluation(engine.rules, engine.run(prepared_), screen)
        assert engine.rubric is not None
        score = engine.rubric.score(engine.given(evaluation, NOBODY, {}, raised_stand=False))
        return score.low, score.high, score.ledger

    return run, [file] * times


def cycled(size: int) -> list[Rule]:
    """Return *size* rules: those of the workload, over and over."""
    import yaml

    rules = [
        rule
        for path in sorted((RULESET / "rules").glob("*.yaml"))
        for rule in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - BaseLoader makes text
    ]
    kept = ("each", "applies", "require")
    return [{key: rule[key] for key in kept if key in rule} for rule in (rules[i % len(rules)] for i in range(size))]


def with_rules(size: int, *, screened: bool) -> Contestant:
    """Return what evaluates one case of the workload against *size* rules."""
    engine = engine_of(cycled(size))
    return contestant(engine, engine.prepare(case_file(floors.cases(1, seed=1)[0])), screened=screened, times=20)
