"""Reading files: bounded, never a traceback, every position exact, YAML and JSON of the same data the same."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import keys, raw_trees

from casefile_rules.problems import Problem, ProblemsError
from casefile_rules.reading import yaml_text
from casefile_rules.reading.source import Source, parse_source, read_source


def refused(content: bytes | str, *, json: bool | None = False) -> list[tuple[str, int, int]]:
    """Return (code, line, column) of everything wrong with *content*."""
    with pytest.raises(ProblemsError) as caught:
        parse_source(content, "f", json=json)
    return [(each.code, each.line, each.column) for each in caught.value.problems]


def read_or_told(content: bytes | str, json: bool | None) -> tuple[Source | None, tuple[Problem, ...]]:
    """Return the source, or the problems; anything else that happens is a fault of ours."""
    try:
        return parse_source(content, "f", json=json), ()
    except ProblemsError as error:
        return None, error.problems


def dump_yaml(data: Any, **how: Any) -> str:
    """Return *data* as YAML with every scalar in quotes; blanks are written as null."""

    class Quoted(yaml.SafeDumper):
        pass

    Quoted.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
    Quoted.ignore_aliases = lambda *_args: True  # type: ignore[method-assign] # PyYAML documents it so
    return str(yaml.dump(data, Dumper=Quoted, allow_unicode=True, **how))


@given(st.binary(max_size=300), st.sampled_from([None, True, False]))
def test_any_bytes_are_read_or_refused(content: bytes, json: bool | None) -> None:
    source, problems = read_or_told(content, json)
    assert (source is None) == bool(problems)
    assert all(each.render("zh") and each.render("en") for each in problems)
    if source is not None:
        source.position(("a", 0))


@given(st.text("ab:：-[]{},\"'#&*!|>%@`?~\n\t 　一\x00", max_size=60), st.sampled_from([None, True, False]))
def test_any_text_of_signs_is_read_or_refused(content: str, json: bool | None) -> None:
    lines = content.splitlines() or [""]
    for each in read_or_told(content, json)[1]:
        assert 1 <= each.line <= len(lines) + 1
        assert each.column >= 1


@given(raw_trees(), st.booleans(), st.booleans())
def test_yaml_and_json_of_the_same_data_read_the_same(data: Any, flow: bool, ascii_only: bool) -> None:
    from_yaml = parse_source(dump_yaml(data, default_flow_style=flow), "f", json=False)
    from_json = parse_source(json.dumps(data, ensure_ascii=ascii_only, indent=None if flow else 2), "f", json=True)
    assert from_yaml.data == from_json.data == data


@given(raw_trees(), st.sampled_from(["block", "flow", "json", "json lines"]))
def test_positions_point_at_the_token(data: Any, form: str) -> None:
    """What stands at the position of every key and every text is that key and that text."""
    if form.startswith("json"):
        text = json.dumps(data, ensure_ascii=False, indent=1 if "lines" in form else None)
        source = parse_source(text, "f", json=True)
    else:
        text = dump_yaml(data, default_flow_style=form == "flow", width=10_000)
        source = parse_source(text, "f", json=False)
    lines = text.split("\n")
    for path, key, value in walked(data, ()):
        if key is not None:
            line, column = source.position(path, of_key=True)
            assert lines[line - 1][column - 1 :].startswith(json.dumps(key, ensure_ascii=False))
        if isinstance(value, str):
            line, column = source.position(path)
            assert lines[line - 1][column - 1 :].startswith(json.dumps(value, ensure_ascii=False)[:3])


def walked(data: Any, path: tuple[str | int, ...]) -> list[tuple[tuple[str | int, ...], str | None, Any]]:
    """Return (path, key where it is one, value) of everything below *data*."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    below = []
    for key, value in items:
        below.append(((*path, key), key if isinstance(key, str) else None, value))
        below += walked(value, (*path, key))
    return below


@given(raw_trees(), st.randoms())
def test_the_order_of_keys_changes_nothing(data: Any, random: Any) -> None:
    shuffled = list(data.items())
    random.shuffle(shuffled)
    assert parse_source(dump_yaml(dict(shuffled), sort_keys=False), "f", json=False).data == data


def test_a_place_that_is_not_there_is_the_nearest_that_is() -> None:
    source = parse_source("a:\n  - b: 1\n", "f")
    assert source.position(("a", 0, "c", "d")) == source.position(("a", 0)) == (2, 5)
    assert source.position(("x",)) == (1, 1)
    assert source.position(("a", 7), of_key=True) == source.position(("a",)) == (2, 3)


def test_a_key_is_called_as_it_is_written() -> None:
    source = parse_source("封面:\n  - 案由: x\n", "f")
    source.renamed |= {("cover",): "封面", ("cover", 0, "cause"): "案由"}
    assert source.position(("cover", 0, "cause"), of_key=True) == (2, 5)
    assert source.written(("cover", 0, "cause")) == "案由"
    assert source.written(("cover", 0)) == "封面[1]"
    assert source.written(()) == "—"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_byte_order_mark_and_line_ends_move_nothing(ending: str) -> None:
    text = f"a: 1{ending}b:{ending}  - c"
    source = parse_source(b"\xef\xbb\xbf" + text.encode(), "f")
    assert source.data == {"a": "1", "b": ["c"]}
    assert source.position(("b", 0)) == (3, 5)
    assert source.position(("a",), of_key=True) == (1, 1)


