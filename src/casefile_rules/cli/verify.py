"""``verify``: recompute an assessment from its inputs and compare, byte for byte."""

from pathlib import Path
from typing import Any

import click

from casefile_rules.assessment import Engine, dump
from casefile_rules.casefile.reader import case_file_of
from casefile_rules.cli._options import lang_option, ruleset_option
from casefile_rules.cli._shared import day_of, format_of, read_any
from casefile_rules.human import read_confirmation, read_review, read_waivers
from casefile_rules.problems import ProblemsError, problem
from casefile_rules.reports._writing import clean


@click.command("verify")
@click.argument("assessment", metavar="ASSESSMENT")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@ruleset_option
@lang_option
def command(assessment: str, inputs: tuple[str, ...], ruleset: str | None, lang: str) -> int:
    """Recompute ASSESSMENT (a JSON file of `check --format json`) from INPUT: manifests, review sheets, waivers.

    Exit status: 0 it agrees byte for byte, 1 it differs (the first difference is named), 2 an input is missing or
    cannot be read.
    """
    stored = _stored(assessment)
    sources = [(path, read_any(path)) for path in inputs]
    files = {source.digest: (path, source) for path, source in sources}
    differences = 0
    documents = stored if isinstance(stored, list) else [stored]
    engines: dict[str, Engine] = {}
    again = []
    for document in documents:
        found = _again(document, assessment, files, ruleset, engines)
        again.append(found)
        differing = first_difference(document, found)
        told = _told(differing, lang) if differing else "一致" if lang == "zh" else "agrees"
        differences += bool(differing)
        click.echo(clean(f"{assessment}: {document['case']['name']}: {told}"))
    if not differences and dump(again if isinstance(stored, list) else again[0]) != _text(assessment):
        differences += 1
        click.echo(clean(f"{assessment}: {_told('(layout)', lang)}"))
    return 1 if differences else 0


def _text(path: str) -> str:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return file.read()


def _stored(path: str) -> Any:
    """Return what *path* holds. Raises ProblemsError: U608 for what is no assessment, U615 for a damaged one."""
    import json

    read_any(path)  # bounded, well formed and in the right encoding, or the problems say what is not
    try:
        stored = json.loads(_text(path))
    except ValueError:
        raise ProblemsError([problem("U608", path, (1, 1))]) from None
    documents = stored if isinstance(stored, list) else [stored]
    if not documents or any(format_of(document) != "assessment/1" for document in documents):
        raise ProblemsError([problem("U608", path, (1, 1))])
    _whole(documents, path)
    return stored


def _whole(documents: list[Any], path: str) -> None:
    """Hold *documents* against the contract, because what follows reads them as if it were kept."""
    import json

    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    schema = json.loads((Path(__file__).resolve().parent.parent / "schemas" / "assessment.json").read_bytes())
    validator = Draft202012Validator(schema)
    for document in documents:
        found = best_match(validator.iter_errors(document))
        if found is not None:
            place = found.json_path.removeprefix("$").removeprefix(".") or "."
            raise ProblemsError([problem("U615", path, (1, 1), path=place, reason=found.message)])


def _again(
    stored: Any, path: str, files: dict[str, tuple[str, Any]], ruleset: str | None, engines: dict[str, Engine]
) -> Any:
    """Return the assessment computed anew from the inputs that its provenance names."""
    provenance = stored["provenance"]
    reference = ruleset or provenance["ruleset"]["id"]
    engine = engines.get(reference) or engines.setdefault(reference, Engine.load(reference))
    wanted = provenance["ruleset"]["sha256"]
    if engine.ruleset.digest != wanted:
        raise ProblemsError(
            [problem("U609", path, name=reference, found=engine.ruleset.digest[:12], wanted=wanted[:12])]
        )
    missing = []
    found: dict[str, list[tuple[str, Any]]] = {kind: [] for kind in ("manifest", "review", "confirmation", "waivers")}
    needed = [("manifest", provenance["manifest"]["sha256"])]
    needed += [("review", review["sha256"]) for review in provenance["reviews"]]
    needed += [("confirmation", one["sha256"]) for one in provenance.get("confirmations") or []]
    needed += [("waivers", provenance["waivers"]["sha256"])] if provenance["waivers"] else []
    for kind, digest in needed:
        if digest in files:
            found[kind].append(files[digest])
        else:
            missing.append(problem("U607", path, kind=kind, digest=digest[:12]))
    if missing:
        raise ProblemsError(missing)
    case = case_file_of(found["manifest"][0][1])
    case.name = stored["case"]["name"]  # the file may have been renamed; its content is what counts
    return engine.assess(
        case,
        reviews=[read_review(file) for file, _ in found["review"]],
        confirmations=[read_confirmation(file) for file, _ in found["confirmation"]],
        waivers=read_waivers(found["waivers"][0][0]) if found["waivers"] else None,
        as_of=day_of(provenance["as_of"]),
    ).to_dict()


def first_difference(one: Any, other: Any, path: str = "") -> str:
    """Return the path of the first place where two JSON values differ, with both values; ``""`` where none does."""
    if type(one) is not type(other):
        return f"{path or '.'}: {one!r} / {other!r}"
    if isinstance(one, dict):
        for key in [*one, *(key for key in other if key not in one)]:
            if key not in one or key not in other:
                return f"{path}.{key}: {'—' if key not in one else '…'} / {'—' if key not in other else '…'}"
            found = first_difference(one[key], other[key], f"{path}.{key}")
            if found:
                return found
        return "" if list(one) == list(other) else f"{path or '.'}: key order"
    if isinstance(one, list):
        for index, (left, right) in enumerate(zip(one, other, strict=False)):
            found = first_difference(left, right, f"{path}[{index}]")
            if found:
                return found
        return "" if len(one) == len(other) else f"{path}: {len(one)} / {len(other)} items"
    return "" if one == other else f"{path or '.'}: {one!r} / {other!r}"


def _told(difference: str, lang: str) -> str:
    return f"不一致：{difference}" if lang == "zh" else f"differs: {difference}"
