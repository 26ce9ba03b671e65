"""Every text that bundled rules make people read, over all samples and tried files: nothing reads like a machine.

Conditions are no demands, what nobody recorded is no value, no path or id stands in a Chinese text, a day is that day.
"""

import copy
import itertools
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any, Final

import pytest
from tests.rules.files import engine

from casefile_rules import read_case_file
from casefile_rules.assessment._filling import called, filled
from casefile_rules.problems import ProblemsError
from casefile_rules.reports import text

ROOT = Path(__file__).parents[2]
FILES = [*sorted((ROOT / "samples").glob("*.yaml")), *sorted((ROOT / "tests/trials/inputs").rglob("*.yaml"))]
Json = dict[str, Any]
Said = tuple[str, str, str]
"""(where a text stands, its language, the text)."""

HOLES: Final[dict[str, str]] = {
    "a condition told as a demand": r"应为是|应为否|应有记载|应至少有一项|should be (?:yes|no)\b",
    "an unknown told as a value": r"为未记录|[“《]未记录[”》]|(?<!what )is not recorded|[“']not recorded[”']",
    "a blank told as a name": r"[“《]空白[”》]|[“']blank[”']",
    "doubled marks": r"[，；：、]{2}|[。；，：]。|。[；，。]|的的|\.\.(?!\.)|,,|;;|; ;|: ;|: \.(?!\S)",
    "a name that is missing": r"《》|《《|》》|“”|（）|\(\)|''",
    "a placeholder": r"[{}]|\bNone\b|\bTrue\b|\bFalse\b|/\?|#\d",
    "a period of one day from a day": r"起1日|起1个工作日，应不迟于(?=.*起1个工作日)|\b1 days\b",
    "a number held against a date": r"至少满\d+[^，；。]*，实为\d{4}-|应不(?:少于|超过)\d+，实为\d{4}-\d\d-",
    "alternatives as demands": r"以下任一即可|any of these will do|以下各项都不符合：[^；]*(?<!\d)为[^；，]*，应为",
    "a demand that repeats what is recorded": r"不应为[^；。]*之一|should be none of|都不符合要求",
    "two spaces": r"\S  +\S",
    "brackets around nothing": r"【】|‘’|<>|（[，；：、]|[，；：、]）|\( |[,;:]\)",
    "a bracket that is open": r"（[^（）]*$|^[^（）]*）|“[^”]*$|^[^“]*”|《[^》]*$|^[^《]*》",
    "a value of code": r"(?<![A-Za-z_])(?<!: )(?:null|nan|NaN|inf)(?![A-Za-z_])",
    "more places than anybody writes": r"\d\.\d{3,}",
    "a moment as a machine writes it": r"\d-\d\dT\d|00:00:00|\+08:00",
    "a word twice": r"为为|应应|没有没有|第第|页页|项项|件件|名名|元元|\b(is|the|of|was|be|in|and|not) \1\b",
    "a sentence that ends in a colon": r"[：:]$",
    "people counted as things": r"人员?中?符合条件的有\d+项",
}
CHINESE: Final[dict[str, str]] = {
    "a path of the contract": r"\b[a-z][a-z_]*(?:\.[a-z_]+)+\b",
    "an id of the contract": r"\b[a-z]+_[a-z_]+\b",
    "a question mark of another script": r"\?",
    "a word of English": r"(?<![A-Za-z0-9_./:-])(?<!: )[a-z]{2,}(?![A-Za-z0-9_:/.-])(?! 处)",
    "marks of another script": r"[\u4e00-\u9fff][,;!](?!音视频)|[,;!](?!音视频)[\u4e00-\u9fff]",
}
ENGLISH: Final[dict[str, str]] = {
    "marks of Chinese": r"[，。；：]",
    "several of one": r"\b1 (?:days|months|hours|people|items|things|rules|points)\b",
}
OF_SENTENCES: Final = (
    "a bracket that is open", "brackets around nothing", "a sentence that ends in a colon", "a word of English",
    "marks of another script", "marks of Chinese", "a value of code",
)  # fmt: skip
"""What a line of a report cannot tell, which may end anywhere and holds verdicts, ids and keys."""
QUESTIONS: Final[dict[str, str]] = {
    "a question that can be answered either way": r"没有[^？]*是否|是不是没有|是否没有",
    "a key that nobody can record": r"：(?:归入|类别|文书种类)(?:（|$)|全部文书",
}
SETTLED: Final[dict[str, str]] = {
    "a truth value": r"(?:\bis|为|：|:) ?(?:true|false)\b(?! and)",
}
"""Nowhere but in a question, which says how a key is written."""
FAULTS: Final[dict[str, str]] = {
    "how a key is written": r"\[\]",
    "something unknown under a fault": r"未记录|not recorded",
}


