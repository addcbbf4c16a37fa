import Domain
package import Journal
import Trust
import Wire

/// A clock as a parameter: real in production, virtual in the simulator.
package protocol Clock {
  /// Milliseconds since 1970.
  func now() -> Int64
}

/// Where a node's signing keys lie; they are kept, for a folder may have had several lives.
package protocol KeyStore: AnyObject {
  /// Nil where this folder never had the key.
  func signer(of replica: ReplicaID) throws -> (any Signer)?
  /// Keeps a new key from 32 random bytes; durable when it returns.
  func create(seed: [UInt8]) throws -> any Signer
}

/// What surrounds one node: clock, randomness, keys, and how bytes and signatures are read.
package struct Surroundings {
  package let clock: any Clock
  package let random: any Randomness
  package let keys: any KeyStore
  package let verifier: any Verifier
  package let codec: any ChangeCodec
  package let rules: any Rules

  package init(
    clock: any Clock, random: any Randomness, keys: any KeyStore,
    verifier: any Verifier = Ed25519Verifier(), codec: any ChangeCodec = ProtobufCodec(),
    rules: any Rules = KindRegistry.standard
  ) {
    self.clock = clock
    self.random = random
    self.keys = keys
    self.verifier = verifier
    self.codec = codec
    self.rules = rules
  }
}
