package import Journal
package import Trust

/// Keys whose seeds are written down here, so that any implementation can check the vectors.
package enum PublishedKey {
  /// Number 1 has the seed 1, 2, 3, … 32; number 2 the seed 2, 3, … 33; and so on.
  package static func signer(_ number: UInt8 = 1) throws -> Ed25519Signer {
    try Ed25519Signer(seed: (0..<32).map { number &+ $0 })
  }

  package static func scribe(_ number: UInt8 = 1) throws -> Scribe {
    Scribe(try signer(number), of: organisation)
  }

  /// Made of 32 bytes 7, as no key is needed for it.
  package static let organisation = Hash256(
    a: 0x0707_0707_0707_0707, b: 0x0707_0707_0707_0707, c: 0x0707_0707_0707_0707,
    d: 0x0707_0707_0707_0707)
}
