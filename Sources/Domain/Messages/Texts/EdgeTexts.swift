extension MessageTexts {
  /// Messages of the area "edge".
  static let edge = #"""
    address.notLoopback
      zh {host} 不是本机地址；在启用加密连接之前，只能使用 127.0.0.1、::1 或 localhost
      en {host} is not an address of this machine; until TLS is in place use 127.0.0.1, ::1 or
        localhost
    address.cannotBind
      zh 无法在 {address} 监听（{reason}）；请换一个端口，或先停止占用它的程序
      en cannot listen on {address} ({reason}); choose another port or stop the program that uses
        it
    peer.timedOut
      zh {address} 在规定时间内没有回应（{reason}）；请稍后再试
      en {address} did not answer in time ({reason}); try again later
    peer.tooLarge
      zh {address} 的回应超过 {limit} 字节，已中断；请检查对方的版本
      en the answer of {address} is larger than {limit} bytes and was cut off; check the version
        there
    peer.notSpoken
      zh {address} 的回应不是同步协议（{reason}）；请检查地址和端口
      en {address} does not speak the sync protocol ({reason}); check address and port
    """#
}
