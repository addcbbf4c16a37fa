import Journal

/// The same numbers from the same seed (SplitMix64: G. Steele, D. Lea, C. Flood, 2014).
final class SplitMix: Randomness {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  /// From 0 up to, not including, `bound`; 0 where there is nothing to choose from.
  func below(_ bound: Int) -> Int { bound < 2 ? 0 : Int(next() % UInt64(bound)) }
  func chance(_ percent: Int) -> Bool { below(100) < percent }
  func perMille(_ share: Int) -> Bool { below(1000) < share }

  func pick<T>(_ items: [T]) -> T? { items.isEmpty ? nil : items[below(items.count)] }

  /// One of the items, each as likely as its weight says.
  func weighted<T>(_ items: [(item: T, weight: Int)]) -> T? {
    var rest = below(items.reduce(0) { $0 + $1.weight })
    for (item, weight) in items {
      if rest < weight { return item }
      rest -= weight
    }
    return nil
  }

  /// A stream of numbers of its own that does not move this one.
  func branch(_ name: String) -> SplitMix {
    SplitMix(loadBigEndian(plainSHA256(Array("\(state)/\(name)".utf8)), 0))
  }
}
