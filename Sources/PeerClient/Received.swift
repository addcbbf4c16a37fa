/// What has come back of one answer, within its limits.
struct Received {
  var limit = 0
  var bytesSent = 0
  private(set) var headerBytes = 0
  private(set) var headers: [String: String] = [:]
  private(set) var body: [UInt8] = []
  private(set) var isTooLarge = false
  private(set) var headersOverflow = false

  private static let headerLimit = 32 * 1024
  private static let headerCount = 64

  /// Takes one line; returns how much was taken, less than all to end the transfer.
  mutating func header(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    headerBytes += count
    guard let bytes, headerBytes <= Self.headerLimit, headers.count < Self.headerCount else {
      headersOverflow = true
      return 0
    }
    let line = UnsafeRawBufferPointer(start: bytes, count: count)
    // A status line begins an answer: what an interim one (100) said is forgotten.
    if line.starts(with: "HTTP/".utf8) {
      headers = [:]
      return count
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return count }
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    var value = line[(colon + 1)...]
    while let first = value.first, first <= UInt8(ascii: " ") { value = value.dropFirst() }
    while let last = value.last, last <= UInt8(ascii: " ") { value = value.dropLast() }
    headers[name] = String(decoding: value, as: UTF8.self)
    return count
  }

  /// Takes a piece of the body; returns how much was taken, less than all to end the transfer.
  mutating func body(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    guard let bytes, count <= limit - body.count else {
      isTooLarge = true
      return 0
    }
    body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
    return count
  }
}
