package import Journal

/// The counts that every page shows; their sum is the number of own changes.
package struct OwnCounts: Hashable, Sendable {
  package var unsent = 0
  package var sent = 0
  package var held = 0

  package init() {}
}

extension StoreTransaction {
  /// Keeps the receipt unless a newer one of the same replica and scope is there; true if kept.
  package func keep(_ receipt: KeptReceipt) throws -> Bool {
    let entry = try entry(receipt.scope)
    let out = ByteWriter()
    out.heads(receipt.heads)
    let put = try sql(
      """
      INSERT INTO receipt(scope, replica, serial, heads, bytes) VALUES(?, ?, ?, ?, ?)
      ON CONFLICT(scope, replica) DO UPDATE
      SET serial = excluded.serial, heads = excluded.heads, bytes = excluded.bytes
      WHERE excluded.serial > serial RETURNING 1
      """)
    put.bind(1, entry.id)
    put.bind(2, try intern(receipt.replica))
    put.bind(3, Int64(bitPattern: receipt.serial))
    put.bind(4, out.bytes)
    put.bind(5, receipt.bytes)
    var kept = false
    while try put.step() { kept = true }
    return kept
  }

  package func receipts(of scope: Scope) throws -> [KeptReceipt] {
    guard let entry = store.cache.scopes[scope] else { return [] }
    let query = try sql(
      "SELECT replica, serial, heads, bytes FROM receipt WHERE scope = ? ORDER BY replica")
    query.bind(1, entry.id)
    var out: [KeptReceipt] = []
    while try query.step() {
      var input = ByteReader(query.bytes(2))
      out.append(
        KeptReceipt(
          scope: scope, replica: try replica(query.integer(0)),
          serial: UInt64(bitPattern: query.integer(1)), heads: try input.heads(),
          bytes: query.bytes(3)))
    }
    return out
  }

  /// Receipts of these scopes that `peer` was not yet given, leaving out its own and this node's.
  package func receiptsToPass(to peer: ReplicaID, scopes: [Scope]) throws -> [KeptReceipt] {
    guard let own = store.cache.own else { return [] }
    let peerID = try intern(peer)
    var out: [KeptReceipt] = []
    for scope in scopes {
      for receipt in try receipts(of: scope)
      where receipt.replica != peer && receipt.replica != own.replica && !receipt.bytes.isEmpty {
        let query = try sql(
          "SELECT serial FROM receipt_passed WHERE peer = ? AND scope = ? AND replica = ?")
        query.bind(1, peerID)
        query.bind(2, try entry(scope).id)
        query.bind(3, try intern(receipt.replica))
        var passed: UInt64 = 0
        while try query.step() { passed = UInt64(bitPattern: query.integer(0)) }
        if receipt.serial > passed { out.append(receipt) }
      }
    }
    return out
  }

  package func notePassed(_ receipts: [KeptReceipt], to peer: ReplicaID) throws {
    for receipt in receipts {
      let put = try sql(
        """
        INSERT OR REPLACE INTO receipt_passed(peer, scope, replica, serial) VALUES(?, ?, ?, ?)
        """)
      put.bind(1, try intern(peer))
      put.bind(2, try entry(receipt.scope).id)
      put.bind(3, try intern(receipt.replica))
      put.bind(4, Int64(bitPattern: receipt.serial))
      try put.run()
    }
  }

  /// A number for the next receipt; grows with every one, also across a restored backup.
  package func nextReceiptSerial(now: Int64) throws -> UInt64 {
    let last = try meta("receipt_serial").map { loadNumber($0) } ?? 0
    let next = max(last + 1, UInt64(max(now, 0)))
    var bytes = [UInt8]()
    appendBigEndian(next, to: &bytes)
    try setMeta("receipt_serial", bytes)
    return next
  }

  private func loadNumber(_ bytes: [UInt8]) -> UInt64 {
    bytes.count == 8 ? loadBigEndian(bytes, 0) : 0
  }

  /// Not sent, sent, held by a unit above (for the root, and for `self`: by another replica).
  package func ownCounts() throws -> OwnCounts {
    var counts = OwnCounts()
    guard let own = store.cache.own else { return counts }
    for scope in scopesHeld {
      guard let entry = store.cache.scopes[scope] else { continue }
      let shown = try receipts(of: scope).map { ($0.replica, $0.heads) } + (try found(entry))
      let above = shown.filter { isAbove($0.0, own, scope) }.flatMap(\.1)
      for replica in [own.replica] + own.former {
        guard let id = store.cache.replicas[replica], entry.lines[id] != nil else { continue }
        let total = try count(entry, id, upTo: nil)
        if scope.reach == .own, isAlone(own) {
          // Nobody else is in this audience: nothing waits to be handed on.
          counts.held += total
          continue
        }
        let held = above.filter { $0.replica == replica }.map(\.number).max() ?? 0
        let sent = max(try sentNumber(entry, id), held)
        let heldCount = try count(entry, id, upTo: held)
        let sentCount = try count(entry, id, upTo: sent)
        counts.held += heldCount
        counts.sent += sentCount - heldCount
        counts.unsent += total - sentCount
      }
    }
    return counts
  }

  /// What peers were found to hold in exchanges: an answer whose receipt got lost, and a `204`, say
  /// as much as a receipt to this end (sync.md §6).
  private func found(_ entry: ScopeEntry) throws -> [(ReplicaID, [Head])] {
    var out: [(ReplicaID, [Head])] = []
    let query = try sql("SELECT replica, heads FROM peer_vector WHERE scope = ? ORDER BY replica")
    query.bind(1, entry.id)
    while try query.step() {
      var input = ByteReader(query.bytes(1))
      out.append((try replica(query.integer(0)), try input.heads()))
    }
    for (peer, scopes) in store.cache.light.sorted(by: { $0.key < $1.key }) {
      if let heads = scopes[entry.scope] { out.append((peer, heads)) }
    }
    return out
  }

  private func isAlone(_ own: OwnReplica) -> Bool {
    let lives = Set([own.replica] + own.former)
    return organisation.replicas(of: own.unit).allSatisfy { lives.contains($0.replica) }
  }

  private func isAbove(_ replica: ReplicaID, _ own: OwnReplica, _ scope: Scope) -> Bool {
    guard replica != own.replica, let unit = organisation.unit(of: replica) else { return false }
    // Where nobody above is in the audience (a child's `parent` scope), whoever else is will do.
    guard let parent = organisation.parent(of: own.unit),
      organisation.isInAudience(parent, of: scope)
    else { return true }
    return organisation.isAncestor(unit, of: own.unit)
  }

  private func count(_ entry: ScopeEntry, _ replica: Int64, upTo: UInt64?) throws -> Int {
    let query = try sql(
      "SELECT count(*) FROM journal WHERE scope = ? AND replica = ? AND number <= ?")
    query.bind(1, entry.id)
    query.bind(2, replica)
    query.bind(3, upTo.map { Int64(bitPattern: $0) } ?? Int64.max)
    guard try query.step() else { return 0 }
    defer { query.reset() }
    return Int(query.integer(0))
  }

  private func sentNumber(_ entry: ScopeEntry, _ replica: Int64) throws -> UInt64 {
    let query = try sql("SELECT number FROM sent WHERE scope = ? AND replica = ?")
    query.bind(1, entry.id)
    query.bind(2, replica)
    var number: UInt64 = 0
    while try query.step() { number = UInt64(bitPattern: query.integer(0)) }
    return number
  }
}
