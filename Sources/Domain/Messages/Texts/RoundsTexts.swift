extension MessageTexts {
  /// Messages of the area "rounds": opening, closing, publicity, objections, holidays.
  static let rounds = #"""
    round.unknown
      zh 没有轮次 {round}，请用 round list 查看编号
      en there is no round {round} here; see round list
    round.host_tier
      zh {unit}（{tier}）不能为这项竞赛开轮次，请由主办单位 {host} 或其下的镇街办理
      en {unit} ({tier}) cannot run a round of this contest; {host} or a township below it does
    round.not_host
      zh 轮次由主办单位办理；{unit} 不是主办单位（{host}），请与其联系
      en {unit} does not run this round; ask its host ({host})
    round.no_entries
      zh “{contest}”还没有可以进入轮次的作品，请先受理（镇街）或等待上报（县级）
      en there is no entry to judge in "{contest}" yet; accept some, or wait for what is forwarded
    round.entry_unfit
      zh 作品 {entry} 不在竞赛“{contest}”中，或已退出，不能进入轮次
      en entry {entry} is not in the contest "{contest}", or is out of it
    round.entry_late
      zh 作品 {entry} 逾期，未经准予不能进入轮次；准予请用 entry admit
      en entry {entry} is late; only admitted ones enter a round, see entry admit
    round.not_a_number
      zh {field} 不能是 {value}，请写 {low} 到 {high} 的整数
      en {field}: {value} is not a whole number from {low} to {high}
    round.wrong_stage
      zh 轮次“{round}”现为{stage}，不能{act}；请用 round list 查看
      en round "{round}" is {stage}, so {act} is not possible; see round list
    round.waits_for_person
      zh 轮次“{round}”的{label}有两个并存的值，请先用 conflict resolve 选定
      en round "{round}" has two values of {label} side by side; choose with conflict resolve first
    round.one_tied
      zh --tie 只写了 {entry}；请按评议次序写明并列的全部作品，例如 --tie 甲 乙
      en --tie names {entry} alone; name all of the tie in the order voted, such as --tie A B
    round.already_drawn
      zh 轮次“{round}”已经抽签（种子 {seed}），次序不再改变
      en round "{round}" is drawn already (seed {seed}); the order does not change any more
    round.not_drawn
      zh 轮次“{round}”还没有抽签，请先 round draw
      en round "{round}" is not drawn yet; round draw comes first
    round.not_closed
      zh 轮次“{round}”还没有封分，封分后才有成绩；请先 round close
      en round "{round}" is not closed yet: there is no result before round close
    round.not_published
      zh 轮次“{round}”的成绩还没有公布，请等主办单位公布
      en the result of round "{round}" is not published yet; wait for its host
    round.not_checked
      zh 轮次“{round}”须先由两人各自复核；请用 round check
      en round "{round}" must be checked by two persons first; see round check
    round.same_person
      zh 轮次“{round}”的这一步须由另一人办理，不能是 {actor}
      en this step of round "{round}" needs another person than {actor}
    round.sheets_to_check
      zh 轮次“{round}”有 {count} 张评分表待核对，请两人 round reopen 后对照纸面改正
      en round "{round}" has {count} sheets to check; reopen it by two persons and look at the paper
    round.recused_later
      zh 评委 {judge} 的回避在封分后才收到，其评分不能计入；请两人 round reopen 后重新封分
      en a recusal of judge {judge} came beside the closing of "{round}"; reopen and close it anew
    round.open_tie
      zh 轮次“{round}”第 {line} 名处并列跨线（{entries}），请评委组长用 round decide 决定
      en in round "{round}" a tie crosses the line at place {line} ({entries}); the chief judge
        decides with round decide --tie
    round.tie_moved
      zh 取消后，轮次“{round}”第 {line} 名处并列跨线（{entries}），未定先公布；请两人 round reopen，封分后用 round decide 决定
      en with the strike a tie crosses the line at place {line} of round "{round}" ({entries}), and
        is published undecided; reopen it by two persons (round reopen), close it and decide with
        round decide --tie
    round.no_sheets
      zh 作品 {entry} 没有有效评分表，或有一组评委没有，不能出成绩；请两人 round reopen 补录，或由其单位弃赛（entry withdraw）
      en entry {entry} has no valid sheet at all, or none of one panel; reopen the round by two
        persons and enter one, or let its unit withdraw it with entry withdraw
    round.enough_sheets
      zh 作品 {entry} 的评分表够数，不需要这样决定
      en entry {entry} has enough sheets for a result; there is nothing to decide
    round.publicity_before
      zh 异议在 {day} 收到，重新公示不能从更早的 {start} 算起
      en the objection came on {day}; the new period cannot begin before it, on {start}
    round.without_result
      zh 轮次“{round}”的作品 {entries} 有效评分表不足，请评委组长用 round decide --few 决定
      en entries {entries} of round "{round}" have too few sheets; the chief judge decides with
        round decide --few
    round.no_tie
      zh 轮次“{round}”的作品 {entries} 不是完整的跨线并列，不需要表决；待定的并列：{ties}
      en entries {entries} of round "{round}" are not one whole tie that crosses a line, nothing is
        to be decided of them; open ties: {ties}
    round.in_effect
      zh 轮次“{round}”公示已期满，{day} 起生效，不再收异议；确有错误的请用 round reopen 更正
      en round "{round}" took effect on {day}, objections are no longer taken; an error is put right
        by round reopen
    round.publicity_runs
      zh 轮次“{round}”公示到 {end} 才期满，{day} 不能生效
      en the publicity of round "{round}" ends on {end}; it takes no effect on {day}
    round.start_far
      zh 公示开始日 {start} 离今天（{today}）超过 {days} 天，请核对日期
      en the period would begin on {start}, over {days} days from today ({today}); check the day
    round.start_before
      zh 轮次“{round}”此前的公示从 {last} 开始（或成绩自该日生效），新的公示不能从更早的 {start} 算起
      en what was told of round "{round}" began, or took effect, on {last}; a new period cannot
        begin before it, on {start}
    round.period_before
      zh 轮次“{round}”已公布公示到 {before}，新的公示不能提前到 {end} 期满；请延长 --working-days 或推后 --start
      en round "{round}" was told to be public until {before}; a new period cannot end before it, on
        {end}: give more --working-days or a later --start
    round.by_other_rubric
      zh 轮次“{round}”有 {count} 张已录入的评分表按原细则，封分时不计入；请按新细则重新录入
      en {count} sheets of round "{round}" were entered by the former rubric and will not count;
        enter them anew by this one
    objection.names
      zh 答复随结果公开，不能写出提出异议的人；请改写
      en the answer is published: it must not name who objected; reword it
    objection.before
      zh 答复日期 {day} 早于收到异议的 {received}，请核对
      en the answer cannot be of {day}, before the objection came on {received}
    round.strike_settled
      zh 异议已改定为不成立，轮次“{round}”的结果里仍列为取消（{entries}）；请两人 round reopen 后更正
      en an objection was settled as not upheld since, and the result of round "{round}" still lists
        {entries} as struck; reopen it by two persons and correct it
    round.told_after_start
      zh 公示从 {start} 算起，而今天（{today}）才公布；从今天起数还不满期就定奖的，须用 --reason 写明此前在何处公示
      en the period began on {start} and is told today ({today}); to let it take effect before its
        days counted from today are over, say with --reason where it was public before
    round.told_late
      zh 轮次“{round}”公示从 {start} 算起，{told} 才公布；从公布日算起到 {end} 期满。此前已在别处公示的，请用 --reason 写明（将公开）
      en the period of round "{round}" began on {start} but was told on {told}; counted from there
        it ends on {end}. If it was public elsewhere before, say where with --reason, which
        everybody reads
    round.tie_published
      zh 轮次“{round}”第 {line} 名处并列跨线（{entries}）未定，不能生效；请两人 round reopen，封分后用 round decide 决定
      en in round "{round}" the tie at place {line} ({entries}) is not decided, so it takes no
        effect; reopen it by two persons (round reopen), close it and decide with round decide --tie
    round.publicity_short
      zh 轮次“{round}”至少公示{least}个工作日，{days}个不够；竞赛另有规定的在 contest open 时写明
      en round "{round}" must be public for at least {least} working days, not {days}; a contest
        with another rule says so when it is opened
    round.one_copy
      zh 轮次“{round}”只存在这一台机器上，上级没有副本；请先备份
      en round "{round}" is on this machine alone and nowhere above; make a backup
    round.objections_open
      zh 轮次“{round}”还有 {count} 件异议没有答复，请先 objection answer
      en round "{round}" has {count} objections without an answer; see objection answer
    round.stays	轮次、评委和评分表不能删除	rounds, judges and sheets are not deleted
    round.scope	轮次不在主办单位的范围内	the round does not stand in its host's scope
    round.stage_unknown	轮次的阶段无法识别	the stage of the round is not known
    round.stage_order	轮次的阶段不能这样变	the stage cannot follow that one
    round.closing_missing	没有写明封分的内容	the change does not say what was closed
    round.result_missing	锁定没有写明成绩	the lock does not bring the result
    round.two_persons	重开须由两人提出	reopening needs two persons
    round.other_closing	复核或重开的不是这次封分	this is about another closing
    round.entries_fixed	轮次的作品开轮后不再改变	the entries of a round are fixed when it opens
    round.already_closed	轮次已经封分，不再改变	the round is closed already
    objection.unknown
      zh 没有异议 {objection}，请用 objection list 查看编号
      en there is no objection {objection} at this desk; see objection list
    objection.answered
      zh 这件异议已答复为 {outcome}，不能再改
      en this objection is answered already ({outcome})
    objection.no_entry
      zh 这件异议没有写明作品，不能认定成立；请重新登记并写明 --entry
      en this objection names no entry of "{round}", so nothing can be struck; add it with --entry
    holiday.tier
      zh {unit}（{tier}）不发布节假日表，请由县级或镇街导入
      en {unit} ({tier}) publishes no table of holidays; the county or a township does
    holiday.no_column
      zh 表头缺少 {column} 一列，请写成 date,kind
      en the heading lacks the column {column}; write date,kind
    holiday.bad_date
      zh 日期 {value} 无法识别，请写成 2025-10-01
      en {value} is no day; write 2025-10-01
    holiday.bad_kind
      zh 类型 {value} 无法识别，请写 holiday（休）或 workday（班）
      en {value} is neither holiday nor workday
    holiday.date_twice
      zh 日期 {value} 在表中有两种写法，请只留一行
      en the day {value} stands twice in the table, with different kinds
    help.round	轮次：抽签、封分、复核、锁定、公布。	Rounds: draw, close, check, lock, publish.
    help.round.open	为竞赛开一个轮次。	Open a round of a contest.
    help.round.rubric	封分前更换评分细则。	Replace the rubric, before the closing.
    help.round.draw	抽签定出场次序，打印种子。	Draw the order; prints the seed.
    help.round.close	封分：写明已收到的评分表。	Close marking: names the sheets held.
    help.round.check	复核，须两人各办一次。	Check the closing; two persons, one each.
    help.round.decide	评委组长对并列或评分表不足的决定。	The chief judge's decision on ties or few sheets.
    help.round.lock	锁定成绩，须由复核人以外的人办理。	Lock the result, by another than the two who checked.
    help.round.reopen	申请重开，须两人并说明理由。	Reopen, by two persons with a reason.
    help.round.publish	公布成绩并开始公示。	Publish the result and begin the publicity period.
    help.round.award	公示期满后生效。	Let the result take effect after its period.
    help.round.object	登记异议（同 objection add）。	Take an objection (as objection add).
    help.round.list	列出轮次。	List the rounds.
    help.round.show	显示一个轮次。	Show a round.
    help.rank	一个轮次的成绩和名次。	Results and places of a round.
    help.objection	公示期间的异议。	Objections within the publicity period.
    help.objection.add	登记一件异议。	Take an objection.
    help.objection.answer	答复异议；成立的取消名次并重新公示。	Answer an objection; upheld, it strikes the entry.
    help.objection.list	列出异议和答复。	List objections and answers.
    help.objection.show	显示一件异议。	Show an objection.
    help.holiday	节假日和调休上班日。	Holidays and make-up working days.
    help.holiday.import
      zh 从CSV导入（date,kind：holiday|workday）。
      en Import from CSV (date,kind: holiday|workday).
    help.holiday.list	列出节假日表。	List the table.
    option.round	轮次的ID（必填）。	The round's id (required).
    option.round_contest	竞赛的ID（必填）。	The contest's id (required).
    option.rubric	评分细则（JSON文件，必填）。	The rubric, a JSON file (required).
    option.round_title	轮次名称。	The round's title.
    option.round_entries
      zh 只取这些作品；默认取已受理或已上报的全部。
      en Only these entries; default: all accepted or forwarded.
    option.seed	抽签种子；默认由本机产生并打印。	The seed; by default made here, and printed.
    option.tie	并列作品的次序，最好的在前。	The entries of a tie, best first.
    option.few	评分表不足也可以出成绩的作品。	Entries for which one or two sheets are enough.
    option.publicity_start
      zh 公示开始日，次日起算；默认今天。
      en First day of publicity, counted from the next; default today.
    option.working_days
      zh 公示几个工作日；默认为竞赛规定的最少天数（5）。
      en How many working days; default: what the contest asks for at least (5).
    option.objection_entry	针对的作品。	The entry objected to.
    option.objection_text	异议内容（必填）。	What is objected (required).
    option.objection_by	提出人。	Who objects.
    option.anonymous	匿名提出。	Anonymous.
    option.outcome	upheld 成立或 rejected 不成立（必填）。	upheld or rejected (required).
    option.answer	公开的答复（必填）。	The answer, which is published (required).
    option.rank_round	轮次的ID。	The round's id.
    label.closing	封分	closing
    label.draw	抽签	draw
    label.entries	作品	entries
    label.judges	评委	judges
    label.reopenings	重开	reopenings
    label.rubric	评分细则	rubric
    label.ties	并列决定	ties decided
    label.few	评分表不足的决定	few sheets decided
    label.struck	取消	struck
    label.working_days	工作日数	working days
    label.notice	公告	notice
    label.form	评分单	form
    label.anonymous	匿名	anonymous
    label.selected	入选	selected
    label.award	奖项	award
    label.objection	异议	objection
    label.sheets	评分表	sheets
    label.stage	阶段	stage
    label.host	主办单位	host
    label.seed	种子	seed
    label.publicity	公示	publicity
    label.start	开始	start
    label.days	工作日	working days
    label.end	期满	end
    label.correction	更正	correction
    label.effective_on	生效日	effective on
    label.made_public	此前公示	public before
    label.received_on	收到日	received on
    label.outcome	结果	outcome
    label.answer	答复	answer
    label.day_kind	类型	kind
    label.reopened	已重开	reopened
    label.warning	注意	note
    label.absent	缺席	absent
    label.unsigned	未签字	unsigned
    label.void	作废或按原细则	void, or by another rubric
    round.check_open
      zh 有待定的并列或评分表不足的作品：先由评委组长作出决定（round decide），复核才看得到最后的名次
      en ties or lessons with few sheets wait for a decision: with it made first (round decide), a
        check sees the final places
    label.entry.place	出场次序	order
    label.checked_by	复核人	checked by
    label.round	轮次	round
    label.judging	参评作品	lessons judged
    label.deductions	其他扣分	other deductions
    label.round.title	名称	title
    label.rank.title	题目	title
    label.standing	评定	standing
    print.standing.struck	异议成立，取消	struck by an objection
    print.standing.called_up	递补	called up
    print.standing.selected	入选	selected
    print.standing.award	{grade}等奖	award {grade}
    label.typed	已录入	entered
    value.act.round_rubric	修改评分细则	change the rubric
    value.act.round_draw	抽签	draw
    value.act.round_close	封分	close
    value.act.round_check	复核	check
    value.act.round_decide	评议决定	decide
    value.act.round_lock	锁定	lock
    value.act.round_reopen	重新开启	reopen
    value.act.round_publish	公示	publish
    value.act.round_award	公布奖项	award
    value.act.judge_assign	安排评委	assign judges
    value.act.judge_recuse	登记回避	recuse
    value.act.judge_replace	更换评委	replace a judge
    value.act.score_enter	录入评分	enter marks
    value.act.score_sign	签字	sign
    value.act.score_void	作废评分	void marks
    value.act.score_time	记录用时	record the time
    value.act.score_deduct	扣分	deduct
    value.act.round_object	登记异议	add an objection
    value.act.objection_add	登记异议	add an objection
    value.act.objection_answer	答复异议	answer an objection
    value.stage.preparing	筹备	preparing
    value.stage.scoring	评分中	scoring
    value.stage.closed	已封分	closed
    value.stage.checked	已复核	checked
    value.stage.locked	已锁定	locked
    value.stage.published	已公布	published
    value.outcome.open	待答复	open
    value.outcome.upheld	成立	upheld
    value.outcome.rejected	不成立	rejected
    value.day_kind.holiday	休	holiday
    value.day_kind.workday	班	workday
    value.kind.round	轮次	round
    value.kind.round.judge	评委	judge
    value.kind.round.sheet	评分表	score sheet
    value.kind.round.time	计时	time
    value.kind.round.deduction	扣分	deduction
    value.kind.round.form	外评评分单	form
    value.kind.round.form_entry	外评作品	form entry
    value.kind.round.notice	轮次公告	round notice
    value.kind.objection	异议	objection
    value.kind.objection.answer	异议答复	answer
    value.kind.holiday	节假日	holiday
    """#
}
