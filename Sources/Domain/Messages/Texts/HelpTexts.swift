extension MessageTexts {
  /// What each command does.
  static let help = #"""
    help.siwei
      zh 四微（siwei）：县、镇街、村三级办微心愿，断网可用，联网自动对账。
      en siwei: wishes of county, township and village offices; works offline and reconciles.
    help.siwei.discussion
      zh 写法：siwei 名词 动作 [选项]。公共选项 --data --as --json --quiet 可写在名词之后任何位置。环境变量：SIWEI_DATA、SIWEI_AS
        、SIWEI_LANG（zh 或 en）。
      en Usage: siwei NOUN VERB [options]. The common options --data --as --json --quiet may stand
        anywhere after the noun. Environment: SIWEI_DATA, SIWEI_AS, SIWEI_LANG (zh or en).
    help.init	建立组织的根单位（县级）。	Create the root unit of an organisation.
    help.unit	单位名录。	The directory of units.
    help.unit.add	增加一个单位（在根单位办理）。	Add a unit (at the root).
    help.unit.import
      zh 从CSV导入单位（code,name,level,parent_code）。
      en Import units from CSV (code,name,level,parent_code).
    help.unit.list	列出单位。	List the units.
    help.unit.move	把单位划归另一上级。	Move a unit to another parent.
    help.unit.merge	把单位并入另一单位。	Merge a unit into another.
    help.invite	给下级单位（或本单位第二台机器）开邀请码。	Invite a unit below, or this unit's second machine.
    help.join	用邀请码加入组织，数据目录须为空。	Join with an invitation, into an empty data folder.
    help.peer	同步对端。	Peers to reconcile with.
    help.peer.add	增加对端。	Add a peer.
    help.peer.remove	去掉对端。	Remove a peer.
    help.peer.list	列出对端。	List the peers.
    help.serve	运行节点，直到停止。	Run the node until told to stop.
    help.sync	立即对账一次。	Reconcile once, now.
    help.status	本节点的状态、四个计数和各范围摘要。	This node's state, the four counts and the digests.
    help.digest	各范围的摘要，用来比对两个节点。	Digests of the scopes, to compare nodes.
    help.dump	按固定次序输出全部记录（JSON行）。	Every record as JSON lines in a fixed order.
    help.verify	校验全部日志、签名和视图。	Check the whole journal, its signatures and views.
    help.rebuild	从日志重建全部视图。	Rebuild all views from the journal.
    help.doctor	检查机器、时钟、磁盘、数据库和对端。	Check machine, clock, disk, database and peers.
    help.show	显示一条记录的现状。	Show a record as it is now.
    help.history	一条记录的来历。	How a record came to be so.
    help.explain	一条记录为什么在这里、或不在那里。	Why a record is here or not there.
    help.conflict	冲突：两处改了同一内容。	Conflicts: the same thing changed in two places.
    help.conflict.list	列出待处理的冲突。	List the conflicts to resolve.
    help.conflict.resolve	由人选定一个值，并写明理由。	Settle a conflict, with a reason.
    help.quarantine	被隔离的变更。	Changes set aside.
    help.quarantine.list	列出被隔离的变更及原因。	List the changes set aside and why.
    help.parked	等待前置内容的变更。	Changes waiting for others.
    help.parked.list	列出等待中的变更。	List the waiting changes.
    help.wish	微心愿：从登记到办结。	Wishes, from registering to closing.
    help.wish.register
      zh 登记心愿（一条用选项，多条用 --input）。
      en Register a wish by options, or many with --input.
    help.wish.verify	核实（入户走访，须换一人）。	Verify by a home visit; another person than the registrar.
    help.wish.submit	上报镇街。	Submit to the township.
    help.wish.return	退回村（社区）修改。	Return to the village for correction.
    help.wish.decline	不予采纳。	Decline.
    help.wish.reopen	恢复不予采纳或已办结的心愿。	Reopen a declined or closed wish.
    help.wish.approve	审核通过。	Approve.
    help.wish.handup	转交上一级主办。	Hand up to the next tier as arbiter.
    help.wish.publish	发布心愿卡。	Publish the card.
    help.wish.takedown	撤下心愿卡。	Take the card down.
    help.wish.dispatch	派单给一个单位。	Dispatch to an office that agreed.
    help.wish.release	释放现认领方，依次递补。	Release the present claimant; the next is called.
    help.wish.contact	记录与认领方对接。	Record that the claimant was contacted.
    help.wish.deliver	记录送达（圆梦）。	Record the delivery.
    help.wish.followup	记录回访。	Record the follow-up.
    help.wish.close	办结销号。	Close.
    help.wish.rework	重新办理。	Take up again.
    help.wish.carryover	结转到下一次活动。	Carry over to the next campaign.
    help.wish.withdraw	撤回（按对象本人意愿）。	Withdraw at the household's word.
    help.wish.merge	并入另一条重复的心愿。	Merge into the wish it repeats.
    help.wish.board	心愿墙：本单位能看到的心愿卡。	The cards this unit can see.
    help.wish.list	列出心愿。	List wishes.
    help.wish.edit	修改心愿的字段。	Edit a wish's fields.
    help.wish.delete	删除心愿记录。	Delete a wish's record.
    help.claim	认领与候补。	Claims and the waiting line.
    help.claim.register	登记认领。	Register a claim.
    help.claim.giveup	放弃认领。	Give a claim up.
    help.claim.report	报告已移交。	Report that the gift was handed over.
    help.claim.list	列出某心愿或心愿卡的认领。	List the claims of a wish or card.
    help.claim.edit	修改认领的字段。	Edit a claim's fields.
    help.claim.delete	删除认领记录。	Delete a claim's record.
    help.campaign	活动与半年覆盖。	Campaigns and half-year coverage.
    help.campaign.call	发起活动。	Call a campaign.
    help.campaign.delegate	把活动委托给村（社区）。	Delegate a campaign to a village.
    help.campaign.hold	记录活动已开展。	Record that it was held.
    help.campaign.coverage
      zh 本半年谁已开展、谁未开展、谁没有消息。
      en Who acted in a half-year, who did not, who was not heard.
    help.campaign.list	列出活动。	List campaigns.
    help.campaign.edit	修改活动的字段。	Edit a campaign's fields.
    help.campaign.delete	删除活动记录。	Delete a campaign's record.
    help.cluster	在本机运行一组节点。	Run a group of nodes on this machine.
    help.cluster.up	启动拓扑文件中的全部节点。	Start every node of a topology file.
    help.sample	示例数据（虚构）。	Made-up sample data.
    help.sample.wishes
      zh 生成虚构的心愿，可交给 wish register --input -。
      en Made-up wishes, for wish register --input -.
    help.sample.lessons
      zh 生成虚构的党课作品，可交给 entry submit --input -。
      en Made-up lessons, for entry submit --input -.
    help.simulate	确定性仿真。	The deterministic simulation.
    help.bench	测量性能。	Measure performance.
    help.unit.edit	修改单位的名称、电话或代码（在根单位办理）。	Edit a unit's name, phone or code (at the root).
    help.admit
      zh 用组织密钥重新签发恢复后的根单位（--root）。
      en Certify a restored root again with the organisation's key (--root).
    """#
}
