"""One strict way to read YAML and JSON files: bounded, every scalar as text, positions when they are needed.

YAML is a subset: no duplicate keys, no tags, no anchors or aliases, no merge keys, one document. ``no`` stays "no" and
0123 stays "0123"; only a plain ``null``, ``~`` or nothing is blank.
"""

import hashlib
import os
import re
import stat
from collections.abc import Callable
from typing import Any, Final

from casefile_rules.problems import Problem, ProblemsError, problem
from casefile_rules.reading._limits import MOST_BYTES, control_in

Path_ = tuple[str | int, ...]


_BOM: Final = b"\xef\xbb\xbf"
_NUMBER: Final = r"(?<=[\u4e00-\u9fff])\[([0-9]{4})\](?=第?[0-9])"


class Source:
    """A file as it was read.

    Attributes:
        name: how it is called in messages, as the user gave it.
        data: dict, list, text or (from JSON) bool; below the top also None. A file that holds nothing is refused.
        digest: sha256 of its bytes, as hex.
        packed: whether ``data`` comes from the pack of bundled rules, where it was found sound.
        renamed: typed path -> key as written, where a Chinese label stands for a key.
    """

    __slots__ = ("_is_json", "_marks", "_text", "data", "digest", "name", "packed", "renamed")

    def __init__(self, name: str, text: str | bytes, data: Any, digest: str, *, is_json: bool) -> None:
        self.name = name
        self.data = data
        self.digest = digest
        self.renamed: dict[Path_, str] = {}
        self._text = text
        self._is_json = is_json
        self.packed = False
        self._marks: dict[Path_, tuple[tuple[int, int], tuple[int, int]]] | None = None

    def position(self, path: Path_, *, of_key: bool = False) -> tuple[int, int]:
        """Return (line, column), from 1, of what stands at *path*; of the nearest part that exists, else (1, 1)."""
        if self._marks is None:
            from casefile_rules.reading.positions import marks_of

            text = self._text.removeprefix(_BOM).decode() if isinstance(self._text, bytes) else self._text
            self._marks = marks_of(text, is_json=self._is_json)
        written: Path_ = ()
        for index, step in enumerate(path):
            longer = (*written, self.renamed.get(path[: index + 1], step))
            if longer not in self._marks:
                of_key = False
                break
            written = longer
        key, value = self._marks.get(written, ((1, 1), (1, 1)))
        return key if of_key else value

    def written(self, path: Path_) -> str:
        """Return how the last key of *path* is written in the file; an item of a list with the list's name."""
        last = self.renamed.get(path, path[-1]) if path else "—"
        if isinstance(last, int):
            return f"{self.written(path[:-1])}[{last + 1}]" if len(path) > 1 else f"[{last + 1}]"
        return last


def read_source(path: str | os.PathLike[str], *, name: str | None = None, packed: bool = True) -> Source:
    """Return the file at *path* as read. Raises ProblemsError (R101 to R108) for what cannot be read or parsed.

    A bundled rules file may come from the pack, in which examples are cut short; *packed* False parses it anyway.
    """
    path = os.fspath(path)
    shown = path if name is None else name
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            raise ProblemsError([problem("R102", shown)])
        if found.st_size > MOST_BYTES:
            raise ProblemsError([problem("R103", shown, size=found.st_size, most=MOST_BYTES)])
        with open(path, "rb") as file:
            content = file.read()
    except FileNotFoundError:
        raise ProblemsError([_missing(path, shown)]) from None
    except (OSError, ValueError) as error:
        raise ProblemsError([unreadable(shown, error)]) from None
    if packed and path.endswith(".yaml"):
        from casefile_rules.reading.bundle import packed_data

        digest = hashlib.sha256(content).hexdigest()
        data = packed_data(path, digest)
        if data is not None:
            source = Source(shown, content, data, digest, is_json=False)
            source.packed = True
            return source
    return parse_source(content, shown, json=_told_by_name(os.path.basename(path)))


