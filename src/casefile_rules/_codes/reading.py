"""Problem codes of reading: what a file is, and whether it is well-formed YAML or JSON."""

from typing import Final

READING: Final[dict[str, tuple[str, str]]] = {
    "R101": ("找不到这个文件；相近的有：{near}", "there is no such file; near: {near}"),
    "R102": ("这不是普通文件；请给出 YAML 或 JSON 文件", "this is not a regular file; give a YAML or JSON file"),
    "R103": ("文件有 {size} 字节，上限 {most} 字节", "the file has {size} bytes, at most {most} are read"),
    "R104": ("无法读取：{reason}", "cannot be read: {reason}"),
    "R105": ("文件是空的；应为 YAML 或 JSON 内容", "the file is empty; YAML or JSON is expected"),
    "R106": (
        "文件编码是 {encoding}；请另存为 UTF-8",
        "the file is in {encoding}; save it as UTF-8",
    ),
    "R107": ("这不是 UTF-8 文本（可能是二进制文件）", "this is not UTF-8 text (perhaps a binary file)"),
    "R108": ("文件含有控制字符 {sign}；请删除", "the file holds the control character {sign}; remove it"),
    "R110": ("{zh}", "{en}"),
    "R111": ("键“{key}”重复；同一处只能写一次", "the key '{key}' is written twice; once is enough"),
    "R112": (
        "不支持锚点和引用（{what}）；请直接写出内容",
        "anchors and aliases ({what}) are not supported; write it out",
    ),
    "R113": ("嵌套超过 {most} 层；请减少层次", "nested more than {most} levels deep; use fewer levels"),
    "R114": ("内容超过 {most} 项；请拆成几个文件", "more than {most} items; divide the file"),
    "R115": ("键应为文字；若确是文字请加引号", "a key must be text; put it in quotation marks if it is one"),
    "R116": ("一个文件只能有一份内容；请去掉多余的“---”", "one document a file; remove the second '---'"),
    "R117": ("不支持合并键“<<”；请直接写出内容", "the merge key '<<' is not supported; write it out"),
    "R118": ("不支持标签“{tag}”；请去掉", "tags are not supported: remove '{tag}'"),
    "R119": ("不是有效的 JSON：{zh}", "not well-formed JSON: {en}"),
    "R120": ("“{word}”不是有效的数值", "'{word}' is not a number"),
}
