extension MessageTexts {
  /// Messages of the area "records".
  static let records = #"""
    campaign.bad_cap
      zh 上限 {cap} 不是金额，请写成 100 或 99.50 这样的元数
      en the cap {cap} is no amount; write yuan such as 100 or 99.50
    campaign.bad_day
      zh 日期 {day} 无法识别，请写成 2025-05-06 或带时区的时间
      en the day {day} is not understood; write 2025-05-06 or a time with its offset
    campaign.bad_period
      zh {period} 不是半年，请写成 2025H1 或 2025H2
      en {period} is no half-year; write 2025H1 or 2025H2
    campaign.delegate_unit
      zh {by} 不能把活动委托给 {unit}：只有上级镇街可以委托所辖的村（社区）
      en {by} cannot delegate to {unit}: only a township delegates to its own villages
    campaign.has_events
      zh 活动 {record} 已有场次，不能删除
      en the campaign {record} has events held for it and cannot be deleted
    campaign.not_reaching
      zh 活动 {campaign} 不覆盖 {unit}，不能委托
      en the campaign {campaign} does not reach {unit} and cannot be delegated to it
    campaign.not_yours
      zh 活动 {campaign} 不是 {unit} 或其上级发起的，不能登记场次
      en the campaign {campaign} was not called by {unit} or a unit above it; no event can be held
        for it here
    campaign.tier
      zh {unit}（{tier}）不能发起或举办活动：由县、镇街、村（社区）办理
      en {unit} ({tier}) cannot call or hold campaigns; counties, townships and villages do
    campaign.unknown
      zh 没有编号为 {campaign} 的活动，请用 campaign list 查看
      en there is no campaign {campaign} here; see campaign list
    campaign.scope	活动记录写在了不该写的范围	a record of a campaign in a scope where it does not belong
    campaign.not_caller	不是发起活动的单位	not the unit that called the campaign
    campaign.not_holder	不是举办场次的单位	not the unit that held the event
    campaign.not_parent	委托不是上级单位写的	a delegation not written by the unit's parent
    campaign.other_unit	记录里的单位与所在范围不符	the unit named is not the one the scope belongs to
    campaign.period	半年的写法不对	a half-year of unknown form
    campaign.day	日期的写法不对	a day of unknown form
    campaign.delegation_state	委托状态不明	a delegation state of unknown form
    conflict.bad_dot
      zh --take 后面的 {dot} 不是改动编号，请从 conflict list 复制
      en {dot} after --take names no change; copy one from conflict list
    conflict.no_such_value
      zh {dot} 不在这个冲突的取值之中，请从 conflict list 选择
      en {dot} is not among the values of this conflict; choose one from conflict list
    conflict.nothing_to_keep
      zh 冲突 {id} 的记录没有可保留的内容
      en the record of conflict {id} holds nothing to keep
    conflict.one_choice
      zh 请在 --take、--value、--keep、--delete 中选一个
      en give exactly one of --take, --value, --keep, --delete
    conflict.unknown
      zh 没有编号为 {id} 的冲突，可能已经处理，请用 conflict list 查看
      en there is no conflict {id} here, it may be resolved already; see conflict list
    conflict.wrong_choice
      zh 冲突 {id}：取值冲突用 --take 或 --value，删改冲突用 --keep 或 --delete
      en conflict {id}: use --take or --value for values, --keep or --delete for a delete against
        an edit
    csv.after_quote
      zh 引号后面多了内容，请检查这一格的引号
      en text after the closing quote; check the quotes of this cell
    csv.encoding
      zh 有无法识别的字符，请另存为 UTF-8 的 CSV
      en characters that are no UTF-8; save the file as CSV UTF-8
    csv.long_field	这一格太长（上限 4096 字节）	this cell is too long (at most 4096 bytes)
    csv.open_quote	引号没有闭合	a quote is never closed
    csv.stray_quote
      zh 格子中间有单独的引号，请给整格加引号
      en a quote within an unquoted cell; put the whole cell in quotes
    csv.too_long	文件太大（上限 8 MiB）	the file is too large (at most 8 MiB)
    csv.too_many_fields	一行的列太多（上限 64）	too many columns in a row (at most 64)
    csv.too_many_rows	行数太多（上限 50000）	too many rows (at most 50000)
    edit.bad_assignment	{text} 不是 字段=值 的写法	{text} does not have the form FIELD=VALUE
    edit.field_twice	字段 {field} 写了两次	the field {field} is set twice
    edit.not_a_flag
      zh 字段 {field} 只能是 是/否，不能是 {value}
      en the field {field} takes yes or no, not {value}
    edit.not_a_number
      zh 字段 {field} 应为整数，不能是 {value}
      en the field {field} takes a whole number, not {value}
    edit.too_long
      zh 字段 {field} 太长（最多 {limit} 字）
      en the field {field} is too long (at most {limit} characters)
    edit.unknown_field	没有可以修改的字段 {field}	there is no field {field} that can be edited
    edit.unknown_form
      zh 字段 {field} 的值是更新版本的写法，不能选用
      en the value of {field} has a form this version does not know and cannot be chosen
    explain.deleted
      zh {unit} 保有这条记录（范围 {scope}），但它已删除
      en {unit} holds it in {scope}, but it was deleted
    explain.held	{unit} 在 {scope} 的知情范围内，记录已收到	{unit} is in the audience of {scope} and holds it
    explain.kept
      zh {unit} 已不在 {scope} 的知情范围内，保留的是此前收到的内容
      en {unit} is no longer in the audience of {scope} and keeps what it had
    explain.not_held
      zh {unit} 没有 {record}：尚未写入、尚未收到，或属于不与本单位共享的范围
      en {unit} holds nothing under {record}: not written yet, not arrived yet, or in a scope that
        is not shared with it
    explain.not_in_audience
      zh {unit} 不在 {scope} 的知情范围内，不会收到
      en {unit} is not in the audience of {scope} and never gets it
    explain.parked
      zh {unit} 已收到，但在等 {missing}，暂不显示
      en {unit} holds it in {scope}, not shown until {missing} is here
    explain.quarantined
      zh {unit} 已收到，其中有不生效的改动：{reasons}
      en {unit} holds it in {scope}; changes to it that do not count: {reasons}
    explain.shared
      zh {unit} 在 {scope} 的知情范围内，完成一次同步后就有
      en {unit} is in the audience of {scope} and has it once it has exchanged
    import.bad_code
      zh 区划代码 {code} 不是 12 位数字，请把这一列设为文本格式
      en the code {code} is not 12 digits; format the column as text
    import.bad_level
      zh 级别 {level} 应为 county、township 或 village
      en the level {level} is none of county, township, village
    import.bad_name	名称为空或超过 {limit} 字	the name is empty or longer than {limit} characters
    import.code_elsewhere
      zh 代码 {code} 在本机是 {held}，这里是 {name}：代码体系或版次不同，请先核对
      en the code {code} is {held} here and {name} in this list: another system or edition, check
        it first
    import.code_trap
      zh 代码 {code} 在同一体系和版次里已是 {held}，这里却是 {name}，请核对
      en the code {code} is {held} in the same system and edition, but {name} here; check it
    import.empty	文件里没有内容	the file holds nothing
    import.extra_cell	这一行比表头多了一格	this row has a cell more than the header
    import.missing_cell	这一行缺少一格	this row lacks a cell
    import.moved
      zh {name} 的上级现在是 {parent}；导入不能变更隶属
      en {name} stands below {parent}; an import does not move units
    import.name_elsewhere
      zh {name} 已有单位 {unit}，这里的代码却是 {code}，请核对代码体系和版次
      en {name} is the unit {unit} already, with another code than {code}; check system and edition
    import.no_column	表头缺少列 {column}	the header lacks the column {column}
    import.not_root	本组织的县级代码是 {held}，不是 {code}	the root's code is {held}, not {code}
    import.parent_tier
      zh {name} 不能放在 {above} 级单位之下
      en {name} cannot stand below a unit of tier {above}
    import.tier_changed
      zh {name} 现在的级别是 {held}；导入不能改变级别
      en {name} has the tier {held}; an import does not change tiers
    import.twice	代码 {code} 在文件里出现了两次	the code {code} stands twice in the file
    import.unknown_parent
      zh 上级代码 {code} 不在文件里，也不在本组织里
      en the parent code {code} is neither in the file nor in the directory
    note.reason_not_needed
      zh 公示按公布日数起也已期满，--reason 的文字没有需要公开，未写入
      en counted from the day it was told the period is over, too: the words of --reason were not
        needed, and not written
    note.reason_not_kept
      zh 理由没有保存：这里没有可以存放文字的明细记录
      en the reason was not kept: there is no detail here that may hold its words
    record.ambiguous
      zh 编号 {record} 对应多条记录，请用其中一个：{ids}
      en the number {record} belongs to several records; use one of {ids}
    record.bad_id	{id} 不是记录编号（UUID）	{id} is no record id (UUID)
    record.delete_too_late
      zh {record} 已是 {state}，不能删除，请改用 withdraw
      en {record} is {state} and cannot be deleted; withdraw it instead
    record.may_not_write	{unit} 不能在 {scope} 中写入	{unit} may not write in {scope}
    record.not_allowed	{unit} 不能这样改：{reason}	{unit} may not do this: {reason}
    record.not_deletable
      zh {kind} 类记录 {record} 不能删除
      en the record {record} of kind {kind} cannot be deleted
    record.unknown	本机没有记录 {record}	there is no record {record} here
    record.wrong_noun	{record} 是 {kind}，不是 {noun}	{record} is a {kind}, not a {noun}
    sample.out_of_range
      zh 数量最多 {limit}，年份在 2000 至 2100 之间
      en at most {limit} wishes, and a year from 2000 to 2100
    sample.too_many	数量最多 {limit}	at most {limit} of them
    unit.bad_code	区划代码 {code} 不是 12 位数字	the code {code} is not 12 digits
    unit.bad_id
      zh 单位编号 {unit} 只能用小写字母、数字和连字符，最长 32 位
      en the unit id {unit} takes lower-case letters, digits and hyphens, at most 32
    unit.bad_name	单位名称为空或超过 {limit} 字	the unit's name is empty or longer than {limit} characters
    unit.bad_tier
      zh 级别 {tier} 应为 county、township、village 或 direct
      en the tier {tier} is none of county, township, village, direct
    unit.code_edition
      zh 代码 {code} 要同时给出 --code-system 和 --edition
      en the code {code} needs --code-system and --edition
    unit.code_taken
      zh 代码 {code} 在同一体系和版次里属于 {name}（{unit}）
      en the code {code} belongs to {name} ({unit}) in the same system and edition
    unit.exists
      zh 单位 {unit} 已存在且内容不同，请用 unit edit 修改
      en the unit {unit} exists with other particulars; use unit edit
    unit.parent_tier
      zh {unit}（{tier}）不能放在 {parent}（{above}）之下
      en {unit} ({tier}) cannot stand below {parent} ({above})
    unit.root_only
      zh 单位目录只能在 {root} 修改，本机是 {unit}
      en units are written at {root} alone; this is {unit}
    unit.unknown	没有单位 {unit}，请用 unit list 查看	there is no unit {unit}; see unit list
    usage.bad_number
      zh --{option} 的值 {value} 不是整数
      en the value {value} of --{option} is no whole number
    """#
}
