import Journal

extension StoreTransaction {
  /// The change a dot names in this scope; nil where it is not held.
  func held(_ dot: Dot, in entry: ScopeEntry) throws -> HeldChange? {
    if let found = decoded[dot], found.content.scope == entry.scope { return found }
    guard let replica = store.cache.replicas[dot.replica] else { return nil }
    let query = try sql(
      """
      SELECT id, chain, frame, body, depth, height, status FROM journal
      WHERE scope = ? AND replica = ? AND number = ?
      """)
    query.bind(1, entry.id)
    query.bind(2, replica)
    query.bind(3, Int64(bitPattern: dot.number))
    while try query.step() {
      guard try query.hash(1).prefix == dot.hash else { continue }
      let frame = query.bytes(2)
      let body = query.optionalBytes(3)
      let found = HeldChange(
        row: query.integer(0), content: try decode(frame, body), unit: author(dot.replica),
        depth: UInt32(truncatingIfNeeded: query.integer(4)),
        height: UInt32(truncatingIfNeeded: query.integer(5)), status: query.integer(6))
      query.reset()
      decoded[dot] = found
      return found
    }
    return nil
  }

  /// Decodes what the journal holds; a body that is gone was erased. What cannot be read was
  /// readable when it came, so it is damage of this file.
  func decode(_ frame: [UInt8], _ body: [UInt8]?) throws -> Content {
    do {
      return try store.codec.decode(frame: frame, body: body, erased: false)
    } catch is SiweiError {
      if body == nil,
        let content = try? store.codec.decode(frame: frame, body: nil, erased: true)
      {
        return content
      }
      throw StoreFault.damaged("journal.frame")
    }
  }

  /// The unit a replica writes for: by its certificate, or this node's own while it has none.
  func author(_ replica: ReplicaID) -> UnitID? {
    if let unit = store.cache.organisation?.unit(of: replica) { return unit }
    return store.cache.own.flatMap { $0.replica == replica ? $0.unit : nil }
  }

  /// Whether a change at this place is within what its replica's certificate and cut allow.
  func admits(_ head: Head, scope: Scope) -> Bool {
    guard let organisation = store.cache.organisation else { return true }
    if let own = store.cache.own, own.replica == head.replica,
      organisation.cuts[head.replica] == nil
    {
      return true
    }
    // What `org` itself says of its changes is settled when it is evaluated whole.
    if scope.reach == .org { return true }
    guard organisation.certificates[head.replica] != nil else { return false }
    guard organisation.cuts[head.replica]?.heads != nil else { return true }
    // Which changes are ancestors of the heads a cut names is worked out over the whole scope.
    stale.insert(scope)
    return false
  }

  func judge(_ incoming: Incoming, _ entry: ScopeEntry) throws -> Verdict {
    guard let organisation = store.cache.organisation else { return .counts }
    guard organisation.mayWrite(incoming.unit, in: incoming.content.scope) else {
      return .quarantined("scope.not_writer")
    }
    let judging = Judging(
      content: incoming.content, unit: incoming.unit, organisation: organisation,
      named: { [self] dot in
        guard let found = try held(dot, in: entry), let unit = found.unit else { return nil }
        return NamedChange(
          dot: dot, content: found.content, unit: unit, counts: found.status == 0)
      })
    return try store.rules.verdict(judging)
  }

  // MARK: names of what is not here yet

  func noteMissing(_ dot: Dot, _ entry: ScopeEntry) throws {
    let put = try sql(
      "INSERT OR IGNORE INTO missing(scope, replica, number, hash) VALUES(?, ?, ?, ?)")
    put.bind(1, entry.id)
    put.bind(2, dot.replica.id)
    put.bind(3, Int64(bitPattern: dot.number))
    put.bind(4, dot.hash)
    try put.run()
    store.cache.missing += 1
  }

  /// A change that one already held names has come: the scope is folded anew (sync.md §5).
  func settleMissing(_ dot: Dot, _ scope: Scope) throws {
    guard store.cache.missing > 0 else { return }
    let entry = try entry(scope)
    let drop = try sql(
      """
      DELETE FROM missing WHERE scope = ? AND replica = ? AND number = ? AND hash = ?
      RETURNING 1
      """)
    drop.bind(1, entry.id)
    drop.bind(2, dot.replica.id)
    drop.bind(3, Int64(bitPattern: dot.number))
    drop.bind(4, dot.hash)
    guard try drop.step() else { return }
    while try drop.step() {}
    stale.insert(scope)
  }
}
