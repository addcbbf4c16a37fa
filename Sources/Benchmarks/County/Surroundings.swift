import Engine
import Journal
import Trust

/// A clock that gains a millisecond whenever it is read, so that every run is the same.
final class SteadyClock: Clock {
  /// 2026-03-01 in milliseconds since 1970.
  private var time: Int64 = 1_772_323_200_000

  func now() -> Int64 {
    time += 1
    return time
  }
}

/// The generator SplitMix64: the same numbers in every run.
final class SeededRandom: Randomness {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

/// Keys of one node, in memory.
final class HeldKeys: KeyStore {
  private var signers: [ReplicaID: Ed25519Signer] = [:]

  func signer(of replica: ReplicaID) -> (any Signer)? { signers[replica] }

  func create(seed: [UInt8]) throws -> any Signer {
    let signer = try Ed25519Signer(seed: seed)
    signers[signer.replica] = signer
    return signer
  }
}