def test_what_a_file_is_is_told_by_its_name_then_by_its_first_sign(tmp_path: Path) -> None:
    for name, content in (("a.json", '{"a": "1"}'), ("a.yaml", "{a: 1}"), ("a.yml", "a: 1"), ("a.txt", '{"a": 1}')):
        (tmp_path / name).write_text(content, encoding="utf-8")
        assert read_source(tmp_path / name).data == {"a": "1"}
    (tmp_path / "b.json").write_text("a: 1", encoding="utf-8")
    with pytest.raises(ProblemsError, match="R119"):
        read_source(tmp_path / "b.json")


@pytest.mark.parametrize("content", ["", "  \n", "# nothing\n", "---\n", "null", "~"])
def test_a_file_that_holds_nothing(content: str) -> None:
    assert [code for code, _, _ in refused(content)] == ["R105"]


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        ("案由: 占道经营".encode("gb18030"), "R106", "GB18030"),
        ("案由: 占道经营".encode("utf-16"), "R106", "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "R107", "binary"),
        (b"a: \x1b[31m", "R108", "U+001B"),
        ("a: \u2028".encode(), "R108", "U+2028"),
        ("a: \x90".encode(), "R108", "U+0090"),
        (b'a: "\\e[31m"', "R108", "U+001B"),
    ],
)
def test_what_is_not_text_is_named(content: bytes, code: str, said: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        parse_source(content, "f")
    assert [each.code for each in caught.value.problems] == [code]
    assert said in caught.value.problems[0].text("en")


def test_a_wrong_encoding_is_found_where_it_begins() -> None:
    assert refused(b"a: 1\nb: 2\n" + "c: 案".encode("gbk")) == [("R106", 3, 1)]


class TestFiles:
    """What a path may lead to besides a file."""

    def code(self, path: Path) -> str:
        with pytest.raises(ProblemsError) as caught:
            read_source(path, name="f")
        assert [each.file for each in caught.value.problems] == ["f"]
        return caught.value.problems[0].code

    def test_a_missing_file_names_the_nearest(self, tmp_path: Path) -> None:
        (tmp_path / "case.yaml").write_text("a: 1", encoding="utf-8")
        with pytest.raises(ProblemsError, match=r"near: case\.yaml"):
            read_source(tmp_path / "cas.yaml")
        assert self.code(tmp_path / "no" / "such") == "R101"

    def test_folders_loops_pipes_and_names_that_cannot_be(self, tmp_path: Path) -> None:
        (tmp_path / "loop").symlink_to("loop")
        (tmp_path / "file").write_text("a: 1", encoding="utf-8")
        os.mkfifo(tmp_path / "pipe")
        assert self.code(tmp_path) == "R102"
        assert self.code(tmp_path / "pipe") == "R102"
        assert self.code(Path("/dev/null")) == "R102"
        assert self.code(tmp_path / "loop") == "R104"
        assert self.code(tmp_path / "file" / "below") == "R104"
        assert self.code(tmp_path / ("x" * 5000)) == "R104"
        assert self.code(Path("a\0b")) == "R104"

    def test_too_large_a_file_is_not_even_opened(self, tmp_path: Path) -> None:
        path = tmp_path / "big.yaml"
        with path.open("wb") as file:
            file.truncate(50_000_000)
        path.chmod(0)
        assert self.code(path) == "R103"


def test_the_digest_is_that_of_the_bytes() -> None:
    one, two = parse_source(b"a: 1", "f"), parse_source(b"a: 1 ", "g")
    assert one.data == two.data
    assert one.digest != two.digest
    assert one.digest == parse_source("a: 1", "h").digest


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@given(data=raw_trees(keys()))
def test_both_parsers_give_the_same(loader: Any, data: Any) -> None:
    """libyaml is not everywhere; without it everything is read the same, only slower."""
    before = yaml_text._LOADER  # noqa: SLF001 - what stands where PyYAML came without libyaml
    try:
        yaml_text._LOADER = loader  # noqa: SLF001 - as above
        source: Source = parse_source(dump_yaml(data), "f", json=False)
    finally:
        yaml_text._LOADER = before  # noqa: SLF001 - as above
    assert source.data == data


def test_a_year_in_square_brackets_trips_nobody() -> None:
    """YAML takes a bracket within braces for a list; everything still stands where it was written."""
    source = parse_source("a: {doc_no: 博市监罚[2024]3号, b: c}\nd: e\n", "f.yaml")
    assert source.data == {"a": {"doc_no": "博市监罚〔2024〕3号", "b": "c"}, "d": "e"}
    assert source.position(("a", "b"), of_key=True) == (1, 27)
    assert source.position(("d",)) == (2, 4)
    assert parse_source("a: 博市监罚[2024]3号", "f.yaml").data == {"a": "博市监罚[2024]3号"}
