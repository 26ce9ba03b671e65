"""What all parts of a ruleset's contracts are made of: ids, texts in two languages, citations, whose word it is."""

from typing import Annotated

from casefile_rules.contracts._base import Contract, Scalar, Text, Words, key

Authority = Annotated[
    str,
    Words("""
    seed      县级文件 本县规定   what the county's own document says
    law       法律法规 国家规定   what a law, regulation or rule of the state or the region says
    proposed  建议 本项目建议     what this project proposes; nobody's word but ours
    """),
]

Id = Annotated[str, Scalar("text", pattern=r"[A-Za-z0-9][A-Za-z0-9._-]*", most=80)]


class Bilingual(Contract):
    """A text in Chinese and, where it was translated, in English."""

    zh: Text = key("中文", "the Chinese text; it comes first", required=True)
    en: Text | None = key("英文", "the English text")


class Cite(Contract):
    """A citation (依据): a source and the article in it."""

    source: Id = key("来源", "id of a source the ruleset declares", required=True)
    article: Text | None = key("条", "the article, as 第五条 or 5")
    item: Text | None = key("款项", "paragraph or item within the article, as written there")
    note: Text | None = key("附注", "what the citation is for")
