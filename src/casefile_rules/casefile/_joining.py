"""What a manifest says in several places of one thing, as one list: all parties, all remarks sheets."""

from collections.abc import Callable
from typing import Any

from casefile_rules.casefile._shape import root_field
from casefile_rules.folding import folded
from casefile_rules.values import UNKNOWN, Record, Records


def join_parties(root: Record) -> None:
    """Make ``parties`` of *root* the list of all parties and ``party`` the first of them; unknown stays unknown."""
    first, others = root.get("party"), root.get("parties")
    if not isinstance(first, dict):
        if isinstance(others, list) and others and "party" not in root:
            root["party"] = others[0]
        return
    name = name_form(first)
    others = others if isinstance(others, list) else []
    root["parties"] = [first, *(one for one in others if not name or name_form(one) != name)]


def name_form(party: Record) -> str:
    """Return the name of *party* in the form in which names are compared, empty where there is none."""
    return folded(party.get("name") or "")


def join_sheets(root: Record, plain: Callable[[Any], Any]) -> None:
    """Give *root* its ``remarks_sheets``: that of the file and those of its volumes, so far as any is recorded.

    *plain* brings a sheet as it is written to the form that rules see. Where only volumes have one, the first is that
    of the file too.
    """
    whole = root.get("remarks_sheet", UNKNOWN)
    name = root_field("remarks_sheet").zh
    found = [] if whole is UNKNOWN else [_sheet(whole) | {"key": "remarks_sheet", "title": name}]
    of_volumes = [volume for volume in root["volumes"] if "remarks_sheet" in volume]
    for volume in of_volumes:
        sheet = _sheet(plain(volume["remarks_sheet"]))
        found.append(sheet | {"volume": volume["kind"], "key": f"{volume['key']}/remarks_sheet", "title": name})
    if not found:
        return
    if whole is UNKNOWN:
        root["remarks_sheet"] = found[0]
    bound = [volume for volume in root["volumes"] if volume.get("present") != "false"]
    more = whole is UNKNOWN and len(of_volumes) < len(bound)
    root["remarks_sheets"] = Records(found, ({},) if more else ())


def _sheet(written: Record | None) -> Record:
    """Return the sheet as it is *written*: a blank one is not there, of one without any entries nobody said so."""
    return {"present": "false"} if written is None else written
