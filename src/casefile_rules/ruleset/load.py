"""Reading a ruleset's folder and everything it extends into one merged :class:`Ruleset`.

Only the form is judged here (contracts, ids, citations, windows, overrides); conditions and the rubric are compiled by
the engine, so that ``load_ruleset`` there finds everything wrong with a ruleset at once.
"""

import hashlib
import os
from collections.abc import Iterator
from typing import Any

from casefile_rules.conditions import suggestion
from casefile_rules.problems import Problem, ProblemsError, nearest, problem
from casefile_rules.reading.bundle import bundle_folder, bundled_name
from casefile_rules.reading.source import Source, read_source
from casefile_rules.reading.typed import read
from casefile_rules.ruleset.entries import RuleEntry, Ruleset, Spot, Variant, placed
from casefile_rules.ruleset.extend import adopt, apply_override
from casefile_rules.ruleset.form import check_cites, check_deferred, check_rule
from casefile_rules.ruleset.locate import RULESET_FILE, beside_of, beside_or_bundled, ruleset_folder
from casefile_rules.shape import Field, load_shape
from casefile_rules.values import Record

DEEPEST = 10


def read_ruleset(
    reference: str, *, beside: str | None = None, examples: bool = False
) -> tuple[Ruleset | None, list[Problem]]:
    """Return the merged ruleset *reference* and the problems of its form.

    *examples*: whether the bodies of examples are wanted; a packed ruleset comes without them.

    Raises:
        ProblemsError: where the ruleset cannot be found or its ``ruleset.yaml`` cannot be read at all.
    """
    problems: list[Problem] = []
    folder = ruleset_folder(reference, beside)
    ruleset = _read(folder, problems, (), packed=not examples)
    if ruleset is not None:
        ruleset.reference = reference if bundled_name(folder) else os.path.abspath(folder)
    return ruleset, problems


def _read(folder: str, problems: list[Problem], above: tuple[str, ...], *, packed: bool) -> Ruleset | None:
    source = read_source(os.path.join(folder, RULESET_FILE), packed=packed)
    data = _typed("ruleset", source, problems)
    if data is None:
        return None
    ruleset = Ruleset(folder, source, data)
    if ruleset.id in above or len(above) >= DEEPEST:
        problems.append(_at(source, ("extends",), "S331", chain=" -> ".join((*above, ruleset.id))))
        return None
    _inherit(ruleset, data, problems, above, packed=packed)
    if not source.packed:
        from casefile_rules.ruleset.declared import check_declared, check_files  # what is packed was found sound

        check_declared(ruleset, data, problems)
        check_files(ruleset, problems)
    _declare(ruleset, data, problems)
    _own_rules(ruleset, problems, packed=packed)
    for index, override in _having(source, data, "overrides", "rule"):
        spot = Spot(source, ("overrides", index))
        _cited(ruleset, override, spot, problems)
        apply_override(ruleset, override, spot, problems)
    for index, change in _having(source, data, "reweigh"):
        _cited(ruleset, change, Spot(source, ("reweigh", index)), problems)
        ruleset.reweighs.append((change, Spot(source, ("reweigh", index))))
    path = os.path.join(folder, "rubric.yaml")
    if os.path.isfile(path) and not _strays(ruleset, path, "rubric", problems):
        rubric = _one(path, problems, packed=packed)
        typed = None if rubric is None else _typed("rubric", rubric, problems)
        if typed is None:
            ruleset.lost.append(("rubric", ""))
        if rubric is not None and typed is not None:
            ruleset.rubric = (typed, rubric)
            ruleset.reweighs = [change for change in ruleset.reweighs if change[1].source is source]
            ruleset.files[_called(ruleset, "rubric.yaml")] = rubric.digest
    ruleset.files[_called(ruleset, RULESET_FILE)] = source.digest
    _digest(ruleset)
    if packed:
        ruleset.editions.append(ruleset.digest)
    return ruleset


