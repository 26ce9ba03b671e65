"""Problem codes: case files that contradict themselves; the vocabulary of document types and their orders."""

from typing import Final

CASE_FILES: Final[dict[str, tuple[str, str]]] = {
    "K250": (
        "该卷写明不存在（present: false），却列有文书：请删去文书，或者改正 present",
        "the volume says present: false but lists documents: remove them or correct present",
    ),
    "K251": (
        "该卷写明是否存在不详（present: unknown），却又写明完整列明（complete: true）：请改正其中之一",
        "the volume says present: unknown and yet complete: true: correct one of the two",
    ),
    "K252": (
        "“{one_zh}”（{one_value_zh}）和“{other_zh}”（{other_value_zh}）说的是同一件事而不一致，按“是”处理；请改正其中之一",
        "“{one}” ({one_value}) and “{other}” ({other_value}) are one fact and differ: it counts as true, correct one",
    ),
    "K253": (
        "“{one_zh}”（{one_value_zh}）和“{other_zh}”（{other_value_zh}）说的是同一件事而不一致，改正其中之一以前按未记录处理",
        "“{one}” ({one_value}) and “{other}” ({other_value}) are one fact and differ: counted as unknown, correct one",
    ),
    "K254": (
        "“没有发生”里写有“{word_zh}”，而“{key_zh}”写有{value_zh}，以后者为准；请改正其中之一",
        "none_of names {word}, and “{key}” says {value}: the latter counts, correct one of the two",
    ),
    "K255": (
        "“没有发生”里写有“{word_zh}”，而{paper_zh}表明有；“{key_zh}”在改正以前按未记录处理",
        "none_of names {word}, and {paper} shows that there was one: “{key}” counts as unknown until one is corrected",
    ),
    "K256": (
        "“{key_zh}”写明没有，而{paper_zh}表明有，改正以前按未记录处理；请核对后改正",
        "“{key}” says there was none, and {paper} shows that there was one: it counts as unknown until corrected",
    ),
    "K260": (
        "所属案件“{number}”不是本卷的案件（{known}）：请改正案号，或者在 cases 中补列该案",
        "the case “{number}” is none of this file ({known}): correct the number or list the case under cases",
    ),
    "K261": (
        "案号“{number}”在 cases 中出现两次：每案一号，请改正",
        "the number “{number}” stands twice under cases: each case has its own, correct it",
    ),
    "K262": (
        "列有 cases 时，“{key_zh}”须写在所属的案件之下，不写在最外层：请移到该案",
        "beside cases, “{key}” is written in the case it belongs to, not at the top: move it there",
    ),
    "K263": (
        "立卷中的案号（{listed}）与 cases 所列的案件（{cases}）不一致：请改正，或者删去立卷中的案号",
        "the case numbers of the unit ({listed}) differ from the cases ({cases}): correct or remove them",
    ),
    "K264": (
        "cases 列有{count}案，立卷却写明没有合并（combined: false）：请改正其中之一",
        "there are {count} cases, yet the unit says combined: false: correct one of the two",
    ),
    "S360": (
        "文书种类的标识“{id}”已经用过：标识不得重复，请改名",
        "the id “{id}” already stands for a type: ids are never reused, choose another",
    ),
    "S361": (
        "“{name}”不能指“{type}”：它已经指“{other}”，一个题名只能指一种文书，请删去其中之一",
        "“{name}” cannot mean “{type}”: it already means “{other}”; a title means one type, remove one of the two",
    ),
    "S362": (
        "没有标识为“{id}”的文书种类；相近：{nearest}",
        "there is no type with the id “{id}”; near: {nearest}",
    ),
    "S363": (
        "“{type}”在同一顺序中出现两次：请只保留一处",
        "“{type}” stands twice in one order: keep one place",
    ),
    "S364": (
        "增补项所依据的“{type}”不在该顺序中：请改用顺序中已有的文书",
        "“{type}”, which the insertion goes by, is not in the order: name one that is",
    ),
    "S365": (
        "“{name}”标为建议（proposed），但没有用中英文写明理由（reason.zh、reason.en）",
        "“{name}” is proposed without a reason: write reason.zh and reason.en",
    ),
    "S366": (
        "“{name}”不是建议，却没有写明依据（cites）：请写明来源和条款，或者标为 proposed",
        "“{name}” is not proposed but cites nothing: write its source and article, or mark it proposed",
    ),
    "S367": (
        "顺序“{id}”已经存在：只能用 insertions 增补，不能另写 category、volume 或 items；要另立顺序请换标识",
        "the order “{id}” exists: only insertions may be added to it; give an order of your own another id",
    ),
    "S368": (
        "新的顺序“{id}”须写明 volume 和 items",
        "the new order “{id}” needs volume and items",
    ),
    "S369": (
        "增补“{type}”须写明 after 或 before，且只写一个",
        "the insertion of “{type}” needs either after or before, and not both",
    ),
    "S371": (
        "“{key}”不是案卷清单中的项目：请写成 节.项目，如 hearing.held",
        "“{key}” is no key of a manifest: write section.key, as in hearing.held",
    ),
    "S370": (
        "“{type}”归入的“{host}”自己又归入别的文书：within 只能有一层",
        "“{type}” is within “{host}”, which is within another type itself: within goes one level deep",
    ),
}
