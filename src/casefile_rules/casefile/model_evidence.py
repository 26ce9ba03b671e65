"""Parts of the manifest about evidence of a kind of its own (证据)."""

from casefile_rules.casefile.model_people import Seen
from casefile_rules.contracts._base import Flag, key


class Monitoring(Seen):
    """Technical monitoring as evidence, such as cameras (电子技术监控设备)."""

    used: Flag | None = key("使用", "Whether facts rest on what such equipment recorded")
    examined: Flag | None = key("经法制和技术审核", "Whether setting it up was examined, in law and technically")
    published: Flag | None = key("设置地点已公布", "Whether its places are published and marked")
    record_reviewed: Flag | None = key(
        "记录经审核", "Whether the record was reviewed and is true, clear, complete and exact"
    )
    party_told: Flag | None = key(
        "告知当事人", "Whether the party was told of the act in time and could look and answer"
    )
