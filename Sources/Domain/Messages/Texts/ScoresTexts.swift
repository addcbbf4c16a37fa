extension MessageTexts {
  /// Messages of the area "scores": judges, recusals, sheets.
  static let scores = #"""
    judge.unknown
      zh 轮次“{round}”没有评委 {judge}，请先 judge assign
      en round "{round}" has no judge {judge}; assign one with judge assign
    judge.not_below
      zh {unit} 不是 {host} 的直属单位，不能作为不到场评委的单位
      en {unit} does not stand directly below {host}, so no sheet can come from it
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
    score.bad_time	超时秒数不对	the seconds over the limit are out of range
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
    help.judge.list	列出评委。	List the judges.
    help.score.enter	录入评分表。	Enter a score sheet.
    help.score.sign	确认评分表已签名。	Sign a score sheet.
    help.score.void	作废评分表。	Void a score sheet.
    help.score.time	录入超时秒数。	Enter seconds over the limit.
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
    option.over_seconds	超时几秒（整数）。	Whole seconds over the limit.
    label.judge	评委	judge
    label.seat	席位	seat
    label.panel	评审组	panel
    label.away	不到场	away
    label.recused	回避	recused
    label.marks	分数	marks
    label.total	总分	total
    label.typed_by	录入人	typed by
    label.sheet_state	状态	state
    label.over	超时秒数	seconds over
    value.sheet_state.draft	草稿	draft
    value.sheet_state.signed	已签	signed
    value.sheet_state.void	作废	void
    value.flags.recused	回避	recused
    value.flags.other_rubric	另一版细则	other rubric
    """#
}
