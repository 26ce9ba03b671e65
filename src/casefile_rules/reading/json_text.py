"""Strict JSON: numbers stay text, duplicate keys and NaN are refused, depth is bounded."""

import json
import re
from typing import Any, Final

from casefile_rules.problems import Problem, ProblemsError, problem

_DEEP: Final = re.compile(r"[\[{]")


def parse_json(text: str, name: str) -> Any:
    """Return the data of *text*. Raises ProblemsError: R111, R113, R114, R119 to R121."""
    from casefile_rules.reading.source import DEEPEST

    duplicates: list[str] = []
    constants: list[str] = []

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        result = dict(found)
        if len(result) < len(found):
            seen: set[str] = set()
            for key, _ in found:
                if key in seen:
                    duplicates.append(key)
                seen.add(key)
        return result

    def constant(word: str) -> str:
        constants.append(word)
        return word

    try:
        data = json.loads(text, object_pairs_hook=pairs, parse_int=str, parse_float=str, parse_constant=constant)
    except json.JSONDecodeError as error:
        raise ProblemsError([problem("R119", name, (error.lineno, error.colno))]) from None
    except RecursionError:
        raise ProblemsError([problem("R113", name, (1, 1), most=DEEPEST)]) from None
    problems: list[Problem] = [problem("R111", name, _find(text, f'"{key}"'), key=key) for key in duplicates]
    problems += [problem("R120", name, _find(text, word), word=word) for word in constants]
    if _too_deep(data, DEEPEST):
        problems.append(problem("R113", name, (1, 1), most=DEEPEST))
    if problems:
        raise ProblemsError(problems)
    return data


def _find(text: str, word: str) -> tuple[int, int]:
    """Return the position of the last *word* in *text*: the one that repeats."""
    index = max(text.rfind(word), 0)
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _too_deep(data: Any, most: int) -> bool:
    level = [data]
    for _ in range(most + 1):
        level = [
            item
            for each in level
            if isinstance(each, dict | list)
            for item in (each.values() if isinstance(each, dict) else each)
            if isinstance(item, dict | list)
        ]
        if not level:
            return False
    return True
