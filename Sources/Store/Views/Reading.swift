package import Domain
package import Journal

extension StoreTransaction: StateReading {
  package func record(_ id: RecordID, in scope: Scope) throws -> RecordState? {
    guard let entry = store.cache.scopes[scope] else { return nil }
    return try states(of: id, in: entry).first
  }

  package func record(_ id: RecordID, kind: String, in scope: Scope) throws -> RecordState? {
    guard let entry = store.cache.scopes[scope] else { return nil }
    return try load(id, kind, entry)
  }

  package func locate(_ id: RecordID) throws -> RecordState? {
    if dirtyRecords.contains(id) { try flush() }
    let query = try sql("SELECT DISTINCT scope FROM record WHERE record = ?")
    query.bind(1, id.id)
    var scopes: [Scope] = []
    while try query.step() {
      if let scope = store.cache.scopeNames[query.integer(0)] { scopes.append(scope) }
    }
    for scope in scopes.sorted() {
      if let state = try record(id, in: scope) { return state }
    }
    return nil
  }

  /// All kinds under one id in one scope, by the bytes of the kind's name; normally one.
  private func states(of id: RecordID, in entry: ScopeEntry) throws -> [RecordState] {
    if dirtyRecords.contains(id) { try flush() }
    let query = try sql("SELECT kind FROM record WHERE record = ? AND scope = ?")
    query.bind(1, id.id)
    query.bind(2, entry.id)
    var kinds: [String] = []
    while try query.step() { kinds.append(try name(query.integer(0))) }
    kinds.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return try kinds.compactMap { try load(id, $0, entry) }.filter { !$0.isEmpty }
  }

  package func records(kind: String, in scope: Scope?) throws -> [RecordState] {
    try flush()
    guard let number = store.cache.names[kind] else { return [] }
    let scopes = scope.map { [$0] } ?? scopesHeld
    var out: [RecordState] = []
    for scope in scopes {
      guard let entry = store.cache.scopes[scope] else { continue }
      let query = try sql(
        "SELECT record, state FROM record WHERE kind = ? AND scope = ? ORDER BY record")
      query.bind(1, number)
      query.bind(2, entry.id)
      while try query.step() {
        out.append(
          try decodeState(
            query.bytes(1), id: RecordID(query.id(0)), scope: scope, kind: kind))
      }
    }
    return out
  }

  package func records(kind: String, key: String, value: String) throws -> [RecordState] {
    try flush()
    guard let kindID = store.cache.names[kind], let field = store.cache.names[key] else {
      return []
    }
    let query = try sql(
      """
      SELECT record, scope FROM record_key WHERE kind = ? AND field = ? AND value = ?
      ORDER BY scope, record
      """)
    query.bind(1, kindID)
    query.bind(2, field)
    query.bind(3, value)
    var found: [(Scope, RecordID)] = []
    while try query.step() {
      guard let scope = store.cache.scopeNames[query.integer(1)] else { continue }
      found.append((scope, RecordID(try query.id(0))))
    }
    found.sort { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }
    return try found.compactMap { scope, id in
      try store.cache.scopes[scope].flatMap { try load(id, kind, $0) }
    }
  }

  package func nextSerial(_ counter: String) throws -> Int {
    let put = try sql(
      """
      INSERT INTO serial(counter, value) VALUES(?, 1)
      ON CONFLICT(counter) DO UPDATE SET value = value + 1 RETURNING value
      """)
    put.bind(1, counter)
    guard try put.step() else { throw StoreFault.damaged("serial") }
    let value = Int(put.integer(0))
    _ = try put.step()
    return value
  }

