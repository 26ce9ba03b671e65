"""Files to start from."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from casefile_rules import Engine
from casefile_rules.casefile.reader import case_file_from, parse_case_file
from casefile_rules.cli._form import ALWAYS, OFTEN, ONLY, fields_read, manifest
from casefile_rules.shape import Field, load_shape

BOTH = [(category, keys) for category in ("penalty", "licence") for keys in ("zh", "en")]


def uncommented(text: str) -> str:
    """Return the form with the # taken away from every line that holds a key."""
    found = [re.fullmatch(r"( *)# ((?:  )*(?:- )?[^\s:：·，“{]+:.*)", line) for line in text.splitlines()]
    return "\n".join(m[1] + m[2] if m else line for m, line in zip(found, text.splitlines(), strict=True))


def filled(field: Field, value: Any) -> Any:
    """Return *value* with something that fits wherever the form leaves room."""
    if field.kind == "record":
        known = value or dict.fromkeys(key for key in field.fields if key not in ("observed", "note"))
        return {name: filled(field.fields[field.labels.get(name, name)], one) for name, one in known.items()}
    if field.kind == "list" and field.item is not None:
        return [filled(field.item, one) for one in (value or [None])]
    if field.kind == "mapping":
        return {}
    samples = {"date": "2024-03-01", "moment": "2024-03-01 14:30", "boolean": "是", "integer": "1", "decimal": "5000",
               "pages": "1-3", "choice": value or (field.values or ("x",))[0]}  # fmt: skip
    return value or samples.get(field.kind, "甲")


@pytest.mark.parametrize(("category", "keys"), BOTH)
def test_the_form_with_everything_filled_in_is_read(category: str, keys: str) -> None:
    found = yaml.load(uncommented(manifest(category, keys)), yaml.BaseLoader)  # noqa: S506 - it makes only text, lists and mappings
    shape = load_shape("casefile")
    volumes, facts = shape.fields["volumes"].zh, shape.fields["facts"].zh
    assert found.pop(volumes if keys == "zh" else "volumes")
    assert found.pop(facts if keys == "zh" else "facts")
    data = case_file_from(filled(shape, found)).data
    assert data["format"] == "casefile/1"
    assert len(data) > 35


@pytest.mark.parametrize(("category", "keys"), BOTH)
def test_the_form_can_be_checked_as_it_is(category: str, keys: str) -> None:
    data = parse_case_file(manifest(category, keys)).data
    assert set(data) == {"format", "category", "volumes"}


@pytest.mark.parametrize(("category", "keys"), BOTH)
def test_every_key_that_a_rule_reads_is_offered(category: str, keys: str) -> None:
    text = manifest(category, keys)
    lines = {line.lstrip("# -·").partition(":")[0] for line in text.splitlines()}
    read = fields_read(Engine.load())
    others = {name for kind, names in ONLY.items() if kind != category for name in names}
    for key, field in load_shape("casefile").fields.items():
        record = field if field.item is None else field.item
        asked = [(one, below) for one, below in record.fields.items() if id(below) in read and not below.same_as]
        if key in others or key in ("cases", "volumes"):
            continue
        assert not asked or (field.zh if keys == "zh" else key) in lines, key
        for one, below in asked:
            assert (below.zh if keys == "zh" else one) in lines, (key, one)
    papers = load_shape("casefile").fields["volumes"].item.fields["documents"].item  # type: ignore[union-attr] # a volume has documents
    for one, below in papers.fields.items():  # type: ignore[union-attr] # they are records
        assert id(below) not in read or (below.zh if keys == "zh" else one) in lines, one


def test_other_spellings_of_a_key_are_not_offered() -> None:
    text = manifest("penalty", "en")
    assert "legal_review_due" not in text
    assert "# heard:" not in text.replace(" ", "").replace("#", "# ")


def test_a_form_offers_what_its_kind_of_file_can_have() -> None:
    penalty, licence = (manifest(category, "zh") for category in ("penalty", "licence"))
    assert "补正" not in penalty.split("没有发生: [")[1].partition("]")[0]
    assert "先行登记保存" not in licence.split("没有发生: [")[1].partition("]")[0]
    assert "\n# 处罚:" in penalty
    assert "\n# 处罚:" not in licence
    assert "\n# 许可:" in licence


def test_groups_name_sections_of_the_contract() -> None:
    shape = load_shape("casefile")
    for names in (ALWAYS, OFTEN, *ONLY.values()):
        assert set(names) <= set(shape.fields)
    assert not set(ALWAYS) & set(OFTEN)


def test_a_ruleset_is_not_written_into_a_place_that_exists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from casefile_rules.cli import main

    assert main(["new", "ruleset", str(tmp_path)]) == 2
    assert "U605" in capsys.readouterr().err
    assert main(["new", "ruleset", str(tmp_path / "a b")]) == 2
    assert "U611" in capsys.readouterr().err
    assert main(["new", "case", "-o", str(tmp_path / "none" / "a.yaml")]) == 2
    assert "U606" in capsys.readouterr().err


def test_a_sheet_says_how_to_propose_a_ground_and_needs_the_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from casefile_rules.cli import main

    case = str(Path(__file__).resolve().parents[2] / "samples" / "penalty-clean.yaml")
    sheet, confirmation = tmp_path / "sheet.yaml", tmp_path / "confirmation.yaml"
    assert main(["new", "review", case, "-o", str(sheet)]) == 0
    text = sheet.read_text(encoding="utf-8")
    assert "#   art19-2  程序不符合法定要求" in text
    assert "art19-1" not in text, "the record answers it"
    assert "filing-half" not in text, "arithmetic is proposed by nobody"
    assert main(["check", case, "--review", str(sheet)]) == 2
    assert "K205" in capsys.readouterr().err
    named = text.replace("name:   #", "name: 张三   #").replace(
        "vetoes: []", "vetoes:\n  - {veto: art19-2, verdict: confirmed, reason: 未听取申辩}"
    )
    sheet.write_text(named, encoding="utf-8")
    assert main(["new", "confirmation", case, "--review", str(sheet), "-o", str(confirmation)]) == 0
    assert "张三：未听取申辩" in confirmation.read_text(encoding="utf-8")
    assert main(["check", case, "--confirm", str(confirmation)]) == 2
    assert capsys.readouterr().err.count("K205") == 3


def test_a_form_shows_lists_roles_and_how_several_cases_are_written() -> None:
    text = manifest("penalty", "zh")
    assert "#   引用条款:   # 作为依据引用的条款，写到款、项：[甲, 乙]" in text
    assert text.count("#       身份 = 当事人 | ") == 1
    assert "#   · 所属案件:" in text
    assert "#   · 案件: [{案号: …" in text
    assert "立卷、案卷封面、执法主体、卷、备考表" in text, "what the contract does not put into a case is written once"
