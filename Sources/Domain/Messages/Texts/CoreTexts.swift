extension MessageTexts {
  /// Messages of the node itself: folder, peers, addresses, the organisation.
  static let core = #"""
    org.certificate_key	证书里的密钥与副本不符	the certificate's key is not the replica's
    org.certificate_malformed	证书不完整	the certificate is malformed
    org.certificate_unproven	证书没有有效的持有证明	the certificate lacks proof of its key
    org.cut_malformed	停用记录不完整	the cut is malformed
    org.not_above	签发单位不是其上级	its issuer is not above the unit
    org.not_root	只有根单位可以写单位名录	only the root writes the directory
    org.root_below	根单位不能有上级	the root has no parent
    record.two_kinds	一条变更把同一记录当作两种	one change takes a record for two kinds
    certificate.missing	没有写入者的证书	the writer's certificate is missing
    certificate.self_missing
      zh 本机的新身份还没有上级证书，暂不能为别人发证；同步后再试。
      en This machine's new identity has no certificate yet, so it can certify nobody; sync, then
        try again.
    certificate.not_above
      zh 本单位不是 {unit} 的上级，不能给它签发证书。请在它的上级办理。
      en This unit is not above {unit} and cannot certify it; do so at its parent.
    change.beyond_cut	变更在停用之后写成	the change was written after its replica was cut off
    change.chain	变更接不上前一条	the change does not follow the one before it
    change.misplaced	变更不在它该在的范围	the change is not in its place
    scope.not_shared	对方不在此范围的知情单位之内	the peer is not in the audience of this scope
    scope.not_writer	写入者无权在此范围写入	its writer may not write in this scope
    scope.malformed
      zh 范围“{scope}”写法不对，应为 单位/范围，如 meihua/chain。
      en "{scope}" is no scope; write UNIT/REACH, such as meihua/chain.
    feed.gap
      zh {scope} 中副本 {replica} 的变更缺了前面的，先等待补齐。
      en In {scope} changes of {replica} before these are missing; they wait.
    feed.too_many_ends
      zh 副本 {replica} 的分叉太多，已停止接收。请上级停用它。
      en The replica {replica} has forked too often; its parent should cut it off.
    limit.change	一次写入的内容超过 {limit} 字节。请减少文字。	One act holds more than {limit} bytes; write less.
    limit.named
      zh 这一步所依据的已有记录超过 {limit} 处。请分几步办理，或先开较小的轮次。
      en This act rests on more than {limit} earlier changes; take it in several steps.
    limit.unreadable
      zh 这一步写不成别的节点能读的记录（{detail}），没有写入。请减少内容后重试。
      en This act would make a change that no node can read ({detail}); nothing was written.
    limit.value
      zh 字段 {field} 超过 {limit} KiB。请缩短。
      en The field {field} is longer than {limit} KiB; shorten it.
    store.busy	数据库正忙（{detail}）。请稍后再试。	The database is busy ({detail}); try again.
    store.damaged
      zh 数据库已损坏（{detail}）。请从备份恢复，或清空后重新加入。
      en The database is damaged ({detail}); restore a backup or join again.
    store.defect
      zh 数据库操作出错（{detail}）。数据没有改动；请把这句话告诉维护人员。
      en A database operation failed ({detail}). Nothing was changed; please report this line.
    store.disk_full
      zh 磁盘已满（{detail}），这次没有写入。请腾出空间后重试。
      en The disk is full ({detail}); nothing was written. Free some space and try again.
    store.input_output
      zh 磁盘读写失败（{detail}），这次没有写入。请检查磁盘。
      en The disk failed ({detail}); nothing was written. Check the disk.
    store.not_durable
      zh 数据库不能保证断电不丢数据（同步级别 {level}），已停止。请检查系统的SQLite。
      en The database would not survive a power cut (level {level}) and was closed; check this
        system's SQLite.
    store.read_only
      zh 数据库是只读的（{detail}），没有写入。请检查数据目录的权限。
      en The database is read-only ({detail}); nothing was written. Check the folder's permissions.
    node.exists	这个目录里已经有一个节点。请换一个空目录。	This folder holds a node already; choose an empty one.
    node.no_identity
      zh 这个目录里的节点没有身份。请重新加入，或从备份恢复。
      en The node in this folder has no identity; join again or restore a backup.
    identity.key_missing
      zh 找不到副本 {replica} 的密钥。请从备份恢复，或重新加入。
      en The key of replica {replica} is missing; restore a backup or join again.
    invitation.unknown
      zh 上级没有这个邀请码，可能已作废。请上级重新开一个。
      en The inviting node does not know this invitation; ask for a new one.
    invitation.used	邀请码已经用过。请上级重新开一个。	The invitation was used already; ask for a new one.
    invitation.expired	邀请码已过期。请上级重新开一个。	The invitation has expired; ask for a new one.
    invite.expires
      zh 有效期“{expires}”写法不对，应如 7d、12h、30m。
      en "{expires}" is no validity; write 7d, 12h or 30m.
    invite.needs_key
      zh 给根单位加第二台机器要用组织密钥。请加 --key 文件。
      en A second machine of the root needs the organisation's key; add --key FILE.
    invite.not_above
      zh 本单位不是 {unit} 的上级，不能邀请它。请在它的上级办理。
      en This unit is not above {unit} and cannot invite it; do so at its parent.
    join.no_directory
      zh 对方没有给出单位名录，未能加入。请稍后再试。
      en The inviting node gave no directory, so joining failed; try again later.
    join.not_certified	加入失败：{reason}。	Joining failed: {reason}.
    join.other_organisation
      zh 对方属于另一个组织，未能加入。请核对邀请码。
      en The inviting node belongs to another organisation; check the invitation.
    join.proof
      zh 对方不接受本机的密钥证明，未能加入。请重新开邀请码。
      en The inviting node did not accept this key's proof; ask for a new invitation.
    renewal.too_many
      zh {unit} 的副本更新次数过多，须由人确认。请在其上级处理。
      en {unit} has renewed its replica too often; a person at its parent must confirm it.
    admit.not_root
      zh 只有根单位能用 admit --root，本机是 {unit}。
      en Only the root uses admit --root; this is {unit}.
    admit.other_key	这不是本组织的密钥。请核对 --key。	This is not the organisation's key; check --key.
    key.exists
      zh 密钥文件 {path} 已存在，不会覆盖。请用 --key 指定另一个文件。
      en The key file {path} exists and is not overwritten; name another with --key.
    key.no_passphrase
      zh 组织密钥写到了 {path}，没有口令保护。请移到安全处保管。
      en The organisation's key was written to {path} without a passphrase; keep it in a safe
        place.
    passphrase.missing
      zh 无法读取口令文件 {path}（SIWEI_PASSPHRASE_FILE）。
      en Cannot read the passphrase file {path} (SIWEI_PASSPHRASE_FILE).
    folder.missing
      zh {path} 不是本软件的数据目录。用 siwei init 或 siwei join 建立，或用 --data 指定。
      en {path} is no data folder; make one with siwei init or siwei join, or name it with --data.
    folder.not_empty	{path} 不是空目录。请换一个新目录。	{path} is not empty; choose a new folder.
    folder.cannot_create
      zh 无法创建数据目录 {path}。请检查路径和权限。
      en Cannot create the data folder {path}; check path and permissions.
    folder.read_only
      zh 数据目录 {path} 不能写入。请检查权限。
      en The data folder {path} cannot be written; check its permissions.
    folder.locked
      zh 数据目录 {path} 正被另一进程使用。请稍后再试。
      en The data folder {path} is in use by another process; try again.
    folder.served
      zh 数据目录 {path} 已有一个服务在运行。请先停止它。
      en A server runs on the data folder {path} already; stop it first.
    folder.unsafe
      zh 运行目录 {path} 他人可进入，不安全。请删除它或改为仅本人可用（chmod 700）。
      en The runtime folder {path} is open to others; remove it or make it owner-only (chmod 700).
    peer.unknown
      zh 没有登记对端 {unit}。用 siwei peer list 查看。
      en There is no peer {unit}; see siwei peer list.
    peer.unreachable
      zh 连不上 {unit}（{address}）：{detail}。请检查网络，并确认对方已启动 serve。
      en Cannot reach {unit} at {address}: {detail}. Check the network and that serve runs there.
    peer.not_spoken
      zh {unit} 的地址没有按同步协议应答（HTTP {status}）。请检查地址和端口。
      en What answers at the address of {unit} speaks no sync protocol (HTTP {status}); check
        address and port.
    peer.refused
      zh {unit} 拒绝了这次对账。请查看双方的 siwei status。
      en {unit} refused the exchange; see siwei status on both sides.
    peer.busy	{unit} 正忙。请稍后再试。	{unit} is busy; try again later.
    peer.too_large
      zh {unit} 说这次发送的内容太大。请检查双方版本。
      en {unit} found the message too large; check both versions.
    peer.cancelled	与 {unit} 的对账被中断。请再试一次。	The exchange with {unit} was interrupted; try again.
    peer.malformed
      zh 对方发来的内容不完整，未写入任何内容。请检查对方版本。
      en The peer's message is malformed and nothing was written; check its version.
    peer.unknown_caller	对方没有本组织有效的证书。	The caller has no valid certificate of this organisation.
    peer.not_related
      zh {unit} 与本单位没有共享的范围，不能作对端。
      en {unit} shares no scope with this unit and cannot be its peer.
    receipt.malformed	收据不完整	the receipt is malformed
    address.not_loopback
      zh {address} 不是本机地址；在启用加密连接之前只能用 127.0.0.1、::1 或 localhost。
      en {address} is not an address of this machine; until lines are encrypted use 127.0.0.1, ::1
        or localhost.
    address.cannot_bind
      zh 无法在 {address} 监听（{detail}）。请换一个端口，或停止占用它的程序。
      en Cannot listen on {address} ({detail}); choose another port or stop what uses it.
    serve.no_console
      zh 本版本还没有工作台，请去掉 --console。
      en This version has no workbench yet; leave --console out.
    sync.refused
      zh {unit} 拒收了 {count} 批变更，见 refused。
      en {unit} refused {count} runs of changes; see refused.
    verify.faults
      zh 校验发现 {count} 处问题。请勿继续写入，从备份恢复或联系上级。
      en verify found {count} faults. Write nothing more; restore a backup or ask the parent unit.
    import.refused
      zh 有 {count} 处错误，未导入任何一行；第一处在 {cell}：{message}。改正后重试。
      en {count} errors, so nothing was imported; the first is in {cell}: {message}. Correct them
        and try again.
    unit.malformed
      zh 单位ID“{unit}”写法不对：小写字母、数字、连字符，至多32个。
      en "{unit}" is no unit id: lower-case letters, digits and hyphens, at most 32.
    unit.tier_unknown
      zh 层级“{tier}”不对，应为 county、township、village 或 direct。
      en "{tier}" is no tier; write county, township, village or direct.
    unit.code_incomplete
      zh 区划代码、代码体系和版次要同时给出（--code --code-system --edition）。
      en Give the code with its system and edition (--code --code-system --edition), or none of
        them.
    clock.suspect
      zh 本机时钟可疑，请校准；日期须由人填写。
      en This machine's clock is suspect: set it; dates must be typed.
    root.no_second
      zh 根单位只有一台机器；它坏了，“self”范围的内容就没有副本。建议加第二台。
      en The root has one machine only: what is in its "self" has no copy; add a second one.
    cluster.started	{name}（{unit}）已启动。	{name} ({unit}) is running.
    cluster.cannot_start	无法启动 {unit} 的进程。	The process of {unit} could not be started.
    cluster.not_ready
      zh {unit} 没有按时就绪。请看它的数据目录和地址。
      en {unit} did not get ready in time; see its data folder and address.
    topology.missing	找不到拓扑文件 {path}。	There is no topology file {path}.
    topology.malformed	拓扑文件 {path} 有误：{what}。	The topology file {path} is wrong: {what}.
    simulate.violation
      zh 仿真发现 {violations} 处违例，首个失败种子 {seed}。
      en The simulation found {violations} violations, first at seed {seed}.
    bench.failed	测量未达标或缺少参照：{what}。	A measure failed or lacks its yardstick: {what}.
    """#
}
