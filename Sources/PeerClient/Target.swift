/// Where a request goes, written as libcurl wants it and checked for what could change its meaning.
struct Target {
  let url: String
  /// `HOST:PORT:ADDRESS:PORT` of CURLOPT_CONNECT_TO.
  let connectTo: String?
  /// On this machine: no proxy stands between.
  let isLocal: Bool

  init(_ request: PeerRequest) throws(PeerClientError) {
    let host = try Self.written(request.host)
    let port = try Self.checked(request.port)
    let path = request.path.utf8
    guard path.first == UInt8(ascii: "/"), path.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != 0x23 })
    else { throw .unreachable("not a path: \(request.path)") }
    let texts = [request.method] + request.headers.flatMap { [$0.0, $0.1] }
    guard texts.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f } }) else {
      throw .unreachable("a control character in a header")
    }
    url = "http://\(host):\(port)\(request.path)"
    var address = request.host
    if let connect = request.connectTo {
      address = connect.host
      connectTo =
        "\(host):\(port):\(try Self.written(connect.host)):\(try Self.checked(connect.port))"
    } else {
      connectTo = nil
    }
    isLocal = request.unixSocketPath != nil || Self.isLoopback(address)
  }

  /// The host with brackets where it is an IPv6 address.
  private static func written(_ host: String) throws(PeerClientError) -> String {
    let bare =
      host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    let isName = bare.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: ":"):
        true
      default: false
      }
    }
    guard isName, !bare.isEmpty, bare.utf8.count <= 253 else {
      throw .unreachable("not a host: \(host)")
    }
    return bare.utf8.contains(UInt8(ascii: ":")) ? "[\(bare)]" : bare
  }

  private static func checked(_ port: Int) throws(PeerClientError) -> Int {
    guard (1...65_535).contains(port) else { throw .unreachable("not a port: \(port)") }
    return port
  }

  private static func isLoopback(_ host: String) -> Bool {
    host.hasPrefix("127.") || host == "::1" || host == "[::1]" || host.lowercased() == "localhost"
  }
}
