extension MessageTexts {
  /// Labels of the keys and fields of documents.
  static let label = #"""
    label.unit	单位	unit
    label.name	名称	name
    label.tier	层级	tier
    label.parent	上级	parent
    label.code	代码	code
    label.code_system	代码体系	code system
    label.edition	版次	edition
    label.replica	副本	replica
    label.former_replicas	以前的副本	former replicas
    label.fingerprint	组织指纹	fingerprint
    label.key	组织密钥文件	organisation's key file
    label.version	版本	version
    label.serving	服务运行中	serving
    label.ready	已就绪	ready
    label.pid	进程号	process
    label.sync	同步地址	sync address
    label.console	工作台地址	console address
    label.peer	对端	peer
    label.peers	对端	peers
    label.address	地址	address
    label.last_success	上次成功	last success
    label.last_error	上次错误	last error
    label.unsent	待上报	unsent
    label.sent	已送出	sent
    label.held	上级已收	held above
    label.conflicts	冲突待处理	conflicts
    label.parked	搁置	parked
    label.quarantined	隔离	quarantined
    label.gaps	缺口	gaps
    label.forks	分叉	forks
    label.claimed	声称	claimed
    label.by	来自	by
    label.at	位置	at
    label.heads	各端	heads
    label.scopes	范围	scopes
    label.scope	范围	scope
    label.changes	变更数	changes
    label.vector_digest	版本摘要	vector digest
    label.fold_digest	内容摘要	fold digest
    label.fold_version	规则版本	fold version
    label.journal_changes	日志变更	journal changes
    label.disk_bytes	占用字节	bytes on disk
    label.added	新增	added
    label.changed	改变	changed
    label.same	相同	same
    label.errors	错误	errors
    label.cell	单元格	cell
    label.message	说明	message
    label.invitation	邀请码	invitation
    label.expires	有效期至	expires
    label.requests	请求数	requests
    label.changes_sent	发出变更	changes sent
    label.changes_received	收到变更	changes received
    label.http_bytes_sent	发出字节	bytes sent
    label.http_bytes_received	收到字节	bytes received
    label.seconds	秒	seconds
    label.error	错误	error
    label.ok	正常	ok
    label.equal	一致	equal
    label.waiting	等待	waiting
    label.refused	被拒	refused
    label.faults	问题	faults
    label.what	内容	what
    label.number	序号	number
    label.waits_for	等待	waits for
    label.reason	理由	reason
    label.kind	种类	kind
    label.id	编号ID	id
    label.no	编号	no.
    label.state	状态	state
    label.flags	标记	flags
    label.seen	所见令牌	seen
    label.dot	变更编号	dot
    label.origin	原记录	origin
    label.detail	详情	detail
    label.row	台账行	row
    label.line	队列	line
    label.card	心愿卡	card
    label.record	记录	record
    label.audience	可见单位	audience
    label.conflict	冲突	conflict
    label.title	心愿/标题	title
    label.class	类别	class
    label.group	对象类别	group
    label.value	金额（元）	value (yuan)
    label.wanted_by	期望日期	wanted by
    label.public_text	公开文字	public text
    label.consent	公开同意	consent
    label.reach	公开范围	reach
    label.campaign	活动	campaign
    label.campaigns	活动	campaigns
    label.size	规格尺码	size
    label.person	对象	person
    label.sex	性别	sex
    label.birth	出生日期	birth date
    label.id_number	身份证号	ID number
    label.phone	电话	phone
    label.guardian	监护人	guardian
    label.guardian_consent	监护人同意	guardian's consent
    label.publisher	发布单位	publisher
    label.text	内容	text
    label.open	认领情况	open
    label.claimant	认领方	claimant
    label.share	份额	share
    label.order	次序	order
    label.waiting_no	候补号	waiting no.
    label.wish	心愿	wish
    label.arbiter	主办单位	arbiter
    label.date	日期	date
    label.verified_at	核实日期	verified on
    label.contacted_at	对接日期	contacted on
    label.delivered_at	送达日期	delivered on
    label.delivered_by	圆梦人	delivered by
    label.amount	数额	amount
    label.place	地点	place
    label.way	方式	way
    label.result	结果	result
    label.opinion	意见	opinion
    label.merged_into	合并到	merged into
    label.period	半年度	period
    label.half_year	半年度	half-year
    label.cap	金额上限	cap
    label.people	到场人数	people
    label.part_of	所属活动	part of
    label.acted	已开展	acted
    label.not_acted	未开展	not acted
    label.not_heard	无消息	not heard
    label.since	自	since
    label.seeds	种子数	seeds
    label.violations	违例	violations
    label.stuck	卡住	stuck
    label.first_failing_seed	首个失败种子	first failing seed
    label.operations	操作	operations
    label.history_digest	历史摘要	history digest
    label.machine	机器	machine
    label.yardstick	参照	yardstick
    label.ratio	比值	ratio
    label.goal	目标	goal
    label.met	达标	met
    label.rows	行	rows
    label.checks	检查	checks
    label.round.checks	复核	checks
    label.advice	建议	advice
    label.items	条目	items
    label.device_time	设备时间	device time
    label.received	接收时间	received
    label.actor	经办人	actor
    label.occasion	时机	occasion
    label.day	日期	day
    label.pledge	承诺	pledge
    label.planned	计划日期	planned for
    label.verified_on	核实日期	verified on
    label.contacted_on	对接日期	contacted on
    label.delivered_on	送达日期	delivered on
    label.reason_text	理由说明	reason
    label.claimant_kind	认领方类型	claimant's kind
    label.contact	联系人	contact
    label.code_edition	代码版次	code edition
    label.reason_code	理由类别	reason code
    label.person.name	对象姓名	person's name
    label.person.sex	性别	sex
    label.person.birth	出生日期	birth date
    label.person.id_number	身份证号	ID number
    label.person.phone	电话	phone
    label.person.address	住址	address
    label.person.guardian	监护人	guardian
    label.person.guardian_consent	监护人同意	guardian's consent
    label.nodes	节点	nodes
    label.data	数据目录	data folder
    label.wishes	心愿	wishes
    label.lessons	党课	lessons
    label.check.sqlite	SQLite版本	SQLite version
    label.check.durable	断电保护	durability
    label.check.integrity	数据库完整	database integrity
    label.check.key	本机密钥	key
    label.check.certificate	本机证书	certificate
    label.check.clock	时钟	clock
    label.check.second_machine	第二台机器	second machine
    """#
}
