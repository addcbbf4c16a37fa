import Journal

/// The same numbers from the same seed, on every machine (SplitMix64).
package final class SeededRandomness: Randomness {
  private var state: UInt64

  package init(_ seed: UInt64) { state = seed }

  package func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  /// From 0 up to, not including, `bound`, which is above 0.
  package func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
