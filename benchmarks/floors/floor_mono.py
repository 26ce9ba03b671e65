# fmt: off
# mypy: ignore-errors
# Not ours to improve: taken as it is from the measurements this project was planned with (reference/perf, 2026-11-23),
# so that the floor stays where it was. Only these lines and the form of the import are new. See ../README.md.
"""Hand-tuned single function: the fastest plain Python I would write for these 60 rules."""
import re

from .common import ORD, RE_ARC, RE_CASE, RE_CERT, RE_DEC, RE_ID, RE_TEL, WD

m_case, m_dec, m_arc, m_tel, m_id, m_cert = (re.compile(p).search for p in (RE_CASE, RE_DEC, RE_ARC, RE_TEL, RE_ID, RE_CERT))
PTS = {"R%02d" % (i + 1): [2, 1, 3, 5][i % 4] for i in range(60)}
REQ = frozenset(["cover","catalog","filing_approval","evidence","investigation_report","prior_notice","decision","service_receipt","closing_report","remarks_form"])
REQL = list(zip(["cover","catalog","filing_approval","evidence","investigation_report","prior_notice","decision","service_receipt","closing_report","remarks_form"], range(19, 29)))
def check(c):
    out = []; add = out.append
    p = c["party"]; F = c["facts"]; docs = c["documents"]
    case_no = c["case_no"]; dec_no = c["decision_no"]; arc = c["archive_no"]; tel = p["phone"]; idn = p["id_no"]
    if not case_no: add(("R01", "case_no为空"))
    elif not m_case(case_no): add(("R13", f"{case_no!r} 不符合格式"))
    if not c["agency"]: add(("R02", "agency为空"))
    if not p["name"]: add(("R03", "party.name为空"))
    if not idn: add(("R04", "party.id_no为空"))
    elif p["kind"] == "person" and not m_id(idn): add(("R17", f"{idn!r} 不符合格式"))
    if not p["address"]: add(("R05", "address为空"))
    if not tel: add(("R06", "phone为空"))
    elif not m_tel(tel): add(("R16", f"{tel!r} 不符合格式"))
    if not c["cause"]: add(("R07", "cause为空"))
    if not c["legal_basis"]: add(("R08", "legal_basis为空"))
    if not dec_no: add(("R09", "decision_no为空"))
    elif not m_dec(dec_no): add(("R14", f"{dec_no!r} 不符合格式"))
    if not c["penalty_content"]: add(("R10", "penalty_content为空"))
    if not arc: add(("R11", "archive_no为空"))
    elif not m_arc(arc): add(("R15", f"{arc!r} 不符合格式"))
    if not c["archivist"]: add(("R12", "archivist为空"))
    off = c["officers"]
    for o in off:
        if not m_cert(o["cert_no"]): add(("R18", f"{o['cert_no']!r} 不符合格式")); break
    # one pass over documents
    first = {}; pc = -1; e = docs[0]["page_from"]; bo = bc = bv = s1 = s2 = s3 = None
    for d in docs:
        t = d["type"]; k = d["type_code"]; a = d["page_from"]; b = d["page_to"]
        if t not in first: first[t] = d
        if k < pc and bo is None: bo = d
        pc = k
        if a != e and bc is None: bc = d
        e = b + 1
        if a > b and bv is None: bv = d
        if d["is_copy"]:
            if not d["stamp_source"] and s1 is None: s1 = d
            if not d["stamp_date"] and s2 is None: s2 = d
            if len(d["stamp_sigs"]) < 2 and s3 is None: s3 = d
    if not (first.keys() >= REQ):
        for t, n in REQL:
            if t not in first: add(("R%d" % n, "缺少材料 " + t))
    if F["major"] and "collective_discussion" not in first: add(("R29", "缺少材料 collective_discussion"))
    if F["hearing_requested"]:
        if "hearing_notice" not in first: add(("R30", "缺少材料"))
        if "hearing_record" not in first: add(("R31", "缺少材料"))
    if F["on_site_inspection"] and "inspection_record" not in first: add(("R32", "缺少材料"))
    if F["seizure"]:
        if "seizure_decision" not in first: add(("R33", "缺少材料"))
        if "seizure_list" not in first: add(("R34", "缺少材料"))
        if "seizure_release" not in first: add(("R35", "缺少材料"))
    if F["sampling"]:
        if "sampling_record" not in first: add(("R36", "缺少材料"))
        if "test_report" not in first: add(("R37", "缺少材料"))
    if F["legal_review_required"] and "legal_review_opinion" not in first: add(("R38", "缺少材料"))
    if F["installment"] and "installment_approval" not in first: add(("R39", "缺少材料"))
    fine = c["fine_amount"]
    if fine > 0 and "payment_receipt" not in first: add(("R40", "缺少材料"))
    if bo is not None: add(("R41", f"第{bo['seq']}件 {bo['title']} 顺序错误"))
    if bc is not None: add(("R42", f"第{bc['seq']}件起始页{bc['page_from']}不连续"))
    if bv is not None: add(("R43", f"第{bv['seq']}件页码倒置"))
    if docs[0]["page_from"] != 1: add(("R44", "首页不是1"))
    if e - 1 != c["total_pages"]: add(("R45", "总页数不符"))
    if s1 is not None: add(("R46", f"复印件第{s1['seq']}件缺来源"))
    if s2 is not None: add(("R47", f"复印件第{s2['seq']}件缺日期"))
    if s3 is not None: add(("R48", f"复印件第{s3['seq']}件签名不足"))
    filed = c["filed_date"]; dec = c["decision_date"]; srv = c["served_date"]; clo = c["closed_date"]; arch = c["archived_date"]; dis = c["discovered_date"]
    if filed and dec:
        if filed > dec: add(("R49", f"{filed} 晚于 {dec}"))
        if ORD[dec] - ORD[filed] > 90: add(("R58", f"{filed} 至 {dec} 超过 90 日"))
    if dec and srv:
        if dec > srv: add(("R50", f"{dec} 晚于 {srv}"))
        if WD[srv] - WD[dec] > 7: add(("R56", f"{dec} 至 {srv} 超过 7 个工作日"))
    if srv and clo and srv > clo: add(("R51", f"{srv} 晚于 {clo}"))
    if clo and arch:
        if clo > arch: add(("R52", f"{clo} 晚于 {arch}"))
        if WD[arch] - WD[clo] > 30: add(("R57", f"{clo} 至 {arch} 超过 30 个工作日"))
    a = first.get("prior_notice"); b = first.get("decision")
    if a and b and a["date"] > b["date"]: add(("R53", "告知书晚于决定书"))
    a = first.get("filing_approval"); b = first.get("investigation_report")
    if a and b and a["date"] > b["date"]: add(("R54", "立案审批晚于调查终结"))
    if dis and filed and WD[filed] - WD[dis] > 15: add(("R55", "立案超期"))
    if len(off) < 2: add(("R59", "执法人员少于2"))
    if not 0 <= fine <= 2000000: add(("R60", "罚款越界"))
    score = 100
    for r, _ in out: score -= PTS[r]
    return out, max(score, 0), "优秀" if score >= 90 else "合格" if score >= 60 else "不合格"
