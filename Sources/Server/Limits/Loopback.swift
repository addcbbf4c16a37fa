#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which hosts are this machine itself. Names are not looked up: a name server could say anything.
package enum Loopback {
  /// True for `localhost`, 127.0.0.0/8 and ::1, the last with or without brackets.
  package static func isLoopback(host: String) -> Bool {
    let host = bare(host)
    var four = in_addr()
    if inet_pton(AF_INET, host, &four) == 1 {
      return UInt32(bigEndian: four.s_addr) >> 24 == 127
    }
    var six = in6_addr()
    if inet_pton(AF_INET6, host, &six) == 1 {
      let bytes = withUnsafeBytes(of: &six) { [UInt8]($0) }
      return bytes == [UInt8](repeating: 0, count: 15) + [1]
    }
    return false
  }

  /// The host as an address: without brackets, and `localhost` as the address it stands for.
  static func bare(_ host: String) -> String {
    if host.lowercased() == "localhost" { return "127.0.0.1" }
    return host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
  }
}
