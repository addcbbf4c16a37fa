import Domain
import Journal

/// A change about to be stored: its bytes, its content, its place in the chain.
struct Incoming {
  let change: Change
  let content: Content
  let chain: Hash256
  /// First four bytes of the body's hash, which checking the chain has made already.
  let bodyCheck: Int64
  /// The unit of its author: by certificate, or this node's own while it waits for one.
  let unit: UnitID

  var head: Head { Head(replica: content.replica, number: content.number, chain: chain) }
  var dot: Dot { head.dot }
}

/// Names the lines of one feed in the cache.
struct LineKey: Hashable {
  let scope: Scope
  let replica: Int64
}

extension StoreTransaction {
  /// Stores one change that attaches, judges it and folds it. False if it was held already.
  ///
  /// The caller has checked form, signature, and the right to write in the scope (sync.md §6).
  func insert(_ incoming: Incoming, received: Int64) throws -> Bool {
    let scope = incoming.content.scope
    let entry = try entry(scope)
    let replica = try intern(incoming.content.replica)
    let place = try attach(incoming, replica, entry, entry.lines[replica] ?? [])
    guard let place else { return false }
    let previous = place.previous
    let named = try incoming.content.named.map { dot in (dot, try held(dot, in: entry)) }
    let counts = admits(incoming.head, scope: scope)
    let depth =
      1
      + max(
        previous.map { $0.counts ? $0.depth : 0 } ?? 0,
        named.compactMap { $0.1 }.filter { $0.status != 2 }.map(\.depth).max() ?? 0)
    let height = 1 + max(previous?.height ?? 0, named.compactMap { $0.1?.height }.max() ?? 0)
    for (dot, change) in named where change == nil { try noteMissing(dot, entry) }

    var status: Int64 = counts ? 0 : 2
    var reason: String?
    if counts, scope.reach != .org {
      let verdict = try judge(incoming, entry)
      if case .quarantined(let code) = verdict {
        status = 1
        reason = code
      }
    }
    let row = try writeRow(
      incoming, entry, replica, (depth, height), (status, reason), received: received)
    let end = LineEnd(
      number: incoming.content.number, chain: incoming.chain, journal: row, depth: depth,
      height: height, counts: counts)
    move(scope, replica, to: end, replacing: place.replaces)
    if status == 0 {
      try fold(incoming, DotInfo(dot: incoming.dot, depth: depth, unit: incoming.unit), entry)
    }
    if scope.reach == .org { organisationMoved = true }
    try settleMissing(incoming.dot, scope)
    return true
  }

  /// The feed's line ends here now; `replacing` is the place of the end it went on from.
  private func move(_ scope: Scope, _ replica: Int64, to end: LineEnd, replacing index: Int?) {
    let key = LineKey(scope: scope, replica: replica)
    if lastLine != key {
      lastLine = key
      dirtyLines.insert(key)
    }
    store.cache.journalChanges += 1
    // In place: a copy of the entry would copy all its lines.
    guard let slot = store.cache.scopes.index(forKey: scope) else { return }
    if let index {
      store.cache.scopes.values[slot].lines[replica]?[index] = end
    } else {
      store.cache.scopes.values[slot].lines[replica, default: []].append(end)
    }
    store.cache.scopes.values[slot].changes += 1
    store.cache.scopes.values[slot].dirty = true
    store.cache.scopes.values[slot].vector = nil
  }

  /// Where a change attaches: the end it replaces, or a fork. Nil if held; throws if nowhere.
  private func attach(
    _ incoming: Incoming, _ replica: Int64, _ entry: ScopeEntry, _ lines: [LineEnd]
  ) throws -> (previous: LineEnd?, replaces: Int?)? {
    let content = incoming.content
    if let index = lines.firstIndex(where: { $0.chain == content.previous }) {
      guard lines[index].number + 1 == content.number else { throw doesNotAttach(content) }
      return (lines[index], index)
    }
    if try row(entry, replica, content.number, incoming.chain) != nil { return nil }
    guard lines.count < Limits.feedEnds else {
      throw SiweiError("feed.too_many_ends", .refused, ["replica": content.replica.description])
    }
    if content.number == 1 {
      guard content.previous == chainStart(content.scope, content.replica) else {
        throw doesNotAttach(content)
      }
      return (nil, nil)
    }
    guard let end = try lineEnd(entry, replica, content.number - 1, content.previous) else {
      throw doesNotAttach(content)
    }
    return (end, nil)
  }

  private func doesNotAttach(_ content: Content) -> SiweiError {
    SiweiError(
      "feed.gap", .refused,
      ["scope": content.scope.description, "replica": content.replica.description])
  }

