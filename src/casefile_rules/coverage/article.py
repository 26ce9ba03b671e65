"""Finding what somebody calls an article: 评查办法 第十五条, 处罚法第五十七条第一款, chufa 57."""

import re
from typing import Final, NamedTuple

from casefile_rules.coverage.places import Place, places_in
from casefile_rules.ruleset.entries import Ruleset

_NUMBER: Final = "[零〇一二三四五六七八九十百千]+|[0-9]+"
_ARTICLE: Final = re.compile(
    rf"(?P<source>.*?)(?P<place>第(?:{_NUMBER})条.*|(?:{_NUMBER})条.*|[0-9]+(?:[(（第].*)?)$", re.DOTALL
)
_FRAME: Final = re.compile(r"[\s《》〈〉“”\"「」]+")


class Wanted(NamedTuple):
    """What was asked for: the sources that may be meant (several: it is ambiguous) and the place in them."""

    sources: tuple[str, ...]
    place: Place


def article_in(text: str, ruleset: Ruleset) -> Wanted | None:
    """Return what *text* asks for; None where it names no article. No source means that none is called so."""
    found = _ARTICLE.match(text.strip())
    if found is None:
        return None
    name = _FRAME.sub("", found["source"])
    places = places_in(found["place"])
    if len(places) != 1 or not places[0].article:
        return None
    return Wanted(_sources(name, places[0].article, ruleset), places[0])


def _sources(name: str, article: int, ruleset: Ruleset) -> tuple[str, ...]:
    """Return the sources that *name* may mean, the surest way of naming first: id, title, its end, a part, its signs.

    Without a name it is every source that has the article.
    """
    known = {
        id_: record
        for id_, record in ruleset.sources.items()
        if record.get("authority") != "proposed" or record.get("articles")  # proposals of ours have no articles
    }
    if not name:
        return tuple(id_ for id_, record in known.items() if article <= (record.get("articles") or 0))
    ways = (
        lambda id_, _title: id_.casefold() == name.casefold(),
        lambda _id, title: title == name,
        lambda _id, title: len(name) > 1 and title.endswith(name),
        lambda _id, title: len(name) > 1 and name in title,
        lambda _id, title: _signs_of(name, title),
    )
    for way in ways:
        found = tuple(id_ for id_, record in known.items() if any(way(id_, title) for title in _titles(record)))
        if found:
            return found
    return ()


def _titles(record: dict[str, dict[str, str]]) -> list[str]:
    return [_FRAME.sub("", title) for title in (record.get("title") or {}).values() if title]


def _signs_of(name: str, title: str) -> bool:
    """Return whether the signs of *name* stand in *title* in their order: 监督办法 for 协调监督工作办法."""
    rest = iter(title)
    return len(name) > 1 and all(sign in rest for sign in name)
