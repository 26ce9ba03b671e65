"""Problem codes of rulesets: S30x to S32x conditions and checks, S33x to S35x rulesets, S40x what they declare."""

from typing import Final

DECLARATIONS: Final[dict[str, tuple[str, str]]] = {
    "S401": (
        "来源“{id}”已在 {where} 声明，内容只能有一处；请引用那一处，或另取编号",
        "source '{id}' is declared in {where} already; cite that one, or take another id",
    ),
    "S402": (
        "事实“{name}”已在 {where} 声明；请直接使用，或另取名称",
        "fact '{name}' is declared in {where} already; use that one, or take another name",
    ),
    "S403": (
        "对规则“{id}”的调整没有依据；请写 cites: [{{source: 来源, article: 条}}]",
        "the override of rule '{id}' cites nothing; write cites: [{{source: …, article: …}}]",
    ),
    "S404": (
        "事实“{name}”是 choice，却没有可选值；请写 values: [甲, 乙]",
        "fact '{name}' is a choice without values; write values: [one, other]",
    ),
    "S405": (
        "事实“{name}”是 {kind}，values 只用于 choice；请删去，或把类型改为 choice",
        "fact '{name}' is a {kind}, values belong to a choice; remove them or make it a choice",
    ),
    "S406": (
        "事实“{name}”要由人填写，却没有提问；请写 ask: {{zh: 问题}}，或用 derive 推导",
        "fact '{name}' is asked of people but has no question; write ask: {{zh: …}}, or derive it",
    ),
    "S407": (
        (
            "“{name}”无人读取；规则集由 ruleset.yaml、rubric.yaml、examples.yaml、rules/*.yaml"
            "（有条款登记的，另有 clauses/*.yaml、items.yaml、unread-keys.yaml）组成，请改名、移动或删去"
        ),
        (
            "nobody reads '{name}'; a ruleset is ruleset.yaml, rubric.yaml, examples.yaml and rules/*.yaml, with a "
            "register of clauses also clauses/*.yaml, items.yaml and unread-keys.yaml: rename, move or remove it"
        ),
    ),
    "S409": (
        "“{key}”没有写；此处应为字段路径，如 events.decided",
        "'{key}' is missing; the path of a field belongs here, such as events.decided",
    ),
    "S410": (
        "pick: {pick} 须写明 by（按哪个日期或数挑选），如 by: served_on",
        "pick: {pick} needs by, the date or number that decides, such as by: served_on",
    ),
    "S411": (
        "by 只用于 pick: latest 或 earliest，此处 pick 为 {pick}；请删去 by 或改写 pick",
        "by belongs to pick: latest or earliest, pick is {pick} here; remove by or change pick",
    ),
    "S412": (
        "“{{{name}}}”没有内容可填：这条规则的 require 中没有能给出它的检查；请改引字段，如 {{{example}}}",
        "nothing fills '{{{name}}}': no check in require gives it; quote a field, such as {{{example}}}",
    ),
    "S408": (
        "继承的规则集中有两个不同的都叫“{id}”；请给其中一个另取编号",
        "two different rulesets among the parents are called '{id}'; give one another id",
    ),
}

