package import Journal

/// A unit this node calls, and how it went.
package struct Peer: Hashable, Sendable {
  package let unit: UnitID
  package let address: String
  /// Milliseconds since 1970; nil before the first success.
  package let lastSuccess: Int64?
  /// Stable code of the last failure; nil after a success.
  package let lastError: String?

  package init(unit: UnitID, address: String, lastSuccess: Int64?, lastError: String?) {
    self.unit = unit
    self.address = address
    self.lastSuccess = lastSuccess
    self.lastError = lastError
  }
}

extension StoreTransaction {
  /// In the order they were added: the inviter is no. 1.
  package func peers() throws -> [Peer] {
    let query = try sql(
      "SELECT unit, address, last_success, last_error FROM peer ORDER BY place")
    var out: [Peer] = []
    while try query.step() {
      guard let unit = UnitID(query.text(0)) else { throw StoreFault.damaged("peer") }
      out.append(
        Peer(
          unit: unit, address: query.text(1),
          lastSuccess: query.isNull(2) ? nil : query.integer(2),
          lastError: query.isNull(3) ? nil : query.text(3)))
    }
    return out
  }

  /// Adds a peer at the end, or changes the address of one that is there.
  ///
  /// Who answered at the old address is forgotten: nothing but digests goes to the new one before
  /// it has said who it is.
  package func setPeer(_ unit: UnitID, address: String) throws {
    let held = try peers().first { $0.unit == unit }
    if held?.address != address {
      let drop = try sql("DELETE FROM meta WHERE name = ?")
      drop.bind(1, "peer_replica:\(unit)")
      try drop.run()
    }
    let put = try sql(
      """
      INSERT INTO peer(unit, address, place)
      VALUES(?, ?, (SELECT coalesce(max(place), 0) + 1 FROM peer))
      ON CONFLICT(unit) DO UPDATE SET address = excluded.address
      """)
    put.bind(1, unit.text)
    put.bind(2, address)
    try put.run()
  }

  /// False when there was no such peer.
  package func removePeer(_ unit: UnitID) throws -> Bool {
    let drop = try sql("DELETE FROM peer WHERE unit = ? RETURNING 1")
    drop.bind(1, unit.text)
    var found = false
    while try drop.step() { found = true }
    return found
  }

  package func notePeer(_ unit: UnitID, success: Int64?, error: String?) throws {
    let put = try sql(
      """
      UPDATE peer SET last_success = coalesce(?, last_success), last_error = ? WHERE unit = ?
      """)
    if let success { put.bind(1, success) } else { put.bindNull(1) }
    if let error { put.bind(2, error) } else { put.bindNull(2) }
    put.bind(3, unit.text)
    try put.run()
  }

  // MARK: what a peer is known to hold

  /// The remembered heads of a peer's replica: a hint; stale, it costs bytes, never correctness.
  package func rememberedHeads(_ peer: ReplicaID, _ scope: Scope) throws -> [Head]? {
    if let heads = store.cache.light[peer]?[scope] { return heads }
    guard let entry = store.cache.scopes[scope], let id = store.cache.replicas[peer] else {
      return nil
    }
    let query = try sql("SELECT heads FROM peer_vector WHERE replica = ? AND scope = ?")
    query.bind(1, id)
    query.bind(2, entry.id)
    guard try query.step() else { return nil }
    defer { query.reset() }
    var input = ByteReader(query.bytes(0))
    return try input.heads()
  }

  /// The same without a write, for what a quiet exchange said (sync.md §6).
  package func rememberInMemory(_ peer: ReplicaID, _ scope: Scope, heads: [Head]) {
    store.cache.light[peer, default: [:]][scope] = heads
  }

  package func remember(_ peer: ReplicaID, _ scope: Scope, heads: [Head]) throws {
    store.cache.light[peer]?[scope] = nil
    let entry = try entry(scope)
    let out = ByteWriter()
    out.heads(heads)
    let put = try sql(
      "INSERT OR REPLACE INTO peer_vector(replica, scope, heads) VALUES(?, ?, ?)")
    put.bind(1, try intern(peer))
    put.bind(2, entry.id)
    put.bind(3, out.bytes)
    try put.run()
  }

  /// Notes that own changes were handed out up to these places, receipt or not.
  package func noteSent(_ page: [PlacedChange]) throws {
    guard let own = store.cache.own else { return }
    let mine = Set([own.replica] + own.former)
    var last: [FeedName: UInt64] = [:]
    for change in page where mine.contains(change.replica) {
      let name = FeedName(scope: change.scope, replica: change.replica)
      last[name] = max(last[name] ?? 0, change.number)
    }
    for (name, number) in last.sorted(by: { $0.key < $1.key }) {
      let put = try sql(
        """
        INSERT INTO sent(scope, replica, number) VALUES(?, ?, ?)
        ON CONFLICT(scope, replica) DO UPDATE SET number = max(number, excluded.number)
        """)
      put.bind(1, try entry(name.scope).id)
      put.bind(2, try intern(name.replica))
      put.bind(3, Int64(bitPattern: number))
      try put.run()
    }
  }

  // MARK: invitations

  package func addInvitation(secretHash: Hash256, unit: UnitID, expires: Int64) throws {
    let put = try sql(
      "INSERT INTO invitation(secret, unit, expires, used) VALUES(?, ?, ?, 0)")
    put.bind(1, secretHash.bytes)
    put.bind(2, unit.text)
    put.bind(3, expires)
    try put.run()
  }

  /// The unit of an unused, unexpired invitation, which is used up by this.
  /// Throws `invitation.unknown`, `.used` or `.expired` (77).
  package func useInvitation(secretHash: Hash256, now: Int64) throws -> UnitID {
    let query = try sql("SELECT unit, expires, used FROM invitation WHERE secret = ?")
    query.bind(1, secretHash.bytes)
    guard try query.step() else { throw SiweiError("invitation.unknown", .notPermitted) }
    let unit = UnitID(query.text(0))
    let expires = query.integer(1)
    let used = query.integer(2)
    query.reset()
    guard used == 0 else { throw SiweiError("invitation.used", .notPermitted) }
    guard now < expires else { throw SiweiError("invitation.expired", .notPermitted) }
    let put = try sql("UPDATE invitation SET used = 1 WHERE secret = ?")
    put.bind(1, secretHash.bytes)
    try put.run()
    guard let unit else { throw StoreFault.damaged("invitation") }
    return unit
  }
}
