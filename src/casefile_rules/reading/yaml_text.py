"""The strict YAML subset, built from the parser's events: what YAML would guess at is refused or stays text."""

from typing import Any, Final

import yaml

from casefile_rules.problems import MOST_PROBLEMS, Problem, ProblemsError, problem
from casefile_rules.reading._limits import DEEPEST, MOST_NODES, control_in, harmless
from casefile_rules.reading.yaml_hints import explained, root_hint, wide_indent

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS: Final = frozenset(("", "~", "null", "Null", "NULL"))


def parse_yaml(text: str, name: str) -> Any:
    """Return the data of *text*. Raises ProblemsError: R110 to R119, several at once where the parser can go on."""
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
                value: Any = _scalar(event, name, problems)
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
            if len(problems) >= MOST_PROBLEMS:
                break
            if nodes > MOST_NODES:
                raise ProblemsError([*problems, problem("R114", name, _at(event), most=MOST_NODES)])
            _put(stack, root, value, event, name, problems)
            if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                stack.append([value, _NO_KEY])
    except yaml.YAMLError as error:
        problems.append(explained(error, text, name))
    except (RecursionError, MemoryError):
        problems.append(problem("R113", name, (1, 1), most=DEEPEST))
    finally:
        if loader is not None:
            loader.dispose()
    if problems:
        raise ProblemsError(problems, root[0] if root and harmless(problems) else None)
    if not root:
        raise ProblemsError([problem("R105", name, (1, 1))])
    hint = root_hint(text, name) if isinstance(root[0], str) else None
    if hint is not None:
        raise ProblemsError([hint])
    return root[0]


_NO_KEY: Final = object()
_NO_INDENT: Final = frozenset("\u3000\u00a0")


def _scalar(event: Any, name: str, problems: list[Problem]) -> str | None:
    """Return the text of a scalar as written; None where it is plainly blank."""
    value: str = event.value
    if event.tag is not None or event.anchor is not None:
        _refuse(problems, event, name)
    elif value in _NULLS and event.implicit[0] and event.style in (None, ""):
        return None
    elif event.style == '"' and (found := control_in(value)) is not None:
        problems.append(problem("R108", name, _at(event), sign=f"U+{ord(found.group()):04X}"))
    return value


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
        elif value[:1] in _NO_INDENT and event.style in (None, ""):
            problems.append(wide_indent(_at(event), name))
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
