"""Values in the form in which rules compare them: document numbers, spans of pages, records that were observed."""

from datetime import MAXYEAR, MINYEAR, date
from typing import Any, Final

from casefile_rules.casefile._blanks import seen
from casefile_rules.reading.scalars import document_number
from casefile_rules.values import Record

NUMBERED: Final = ("case_no", "doc_no")
"""Keys that hold a document number, in records of any kind."""


_ALWAYS: Final = {
    "coercive_measures": ("kind",), "enforcements": ("kind",), "excluded_periods": ("of",), "extensions": ("of",),
    "notices": ("kind",), "publications": ("stage",), "services": ("of", "mode"),
}  # fmt: skip
"""What every member of a list has: a blank says that it was left out, unless the member was ``observed``."""


def facets(record: Record) -> None:
    """Add the facets of the pages and bring the document number to its one form."""
    pages = record.get("pages", ...)
    if pages is None:
        record["pages.first"] = record["pages.last"] = record["pages.count"] = None
    elif pages is not ...:
        first, last = pages
        record["pages.first"], record["pages.last"], record["pages.count"] = first, last, last - first + 1
    number = record.get("doc_no")
    if number:
        record["doc_no"] = document_number(number)


def plain(key: str, value: Any) -> Any:
    """Return a value of the root: document numbers in one form, observed records filled with blanks."""
    if isinstance(value, dict) and key != "facts":
        record = _numbered(seen(key, value))
        return _year(record) if "year" in record else record
    if isinstance(value, list) and key != "volumes":
        always = _ALWAYS.get(key, ())
        return [_numbered(seen(key, _told(each, always))) if isinstance(each, dict) else each for each in value]
    return document_number(value) if key in NUMBERED and value else value


def _told(record: Record, always: tuple[str, ...]) -> Record:
    """Return *record* without those of the keys *always* that are blank; the same object where none is."""
    left_out = [key for key in always if record.get(key, "") is None]
    return {key: value for key, value in record.items() if key not in left_out} if left_out else record


def _numbered(record: Record) -> Record:
    """Return *record* with its document numbers in one form; the same object where nothing changes."""
    changed = {key: document_number(record[key]) for key in NUMBERED if record.get(key)}
    return record | changed if changed else record


def _year(record: Record) -> Record:
    """Return *record* with the first and the last day of its year, so that dates can be held against it."""
    year = record["year"]
    real = isinstance(year, int) and MINYEAR <= year <= MAXYEAR
    first, last = (date(year, 1, 1), date(year, 12, 31)) if real else (None, None)
    return record | {"first_day": first, "last_day": last}