  func chainStart(_ scope: Scope, _ replica: ReplicaID) -> Hash256 {
    let organisation = store.cache.own?.organisation ?? .zero
    return Chain.start(organisation: organisation, scope: scope, replica: replica)
  }

  /// The journal row of a change by its exact place; nil if not held.
  func row(
    _ entry: ScopeEntry, _ replica: Int64, _ number: UInt64, _ chain: Hash256
  ) throws -> Int64? {
    let query = try sql(
      "SELECT id FROM journal WHERE scope = ? AND replica = ? AND number = ? AND chain = ?")
    query.bind(1, entry.id)
    query.bind(2, replica)
    query.bind(3, Int64(bitPattern: number))
    query.bind(4, chain)
    guard try query.step() else { return nil }
    defer { query.reset() }
    return query.integer(0)
  }

  /// Any held change as if it were the end of a line: what a fork starts from.
  private func lineEnd(
    _ entry: ScopeEntry, _ replica: Int64, _ number: UInt64, _ chain: Hash256
  ) throws -> LineEnd? {
    let query = try sql(
      """
      SELECT id, depth, height, status FROM journal
      WHERE scope = ? AND replica = ? AND number = ? AND chain = ?
      """)
    query.bind(1, entry.id)
    query.bind(2, replica)
    query.bind(3, Int64(bitPattern: number))
    query.bind(4, chain)
    guard try query.step() else { return nil }
    defer { query.reset() }
    return LineEnd(
      number: number, chain: chain, journal: query.integer(0),
      depth: UInt32(truncatingIfNeeded: query.integer(1)),
      height: UInt32(truncatingIfNeeded: query.integer(2)), counts: query.integer(3) != 2)
  }

  private func writeRow(
    _ incoming: Incoming, _ entry: ScopeEntry, _ replica: Int64, _ depths: (UInt32, UInt32),
    _ verdict: (Int64, String?), received: Int64
  ) throws -> Int64 {
    let put = try sql(
      """
      INSERT INTO journal(scope, replica, number, chain, frame, body, signature, depth, height,
        status, reason, received, body_check)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    put.bind(1, entry.id)
    put.bind(2, replica)
    put.bind(3, Int64(bitPattern: incoming.content.number))
    put.bind(4, incoming.chain)
    put.bind(7, incoming.change.signature)
    put.bind(8, Int64(depths.0))
    put.bind(9, Int64(depths.1))
    put.bind(10, verdict.0)
    if let reason = verdict.1 { put.bind(11, reason) } else { put.bindNull(11) }
    put.bind(12, received)
    put.bind(13, incoming.bodyCheck)
    try put.lend(5, incoming.change.frame) {
      try put.lend(6, incoming.change.body) { try put.run() }
    }
    let row = put.insertedRow
    try writeTouched(incoming.content, entry, row)
    return row
  }

  private func writeTouched(_ content: Content, _ entry: ScopeEntry, _ row: Int64) throws {
    let operations = content.operations
    for place in operations.indices
    where place == 0 || operations[place].record != operations[place - 1].record {
      let operation = operations[place]
      let put = try sql("INSERT OR IGNORE INTO journal_record(record, journal) VALUES(?, ?)")
      put.bind(1, operation.record.id)
      put.bind(2, row)
      try put.run()
      touched.append(
        Touched(scope: content.scope, kind: operation.kind, record: operation.record))
    }
  }

  /// Writes the ends of the feeds that moved: once a flush, not once a change.
  func flushHeads() throws {
    guard !dirtyLines.isEmpty else { return }
    for key in dirtyLines {  // order-free: one feed each
      guard let entry = store.cache.scopes[key.scope] else { continue }
      let drop = try sql("DELETE FROM head WHERE scope = ? AND replica = ?")
      drop.bind(1, entry.id)
      drop.bind(2, key.replica)
      try drop.run()
      for end in entry.lines[key.replica] ?? [] { try insertHead(entry, key.replica, end) }
    }
    dirtyLines = []
    lastLine = nil
  }

  func insertHead(_ entry: ScopeEntry, _ replica: Int64, _ end: LineEnd) throws {
    let put = try sql(
      "INSERT OR IGNORE INTO head(scope, replica, number, chain, journal) VALUES(?, ?, ?, ?, ?)")
    put.bind(1, entry.id)
    put.bind(2, replica)
    put.bind(3, Int64(bitPattern: end.number))
    put.bind(4, end.chain)
    put.bind(5, end.journal)
    try put.run()
  }
}
