"""Lines of a catalogue whose title nobody knows: they are of the type of the paper they stand for."""

from casefile_rules.folding import form
from casefile_rules.values import UNKNOWN, Record

_TYPE = ("type", "type.id", "type.group", "type.within", "type.volume")


def lend_types(volume: Record, documents: list[Record], unmatched: list[Record]) -> None:
    """Give lines of the catalogue of *volume* without a type that of the one document that they must stand for.

    That is the one document with the same title, or with the same pages if it is of a type that the title may mean.
    What has a type now is no longer *unmatched*.
    """
    lines = volume.get("catalogue")
    if not isinstance(lines, list) or all("type" in line for line in lines):
        return
    lent: set[str] = set()
    for key in ("title", "pages"):
        known: dict[object, list[Record]] = {}
        for document in documents:
            if "type" in document and document.get(key, UNKNOWN) not in (UNKNOWN, None):
                known.setdefault(form(document[key]), []).append(document)
        told = [form(line.get(key, UNKNOWN)) for line in lines]
        for line in lines:
            found = known.get(form(line.get(key, UNKNOWN)), [])
            if "type" in line or len(found) != 1 or told.count(form(line[key])) > 1:
                continue
            if key == "title" or any(kind[1] == found[0]["type.id"] for kind in line.get("type.maybe", ())):
                line.update({name: found[0][name] for name in _TYPE if name in found[0]})
                line.pop("type.maybe", None)
                lent.add(line["key"])
    unmatched[:] = [one for one in unmatched if one["key"] not in lent]
