"""Problem codes of mutation: changes of a ruleset that its examples do not notice."""

from typing import Final

MUTATION: Final[dict[str, tuple[str, str]]] = {
    "M701": (
        "“{rule}”改动后没有示例发现（{kind_zh}）：{change_zh}；缺少：{wanted_zh}",
        "'{rule}': no example notices this change ({kind}): {change}; missing: {wanted}",
    ),
    "M704": (
        "“{rule}”声明与原意相同的改动“{change}”没有出现，或者有示例发现；请从 same 删去，或者改正 change、times",
        "'{rule}' declares the change '{change}' to be none, but it is not made or is noticed; correct or remove it",
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
