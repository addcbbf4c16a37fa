extension MessageTexts {
  /// What commands say about nodes, proofs and records.
  static let node = #"""
    print.done	已完成	done
    print.done.conflict
      zh 注意：与他人的修改并存成为冲突，请看 siwei conflict list。
      en Note: this stands beside another edit as a conflict; see siwei conflict list.
    print.yes	是	yes
    print.no	否	no
    print.list.empty	（没有）	(none)
    print.record.deleted	此记录已删除。	This record is deleted.
    print.record.origin_newer	原记录在此之后有改动。	The original has changed since.
    print.history.suspect	[时间可疑]	[time suspect]
    print.explain.here	本机有此记录。	This node holds the record.
    print.explain.not_here	该处没有此记录。	That unit does not hold the record.
    print.conflict.none	没有待处理的冲突。	There is no conflict to resolve.
    print.conflict.delete_edit	删除与修改并存	deleted here, edited there
    print.conflict.how
      zh 处理：siwei conflict resolve 冲突编号 --take 值的编号 --reason 理由
      en Resolve: siwei conflict resolve ID --take DOT --reason TEXT
    print.serve.ready
      zh {unit} 已就绪：同步 {sync}，工作台 {console}，副本 {replica}，进程 {pid}
      en {unit} is ready: sync {sync}, console {console}, replica {replica}, process {pid}
    print.sync.no_peer
      zh 没有登记对端，用 siwei peer add 添加。
      en There is no peer; add one with siwei peer add.
    print.sync.equal	已一致	equal
    print.sync.unequal	未完全一致	not yet equal
    print.sync.failed	失败	failed
    print.sync.sum	合计	sum
    print.sync.refused
      zh {unit} 拒绝了 {scope} 的第 {number} 条（副本 {replica}）：{reason}
      en {unit} refused number {number} of {replica} in {scope}: {reason}
    print.sync.waiting
      zh {unit} 暂存了 {scope} 的第 {number} 条（副本 {replica}），等待 {for}
      en {unit} keeps number {number} of {replica} in {scope} waiting for {for}
    print.sync.peer_error	{unit}：{reason}	{unit}: {reason}
    print.verify.ok	校验通过，共 {changes} 条变更。	Verified: {changes} changes, no fault.
    print.verify.faults
      zh 校验了 {changes} 条变更，发现 {faults} 处问题：
      en Of {changes} changes checked, {faults} faults:
    value.what.body	正文与校验值不符	body
    value.what.frame	记录头与校验值不符	frame
    value.what.chain	链断裂	chain
    value.what.signature	签名无效	signature
    value.what.certificate	证书无效	certificate
    value.what.fold	视图与重建不符	fold
    value.what.seal	封签不符	seal
    value.what.database	数据库损坏	database
    value.operation.put	改为	set
    value.operation.add	加入	add
    value.operation.remove	移除	remove
    value.operation.count	计数	count
    value.operation.delete	删除	delete
    value.operation.unknown	新版本的操作	operation of a newer version
    value.reasons.id_number	身份证号	ID number
    value.reasons.phone	电话号码	phone number
    value.reasons.address	门牌住址	address
    value.reasons.school	学校班级	school
    value.reasons.illness	疾病	illness
    value.reasons.minor	未成年人	minor
    value.reasons.name	姓名	name
    print.input.line_done	第{line}行 已写入 {what}	line {line}  written  {what}
    print.input.line_refused	第{line}行 被拒绝：{reason}	line {line}  refused: {reason}
    print.input.summary	共写入 {done} 行，拒绝 {refused} 行。	{done} lines written, {refused} refused.
    print.doctor.ok	正常	fine
    print.doctor.failed
      zh 有问题（{code}）；用 siwei sync 或 siwei status 查看详情
      en not in order ({code}); see siwei sync or siwei status
    print.cluster.try
      zh 试一试（按 Ctrl-C 停止全部）：
      en What to try next (Ctrl-C stops all):
    print.cluster.try.wishes
      zh {command}    心愿
      en {command}    the wishes
    print.cluster.try.lessons
      zh {command}    村里推荐上来的党课
      en {command}    the lessons of its villages
    print.cluster.try.scores
      zh {command}    一轮得分如何算出
      en {command}    how a mark comes out
    print.admitted
      zh 已重新签发根单位证书：{unit}，副本 {replica}
      en The root is certified again: {unit}, replica {replica}
    print.duplicates.by	可能重复（{by}）：	may be the same ({by}):
    """#
}
