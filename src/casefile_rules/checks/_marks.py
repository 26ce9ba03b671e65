"""Where the leaves of a document carry their page numbers (页码位置)."""

from typing import Any

from casefile_rules.checks._documents import told
from casefile_rules.values import UNKNOWN, Record


def mark_faults(documents: list[Record], marks: dict[str, Any]) -> tuple[list[Record], bool]:
    """Return the leaves whose number stands in a wrong corner, and whether unrecorded ones leave more open.

    *marks* holds the allowed corners (``front``, ``back``), the content with an exception and the corners allowed for
    it (``back:upper_left``). A blank side needs no number and may not carry one.
    """
    faults: list[Record] = []
    unknown = False
    allowed = {"front": set(marks["front"] or ()), "back": set(marks["back"] or ())}
    excepted, corners = set(marks["exception_for"] or ()), set(marks["exception"] or ())
    for document in documents:
        leaves = document.get("leaves", UNKNOWN)
        if leaves is UNKNOWN:
            unknown = True
            continue
        for leaf in leaves or ():
            side, content, mark = (leaf.get(key, UNKNOWN) for key in ("side", "content", "mark"))
            if UNKNOWN in (side, content, mark):
                unknown = True
                continue
            said = {**told(document), "page": leaf.get("page"), "side": side, "mark": mark}
            numbered = mark not in (None, "none")
            if content == "blank":
                if numbered:
                    faults.append({"blank_numbered": True, **said})
            elif content in excepted and (f"{side}:{mark}" in corners or not numbered):
                # the number may stand on the other side instead; that side is looked at by itself
                continue
            elif not numbered:
                faults.append({"unmarked": True, **said})
            elif allowed.get(side) and mark not in allowed[side]:
                faults.append({"wrong_corner": True, "expected": sorted(allowed[side]), **said})
    return faults, unknown
