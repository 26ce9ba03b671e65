"""Problem codes of mutation: changes of a ruleset that its examples do not notice."""

from typing import Final

MUTATION: Final[dict[str, tuple[str, str]]] = {
    "M701": (
        "“{rule}”改动后没有示例发现（{kind_zh}）：{change_zh}；缺少：{wanted_zh}",
        "'{rule}': no example notices this change ({kind}): {change}; missing: {wanted}",
    ),
}
