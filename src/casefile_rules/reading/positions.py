"""Where everything stands in a file: path -> (position of the key, position of the value), made when it is needed."""

import json.decoder
import re
from typing import Any, Final

Position = tuple[int, int]
Marks = dict[tuple[str | int, ...], tuple[Position, Position]]

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_PLAIN: Final = re.compile(r"[^\s,\]}]+")


def marks_of(text: str, *, is_json: bool) -> Marks:
    """Return the marks of every key, item and value in *text*, which was parsed without problems before."""
    return _of_json(text) if is_json else _of_yaml(text)


def _of_yaml(text: str) -> Marks:
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    marks: Marks = {}
    root = yaml.compose(text, Loader=loader)
    todo: list[tuple[tuple[str | int, ...], Any, Position]] = [] if root is None else [((), root, _of(root))]
    while todo:
        path, node, key = todo.pop()
        marks[path] = (key, _of(node))
        if isinstance(node, yaml.MappingNode):
            todo.extend(((*path, name.value), value, _of(name)) for name, value in node.value)
        elif isinstance(node, yaml.SequenceNode):
            todo.extend(((*path, index), item, _of(item)) for index, item in enumerate(node.value))
    return marks


def _of(node: Any) -> Position:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _of_json(text: str) -> Marks:
    """Walk JSON text without building it; iterative, so that depth costs nothing."""
    marks: Marks = {}
    starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def position(index: int) -> Position:
        import bisect

        line = bisect.bisect_right(starts, index)
        return line, index - starts[line - 1] + 1

    def skip(index: int) -> int:
        found = _SPACE.match(text, index)
        return found.end() if found is not None else index

    index = skip(0)
    stack: list[tuple[tuple[str | int, ...], str, int]] = []
    path: tuple[str | int, ...] = ()
    key_at = index
    while index < len(text):
        character = text[index]
        marks[path] = (position(key_at), position(index))
        if character in "{[":
            stack.append((path, character, 0))
            index = skip(index + 1)
            if text[index] in "}]":
                stack.pop()
                index = skip(index + 1)
            else:
                index, path, key_at = _enter(text, index, stack, skip)
                continue
        elif character == '"':
            _, index = json.decoder.scanstring(text, index + 1)  # type: ignore[attr-defined] # the stubs leave it out
        else:
            found = _PLAIN.match(text, index)
            index = found.end() if found is not None else index + 1
        index = skip(index)
        while stack and index < len(text) and text[index] in "]}":
            stack.pop()
            index = skip(index + 1)
        if not stack or index >= len(text):
            break
        above, bracket, count = stack.pop()
        stack.append((above, bracket, count + 1))
        index, path, key_at = _enter(text, skip(index + 1), stack, skip)
    return marks


def _enter(text: str, index: int, stack: Any, skip: Any) -> tuple[int, tuple[str | int, ...], int]:
    """Return (where the next value starts, its path, where its key starts)."""
    above, bracket, count = stack[-1]
    if bracket == "[":
        return index, (*above, count), index
    name, end = json.decoder.scanstring(text, index + 1)  # type: ignore[attr-defined] # the stubs leave it out
    return skip(skip(end) + 1), (*above, name), index
