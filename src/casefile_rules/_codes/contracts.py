"""Problem codes of keys and values against a contract."""

from typing import Final

CONTRACTS: Final[dict[str, tuple[str, str]]] = {
    "K201": ("不认识的键“{key}”；是否为：{near}", "unknown key '{key}'; did you mean: {near}"),
    "K202": ("“{label}”应为{wanted_zh}，实为{kind_zh}", "'{label}' should be a {wanted}, it is a {kind}"),
    "K203": ("“{key}”（{label}）写了两次", "'{key}' ({label}) is written twice"),
    "K204": ("缺少必填项“{key}”（{label}）", "the required key '{key}' ({label}) is missing"),
    "K205": ("必填项“{key}”（{label}）不能为空", "the required key '{key}' ({label}) may not be blank"),
    "K206": ("长度 {count} 超过上限 {most}", "length {count} is more than {most}"),
    "K207": ("列表中有空项；请删除或填写", "an item of the list is blank; fill it in or remove it"),
    "K208": ("“{value}”应在 {low} 到 {high} 之间", "'{value}' should be between {low} and {high}"),
    "K209": ("“{value}”不符合格式 {pattern}", "'{value}' does not have the form {pattern}"),
    "K210": (
        "“{value}”不是可选值（相近：{near}）；可选：{known}",
        "'{value}' is not a choice (near: {near}); choose: {known}",
    ),
    "K211": ("“{label}”应为整数，实为“{value}”", "'{label}' should be a whole number, found '{value}'"),
    "K212": ("“{label}”应为金额或小数，实为“{value}”", "'{label}' should be an amount, found '{value}'"),
    "K213": ("“{label}”应为 是/否（true/false），实为“{value}”", "'{label}' should be true or false, found '{value}'"),
    "K214": (
        "“{label}”应为真实日期，如 2024-03-01 或 2024年3月1日，实为“{value}”",
        "'{label}' should be a real date such as 2024-03-01, found '{value}'",
    ),
    "K227": (
        "“{label}”的年份须写四位数，如 2024-03-08；实为“{value}”",
        "'{label}' needs the year in four digits, such as 2024-03-08; found '{value}'",
    ),
    "K215": (
        "“{label}”应为日期或时间，如 2024-03-01 14:30，实为“{value}”",
        "'{label}' should be a date or time such as 2024-03-01 14:30, found '{value}'",
    ),
    "K216": ("“{label}”应为页码，如 1-3 或 4，实为“{value}”", "'{label}' should be pages such as 1-3, found '{value}'"),
    "K217": ("“{label}”应为文字，实为“{value}”", "'{label}' should be text, found '{value}'"),
    "K218": (
        "“{label}”之下应逐行写“键: 值”，冒号用英文冒号，后加一个空格；实为“{value}”",
        "'{label}' should hold lines of 'key: value' with a plain colon and a space, found '{value}'",
    ),
    "K219": (
        "“{label}”应为列表：写成 [甲, 乙]，或者每项另起一行，以“- ”（英文短横加空格）开头；实为“{value}”",
        "'{label}' should be a list: [A, B], or each item on its own line behind '- '; found '{value}'",
    ),
    "K221": ("规则集没有使用事实“{name}”；相近：{near}", "the ruleset asks for no fact '{name}'; near: {near}"),
    "K222": ("事实“{name}”由规则推导，不能填写；请删除", "the fact '{name}' is derived; remove it"),
    "K223": ("事实“{name}”应为 {kind}，实为“{value}”", "the fact '{name}' should be a {kind}, found '{value}'"),
    "K224": (
        "“{label}”只有空引号；确是空白的写 null，没有记录就删去这一行",
        "'{label}' is an empty text; write null for a blank, or leave the line out where nothing was recorded",
    ),
    "K225": ("“{label}”以元为单位：“{value}”请写成 {plain}", "'{label}' is in yuan: write {plain} for '{value}'"),
    "K228": (
        "键“{key}”原是 no（{label}），导出的工具把没加引号的 no 读成了“否”：请写成加引号的 'no'，或者“{label}”",
        "the key '{key}' was no ({label}), which the tool that wrote the file read as false: write 'no', in quotes",
    ),
    "K226": (
        "文件的最外层应为{wanted_zh}（逐行写“键: 值”），实为{kind_zh}",
        "the file should be a {wanted} (lines of 'key: value'), it is a {kind}",
    ),
}
