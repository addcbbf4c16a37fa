extension MessageTexts {
  /// Messages of the area "wire".
  static let wire = #"""
    change.malformed
      zh 收到的变更格式不对（{what}），已拒收；请更新对方软件后再同步。
      en A received change is malformed ({what}) and was refused; update the sender's software and
        sync again.
    exchange.malformed
      zh 对方发来的同步数据格式不对（{what}），未写入任何内容；请核对地址和对方软件版本。
      en The peer's sync data is malformed ({what}); nothing was written. Check the address and the
        peer's version.
    join.malformed
      zh 加入请求或答复格式不对（{what}）；请核对邀请中的地址，再试一次。
      en The join request or answer is malformed ({what}); check the invitation's address and try
        again.
    compression.malformed
      zh 对方发来的数据无法解压（{what}），未写入任何内容；请重试，或核对地址。
      en The peer's data could not be decompressed ({what}); nothing was written. Try again or
        check the address.
    compression.too_large
      zh 对方发来的数据解压后超过 {limit} 字节，已拒收；请让对方改用较小的页。
      en The peer's data is larger than {limit} bytes when decompressed and was refused; the peer
        must send smaller pages.
    compression.dictionary
      zh 对方使用了本机没有的压缩词典 {id}；请更新本机软件。
      en The peer used compression dictionary {id}, which is not known here; update this software.
    key.missing
      zh 找不到密钥文件 {path}；请核对数据文件夹，或重新加入。
      en There is no key file {path}; check the data folder, or join again.
    key.permissions
      zh 密钥文件 {path} 的权限为 {mode}，他人可读；请执行 chmod 600 {path}。
      en The key file {path} has mode {mode} and can be read by others; run chmod 600 {path}.
    key.unreadable
      zh 无法读取密钥文件 {path}：{reason}；请检查磁盘和权限。
      en The key file {path} cannot be read: {reason}; check the disk and its permissions.
    key.unwritable
      zh 无法写入密钥文件 {path}：{reason}；请检查磁盘空间和权限。
      en The key file {path} cannot be written: {reason}; check free space and permissions.
    key.malformed
      zh {path} 不是有效的密钥文件；请从备份恢复，或重新加入。
      en {path} is not a valid key; restore it from a backup, or join again.
    organisation_key.malformed
      zh {path} 不是组织密钥文件；请核对 --key 的路径。
      en {path} is not an organisation key file; check the path given with --key.
    organisation_key.passphrase
      zh 组织密钥 {path} 的口令缺失或不对；请核对 SIWEI_PASSPHRASE_FILE。
      en The passphrase of the organisation key {path} is missing or wrong; check
        SIWEI_PASSPHRASE_FILE.
    invitation.malformed
      zh 这不是一份完整的邀请（{what}）；请整行复制以 siwei-invite: 开头的文字。
      en This is not a whole invitation ({what}); copy the full line that begins with
        siwei-invite:.
    address.malformed
      zh {address} 不是 主机:端口 形式的地址，例如 127.0.0.1:7001。
      en {address} is not an address of the form HOST:PORT, such as 127.0.0.1:7001.
    """#
}
