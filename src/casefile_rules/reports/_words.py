"""The fixed words of reports, Chinese and English."""

from typing import Any, Final

WORDS: Final[dict[str, tuple[str, str]]] = {
    "verdict": ("结论", "Verdict"),
    "grade": ("等次", "Grade"),
    "score": ("得分", "Score"),
    "self_check": ("自查", "Self-check"),
    "reasons": ("原因", "Because"),
    "findings": ("发现的问题", "Findings"),
    "open": ("尚不能判断", "Not decided yet"),
    "rules_open": ("涉及 {} 条规则", "{} rules"),
    "for_clerk": ("待承办人核实 {} 项", "{} for the clerk to look up"),
    "for_reviewer": ("待评查人员判断 {} 项", "{} for a reviewer to judge"),
    "for_organiser": ("待评查组织者决定 {} 项", "{} for the organiser to decide"),
    "decisive_first": ("影响大的在前", "most decisive first"),
    "criteria": ("各项得分", "Points by criterion"),
    "vetoes": ("否决事由", "Grounds of failure"),
    "repairs": ("整改与下一等次", "Repairs and the next grade"),
    "notices": ("提示", "Notices"),
    "waivers": ("豁免", "Waivers"),
    "reviews": ("评查表", "Review sheets"),
    "demand": ("要求", "Demand"),
    "basis": ("依据", "Under"),
    "where": ("位置", "Where"),
    "seen": ("情况", "Seen"),
    "remedy": ("整改", "Remedy"),
    "change": ("调整", "Changed"),
    "clerk": ("承办人", "clerk"),
    "reviewer": ("评查人员", "reviewer"),
    "organiser": ("评查组织者", "organiser"),
    "file": ("全卷", "the whole file"),
    "none": ("没有发现问题", "no findings"),
    "nothing_yet": ("没有发现问题，尚有 {} 项待核实", "no findings so far, still open: {}"),
    "page": ("第{}页", "p. {}"),
    "points": ("{} 分", "{} points"),
    "lost": ("扣 {} 分", "costs {}"),
    "ground": ("属否决事由", "a ground of failure"),
    "free": ("不扣分", "costs nothing"),
    "asked_by": (" · {} 条规则要用到：", " · asked by {} rules: "),
    "up_to": ("至多影响 {} 分", "moves up to {}"),
    "decisive": ("关系到是否一票否决", "decides a ground of failure"),
    "confirmed": ("成立", "it exists"),
    "rejected": ("不成立", "it does not exist"),
    "admits": ("关系到是否纳入评查", "decides whether the file is reviewed"),
    "exhausted": ("目前不影响得分（该项已扣完）", "moves nothing now (nothing of its item is left to lose)"),
    "unscored": ("不计分", "not scored"),
    "bonus": ("另有加分至多 {} 分", "and up to {} on top"),
    "presumed": (
        "未回答的判断题按符合计，机器提出的否决按成立计",
        "open questions presumed in order, raised vetoes stand",
    ),
    "presumed_bonus": (
        "未回答的判断题按符合计、加分不计，机器提出的否决按成立计",
        "open questions presumed in order but for points on top, raised vetoes stand",
    ),
    "nothing_presumed": ("不作任何推定", "presumes nothing"),
    "worth": ("单独整改可加 {} 分", "alone worth {}"),
    "each_worth": ("每项单独整改可加 {} 分", "each alone worth {}"),
    "worthless": (
        "另有 {} 项可以补正，单独整改不加分（同一扣分的其他处仍在，或者已经扣到底）：{}",
        "{} more can be put right but add nothing alone (the deduction is shared, or nothing is left to lose): {}",
    ),
    "traces": (
        "! 目录、页码的缺口是缺件的痕迹：先补入缺件或者说明，再更正目录和页码（{}）",
        "! gaps of the catalogue or of the pages are the trace of a missing paper: deal with that first ({})",
    ),
    "reach": ("整改以下 {} 项，自查等次可由{}升为{}", "with these {} repairs the self-check rises from {} to {}"),
    "greedy": ("（近似解，可能不是最少）", "(found greedily; fewer might do)"),
    "no_way": (
        "把可补正的问题全部补正，仍不能保证达到“{}”，还{}。可以补正的有：",
        "putting right all that still can be does not make {} certain; the rest {}. What can be put right:",
    ),
    "no_way_none": (
        "把可补正的问题全部补正，仍不能保证达到“{}”，还{}",
        "putting right all that still can be does not make {} certain; the rest {}",
    ),
    "nothing_to_repair": (
        "没有可以补正的问题；能否达到“{}”，{}",
        "there is nothing to put right; whether {} is reached, {}",
    ),
    "rest": ("取决于{}", "depends on {}"),
    "rest_past": ("不能补正的问题", "what is past repair"),
    "rest_ground": ("否决事由是否成立", "whether a ground of failure exists"),
    "rest_open": ("尚待核实、判断的事项", "what is still open"),
    "by_ground": (
        "除分数外，还看否决事由{}；成立的，等次为“{}”",
        "beside the points, grounds of failure count: {}; with one of them the grade is {}",
    ),
    "ground_raised": ("“{}”（已提出，待确认）", "'{}' (raised, to be confirmed)"),
    "ground_open": ("“{}”（尚待核实）", "'{}' (still to be looked up)"),
    "and_more": ("等{}项", " and others, {} in all"),
    "quoted": ("“{}”", "'{}'"),
    "as_demanded": ("要做到“{}”", "so that this is met: {}"),
    "no_grades": ("本规则集不分等次；可以补正的有：", "this ruleset has no grades; what can be put right:"),
    "top": ("自查已达最高等次", "the self-check has the best grade already"),
    "more_open": (
        "另有 {} 组，影响较小（用 --all 看全部，--only clerk 只看承办人的，评查人员的用 new review 导出）",
        "{} more groups, of less weight (--all shows them, --only clerk those of the clerk, new review a reviewer's)",
    ),
    "without_effect": ("未予计入", "does not count"),
    "not_counted": ("不计入评查人数", "does not count towards the number"),
    "unless": ("除非", "Unless"),
    "review_day": ("评查日期", "the day of the review"),
    "if_copy": ("；是复制件的，还要核实另外 {} 项", "; if it is a copy, {} more things"),
    "more_rules": ("涉及规则", "asked by"),
    "limited": ("表内 {} 分，本项扣完为止", "{} in the table; no more than the item has left"),
    "scaled": ("表内 {} 分，按适用的项目折算", "{} in the table, weighed by the items that apply"),
    "cap": ("同样的问题已扣到上限", "the most for faults of this kind is taken already"),
    "covered": ("引起它的问题已经扣分", "what causes it is charged already"),
    "shared": ("{} 处不符合，合扣一次", "one deduction for {} places"),
    "here_alone": ("不符合的只有这一处", "this place alone fails"),
    "shared_open": ("另有 {} 处尚不能判断", "{} more not decided yet"),
    "waived": ("已豁免", "waived"),
    "gross": ("不计豁免时", "without waivers"),
    "combined": ("平均（本项目建议）", "mean (our proposal)"),
    "made_by": (
        "规则集 {} {} · 案卷 sha256 {} · casefile-rules {}",
        "ruleset {} {} · file sha256 {} · casefile-rules {}",
    ),
}

