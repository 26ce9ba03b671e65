"""The contract of what a ruleset says of reviewers: how many, who may not, and who settles a ground of failure."""

from typing import Annotated

from casefile_rules.contracts._base import Contract, Flag, Integer, Text, Words, key
from casefile_rules.ruleset.model_base import Authority, Cite

Confirmer = Annotated[
    str,
    Words("""
    reviewer   评查人员   what the reviewers say of a ground settles it
    organiser  评查组织者 评查主体   the reviewers propose a ground, and the organiser confirms it
    """),
]


class Recusal(Contract):
    """Who may not review a file (回避): the persons that its manifest names."""

    paths: list[Text] = key("人员", "paths of names in the manifest, such as officers.name", required=True)
    cites: list[Cite] = key("依据", "citations", required=True)


class Confirming(Contract):
    """Who settles a ground of failure (否决事由的确认)."""

    by: Confirmer = key("由谁确认", "the reviewers or the organiser", required=True)
    cites: list[Cite] | None = key("依据", "citations")


class Reviewers(Contract):
    """How many people must stand behind a result, and who (评查人员). Without it one review sheet is enough."""

    at_least: Integer = key("不少于", "so many sheets of different people", required=True)
    signed: Flag | None = key("须签名", "true: only a signed sheet counts towards the number")
    recusal: Recusal | None = key("回避", "who may not review the file")
    confirm: Confirming | None = key("确认", "who settles a ground of failure; the reviewers where absent")
    cites: list[Cite] | None = key("依据", "citations for the number")
    authority: Authority | None = key("性质", "whose word it is")
