extension MessageTexts {
  /// Messages of the area "scores": judges, recusals, sheets.
  static let scores = #"""
    judge.unknown
      zh 轮次“{round}”没有评委 {judge}，请先 judge assign
      en round "{round}" has no judge {judge}; assign one with judge assign
    judge.not_below
      zh {unit} 不是 {host} 的直属单位，不能作为不到场评委的单位
      en {unit} does not stand directly below {host}, so no sheet can come from it
    judge.seat_taken
      zh 席位 {seat} 已有评委 {other}，请给 {judge} 另一个席位号，或用 judge replace 换人
      en seat {seat} is that of judge {other}; give {judge} another, or use judge replace
    judge.already
      zh {judge} 已经是轮次“{round}”的评委，不能再替换他人
      en {judge} judges round "{round}" already and cannot take another seat
    judge.replaced
      zh 评委 {judge} 已由 {by} 替换，不能再办
      en judge {judge} was replaced by {by}
    judge.replaced_by_nobody	替换评委没有写明替换人	the change does not say who takes the seat
    score.replaced
      zh 评委 {judge} 已由 {by} 替换，不再收其评分表
      en judge {judge} was replaced by {by}; his sheets are not taken any more
    score.seat_taken
      zh 作品 {entry} 保留了前任评委已签的评分表，{judge} 不再对它评分
      en for entry {entry} the signed sheet of the judge before stands; {judge} does not mark it
    score.older_state
      zh 评分表没有写明本机已知的回避
      en the sheet leaves out recusals that its own machine knew of
    score.not_points
      zh {value} 不是扣分，请写 0 到 100 的数，如 0.10
      en {value} is no number of points; write one from 0 to 100, such as 0.10
    score.bad_points	扣分不对	the points are out of range
    judge.recusal_stays	回避一经申报不能取消	a recusal once declared stays
    score.not_an_entry
      zh {entry} 不是轮次“{round}”的作品，请用 round show 查看
      en {entry} is no entry of round "{round}"; see round show
    score.recused
      zh 评委 {judge} 对作品 {entry} 应当回避，不能评分
      en judge {judge} is recused from entry {entry} and may not mark it
    score.round_closed
      zh 轮次“{round}”已封分，不再收评分表；改正须先由两人 round reopen
      en round "{round}" is closed and takes no sheets; a correction needs round reopen by two
        persons
    score.round_locked
      zh 轮次“{round}”的成绩已锁定，不再收评分表；改正须先由两人 round reopen
      en round "{round}" is locked and takes no sheets; a correction needs round reopen by two
        persons
    score.other_judge
      zh {actor} 是本轮评委，不能以评委 {judge} 的名义评分
      en {actor} judges this round and may not mark in the name of judge {judge}
    score.not_your_judge
      zh {unit} 是评委 {own} 的单位，不能以评委 {judge} 的名义评分
      en {unit} is the unit of judge {own} and may not mark in the name of judge {judge}
    score.no_sheet
      zh 评委 {judge} 对作品 {entry} 还没有评分表，请先 score enter
      en there is no sheet of judge {judge} for entry {entry} yet; see score enter
    score.bad_time	计时秒数不对	the seconds are out of range
    score.no_marks	评分表没有可以识别的分数	the sheet holds no marks that can be read
    score.out_of_range	分数超出评分细则的范围	a mark lies outside the rubric's range
    score.off_step	分数不符合评分细则的步长	a mark does not fit the rubric's step
    score.not_a_judge	评分表的评委不是本轮评委	the sheet's judge does not judge this round
    score.not_the_judge	评分表不是评委本单位或主办单位写的	neither the judge's own unit nor the host wrote the sheet
    score.other_rubric	评分表用的是另一版评分细则	the sheet was marked by another rubric
    score.other_sheet	评分表不能改为另一张	a sheet cannot become another one
    score.other_typist	只能改自己录入的评分表	a typing is corrected by who typed it
    score.round_not_named	评分表没有写明轮次	the sheet does not name its round
    score.sheet_not_named	变更没有写明是哪张评分表	the change does not name its sheet
    score.state_order	评分表的状态不能这样变	the state of a sheet cannot follow that one
    help.judge	评委和回避。	Judges and recusals.
    help.judge.assign	指定评委。	Assign a judge.
    help.judge.recuse	申报回避。	Recuse a judge.
    help.judge.replace	换评委：接替席位，已签的评分表保留。	Replace a judge; signed sheets stay.
    help.judge.report
      zh 封分后看各评委与评审组的差别，仅主办单位。
      en After the closing: each judge beside the panel; at the host alone.
    help.judge.list	列出评委。	List the judges.
    help.score.enter	录入评分表。	Enter a score sheet.
    help.score.sign	确认评分表已签名。	Sign a score sheet.
    help.score.void	作废评分表。	Void a score sheet.
    help.score.time	录入超时或不足的秒数。	Enter seconds over the limit or short.
    help.score.deduct
      zh 录入超时以外的扣分；同一理由再录为改正，0为取消。
      en Take points off; the same reason again puts it right, 0 takes it back.
    help.score.list	列出评分表。	List the score sheets.
    option.judge	评委姓名（必填）。	The judge's name (required).
    option.judge_unit	评委所在单位；其作品自动回避。	The judge's unit; recused from its entries.
    option.seat	席位号。	The seat number.
    option.panel	评审组，从1起；默认1。	The panel, from 1; default 1.
    option.away	不到场，由其单位填写评分表。	Away from the hall: sheets come from his unit.
    option.hall	到场，评分表由主办单位录入。	In the hall: the host types the sheets.
    option.recused_entries	回避的作品。	The entries to stay away from.
    option.recused_unit	回避该单位的全部作品。	All entries of this unit.
    option.sheet_entry	作品的ID或编号。	The entry's id or number.
    option.total	总分。	The total.
    option.item	一个分项的分数，可重复。	The mark of one item; may be repeated.
    option.absent	该评委没有打分（不算0分）。	The judge gave no mark, which is never a zero.
    option.remarks	评语。	Remarks.
    option.under_seconds	不足几秒（整数）。	Whole seconds short of the least.
    option.points	扣几分，如 0.10（必填）。	How many points, such as 0.10 (required).
    option.replaced_by	接替的评委姓名（必填）。	The name of who takes the seat (required).
    option.over_seconds	超时几秒（整数）。	Whole seconds over the limit.
    label.judge	评委	judge
    label.seat	席位	seat
    label.panel	评审组	panel
    label.away	不到场	away
    label.recused	回避	recused
    label.marks	分数	marks
    value.marks.absent	没有打分	no mark
    label.total	总分	total
    label.typed_by	录入人	typed by
    label.sheet_state	状态	state
    label.replaced_by	接替人	replaced by
    label.replaces	前任评委	replaces
    label.kept	保留的评分表	sheets kept
    label.spread	最高与最低之差	spread
    label.agreement	与评审组名次一致	agreement
    label.dropped_share	被去掉的比例	share dropped
    label.neighbours	本地作品数	neighbours
    label.neighbours_above	对本地作品高出	above on neighbours
    label.others_above	对其他作品高出	above on others
    label.points	扣分	points
    label.why	理由	why
    label.under	不足秒数	seconds short
    print.judge_report
      zh 与同组去极值后的平均相比；内部为精确分数，此处四舍五入到{decimals}位小数；名次一致为γ：1完全一致，-1完全相反。
      en Beside the panel's mean without extremes; exact inside, here rounded half up to {decimals}
        decimals; agreement is gamma: 1 the same order, -1 the opposite.
    label.over	超时秒数	seconds over
    value.sheet_state.draft	草稿	draft
    value.sheet_state.signed	已签	signed
    value.sheet_state.void	作废	void
    value.flags.held	暂不公开	held
    value.flags.recused	回避	recused
    value.flags.other_rubric	另一版细则	other rubric
    """#
}
