"""Write what is generated from the contracts: ``python -m casefile_rules.contracts.generate [--check]``.

That is the JSON Schema of each (``schemas/*.json``), the part of it that the reader needs (``schemas/shapes/*.json``),
the pack of the bundled rules, and the page of the documentation that shows what they cover (``docs/coverage.md``).
"""

import importlib
import json
import sys
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, RootModel

from casefile_rules.contracts._base import Contract
from casefile_rules.contracts._schema import DIALECT, dump, schema_for
from casefile_rules.contracts.packing import pack_text
from casefile_rules.reading.bundle import PACK, bundle_folder

CONTRACTS: Final = {
    "assessment": "casefile_rules.assessment.model:AssessmentFile",
    "calendar": "casefile_rules.calendars.model:CalendarFile",
    "casefile": "casefile_rules.casefile.model:Manifest",
    "clauses": "casefile_rules.ruleset.model_clauses:ClausesFile",
    "confirmation": "casefile_rules.human.model:ConfirmationFile",
    "items": "casefile_rules.ruleset.model_clauses:ItemsFile",
    "review": "casefile_rules.human.model:ReviewFile",
    "rubric": "casefile_rules.scoring.rubric_model:RubricFile",
    "rules": "casefile_rules.ruleset.model:RulesFile",
    "ruleset": "casefile_rules.ruleset.model:RulesetFile",
    "unread-keys": "casefile_rules.ruleset.model_clauses:UnreadKeys",
    "vocabulary": "casefile_rules.casefile.vocabulary_model:VocabularyFile",
    "waivers": "casefile_rules.human.model:WaiversFile",
}
"""Contract name -> where its model is (``module:class``). A schema is written for each."""

FOLDER: Final = Path(__file__).parent.parent / "schemas"

NEEDED: Final = frozenset((
    "$ref", "additionalProperties", "anyOf", "description", "items", "maxItems", "maxLength", "maximum", "minimum",
    "pattern", "type", "x-kind", "x-observed", "x-required", "x-same-as", "x-values", "x-zh",
))  # fmt: skip
"""The keywords that :mod:`casefile_rules.shape` reads."""


def model_of(name: str) -> type[BaseModel]:
    """Return the model of the contract *name*. Raises KeyError for a name that is not registered."""
    module, _, attribute = CONTRACTS[name].partition(":")
    model: type[BaseModel] = getattr(importlib.import_module(module), attribute)
    return model


def text_of(name: str) -> str:
    """Return the schema file of the contract *name* as it must stand, ending in a newline."""
    model = model_of(name)
    if issubclass(model, Contract | RootModel):
        return dump(schema_for(model, name)) + "\n"
    # what we only write needs no labels and no reader: pydantic's own schema says it all
    return dump({"$schema": DIALECT, "$id": f"casefile-rules:{name}", **model.model_json_schema()}) + "\n"


def shape_text(schema: str) -> str:
    """Return what the reader needs of the JSON Schema *schema*: no second spellings of keys, no help, on one line."""
    return json.dumps(_shape(json.loads(schema)), ensure_ascii=False, separators=(",", ":")) + "\n"


