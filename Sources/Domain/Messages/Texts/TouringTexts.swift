extension MessageTexts {
  /// Messages of the area "touring": talks from the order to the feedback.
  static let touring = #"""
    tour.wrong_record
      zh {record} 是{kind}，不能{act}；请用 tour list 查看编号
      en {record} is of kind {kind}, so {act} is not possible; see tour list
    tour.not_a_booker
      zh 巡讲由县级或镇街安排，{unit}（{tier}）不能预约
      en talks are booked by a county or a township, not by {unit} ({tier})
    tour.not_above_speaker
      zh 主讲人属于 {owner}，{unit} 不是它的上级，不能预约；请报县级安排
      en the speaker is of {owner}, which {unit} does not stand above; ask the county to book
    tour.not_above_host
      zh {unit} 不是听讲单位 {host} 的上级，不能为它安排；请报县级安排
      en {unit} does not stand above {host}, where the talk shall be; ask the county to book
    tour.not_forwarded
      zh 作品 {no} 现为 {lesson_state}，只有已受理、入选或已上报的作品可以巡讲
      en entry {no} is {lesson_state}; only lessons that were accepted, selected or forwarded go on
        tour
    tour.not_the_unit
      zh 应由 {owner} 办理，{unit} 不能；上一级代办请加 --for {owner} --reason
      en this is for {owner}, not for {unit}; its parent may act with --for {owner} --reason
    tour.not_the_parent
      zh 只有 {owner} 的上一级可以代办，{unit} 不能
      en only the parent of {owner} may act for it, not {unit}
    tour.for_other_unit
      zh 这一场属于 {owner}，不能写 {unit}
      en this talk is that of {owner}; it cannot be {unit}
    tour.not_the_booker
      zh 预约 {no} 由 {booker} 安排，{unit} 不能办理
      en booking {no} was made by {booker}; {unit} may not do this
    tour.same_person
      zh 预约 {no} 须由另一人代为确认：不能是预约的经办人
      en booking {no} needs another person to confirm for the unit: not who booked it
    tour.clash
      zh {day} 已确认了另一场 {other}，预约 {no} 不能再确认；请用 tour decline 谢绝，或先谢绝另一场
      en {other} is confirmed for {day} already, so {no} cannot be; decline it, or the other first
    tour.which_booking
      zh 点单 {no} 有几场预约（{days}），请写明是哪一场：用安排或预约的编号
      en {no} was answered by several bookings ({days}); name the one by its plan or booking
    tour.held_early
      zh 登记的开讲日期 {day} 早于安排的 {planned}；如写错了，请用 tour held --date 更正
      en recorded for {day}, before the day it was planned for ({planned}); if that is wrong,
        correct it with tour held --date
    tour.booked_already
      zh 预约 {no} 已按题目“{title}”公布，不能改题；请 tour cancel 后另约
      en booking {no} is published as "{title}" already; cancel it and book anew for another title
    tour.wrong_state
      zh {no} 现为 {state}，不能{act}；请用 tour list 查看
      en {no} is {state}, so {act} is not possible; see tour list
    tour.answer_conflict
      zh 预约 {no} 有两个不同的答复，请先用 conflict resolve 选定
      en booking {no} has two different answers; choose with conflict resolve first
    tour.not_held
      zh {no} 还没有开讲记录；请听讲单位先用 tour held 记录
      en {no} is not recorded as held yet; where it was held, use tour held
    tour.no_feedback
      zh 预约 {no} 还没有收到反馈汇总；请预约单位先用 tour summary 转来
      en booking {no} has no feedback yet; its booker passes it on with tour summary
    tour.no_new_version
      zh 作品 {entry} 在预约 {no} 之后没有新版本；请先用 entry version 写入
      en entry {entry} has no version newer than booking {no}; write it with entry version first
    tour.private
      zh {field} 含有不得公开的内容（{reasons}），未写入；请改写
      en {field} tells what must not be public ({reasons}), so nothing was written; reword it
    tour.stays	巡讲记录不能删除，只能撤回或取消	records of talks are not deleted; they are cancelled
    tour.scope	巡讲记录不在应在的范围内	the record of a talk does not stand where it should
    tour.acted_for_other	代办的单位与记录所属单位不符	it acts for another unit than the record's own
    tour.booking_stays	预约的内容写定不改，只能取消另约	a booking is not rewritten; cancel it and book anew
    tour.booking_form	预约的写法不对	the booking has a wrong form
    tour.booking_not_named	答复没有指明预约的变更	the answer does not name the booking
    tour.booking_cancelled	预约已取消，不能确认	the booking was cancelled; it is not confirmed
    tour.not_the_speakers_unit	应由主讲人所在单位答复	the speaker's unit answers
    tour.answer_form	答复的写法不对	the answer has a wrong form
    tour.request_form	点单的写法不对	the request has a wrong form
    tour.talk_form	开讲记录的写法不对	the record of the talk has a wrong form
    tour.talk_of_nothing	开讲记录没有对应的安排或点单	the talk belongs to no plan and no request
    tour.form_form	反馈表的写法不对	the listeners' form has a wrong form
    tour.summary_form	反馈汇总的写法不对	the summary has a wrong form
    tour.state_order	巡讲的状态不能这样变	the state of a talk cannot follow that one
    tour.state_unknown	巡讲的状态无法识别	the state of a talk is not known
    rule.tour.not_a_booker	只有县级和镇街安排巡讲，且只为自己	only a county or a township books, for itself
    rule.tour.not_the_unit	应由记录所属单位办理	it is for the unit whose record it is
    rule.tour.not_the_booker	单位不是预约单位	the unit did not make the booking
    rule.tour.same_person	须由预约经办人以外的人代为确认	another person than who booked confirms
    value.state.requested	已点单	requested
    value.state.booked	已排	booked
    value.state.confirmed	已确认	confirmed
    value.state.cancelled	已取消	cancelled
    value.state.fed_back	已反馈	fed back
    value.state.tour.declined	已谢绝	declined
    value.state.tour.held	已讲	held
    value.act.tour.decline	谢绝	decline
    value.answer.confirmed	已确认	confirmed
    value.answer.declined	已谢绝	declined
    value.slot.morning	上午	morning
    value.slot.afternoon	下午	afternoon
    value.slot.evening	晚上	evening
    value.flags.clashing	时间冲突	clashing
    value.act.request	点单	request
    value.act.book	预约	book
    value.act.cancel	取消	cancel
    value.act.confirm	确认	confirm
    value.act.held	记录开讲	held
    value.act.feedback	录入反馈	feedback
    value.act.summary	转交汇总	summary
    value.kind.tour.request	巡讲点单	request for a talk
    value.kind.tour.booking	巡讲预约	booking of a talk
    value.kind.tour.plan	巡讲安排	plan of a talk
    value.kind.tour.answer	点单答复	answer to a request
    value.kind.tour.talk	巡讲场次	talk
    value.kind.tour.form	听众反馈	listeners' form
    value.kind.tour.summary	反馈汇总	feedback summary
    label.lesson	作品题目	lesson
    label.tour.title	题目	title
    label.host_unit	听讲单位	where heard
    label.wanted_on	希望日期	wanted on
    label.slot	时段	part of the day
    label.listeners	听众	listeners
    label.expected	预计人数	expected
    label.booker	预约单位	booker
    label.booking	预约	booking
    label.request	点单	request
    label.plan	安排	plan
    label.talk	场次	talk
    label.twin	同一场的另一份记录	other record of the talk
    label.feedback	反馈汇总	feedback summary
    label.held_on	开讲日期	held on
    label.venue	场地	venue
    label.score	分数	score
    label.count	张数	forms
    label.forms	反馈表	forms
    label.scores	各分张数	forms by score
    label.mean_shown	平均分	mean score
    label.satisfaction	满意率	satisfaction
    label.numerator	满意（4、5分）	satisfied (4, 5)
    label.denominator	反馈表	forms
    label.percent	百分比	percent
    label.opinions	意见	opinions
    label.passed_on	转交所得	as passed on
    label.left_out	未转意见	opinions left out
    label.clashes	同时段预约	bookings for the same time
    label.cancel_reason	取消理由	reason of cancelling
    label.decline_reason	谢绝理由	reason of declining
    label.changed_version	改进后的版本	version after the feedback
    label.changed_on	改进日期	changed on
    label.changed_note	改进说明	what was changed
    help.tour	巡讲：点单、预约、确认、开讲、反馈。	Touring talks: ask, book, confirm, hold, feed back.
    help.tour.request	点单：请一场微党课。	Ask for a talk.
    help.tour.withdraw	撤回点单，须写理由。	Withdraw a request, with a reason.
    help.tour.book	预约主讲人（县级或镇街）。	Book a speaker (county or township).
    help.tour.cancel	取消预约，须写理由。	Cancel a booking, with a reason.
    help.tour.confirm	主讲人单位确认预约。	Confirm a booking, at the speaker's unit.
    help.tour.decline	主讲人单位谢绝预约，须写理由。	Decline a booking, with a reason.
    help.tour.held	记录已开讲，由听讲单位办理。	Record that the talk was held, where it was heard.
    help.tour.feedback	录入听众反馈表，不记姓名。	Enter listeners' forms, without names.
    help.tour.summary	把反馈汇总转给主讲人单位。	Pass the feedback on to the speaker's unit.
    help.tour.followup	记录听取反馈后的改进版本。	Record the version changed after the feedback.
    help.tour.report	一场的反馈：张数、平均分、满意率、意见。	Feedback of one talk: forms, mean, satisfaction, opinions.
    help.tour.list	列出点单、预约和安排。	List requests, bookings and plans.
    help.tour.edit	修改点单或场次的字段。	Edit fields of a request or a talk.
    help.tour.delete	删除录错的反馈表。	Delete a form entered by mistake.
    option.wanted_entry	想听的作品ID（公示、结果中有）。	The lesson's id, as notices name it.
    option.wanted_title	想听的题目（不知道ID时）。	The lesson's title, where its id is not known.
    option.tour_day	日期。	The day.
    option.slot	时段：morning、afternoon 或 evening；不写为全天。	Part of the day; without it, all day.
    option.tour_place	地点。	Where.
    option.listeners	听众，如全体党员。	Who will listen, such as all members.
    option.expected	预计人数。	How many are expected.
    option.booked_entry	作品ID或编号（点单没有写明时必填）。	The lesson (required where no request names it).
    option.tour_request	所答复的点单。	The request it answers.
    option.tour_at	听讲单位；默认点单单位或本单位。	Where it shall be heard; the asking unit or this one.
    option.plan_title	公开的题目，默认为作品题目。	The title to publish; the lesson's own by default.
    option.venue	实际场地。	Where it was.
    option.talk	场次、安排、点单或预约（必填）。	Talk, plan, request or booking (required).
    option.score	分数，1至5（必填）。	The score, 1 to 5 (required).
    option.forms	同样的反馈表有几张，默认1。	How many such forms; 1 by default.
    option.listener_opinion	听众意见，不写姓名。	The listener's opinion, without a name.
    option.change_note	改了什么。	What was changed.
    option.lesson_filter	只列出此作品的。	Only this lesson's.
    """#
}