def unreadable(shown: str, error: OSError | ValueError) -> Problem:
    """Return the problem that the file *shown* cannot be read, with what the system says of it."""
    return problem("R104", shown, reason=getattr(error, "strerror", None) or error)


def parse_source(content: bytes | str, name: str, *, json: bool | None = None) -> Source:
    """Return *content* as read. Raises ProblemsError.

    Where *json* does not say, the ending of *name* tells JSON from YAML, else the first character.
    """
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if len(raw) > MOST_BYTES:
        raise ProblemsError([problem("R103", name, size=len(raw), most=MOST_BYTES)])
    text = _decoded(raw, name)
    if not text.strip():
        raise ProblemsError([problem("R105", name, (1, 1))])
    if json is None:
        json = _told_by_name(name)
    is_json = text.lstrip()[:1] in "{[" if json is None else json
    digest = hashlib.sha256(raw).hexdigest()
    try:
        if is_json:
            from casefile_rules.reading.json_text import parse_json

            data = parse_json(text, name)
        else:
            from casefile_rules.reading.yaml_text import parse_yaml

            data, text = _yaml(parse_yaml, text, name)
    except ProblemsError as error:
        if error.partial is not None:
            data, text = error.partial if isinstance(error.partial, tuple) else (error.partial, text)
            error.partial = Source(name, text, data, digest, is_json=is_json)
        raise
    if data is None:
        raise ProblemsError([problem("R105", name, (1, 1))])
    return Source(name, text, data, digest, is_json=is_json)


def _told_by_name(name: str) -> bool | None:
    """Return whether a file of that name is JSON; None where the name does not tell."""
    ending = name.lower().rpartition(".")[2]
    return {"json": True, "yaml": False, "yml": False}.get(ending)


def _yaml(parse: Callable[[str, str], Any], text: str, name: str) -> tuple[Any, str]:
    """Return the data of YAML *text* and the text as it was parsed, in which everything stands at the same place.

    A document number with its year in square brackets, which YAML cannot hold in ``{…}``, trips nobody.
    Only where the text is not well formed, and the years between 〔〕 make it so: both brackets mean the same year.
    """
    try:
        return parse(text, name), text
    except ProblemsError as error:
        broken = {each.line for each in error.problems if each.code == "R110"}
        mended = re.sub(_NUMBER, r"〔\1〕", text)
        if mended == text:
            raise
        try:
            return parse(mended, name), mended
        except ProblemsError as error:
            if not broken & {
                each.line for each in error.problems if each.code == "R110"
            }:  # with the years mended the text is well formed
                partial = None if error.partial is None else (error.partial, mended)
                raise ProblemsError(error.problems, partial) from None
        raise


def _decoded(raw: bytes, name: str) -> str:
    """Return the text of *raw*, which must be UTF-8; other encodings are named, not guessed at."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ProblemsError([problem("R106", name, (1, 1), encoding="UTF-16")])
    try:
        text = raw.removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        if b"\x00" not in raw:
            try:
                raw.decode("gb18030")
            except UnicodeDecodeError:
                pass
            else:
                line = raw[: error.start].count(b"\n") + 1
                raise ProblemsError([problem("R106", name, (line, 1), encoding="GB18030 / GBK")]) from None
        raise ProblemsError([problem("R107", name, (1, 1))]) from None
    found = control_in(text)
    if found is not None:
        index = found.start()
        line, column = text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
        raise ProblemsError([problem("R108", name, (line, column), sign=f"U+{ord(found.group()):04X}")])
    return text


def _missing(path: str, shown: str) -> Problem:
    from casefile_rules.problems import nearest

    try:
        names = os.listdir(os.path.dirname(path) or ".")[:1000]
    except (OSError, ValueError):
        names = []
    near = nearest(os.path.basename(path), names)
    return problem("R101", shown, near=near or "—")
