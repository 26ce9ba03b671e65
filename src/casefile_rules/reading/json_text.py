"""Strict JSON: numbers stay text, duplicate keys and NaN are refused, depth and size are bounded."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from casefile_rules.problems import MOST_PROBLEMS, Problem, ProblemsError, problem
from casefile_rules.reading._limits import DEEPEST, MOST_NODES, control_in, harmless

_WORD: Final = r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+'
_NO_NUMBERS: Final = frozenset(("NaN", "Infinity", "-Infinity"))


def parse_json(text: str, name: str) -> Any:
    """Return the data of *text*. Raises ProblemsError: R108, R111, R113, R114, R119, R120."""
    if text.count(",") > MOST_NODES:
        raise ProblemsError([problem("R114", name, (1, 1), most=MOST_NODES)])
    doubtful = False

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal doubtful
        result = dict(found)
        doubtful = doubtful or len(result) < len(found)
        return result

    def constant(word: str) -> str:
        nonlocal doubtful
        doubtful = True
        return word

    try:
        data = json.loads(text, object_pairs_hook=pairs, parse_int=str, parse_float=str, parse_constant=constant)
    except json.JSONDecodeError as error:
        zh, en = _reason(error.msg, text, error.pos)
        raise ProblemsError([problem("R119", name, (error.lineno, error.colno), zh=zh, en=en)]) from None
    except RecursionError:
        raise ProblemsError([problem("R113", name, (1, 1), most=DEEPEST)]) from None
    problems: list[Problem] = []
    if doubtful or "\\u" in text or _too_deep(data, DEEPEST):
        problems += [problem(code, name, _position(text, index), **said) for code, index, said in _faults(text)]
    if problems:
        raise ProblemsError(problems[:MOST_PROBLEMS], data if harmless(problems) else None)
    return data


def _position(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _faults(text: str) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Yield (code, index, values) of what well-formed JSON may hold and we do not take, in the order of the text."""
    keys: list[set[str] | None] = []  # of each open object; None for an array
    is_key = False
    for token in re.finditer(_WORD, text):
        word = token.group()
        if word[0] == '"':
            value = json.loads(word) if "\\" in word else word[1:-1]
            found = control_in(value)
            if found is not None:
                yield "R108", token.start(), {"sign": f"U+{ord(found.group()):04X}"}
            above = keys[-1] if keys else None
            if is_key and above is not None:
                if value in above:
                    yield "R111", token.start(), {"key": value}
                above.add(value)
        elif word in _NO_NUMBERS:
            yield "R120", token.start(), {"word": word}
        elif word in "{[":
            keys.append(set() if word == "{" else None)
            if len(keys) > DEEPEST:
                yield "R113", token.start(), {"most": str(DEEPEST)}
                return
        elif word in "}]":
            keys.pop()
        is_key = word == "{" or (word == "," and bool(keys) and keys[-1] is not None)


def _reason(said: str, text: str, index: int) -> tuple[str, str]:
    """Return in words what is most likely wrong at *index*, where the parser gave up and *said* why."""
    here, before, after = text[index : index + 1], text[:index].rstrip()[-1:], text[index + 1 :].lstrip()[:1]
    if said.startswith("Unterminated") or not here:
        return "引号或括号没有配对", "a quotation mark or bracket is not closed"
    if said.startswith("Invalid control"):
        return "引号内不能换行或有制表符", "no line break or tab may stand between quotation marks"
    if (before == "," and here in "}]") or (here == "," and after in ("}", "]")):
        return "最后一项之后不能有逗号", "no comma may follow the last item"
    if here in "'“”‘’：，":
        return "请用英文的双引号、冒号和逗号", "use plain double quotation marks, colons and commas"
    if "delimiter" in said:
        return "此处缺少逗号或冒号", "a comma or a colon is missing here"
    if said.startswith("Extra"):
        return "内容结束之后还有文字", "something follows the end of the content"
    return "键和文字须加英文双引号，数值须完整", "put keys and texts in double quotation marks; complete numbers"


_NESTED: Final = frozenset((dict, list))


def _too_deep(data: Any, most: int) -> bool:
    level = [data]
    for _ in range(most):
        below: list[Any] = []
        for each in level:
            if type(each) is dict:
                below += [item for item in each.values() if type(item) in _NESTED]
            elif type(each) is list:
                below += [item for item in each if type(item) in _NESTED]
        if not below:
            return False
        level = below
    return True
