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
    value.kind.claim.contact	认领方联系方式	claimant's contact
    value.kind.campaign.event	活动场次	campaign event
    value.kind.campaign.delegation	活动委托	delegation
    value.claimant_kind.organisation	组织	organisation
    value.claimant_kind.member	党员	member
    value.claimant_kind.person	爱心人士	person
    value.claimant_kind.company	企业	company
    value.group.minimum_living	低保	minimum living allowance
    value.group.destitute	特困	destitute
    value.group.disabled	残疾	disabled
    value.group.childless_elder	孤寡	childless elder
    value.group.empty_nest	空巢	empty nest
    value.group.left_behind_child	留守儿童	left-behind child
    value.group.child_in_difficulty	困境儿童	child in difficulty
    value.group.member_in_difficulty	困难党员	party member in difficulty
    value.group.monitored	监测户	monitored household
    value.group.lifted	脱贫户	household lifted out of poverty
    value.group.other	其他	other
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
    """#
}