VERDICTS: Final[dict[str, tuple[str, str]]] = {
    "graded": ("已评定", "graded"),
    "vetoed": ("一票否决", "vetoed"),
    "ineligible": ("不纳入评查", "not reviewed"),
    "out_of_scope": ("不在适用范围", "out of scope"),
    "provisional": ("暂定", "provisional"),
}

REASONS: Final[dict[str, tuple[str, str]]] = {
    "grades_open": ("尚有多个等次可能", "more than one grade is reachable"),
    "score_open": ("分数尚未确定", "the score is not settled"),
    "error": ("有规则执行出错", "a rule broke"),
    "veto_raised": ("机器提出否决事由，待评查人员确认", "a ground of failure was raised and awaits a reviewer"),
    "veto_proposed": (
        "评查人员提出否决事由，待评查组织者确认",
        "reviewers propose a ground of failure; it awaits the organiser",
    ),
    "reviewers_missing": ("评查人员不足", "too few reviewers"),
    "veto_disputed": ("评查人员对否决事由意见不一", "reviewers differ about a ground of failure"),
    "scope_open": ("是否在适用范围内尚不清楚", "it is open whether the file is in scope"),
    "source_doubtful": ("是否适用于本卷尚不清楚", "it is open whether it governs the file"),
    "deferred_open": ("是否按上级规定制作尚不清楚", "it is open whether another standard counts"),
    "source_open": ("评查依据是否施行尚不清楚", "it is open whether what the review rests on is in force"),
    "scope_source": ("评查时所依据的文件没有施行", "what the review rests on was not in force"),
    "eligibility_open": ("是否纳入评查尚不清楚", "it is open whether the file is reviewed at all"),
    "scope": ("不属于规则集适用的案卷", "the ruleset is not about such files"),
    "eligibility": ("属于不纳入评查的情形", "a ground of exclusion holds"),
    "veto": ("否决事由成立", "a ground of failure is confirmed"),
}

