"""What a field can hold besides a value: nothing recorded (unknown) or looked at and blank.

A record is a plain ``dict``. An absent key is *unknown*; a key whose value is ``None`` is *blank*; a list is
closed (what is not in it does not exist) unless it is a :class:`Records` with ``unseen`` members.
"""

from typing import Any, Final, final


@final
class Unknown:
    """The type of :data:`UNKNOWN`: nothing is recorded, so nothing may be concluded."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __bool__(self) -> bool:
        message = "an unknown value is neither true nor false"
        raise TypeError(message)

    def __reduce__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown()

Record = dict[str, Any]


class Records(list[Record]):
    """A list of records that may have members nobody has seen (a volume that is not complete).

    ``unseen`` holds one record for each place where more members may be, with the little that is known of
    them (for a document: its volume); every other field of such a record is unknown. ``columns`` holds columns and
    look-up tables that a view made of the members once, for those who ask the same of every file.
    """

    __slots__ = ("columns", "unseen")

    def __init__(
        self,
        members: "list[Record] | tuple[Record, ...]" = (),
        unseen: tuple[Record, ...] = (),
        columns: "dict[str, Any] | None" = None,
    ) -> None:
        super().__init__(members)
        self.unseen = unseen
        self.columns: dict[str, Any] = {} if columns is None else columns


PARTS: Final = "parts.views"
"""Key of a root, in no contract, that holds records like it: rules that do not look at the whole run on each of them.

Each has a ``key``, with which the keys of its places begin, and is ``called`` something by people.
"""
