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
    "No such file or directory": "没有这个文件或者文件夹", "Permission denied": "没有权限",
    "Operation not permitted": "没有权限", "Is a directory": "这是文件夹", "Not a directory": "路径中有一段不是文件夹",
    "Too many levels of symbolic links": "符号链接循环", "File name too long": "名称过长",
    "File exists": "已经存在", "Read-only file system": "文件系统只读", "No space left on device": "磁盘已满",
    "Input/output error": "读写设备出错", "Broken pipe": "接收方已关闭", "Too many open files": "打开的文件过多",
    "Device or resource busy": "设备或者资源正忙", "embedded null byte": "路径中有空字符",
}  # fmt: skip

_ARGUMENTS: Final = {"kind": KINDS, "kinds": KINDS, "left": KINDS, "right": KINDS, "reason": REASONS}


def in_chinese(name: str, value: str) -> str:
    """Return the argument *name* of a message with its Chinese words; several words stand between slashes."""
    known = _ARGUMENTS.get(name)
    if known is None or value in known:
        return value if known is None else known[value]
    return " / ".join(known.get(part, part) for part in value.split(" / "))