RULESETS: Final[dict[str, tuple[str, str]]] = {
    "S301": ("路径“{path}”无效；应为用点连接的字段名", "'{path}' is not a path; write field names joined by dots"),
    "S302": (
        "路径“{path}”中没有字段“{segment}”；可用：{known}",
        "path '{path}' has no field '{segment}'; known: {known}",
    ),
    "S303": ("规则集没有声明事实“{path}”；已声明：{known}", "the ruleset declares no fact '{path}'; declared: {known}"),
    "S304": ("“{value}”不是有效的“{kind}”值", "'{value}' is not a valid {kind}"),
    "S414": (
        "这个链接指向规则集文件夹之外；请把文件本身放进文件夹，或用 extends 引用另一个规则集",
        "this link leads out of the folder of the ruleset; put the file itself there, or extend the other ruleset",
    ),
    "S413": (
        "“{value}”不是有效的“{kind}”值；要与另一个字段比较，请写 {{field: {value}}}",
        "'{value}' is not a valid {kind}; to compare with another field write {{field: {value}}}",
    ),
    "S305": ("“{value}”不在可选值之内；可用：{known}", "'{value}' is not one of the known values: {known}"),
    "S306": ("{left} 与 {right} 不能比较", "a {left} cannot be compared with a {right}"),
    "S307": ("应为非空列表", "a non-empty list is expected here"),
    "S308": ("正则表达式“{value}”不可用：{reason}", "the pattern '{value}' is refused: {reason}"),
    "S309": ("“{path}”的类型是 {kind}，此处须为 {kinds}", "'{path}' is a {kind}; this place needs {kinds}"),
    "S310": (
        "不认识的取值写法（{keys}）；应为 {{field: …}} 或 {{pick, in, where, by, field}}",
        "unknown way to name a value ({keys}); write {{field: …}} or {{pick, in, where, by, field}}",
    ),
    "S311": ("“{path}”是 {kind}，不是记录列表", "'{path}' is a {kind}, not a list of records"),
    "S312": (
        "此处应为条件(all、any、not、some、every、none、check 或字段测试),实为 {value}",
        "a condition is expected here (all, any, not, some, every, none, check or a field test), found {value}",
    ),
    "S313": ("条件嵌套过深，最多 {most} 层", "conditions are nested too deeply, at most {most} levels"),
    "S314": ("“{key}”之下应为非空的条件列表", "'{key}' needs a non-empty list of conditions"),
    "S315": ("没有名为“{name}”的检查；可用：{known}", "there is no check '{name}'; known: {known}"),
    "S316": (
        "“{op}”应写作 {{in: 列表, of: 范围, where: 条件}}，every 必须有 where",
        "write '{op}' as {{in: list, of: narrowing, where: condition}}; every needs where",
    ),
    "S317": (
        "字段“{path}”的测试不能直接写列表；请写 {{in: […]}} 或 {{contains_all: […]}}",
        "the test of '{path}' cannot be a bare list; write {{in: […]}} or {{contains_all: […]}}",
    ),
    "S318": ("没有名为“{name}”的运算；可用：{known}", "there is no operator '{name}'; known: {known}"),
    "S319": (
        "运算“{name}”不能用于 {kind} 类型的“{path}”；可用：{known}",
        "operator '{name}' does not apply to '{path}', a {kind}; usable: {known}",
    ),
    "S320": (
        "检查“{name}”需要“{needs}”，此处的记录没有",
        "check '{name}' needs '{needs}', which the record here lacks",
    ),
    "S321": (
        "judge 不能放在 not 或 none 之下；请把问题改为正面提问",
        "judge may not stand below not or none; turn the question round",
    ),
    "S322": ("问题须写作 {{zh: …, en: …}}", "write the question as {{zh: …, en: …}}"),
    "S330": ("找不到规则集“{name}”；已有：{known}", "there is no ruleset '{name}'; known: {known}"),
    "S331": ("规则集互相继承或继承过深：{chain}", "rulesets extend each other in a circle or too deeply: {chain}"),
    "S332": (
        "继承的规则集“{name}”版本为 {found}，要求 {wanted}",
        "parent '{name}' has version {found}, {wanted} is wanted",
    ),
    "S333": ("“{name}”的对象是 {found}，与本规则集不同", "'{name}' is about {found}, unlike this ruleset"),
    "S334": ("找不到“{name}”；已有：{known}", "there is no '{name}'; known: {known}"),
    "S335": (
        "规则编号“{id}”已由 {other} 使用；要改继承的规则请写 overrides",
        "rule id '{id}' is taken by {other}; to change an inherited rule write overrides",
    ),
    "S336": ("“{id}”的施行期间止于开始之前", "the window in force of '{id}' ends before it begins"),
    "S337": ("overrides 指向不存在的规则“{id}”；相近：{known}", "overrides name an unknown rule '{id}'; near: {known}"),
    "S338": (
        "每项调整须在 disable: true 与 replace: {{字段: 新内容}} 中二选一，replace 不能为空",
        "an override needs either disable: true or replace: {{field: new}}, and replace may not be empty",
    ),
    "S339": ("规则的“{key}”不能被替换；可替换：{known}", "'{key}' of a rule cannot be replaced; these can: {known}"),
    "S340": ("规则“{id}”没有依据", "rule '{id}' cites nothing"),
    "S341": (
        "“{id}”有施行期间，但没有说明以案卷的哪个日期为准（by）",
        "'{id}' has a window but does not name the date of the file that decides (by)",
    ),
    "S342": (
        "规则“{id}”与 {where} 的同号规则施行期间重叠；同一时间只能有一个版本",
        "rule '{id}' overlaps in time with its edition at {where}; only one edition may count",
    ),
    "S343": (
        "规则“{id}”标为 stable，但缺少示例：{missing}",
        "rule '{id}' is marked stable but lacks examples: {missing}",
    ),
    "S344": ("没有来源“{name}”；已声明：{known}", "there is no source '{name}'; declared: {known}"),
    "S345": ("“{name}”只有 {last} 条，没有{article}", "'{name}' has {last} articles, there is no {article}"),
    "S346": ("“{article}”不是条文编号；请写 第五条 或 5", "'{article}' is not an article; write 第五条 or 5"),
    "S347": (
        "规则“{id}”标为 stable，但没有 {missing}",
        "rule '{id}' is marked stable but has no {missing}",
    ),
    "S348": ("没有名为“{name}”的对象；已有：{known}", "there is no subject '{name}'; known: {known}"),
    "S349": (
        "each 应写作列表路径或 {{in, where, pick, by}}",
        "write each as the path of a list or {{in, where, pick, by}}",
    ),
    "S350": (
        "消息引用了不存在的值“{name}”；可用：{known}",
        "the message quotes an unknown value '{name}'; known: {known}",
    ),
    "S351": ("消息的花括号写法不对：{reason}", "the braces of the message are not right: {reason}"),
    "S352": ("推导的事实互相引用成环：{chain}", "derived facts refer to each other in a circle: {chain}"),
    "S353": ("推导的事实“{name}”只能是 bool", "the derived fact '{name}' can only be a bool"),
    "S354": ("规则集没有任何规则", "the ruleset has no rules"),
    "S355": ("规则集没有评分表（rubric.yaml）", "the ruleset has no rubric (rubric.yaml)"),
    "S356": ("reweigh 须指明 node 或 rule 之一", "reweigh names either a node or a rule"),
    "S357": ("评分表中没有“{name}”；相近：{known}", "the rubric has no '{name}'; near: {known}"),
    "S358": ("示例 {number}：期望 {expect}，实为 {found}", "example {number}: expected {expect}, found {found}"),
    "S359": ("示例 {number} 的写法不对：{reason}", "example {number} is not well formed: {reason}"),
    "S323": ("词表中没有材料种类“{name}”；相近：{near}", "the vocabulary has no document type '{name}'; near: {near}"),
    "S324": ("required 须在 type 与 any_of 中二选一", "required takes either type or any_of"),
    "S325": ("excluded 须写明 types、where 或 duplicates", "excluded needs types, where or duplicates"),
    "S326": ("词表中没有顺序“{name}”；已有：{known}", "the vocabulary has no order '{name}'; known: {known}"),
    "S327": ("stamped 须在 text 与 any_of 中二选一", "stamped takes either text or any_of"),
    "S328": ("signed 须在 by 与 roles 中二选一", "signed takes either by or roles"),
    "S329": ("count 须写明 at_least 或 at_most", "count needs at_least or at_most"),
    "S380": ("sequence 的 steps 至少两项", "sequence needs at least two steps"),
    "S381": (
        "exclude 应写作 {{in, from, to, where, proof, tie: {{key, is, among}}}}",
        "write exclude as {{in, from, to, where, proof, tie: {{key, is, among}}}}",
    ),
    "S382": (
        "extend 应写作 {{amount 或 until, most, if, approved}}，或者另加 {{in, where, tie: {{key, is, among}}}}",
        (
            "write extend as {{amount or until, most, if, approved}}, "
            "with {{in, where, tie: {{key, is, among}}}} for a list"
        ),
    ),
    "S383": ("consistent 须写明 paths,或 in 与 field", "consistent needs paths, or in with field"),
    "S384": (
        "at_least({least})大于 at_most({most}),不可能满足",
        "at_least ({least}) is more than at_most ({most}); nothing can meet both",
    ),
    "S385": (
        "sequence 须写明 steps,或 in 与 field,二者取一",
        "sequence takes either steps, or in with field",
    ),
    "S386": (
        "each_day 只能与 edge: by 同用：早办了几日不是逾期；请去掉一个",
        "each_day goes with edge: by only, as what is too early is not overdue; remove one of them",
    ),
    "S388": (
        "after 只用于以日、月、年计的期限；以小时计的不能接续",
        "after goes with periods of days, months or years, not with hours",
    ),
    "S387": (
        "paginated 的 start 与 any_start 只能写一个",
        "paginated takes either start or any_start",
    ),
    "S390": (
        "路径“{path}”要经过两层列表；请用 some、every 或 none 逐层写",
        "path '{path}' runs through two lists; use some, every or none for the first",
    ),
    "S391": (
        "judge 只能写在规则的 applies 或 require 之中",
        "judge may only stand in applies or require of a rule",
    ),
    "S392": (
        "“{value}”不能作为比较的值；要问是否空白请写 blank: true",
        "'{value}' cannot be compared with; ask blank: true",
    ),
    "S393": (
        "“{key}”没有写 field：读每一项的哪个键，如 {{in: {source}, field: {example}}}",
        "'{key}' has no field, which says what is read of each member: {{in: {source}, field: {example}}}",
    ),
    "S394": (
        "“{key}”应为金额的路径，如 [penalty.fine]，不能是数 {value}；固定的数先声明为公布数值的事实，再写其路径",
        "'{key}' takes paths to amounts such as [penalty.fine], not {value}; declare a fixed number as a fact",
    ),
    "S395": (
        "judge 的 who: organiser 与 together 不能同时写",
        "who: organiser of a judge does not go with together",
    ),
    "S415": ("评查人员至少 1 名，不能是 {number}", "there is at least one reviewer, not {number}"),
    "S416": (
        "“{path}”不是清单中的姓名；写法如 officers.name",
        "'{path}' leads to no names in the manifest; write it as officers.name",
    ),
    "S430": (
        "“{name}”不是可以公布数值的事实：先声明该事实，并写 announced: true",
        "'{name}' is no fact that values are announced for: declare it with announced: true",
    ),
    "S431": (
        "公布的数值“{value}”不符合该事实的类型（{kind}）",
        "the announced value '{value}' does not fit the fact ({kind})",
    ),
}
