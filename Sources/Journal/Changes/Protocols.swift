/// Turns contents into exact bytes and back; Wire implements it.
package protocol ChangeCodec: Sendable {
  /// Frame and body of `content`; the body is nil when nothing of it is personal.
  func encode(_ content: Content) -> Change
  /// Throws `SiweiError` with a code `change.…` for bytes that are no change.
  /// An erased change is decoded from its frame with `body` nil and `erased` true.
  func decode(frame: [UInt8], body: [UInt8]?, erased: Bool) throws -> Content
}

/// Signs in the name of one replica; Trust implements it.
package protocol Signer: Sendable {
  var replica: ReplicaID { get }
  /// 32 bytes of an Ed25519 public key.
  var publicKey: [UInt8] { get }
  func sign(_ statement: [UInt8]) throws -> [UInt8]
}

/// Checks signatures; Trust implements it.
package protocol Verifier: Sendable {
  /// False for anything malformed.
  func isValid(signature: [UInt8], of statement: [UInt8], by publicKey: [UInt8]) -> Bool
}

/// Randomness as a parameter: real in production, seeded in the simulator.
package protocol Randomness: AnyObject {
  func next() -> UInt64
}

extension Randomness {
  package func id128() -> ID128 { ID128(high: next(), low: next()) }

  package func bytes(_ count: Int) -> [UInt8] {
    var out = [UInt8]()
    while out.count < count { appendBigEndian(next(), to: &out) }
    return Array(out.prefix(count))
  }
}
