import Domain
import Journal
import Store
import TestKit
import Testing

/// The fold's promise: the same changes, fed in any causal order, in any batches, with duplicates,
/// give the same bytes of state (sync.md §5).
struct HistoryTests {
  static let mixes = [
    Mix("plain"), Mix("copied disks", copies: true), Mix("cuts", cuts: true),
    Mix("copies and cuts", copies: true, cuts: true), Mix("bare records", bare: true),
  ]
  static let seeds: ClosedRange<UInt64> = 1...150

  /// Feeds a history in pages of random size with duplicates, then once more what waited.
  private static func feed(
    _ history: History, into store: LoneStore, _ random: SeededRandomness, isCausal: Bool
  ) throws {
    let order = history.order(random, isCausal: isCausal)
    var start = 0
    while start < order.count {
      let end = min(order.count, start + 1 + random.below(random.below(3) == 0 ? 40 : 6))
      var page = Array(order[start..<end])
      if start > 0, random.below(3) == 0 {
        let from = random.below(start)
        page = Array(order[from..<min(start, from + 5)]) + page
      }
      try store.take(page)
      start = end
    }
    try store.take(order.filter { $0.scope.reach == .org })
    try store.take(history.changes)
  }

  private static func compare(_ history: History, _ seed: UInt64) throws -> [String] {
    let random = SeededRandomness(seed ^ 0xFEED)
    var faults: [String] = []
    var first: Picture?
    for turn in 0..<4 {
      let store = try history.offices.founded().store(of: turn % 2 == 0 ? "east" : "county")
      try feed(history, into: store, random, isCausal: turn < 2)
      let scopes = [history.offices.directory.scope, Offices.chain]
      let picture = try store.picture(scopes)
      let states = try store.states(Offices.chain)
      let oracle = Oracle(history, state: try store.read { $0.organisation })
      let heads = oracle.heads.map { "\(Offices.chain) \($0)" }
      if Oracle.lines(states) != oracle.lines {
        let model = Picture(lines: oracle.lines)
        let difference = model.difference(Picture(lines: Oracle.lines(states)))
        faults.append("turn \(turn): not the model's fold: \(difference)")
      }
      if picture.heads.filter({ $0.hasPrefix("e1/") }) != heads {
        faults.append("turn \(turn): not the model's heads")
      }
      if picture.quarantined != oracle.quarantined {
        faults.append("turn \(turn): not the model's quarantine")
      }
      if let first, first != picture { faults.append("turn \(turn): \(first.difference(picture))") }
      first = first ?? picture
      try store.store.write { _ = try $0.rebuild() }
      let rebuilt = try store.picture(scopes)
      if rebuilt != picture {
        faults.append("turn \(turn): rebuilt \(picture.difference(rebuilt))")
      }
      if try store.states(Offices.chain) != states { faults.append("turn \(turn): rebuilt depths") }
    }
    return faults
  }

  @Test("Any order, any batches, duplicates: one state", arguments: mixes, seeds)
  func orders(_ mix: Mix, _ seed: UInt64) throws {
    let faults = try HistoryTests.compare(History(seed: seed, mix), seed)
    #expect(faults == [])
  }

  @Test("Handed on in pages of any size, over two hops, it is the same", arguments: mixes, seeds)
  func relayed(_ mix: Mix, _ seed: UInt64) throws {
    let history = try History(seed: seed, mix)
    let random = SeededRandomness(seed)
    let scopes = [history.offices.directory.scope, Offices.chain]
    var last = try history.offices.founded().store()
    try HistoryTests.feed(history, into: last, random, isCausal: true)
    let expected = try last.picture(scopes)
    var faults: [String] = []
    for hop in 1...2 {
      let next = try history.offices.founded().store(of: hop == 1 ? "county" : "east")
      var pages = 0
      while pages < 500 {
        let holdings = try next.read { store in
          try scopes.map { PeerHolding(scope: $0, heads: try store.sharedVector($0).heads) }
        }
        let page = try last.read {
          try $0.page(for: holdings, budget: 1 + random.below(3000)).changes
        }
        if page.isEmpty { break }
        let report = try next.take(page)
        faults += (report.refused + report.waiting).map { "hop \(hop): \($0)" }
        pages += 1
      }
      let picture = try next.picture(scopes)
      if picture != expected { faults.append("hop \(hop): \(expected.difference(picture))") }
      if pages == 500 { faults.append("hop \(hop) never ends") }
      last = next
    }
    #expect(faults == [])
  }

  @Test("Also where one field was written as register, set and counter", arguments: seeds)
  func mixedShapes(_ seed: UInt64) throws {
    let history = try History(
      seed: seed, Mix("mixed", steps: 30, copies: true, mixedShapes: true))
    let random = SeededRandomness(seed)
    var pictures = Set<Picture>()
    for turn in 0..<4 {
      let store = try history.offices.founded().store()
      try HistoryTests.feed(history, into: store, random, isCausal: turn < 3)
      pictures.insert(try store.picture([Offices.chain]))
    }
    #expect(pictures.count == 1)
  }

  @Test("What was erased from a set leaves the same whether or not a page ended in between")
  func emptiedSet() throws {
    var offices = try Offices()
    let record = RecordID(ID128(high: 1, low: 1))
    let add = try offices.village.write(
      Offices.chain, [.on(record, "thing", "s", .add(.text("x")))])
    let remove = try offices.village.write(
      Offices.chain, [.on(record, "thing", "s", .remove([add.head.dot]))])
    let put = try offices.village.write(Offices.chain, [.put(record, "thing", "a", .text("p"))])
    var pictures = Set<Picture>()
    for pages in [[[add, remove, put]], [[add, remove], [put]], [[add], [remove], [put]]] {
      let store = try offices.store()
      for page in pages { try store.take(page) }
      pictures.insert(try store.picture([Offices.chain]))
    }
    #expect(pictures.count == 1)
  }

  @Test("A held history verifies, also what lies beyond a cut", arguments: mixes, [3, 4])
  func verifies(_ mix: Mix, _ seed: UInt64) throws {
    let history = try History(seed: seed, mix)
    let store = try history.offices.founded().store()
    try HistoryTests.feed(history, into: store, SeededRandomness(seed), isCausal: true)
    let faults = try store.read { try $0.verify() }
    #expect(faults == [])
  }
}

extension Offices {
  /// The same offices with `org` as it was founded: later words come with the history.
  func founded() -> Offices {
    var offices = self
    offices.forgetWords()
    return offices
  }
}

extension Picture {
  /// The first lines that differ.
  func difference(_ other: Picture) -> String {
    let pairs = [
      (digests, other.digests), (heads, other.heads), (lines, other.lines),
      (quarantined, other.quarantined),
    ]
    return pairs.filter { $0.0 != $0.1 }.map { left, right in
      let mine = left.filter { !right.contains($0) }.prefix(2)
      let theirs = right.filter { !left.contains($0) }.prefix(2)
      return "\(Array(mine)) against \(Array(theirs))"
    }.joined(separator: ", ")
  }
}
