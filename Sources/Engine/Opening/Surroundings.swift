package import Journal

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

/// What surrounds one node: clock, randomness, keys.
package struct Surroundings {
  package let clock: any Clock
  package let random: any Randomness
  package let keys: any KeyStore

  package init(clock: any Clock, random: any Randomness, keys: any KeyStore) {
    self.clock = clock
    self.random = random
    self.keys = keys
  }
}
