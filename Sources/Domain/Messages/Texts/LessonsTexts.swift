extension MessageTexts {
  /// Messages of the area "lessons": contests, quotas, entries.
  static let lessons = #"""
    contest.unknown
      zh 没有竞赛 {contest}，请用 contest list 查看编号
      en there is no contest {contest} here; see contest list
    contest.tier
      zh {unit}（{tier}）不能举办竞赛，请由县级或镇街办理
      en {unit} ({tier}) cannot run a contest; a county or a township does
    contest.not_the_host
      zh 竞赛“{contest}”由 {host} 举办，{unit} 不能办理
      en the contest "{contest}" is run by {host}; {unit} may not do this
    contest.not_reaching
      zh {unit} 不在竞赛“{contest}”（{host} 举办）的范围内，请另选竞赛
      en {unit} is not below {host}, who runs the contest "{contest}"; choose another contest
    contest.no_sender
      zh {unit} 不直接向竞赛“{contest}”报送，名额只能给镇街或直属单位
      en {unit} does not put lessons before the contest "{contest}" by itself; give the quota to a
        township or direct unit
    contest.closed
      zh 竞赛“{contest}”已截止报送；逾期的请用 entry admit 或 entry return 逐件处理
      en the contest "{contest}" is closed already; admit or return late entries one by one
    entry.no_entry
      zh {record} 不是参赛作品（是 {kind}），请用 entry list 查看
      en {record} is no entry (it is {kind}); see entry list
    entry.not_the_unit
      zh 作品 {no} 应由 {owner} 办理；上一级代办请加 --for {owner} --reason
      en this is for {owner}, whose entry {no} is; its parent may act with --for {owner} --reason
    entry.not_the_parent
      zh 只有 {owner} 的上一级可以代办，{unit} 不能
      en only the parent of {owner} may act for it, not {unit}
    entry.for_other_unit
      zh 作品 {no} 属于 {owner}，--for 不能写 {unit}
      en entry {no} belongs to {owner}; --for cannot be {unit}
    entry.out_of_reach
      zh {owner} 的作品存在其本单位，{unit} 不能代报，请由 {owner} 自己办理
      en {owner} keeps its entries to itself; {unit} cannot enter one for it
    entry.not_the_sender
      zh 作品 {no} 应由 {sender} 受理、选送，{unit} 不能办理
      en entry {no} is accepted, ranked and forwarded by {sender}, not by {unit}
    entry.not_the_host
      zh 作品 {no} 的竞赛由 {host} 举办，{unit} 不能办理
      en the contest of entry {no} is run by {host}; {unit} may not do this
    entry.same_person
      zh 作品 {no} 须由另一人受理：不能是报名人或推荐人
      en entry {no} needs another person: not who entered or recommended it
    entry.wrong_state
      zh 作品 {no} 现为 {state}，不能 {act}；请用 entry list 查看
      en entry {no} is {state}, so {act} is not possible; see entry list
    entry.state_conflict
      zh 作品 {no} 有两个并存的状态（现显示 {state}），请先用 conflict resolve 选定
      en entry {no} has two states side by side (shown: {state}); choose with conflict resolve first
    entry.ends_here
      zh 作品 {no} 的竞赛“{contest}”就由 {host} 举办，不用再上报；请用 round open
      en the contest "{contest}" of entry {no} is run by {host} itself: nothing is forwarded; use
        round open
    entry.bad_rank
      zh 排名 {rank} 不对，请写成 1、2、3 这样的整数
      en {rank} is no rank; write a whole number such as 1, 2, 3
    entry.frozen
      zh 作品 {no} 已抽签，本轮按抽签时的版本评分；请在本轮锁定后再提交新版本
      en entry {no} is drawn: the round judges the version of the draw; write new versions when the
        round is locked
    entry.locked
      zh 作品 {no} 的成绩已锁定，不能再弃赛或取消；有异议请按公示程序办理
      en the results of entry {no} are locked; it cannot be withdrawn or struck any more, object
        within the publicity period instead
    entry.place_not_free
      zh 作品 {no} 现为 {state}，没有空出的位置可递补
      en entry {no} is {state}: it has left no place to be called up to
    entry.called_up
      zh 作品 {no} 已递补到另一个位置；换位置的请先退回（entry return），再上报、递补
      en entry {no} was called up to another place already; send it back with entry return first
    contest.closed_early
      zh 竞赛“{contest}”的报送截止日 {deadline} 未过就已截止；此后到的为逾期，可由人放行（entry admit）
      en contest "{contest}" was closed before its deadline {deadline} is over; what comes later is
        late and may be admitted (entry admit)
    entry.passed_over
      zh 名次在 {no} 之前的 {other} 尚未递补，已被越过；如属误选，请递补 {other}，并用 entry return 退回 {no}
      en {other} ranks before {no} and was passed over; if that was not meant, call up {other} and
        send {no} back with entry return
    entry.place_ranked
      zh 作品 {no} 因异议成立被取消，名次已依次递补（见 rank），不必另行递补；递补者又退出的，--instead-of 写递补者
      en entry {no} was struck by an objection, and the result called up the next already (see
        rank); where that one leaves, too, name it with --instead-of
    entry.place_taken
      zh 作品 {no} 空出的位置已由 {other} 递补，请另选位置；换人的请先退回 {other}（entry return）
      en {other} was called up to the place of entry {no} already; choose another place, or send
        {other} back first with entry return
    entry.not_late
      zh 作品 {no} 没有逾期，不用准予报送
      en entry {no} is not late; there is nothing to admit
    contest.stays	竞赛和名额不能删除	contests and quotas are not deleted
    contest.scope	竞赛不在举办单位的发布范围内	the contest does not stand in its host's tree
    contest.not_a_host	只有县级和镇街能举办竞赛	only a county or a township runs a contest
    contest.state_order	竞赛的状态不能这样变	the contest's state cannot follow that one
    contest.bad_publicity	公示工作日数不对	the days of publicity are out of range
    contest.state_unknown	竞赛的状态无法识别	the contest's state is not known
    contest.arrived_missing	截止没有写明已收到的作品	the closing does not name what had arrived
    contest.arrived_alone	收到的作品只能由截止写明	only a closing names what had arrived
    contest.quota_stays	名额的每一版写定不改	a version of the quotas is never changed
    contest.quota_form	名额的写法不对	the quota has a wrong form
    entry.stays	作品不能删除，只能撤回	an entry is not deleted; it is withdrawn
    entry.scope	作品不在应在的范围内	the entry does not stand where it should
    entry.acted_for_other	代办的单位与作品所属单位不符	it acts for another unit than the entry's own
    entry.contest_stays	作品的竞赛和报送单位不能改	contest and sender of an entry do not change
    entry.state_order	作品的状态不能这样变	the entry's state cannot follow that one
    entry.state_unknown	作品的状态无法识别	the entry's state is not known
    entry.submission_not_named	受理没有指明报名的变更	the acceptance does not name the submission
    entry.forwarded_other	上报的作品与原作品不符	the link leads to another forwarded entry
    entry.forwarding_form	上报缺少竞赛、报送单位或题目	the forwarding lacks contest, sender or title
    entry.rank_of_nothing	排名没有对应的作品	the rank belongs to no entry
    entry.rank_form	排名不是正整数	the rank is no whole number from 1
    value.state.recommended	支部已推荐	recommended
    value.state.selected	入选	selected
    value.state.forwarded	已上报	forwarded
    value.state.qualified	资格审查通过	qualified
    value.state.struck	已取消	struck off
    value.state.open	接受报送	open
    value.flags.called_up	递补	called up
    value.state.contest.closed	已截止	closed
    value.state.entry.withdrawn	弃赛	withdrawn
    value.act.entry.withdraw	弃赛	withdraw
    value.act.recommend	推荐	recommend
    value.act.accept	受理	accept
    value.act.select	选送	select
    value.act.rank	排名	rank
    value.act.forward	上报	forward
    value.act.version	提交新版本	version
    value.act.qualify	通过资格审查	qualify
    value.act.strike	取消资格	strike
    value.act.coach	打磨指导	coach
    value.act.remark	写评语	remark
    value.act.callup	递补	callup
    value.act.admit	准予逾期报送	admit
    value.kind.contest	竞赛	contest
    value.kind.contest.quota	名额	quota
    value.kind.entry	参赛作品	entry
    value.kind.entry.forwarded	上报的作品	forwarded entry
    value.kind.entry.rank	选送排名	ranking of an entry
    label.deadline	报送截止日	deadline
    label.arrived	已收到	arrived
    label.contest	竞赛	contest
    label.entry.title	题目	title
    label.contest.title	名称	title
    label.campaign.title	名称	title
    label.speaker	主讲人	speaker
    label.branch	支部	branch
    label.post	职务	post
    label.party_member	政治面貌	party member
    label.summary	简介	summary
    label.manuscript	讲稿	manuscript
    label.length	时长	length
    label.originality	原创声明	originality
    label.recommended_by	推荐人	recommended by
    label.stamp_ref	盖章件	stamped paper
    label.accepted_dots	受理时的版本	version accepted
    label.forwarded	已上报	forwarded
    label.forwarded_dots	上报时的版本	version forwarded
    label.qualified_dots	审查时的版本	version qualified
    label.coach_notes	打磨意见	coach's notes
    label.remarks	评语	remarks
    label.admitted	逾期准予	admitted though late
    label.called_up	递补	called up
    label.drawn	抽签时的版本	version drawn
    label.called_up_for	递补的位置	called up in place of
    label.sender	报送单位	sender
    label.senders	报送单位	senders
    label.quota	名额	quota
    label.quota_version	名额版次	quota version
    label.over_quota	超名额	over quota
    label.over_named	按所报版次超名额	over by the version named
    label.ranking_wanted	需要排名	ranking wanted
    label.rank	排名	rank
    label.late	逾期	late
    help.contest	竞赛、名额和报送截止。	Contests, quotas and the closing of submissions.
    help.contest.open	举办一项竞赛（县级或镇街）。	Open a contest (county or township).
    help.contest.quota	定一版名额。	Set a version of the quotas.
    help.contest.close	截止报送，写明已收到的作品。	Close submissions, naming what has arrived.
    help.contest.list	列出竞赛。	List the contests.
    help.contest.senders	各单位的名额、报送和排名。	Quota, entries and ranking of each sender.
    help.contest.edit	修改竞赛的名称、日期。	Change title or deadline of a contest.
    help.contest.delete	竞赛不能删除。	Contests are not deleted.
    help.entry	参赛作品（微党课等）。	Entries: lessons for a contest.
    help.entry.submit	报名一件作品，存为草稿。	Enter a lesson as a draft.
    help.entry.recommend	支部推荐，报镇街。	Recommend it to the township.
    help.entry.accept	镇街受理。	Accept it at the township.
    help.entry.return	退回修改，须写理由。	Send it back, with a reason.
    help.entry.withdraw	撤回、弃赛。	Withdraw it.
    help.entry.select	选送并排名。	Select it and give it a rank.
    help.entry.rank	重新排名，上报后也可以。	Rank it anew, also after forwarding.
    help.entry.version	提交新版本。	Write a new version.
    help.entry.forward	上报举办单位。	Put it before the contest's host.
    help.entry.qualify	资格审查通过。	Qualify it.
    help.entry.strike	取消资格，须写理由。	Strike it off, with a reason.
    help.entry.coach	写打磨指导意见。	Add a coach's note.
    help.entry.remark	写评语。	Add a remark.
    help.entry.callup	递补。	Call it up to a place that became free.
    help.entry.admit	准予逾期作品参赛。	Let in an entry that came late.
    help.entry.list	列出作品。	List the entries.
    help.entry.edit	修改作品的字段。	Change fields of an entry.
    help.entry.delete	作品不能删除。	Entries are not deleted.
    option.contest	竞赛ID（必填）。	The contest's id (required).
    option.contest_filter	只列出此竞赛的。	Only this contest's.
    option.contest_title	竞赛名称（必填）。	The contest's title (required).
    option.publicity_days
      zh 成绩至少公示几个工作日；默认5。
      en For how many working days a result is public at least; default 5.
    option.deadline	公布的报送截止日。	The day announced for the closing.
    option.quota_number	名额数（必填）。	How many may be put forward (required).
    option.quota_unit	只对此镇街或直属单位。	For this township or direct unit alone.
    option.quota_tier
      zh 只对此层级：township 或 direct。
      en For this tier alone: township or direct.
    option.entry_title	作品题目（必填）。	The lesson's title (required).
    option.new_title	新的题目。	A new title.
    option.speaker	主讲人（必填）。	The speaker (required).
    option.new_speaker	新的主讲人。	A new speaker.
    option.branch	所在支部。	The speaker's branch.
    option.post	职务。	The speaker's post.
    option.party_member	政治面貌。	Whether a party member.
    option.entry_group	组别，如单位组、高校组。	The group, such as units or universities.
    option.summary	内容简介。	A summary.
    option.manuscript	讲稿。	The manuscript.
    option.length	时长。	The length.
    option.originality	原创声明。	Statement of originality.
    option.entry_phone	联系电话，不上报。	A phone number; it is not forwarded.
    option.recommended_by	推荐人或推荐支部。	Who recommends it.
    option.recommendation	推荐意见。	The opinion of who recommends it.
    option.rank	排名，从1起（必填）。	The rank, from 1 (required).
    option.forward_opinion	选送意见，只有上级看到。	The sender's opinion; only the unit above sees it.
    option.entry_note	意见内容（必填）。	The note (required).
    option.callup_note	说明。	A note.
    option.instead_of	弃赛或被取消的作品。	The entry that withdrew or was struck off.
    """#
}
