"""Problem codes of usage: what was asked of the command."""

from typing import Final

USAGE: Final[dict[str, tuple[str, str]]] = {
    "U601": ("文件夹中没有案卷清单（*.yaml、*.yml、*.json）", "the folder holds no manifest (*.yaml, *.yml, *.json)"),
    "U602": ("没有等次“{name}”；可用：{known}，或一个分数", "there is no grade '{name}'; use {known}, or a number"),
    "U603": ("“{value}”不是有效日期；应写作 2024-03-01", "'{value}' is not a date; write 2024-03-01"),
    "U604": ("没有名为“{name}”的规则；相近：{known}", "there is no rule '{name}'; near: {known}"),
    "U605": ("已有同名文件，不会覆盖", "a file of that name exists; it is not overwritten"),
    "U606": ("无法写入：{reason}", "cannot be written: {reason}"),
    "U607": (
        "缺少计算所用的输入（{kind}，sha256 {digest}…）；请一并给出",
        "an input it was computed from is missing ({kind}, sha256 {digest}…); give it too",
    ),
    "U608": ("这不是评查结果（format 应为 assessment/1）", "this is not an assessment (format should be assessment/1)"),
    "U609": (
        "规则集“{name}”与计算时不同（现为 {found}…，当时 {wanted}…）",
        "ruleset '{name}' is not the one it was computed with (now {found}…, then {wanted}…)",
    ),
    "U615": (
        "这不是完整的评查结果（{path}：{reason}）",
        "this is no whole assessment ({path}: {reason})",
    ),
    "U610": ("跳过：这是 {format}，不是案卷清单", "skipped: this is {format}, not a manifest"),
    "U614": ("跳过：这不是案卷清单", "skipped: this is no manifest"),
    "U611": (
        "名称“{name}”只能含字母、数字、点、横线",
        "the name '{name}' may hold letters, digits, dots and dashes only",
    ),
    "U612": (
        "这是 {format}，不是案卷清单；评查表用 --review、豁免清单用 --waivers 给出",
        "this is {format}, not a manifest; review sheets go with --review, waivers with --waivers",
    ),
    "U613": (
        "评查表（确认书）写的案卷“{case}”不在所检查的案卷中",
        "the sheet, or confirmation, is about file '{case}', which is none of the files checked",
    ),
    "U616": (
        "跳过：这是链接，文件夹内的链接不跟随；需要时请直接给出它的路径",
        "skipped: this is a link, and links inside a folder are not followed; name its path to check it",
    ),
    "U617": (
        "跳过 {count} 个文件（如 {name}）：{why_zh}",
        "skipped {count} files such as {name}: {why}",
    ),
    "U618": (
        "合格线 {value} 不在 0 到 {most} 分之间，没有案卷能达到或者都能达到",
        "a bar of {value} is not between 0 and {most} points: no file could reach it, or every one would",
    ),
    "U619": (
        "与 {other} 的编号相同（{numbers}），可能是同一案卷",
        "has the same numbers as {other} ({numbers}); it may be the same file",
    ),
    "U620": (
        "有 {count} 项豁免写的不是所检查的案卷，未采用：{cases}；编号写错的请改正",
        "{count} waivers name files that were not checked, and were not used: {cases}; correct a number that is wrong",
    ),
    "U621": ("没有选项 {option}{near_zh}；用法见 {help}", "there is no option {option}{near}; see {help}"),
    "U622": ("缺少 {what}；用法见 {help}", "{what} is missing; see {help}"),
    "U623": (
        "选项 {option} 的用法不对（缺少值，或者不该带值）；用法见 {help}",
        "option {option} lacks its value, or takes none; see {help}",
    ),
    "U624": ("{what} 应为以下之一：{known_zh}", "{what} should be one of: {known}"),
    "U625": ("{what} 的值无效：{reason}", "the value of {what} is not valid: {reason}"),
    "U626": ("没有命令“{command}”；可用：{known_zh}", "there is no command '{command}'; use {known}"),
    "U627": ("多给了参数：{words}；用法见 {help}", "more arguments than are taken: {words}; see {help}"),
    "U628": ("用法不对：{reason}；用法见 {help}", "bad usage: {reason}; see {help}"),
    "U699": (
        "程序内部错误：{reason}；请报告此问题（设 CASEFILE_RULES_DEBUG=1 可见详情）",
        "internal error: {reason}; please report it (CASEFILE_RULES_DEBUG=1 shows more)",
    ),
}
