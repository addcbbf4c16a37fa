import Engine
import Journal
import Store

/// Every acknowledged change, and whether it must still be somewhere.
final class Ledger {
  struct Entry {
    let dot: Dot
    let scope: Scope
    let node: String
    let unit: UnitID
    let act: String
    /// The record the act was about, as its reply names it.
    let record: String?
    /// False once every machine that durably held it lost it before passing it on.
    var isOwed = true
  }

  private(set) var entries: [Entry] = []

  func add(_ entry: Entry) { entries.append(entry) }

  static func holds(_ transaction: StoreTransaction, _ entry: Entry) throws -> Bool {
    try transaction.head(at: entry.dot, in: entry.scope) != nil
  }

  /// The owed entries that a node holds now.
  func held(by node: SimNode) throws -> Set<Int> {
    guard let engine = node.engine else { return [] }
    return try engine.store.read { transaction in
      Set(
        try entries.indices.filter {
          try entries[$0].isOwed && Ledger.holds(transaction, entries[$0])
        })
    }
  }

  /// After a machine lost these: what nobody else holds is lost by nature. Returns how many.
  func settle(_ lost: Set<Int>, among nodes: [SimNode]) throws -> Int {
    var count = 0
    for index in lost.sorted() {
      let entry = entries[index]
      let isHeld = try nodes.contains { node in
        try node.engine?.store.read { try Ledger.holds($0, entry) } ?? false
      }
      if !isHeld {
        entries[index].isOwed = false
        count += 1
      }
    }
    return count
  }
}