@lru_cache(maxsize=1)
def results() -> dict[str, Json]:
    """Return the result of every file that can be read, by its name."""
    found: dict[str, Json] = {}
    for path in FILES:
        try:
            found[path.stem] = engine().assess(read_case_file(path)).to_dict()
        except ProblemsError:
            continue  # what is refused is told by its problems
    return found


def said(result: Json) -> Iterator[Said]:
    """Yield every text of *result* that is made for people."""
    for one in result["findings"]:
        where = "fault" if one["status"] == "fail" else "open"
        yield from _both(f"{where} {one['rule']}", one["message"])
        yield from _both(f"title {one['rule']}", one["title"])
        if one["status"] == "fail":
            yield from _both(f"remedy {one['rule']}", one["remedy"])
        for detail in one["details"]:
            yield from _both(f"{where} {one['rule']}", detail)
        for leaf in _leaves(one["trace"]):
            yield from _both(f"trace {one['rule']}", leaf)
    for one in result["questions"]:
        yield from _both(f"question {one['rule']}", one["ask"])
    for one in result["notices"]:
        yield from _both("notice", one["text"])


def _both(where: str, words: Json) -> Iterator[Said]:
    yield from ((where, lang, words[lang]) for lang in ("zh", "en"))


def _leaves(trace: Any) -> Iterator[Json]:
    if isinstance(trace, dict):
        if "text" in trace:
            yield trace["text"]
        for value in trace.values():
            yield from _leaves(value)
    elif isinstance(trace, list):
        for value in trace:
            yield from _leaves(value)


def holes(where: str, lang: str, words: str) -> list[str]:
    """Return what is wrong with a text, by the names of the holes."""
    wanted = HOLES | (CHINESE if lang == "zh" else ENGLISH)
    if where == "report":  # a line, not a sentence
        wanted = {name: pattern for name, pattern in wanted.items() if name not in OF_SENTENCES}
    if not where.startswith(("question", "report")):
        wanted |= SETTLED
    if where.startswith("question") and lang == "zh":
        wanted |= QUESTIONS
    if where.startswith(("fault", "remedy")):
        wanted |= FAULTS
    return [name for name, pattern in wanted.items() if re.search(pattern, words)]


def _found(result: Json) -> list[str]:
    return [f"{where} [{lang}] {', '.join(found)}: {words}"
            for where, lang, words in said(result) if (found := holes(where, lang, words))]  # fmt: skip


def test_the_files_are_many_and_make_texts_of_every_sort() -> None:
    sorts = {where.partition(" ")[0] for result in results().values() for where, _, _ in said(result)}

    assert len(results()) > 100
    assert sorts == {"fault", "open", "title", "remedy", "trace", "question", "notice"}


def test_no_text_has_a_hole() -> None:
    found = [line for result in results().values() for line in _found(result)]

    assert list(dict.fromkeys(found)) == []


def test_every_message_reads_well_whatever_is_not_recorded() -> None:
    """Each value of each message is left out in turn: what is left is still a sentence."""
    found = []
    for id_, rule in engine().rules.items():
        data: Json = {} if rule.body is None else rule.body.data
        for key, lang in itertools.product(("message", "remedy"), ("zh", "en")):
            pieces = [(literal, path) for literal, path, _, _ in Formatter().parse((data.get(key) or {}).get(lang, ""))]
            for missing in {path for _, path in pieces if path} - KNOWN | {""}:
                words = filled([_filling(*piece, missing, lang) for piece in pieces], lang)
                wrong = holes("fault", lang, words)
                found += [f"{id_} {missing} [{lang}] {', '.join(wrong)}: {words}"] if wrong else []
    assert found == []


KNOWN: Final = {"faults", "count", "seen", "expected", "volume.kind"}
"""What a message quotes that is never unknown."""


def _filling(literal: str, path: str | None, missing: str, lang: str) -> tuple[str, str | None]:
    """Return one piece of a message with a value, or none where it is the *missing* one."""
    if path is None:
        return literal, ""
    if path != missing:
        return literal, "2" if path == "count" else "某"
    return literal, None if literal.rstrip().endswith(("：", ":")) else called(path, lang)


