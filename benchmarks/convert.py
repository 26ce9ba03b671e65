"""A case of the speed workload written as a manifest (``casefile/1``).

What the contract has a field for goes there; the rest goes to the facts that ``workload/ruleset.yaml`` declares. An
empty text of the workload is a field that was looked at and is blank.
"""

from typing import Any, Final

Case = dict[str, Any]
Manifest = dict[str, Any]

EVENTS: Final = {
    "discovered": "discovered_date",
    "opened": "filed_date",
    "decided": "decision_date",
    "served": "served_date",
    "closed": "closed_date",
    "archived": "archived_date",
}
KINDS: Final = {"person": "natural_person", "org": "legal_person"}


def manifest_of(case: Case, titles: dict[str, str]) -> Manifest:
    """Return the manifest of *case*; *titles* are the official names of the types of document."""
    party = case["party"]
    return {
        "format": "casefile/1",
        "category": "penalty",
        "procedure": "ordinary" if case["case_type"] == "ordinary" else "simple",
        "case_no": _text(case["case_no"]),
        "cover": {"archive_no": _text(case["archive_no"]), "cause": _text(case["cause"])},
        "agency": {"name": _text(case["agency"])},
        "officers": [
            {"name": officer["name"], "certificate_no": _text(officer["cert_no"])} for officer in case["officers"]
        ],
        "party": {
            "kind": KINDS[party["kind"]],
            **{key: _text(party[key]) for key in ("name", "id_no", "address", "phone")},
        },
        "events": {name: _text(case[key]) for name, key in EVENTS.items()},
        "decision": {"doc_no": _text(case["decision_no"])},
        "volumes": [
            {
                "kind": "main",
                "complete": True,
                "observed": ["certification"],
                "documents": [_document(document, titles) for document in case["documents"]],
            },
            {"kind": "sub", "present": "false"},
        ],
        "facts": {
            **case["facts"],
            "fine_amount": case["fine_amount"],
            "total_pages": case["total_pages"],
            **{key: _text(case[key]) for key in ("legal_basis", "penalty_content", "archivist")},
        },
    }


def _document(document: Case, titles: dict[str, str]) -> Manifest:
    written: Manifest = {
        "type": titles[document["type"]],
        "title": document["title"],
        "date": _text(document["date"]),
        "pages": f"{document['page_from']}-{document['page_to']}",
        "form": "photocopy" if document["is_copy"] else "original",
    }
    if document["is_copy"]:
        who = dict(zip(("provided_by", "verified_by"), document["stamp_sigs"], strict=False))
        written["certification"] = {
            "source": _text(document["stamp_source"]),
            "date": _text(document["stamp_date"]),
            **who,
        }
    return written


def _text(value: str) -> str | None:
    return value or None