  package func kinds() throws -> [String] {
    try flush()
    let query = try sql("SELECT DISTINCT kind FROM record")
    var kinds: [String] = []
    while try query.step() { kinds.append(try name(query.integer(0))) }
    return kinds.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  package func recordsNeedingPerson() throws -> [RecordState] { try conflicted() }

  package func lastHeard(from unit: UnitID, in scope: Scope) throws -> Int64? {
    guard let entry = store.cache.scopes[scope] else { return nil }
    var newest: Int64?
    for id in entry.lines.keys.sorted() where author(try replica(id)) == unit {
      for end in entry.lines[id] ?? [] {
        let query = try sql("SELECT received FROM journal WHERE id = ?")
        query.bind(1, end.journal)
        while try query.step() { newest = max(newest ?? query.integer(0), query.integer(0)) }
      }
    }
    return newest
  }

  // MARK: changes

  private struct Found {
    let entry: ScopeEntry
    let dot: Dot
    let received: Int64
    let status: Int64
    let reason: String?
    let content: Content
  }

  private func find(_ row: Int64) throws -> Found? {
    let query = try sql(
      """
      SELECT scope, replica, number, chain, frame, body, received, status, reason
      FROM journal WHERE id = ?
      """)
    query.bind(1, row)
    guard try query.step() else { return nil }
    defer { query.reset() }
    guard let scope = store.cache.scopeNames[query.integer(0)],
      let entry = store.cache.scopes[scope]
    else { return nil }
    let dot = Dot(
      replica: try replica(query.integer(1)), number: UInt64(bitPattern: query.integer(2)),
      hash: try query.hash(3).prefix)
    return Found(
      entry: entry, dot: dot, received: query.integer(6), status: query.integer(7),
      reason: query.isNull(8) ? nil : query.text(8),
      content: try decode(query.bytes(4), query.optionalBytes(5)))
  }

  private func authorship(_ found: Found) -> Authorship {
    Authorship(
      dot: found.dot, unit: author(found.dot.replica) ?? found.entry.scope.anchor,
      actor: found.content.actor, deviceTime: found.content.deviceTime,
      received: found.received, act: found.content.act, reason: found.content.reason)
  }

  private func row(of dot: Dot) throws -> Int64? {
    guard let replica = store.cache.replicas[dot.replica] else { return nil }
    for scope in scopesHeld {
      guard let entry = store.cache.scopes[scope], entry.lines[replica] != nil else { continue }
      let query = try sql(
        "SELECT id, chain FROM journal WHERE scope = ? AND replica = ? AND number = ?")
      query.bind(1, entry.id)
      query.bind(2, replica)
      query.bind(3, Int64(bitPattern: dot.number))
      var found: Int64?
      while try query.step() {
        if try query.hash(1).prefix == dot.hash { found = query.integer(0) }
      }
      if let found { return found }
    }
    return nil
  }

  package func authorship(of dot: Dot) throws -> Authorship? {
    try row(of: dot).flatMap { try find($0) }.map(authorship)
  }

  package func content(of dot: Dot) throws -> NamedChange? {
    guard let row = try row(of: dot), let found = try find(row),
      let unit = author(dot.replica)
    else { return nil }
    return NamedChange(dot: dot, content: found.content, unit: unit, counts: found.status == 0)
  }

  package func history(
    of id: RecordID
  ) throws -> [(content: Content, authorship: Authorship, reason: String?)] {
    let query = try sql(
      """
      SELECT journal.id FROM journal_record JOIN journal ON journal.id = journal_record.journal
      WHERE journal_record.record = ? ORDER BY journal.height, journal.chain
      """)
    query.bind(1, id.id)
    var rows: [Int64] = []
    while try query.step() { rows.append(query.integer(0)) }
    return try rows.compactMap { try find($0) }.map {
      ($0.content, authorship($0), $0.status == 0 ? nil : ($0.reason ?? "change.beyond_cut"))
    }
  }

  package func quarantined(touching id: RecordID?) throws -> [QuarantinedChange] {
    var rows: [Int64] = []
    if let id {
      let query = try sql(
        """
        SELECT journal.id FROM journal_record JOIN journal ON journal.id = journal_record.journal
        WHERE journal_record.record = ? AND journal.status = 1 ORDER BY journal.id
        """)
      query.bind(1, id.id)
      while try query.step() { rows.append(query.integer(0)) }
    } else {
      let query = try sql("SELECT id FROM journal WHERE status = 1 ORDER BY id")
      while try query.step() { rows.append(query.integer(0)) }
    }
    return try rows.compactMap { try find($0) }.map { found in
      QuarantinedChange(
        scope: found.entry.scope, dot: found.dot,
        unit: author(found.dot.replica) ?? found.entry.scope.anchor,
        kind: found.content.operations.first?.kind ?? "", reason: found.reason ?? "")
    }
  }

  /// Records that wait for a person, sorted by scope and id.
  package func conflicted() throws -> [RecordState] {
    try flush()
    let query = try sql("SELECT record, scope, kind FROM conflict")
    var found: [(Scope, RecordID, String)] = []
    while try query.step() {
      guard let scope = store.cache.scopeNames[query.integer(1)] else { continue }
      found.append((scope, RecordID(try query.id(0)), try name(query.integer(2))))
    }
    found.sort { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }
    return try found.compactMap { scope, id, kind in
      try store.cache.scopes[scope].flatMap { try load(id, kind, $0) }
    }
  }

  /// Calls `visit` with every record of a scope, by id, then by the bytes of the kind.
  package func forEachRecord(in scope: Scope, _ visit: (RecordState) throws -> Void) throws {
    try flush()
    guard let entry = store.cache.scopes[scope] else { return }
    var page: [(RecordID, String)] = []
    let query = try sql("SELECT record, kind FROM record WHERE scope = ? ORDER BY record")
    query.bind(1, entry.id)
    while try query.step() {
      page.append((RecordID(try query.id(0)), try name(query.integer(1))))
    }
    page.sort { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1.utf8.lexicographicallyPrecedes($1.1.utf8) }
    for (id, kind) in page {
      if let state = try load(id, kind, entry), !state.isEmpty { try visit(state) }
      if records.count > 20_000 { try flush() }
    }
  }
}
