package import Journal

/// One use's permission to join, as one line of text that a person can pass on (sync.md §8):
/// `siwei-invite:` and base64url of version, fingerprint, end, unit, address, secret, checksum.
package struct Invitation: Hashable, Sendable {
  package static let prefix = "siwei-invite:"
  private static let version: UInt8 = 1

  package let organisation: OrganisationID
  package let unit: UnitID
  /// `HOST:PORT` of the inviter.
  package let address: String
  /// 16 to 32 bytes.
  package let secret: [UInt8]
  /// Milliseconds since 1970; the inviter's clock decides.
  package let expires: Int64

  /// Throws `address.malformed` for an address that is not HOST:PORT.
  package init(
    organisation: OrganisationID, unit: UnitID, address: String, secret: [UInt8], expires: Int64
  ) throws {
    precondition((16...32).contains(secret.count), "a secret has 16 to 32 bytes")
    guard Invitation.isAddress(address) else {
      throw SiweiError("address.malformed", .usage, ["address": address])
    }
    self.organisation = organisation
    self.unit = unit
    self.address = address
    self.secret = secret
    self.expires = expires
  }

  /// Throws `invitation.malformed` for anything that is no whole invitation.
  package init(_ text: String) throws {
    let line = text.drop(while: \.isWhitespace)
    guard line.hasPrefix(Invitation.prefix),
      let bytes = Base64URL.decode(Invitation.tail(of: line)), bytes.count > 4
    else { throw Invitation.malformed("form") }
    let content = Array(bytes.dropLast(4))
    guard Invitation.checksum(content) == Array(bytes.suffix(4)) else {
      throw Invitation.malformed("checksum")
    }
    var reader = ByteReader(content)
    guard reader.take(1) == [Invitation.version] else { throw Invitation.malformed("version") }
    guard let organisation = reader.take(32).flatMap({ Hash256($0) }),
      let time = reader.take(8), let unit = reader.text().flatMap({ UnitID($0) }),
      let address = reader.text(), Invitation.isAddress(address),
      let secret = reader.counted(), (16...32).contains(secret.count), reader.isAtEnd
    else { throw Invitation.malformed("content") }
    self.organisation = organisation
    expires = Int64(bitPattern: loadBigEndian(time, 0))
    self.unit = unit
    self.address = address
    self.secret = secret
  }

  package var text: String {
    var out = [Invitation.version]
    out += organisation.bytes
    appendBigEndian(UInt64(bitPattern: expires), to: &out)
    for part in [Array(unit.text.utf8), Array(address.utf8), secret] {
      out.append(UInt8(truncatingIfNeeded: part.count))
      out += part
    }
    return Invitation.prefix + Base64URL.encode(out + Invitation.checksum(out))
  }

  /// Whether a text is HOST:PORT: a name or address of visible characters (`[…]` for IPv6), and
  /// a port from 1 to 65535.
  package static func isAddress(_ text: String) -> Bool {
    guard text.utf8.count <= 255, let colon = text.utf8.lastIndex(of: 58) else { return false }
    let host = Array(text.utf8[..<colon])
    let port = text.utf8[text.utf8.index(after: colon)...]
    guard !host.isEmpty, host.allSatisfy({ (33...126).contains($0) }),
      !host.contains(where: { [47, 63, 35, 64, 92].contains($0) }),
      host.first == 91 ? host.last == 93 && host.count > 2 : !host.contains(58),
      (1...5).contains(port.count), port.allSatisfy({ (48...57).contains($0) }),
      let number = UInt32(String(decoding: Array(port), as: UTF8.self))
    else { return false }
    return (1...65_535).contains(number)
  }

  /// What follows the prefix, without white space: a long line may have been broken in a letter.
  private static func tail(of line: Substring) -> String {
    String(line.dropFirst(prefix.count).filter { !$0.isWhitespace })
  }

  private static func checksum(_ content: [UInt8]) -> [UInt8] {
    var hash = Hashing(tag: HashTag.invitation)
    hash.add(content)
    return Array(hash.finish().bytes.prefix(4))
  }

  private static func malformed(_ what: String) -> SiweiError {
    SiweiError("invitation.malformed", .refused, ["what": what])
  }
}

/// Takes bytes from the front of foreign input; nil where there are too few.
private struct ByteReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  mutating func take(_ count: Int) -> [UInt8]? {
    guard count <= bytes.count - place else { return nil }
    defer { place += count }
    return Array(bytes[place..<place + count])
  }

  /// Bytes behind one byte of length.
  mutating func counted() -> [UInt8]? {
    guard let length = take(1)?.first else { return nil }
    return take(Int(length))
  }

  mutating func text() -> String? { counted().flatMap { String(validating: $0, as: UTF8.self) } }
}
