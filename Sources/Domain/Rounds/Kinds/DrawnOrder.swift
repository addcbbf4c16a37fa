import Journal

/// The order that a draw fixed, and the seed that anyone can work it out from.
struct DrawnOrder: Hashable {
  static let longestSeed = 200

  let seed: String
  let order: [RecordID]
  /// What each entry said when it was drawn, in the draw order; empty where only the order counts.
  let versions: [String]

  init(seed: String, order: [RecordID], versions: [String] = []) {
    self.seed = seed
    self.order = order
    self.versions = versions
  }

  /// The draw itself: entries sorted by the bytes of their ids, then shuffled (Fisher–Yates, from
  /// the last place down) by the numbers of `DrawStream`.
  static func order(of entries: [RecordID], seed: String) -> [RecordID] {
    var order = entries.sorted()
    var stream = DrawStream(seed: seed)
    for place in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(place, stream.below(place + 1))
    }
    return order
  }

  init?(stored text: String) {
    guard let held = JSON(stored: text), let seed = held["seed"]?.string,
      let rows = held["order"]?.array
    else { return nil }
    let order = rows.compactMap { $0.string.flatMap { RecordID(uuid: $0) } }
    guard order.count == rows.count else { return nil }
    let versions = (held["versions"]?.array ?? []).compactMap(\.string)
    guard versions.isEmpty || versions.count == order.count else { return nil }
    self.init(seed: seed, order: order, versions: versions)
  }

  var stored: String {
    JSON.of(
      ("seed", .string(seed)), ("order", .array(order.map { .string($0.description) })),
      ("versions", .array(versions.map { .string($0) }))
    ).line
  }

  /// The same without what only the host keeps.
  var published: DrawnOrder { DrawnOrder(seed: seed, order: order) }

  func version(of entry: RecordID) -> String? {
    guard !versions.isEmpty else { return nil }
    return order.firstIndex(of: entry).map { versions[$0] }
  }
}

/// Numbers from a seed: the n-th block is SHA-256 of the seed, a line feed and n in decimal, from
/// n = 0 on; each block gives four numbers of 64 bits, most significant byte first.
struct DrawStream {
  private let seed: String
  private var block = 0
  private var numbers: [UInt64] = []

  init(seed: String) { self.seed = seed }

  private mutating func next() -> UInt64 {
    if numbers.isEmpty {
      let hash = plainSHA256(Array("\(seed)\n\(block)".utf8))
      numbers = stride(from: 0, to: 32, by: 8).map { loadBigEndian(hash, $0) }
      block += 1
    }
    return numbers.removeFirst()
  }

  /// Below `bound`, each as likely: numbers beyond the last whole multiple are passed over.
  mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "a draw among none")
    let bound = UInt64(bound)
    let limit = UInt64.max - UInt64.max % bound
    while true {
      let number = next()
      if number < limit { return Int(number % bound) }
    }
  }
}