def _inherit(ruleset: Ruleset, data: Record, problems: list[Problem], above: tuple[str, ...], *, packed: bool) -> None:
    for index, wanted in _having(ruleset.source, data, "extends", "ruleset"):
        spot = Spot(ruleset.source, ("extends", index))
        try:
            folder = ruleset_folder(wanted["ruleset"], beside_of(ruleset.folder))
            parent = _read(folder, problems, (*above, ruleset.id), packed=packed)
        except ProblemsError as error:
            problems.extend(
                _at(spot.source, (*spot.at, "ruleset"), "S330", **dict(each.arguments)) if each.code == "S330" else each
                for each in error.problems
            )
            parent = None
        if parent is None:
            ruleset.lost.append(("parent", ""))
            continue
        version = wanted.get("version")
        if version and parent.version != version and not parent.version.startswith(f"{version}."):
            problems.append(
                _at(spot.source, (*spot.at, "version"), "S332", name=parent.id, found=parent.version, wanted=version)
            )
        if parent.subject != ruleset.subject:
            problems.append(_at(spot.source, spot.at, "S333", name=parent.id, found=parent.subject))
            ruleset.lost.append(("parent", ""))
            continue
        adopt(ruleset, parent, spot, problems)


def _declare(ruleset: Ruleset, data: Record, problems: list[Problem]) -> None:
    """Take over what ``ruleset.yaml`` itself declares."""
    source = ruleset.source
    for index, record in _having(source, data, "sources", "id"):
        ruleset.sources[record["id"]] = record
        ruleset.declared[record["id"]] = Spot(source, ("sources", index))
        window = record.get("in_force") or {}
        if window.get("until") and (window.get("from") or window.get("assumed") or window["until"]) > window["until"]:
            problems.append(_at(source, ("sources", index, "in_force"), "S336", id=record["id"]))
    for id_, spot in ruleset.declared.items():
        other = (ruleset.sources[id_].get("in_force") or {}).get("with") if spot.source is source else None
        if other and other not in ruleset.sources:
            near = suggestion(other, ruleset.sources)
            problems.append(_at(source, (*spot.at, "in_force", "with"), "S344", name=other, known=near))
    for name, record in (data.get("facts") or {}).items():
        ruleset.facts[name] = (record or {"type": "bool"}, Spot(source, ("facts", name)))
    for index, record in _having(source, data, "announced", "fact", "value"):
        _cited(ruleset, record, Spot(source, ("announced", index)), problems)
        ruleset.announced.append((record, Spot(source, ("announced", index))))
    if data.get("scope") is not None:
        ruleset.scopes.append((data["scope"], Spot(source, ("scope",))))
    for index, record in _having(source, data, "eligibility", "when"):
        _cited(ruleset, record, Spot(source, ("eligibility", index)), problems)
        ruleset.eligibility.append((record, Spot(source, ("eligibility", index))))
    for index, record in _having(source, data, "deferred", "when", "rules", "asks"):
        spot = Spot(source, ("deferred", index))
        _cited(ruleset, record, spot, problems)
        if not source.packed:
            check_deferred(ruleset, record, spot, problems)
        ruleset.deferred.append((record, spot))
    _reviewers(ruleset, data, problems)
    ruleset.proof = data.get("proof")
    added = (data.get("types") or [], data.get("orders") or [])
    if added[0] or added[1]:
        ruleset.additions.append((*added, Spot(source, ())))
    for key, kind in (("vocabulary", ""), ("calendar", "calendars")):
        name = data.get(key)
        if not name:
            continue
        found = beside_or_bundled(name, kind, beside_of(ruleset.folder))
        if found is None:
            names = os.listdir(os.path.join(bundle_folder(), kind))
            known = sorted(one.removesuffix(".yaml") for one in names if one.endswith(".yaml"))
            shown_known = nearest(name, known) or " / ".join(known)
            problems.append(_at(source, (key,), "S334", name=name, known=shown_known))
            ruleset.lost += [("vocabulary", "")] if key == "vocabulary" else []
        else:
            setattr(ruleset, key, found)


def _reviewers(ruleset: Ruleset, data: Record, problems: list[Problem]) -> None:
    """Take over what is said of reviewers."""
    record = data.get("reviewers")
    if not record or record.get("at_least") is None:
        return
    spot = Spot(ruleset.source, ("reviewers",))
    ruleset.reviewers = record, spot
    _cited(ruleset, record, spot, problems)
    for key in ("recusal", "confirm"):
        if record.get(key):
            _cited(ruleset, record[key], Spot(spot.source, (*spot.at, key)), problems)
    if record["at_least"] < 1:
        problems.append(_at(ruleset.source, (*spot.at, "at_least"), "S415", number=record["at_least"]))


