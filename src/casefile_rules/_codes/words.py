"""Chinese words for what our own code, or Python's, says in English inside a message."""

from typing import Final

KINDS: Final = {
    "text": "文字", "integer": "整数", "decimal": "数值", "boolean": "是或否", "date": "日期", "moment": "日期或时间",
    "pages": "页码", "choice": "选项", "list": "列表", "record": "键值对", "mapping": "键值对", "union": "多种写法",
    "any": "任意值",
}  # fmt: skip
"""Kinds of value, as schemas name them."""

REASONS: Final = {
    "a pattern is expected": "应写一个正则表达式",
    "longer than 500 characters": "超过 500 个字符",
    "back references, look-around and flags are not allowed": "不能用反向引用、环视和标志",
    "too many repetitions or alternatives; at most two may be open (* or +) beside a last .*":
        "重复或者可选的部分太多；除末尾的 .* 外，不限次数（* 或 +）的至多两处",
    "a repeated group may hold neither a repetition nor alternatives": "重复的括号内不能再有重复或者可选的部分",
    "expected '}' before end of string": "“{”没有用“}”闭合",
    "Single '}' encountered in format string": "有单独的“}”；要写花括号本身，请写两个",
    "Single '{' encountered in format string": "有单独的“{”；要写花括号本身，请写两个",
    "unexpected '{' in field name": "花括号内又有“{”",
}  # fmt: skip

_ARGUMENTS: Final = {"kind": KINDS, "kinds": KINDS, "left": KINDS, "right": KINDS, "reason": REASONS}


def in_chinese(name: str, value: str) -> str:
    """Return the argument *name* of a message with its Chinese words; several words stand between slashes."""
    known = _ARGUMENTS.get(name)
    if known is None or value in known:
        return value if known is None else known[value]
    return " / ".join(known.get(part, part) for part in value.split(" / "))
