"""Where the written pages of a document carry their numbers (页码位置)."""

from typing import Any, NamedTuple

from casefile_rules.checks._documents import told
from casefile_rules.values import UNKNOWN, Record


class Marks(NamedTuple):
    """Where numbers may stand, in the words of the contract.

    ``front`` and ``back`` hold the corners allowed on either side (empty: any). Content in ``exception_for``, and a
    front of which is recorded that it cannot be marked, may also be numbered at one of ``exception``, written
    ``side:corner``.
    """

    front: frozenset[str]
    back: frozenset[str]
    exception: frozenset[str]
    exception_for: frozenset[str]


def mark_faults(documents: list[Record], marks: Marks) -> tuple[list[Record], bool]:
    """Return the pages whose number is missing or stands in a wrong corner, and whether unrecorded ones leave it open.

    Where the pages are not recorded one by one, what is said of all of them together (``page_marks``) counts. A blank
    side needs no number and may not carry one, unless it is that of the page before it, which was hard to number. Such
    a page without a number is not accused while nobody recorded its other side. Of a front that cannot be marked the
    corner recorded is one of the back. A paper that has no numbers at all (``pages`` is blank) is not told again page
    by page. Linear in the pages.
    """
    faults: list[Record] = []
    unknown = False
    for document in documents:
        if document.get("medium") == "electronic":
            continue  # it has no sides
        leaves = document.get("leaves", UNKNOWN)
        if leaves is UNKNOWN or not leaves:
            as_a_whole = document.get("page_marks", UNKNOWN)
            if as_a_whole == "wrong":
                faults.append({"wrongly_marked": True, **told(document)})
            else:
                unknown = unknown or (leaves is UNKNOWN and as_a_whole != "prescribed")
        else:
            found, loose = _of_document(document, leaves, marks)
            faults += found
            unknown = unknown or loose
    return faults, unknown


def _of_document(document: Record, leaves: list[Record], marks: Marks) -> tuple[list[Record], bool]:
    faults: list[Record] = []
    unknown = False
    numberless = document.get("pages", UNKNOWN) is None
    waiting: Record | None = None  # an excepted page without a number, whose other side may carry it
    for leaf in leaves:
        side, content, mark = (leaf.get(key, UNKNOWN) for key in ("side", "content", "mark"))
        said = {**told(document), "page": leaf.get("page"), "side": side, "mark": mark}
        turned = waiting is not None and side != waiting["side"]
        if turned and mark is not UNKNOWN and f"{side}:{mark}" in marks.exception:
            waiting = None
            if content == "blank":
                continue
        elif turned and waiting is not None:
            if mark is UNKNOWN or side is UNKNOWN:
                unknown = True
            else:
                faults.append({"unmarked": True, **waiting})
            waiting = None
        elif waiting is not None:
            unknown, waiting = True, None
        if UNKNOWN in (side, content, mark):
            unknown = True
            continue
        numbered = mark not in (None, "none")
        allowed = marks.front if side == "front" else marks.back if side == "back" else frozenset[str]()
        unmarkable = leaf.get("front_cannot_be_marked", UNKNOWN)
        excepted = unmarkable is True or (content in marks.exception_for and unmarkable is not False)
        turned_over = unmarkable is True and side == "front" and f"back:{mark}" in marks.exception
        if content == "blank":
            if numbered:
                faults.append({"blank_numbered": True, **said})
        elif numbered:
            elsewhere = excepted and f"{side}:{mark}" in marks.exception
            if allowed and mark not in allowed and not elsewhere and not turned_over:
                faults.append({"wrong_corner": True, "expected": sorted(allowed), **said})
        elif excepted and marks.exception:
            waiting = said
        elif not numberless:
            faults.append({"unmarked": True, **said})
    return faults, unknown or waiting is not None


def marks_of(typed: dict[str, Any]) -> Marks | None:
    """Return what the parameters of a check say of marks; None where they say nothing."""
    if not typed.get("front") and not typed.get("back"):
        return None
    return Marks(*(frozenset(typed.get(key) or ()) for key in Marks._fields))
