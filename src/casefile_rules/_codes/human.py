"""Problem codes of human answers: review sheets and waivers."""

from typing import Final

HUMAN: Final[dict[str, tuple[str, str]]] = {
    "H501": (
        "“{id}”的结论没有写理由；每项结论都须写明理由（评查办法 第十条）",
        "the verdict on '{id}' gives no reason; every verdict needs one (Review Measures, article 10)",
    ),
    "H502": ("“{id}”在第 {number} 项已经回答过", "'{id}' was answered in item {number} already"),
    "H503": ("没有名为“{id}”的规则；相近：{known}", "there is no rule '{id}'; near: {known}"),
    "H504": (
        "规则“{id}”没有需要人工判断的问题；机器的结论不能由评查表改写",
        "rule '{id}' asks nothing of a person; a sheet cannot rewrite what the machine found",
    ),
    "H505": ("规则“{id}”没有位置“{place}”；可用：{known}", "rule '{id}' has no place '{place}'; known: {known}"),
    "H506": ("没有名为“{id}”的否决项；已有：{known}", "there is no veto '{id}'; known: {known}"),
    "H507": (
        "评查表写的是案卷“{case}”，与所检查的案卷不符；该案卷的编号：{known}",
        "the sheet is about file '{case}', which is not the file checked; that one is called: {known}",
    ),
    "H508": ("分值 {points} 不在 {low} 到 {high} 之间", "points {points} are not between {low} and {high}"),
    "H509": ("规则“{id}”不得豁免", "rule '{id}' may not be waived"),
    "H510": (
        "豁免“{id}”有失效日期，须用 --as-of 给出日期才能使用",
        "the waiver of '{id}' expires; give the day with --as-of to use it",
    ),
    "H511": ("规则“{id}”的结论缺失，只有分值；请写明结论", "the answer to '{id}' has points but no verdict; give one"),
    "H512": ("分值 {points} 应以 {step} 为单位", "points {points} should come in steps of {step}"),
    "H513": (
        "“{id}”由 {reviewer} 重复提交；每位评查人员只能有一份评查表",
        "{reviewer} handed in '{id}' twice; one sheet a reviewer",
    ),
    "H514": (
        "“{id}”的分值 {points} 与结论矛盾：{why_zh}",
        "points {points} of '{id}' contradict its verdict: {why}",
    ),
    "H515": (
        "规则“{id}”的分值是固定的，没有可选的幅度；请去掉分值",
        "the points of rule '{id}' are fixed, there is nothing to choose; leave them out",
    ),
    "H516": (
        "规则“{id}”没有名为“{question}”的问题；可用：{known}",
        "rule '{id}' asks no question '{question}'; known: {known}",
    ),
    "H517": (
        "{reviewer}的评查日期（{day}）早于{event_zh}日期（{earlier}）；请核对",
        "{reviewer} reviewed on {day}, before the file was {event} ({earlier}); please check",
    ),
    "H518": (
        "{reviewer}确认否决事由“{ground_zh}”，但所依据的规则“{rule}”已由机器判定没有问题，未予计入",
        "{reviewer} confirms the ground '{ground}', but the machine finds rule '{rule}' fulfilled; it does not count",
    ),
    "H520": (
        "否决项“{id}”按得分率计算，不需要也不能由评查人员确认；请删去这一条",
        "the veto '{id}' goes by a share of points and needs no reviewer's word; remove this one",
    ),
    "H519": (
        "规则“{rule}”答为符合，却确认了否决事由“{id}”；请改正其中一项",
        "rule '{rule}' is answered in order, and yet the ground '{id}' confirmed; correct one of them",
    ),
    "H521": (
        "{reviewer}在案卷中登记为“{role_zh}”，应当回避，不能评查本案（{article_zh}）；请由他人评查",
        "{reviewer} stands in the file as {role} and may not review it ({article}); let somebody else do so",
    ),
    "H522": (
        "{reviewer}的评查表没有注明已经签名（signed: true），不计入评查人数",
        "the sheet of {reviewer} does not say that it is signed (signed: true); it does not count towards the number",
    ),
    "H523": (
        "{reviewer}的评查表有 {number} 项没有作答，其他评查人员已经作答；填完以前不计入评查人数",
        "the sheet of {reviewer} leaves {number} questions open that others answered; it does not count until they are",
    ),
    "H524": (
        "{name}既是评查人员，又代评查组织者确认否决事由；请核对",
        "{name} is a reviewer and also confirms grounds of failure for the organiser; please check",
    ),
    "H525": (
        "规则集“{id}”的否决事由由评查人员确认，不需要评查组织者的确认书",
        "in ruleset '{id}' the reviewers settle a ground of failure; there is nothing for the organiser to confirm",
    ),
    "H526": (
        "确认书对否决事由“{ground_zh}”的结论未予计入：{why_zh}",
        "what the confirmation says of the ground '{ground}' does not count: {why}",
    ),
    "H527": (
        "确认日期（{day}）早于评查日期（{earlier}）；请核对",
        "the confirmation is dated {day}, before the review ({earlier}); please check",
    ),
    "H528": (
        "确认书写的是案卷“{case}”，与所检查的案卷不符；该案卷的编号：{known}",
        "the confirmation is about file '{case}', which is not the file checked; that one is called: {known}",
    ),
    "H529": ("“{id}”已由另一份确认书作出结论", "'{id}' was decided in another confirmation already"),
}
