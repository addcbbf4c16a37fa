import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct SocketTrouble: Error {}

/// Runs blocking work on a thread of its own, off the cooperative pool.
func offPool<Value: Sendable>(
  _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread { continuation.resume(with: Result { try work() }) }.start()
  }
}

private func loopback(_ port: Int) -> sockaddr_in {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = in_port_t(UInt16(truncatingIfNeeded: port).bigEndian)
  address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
  return address
}

private func withAddress<Value>(
  _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Value
) -> Value {
  withUnsafeMutablePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
    }
  }
}

/// A bare line: bytes out, bytes in, no HTTP.
final class RawLine: Sendable {
  private let descriptor: Int32

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = loopback(port)
    guard withAddress(&address, { connect(descriptor, $0, $1) }) == 0 else { throw SocketTrouble() }
    setPatience(seconds: 20)
  }

  init(accepted: Int32) {
    descriptor = accepted
    setPatience(seconds: 20)
  }

  deinit { close(descriptor) }

  private func setPatience(seconds: Int) {
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
  }

  /// False when the other side is gone.
  @discardableResult
  func send(_ text: String) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }

  func finishSending() { Glibc.shutdown(descriptor, Int32(SHUT_WR)) }

  /// What comes until `end` is seen or the other side closes.
  func receive(until end: String? = nil) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count <= 0 { break }
      bytes += buffer[..<count]
      if let end, String(decoding: bytes, as: UTF8.self).contains(end) { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A peer that takes one line after another and does with each what it is told to.
final class RawPeer: Sendable {
  let port: Int
  private let descriptor: Int32

  init(_ serve: @escaping @Sendable (RawLine) -> Void) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = loopback(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    guard withAddress(&address, { bind(descriptor, $0, $1) }) == 0, listen(descriptor, 16) == 0,
      withAddress(&address, { bytes, _ in getsockname(descriptor, bytes, &length) }) == 0
    else { throw SocketTrouble() }
    self.descriptor = descriptor
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread {
      while true {
        let accepted = accept(descriptor, nil, nil)
        if accepted < 0 { return }
        let line = RawLine(accepted: accepted)
        Thread { serve(line) }.start()
      }
    }.start()
  }

  func stop() { Glibc.shutdown(descriptor, Int32(SHUT_RDWR)) }

  deinit { close(descriptor) }
}
