"""The Chinese lines that editors and the form of ``new case`` show beside a key of the manifest.

One a line: ``Record.key  line``. A key whose label says it all has none: the label stands in its place. They are kept
here, and not beside the keys, because no program reads them: only the schemas that editors use.
"""

from typing import Final

_KEYS: Final = """
Manifest.format  固定写 casefile/1
Manifest.category  处罚、许可、强制等；决定适用哪些规则
Manifest.procedure  当场处罚写“简易程序”，其余写“普通程序”
Manifest.case_no  立案（受理）时编的号
Manifest.state  只有已结案的进入评查
Manifest.none_of  案中没有的环节，一次写全，如 [强制措施, 听证]；写了的各节不必再填
Manifest.unit  这一卷是怎样组成、审核和移交的
Manifest.cover  照封面上写的抄；空着的栏写 null
Manifest.officers  所有参与本案的人员，包括记录、送达、审核、审批的
Manifest.party  当事人；有几个的，先写第一个
Manifest.parties  第一个以外的其他当事人
Manifest.interested_parties  与许可事项有重大利益关系的人；没有的写 []
Manifest.acceptance  案件怎样来的、怎样立案或者受理
Manifest.events  各环节的日期；当场的写到时、分
Manifest.discretion  处罚轻重是怎样定的
Manifest.notices  处罚告知、听证告知、补正、受理等，一次告知写一项
Manifest.services  一次送达写一项
Manifest.remedies  决定书怎样告知复议和诉讼
Manifest.coercive_measures  查封、扣押等，一项措施写一项；没有的写 []
Manifest.prior_registrations  证据先行登记保存，一次写一项；没有的写 []
Manifest.tests  抽样、检验、检测、检疫、鉴定，一次写一项；没有的写 []
Manifest.monitoring  以监控设备记录作为证据的才填
Manifest.corrections  责令改正，一份文书写一项；没有的写 []
Manifest.enforcements  催告、加处罚款、申请法院等，一项写一项；没有的写 []
Manifest.excluded_periods  听证、检验、公告等不计入期限的时间；没有的写 []
Manifest.extensions  办案、强制措施、许可期限的延长；没有的写 []
Manifest.payments  一次缴款写一项
Manifest.publications  执法信息公示：事前、事中、事后
Manifest.recordings  文字、录音、录像、拍照记录了哪些环节
Manifest.transfer  移送司法机关或者有管辖权的机关
Manifest.reports  当场处罚备案、重大处罚备案等
Manifest.volumes  正卷、副卷各写一项
Manifest.remarks_sheet  卷末的备考表
Manifest.evidence  实物证据；没有的写 []
Manifest.media  光盘、U盘、移动硬盘等；没有的写 []
Manifest.files  扫描件清单；只供登记
Manifest.facts  规则集另外要问的事项，写“名称: 答案”
Manifest.cases  几个案件合立一卷的，逐案写；一案一卷的不写
Acceptance.source  日常检查、投诉举报、移送、上级交办等
Acceptance.approved  负责人是否批准立案（受理）
Acceptance.grounds  为什么立案
Acceptance.joint  是否由几个机关统一、联合或者集中办理
Acceptance.lower_level_first  是否先由下级机关审查再报上来
Acceptance.materials_complete  申请材料是否齐全、符合法定形式
Acceptance.completion_told_once  要补正的内容是否一次全部告知
Acceptance.slip_issued  是否出具书面凭证；须盖专用印章并注明日期，缺一样填“否”
Acceptance.lower_reported_on  下级机关审查完毕、报上来的日期
Acceptance.deemed  逾期没有告知补正，申请自收到之日起即为受理
Acceptance.lower_accepted_on  依法先由下级机关审查的，下级受理之日
Agency.name  机关全称，与印章一致
Agency.capacity  政府工作部门写“行政机关”
Agency.authorised_by  授权组织填：哪部法律、法规授权
Agency.entrusted_by  受委托组织填：委托它的机关；没有委托的写 null
Agency.entrustment_until  委托没有期限的写 null
Agency.acts_in_own_name  对外文书是否用自己的名义
Agency.acts_in_name_of  不用自己名义的，填所用的机关名称
Agency.within_powers  所办事项是否属于本机关职权
Agency.has_jurisdiction  地域、级别上是否归本机关管
Agency.is_township  是否乡镇人民政府或者街道办事处
Agency.power_assigned_by  把处罚权交给乡镇、街道的决定
Agency.system  属于哪一条线，如市场监督管理
Agency.superior  上一级主管部门的名称
Agency.vertical  是否海关、税务等实行垂直领导的机关
Agency.level  如县级
Agency.section  具体办案的股、队
Agency.legal_section  负责法制审核的机构
Agency.seal_name  公章上的全称
Agency.entrustment_published  委托书是否向社会公布
Agent.authorised  卷内是否有授权委托书
Agent.powers  一般代理还是特别授权
Approval.name  签署意见的人
Approval.role  承办机构负责人、法制审核人、机关负责人等
Approval.opinion  照抄意见
Approval.approved  意见是同意还是不同意
Approval.date  落款日期
Approval.signed  是否亲笔签名
CatalogueEntry.no  目录上的序号
CatalogueEntry.title  照目录写
CatalogueEntry.responsible  目录上写的制作者
CatalogueEntry.pages  起止页，如 3-5
CatalogueEntry.case  合并立卷的，写所属案件的案号；属于几案的用顿号隔开
Certification.stamp  复制件上加盖的章的字样
Certification.source  注明原件存放在哪里
Certification.provided_by  在复制件上签名、盖章或者按指印的提供人
Certification.verified_by  在复制件上签名的核对人
CollectiveDiscussion.due  是否属于应当由负责人集体讨论的案件
CollectiveDiscussion.participants  参加讨论的负责人
CollectiveDiscussion.voters  有表决权、作了表决的人
CollectiveDiscussion.attendees  只列席、不表决的人
CollectiveDiscussion.record_signed  参加人是否都在笔录上签名
CollectiveDiscussion.conclusion  讨论定下的处理意见
CollectiveDiscussion.decision_follows  决定书是否与讨论结论一致
CollectiveDiscussion.repeated_after_submissions  申辩、听证改变了事实的，是否重新讨论
Correction.doc_no  责令改正文书的文号
Correction.until  要求改正的最后一天
Correction.rechecked_on  到期后复查的日期；没有复查的写 null
Correction.corrected  复查时是否已经改正
Cover.archive_no  档案室编的号
Cover.category  照封面写的案卷类别
Cover.fonds_no  本卷的编号
Cover.cause  案由或者事项名称
Cover.party  照封面写；几个当事人的照写“某某等n人”
Cover.handlers  封面上写的承办人，逐个写
Cover.accepted_on  立案或者受理日期
Cover.closed_on  结案日期；许可写决定日期
Cover.retention  保管期限，如 30年、永久
Decision.kind  如 处罚、不予处罚、准予许可
Decision.cause  决定书所写的案由
Decision.party  决定书所写的当事人
Decision.articles  作为依据引用的条款，写到款、项
Decision.violated  认定违反的条款
Decision.basis_in_force  所引法律、法规、规章当时是否有效
Decision.catch_all  是否适用“其他……情形”一类条款
Decision.catch_all_reasoned  适用兜底条款的，是否说明为什么
Decision.contents  决定书里写到了哪些法定内容，逐项列出；没列的算没有
Decision.seal_name  决定书上所盖印章的全称
Decision.signed_organ  决定书末尾的机关名称
Decision.date  决定书末尾的日期
Decision.signed_by  当场处罚决定书上的签名
Decision.evidence_listed  是否逐项列出证据
Decision.reasons_given  是否讲明理由
Decision.same_facts_as_notice  认定的事实是否就是告知过的
Decision.same_basis_as_notice  引用的依据是否就是告知过的
Decision.heavier_than_notice  处罚是否比告知的重
Decision.evidence_supports  认定的每项事实是否都有证据
Decision.announced_to_party  宣告时在场的当场交付，不在场的七日内送达
Defaults.form  原件还是哪一种复制件
Defaults.medium  纸质还是电子
Defaults.page_marks  页码是否都标在规定的角上
Defaults.ink  打印、碳素墨水、蓝黑墨水等
Defaults.durable  纸张和字迹能否长期保存
Defaults.paper_size  A4、偏大、偏小
Defaults.narrow_margin  订口是否窄得订不住，或者订口上有字
Defaults.foreign_matter  订书钉、回形针等；没有的写 []
Defaults.language  如 汉文、维吾尔文
Defaults.blanks_struck  空白处是否划掉或者注明“以下空白”
Defaults.alterations  改动的处数；没有的写 0
Defaults.prescribed_form  是否用规定的文书格式
Defaults.duplicate  是否已有一份相同的入卷
Defaults.legal_text  是否只是法律、法规的复印件
Defaults.confidential  是否不宜公开、应入副卷
Discretion.benchmark  所用裁量基准的名称
Discretion.benchmark_applied  是否按裁量基准定幅度
Discretion.within_benchmark  结果是否在基准幅度之内
Discretion.deviation_reasoned  偏离基准的，是否说明理由并经批准
Discretion.severity  从轻、减轻、一般、从重
Discretion.factors  考虑了哪些情节
Discretion.factors_proved  这些情节是否有证据
Discretion.statutory_ground  从轻、减轻、从重是否有法定情节
Discretion.stated  决定书是否讲明裁量理由
Discretion.no_fault_claimed  当事人是否主张没有主观过错
Discretion.no_fault_considered  对该主张是否审查并回应
Document.type  用词表中的名称或者别名；题名能认出的可以不写
Document.case  合并立卷的，写所属案件的案号；属于几案的用顿号隔开
Document.title  文书上的题名，与种类不同时写
Document.date  文书上写的日期
Document.made_on  真正制作的日期，与所写日期不同时写
Document.pages  在本卷中的起止页，如 3-5
Document.page_count  文书自身的页数
Document.page_marks  各页页码是否都标在规定的角上
Document.leaves  页码逐页登记；整件都合规的写“页码标注: 合规”即可
Document.form  原件还是哪一种复制件
Document.original_unavailable  原件是否确实不能入卷
Document.certification  复制件上的核对章和签名
Document.paper_form_fixed  电子文书是否只有一种固定的纸质形式
Document.backed_up  电子文书是否已经备份
Document.issued_by  文书上写的制发机关
Document.responsible  文书的制作者
Document.recipient  文书是给谁的
Document.party_name  文书上写的当事人名称
Document.party_id  文书上写的身份证号或者信用代码
Document.subject  笔录是谁的，如被询问人
Document.started_at  照文书写，精确到分
Document.ended_at  照文书写，精确到分
Document.contents  文书里写到了哪些内容，逐项列出；没列的算没有
Document.signed_by  谁签了名，逐个列出；没列的算没有
Document.stamps  盖了哪些章，逐个列出；没列的算没有
Document.approvals  审批表上的意见，逐个列出
Document.credential_recorded  文书里是否写明出示了执法证件
Document.certificate_nos  文书里写的执法证号
Document.rights_told  文书里是否写明告知了权利
Document.handlers  文书里写的承办人
Document.blanks_struck  空白处是否划掉或者注明“以下空白”
Document.alterations  改动的处数；没有的写 0
Document.alterations_sealed  改动处是否都盖章或者按指印
Document.prescribed_form  是否用规定的文书格式
Document.refers_to  附属于哪份文书，如回证所送的文书
Document.ink  打印、碳素墨水、蓝黑墨水等
Document.ink_also  同一件上另有的书写材料，如打印件上的铅笔字
Document.durable  纸张和字迹能否长期保存；热敏纸写“否”
Document.durable_copy_made  不能长期保存的，是否复制后一并入卷
Document.paper_size  A4、偏大、偏小
Document.paper_care  纸张过大、过小或者破损的，怎样处理的
Document.narrow_margin  订口是否窄得订不住，或者订口上有字
Document.foreign_matter  订书钉、回形针等；没有的写 []
Document.language  如 汉文、维吾尔文
Document.important  外文、少数民族文字材料是否重要
Document.translation  是否附有汉语译文
Document.duplicate  是否已有一份相同的入卷
Document.unrelated  是否与本案无关
Document.legal_text  是否只是法律、法规的复印件
Document.confidential  是否不宜公开、应入副卷
Enforcement.kind  加处罚款、划拨、代履行、申请法院等
Enforcement.remedies_told  强制执行决定是否写明复议、诉讼的途径和期限
Enforcement.urged  强制执行前是否书面催告
Enforcement.urged_until  催告书给当事人履行的最后一日
Enforcement.urging_contents_complete  催告书是否写明期限、方式、金额、申辩权
Enforcement.applied_on  向法院申请的日期
Enforcement.papers_complete  申请法院的五样材料是否齐全
Enforcement.on_holiday  是否在法定节假日实施
Enforcement.urgent  夜间、节假日实施的，是否情况紧急
Enforcement.public_notice_on  强制拆除前限期自行拆除的公告
Enforcement.decision_served_on  强制执行决定书、代履行决定书送达的日期
Enforcement.principal  罚款等本数
Enforcement.additional  加处的罚款或者滞纳金
Enforcement.additional_from  自哪一天起加处
Enforcement.supplies_cut  是否停水、停电、停热、停气迫使居民履行
Events.act_began  违法行为开始的日期
Events.act_ended  违法行为结束的日期；持续的写查获日
Events.discovered  发现违法行为或者收到线索的日期
Events.applied  收到许可申请的日期
Events.application_withdrawn  申请人撤回申请的日期；没有撤回的写 null
Events.completion_asked  告知申请人补正的日期；没有补正的写 null
Events.completed  申请人补齐材料的日期
Events.accepted  受理许可申请的日期；不予受理的写 null
Events.opened  批准立案的日期
Events.inspected  现场检查的日期；几次的写第一次
Events.investigated  调查终结报告的日期
Events.notified  处罚事先告知书的日期
Events.notice_served  处罚事先告知书送达的日期
Events.hearing_asked  同“听证·要求日期”，写一处即可
Events.hearing_notified  同“听证·通知日期”，写一处即可
Events.heard  同“听证·听证日期”，写一处即可
Events.submitted  同“陈述申辩·提出日期”，写一处即可
Events.reviewed  同“法制审核·审核日期”，写一处即可
Events.discussed  同“集体讨论·讨论日期”，写一处即可
Events.transferred  同“案件移送·移送日期”，写一处即可
Events.approved  负责人批准处理决定的日期
Events.extended  批准延长办案期限的日期；没有延长的写 null
Events.decided  作出处理决定的日期；没有作决定的（终止、不予受理、整案移送）写 null
Events.announced  当面宣告决定的日期；当事人不在场、没有宣告的写 null
Events.served  决定书送达的日期
Events.licence_issued  颁发许可证件的日期
Events.published  决定公开的日期；不公开的写 null
Events.paid  罚款缴清的日期
Events.performed  决定的内容全部履行完毕的日期；没有履行完的写 null
Events.urged  催告书送达的日期；没有催告的写 null
Events.court_applied  申请法院强制执行的日期；没有申请的写 null
Events.closed  批准结案的日期
Events.archived  立卷归档的日期
Events.handed_over  移交档案室的日期
ExcludedPeriod.of  从哪个期限里扣除
ExcludedPeriod.of_no  有几项措施或者事项的，写所属的文号
ExcludedPeriod.kind  为什么不计入
ExcludedPeriod.basis  哪部法律、法规、规章规定可以不计入
ExcludedPeriod.proof  卷内哪份材料可以证明
Exhibit.quantity  数量和单位，与证物袋上写的一致
Exhibit.can_be_filed  能不能随卷保存
Exhibit.case  合并立卷的，写所属案件的案号
Exhibit.fit_for_keeping  是否适宜长期保存；易腐、危险的写“否”
Exhibit.kept  装订入卷、证物袋、另行存放、拍照附卷
Exhibit.label  证物袋上写的内容
Exhibit.cross_referenced  另行存放的，证物和案卷是否互相注明
Exhibit.disposal  返还、销毁、移交等
Exhibit.disposal_noted  备考表是否注明去向
Extension.of  延长的是哪个期限
Extension.of_no  有几项措施或者事项的，写所属的文号
Extension.basis  哪部法律、法规、规章允许延长
Extension.told  是否把延长和理由告知当事人
Hearing.told  是否告知有权要求听证
Hearing.requested  当事人是否在期限内要求听证
Hearing.waived  当事人是否明确放弃
Hearing.announced_on  把听证时间、地点通知当事人的日期
Hearing.public_notice_on  公开举行的，公告的日期
Hearing.closed_ground  不公开的理由；公开的写 null
Hearing.record_signed  当事人是否核对笔录并签名
Hearing.report  是否写了听证报告
Hearing.decision_follows_record  决定是否根据听证笔录作出
Leaf.page  页上标的号；没有标的写 null
Leaf.side  标号的这一面是纸的正面还是背面
Leaf.content  这一面上是文字、照片、图表还是空白
Leaf.mark  页码标在哪个角
Leaf.front_cannot_be_marked  正面是照片、图表，标不了页码
LegalReview.due  是否属于应当法制审核的决定
LegalReview.passed  审核是否通过
LegalReview.reviewers  审核人的姓名
LegalReview.qualified  审核人是否具备规定的资格
LegalReview.opinion_followed  审核提出的意见是否处理
LegalReview.new_evidence_after  审核以后是否又取得证据
LegalReview.repeated  有新证据的，是否再次审核
Licence.decision  准予、不予、变更、延续、撤回、撤销、注销
Licence.site_check_due  是否要派人现场核查
Licence.hearing_due  是否法律规定应当听证，或者涉及公共利益
Licence.third_parties  是否直接关系他人重大利益
Licence.consultation  是否征求过其他机关的意见
Licence.test_due  是否要检验、检测、检疫、鉴定或者评审
Licence.testers_sent_on  指派检验人员的日期
Licence.fee_lawful  收费是否有法律、行政法规依据
Licence.fee_receipt  收费是否出具凭据
Licence.former_until  准予延续的，原证的有效期
Licence.testers  机关自己检验、检测、检疫的人员；委托机构的写 []
Measure.kind  查封、扣押、冻结等
Measure.urgent  是否情况紧急、当场实施
Measure.approved_on  负责人批准的时间；当场实施的写补办批准的时间
Measure.reported_on  当场实施的，向负责人报告的时间
Measure.officers  实施的执法人员，逐个写
Measure.reasons_told  是否当场告知理由、依据、权利和救济
Measure.submissions_heard  是否听取当事人陈述申辩
Measure.scene_record_signed  当事人和执法人员是否签名，拒签的是否注明
Measure.witness  当事人不到场的，见证人的姓名
Measure.decision_delivered_on  决定书和清单交付当事人的时间
Measure.remedies_told  决定书是否写明复议、诉讼的途径和期限
Measure.related  查封、扣押的物品是否都与案件有关
Measure.until  措施期限的最后一天
Measure.ended  解除或者作出处理的时间
Measure.end  解除、没收、销毁、移送、拍卖
Measure.early_ground  决定之前销毁、拍卖的理由，如鲜活、易腐；没有的写空白
Measure.organ  由委托机关自己实施的，写委托机关；与办案单位相同的不写
Measure.credentials_shown  以该措施的现场笔录为准
Measure.contents  查封、扣押决定书写明了哪些内容
Measure.extended_until  批准延长到哪一天
Media.name  载体里存的是什么
Media.case  合并立卷的，写所属案件的案号
Media.readable  是否能打开读取
Media.label  外壳上写的内容
Media.explanation  卷内是否有文字说明
Notice.kind  处罚告知、听证告知、补正等
Notice.to  有几个当事人的，写告知的是谁
Notice.contents  告知书写到了哪些内容，逐项列出；没列的算没有
Notice.period_given  照告知书写，如 五个工作日
Notice.until  答复的最后一天
Notice.waived  是否明确表示放弃
Officer.certificate_no  执法证号；没有执法证的写 null
Officer.certificate_valid  使用时证件是否有效
Officer.valid_until  证件的有效期
Officer.certificate_renewed  证件期限以外的日子，是否另有前后相接的证件
Officer.credential_shown  是否向当事人出示证件
Officer.credential_recorded  出示证件是否有记载
Officer.auxiliary  是否没有执法资格的辅助人员
Officer.unit  属于别的机关的才写
Officer.section  所在的股、队
Officer.roles  在案中做了什么，逐项列出
Officer.law_qualified  是否通过国家统一法律职业资格考试
Officer.first_reviewer  是否2018年以后初次从事法制审核
Officer.recused  是否因回避退出本案
Party.kind  自然人、个体工商户、法人、其他组织
Party.name  与身份证或者营业执照一致
Party.trade_name  个体工商户的字号
Party.age  行为时的周岁
Party.operates_business  违法行为是否发生在经营活动中
Party.needs_interpreter  是否不通晓当地通用的语言文字
Party.identity_proved  卷内是否有身份证明
Party.is_the_actor  被处罚的是否就是实施行为的人
Party.service_address_confirmed  是否签过送达地址确认书
Party.consents_electronic  是否书面同意电子送达
Payment.mode  当场收缴指执法人员当场收现金；到机关缴的写“行政机关收缴”
Payment.receipt  是否有财政部门统一制发的票据
Payment.ground  当场收缴的法定理由
Payment.requested_by_party  是否当事人自己提出当场缴纳
Payment.landed_on  水上收缴的，执法人员抵岸的日期
Payment.handed_in_on  执法人员把罚款交到机关的日期
Payment.banked_on  机关把罚款缴到银行的日期
Penalty.kinds  实际给予的处罚，逐项列出；不予处罚的写 [不予处罚]
Penalty.notified_fine  事先告知书写的罚款数额
Penalty.notified_kinds  事先告知书写的处罚种类
Penalty.lawful_minimum  所引条款规定的下限，按本案折算成元；没有下限的写 null
Penalty.lawful_maximum  所引条款规定的上限，按本案折算成元
Penalty.confiscated  没收违法所得的数额
Penalty.goods_value  货值金额
Penalty.goods_disposal  没收的物品是怎样处理的
Penalty.goods_disposal_recorded  处理没收物品是否有记录入卷
Penalty.major  违法行为是否重大
Penalty.several_norms  同一行为是否违反几个都可罚款的规定
Penalty.higher_norm_applied  是否按罚款数额高的规定处罚
Penalty.complex  案情是否复杂
Penalty.hearing_right  机关是否认为符合听证条件
Penalty.legal_review_due  同“法制审核·应当审核”，写一处即可
Penalty.discussion_due  同“集体讨论·应当讨论”，写一处即可
Penalty.safety_or_finance  是否危害公民生命健康安全、金融安全（追究时效五年）
Penalty.continuous  违法行为是否连续或者继续
Penalty.same_act_fined_before  同一违法行为以前是否罚过款
Penalty.education_given  不予处罚的，是否进行了教育
Penalty.correction_ordered  是否责令当事人改正；写在决定书里的也算
Penalty.corrected  违法行为是否已经改正
Penalty.additional_fine  逾期不缴加处的罚款；没有的写 0
Penalty.instalments  是否准许分期或者延期缴纳
Penalty.instalments_approved  分期、延期是否经申请和批准
Penalty.executed  处罚是否全部执行完毕
PriorRegistration.approved  是否经负责人批准
PriorRegistration.disposed_on  作出处理决定的日期
PriorRegistration.disposal  返还、扣押、没收、移送等
PriorRegistration.early_ground  决定之前销毁、变卖的理由，如易腐、当事人同意；没有的写空白
Publication.stage  事前、事中、事后
Publication.required  依法是否应当公示
Publication.platform  在哪里公示
Publication.exempt_ground  不公示的理由；公示了的写 null
Publication.withdrawn_on  撤回公示的日期；没有撤回的写 null
Recording.stage  记录的是哪个环节
Recording.kinds  文字、录音、录像、拍照
Recording.required  是否属于必须音像记录的环节
Recording.filed  记录是否随卷归档
Recusal.right_told  是否告知可以申请回避
Recusal.grounds_exist  执法人员有没有应当回避的情形
Recusal.requested  当事人是否申请回避
RemarksSheet.present  卷末有没有备考表
RemarksSheet.remarks  对卷内情况的说明
RemarksSheet.evidence_noted  没有入卷的证物，是否注明去向
RemediesTold.told  决定书是否告知复议和诉讼
RemediesTold.reconsideration_organ  决定书写的复议机关
RemediesTold.reconsideration_organ_kind  本级政府、上一级部门或者可选
RemediesTold.reconsideration_first  是否告知须先复议才能起诉
RemediesTold.court  决定书写的法院
RemediesTold.litigation_months  写成“六个月”的填 6
RemediesTold.litigation_days  写成“十五日”的填 15；以月告知的写 null
Remedy.begun  是否申请了复议、提起了诉讼
Report.kind  当场处罚备案、重大处罚备案等
Report.due  是否应当报告、备案
Sampling.kind  抽样、检验、检测、检疫、鉴定
Sampling.entrusted_on  委托检验的日期
Sampling.accredited  机构是否有相应资质，报告上有标志和编号
Sampling.told  结果是否告知当事人
Service.of  送的是哪份文书，写种类或者文号
Service.to  有几个当事人的，写送给谁
Service.sent_on  交邮、发布公告的日期
Service.served_on  受送达人收到的日期
Service.deemed_on  公告期满等依法视为送达的日期
Service.proof  用什么证明，如 送达回证
Service.receipt_signed  受送达人是否在回证上签名并写日期
Service.consent  电子送达是否经书面同意
Service.refusal_witnessed  拒收的，是否有见证人或者拍照、录像
Service.announcement_reason  为什么公告送达
Service.tried_otherwise  公告以前是否用尽其他方式并有记录
Service.servers  送达人，逐个写
Signature.name  谁签的名
Signature.role  以什么身份签的
Signature.date  签名旁写的日期
Signature.every_page  是否逐页签名
Signature.refused  是否拒绝签名
Signature.refusal_noted  拒签的，是否注明情况
Stamp.name  印章上的全称
Stamp.date  章盖在哪个日期上
Stamp.on  盖在哪里，如 更正处、骑缝
Submissions.right_told  是否告知有权陈述、申辩
Submissions.made  当事人是否陈述、申辩
Submissions.waived  当事人是否明确放弃
Submissions.recorded  口头提出的，是否做了笔录
Submissions.reviewed  对提出的事实、理由、证据是否复核
Submissions.answered  决定书是否答复采纳情况和理由
Submissions.made_heavier  是否因为申辩而加重处罚
Transfer.due  是否涉嫌犯罪或者应由别的机关管
Transfer.kind  涉嫌犯罪、行政拘留、管辖等
Transfer.reported_on  办案人员提出移送报告的日期
Transfer.receipt  卷内有没有对方签收的回执
Transfer.taken_up_on  收到公安机关立案通知的日期
Transfer.refused_on  收到公安机关不予立案通知的日期
Transfer.challenged_on  对不予立案提请复议或者建议立案监督的日期
Transfer.goods_sent  涉案物品是否一并移送
Transfer.goods_sent_on  物品和材料移交公安机关的日期
Transfer.reply  对方立案还是不立案
Transfer.fined_instead  应当移送的，是否罚款了事
Unit.year  归档年度
Unit.section  立卷的机构
Unit.case_nos  卷内全部案号
Unit.combined  是否几个案件合立一卷
Unit.combined_by  按什么合并，如 同类、同月
Unit.reviewed_by_head  立好的卷是否经机构负责人审核
Unit.backup_done  电子材料是否定期备份
Unit.stray  重份、与案件无关等不该入卷的材料名称；没有的写 []
Volume.kind  正卷或者副卷
Volume.present  没有立副卷的写“否”；没有拿到的写“不详”
Volume.complete  这一卷的材料是否全部列在下面；列全才写“是”
Volume.observed  整卷看过哪几方面，如 [签名, 印章]；看过而没有写的算空白
Volume.defaults  全卷各件相同的情况写一次；某件不同的，在该件自己写
Volume.documents  按装订顺序逐件写
Volume.remarks_sheet  这一卷末的备考表
Volume.binding_sound  是否订得牢固，没有压字、掉页
Volume.page_numbers_continuous  页码是否连续，没有缺号、重号
"""

