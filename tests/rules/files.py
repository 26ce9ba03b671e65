"""The bundled rulesets, and sample files changed a little."""

import copy
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from casefile_rules.assessment import Assessment, Engine
from casefile_rules.casefile.reader import case_file_from, read_case_file
from casefile_rules.reading.source import read_source

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
Change = Callable[[dict[str, Any]], object]


@lru_cache(maxsize=4)
def engine(ruleset: str = "bohu") -> Engine:
    """Return a bundled ruleset with its examples, loaded once for all tests."""
    return Engine.load(ruleset, examples=True)


@lru_cache(maxsize=8)
def _manifest(name: str) -> Any:
    return read_source(SAMPLES / f"{name}.yaml").data


@lru_cache(maxsize=8)
def recorded(name: str) -> dict[str, Any]:
    """Return what the sample *name* records, in the keys of the contract. Copy it before changing it."""
    return dict(read_case_file(SAMPLES / f"{name}.yaml").data)


def changed(name: str, *changes: Change) -> Assessment:
    """Return the assessment of the sample *name* after *changes* of its manifest."""
    manifest = copy.deepcopy(_manifest(name))
    for change in changes:
        change(manifest)
    return engine().assess(case_file_from(manifest, name))


def put(path: str, value: Any) -> Change:
    """Return a change that writes *value* at *path*, such as ``volumes.0.documents.3.form``."""

    def change(manifest: dict[str, Any]) -> None:
        *way, last = path.split(".")
        record: Any = manifest
        for step in way:
            record = record[int(step)] if isinstance(record, list) else record.setdefault(step, {})
        if isinstance(record, list):
            record[int(last)] = value
        else:
            record[last] = value

    return change


def drop(path: str) -> Change:
    """Return a change that takes the member at *path* away."""

    def change(manifest: dict[str, Any]) -> None:
        *way, last = path.split(".")
        record: Any = manifest
        for step in way:
            record = record[int(step)] if isinstance(record, list) else record[step]
        del record[int(last) if isinstance(record, list) else last]

    return change


def move(path: str, old: int, new: int) -> Change:
    """Return a change that moves a member of the list at *path*."""

    def change(manifest: dict[str, Any]) -> None:
        listed: Any = manifest
        for step in path.split("."):
            listed = listed[int(step)] if isinstance(listed, list) else listed[step]
        listed.insert(new, listed.pop(old))

    return change


def faults(assessment: Assessment) -> set[str]:
    """Return the ids of the rules that failed."""
    return {outcome["rule"] for outcome in assessment.to_dict()["outcomes"] if outcome["status"] == "fail"}


def open_rules(assessment: Assessment) -> set[str]:
    """Return the ids of the rules that are undetermined for want of a record (questions for a reviewer left out)."""
    judges = {id_ for id_, rule in engine().rules.items() if rule.judges}
    undetermined = {
        outcome["rule"] for outcome in assessment.to_dict()["outcomes"] if outcome["status"] == "undetermined"
    }
    return undetermined - judges


def said(assessment: Assessment, rule: str, lang: str = "zh") -> str:
    """Return everything the findings of *rule* say."""
    found = [finding for finding in assessment.to_dict()["findings"] if finding["rule"] == rule]
    return "\n".join(text for finding in found for text in (finding["message"][lang], finding["remedy"][lang]))


def dated(event: str, day: str) -> Change:
    """Return a change that writes *day* for *event* and wherever else the sample says when that was."""

    def change(manifest: dict[str, Any]) -> None:
        before = str(manifest["events"].get(event))
        manifest["events"][event] = day
        kinds = {"opened": "立案审批表", "decided": "行政处罚决定书", "notice_served": "", "served": ""}
        for document in [one for volume in manifest["volumes"] for one in volume.get("documents") or []]:
            if document.get("type") == kinds[event]:
                document["date"] = day
                for approval in document.get("approvals") or []:
                    approval["date"] = day
        if event == "opened":
            manifest["cover"]["accepted_on"] = day
        if event == "decided":
            manifest["decision"]["date"] = day
        for record in [*(manifest.get("notices") or []), *(manifest.get("services") or [])]:
            if event in ("notice_served", "served") and record.get("served_on") == before:
                record["served_on"] = day

    return change
