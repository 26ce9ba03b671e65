"""What a YAML parser stumbled over, said for a person: which of the usual slips of a clerk it most likely was.

The parsers name symptoms ("mapping values are not allowed in this context"), in two wordings (libyaml's and the
pure-Python one's). The slip is found from the lines around: a fullwidth colon, a colon without a space, a tab.
"""

import re
from typing import Any, Final

from casefile_rules.problems import Problem, problem

_Hint = tuple[str, str]

_WIDE_COLON: Final = (
    "此处用了全角冒号“：”，请改为英文冒号加空格",
    "a fullwidth colon stands here; write ':' and a space",
)
_NO_SPACE: Final = ("冒号之后须有一个空格", "a space is needed after the colon")
_NO_COLON: Final = ("这一行缺少冒号（英文冒号加空格）", "this line lacks a colon followed by a space")
_TWO_COLONS: Final = (
    "这一行有两个“冒号加空格”；含冒号的值请加引号",
    "this line has two colons followed by a space; put the value in quotation marks",
)
_DEEPER: Final = (
    "缩进比上一行深，但上一行已经有值；请与上一行对齐",
    "indented deeper than the line above, which has a value already; align the two",
)
_INDENT: Final = (
    "缩进与上文不一致；同一级须左对齐",
    "the indentation differs from the lines above; align what belongs together",
)
_TAB: Final = ("不能用制表符（Tab）缩进，请改用空格", "tabs cannot indent; use spaces")
_QUOTE: Final = ("引号没有配对：从这里开始的引号没有结束", "the quotation mark that opens here is never closed")
_AFTER_QUOTE: Final = (
    "引号之后还有文字；请把整个值放进引号",
    "text follows the closing quotation mark; quote the whole value",
)
_BRACKET: Final = (
    "从这里开始的括号没有配对，或缺少逗号",
    "the bracket that opens here is not closed, or a comma is missing",
)
_DASH: Final = ("此处不能写列表项“-”；请另起一行", "a list item '-' cannot stand here; begin a new line")
_ITEMS: Final = ("列表项没有对齐，或缺少“- ”", "the items of the list are not aligned, or one lacks its '- '")
_SIGN: Final = (
    "此处的符号有特殊含义，值请加引号",
    "this sign has a meaning of its own; put the value in quotation marks",
)
_ESCAPE: Final = (
    "双引号内的反斜杠写法不对，请改用单引号",
    "a wrong backslash inside double quotation marks; use single ones",
)
_PERCENT: Final = ("请删去以 % 开头的行", "remove the line that begins with %")
_BLOCK: Final = ("“|”或“>”之后不能写文字；请另起一行", "nothing may follow '|' or '>'; begin a new line")
_OTHER: Final = ("结构不符合 YAML 的写法", "this is not well-formed YAML")

# (pieces of the parsers' words, hint, whether the slip is where the construct began)
_SAID: Final[tuple[tuple[tuple[str, ...], _Hint, bool], ...]] = (
    (("tab character", "character '\\t'"), _TAB, False),
    (("found unexpected end of stream", "found unexpected document separator"), _QUOTE, True),
    (("did not find expected ',' or", "expected ',' or"), _BRACKET, True),
    (("sequence entries are not allowed",), _DASH, False),
    (("did not find expected '-' indicator", "parsing a block collection"), _ITEMS, False),
    (("unknown escape character", "escape sequence", "hexdecimal", "invalid Unicode character"), _ESCAPE, False),
    (("cannot start any token", "alphabetic or numeric", "node content", "undefined tag handle"), _SIGN, False),
    (("directive", "incompatible YAML", "document start"), _PERCENT, False),
    (("expected comment or line break", "chomping or indentation"), _BLOCK, False),
    (("could not find expected ':'",), _NO_COLON, True),
    (("did not find expected key", "expected <block end>"), _INDENT, False),
)
_JAMMED: Final = re.compile(r"\s*(?:- +)*[^\s:#\"'\[{]+(:)(?=[^\s/\d])")


def explained(error: Any, text: str, name: str) -> Problem:
    """Return R110 for the parser's *error*: the likely slip in words for people, at its line and column."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    begun = getattr(error, "context_mark", None) or mark
    at = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    lines = re.split(r"\r\n|\r|\n", text)
    said = f"{getattr(error, 'problem', '')} {getattr(error, 'context', '')}"
    # the line the parser gave up at, and the line before it that holds anything
    here = lines[at[0] - 1] if at[0] <= len(lines) else ""
    above = next((number for number in range(at[0] - 2, -1, -1) if lines[number].strip()), -1)
    if here[at[1] - 1 :].startswith("\t"):
        return _told(name, at, _TAB)
    if "quoted" not in said or "unexpected" not in said:
        for number in (above, at[0] - 1):
            slip = jammed(lines[number], number + 1) if 0 <= number < len(lines) else None
            if slip is not None:
                return _told(name, *slip)
    if "mapping values are not allowed" in said:
        return _told(name, at, _colons(here, at[1], lines[above] if above >= 0 else ""))
    for pieces, hint, from_start in _SAID:
        if any(piece in said for piece in pieces):
            if from_start and begun is not None:
                at = (begun.line + 1, begun.column + 1)
            quoted = hint is _INDENT and re.search(r"[\"'] *$", here[: at[1] - 1])
            return _told(name, at, _AFTER_QUOTE if quoted else hint)
    return _told(name, at, _OTHER)


def jammed(line: str, number: int) -> tuple[tuple[int, int], _Hint] | None:
    """Return place and hint where *line* has a colon that YAML does not take for one: fullwidth, or without a space."""
    if ": " in line or line.rstrip().endswith(":") or line.lstrip().startswith("#"):
        return None
    if "：" in line:
        return (number, line.index("：") + 1), _WIDE_COLON
    found = _JAMMED.match(line)
    return None if found is None else ((number, found.start(1) + 1), _NO_SPACE)


def root_hint(text: str, name: str) -> Problem | None:
    """Return R110 where the whole file came out as one text because no line has a colon that YAML takes for one."""
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        slip = jammed(line, number)
        if slip is not None:
            return _told(name, *slip)
    return None


def wide_indent(position: tuple[int, int], name: str) -> Problem:
    """Return R110 for a key that begins with a space which is not the plain one (a fullwidth space, for example)."""
    words = (
        "行首用了全角空格或不间断空格，请改用普通空格",
        "the line begins with a fullwidth or hard space; use plain spaces",
    )
    return _told(name, position, words)


def _colons(here: str, column: int, above: str) -> _Hint:
    """Return why a colon cannot stand at *column* of the line *here*."""
    if ": " in here[: column - 1]:
        return _TWO_COLONS
    if _depth(here) > _depth(above) and not above.rstrip().endswith(":"):
        return _DEEPER
    return _INDENT


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _told(name: str, position: tuple[int, int], hint: _Hint) -> Problem:
    zh, en = hint
    return problem("R110", name, position, zh=zh, en=en)
