extension MessageTexts {
  /// Messages about folders, servers and peers that do not behave.
  static let serving = #"""
    folder.closed
      zh 无权读取数据目录 {path}。请用目录的所有者运行，或检查权限。
      en The data folder {path} may not be read; run as its owner or check its permissions.
    folder.silent
      zh 数据目录 {path} 的服务 30 秒没有应答。请查看该进程，必要时停止它再试。
      en The server of the data folder {path} did not answer for 30 s; look at that process, or stop
        it and try again.
    folder.unanswered
      zh 数据目录 {path} 的服务在应答前退出，不知道是否已执行。请先查看结果，再决定是否重做。
      en The server of the data folder {path} ended before it answered; whether it was done is not
        known. Look first, then decide whether to do it again.
    doctor.failed
      zh 有 {count} 项检查未通过。请看上面各项。
      en {count} checks did not pass; see them above.
    passphrase.empty
      zh 口令文件 {path}（SIWEI_PASSPHRASE_FILE）是空的。请写入口令，或不设该变量。
      en The passphrase file {path} (SIWEI_PASSPHRASE_FILE) is empty; write the passphrase into it,
        or leave the variable out.
    peer.other_unit
      zh {unit} 的地址上应答的是 {other}，没有再发送任何内容。请用 siwei peer add 改正地址。
      en The node at the address of {unit} is {other}; nothing more was sent. Correct the address
        with siwei peer add.
    store.unclean
      zh 数据库与它自己的记录不符（{detail}），为防止分叉不再写入。请从备份恢复，或用新的空目录重新加入；已上报的内容在上级。
      en The database is shorter than its own record ({detail}) and is not written to, lest it fork.
        Restore a backup, or join again in an empty folder; what was sent is held above.
    store.newer
      zh 数据库由更新的版本写成。请升级本软件。
      en The database was written by a newer version; upgrade this software.
    """#
}
