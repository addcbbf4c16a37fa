extension MessageTexts {
  /// Words for stored values.
  static let value = #"""
    value.tier.county	县级	county
    value.tier.township	镇街	township
    value.tier.village	村（社区）	village
    value.tier.direct	直属单位	direct unit
    value.state.draft	草稿	draft
    value.state.registered	已登记	registered
    value.state.verified	已核实	verified
    value.state.submitted	已上报	submitted
    value.state.returned	已退回	returned
    value.state.declined	不予采纳	declined
    value.state.approved	已审核	approved
    value.state.published	已发布	published
    value.state.taken_down	已撤下	taken down
    value.state.claimed	已认领	claimed
    value.state.contacted	已对接	contacted
    value.state.delivered	已送达	delivered
    value.state.followed_up	已回访	followed up
    value.state.closed	已办结	closed
    value.state.pending	待公示	pending
    value.state.running	公示中	running
    value.state.disputed	有异议	disputed
    value.state.expired	期满	expired
    value.state.effective	已生效	in effect
    value.state.rework	办理中	rework
    value.state.carried_over	已结转	carried over
    value.state.withdrawn	已撤回	withdrawn
    value.state.merged	已合并	merged
    value.state.accepted	已受理	accepted
    value.state.waiting	候补	waiting
    value.state.given_up	已放弃	given up
    value.state.released	已释放	released
    value.state.planned	计划	planned
    value.state.called	征集中	called
    value.state.held	已开展	held
    value.open.open	可认领	open
    value.open.part	部分认领	part taken
    value.open.taken	已认领	taken
    value.open.closed	已结束	closed
    value.class.goods	物资	goods
    value.class.service	服务	service
    value.class.companionship	体验陪伴	companionship
    value.class.public	公共类	public
    value.consent.no	不同意	no
    value.consent.anonymous	匿名	anonymous
    value.consent.yes	同意	yes
    value.guardian_consent.no	不同意	no
    value.guardian_consent.anonymous	匿名	anonymous
    value.guardian_consent.yes	同意	yes
    value.reach.village	本村（社区）	village
    value.reach.township	镇街	township
    value.reach.county	全县	county
    value.reach.media	媒体	media
    value.result.satisfied	满意	satisfied
    value.result.mostly	基本满意	mostly satisfied
    value.result.unsatisfied	不满意	unsatisfied
    value.way.visit	上门	visit
    value.way.phone	电话	phone
    value.kind.organisation	组织	organisation
    value.kind.member	党员	member
    value.kind.person	爱心人士	person
    value.kind.company	企业	company
    value.kind.unit	单位	unit
    value.kind.wish.detail	心愿详情	wish detail
    value.kind.wish.row	心愿	wish
    value.kind.wish.line	认领队列	line of claims
    value.kind.wish.card	心愿卡	wish card
    value.kind.claim	认领	claim
    value.kind.campaign	活动	campaign
    value.flags.double_gift	双份	double gift
    value.flags.over_quota	超名额	over quota
    value.flags.changed_since	其后有改动	changed since
    value.flags.recorded_later	补录	recorded later
    value.flags.late	迟到	late
    value.flags.to_check	待核对	to check
    value.flags.carried_in	上期结转	carried in
    value.state.given	已委托	delegated
    value.state.revoked	已收回	revoked
    value.state.overdue	逾期	overdue
    value.kind.campaign.event	活动场次	campaign event
    value.kind.campaign.delegation	活动委托	delegation
    value.claimant_kind.organisation	组织	organisation
    value.claimant_kind.member	党员	member
    value.claimant_kind.person	爱心人士	person
    value.claimant_kind.company	企业	company
    value.code.incomplete	资料不全	incomplete
    value.code.too_big	金额过大	too big
    value.code.not_real	不属实	not real
    value.code.relief	属救助政策	belongs to relief policy
    value.code.duplicate	重复	duplicate
    value.code.private	含个人信息	private data
    value.code.other	其他	other
    value.reason_code.incomplete	资料不全	incomplete
    value.reason_code.too_big	金额过大	too big
    value.reason_code.not_real	不属实	not real
    value.reason_code.relief	属救助政策	belongs to relief policy
    value.reason_code.duplicate	重复	duplicate
    value.reason_code.private	含个人信息	private data
    value.reason_code.other	其他	other
    value.by.id_number	身份证号相同	same ID number
    value.by.name	姓名、出生年和村相同	same name, birth year and village
    value.by.mark	查重标记相同	same mark
    value.act.verify	核实	verify
    value.act.submit	上报	submit
    value.act.return	退回	return
    value.act.decline	不予采纳	decline
    value.act.reopen	恢复	reopen
    value.act.approve	审核	approve
    value.act.handup	转交	handup
    value.act.publish	发布	publish
    value.act.takedown	撤下	takedown
    value.act.dispatch	派单	dispatch
    value.act.release	释放	release
    value.act.contact	对接	contact
    value.act.deliver	送达	deliver
    value.act.followup	回访	followup
    value.act.sample	抽查	sample
    value.act.close	办结	close
    value.act.rework	重新办理	rework
    value.act.carryover	结转	carryover
    value.act.withdraw	撤回	withdraw
    value.act.merge	合并	merge
    value.act.edit	修改	edit
    value.act.delete	删除	delete
    value.act.register	登记	register
    value.act.giveup	放弃	giveup
    value.act.report	报告移交	report
    """#
}
