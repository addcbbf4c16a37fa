extension MessageTexts {
  /// What each option means.
  static let option = #"""
    option.data
      zh 数据目录（或 SIWEI_DATA；默认 ~/.local/share/siwei）。
      en Data folder (or SIWEI_DATA; default ~/.local/share/siwei).
    option.as	经办人姓名（或 SIWEI_AS）。	Who acts (or SIWEI_AS).
    option.json	只输出一份JSON，供程序读取。	Print one JSON document, for programs.
    option.quiet	不输出提示和确认。	No notes and no confirmations.
    option.id	记录的ID或编号。	The record's id or number.
    option.new_id	给新记录指定ID；重复提交不会重复写入。	The new record's id; repeating it writes nothing.
    option.seen	show 给出的令牌：只替换当时看到的内容。	Token from show: replaces exactly what was seen.
    option.reason	理由。	The reason.
    option.input
      zh 每行一个JSON对象的文件，“-”为标准输入。
      en A file with one JSON object a line; - is standard input.
    option.set	要改的字段，可重复。	A field to set; may be repeated.
    option.state	只列出此状态。	Only this state.
    option.unit_filter	只列出此单位的。	Only this unit's.
    option.at_unit	在哪个单位看。	Seen from which unit.
    option.take	采用此变更编号的值。	Take the value with this dot.
    option.resolve_value	改为另一个值。	Set another value.
    option.keep	保留记录（不删除）。	Keep the record.
    option.delete	删除记录。	Delete the record.
    option.unit
      zh 单位ID：小写字母、数字、连字符，至多32个（必填）。
      en Unit id: lower-case letters, digits, hyphens, at most 32 (required).
    option.name	单位名称（必填）。	The unit's name (required).
    option.tier
      zh county、township、village 或 direct（必填）。
      en county, township, village or direct (required).
    option.code	区划代码，须同时给出体系和版次。	Division code; needs its system and edition.
    option.code_system	代码体系，如 stats 或 civil。	Code system, such as stats or civil.
    option.edition	代码版次，如 2021。	Edition of the codes, such as 2021.
    option.parent	上级单位（必填）。	The parent unit (required).
    option.into_unit	并入的单位（必填）。	The unit that stays (required).
    option.csv	CSV文件（UTF-8）。	A CSV file (UTF-8).
    option.key	组织密钥写到的文件。	Where to write the organisation's key.
    option.invite_unit	受邀单位（必填）。	The unit invited (required).
    option.invite_address	对方用来连接本机的地址（必填）。	Where the invited reaches this node (required).
    option.expires	有效期，如 7d、12h。	Validity, such as 7d or 12h.
    option.out	邀请码另存到文件。	Also write the invitation to a file.
    option.invitation	以 siwei-invite: 开头的邀请码。	The text that begins with siwei-invite:.
    option.peer_unit	对端单位（必填）。	The peer's unit (required).
    option.peer_address	对端同步地址（必填）。	The peer's sync address (required).
    option.peer	只与此单位对账。	Only with this unit.
    option.scope	只看此范围，如 meihua/chain。	Only this scope, such as meihua/chain.
    option.listen_sync	同步监听地址，端口0为任意空闲端口。	Address for peers; port 0 is any free one.
    option.listen_console	工作台监听地址。	Address of the workbench.
    option.manual	不自动同步，只在要求时同步。	Sync only when told.
    option.topology	拓扑文件。	The topology file.
    option.seed_one	只跑这一个种子，用于重放。	Only this seed, to replay it.
    option.seeds	跑多少个种子。	How many seeds.
    option.from	从哪个种子开始。	The first seed.
    option.bug	埋入的错误名，检验仿真能否发现。	A planted bug, to see it caught.
    option.bench_size	数据规模（条）。	How many records.
    option.sample_seed	种子，同一种子得到同样的数据。	Seed; the same seed gives the same data.
    option.sample_count	条数。	How many.
    option.for	代办：替哪个下级单位办理，须加 --reason。	Act for this unit below, with --reason.
    option.date	日期，默认今天（中国时间）。	The day; today in China time by default.
    option.submit_campaign	所属活动（登记时没有填的话）。	Its campaign, if not given before.
    option.waive_cap	超过金额上限仍通过，须加 --reason。	Approve above the cap, with --reason.
    option.dispatch_to	派给的单位（必填）。	The office (required).
    option.claimant	认领方名称。	The claimant's name.
    option.deliver_by	由谁送达（必填）。	Who delivered (required).
    option.deliver_what	送了什么（必填）。	What was given (required).
    option.amount	折合金额（元）。	Its value in yuan.
    option.place	地点。	Where.
    option.way	回访方式：visit 上门，phone 电话。	How: visit or phone.
    option.result
      zh satisfied 满意、mostly 基本满意、unsatisfied 不满意（必填）。
      en satisfied, mostly or unsatisfied (required).
    option.opinion	意见。	Opinion.
    option.next_campaign	结转到的活动（必填）。	The next campaign (required).
    option.into	保留的那条心愿（必填）。	The wish that stays (required).
    option.wish_title	心愿标题（必填）。	Title (required).
    option.class
      zh goods 物资、service 服务、companionship 体验陪伴、public 公共类（必填）。
      en goods, service, companionship or public (required).
    option.group	对象类别，如 低保、留守儿童（必填）。	Group of the person (required).
    option.detail	具体内容。	Details.
    option.size	规格尺码。	Size, model, colour.
    option.value	预估金额（元），如 85.00。	Estimated value in yuan, such as 85.00.
    option.wanted_by	期望日期。	Wanted by.
    option.public_text	准备公开的文字，不得有个人信息。	Text to publish, without personal data.
    option.consent
      zh 公开同意：no 不同意、anonymous 匿名、yes 同意（必填）。
      en Consent to publish: no, anonymous or yes (required).
    option.reach
      zh 公开到：village、township、county 或 media。
      en How far: village, township, county or media.
    option.campaign	活动ID。	The campaign's id.
    option.person_name	对象姓名；不填即集体心愿。	The person's name; none for a collective wish.
    option.person_sex	性别。	Sex.
    option.person_birth	出生日期。	Birth date.
    option.person_id_number	身份证号。	ID number.
    option.person_phone	电话。	Phone.
    option.person_address	住址。	Address.
    option.guardian	监护人（14岁以下）。	Guardian, for those under 14.
    option.guardian_consent	监护人同意：no、anonymous 或 yes。	Guardian's consent: no, anonymous or yes.
    option.wish	心愿ID或编号。	The wish's id or number.
    option.card	心愿卡ID。	The card's id.
    option.claimant_kind
      zh organisation 组织、member 党员、person 爱心人士、company 企业（必填）。
      en organisation, member, person or company (required).
    option.claimant_phone	认领方电话。	The claimant's phone.
    option.share	联合认领的份额，如 1/10。	Share of a joint claim, such as 1/10.
    option.campaign_title	活动标题（必填）。	Title (required).
    option.period	半年度，如 2025H1（必填）。	Half-year, such as 2025H1 (required).
    option.cap	每条心愿的金额上限（元）。	Cap for one wish, in yuan.
    option.delegate_unit	受委托的村（社区）（必填）。	The village (required).
    option.held_at	开展的日期或时间（必填）。	The day or time it was held (required).
    option.people	到场人数。	How many people came.
    option.part_of	属于哪一次上级活动。	The event it was part of.
    option.office_phone	办公电话。	The office's phone.
    option.occasion	时机，如主题党日。	Occasion, such as a festival.
    option.revoke	收回委托。	Take the delegation back.
    option.period_filter	只列出此半年度的，如 2025H1。	Only this half-year, such as 2025H1.
    option.sample_contest	写入每一行的竞赛。	The contest to put in each line.
    option.sample_year	心愿的年份。	The year of the wishes.
    option.reason_code
      zh 理由类别：incomplete、too_big、not_real、relief、duplicate、private 或 other。
      en incomplete, too_big, not_real, relief, duplicate, private or other.
    option.note	走访记录（只留在村和镇街）。	Notes of the visit, for village and township only.
    option.release_claim	释放哪一个认领（多人联合认领时）。	Which claim, where several share the wish.
    option.batch	同一批认领共用的批号。	Names the batch of claims made together.
    option.admit_root	恢复后的根单位（必填）。	The restored root (required).
    option.key_read
      zh 组织密钥文件（默认在数据目录旁）。
      en The organisation's key file (default: beside the data folder).
    """#
}
