"""Parts of the manifest about people: the agency, its officers, the parties (行政执法主体、人员、当事人)."""

from casefile_rules.casefile.model_words import Capacity, PartyKind, Role, SignerRole
from casefile_rules.contracts._base import Contract, Count, Day, Flag, Text, key


class Seen(Contract):
    """A record that may say of itself that it was looked at as a whole (已查看)."""

    observed: Flag | None = key(
        "已查看", "Whether all of this was looked at: dates, texts, lists not written are then blank"
    )


class Agency(Seen):
    """The organ that handles the case (承办机关)."""

    name: Text | None = key("名称", "Full official name")
    credit_code: Text | None = key("统一社会信用代码", "Unified social credit code")
    capacity: Capacity | None = key("主体资格", "In which capacity it enforces")
    authorised_by: Text | None = key("授权依据", "Law or regulation that authorises it")
    entrusted_by: Text | None = key("委托机关", "Organ that entrusts it")
    entrustment_written: Flag | None = key("有委托书", "Whether there is a written entrustment")
    entrustment_from: Day | None = key("委托起始日期", "First day of the entrustment")
    entrustment_until: Day | None = key("委托截止日期", "Last day of the entrustment")
    entrustment_published: Flag | None = key("委托书已公布", "Whether the entrustment was made public")
    within_entrustment: Flag | None = key("在委托范围内", "Whether the act is within the entrustment")
    acts_in_own_name: Flag | None = key("以自己名义", "Whether it acts in its own name")
    acts_in_name_of: Text | None = key("以何机关名义", "Organ in whose name it acts")
    within_powers: Flag | None = key("在法定职权内", "Whether the matter is within its powers")
    has_jurisdiction: Flag | None = key("有管辖权", "Whether it has jurisdiction")
    is_township: Flag | None = key("乡镇街道", "Whether it is a township or sub-district")
    power_assigned_by: Text | None = key("赋权决定", "Published decision that assigns the power to a township")
    system: Text | None = key("业务系统", "Line of administration, such as market regulation")
    superior: Text | None = key("上级主管部门", "Department one level up")
    vertical: Flag | None = key("垂直管理", "Whether it is led vertically")
    region: Text | None = key("行政区域", "Region it acts in")
    level: Text | None = key("层级", "Level, such as county")
    section: Text | None = key("承办机构", "Section that handles the case")
    legal_section: Text | None = key("法制机构", "Section that carries out legal review")
    head: Text | None = key("负责人", "Head of the organ")
    seal_name: Text | None = key("印章名称", "Name on its seal")
    address: Text | None = key("地址", "Address")
    phone: Text | None = key("电话", "Telephone number")


class Officer(Seen):
    """An officer with a part in the case (执法人员)."""

    name: Text | None = key("姓名", "Name")
    certificate_no: Text | None = key("执法证号", "Number of the enforcement credential")
    certificate_valid: Flag | None = key("证件有效", "Whether the credential was valid when it was used")
    valid_from: Day | None = key("证件起始日期", "First day of the credential")
    valid_until: Day | None = key("证件有效期至", "Last day of the credential")
    certificate_renewed: Flag | None = key(
        "已换证", "Whether an earlier or later credential covers the days outside it"
    )
    credential_shown: Flag | None = key("出示证件", "Whether the credential was shown")
    credential_recorded: Flag | None = key("记载出示证件", "Whether showing it was recorded")
    auxiliary: Flag | None = key("辅助人员", "Whether an auxiliary without power to enforce")
    unit: Text | None = key("所在单位", "Organ the officer belongs to")
    section: Text | None = key("所在机构", "Section the officer belongs to")
    position: Text | None = key("职务", "Office held")
    roles: list[Role] | None = key("职责", "Parts taken in the case")
    law_qualified: Flag | None = key("通过法律职业资格", "Whether qualified in law, as legal reviewers must be")
    first_reviewer: Flag | None = key("初次从事法制审核", "Whether new to legal review")
    recused: Flag | None = key("已回避", "Whether the officer stood aside")


class Agent(Seen):
    """Somebody who acts for a party (委托代理人)."""

    name: Text | None = key("姓名", "Name")
    id_no: Text | None = key("身份证号", "Identity number")
    phone: Text | None = key("电话", "Telephone number")
    authorised: Flag | None = key("有授权委托书", "Whether there is a written authority")
    powers: Text | None = key("代理权限", "What the agent may do")


class Party(Seen):
    """A party, applicant or interested party (当事人)."""

    kind: PartyKind | None = key("类型", "Kind of party")
    name: Text | None = key("姓名或者名称", "Name")
    id_no: Text | None = key("身份证号", "Identity number")
    credit_code: Text | None = key("统一社会信用代码", "Unified social credit code")
    representative: Text | None = key("法定代表人", "Legal representative or person in charge")
    representative_id_no: Text | None = key("法定代表人身份证号", "Identity number of the representative")
    trade_name: Text | None = key("字号", "Trade name")
    address: Text | None = key("地址", "Address")
    phone: Text | None = key("电话", "Telephone number")
    age: Count | None = key("年龄", "Age in years at the time of the act")
    operates_business: Flag | None = key("从事经营活动", "Whether engaged in business")
    needs_interpreter: Flag | None = key("需要翻译", "Whether an interpreter is needed")
    identity_proved: Flag | None = key("身份已证明", "Whether proof of identity is in the file")
    is_the_actor: Flag | None = key("系违法行为人", "Whether the party is the one who acted")
    agent: Agent | None = key("委托代理人", "Agent")
    service_address: Text | None = key("送达地址", "Address confirmed for service")
    service_address_confirmed: Flag | None = key("已确认送达地址", "Whether that was confirmed in writing")
    consents_electronic: Flag | None = key("同意电子送达", "Whether the party agreed to electronic service")


class Signature(Contract):
    """One signature, seal or thumb-print on a document (签名、盖章或者押印)."""

    name: Text | None = key("姓名", "Who signed")
    role: SignerRole | None = key("身份", "In which part")
    date: Day | None = key("日期", "Date written beside it", observed="signatures")
    every_page: Flag | None = key("逐页签名", "Whether on every page", observed="signatures")
    refused: Flag | None = key("拒绝签名", "Whether the person refused to sign")
    refusal_noted: Flag | None = key("注明拒签", "Whether the refusal and its reason were noted")


class Approval(Contract):
    """One opinion on an approval form (审批意见)."""

    name: Text | None = key("姓名", "Who gave it", observed="approvals")
    role: SignerRole | None = key("身份", "In which part")
    opinion: Text | None = key("意见", "The opinion", observed="approvals")
    approved: Flag | None = key("同意", "Whether it agrees")
    date: Day | None = key("日期", "Date", observed="approvals")
    signed: Flag | None = key("签名", "Whether it is signed", observed="approvals")
