"""The trace of a missing paper is not repaired before the paper is."""

from typing import Any

from tests.rules.files import changed

from casefile_rules.reports import text

Json = dict[str, Any]


def taken_out(file: Json) -> None:
    """Take the penalty notice out of the main volume: its line in the catalogue and the gap of pages stay."""
    papers = file["volumes"][0]["documents"]
    file["volumes"][0]["documents"] = [
        one for one in papers if "告知书" not in str(one.get("type") or one.get("title"))
    ]


def test_a_catalogue_that_names_a_missing_paper_is_not_written_anew() -> None:
    found = changed("penalty-clean", taken_out).to_dict()["repairs"]

    traces = {one["rule"] for one in found["traces"]}
    assert "BH-ZZ-15-1" in traces
    assert any(rule.startswith("BH-ZZ-02-") for rule in traces)
    assert {one["rule"] for one in found["each"]}.isdisjoint(traces)
    assert {one["rule"] for one in found["smallest"] or ()}.isdisjoint(traces)


def test_the_report_says_what_comes_first() -> None:
    shown = text.render(changed("penalty-clean", taken_out).to_dict(), width=200)

    assert "缺口是缺件的痕迹：先补入缺件或者说明" in shown


def test_a_gap_alone_is_a_matter_of_pages() -> None:
    def renumbered(file: Json) -> None:
        last = file["volumes"][0]["documents"][-1]
        first, _, end = str(last["pages"]).partition("-")
        last["pages"] = f"{int(first) + 5}-{int(end or first) + 5}"

    found = changed("penalty-clean", renumbered).to_dict()["repairs"]
    assert found["traces"] == []