def test_english_is_written_where_there_is_any() -> None:
    ideograph = re.compile(r"[\u4e00-\u9fff]")
    missing = {
        where
        for result in results().values()
        for one in result["findings"]
        for where, words in ((f"title {one['rule']}", one["title"]), (f"remedy {one['rule']}", one["remedy"]))
        if words["en"] and words["en"] == words["zh"] and ideograph.search(words["en"])
    }
    assert missing == set()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 100])
def test_no_line_of_the_report_has_a_hole(lang: str, width: int) -> None:
    found = []
    allowed: tuple[list[str], ...] = (
        [],
        ["an id of the contract"],
    )  # a line may be broken where a word of Chinese ends
    for name in [*(path.stem for path in FILES[:6]), "b-g1", "c-m7", "c-m9", "L37", "U29", "U67"]:
        result = results()[name]
        shown = text.render(result, lang=lang, width=width, everything=True)
        body = "\n".join(shown.splitlines()[1:]).rpartition(result["ruleset"]["id"])[0]
        body = re.sub(r"\n +(?=[a-z])", " ", body) if lang == "en" else body  # a sentence goes on in the next line
        lines = (re.sub(r" {2,}", " ", line) for line in body.splitlines())
        found += [f"{name}: {line}" for line in lines if holes("report", lang, line) not in allowed]
    assert found == []


BAD: Final = {
    "a condition told as a demand": "回避·存在回避情形：应为是",
    "an unknown told as a value": "方式：应为邮寄送达，实为未记录",
    "a blank told as a name": "机关“空白”对“某局”",
    "doubled marks": "没有批准。；日期",
    "a name that is missing": "卷内没有《》",
    "a placeholder": "第{document.pages}页",
    "a period of one day from a day": "自2025-06-24起1日，应不迟于2025-06-24",
    "a number held against a date": "其间应至少满7个工作日，实为2024-11-20",
    "alternatives as demands": "以下任一即可：甲；乙",
    "a demand that repeats what is recorded": "书写材料为圆珠笔，不应为铅笔、圆珠笔之一",
    "two spaces": "decision  of 2024-12-10",
    "brackets around nothing": "处罚决定（，2024-12-10）",
    "a bracket that is open": "《询问笔录》（第7-9页没有签名",
    "a value of code": "文号为null",
    "more places than anybody writes": "扣 0.3333 分",
    "a moment as a machine writes it": "2025-06-24T10:00",
    "a word twice": "有效期至为为空白",
    "a sentence that ends in a colon": "目录与材料不符：",
    "people counted as things": "执法人员符合条件的有1项",
    "a word of English": "请核实并补充记录：approved",
    "marks of another script": "立案,结案",
    "marks of Chinese": "served on 2024-12-10；closed",
    "several of one": "it is 1 days late",
    "a truth value": "备考表·存在为false",
    "how a key is written": "执法人员：[]",
    "a path of the contract": "请核实并补充记录：documents.type.group",
    "an id of the contract": "方式为 court_enforcement",
    "a question mark of another script": "coercive_measures/?",
    "a question that can be answered either way": "材料没有照所列顺序，是否合理排列？",
    "a key that nobody can record": "请核实并补充记录：归入",
    "something unknown under a fault": "批准人未记录",
}


@pytest.mark.parametrize("hole", BAD)
def test_each_hole_is_found_wherever_it_is_made(hole: str) -> None:
    """What the walk finds is not left to chance: a hole put into any text of a result is told."""
    clean = results()["penalty-faulty"]
    asked = hole in QUESTIONS
    lang = "en" if hole in ENGLISH else "zh"
    for number in range(3):
        spoilt = copy.deepcopy(clean)
        if asked:
            spoilt["questions"][number]["ask"][lang] = BAD[hole]
        else:
            spoilt["findings"][number]["message"][lang] = BAD[hole]
        assert any(hole in line and BAD[hole] in line for line in _found(spoilt))
    assert any(hole in names for names in (holes(where, lang, BAD[hole]) for where in ("fault X", "question X")))


def test_every_hole_has_an_example() -> None:
    assert BAD.keys() == set().union(HOLES, CHINESE, ENGLISH, QUESTIONS, SETTLED, FAULTS)