def _cited(ruleset: Ruleset, record: Record, spot: Spot, problems: list[Problem]) -> None:
    """Record every dangling citation of *record*; what is packed was found sound."""
    if not spot.source.packed:
        check_cites(ruleset, record.get("cites"), spot, problems)


def _having(source: Source, data: Record, key: str, *needed: str) -> Iterator[tuple[int, Record]]:
    """Yield the records of the list under *key* that have what is *needed*, with their positions; others are told."""
    for index, record in placed(data.get(key), source, (key,)):
        if all(record.get(name) is not None for name in needed):
            yield index, record


def _own_rules(ruleset: Ruleset, problems: list[Problem], *, packed: bool) -> None:
    folder = os.path.join(ruleset.folder, "rules")
    own: dict[str, list[RuleEntry]] = {}
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        if not name.endswith(".yaml"):
            continue
        path = os.path.join(folder, name)
        if _strays(ruleset, path, "rules", problems):
            continue
        source = _one(path, problems, packed=packed)
        if source is None:
            ruleset.lost.append(("rules", _text_of(path)))
            continue
        ruleset.files[_called(ruleset, "rules", name)] = source.digest
        rules = _typed("rules", source, problems)
        if rules is None:
            ruleset.lost.append(("rules", _text_of(path)))
        for index, data in placed(rules, source):
            if not data.get("id"):
                raw = source.data[index]
                ruleset.lost.append(("rules", str(raw.get("id") or raw.get("编号") or "—")))
                continue
            spot = Spot(source, (index,))
            if not source.packed:  # what is packed was found sound
                check_rule(ruleset, data, spot, own.get(data["id"], []), problems)
            if data.get("require") is None:
                ruleset.lost.append(("rules", data["id"]))
                continue  # told already
            base = Variant((), data, {})
            entry = RuleEntry(data["id"], data, spot, ruleset.id, (base,))
            own.setdefault(data["id"], []).append(entry)
    for id_, entries in own.items():
        if id_ in ruleset.rules:
            problems.append(
                problem("S335", entries[0].spot.source.name, entries[0].spot.position("id"), id=id_,
                        other=ruleset.rules[id_][0].ruleset)
            )  # fmt: skip
        ruleset.rules[id_] = entries


def _strays(ruleset: Ruleset, path: str, what: str, problems: list[Problem]) -> bool:
    """Return whether *path* leads out of the folder of *ruleset* by a link, which is refused (S414)."""
    if ruleset.source.packed or os.path.realpath(path).startswith(os.path.realpath(ruleset.folder) + os.sep):
        return False
    problems.append(problem("S414", path))
    ruleset.lost.append((what, ""))
    return True


def _text_of(path: str) -> str:
    """Return the text of a file that could not be taken as it is, ``""`` where it cannot be read at all."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, ValueError):
        return ""


def _one(path: str, problems: list[Problem], *, packed: bool) -> Source | None:
    try:
        return read_source(path, packed=packed)
    except ProblemsError as error:
        problems.extend(error.problems)
        return None


def _typed(contract: str, source: Source, problems: list[Problem]) -> Any:
    """Return the typed data of *source*; None where it does not fit the contract (what is wrong is recorded)."""
    if source.packed:
        return source.data
    shape: Field = load_shape(contract)
    found: list[Problem] = []
    data = read(shape, source.data, source, found)
    problems.extend(found)
    if found and (not isinstance(data, dict | list) or (isinstance(data, dict) and _lacks(shape, data))):
        return None
    return data


def _lacks(shape: Field, data: Record) -> bool:
    return any(data.get(name) is None for name in shape.required)


def _called(ruleset: Ruleset, *below: str) -> str:
    """Return how a file of *ruleset* is called in its digest: by id, the same wherever the folder lies."""
    return "/".join(("rules", ruleset.id, *below))


def _digest(ruleset: Ruleset) -> None:
    for path, folder in ((ruleset.vocabulary, "rules"), (ruleset.calendar, "rules/calendars")):
        if path is not None:
            ruleset.files[f"{folder}/{os.path.basename(path)}"] = _sha256(path)
    lines = "".join(f"{name} {digest}\n" for name, digest in sorted(ruleset.files.items()))
    ruleset.digest = hashlib.sha256(lines.encode()).hexdigest()


def _sha256(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def _at(source: Source, path: tuple[str | int, ...], code: str, **arguments: object) -> Problem:
    return problem(code, source.name, source.position(path), **arguments)
