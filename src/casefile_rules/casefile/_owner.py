"""Whose a paper is: of the papers, lines and carriers of a file those that belong to one of its cases."""

from casefile_rules.casefile._cases import OWNED, Numbers
from casefile_rules.values import Record, Records


class Owner:
    """One case of a file (at *position*), or the file as a whole (None), and the numbers that name its cases.

    A file with one case is all of that case.
    """

    __slots__ = ("numbers", "only", "unclaimed")

    def __init__(self, numbers: Numbers, position: int | None) -> None:
        self.numbers = numbers
        self.only = position if len(numbers.called) > 1 else None
        self.unclaimed: list[Record] = []

    def owns(self, record: Record) -> bool | None:
        """Return whether *record* belongs to the case; None where it names no case."""
        named = self.numbers.of(record.get("case"))
        return None if named is None else self.only in named

    def divide(self, documents: list[Record]) -> tuple[list[Record], list[Record]]:
        """Return (the documents of the case, those that name no case and may belong to it).

        The parts of the file (cover, catalogue, remarks sheet) belong to every case. Each document names its cases as
        they are called, whichever number was written.
        """
        own: list[Record] = []
        unclaimed: list[Record] = []
        for document in documents:
            named = self.numbers.of(document.get("case"))
            if named is not None:
                document["case"] = "、".join(self.numbers.called[position] for position in sorted(named))
            if self.only is None or (named is not None and self.only in named):
                own.append(document)
            elif named is None:
                (own if document.get("type.group") == "part" else unclaimed).append(document)
        self.unclaimed += unclaimed
        return own, unclaimed

    def narrow_lines(self, volume: Record) -> None:
        """Leave the case its lines of the catalogue of *volume*; they are not known while a line names no case."""
        if self.only is None:
            return
        owned = [(entry, self.owns(entry)) for entry in volume["catalogue"]]
        if any(own is None for _, own in owned):
            del volume["catalogue"]
        else:
            volume["catalogue"] = [entry for entry, own in owned if own]

    def narrow(self, root: Record) -> None:
        """Leave *root*, the view of the case, what belongs to it, and of what names no case what may."""
        if self.only is None:
            return
        types = {document[key] for document in root["documents"] for key in ("type", "type.within") if key in document}
        root["kinds"] = types - {None}
        keys = {document["key"] for document in (*root["documents"], *self.unclaimed)}
        unmatched = root["unmatched"]
        root["unmatched"] = Records([each for each in unmatched if each["key"] in keys], unmatched.unseen)
        root["unclaimed"] = self.unclaimed
        for key in OWNED:
            if isinstance(root.get(key), list):
                members = [each | {"key": f"{key}/{index}"} for index, each in enumerate(root[key], 1)]
                own = [each for each in members if self.owns(each)]
                root[key] = Records(own, tuple(each for each in members if self.owns(each) is None))
