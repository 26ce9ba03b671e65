# fmt: off
# mypy: ignore-errors
# Not ours to improve: taken as it is from the measurements this project was planned with (reference/perf, 2026-11-23),
# so that the floor stays where it was. Only these lines and the form of the import are new. See ../README.md.
import re

from .common import ORD, WD

_R18 = re.compile("^[0-9]{10}$").search
_R17 = re.compile("^[0-9]{17}[0-9X]$").search
_R16 = re.compile("^1[3-9][0-9]{9}$").search
_R15 = re.compile("^[A-Z]{2}[0-9]{4}-[0-9]{2}-[0-9]{6}$").search
_R14 = re.compile("^[一-龥]{2,8}罚〔[0-9]{4}〕[0-9]{1,6}号$").search
_R13 = re.compile("^[一-龥]{2,8}立〔[0-9]{4}〕[0-9]{1,6}号$").search
def R01(c, first):  # nonempty
    if not c["case_no"]: return "字段case_no为空"

def R02(c, first):  # nonempty
    if not c["agency"]: return "字段agency为空"

def R03(c, first):  # nonempty
    if not c["party"]["name"]: return "字段party.name为空"

def R04(c, first):  # nonempty
    if not c["party"]["id_no"]: return "字段party.id_no为空"

def R05(c, first):  # nonempty
    if not c["party"]["address"]: return "字段party.address为空"

def R06(c, first):  # nonempty
    if not c["party"]["phone"]: return "字段party.phone为空"

def R07(c, first):  # nonempty
    if not c["cause"]: return "字段cause为空"

def R08(c, first):  # nonempty
    if not c["legal_basis"]: return "字段legal_basis为空"

def R09(c, first):  # nonempty
    if not c["decision_no"]: return "字段decision_no为空"

def R10(c, first):  # nonempty
    if not c["penalty_content"]: return "字段penalty_content为空"

def R11(c, first):  # nonempty
    if not c["archive_no"]: return "字段archive_no为空"

def R12(c, first):  # nonempty
    if not c["archivist"]: return "字段archivist为空"

def R13(c, first):  # regex
    v = c["case_no"]
    if v and not _R13(v): return f"{v!r} 不符合格式"

def R14(c, first):  # regex
    v = c["decision_no"]
    if v and not _R14(v): return f"{v!r} 不符合格式"

def R15(c, first):  # regex
    v = c["archive_no"]
    if v and not _R15(v): return f"{v!r} 不符合格式"

def R16(c, first):  # regex
    v = c["party"]["phone"]
    if v and not _R16(v): return f"{v!r} 不符合格式"

def R17(c, first):  # regex
    v = c["party"]["id_no"]
    if c["party"]["kind"] == "person" and v and not _R17(v): return f"{v!r} 不符合格式"

def R18(c, first):  # regex_each
    for x in c["officers"]:
        if not _R18(x["cert_no"]): return f'{x["cert_no"]!r} 不符合格式'

def R19(c, first):  # require_doc
    if "cover" not in first: return "缺少材料 cover"

def R20(c, first):  # require_doc
    if "catalog" not in first: return "缺少材料 catalog"

def R21(c, first):  # require_doc
    if "filing_approval" not in first: return "缺少材料 filing_approval"

def R22(c, first):  # require_doc
    if "evidence" not in first: return "缺少材料 evidence"

def R23(c, first):  # require_doc
    if "investigation_report" not in first: return "缺少材料 investigation_report"

def R24(c, first):  # require_doc
    if "prior_notice" not in first: return "缺少材料 prior_notice"

def R25(c, first):  # require_doc
    if "decision" not in first: return "缺少材料 decision"

def R26(c, first):  # require_doc
    if "service_receipt" not in first: return "缺少材料 service_receipt"

def R27(c, first):  # require_doc
    if "closing_report" not in first: return "缺少材料 closing_report"

def R28(c, first):  # require_doc
    if "remarks_form" not in first: return "缺少材料 remarks_form"

def R29(c, first):  # require_doc
    if c["facts"]["major"] and "collective_discussion" not in first: return "缺少材料 collective_discussion"

def R30(c, first):  # require_doc
    if c["facts"]["hearing_requested"] and "hearing_notice" not in first: return "缺少材料 hearing_notice"

def R31(c, first):  # require_doc
    if c["facts"]["hearing_requested"] and "hearing_record" not in first: return "缺少材料 hearing_record"

def R32(c, first):  # require_doc
    if c["facts"]["on_site_inspection"] and "inspection_record" not in first: return "缺少材料 inspection_record"

def R33(c, first):  # require_doc
    if c["facts"]["seizure"] and "seizure_decision" not in first: return "缺少材料 seizure_decision"

def R34(c, first):  # require_doc
    if c["facts"]["seizure"] and "seizure_list" not in first: return "缺少材料 seizure_list"

def R35(c, first):  # require_doc
    if c["facts"]["seizure"] and "seizure_release" not in first: return "缺少材料 seizure_release"

def R36(c, first):  # require_doc
    if c["facts"]["sampling"] and "sampling_record" not in first: return "缺少材料 sampling_record"

def R37(c, first):  # require_doc
    if c["facts"]["sampling"] and "test_report" not in first: return "缺少材料 test_report"

def R38(c, first):  # require_doc
    if c["facts"]["legal_review_required"] and "legal_review_opinion" not in first: return "缺少材料 legal_review_opinion"

def R39(c, first):  # require_doc
    if c["facts"]["installment"] and "installment_approval" not in first: return "缺少材料 installment_approval"

def R40(c, first):  # require_doc
    if c["fine_amount"] > 0 and "payment_receipt" not in first: return "缺少材料 payment_receipt"

