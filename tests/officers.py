"""A second, tiny subject (对象): an officer's yearly record with a list of trainings. It has nothing of a case file."""

from datetime import date
from typing import Any, NamedTuple

from casefile_rules.conditions import Host
from casefile_rules.problems import Problem, ProblemsError
from casefile_rules.reading.source import Source, parse_source
from casefile_rules.reading.typed import read
from casefile_rules.shape import Field
from casefile_rules.subjects import Subject, names, register
from casefile_rules.values import Record, Records


def field(kind: str, zh: str = "", **below: Field) -> Field:
    """Return a field; *below* are the fields of a record."""
    made = Field(kind, zh=zh)
    made.fields = below
    made.labels = {each.zh: key for key, each in below.items() if each.zh}
    return made


def choice(zh: str, **words: str) -> Field:
    """Return a choice with one Chinese word a value."""
    made = field("choice", zh)
    made.values = tuple(words)
    made.value_labels = {word: value for value, word in words.items()}
    return made


def listed(item: Field, zh: str = "") -> Field:
    """Return a list of *item*."""
    made = field("list", zh)
    made.item = item
    return made


def officer_shape() -> Field:
    """Return the shape of an officer's yearly record."""
    pages = field("pages", "页码")
    pages.flat = {"first": field("integer"), "last": field("integer")}
    training = field(
        "record", "培训",
        topic=field("text", "主题"), held_on=field("date", "日期"), hours=field("integer", "学时"),
        passed=field("boolean", "合格"), level=choice("级别", county="县级", region="自治区级"),
        notes=listed(field("text"), "备注"),
    )  # fmt: skip
    badge = field("record", "证件", no=field("text", "证号"), valid_until=field("date", "有效期至"))
    facts = field("mapping", "事实")
    facts.item = field("any")
    return field(
        "record", "执法人员年度记录",
        name=field("text", "姓名"), level=choice("级别", county="县级", region="自治区级"), hired=field("date", "入职"),
        seen_at=field("moment", "到岗"), hours=field("integer", "学时"), score=field("decimal", "得分"),
        active=field("boolean", "在岗"), pages=pages, tags=listed(field("text"), "标签"), badge=badge,
        trainings=listed(training, "培训"), all_listed=field("boolean", "已列全"), facts=facts,
    )  # fmt: skip


SHAPE = officer_shape()


def view(data: Record, _vocabulary: Any) -> Record:
    """Return the record rules run on: trainings are an open list unless the record says that all are listed."""
    root = dict(data)
    if isinstance(root.get("pages"), tuple):
        root["pages.first"], root["pages.last"] = root["pages"]
    trainings = root.get("trainings")
    if trainings is not None and root.get("all_listed") is not True:
        root["trainings"] = Records(list(trainings), ({},))
    return root


def identities(data: Record) -> list[str]:
    """Return the numbers the record may be called by."""
    return [str((data.get("badge") or {}).get("no") or "")]


SUBJECT = Subject("officer", lambda _vocabulary: SHAPE, view, {"trainings": "training"}, identities)
if "officer" not in names():
    register(SUBJECT)


class Officer(NamedTuple):
    """An officer's record as read: what the engine needs of any subject."""

    data: Record
    source: Source
    digest: str
    name: str


def officer(text: str, name: str = "officer.yaml") -> Officer:
    """Read an officer's record from YAML."""
    source = parse_source(text, name)
    problems: list[Problem] = []
    data = read(SHAPE, source.data, source, problems)
    if problems:
        raise ProblemsError(problems)
    return Officer(data, source, source.digest, name)


def host() -> Host:
    """Return what the conditions of one ruleset about officers share."""
    made = Host(SHAPE)
    made.facts = {"due": field("boolean", "到期"), "quota": field("integer", "定额"), "since": field("date", "起算")}
    return made


DAYS = (date(2024, 1, 1), date(2024, 3, 1), date(2024, 12, 31))
