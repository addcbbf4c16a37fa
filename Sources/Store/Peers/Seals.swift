package import Journal

extension StoreTransaction {
  /// Keeps the newest seal of a feed line it is told of; older ones of the same feed go.
  package func keep(_ seal: KeptSeal, witness: Int64) throws -> [KeptSeal] {
    let beyond = try seals(
      of: seal.head.replica, in: seal.scope, from: seal.head.number
    ).filter { $0.head != seal.head }
    let drop = try sql("DELETE FROM seal WHERE scope = ? AND replica = ? AND number < ?")
    drop.bind(1, seal.scope.description)
    drop.bind(2, seal.head.replica.id)
    drop.bind(3, Int64(bitPattern: seal.head.number))
    try drop.run()
    let put = try sql(
      """
      INSERT OR IGNORE INTO seal(scope, replica, number, chain, signature, witness)
      SELECT ?1, ?2, ?3, ?4, ?5, ?6
      WHERE NOT EXISTS(SELECT 1 FROM seal WHERE scope = ?1 AND replica = ?2 AND number > ?3)
      """)
    put.bind(1, seal.scope.description)
    put.bind(2, seal.head.replica.id)
    put.bind(3, Int64(bitPattern: seal.head.number))
    put.bind(4, seal.head.chain)
    put.bind(5, seal.signature)
    put.bind(6, witness)
    try put.run()
    return beyond
  }

  package func meet(_ seal: KeptSeal) throws {
    guard let own = store.cache.own, own.replica == seal.head.replica,
      try !holds(seal.head, in: seal.scope)
    else { return }
    var report = ApplyReport()
    report.metOwn = true
    try afterApply?(report)
  }

  private func seals(
    of replica: ReplicaID, in scope: Scope, from number: UInt64
  ) throws -> [KeptSeal] {
    let query = try sql(
      """
      SELECT number, chain, signature FROM seal
      WHERE scope = ? AND replica = ? AND number >= ? ORDER BY number, chain
      """)
    query.bind(1, scope.description)
    query.bind(2, replica.id)
    query.bind(3, Int64(bitPattern: number))
    var out: [KeptSeal] = []
    while try query.step() {
      let head = Head(
        replica: replica, number: UInt64(bitPattern: query.integer(0)), chain: try query.hash(1))
      out.append(KeptSeal(scope: scope, head: head, signature: query.bytes(2)))
    }
    return out
  }

  /// Seals kept from others, sorted.
  package func seals() throws -> [KeptSeal] {
    let query = try sql(
      "SELECT scope, replica, number, chain, signature FROM seal ORDER BY scope, replica, number")
    var out: [KeptSeal] = []
    while try query.step() {
      guard let scope = Scope(query.text(0)) else { throw StoreFault.damaged("seal") }
      let head = Head(
        replica: ReplicaID(try query.id(1)), number: UInt64(bitPattern: query.integer(2)),
        chain: try query.hash(3))
      out.append(KeptSeal(scope: scope, head: head, signature: query.bytes(4)))
    }
    return out
  }

  /// Seals for `peer`: of feeds in scopes it does not share, newer than those it was given.
  /// A restored node forgot what it passed on later: `again` passes its own once more, so that it
  /// is told what goes beyond them.
  package func sealsToPass(
    to peer: ReplicaID, notSharing scopes: [Scope], again: Bool
  ) throws -> [KeptSeal] {
    let own = store.cache.own?.replica
    let peerID = try intern(peer)
    var out: [KeptSeal] = []
    for scope in scopes {
      for head in try sharedVector(scope).heads {
        guard let signature = try signature(of: head, in: scope) else { continue }
        out.append(KeptSeal(scope: scope, head: head, signature: signature))
      }
    }
    let wanted = Set(scopes)
    out += try seals().filter { store.cache.scopes[$0.scope] == nil || wanted.contains($0.scope) }
    return try out.filter { seal in
      if again, seal.head.replica == own { return true }
      let query = try sql(
        "SELECT number FROM seal_passed WHERE peer = ? AND scope = ? AND replica = ?")
      query.bind(1, peerID)
      query.bind(2, seal.scope.description)
      query.bind(3, seal.head.replica.id)
      var passed: UInt64 = 0
      while try query.step() { passed = UInt64(bitPattern: query.integer(0)) }
      return seal.head.number > passed
    }
  }

  package func notePassed(_ seals: [KeptSeal], to peer: ReplicaID) throws {
    for seal in seals {
      let put = try sql(
        "INSERT OR REPLACE INTO seal_passed(peer, scope, replica, number) VALUES(?, ?, ?, ?)")
      put.bind(1, try intern(peer))
      put.bind(2, seal.scope.description)
      put.bind(3, seal.head.replica.id)
      put.bind(4, Int64(bitPattern: seal.head.number))
      try put.run()
    }
  }

  package func signature(of head: Head, in scope: Scope) throws -> [UInt8]? {
    guard let entry = store.cache.scopes[scope], let id = store.cache.replicas[head.replica]
    else { return nil }
    let query = try sql(
      """
      SELECT signature FROM journal
      WHERE scope = ? AND replica = ? AND number = ? AND chain = ?
      """)
    query.bind(1, entry.id)
    query.bind(2, id)
    query.bind(3, Int64(bitPattern: head.number))
    query.bind(4, head.chain)
    guard try query.step() else { return nil }
    defer { query.reset() }
    return query.optionalBytes(0)
  }
}
