package import Journal

extension StoreTransaction {
  /// Keeps the newest seal of a feed line it is told of; older ones of the same feed go.
  package func keep(_ seal: KeptSeal, witness: Int64) throws {
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
  package func sealsToPass(to peer: ReplicaID, notSharing scopes: [Scope]) throws -> [KeptSeal] {
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
