"""What a ruleset declares (声明): every source and fact once, facts that can be asked, no file that nobody reads.

Asked only of rulesets that were not packed: what is packed was found sound.
"""

import os

from casefile_rules.problems import Problem, problem
from casefile_rules.ruleset.entries import At, Ruleset, Spot, placed
from casefile_rules.ruleset.locate import RULESET_FILE
from casefile_rules.values import Record

FILES = ("examples.yaml", "items.yaml", "rubric.yaml", RULESET_FILE, "unread-keys.yaml")
"""What is read in a ruleset's folder beside ``rules/*.yaml`` and ``clauses/*.yaml``."""
FOLDERS = ("rules", "clauses")
RULE_FORMATS = ("", "rubric", "rules", "ruleset", "unread-keys")
"""What a file says before the slash of its ``format`` that is meant as part of a ruleset; rules say nothing."""


def place(spot: Spot, *below: str | int) -> str:
    """Return how a message names a place: ``file:line``."""
    return f"{spot.source.name}:{spot.position(*below)[0]}"


def check_declared(ruleset: Ruleset, data: Record, problems: list[Problem]) -> None:
    """Record what is wrong with the sources and facts that *data*, the ``ruleset.yaml`` itself, declares.

    A source or a fact that is declared before, here or above (S401, S402); a fact that cannot be asked (S404 to S406).
    """
    source, known = ruleset.source, dict(ruleset.declared)
    for index, record in placed(data.get("sources"), source, ("sources",)):
        if record.get("id") is None:
            continue
        spot = Spot(source, ("sources", index))
        if record["id"] in known:
            where = place(known[record["id"]], "id")
            problems.append(problem("S401", source.name, spot.position("id"), id=record["id"], where=where))
        known.setdefault(record["id"], spot)
    for name, fact in (data.get("facts") or {}).items():
        spot = Spot(source, ("facts", name))
        if name in ruleset.facts:
            where = place(ruleset.facts[name][1])
            problems.append(problem("S402", source.name, source.position(spot.at, of_key=True), name=name, where=where))
        _check_fact(name, fact or {}, spot, problems)


def _check_fact(name: str, record: Record, spot: Spot, problems: list[Problem]) -> None:
    def report(code: str, *below: str, **arguments: object) -> None:
        position = spot.source.position((*spot.at, *below), of_key=True)
        problems.append(problem(code, spot.source.name, position, name=name, **arguments))

    kind, values = record.get("type"), record.get("values")
    if kind == "choice" and not values and _open(spot, "values"):
        report("S404")
    if kind not in (None, "choice") and values is not None:
        report("S405", "values", kind=kind)
    if record.get("derive") is None and not record.get("ask") and _open(spot, "ask"):
        report("S406")


def _open(spot: Spot, key: str) -> bool:
    """Return whether nothing is written under *key*: what is written and wrong was told when it was read."""
    raw = spot.source.data
    path: At = ()
    for step in (*spot.at, key):
        path = (*path, step)
        if raw is not None and not isinstance(raw, dict):
            return False
        raw = (raw or {}).get(spot.source.renamed.get(path, step))
    return raw is None or raw == []


def check_parents(ruleset: Ruleset, parent: Ruleset, spot: Spot, problems: list[Problem]) -> None:
    """Record what two parents declare differently: a source (S401), a fact (S402), or their own id (S408)."""
    for id_, record in parent.sources.items():
        if id_ in ruleset.sources and ruleset.sources[id_] != record:
            problems.append(
                problem("S401", spot.source.name, spot.position(), id=id_, where=place(ruleset.declared[id_], "id"))
            )
    for name, (fact, _) in parent.facts.items():
        if name in ruleset.facts and ruleset.facts[name][0] != fact:
            problems.append(
                problem("S402", spot.source.name, spot.position(), name=name, where=place(ruleset.facts[name][1]))
            )
    for file in parent.files:
        if file.endswith(f"/{RULESET_FILE}"):
            mine, theirs = (_below(file.removesuffix(RULESET_FILE), files) for files in (ruleset.files, parent.files))
            if mine and mine != theirs:
                problems.append(problem("S408", spot.source.name, spot.position(), id=file.split("/")[1]))


def _below(prefix: str, files: dict[str, str]) -> dict[str, str]:
    return {name: digest for name, digest in files.items() if name.startswith(prefix)}


def check_files(ruleset: Ruleset, problems: list[Problem]) -> None:
    """Record every YAML file in the ruleset's folder that is meant as a part of it and that nobody reads (S407)."""
    folder = ruleset.folder
    unread = [os.path.join(folder, name) for name in _yaml_in(folder) if name not in FILES]
    unread = [path for path in unread if _is_ours(path)]
    for part in (os.path.join(folder, name) for name in FOLDERS):
        for below, folders, names in os.walk(part):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            unread += [
                os.path.join(below, name)
                for name in sorted(names)
                if _is_yaml(name) and (below != part or not name.endswith(".yaml"))
            ]
    problems.extend(problem("S407", path, (1, 1), name=os.path.basename(path)) for path in unread)


def _yaml_in(folder: str) -> list[str]:
    return sorted(name for name in os.listdir(folder) if _is_yaml(name) and os.path.isfile(os.path.join(folder, name)))


def _is_yaml(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml")) and not name.startswith(".")


def _is_ours(path: str) -> bool:
    """Return whether a file may be meant as part of a ruleset: case files and review sheets say that they are not."""
    from casefile_rules.problems import ProblemsError
    from casefile_rules.reading.source import read_source

    try:
        data = read_source(path).data
    except ProblemsError:
        return True
    form = data.get("format", data.get("格式")) if isinstance(data, dict) else ""
    return not isinstance(form, str) or form.partition("/")[0] in RULE_FORMATS
