"""The strict YAML subset, built from the parser's events: what YAML would guess at is refused or stays text."""

import re
from typing import Any, Final

import yaml

from casefile_rules.problems import Problem, ProblemsError, problem

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS: Final = frozenset(("", "~", "null", "Null", "NULL"))
_FLOW: Final = re.compile(r"[\[{]")


def parse_yaml(text: str, name: str) -> Any:
    """Return the data of *text*. Raises ProblemsError: R110 to R119, several at once where the parser can go on."""
    from casefile_rules.reading.source import DEEPEST, MOST_NODES

    _refuse_deep_flow(text, name, DEEPEST)
    problems: list[Problem] = []
    root: list[Any] = []
    # each open collection: (container, key waiting for its value or _NO_KEY, position of the collection)
    stack: list[list[Any]] = []
    nodes = 0
    documents = 0
    loader = None
    try:
        loader = _LOADER(text)
        while loader.check_event():
            event = loader.get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                value = event.value
                if event.tag is not None or event.anchor is not None:
                    _refuse(problems, event, name)
                elif value in _NULLS and event.implicit[0] and event.style in (None, ""):
                    value = None
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if event.tag is not None or event.anchor is not None:
                    _refuse(problems, event, name)
                value = {} if kind is yaml.MappingStartEvent else []
                if len(stack) >= DEEPEST:
                    raise ProblemsError([*problems, problem("R113", name, _at(event), most=DEEPEST)])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                stack.pop()
                continue
            elif kind is yaml.AliasEvent:
                problems.append(problem("R112", name, _at(event), what=f"*{event.anchor}"))
                value = None
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    problems.append(problem("R116", name, _at(event)))
                    break
                continue
            else:
                continue
            nodes += 1
            if nodes > MOST_NODES:
                raise ProblemsError([*problems, problem("R114", name, _at(event), most=MOST_NODES)])
            _put(stack, root, value, event, name, problems)
            if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                stack.append([value, _NO_KEY])
    except yaml.YAMLError as error:
        problems.append(_explained(error, text, name))
    except (RecursionError, MemoryError):
        problems.append(problem("R113", name, (1, 1), most=DEEPEST))
    finally:
        if loader is not None:
            loader.dispose()
    if problems:
        raise ProblemsError(problems)
    if not root:
        raise ProblemsError([problem("R105", name, (1, 1))])
    return root[0]


_NO_KEY: Final = object()


def _put(stack: list[list[Any]], root: list[Any], value: Any, event: Any, name: str, problems: list[Problem]) -> None:
    """Put *value* where it belongs: at the root, in a list, or as key or value of a mapping."""
    if not stack:
        root.append(value)
        return
    top = stack[-1]
    container = top[0]
    if isinstance(container, list):
        container.append(value)
        return
    if top[1] is _NO_KEY:
        if not isinstance(value, str):
            problems.append(problem("R115", name, _at(event)))
            value = f"\0{len(container)}"
        elif value == "<<" and event.style in (None, ""):
            problems.append(problem("R117", name, _at(event)))
        elif value in container:
            problems.append(problem("R111", name, _at(event), key=value))
        top[1] = value
        return
    container[top[1]] = value
    top[1] = _NO_KEY


def _at(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _refuse(problems: list[Problem], event: Any, name: str) -> None:
    if event.tag is not None:
        problems.append(problem("R118", name, _at(event), tag=event.tag))
    if event.anchor is not None:
        problems.append(problem("R112", name, _at(event), what=f"&{event.anchor}"))


def _refuse_deep_flow(text: str, name: str, deepest: int) -> None:
    """Refuse endless ``[[[[`` before the parser sees it: its time grows with the square of the depth."""
    if not re.search(r"(?:[\[{][\s,]*){200}", text):
        return
    index = next(iter(_FLOW.finditer(text))).start()
    position = (text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))
    raise ProblemsError([problem("R113", name, position, most=deepest)])


_HINTS: Final = (
    ("cannot start any token", "tab", "不能用制表符(Tab)缩进,请改用空格", "tabs cannot indent; use spaces"),
    (
        "mapping values are not allowed",
        "",
        "此处多了冒号,或上一行缺少引号、缩进不对",
        "a colon too many here, or the line above lacks quotes or is indented wrongly",
    ),
    (
        "could not find expected ':'",
        "",
        "这一行缺少冒号(英文冒号加空格)",
        "this line lacks a colon followed by a space",
    ),
    ("found unexpected end of stream", "", "引号没有配对", "a quotation mark is not closed"),
    (
        "did not find expected key",
        "",
        "缩进与上文不一致,或多余的内容",
        "indentation differs from the lines above, or there is too much here",
    ),
    ("did not find expected '-' indicator", "", "列表项没有对齐", "the items of the list are not aligned"),
    (
        "did not find expected ',' or",
        "",
        "方括号或花括号没有配对,或缺少逗号;含方括号的文字须加引号",
        "a bracket is not closed or a comma is missing; put text with brackets in quotation marks",
    ),
    ("block sequence entries are not allowed", "", "此处不能写列表项“-”", "a list item '-' cannot stand here"),
    ("cannot start any token", "", "此处的符号须加引号", "put this character in quotation marks"),
    (
        "found unknown escape character",
        "",
        "双引号内的反斜杠写法不对,请改用单引号",
        "a wrong backslash inside double quotes; use single quotes",
    ),
)


def _explained(error: Any, text: str, name: str) -> Problem:
    """Return what the parser stumbled over in words for people, with the line and column."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    said = str(getattr(error, "problem", "") or "")
    lines = text.splitlines()
    context = lines[max(0, line - 2) : line]
    zh, en = "结构不符合 YAML 的写法", "this is not well-formed YAML"
    for piece, needs, in_zh, in_en in _HINTS:
        if piece in said and (needs != "tab" or any("\t" in each for each in context)):
            zh, en = in_zh, in_en
            break
    if any("：" in each and ": " not in each for each in context):
        zh, en = "此处用了全角冒号“：”,请改为英文冒号加空格", "a fullwidth colon stands here; write ':' and a space"
    return problem("R110", name, (line, column), zh=zh, en=en)