def _shape(node: Any) -> Any:
    if isinstance(node, list):
        return [_shape(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept: dict[str, Any] = {}
    for key, value in node.items():
        if key in ("properties", "$defs"):
            kept[key] = {name: _shape(one) for name, one in value.items() if "x-alias-of" not in one}
        elif key == "description":
            kept[key] = node.get("x-en", value)
        elif key in NEEDED and not (key == "type" and "x-kind" in node):
            kept[key] = value if key == "x-values" else _shape(value)
    return kept


def files(name: str) -> dict[str, str]:
    """Return the files of the contract *name* as they must stand, by path below the folder."""
    text = text_of(name)
    found = {f"{name}.json": text}
    if issubclass(model_of(name), Contract | RootModel):
        found[f"shapes/{name}.json"] = shape_text(text)
    return found


def stale(folder: Path = FOLDER) -> dict[str, str]:
    """Return the files that differ from the models, by path below *folder*, sorted."""
    wanted = {path: text for name in sorted(CONTRACTS) for path, text in files(name).items()}
    return {path: text for path, text in wanted.items() if _committed(folder / path) != text}


def stale_pack() -> str:
    """Return the text that the pack of bundled rules should have, or ``""`` where it is current."""
    text = pack_text(bundle_folder(), _texts())
    return "" if _committed(Path(bundle_folder()) / PACK) == text else text


def _texts() -> dict[str, dict[str, Any]]:
    """Return by digest what the rules of each bundled ruleset teach: labels of paths, words of values.

    Raises ProblemsError where one does not load.
    """
    from casefile_rules.assessment import Engine  # the shapes it needs are written before

    found: dict[str, dict[str, Any]] = {}
    for path in sorted(Path(bundle_folder()).glob("*/ruleset.yaml")):
        engine = Engine.load(path.parent.name, examples=True)  # compiles every rule
        host = engine.compiler.host
        found[engine.ruleset.digest] = {"labels": dict(sorted(host.labels.items())), "words": host.words}
    return found


_PAGE: Final = """\
# 条款覆盖 Coverage

<!-- Written by `python -m casefile_rules.contracts.generate` from clauses/*.yaml, items.yaml and the rules. -->

内置规则集 `{name}` 的条款登记：每一处条款、每一个检查项由哪条规则、哪个问题、系统的哪个部分承担，或者为什么不设规则；
清单的每个字段由谁读取。条文不照录，要点是我们自己的话。`casefile-rules rules coverage` 给出同样的表，
`casefile-rules explain "评查办法 第十五条"` 逐条说明。

The register of the bundled ruleset: which rule, which question or which part of the system carries each clause and each
check item, or why none does, and who reads each key of a manifest. No article is copied; the words are ours.
`casefile-rules rules coverage --lang en` gives the same tables in English.

"""


def page_file() -> Path:
    """Return the page of the documentation that shows what the bundled rules cover."""
    return Path(bundle_folder()).parent / "docs" / "coverage.md"


def stale_page() -> str:
    """Return the text that the page of coverage should have, or ``""`` where it is current or there are no documents.

    Raises ProblemsError where the bundled ruleset does not load.
    """
    from casefile_rules.assessment import Engine  # the shapes it needs are written before
    from casefile_rules.coverage.table import coverage_of
    from casefile_rules.reports.coverage import markdown

    path = page_file()
    if not path.parent.is_dir():
        return ""
    engine = Engine.load(examples=True)
    text = _PAGE.format(name=engine.ruleset.id) + markdown(coverage_of(engine))
    return "" if _committed(path) == text else text


def write(folder: Path = FOLDER) -> list[str]:
    """Write every stale file and return the paths written."""
    found = stale(folder)
    for path, text in found.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(text.encode())
    return list(found)


def _committed(path: Path) -> str:
    return path.read_bytes().decode() if path.is_file() else ""


def main(arguments: list[str]) -> int:
    """Write the schemas, or with ``--check`` only say which are stale; 1 when some are."""
    if arguments == ["--check"]:
        names = stale()
        for name in names:
            print(f"schemas/{name} is stale: run python -m casefile_rules.contracts.generate", file=sys.stderr)
        others = {f"rules/{PACK}": stale_pack(), "docs/coverage.md": stale_page()}
        for name in (name for name, text in others.items() if text):
            print(f"{name} is stale: run python -m casefile_rules.contracts.generate", file=sys.stderr)
        return 1 if names or any(others.values()) else 0
    if arguments:
        print("usage: python -m casefile_rules.contracts.generate [--check]", file=sys.stderr)
        return 2
    for name in write():
        print(f"wrote schemas/{name}")
    text = stale_pack()  # it is packed as the shapes say
    if text:
        (Path(bundle_folder()) / PACK).write_bytes(text.encode())
        print(f"wrote rules/{PACK}")
    text = stale_page()
    if text:
        page_file().write_bytes(text.encode())
        print("wrote docs/coverage.md")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