def R41(c, first):  # order
    p = -1
    for d in c["documents"]:
        q = d["type_code"]
        if q < p: return f"第{d['seq']}件 {d['title']} 顺序错误"
        p = q

def R42(c, first):  # pages_contiguous
    docs = c["documents"]; e = docs[0]["page_from"]
    for d in docs:
        if d["page_from"] != e: return f"第{d['seq']}件起始页{d['page_from']},应为{e}"
        e = d["page_to"] + 1

def R43(c, first):  # pages_valid
    for d in c["documents"]:
        if d["page_from"] > d["page_to"]: return f"第{d['seq']}件页码倒置"

def R44(c, first):  # first_page
    if c["documents"][0]["page_from"] != 1: return "首页不是1"

def R45(c, first):  # total_pages
    if c["documents"][-1]["page_to"] != c["total_pages"]: return f"总页数{c['total_pages']}不符"

def R46(c, first):  # copy_stamp_source
    for d in c["documents"]:
        if d["is_copy"] and not d["stamp_source"]: return f"复印件第{d['seq']}件缺stamp_source"

def R47(c, first):  # copy_stamp_date
    for d in c["documents"]:
        if d["is_copy"] and not d["stamp_date"]: return f"复印件第{d['seq']}件缺stamp_date"

def R48(c, first):  # copy_stamp_sigs
    for d in c["documents"]:
        if d["is_copy"] and len(d["stamp_sigs"]) < 2: return f"复印件第{d['seq']}件签名不足"

def R49(c, first):  # date_le
    a = c["filed_date"]; b = c["decision_date"]
    if a and b and a > b: return f"filed_date {a} 晚于 decision_date {b}"

def R50(c, first):  # date_le
    a = c["decision_date"]; b = c["served_date"]
    if a and b and a > b: return f"decision_date {a} 晚于 served_date {b}"

def R51(c, first):  # date_le
    a = c["served_date"]; b = c["closed_date"]
    if a and b and a > b: return f"served_date {a} 晚于 closed_date {b}"

def R52(c, first):  # date_le
    a = c["closed_date"]; b = c["archived_date"]
    if a and b and a > b: return f"closed_date {a} 晚于 archived_date {b}"

def R53(c, first):  # doc_date_le
    a = first.get("prior_notice"); b = first.get("decision")
    if a and b and a["date"] > b["date"]: return f"{a['title']} {a['date']} 晚于 {b['title']} {b['date']}"

def R54(c, first):  # doc_date_le
    a = first.get("filing_approval"); b = first.get("investigation_report")
    if a and b and a["date"] > b["date"]: return f"{a['title']} {a['date']} 晚于 {b['title']} {b['date']}"

def R55(c, first):  # workdays_within
    a = c["discovered_date"]; b = c["filed_date"]
    if a and b and WD[b] - WD[a] > 15: return f"{a} 至 {b} 超过 15 日"

def R56(c, first):  # workdays_within
    a = c["decision_date"]; b = c["served_date"]
    if a and b and WD[b] - WD[a] > 7: return f"{a} 至 {b} 超过 7 日"

def R57(c, first):  # workdays_within
    a = c["closed_date"]; b = c["archived_date"]
    if a and b and WD[b] - WD[a] > 30: return f"{a} 至 {b} 超过 30 日"

def R58(c, first):  # days_within
    a = c["filed_date"]; b = c["decision_date"]
    if a and b and ORD[b] - ORD[a] > 90: return f"{a} 至 {b} 超过 90 日"

def R59(c, first):  # min_items
    if len(c["officers"]) < 2: return "officers 少于2"

def R60(c, first):  # range
    if not 0 <= c["fine_amount"] <= 2000000: return f"fine_amount={c['fine_amount']} 越界"

RULES = [(R01, "R01", 2), (R02, "R02", 1), (R03, "R03", 3), (R04, "R04", 5), (R05, "R05", 2), (R06, "R06", 1), (R07, "R07", 3), (R08, "R08", 5), (R09, "R09", 2), (R10, "R10", 1), (R11, "R11", 3), (R12, "R12", 5), (R13, "R13", 2), (R14, "R14", 1), (R15, "R15", 3), (R16, "R16", 5), (R17, "R17", 2), (R18, "R18", 1), (R19, "R19", 3), (R20, "R20", 5), (R21, "R21", 2), (R22, "R22", 1), (R23, "R23", 3), (R24, "R24", 5), (R25, "R25", 2), (R26, "R26", 1), (R27, "R27", 3), (R28, "R28", 5), (R29, "R29", 2), (R30, "R30", 1), (R31, "R31", 3), (R32, "R32", 5), (R33, "R33", 2), (R34, "R34", 1), (R35, "R35", 3), (R36, "R36", 5), (R37, "R37", 2), (R38, "R38", 1), (R39, "R39", 3), (R40, "R40", 5), (R41, "R41", 2), (R42, "R42", 1), (R43, "R43", 3), (R44, "R44", 5), (R45, "R45", 2), (R46, "R46", 1), (R47, "R47", 3), (R48, "R48", 5), (R49, "R49", 2), (R50, "R50", 1), (R51, "R51", 3), (R52, "R52", 5), (R53, "R53", 2), (R54, "R54", 1), (R55, "R55", 3), (R56, "R56", 5), (R57, "R57", 2), (R58, "R58", 1), (R59, "R59", 3), (R60, "R60", 5)]

def check(c):
    first = {}
    for d in c["documents"]: first.setdefault(d["type"], d)
    out = []; score = 100
    for fn, rid, pts in RULES:
        m = fn(c, first)
        if m is not None:
            out.append((rid, m)); score -= pts
    return out, max(score, 0), "优秀" if score >= 90 else "合格" if score >= 60 else "不合格"