AUTHORITIES: Final[dict[str, tuple[str, str]]] = {
    "seed": ("县规定", "county"),
    "law": ("法律法规", "law"),
    "proposed": ("本项目建议", "our proposal"),
}

REPAIRS: Final[dict[str, tuple[str, str]]] = {
    "supplement": ("可补充", "can be supplemented"),
    "rebind": ("可重新装订", "can be rebound"),
    "annotate": ("可在备考表说明", "can be noted in the remarks sheet"),
    "none": ("问题属实的，事后不能补正", "if it is so, it cannot be put right any more"),
}

STATES: Final[dict[str, tuple[str, str]]] = {
    "possible": ("有可能", "possible"),
    "raised": ("机器提出，待确认", "raised, awaits a reviewer"),
    "proposed": ("评查人员提出，待评查组织者确认", "proposed by reviewers, awaits the organiser"),
    "disputed": ("评查意见不一", "reviewers differ"),
    "confirmed": ("已确认", "confirmed"),
    "rejected": ("已排除", "rejected"),
    "not_raised": ("未提出", "not raised"),
}

LEVELS: Final[dict[str, tuple[str, str]]] = {
    "must": ("应当", "must"),
    "should": ("宜", "should"),
    "may": ("可以", "may"),
}

MATURITY: Final[dict[str, tuple[str, str]]] = {
    "draft": ("草案", "draft"),
    "stable": ("稳定", "stable"),
    "deprecated": ("停用", "deprecated"),
}

PICKS: Final[dict[str, tuple[str, str]]] = {
    "latest": ("只看最晚的", "only the latest"),
    "earliest": ("只看最早的", "only the earliest"),
    "first": ("只看第一项", "only the first"),
    "last": ("只看最后一项", "only the last"),
}

OUTCOMES: Final[dict[str, tuple[str, str]]] = {
    "pass": ("符合", "pass"),
    "fail": ("不符合", "fail"),
    "not_applicable": ("不适用", "not applicable"),
    "undetermined": ("尚不能判断", "undetermined"),
    "error": ("出错", "error"),
    "not_selected": ("未选用", "not selected"),
}

WAIVED: Final[dict[str, tuple[str, str]]] = {
    "used": ("已使用", "used"),
    "unused": ("没有用上", "unused"),
    "expired": ("已失效", "expired"),
    "not_yet": ("尚未生效", "not yet in force"),
}

VOLUMES: Final[dict[str, tuple[str, str]]] = {"main": ("正卷", "main volume"), "sub": ("副卷", "sub volume")}


def word(table: dict[str, tuple[str, str]], key: str, lang: str) -> str:
    """Return the word for *key* in *lang*; the key itself where there is none."""
    found = table.get(key)
    return key if found is None else found[1 if lang == "en" else 0]


def join_with_and(parts: list[str], lang: str) -> str:
    """Return *parts* as one list, the last behind "and"."""
    stop, last = ("、", "，以及") if lang == "zh" else (", ", " and ")
    return last.join(part for part in (stop.join(parts[:-1]), parts[-1]) if part)


def say(key: str, lang: str, *values: Any) -> str:
    """Return a fixed text in *lang* with *values* filled in."""
    return word(WORDS, key, lang).format(*values)
