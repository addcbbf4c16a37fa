extension MessageTexts {
  /// What is asked of a person's input, what rules say of a change, and tools.
  static let checks = #"""
    input.unknown_key
      zh 没有“{key}”这一项，未写入；请核对拼写。
      en There is no key "{key}" here, so nothing was written; check its spelling.
    input.wrong_form
      zh “{key}”的值类型不对，未写入；文字请加引号，超过 15 位的数字也要加引号。
      en The value of "{key}" has the wrong type, so nothing was written; put texts in quotes, and
        numbers of more than 15 digits too.
    seen.other_record
      zh --seen 的令牌不是 {record} 的，请用 show 重新取得它的令牌
      en the --seen token shows another record than {record}; take the token that show prints for it
    usage.beside_input
      zh {argument} 不能与 --input 同时给出，请写进各行。
      en {argument} cannot stand beside --input; write it into the lines.
    usage.not_utf8
      zh 第{place}个参数不是UTF-8文字。请检查终端的编码。
      en Argument {place} is no UTF-8 text; check the terminal's encoding.
    usage.unknown_state
      zh 没有状态“{given}”，可选：{allowed}。
      en There is no state "{given}"; choose one of {allowed}.
    value.blank	{field} 不能为空	{field} must not be empty
    value.control
      zh {field} 含有控制字符或换行，请删去后重试
      en {field} holds control characters or line breaks; take them out
    value.future_day
      zh {field} 的日期 {value} 还没有到（本机今天是 {today}）；请核对日期和本机时钟
      en {field}: {value} is still to come (today is {today} here); check the day and this clock
    value.bad_id_number
      zh {field} 里的出生日期不存在或还没有到，请核对证件号码
      en {field}: the day of birth in this ID number does not exist or is still to come; check it
    campaign.not_an_event
      zh {record} 不是另一场活动（场次），--part-of 只能写上级的场次
      en {record} is not another event; --part-of takes an event of a unit above
    unit.code_alone
      zh 代码 {code} 要有体系和版次：请同时 --set code_system=… --set code_edition=…
      en the code {code} needs its system and edition: --set code_system=… --set code_edition=…
    wish.merge_self
      zh 心愿 {no} 不能并入它自己，请用 --into 写出要保留的另一条
      en wish {no} cannot be merged into itself; name the other one with --into
    import.control	这一格含有控制字符或换行	this cell holds control characters or line breaks
    csv.nul
      zh 有空字符（NUL），可能不是 CSV 文本，请另存为 UTF-8 的 CSV
      en a NUL character: perhaps this is no CSV text; save the file as CSV UTF-8
    rule.claim.not_its_office	不是登记该认领的单位	not the office that registered the claim
    rule.entry.not_the_host	单位不是该竞赛的举办单位	the unit does not run the entry's contest
    rule.entry.not_the_sender	单位不是该作品的选送单位	the unit does not forward the entry
    rule.entry.not_the_unit	应由作品所属单位办理	it is for the unit whose entry it is
    rule.holiday.bad_date	日期无法识别	a day of unknown form
    rule.holiday.bad_kind	类型应为 holiday（休）或 workday（班）	neither holiday nor workday
    rule.round.already_drawn	轮次已经抽签	the round is drawn already
    rule.round.not_checked	轮次须先由两人复核	two persons check the round first
    rule.round.not_drawn	轮次还没有抽签	the round is not drawn yet
    rule.round.not_host	单位不是该轮次的主办单位	the unit does not run the round
    rule.round.sheets_to_check	有评分表待核对	there are sheets to check
    rule.score.not_an_entry	不是本轮次的作品	no entry of the round
    rule.score.recused	评委对该作品应当回避	the judge is recused from the entry
    rule.score.round_closed	轮次已封分，不再收评分表	the round is closed and takes no sheets
    rule.score.round_locked	轮次已锁定，不再收评分表	the round is locked and takes no sheets
    rule.score.replaced	评委已由他人替换	another has taken the judge's seat
    rule.score.seat_taken
      zh 该作品保留了前任评委已签的评分表
      en for this entry the signed sheet of the judge before stands
    rule.score.other_judge	评委不能以别的评委的名义评分	a judge may not mark in another's name
    rule.wish.merge_direction	只能把后登记的并入先登记的	only the younger wish is merged into the older
    rule.wish.not_its_line	单位不在该心愿的办理线上	the unit is not in the line of the wish
    rule.wish.not_the_approver	单位不是该心愿的审核单位	the unit does not approve this wish
    rule.wish.not_the_arbiter	单位不是该心愿的主办单位	the unit is not the arbiter of the wish
    rule.wish.not_the_village	应由心愿所属单位办理	it is for the unit whose wish it is
    rule.wish.same_person	须由另一人办理	it needs another person
    change.signature	变更的签名无效	the change's signature is not valid
    change.unsigned	变更没有签名	the change is not signed
    peer.other_organisation	对方属于另一个组织	The caller belongs to another organisation.
    peer.signature	对方请求的签名无效	The signature of the caller's request is not valid.
    bench.size
      zh 数据规模 {size} 不对，应在 {least} 到 {most} 之间。
      en The size {size} is out of range; it goes from {least} to {most}.
    bench.unequal
      zh 测量中 {unit} 没有对齐，结果作废。
      en In the measurement {unit} did not become equal; the result counts for nothing.
    bench.yardstick	无法测量参照：{detail}。	The yardstick could not be measured: {detail}.
    simulate.unknown_bug	没有名为“{bug}”的埋入错误。	There is no planted bug "{bug}".
    simulator.by_arrival	按到达先后判断（埋入的错误）	judged by arrival (a planted bug)
    simulator.off	仿真中的节点已停机	the simulated node is off
    simulator.plug	仿真中的断电	a simulated power cut
    simulator.unexpected	仿真中出现意外错误	an unexpected error in the simulation
    label.bench.name	项目	name
    label.bench.size	规模	size
    label.bench.value	数值	value
    label.bench.unit	计量单位	unit
    """#
}
