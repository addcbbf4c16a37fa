extension MessageTexts {
  /// Messages of the area "wishes".
  static let wishes = #"""
    claim.bad_share
      zh 份额 {share} 不对，请写成 1/10 这样不大于 1 的分数
      en {share} is no share; write a fraction of at most one, such as 1/10
    claim.card_closed
      zh 心愿卡 {card} 已结束，不能再认领；请用 wish board 另选
      en the card {card} is closed to claims; see wish board for others
    claim.no_claim
      zh {record} 不是认领（是 {kind}），请用 claim list 查看
      en {record} is no claim (it is {kind}); see claim list
    claim.not_its_office
      zh 认领 {no} 不是 {unit} 登记的，只能由登记它的单位办理
      en claim {no} was not registered by {unit}; only its own office may do this
    claim.not_published
      zh 心愿 {no} 现为 {state}，未发布，不能认领；请先 wish publish 或 wish dispatch
      en wish {no} is {state}, not published, so it cannot be claimed; publish or dispatch it first
    claim.office_out_of_reach
      zh {unit} 不能替 {office} 登记心愿 {no} 的认领；请先 wish handup 转交上一级派单
      en {unit} cannot write a claim on wish {no} for {office}; hand the wish up and let the next
        tier dispatch it
    claim.wrong_state
      zh 认领 {no} 现为 {state}，不能 {act}；请用 claim list 查看
      en claim {no} is {state}, so {act} is not possible; see claim list
    record.id_taken
      zh 编号 {id} 已用于另一种记录（{kind}），请换一个
      en the id {id} is taken by a record of another kind ({kind}); use another
    text.private
      zh 心愿 {no} 的公开文字含有不得公开的内容（{reasons}），请用 wish edit 修改 public_text
      en the public text of wish {no} tells what must not be public ({reasons}); correct
        public_text with wish edit
    value.not_a_day
      zh {field} 的日期 {value} 无法识别，请写成 2025-05-06
      en {field}: {value} is no day; write 2025-05-06
    value.not_an_amount
      zh {field} 的金额 {value} 无法识别，请写成 85.00 这样的元数
      en {field}: {value} is no amount; write yuan such as 85.00
    value.not_an_object	{field} 应是一个 JSON 对象或 null	{field} must be a JSON object or null
    value.not_one_of
      zh {field} 不能是 {value}，可填：{allowed}
      en {field} cannot be {value}; allowed: {allowed}
    wish.consent_no
      zh 心愿 {no} 的对象不同意公开，不能发布；可用 wish dispatch 派单
      en the household of wish {no} does not consent to publishing; wish dispatch is possible
    wish.consent_reach
      zh 心愿 {no} 只同意公开到 {reach}，这里需要 {needed}
      en wish {no} may be shown as far as {reach} only; this needs {needed}
    wish.detail_out_of_reach
      zh {unit} 不能写 {owner} 的心愿详情，请由 {owner} 自己登记
      en {unit} may not write the details of {owner}; let {owner} register it
    wish.for_other_unit
      zh 心愿 {no} 属于 {owner}，--for 不能写 {unit}
      en wish {no} belongs to {owner}; --for cannot be {unit}
    wish.merge_direction
      zh 心愿 {older} 登记在先，不能并入在后的 {younger}；请把后登记的并入先登记的
      en wish {older} is the older one; merge {younger} into it instead
    wish.no_arbiter
      zh 心愿 {no} 现为 {state}，尚未审核，没有主办单位
      en wish {no} is {state}: nobody arbitrates it before it is approved
    wish.no_card
      zh {record} 不是心愿卡（是 {kind}），请用 wish board 查看
      en {record} is no card (it is {kind}); see wish board
    wish.no_consent
      zh 心愿 {no} 没有填公开意愿，请先 wish edit --set consent=…
      en wish {no} has no answer about consent; set it first with wish edit --set consent=…
    wish.no_higher_arbiter
      zh 心愿 {no} 已在最高一级，不能再转交
      en wish {no} is at the highest tier already and cannot be handed up
    wish.no_public_text
      zh 心愿 {no} 没有公开文字，请先 wish edit --set public_text=…
      en wish {no} has no public text; set it first with wish edit --set public_text=…
    wish.no_wish
      zh {record} 不是心愿（是 {kind}），请用 wish list 查看
      en {record} is no wish (it is {kind}); see wish list
    wish.not_claimed	心愿 {no} 现为 {state}，没有认领方	wish {no} is {state}: nobody holds it
    wish.not_its_line
      zh {unit} 不在心愿 {no} 的办理线上（{owner}、{parent}）
      en {unit} is not in the line of wish {no} ({owner}, {parent})
    wish.not_the_approver
      zh {unit} 不能审核心愿 {no}，应由 {parent} 办理
      en {unit} may not do this to wish {no}; it is for {parent}
    wish.not_the_arbiter
      zh {unit} 不是心愿 {no} 的主办单位，应由 {arbiter} 办理
      en {unit} is not the arbiter of wish {no}; it is for {arbiter}
    wish.not_the_parent
      zh 只有 {owner} 的上一级可以代办，{unit} 不能
      en only the parent of {owner} may act for it, not {unit}
    wish.not_the_village
      zh 心愿 {no} 应由 {owner} 办理；上一级代办请加 --for {owner} --reason
      en this is for {owner}, whose wish {no} is; its parent may act with --for {owner} --reason
    wish.other_machine
      zh 心愿 {no} 的认领由本单位另一台机器（{replica}）编号；请在那台办理，或先 claim number 接管
      en another machine of this unit ({replica}) numbers the claims on wish {no}; act there, or
        take over with claim number
    wish.over_cap
      zh 心愿 {no} 金额 {value} 超过上限 {cap}；确需通过请加 --waive-cap --reason
      en wish {no} costs {value}, above the cap {cap}; approve with --waive-cap --reason if it must
        be
    wish.over_delegated_cap
      zh 心愿 {no} 金额 {value} 超过受委托的上限 {cap}，须由镇街审核
      en wish {no} costs {value}, above the delegated cap {cap}; the township must approve it
    wish.same_person
      zh 心愿 {no} 须由另一人办理：不能是登记人或代办核实人
      en wish {no} needs another person: not who registered it, nor who verified it for the village
    wish.state_conflict
      zh 心愿 {no} 有两个并存的状态（现显示 {state}），请先用 conflict resolve 选定
      en wish {no} has two states side by side (shown: {state}); choose with conflict resolve first
    wish.unsatisfied
      zh 心愿 {no} 回访不满意，不能办结，请用 wish rework 重新办理
      en the follow-up of wish {no} was unsatisfied; it cannot be closed, use wish rework
    wish.wrong_state
      zh 心愿 {no} 现为 {state}，不能 {act}；请用 wish list 查看
      en wish {no} is {state}, so {act} is not possible; see wish list
    claim.answers_itself	认领单位不能自己答复认领	an office cannot answer its own claim
    claim.state_order	认领的状态不能这样变	the claim's state cannot follow that one
    claim.stays	认领不能删除，只能放弃	a claim is not deleted; it is given up
    wish.acted_for_other	代办的单位与心愿所属单位不符	it acts for another unit than the wish's own
    wish.arbiter_unknown	主办单位无法识别	the arbiter is no unit
    wish.card_stays	心愿卡不能删除，只能撤下	a card is not deleted; it is taken down
    wish.delete_too_late	心愿已上报，只能撤回，不能删除	the wish was submitted; it is withdrawn, not deleted
    wish.not_the_machine	不是主办单位指定编号的机器	not the machine that the arbiter named for numbering
    wish.not_the_publisher	心愿卡的发布单位不符	the card names another publisher
    wish.place_of_nothing	队列中的位置没有对应的心愿和认领	a place in the line without its wish and claim
    wish.place_stays	队列中的位置不能删除	a place in the line is not deleted
    wish.registration_not_named	审核没有指明登记的变更	the approval does not name the registration
    wish.state_order	心愿的状态不能这样变	the wish's state cannot follow that one
    wish.state_unknown	状态无法识别	the state is not known
    value.group.minimum_living	低保	minimum-living allowance
    value.group.destitute	特困	destitute support
    value.group.disabled	残疾	disabled
    value.group.childless_elder	孤寡	elder without children
    value.group.empty_nest	空巢	empty nest
    value.group.left_behind_child	留守儿童	left-behind child
    value.group.child_in_difficulty	困境儿童	child in difficulty
    value.group.member_in_difficulty	困难党员	party member in difficulty
    value.group.monitored	监测户	monitored household
    value.group.lifted	脱贫户	household lifted out of poverty
    value.group.other	其他	other
    value.kind.wish.place	认领队列中的位置	place in the line
    value.kind.wish.numbering	编号机器	numbering machine
    value.kind.wish.note	本单位备注	office's own note
    value.kind.claim.contact	认领方联系方式	claimant's contact
    help.wish.sample	列入县级抽查，由镇街回访。	Draw into the county's sample; the township calls.
    help.wish.duplicates	列出可能重复的心愿。	Wishes that may be of one person.
    help.claim.number	由本机接管该心愿认领的编号。	Let this machine take over numbering the claims.
    """#
}
