"""Problem codes of mutation: changes of a ruleset that its examples do not notice."""

from typing import Final

MUTATION: Final[dict[str, tuple[str, str]]] = {
    "M701": (
        "“{rule}”改动后没有示例发现（{kind_zh}）：{change_zh}；缺少：{wanted_zh}",
        "'{rule}': no example notices this change ({kind}): {change}; missing: {wanted}",
    ),
    "M702": (
        "{name} 不在 git 工作区内，或者没有安装 git，无法知道哪些规则改过；请在检出的目录里用 --since",
        "{name} lies in no git checkout, or there is no git: what changed cannot be told; use --since in a checkout",
    ),
    "M703": (
        "没有版本 {name}；--since 后写提交、分支或标签",
        "no revision {name}; --since takes a commit, branch or tag",
    ),
}