_VALUES: Final = """
decided on the spot  当场作出决定
opened, investigated, notified, decided  立案、调查、告知、决定
not known, for example because it was not handed over  没有拿到或者不清楚
ended without a decision  没有作出决定就终止
acts for an entrusting organ  以委托机关的名义执法
a natural person registered as a sole trader  登记为个体工商户的自然人
collected on the spot  执法人员当场收现金
paid to the organ itself  到机关缴纳，不是当场
never was on paper  从来没有纸质
a photographic or scanned reproduction  拍照、扫描得来的
every number stands where it should  每页页码都标在规定的位置
some number is missing or stands elsewhere  有的没标，有的标错位置
no right to a hearing was told, none was asked for, none held  没有告知、要求、举行听证；告知过的写在“听证”里
not to be discussed by the heads, and not discussed  不属于应当集体讨论的，也没有讨论
not to be reviewed by lawyers, and not reviewed  不属于应当法制审核的，也没有审核
no ground for recusal, and nobody asked for it  没有应当回避的情形，也没有人申请
nothing to send to another organ, and nothing sent  没有应当移送的情形，也没有移送
nothing was urged or enforced  没有催告，也没有强制执行
the party made no statement or defence  当事人没有陈述、申辩
nobody was ordered to correct anything  没有责令改正；写在决定书里的也算有
no limit was extended  各种期限都没有延长
no time that does not count  没有不计入期限的时间
"""


def _table(text: str) -> dict[str, str]:
    pairs = (line.split("  ", 1) for line in text.splitlines() if line)
    return {name: line.strip() for name, line in pairs}


HELP: Final = _table(_KEYS)
"""``Record.key`` -> what to write there, in Chinese."""

VALUES: Final = _table(_VALUES)
"""English gloss of a value -> the Chinese one, where its word does not say it all."""


def help_for(name: str) -> str:
    """Return the Chinese line of the key *name* (``Record.key``), ``""`` where its label says it all."""
    if name.endswith(".observed") and name not in HELP:
        return "这一节是否全部看过；写“是”，没有写的日期、文字、名单算空白"
    return HELP.get(name, "") or HELP.get(name.replace("Case.", "Manifest.", 1), "")


def help_for_value(gloss: str) -> str:
    """Return the Chinese gloss of the value with the English *gloss*, ``""`` where its word says it all."""
    return VALUES.get(gloss, "")
