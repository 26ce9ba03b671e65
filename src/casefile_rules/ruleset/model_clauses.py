"""The contracts of a clause register: what carries each clause of the documents that a ruleset rests on.

``clauses/*.yaml`` (contract ``clauses``) lists the clauses of its documents, ``items.yaml`` (``items``) other lists of
what a review looks at, ``unread-keys.yaml`` (``unread-keys``) the keys of a manifest that no rule reads, with the
reason. They are read to show what is covered and what is not, never to check a file.
"""

from typing import Annotated

from pydantic import RootModel

from casefile_rules.contracts._base import Contract, Integer, Text, Words, key
from casefile_rules.ruleset.model_base import Bilingual, Id

LaterPart = Annotated[
    str,
    Words("""
    rounds        评查轮次   drawing lots, assigning files, agreeing on results, reporting a round
    supervision   协调监督   matters of coordination and supervision
    assessment    考核   the yearly assessment of organs and officers
    training      培训   training and examinations of officers
    """),
]

UnreadKind = Annotated[
    str,
    Words("""
    identifies  标识   it only says who or what is meant: messages quote it, other keys are judged by it
    people      人工   whether it is right only somebody with the file can tell
    later       待办   a rule is wanted and not there yet
    """),
]

UnreadFormat = Annotated[str, Words("unread-keys/1  the first edition of the list of unread keys")]


class Carried(Contract):
    """What carries a clause; at least one of the keys says it, ``none`` stands alone."""

    says: Bilingual | None = key("要点", "what it is about, in our own short words; said once")
    rules: list[Id] | None = key("规则", "rules that check it by machine, or by machine and by a question")
    people: list[Id] | None = key("人工", "rules that ask a person about it")
    grounds: list[Id] | None = key("事由", "grounds of failure, or on which a file is not reviewed")
    by: list[Text] | None = key(
        "其他部分",
        "other parts of the ruleset: eligibility, scope, reviewers, in_force, deferred, overrides, calendar, "
        "vocabulary, grades, rubric, orders.ID, types.NAME, facts.NAME, rubric.ID",
    )
    later: LaterPart | None = key("后续部分", "a later part of the system that carries it")
    none: Bilingual | None = key("不设规则", "why nothing carries it and nothing should")
    in_part: Bilingual | None = key("部分", "what of it nobody looks at, though something carries the rest")


class Clause(Carried):
    """A clause (条款): an article, a paragraph or an item."""

    at: Text = key("条款", "第一条, 第四条第二款, 第九条（二）5; without numbers by its name", required=True)


class ClauseDocument(Contract):
    """A document (文件) with its clauses."""

    source: Id = key("来源", "id of a source the ruleset declares", required=True)
    articles: Integer | None = key("条数", "number of its last article: all must be listed; else those cited")
    clauses: list[Clause] = key("条款", "its clauses, in their order", required=True)


class ClausesFile(RootModel[list[ClauseDocument]]):
    """A file of a clause register (条款登记): a list of documents."""


class CheckItem(Carried):
    """One thing a review looks at (检查项)."""

    id: Id = key("编号", "its number, such as K01", required=True)


class ItemsFile(RootModel[list[CheckItem]]):
    """A list of check items (检查项清单)."""


class UnreadGroup(Contract):
    """Keys that no rule reads for one reason (无规则读取的一组字段)."""

    kind: UnreadKind = key("类别", "what sort of reason it is", required=True)
    why: Text | Bilingual = key("理由", "the reason", required=True)
    keys: list[Text] = key("字段", "paths of the keys", required=True)


class UnreadKeys(Contract):
    """The keys of a manifest that no rule of a ruleset reads (无规则读取的字段)."""

    format: UnreadFormat = key("格式", "always unread-keys/1", required=True)
    groups: list[UnreadGroup] = key("分组", "the keys by reason", required=True)
