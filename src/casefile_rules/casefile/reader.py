"""Reading a case file: from a manifest to typed data whose every value can be found again in the file."""

import os
from typing import Any

from casefile_rules.casefile._cases import contradictions
from casefile_rules.casefile._shape import read_shape
from casefile_rules.problems import Problem, ProblemsError, problem
from casefile_rules.reading.source import Source, parse_source, read_source
from casefile_rules.reading.typed import read
from casefile_rules.values import Record


class CaseFile:
    """A case file (案卷) as its manifest records it.

    Attributes:
        data: the typed record: an absent key is unknown, ``None`` is blank; never changed afterwards.
        source: where it was read, for positions of messages; ``None`` where it was made from a mapping.
        digest: SHA-256 of the bytes read, in hexadecimal; of the canonical JSON where it was made from a mapping.
        name: how it is called in messages and results.
    """

    __slots__ = ("data", "digest", "name", "source")

    def __init__(self, data: Record, source: Source | None, digest: str, name: str) -> None:
        self.data = data
        self.source = source
        self.digest = digest
        self.name = name

    def __repr__(self) -> str:
        return f"CaseFile({self.name!r})"


def read_case_file(path: str | os.PathLike[str], *, name: str | None = None) -> CaseFile:
    """Read the manifest at *path* (YAML or JSON). *name* is how messages call it, the path by default.

    Raises:
        ProblemsError: with everything wrong with the file, at once.
    """
    try:
        source = read_source(path, name=name)
    except ProblemsError as error:
        raise with_more(error) from None
    return case_file_of(source)


def parse_case_file(content: bytes | str, name: str = "case.yaml") -> CaseFile:
    """Read a manifest from memory; *name* decides between YAML and JSON and is used in messages.

    Raises:
        ProblemsError: with everything wrong with it, at once.
        TypeError: for what is neither text nor bytes, such as a path.
    """
    if not isinstance(content, bytes | str):
        message = f"the content of a manifest is text or bytes, not {type(content).__name__}"
        if isinstance(content, os.PathLike):
            message += "; read_case_file reads the file at a path"
        raise TypeError(message)
    try:
        source = parse_source(content, name)
    except ProblemsError as error:
        raise with_more(error) from None
    return case_file_of(source)


def with_more(error: ProblemsError) -> ProblemsError:
    """Return *error* with what else is wrong in a manifest that could be read all the same."""
    if error.partial is None:
        return error
    told = {(each.line, each.column) for each in error.problems}
    try:
        case_file_of(error.partial)
    except ProblemsError as more:
        return ProblemsError(
            [*error.problems, *(each for each in more.problems if (each.line, each.column) not in told)]
        )
    return error


def case_file_from(manifest: dict[str, Any], name: str = "case") -> CaseFile:
    """Make a case file from a mapping as a program has it: text, numbers, ``Decimal``, dates, lists, mappings.

    Raises:
        ProblemsError: with everything wrong with it, at once; there are no lines to point at.
        TypeError: for a value no manifest can hold, such as a float.
    """
    import json

    from casefile_rules.casefile._raw import raw_of

    text = json.dumps(raw_of(manifest), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    read_back = case_file_of(parse_source(text, name, json=True))
    return CaseFile(read_back.data, None, read_back.digest, name)


def case_file_of(source: Source) -> CaseFile:
    """Make a case file from a manifest that was read. Raises ProblemsError with everything wrong with it."""
    problems: list[Problem] = []
    data = read(read_shape(), source.data, source, problems)
    if isinstance(data, dict):
        problems += _contradictions(data, source)
    if problems:
        raise ProblemsError(problems)
    return CaseFile(data, source, source.digest, source.name)


def _contradictions(data: Record, source: Source) -> list[Problem]:
    """Return where the manifest says two things about one volume (K250, K251) or about its cases (K260 to K264)."""
    found = contradictions(data, source)
    for index, volume in enumerate(data.get("volumes") or ()):
        if not isinstance(volume, dict):
            continue
        at = ("volumes", index, "present")
        present = volume.get("present")
        if present == "false" and volume.get("documents"):
            found.append(problem("K250", source.name, source.position(at)))
        if present == "unknown" and volume.get("complete") is True:
            found.append(problem("K251", source.name, source.position(at)))
    return found
