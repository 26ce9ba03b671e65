"""Write the committed JSON Schemas from the contracts: ``python -m casefile_rules.contracts.generate [--check]``."""

import importlib
import sys
from pathlib import Path
from typing import Final

from pydantic import BaseModel, RootModel

from casefile_rules.contracts._base import Contract
from casefile_rules.contracts._schema import DIALECT, dump, schema_for
from casefile_rules.reading.bundle import PACK, bundle_folder, pack_text

CONTRACTS: Final = {
    "assessment": "casefile_rules.assessment.model:AssessmentFile",
    "calendar": "casefile_rules.calendars.model:CalendarFile",
    "casefile": "casefile_rules.casefile.model:Manifest",
    "review": "casefile_rules.human.model:ReviewFile",
    "rubric": "casefile_rules.scoring.rubric_model:RubricFile",
    "rules": "casefile_rules.ruleset.model:RulesFile",
    "ruleset": "casefile_rules.ruleset.model:RulesetFile",
    "vocabulary": "casefile_rules.casefile.vocabulary_model:VocabularyFile",
    "waivers": "casefile_rules.human.model:WaiversFile",
}
"""Contract name -> where its model is (``module:class``). A schema is written for each."""

FOLDER: Final = Path(__file__).parent.parent / "schemas"


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


def stale(folder: Path = FOLDER) -> list[str]:
    """Return the names of the contracts whose committed schema differs from the model, sorted."""
    return [name for name in sorted(CONTRACTS) if _committed(folder / f"{name}.json") != text_of(name)]


def stale_pack() -> str:
    """Return the text that the pack of bundled rules should have, or ``""`` where it is current."""
    text = pack_text(bundle_folder())
    return "" if _committed(bundle_folder() / PACK) == text else text


def write(folder: Path = FOLDER) -> list[str]:
    """Write every stale schema and return the names written, sorted."""
    names = stale(folder)
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.json").write_bytes(text_of(name).encode())
    return names


def _committed(path: Path) -> str:
    return path.read_bytes().decode() if path.is_file() else ""


def main(arguments: list[str]) -> int:
    """Write the schemas, or with ``--check`` only say which are stale; 1 when some are."""
    if arguments == ["--check"]:
        names = stale()
        for name in names:
            print(f"schemas/{name}.json is stale: run python -m casefile_rules.contracts.generate", file=sys.stderr)
        if stale_pack():
            print(f"rules/{PACK} is stale: run python -m casefile_rules.contracts.generate", file=sys.stderr)
            return 1
        return 1 if names else 0
    if arguments:
        print("usage: python -m casefile_rules.contracts.generate [--check]", file=sys.stderr)
        return 2
    text = stale_pack()
    if text:
        (bundle_folder() / PACK).write_bytes(text.encode())
        print(f"wrote rules/{PACK}")
    for name in write():
        print(f"wrote schemas/{name}.json")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
