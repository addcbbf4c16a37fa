import Domain
import Journal

/// One change of a scope while the scope is put in causal order.
private struct OrderedRow {
  let row: Int64
  let replica: Int64
  let head: Head
  let previous: Hash256
  let named: [Dot]
  var height: UInt32 = 0
  var depth: UInt32 = 0
  var admitted = false
}

/// Verdicts of `org`, which is judged whole and not by kinds.
struct OrgVerdicts {
  let quarantined: [Dot: String]
  let beyond: Set<Dot>
}

extension StoreTransaction {
  /// Folds every scope anew whose order or verdicts may have changed.
  package func settle() throws {
    if organisationMoved {
      organisationMoved = false
      try evaluateOrganisation()
    }
    while let scope = stale.min() {
      stale.remove(scope)
      try refold(scope, verdicts: nil)
      // What `org` says of its own changes comes from evaluating it whole.
      if scope.reach == .org { try evaluateOrganisation() }
    }
  }

  /// Puts a scope in causal order and folds it from nothing (sync.md §5).
  func refold(_ scope: Scope, verdicts: OrgVerdicts?) throws {
    var entry = try entry(scope)
    var rows = try readRows(entry)
    order(&rows)
    try admit(&rows, scope, verdicts)
    rows.sort { $0.height != $1.height ? $0.height < $1.height : $0.head.chain < $1.head.chain }
    try clearFold(entry)
    entry.fold = FoldDigest()
    entry.dirty = true
    store.cache.scopes[scope] = entry
    for row in rows { try refold(row, scope, verdicts) }
    try rebuildLines(rows, scope)
    try flush()
  }

  private func readRows(_ entry: ScopeEntry) throws -> [OrderedRow] {
    var rows: [OrderedRow] = []
    let query = try sql(
      "SELECT id, replica, number, chain, frame, body FROM journal WHERE scope = ?")
    query.bind(1, entry.id)
    while try query.step() {
      let content = try decode(query.bytes(4), query.optionalBytes(5))
      let head = Head(
        replica: content.replica, number: UInt64(bitPattern: query.integer(2)),
        chain: try query.hash(3))
      rows.append(
        OrderedRow(
          row: query.integer(0), replica: query.integer(1), head: head,
          previous: content.previous, named: content.named))
    }
    return rows
  }

  /// Heights over everything held: 1 + the greatest among previous and named.
  private func order(_ rows: inout [OrderedRow]) {
    let parents = parentIndexes(rows)
    var waiting = parents.map(\.count)
    var children = [[Int]](repeating: [], count: rows.count)
    for (index, list) in parents.enumerated() {
      for parent in list { children[parent].append(index) }
    }
    var ready = rows.indices.filter { waiting[$0] == 0 }
    while let index = ready.popLast() {
      rows[index].height = 1 + (parents[index].map { rows[$0].height }.max() ?? 0)
      for child in children[index] {
        waiting[child] -= 1
        if waiting[child] == 0 { ready.append(child) }
      }
    }
  }

  private func parentIndexes(_ rows: [OrderedRow]) -> [[Int]] {
    var byDot: [Dot: Int] = [:]
    var byChain: [Hash256: Int] = [:]
    for (index, row) in rows.enumerated() {
      byDot[row.head.dot] = index
      byChain[row.head.chain] = index
    }
    return rows.map { row in
      var list = row.named.compactMap { byDot[$0] }
      if let previous = byChain[row.previous] { list.append(previous) }
      return list
    }
  }

  /// What counts by certificate and cut, and depths over it.
  private func admit(_ rows: inout [OrderedRow], _ scope: Scope, _ verdicts: OrgVerdicts?) throws {
    var byReplica: [Int64: [Int]] = [:]
    for (index, row) in rows.enumerated() { byReplica[row.replica, default: []].append(index) }
    for (replica, indexes) in byReplica {  // order-free: replicas are independent
      let keep = try admitted(rows, indexes, replica, scope, verdicts)
      for index in indexes { rows[index].admitted = keep.contains(index) }
    }
    let parents = parentIndexes(rows)
    for index in rows.indices.sorted(by: { rows[$0].height < rows[$1].height }) {
      let counted = parents[index].filter { rows[$0].admitted }
      rows[index].depth = 1 + (counted.map { rows[$0].depth }.max() ?? 0)
    }
  }

  private func admitted(
    _ rows: [OrderedRow], _ indexes: [Int], _ replica: Int64, _ scope: Scope,
    _ verdicts: OrgVerdicts?
  ) throws -> Set<Int> {
    if scope.reach == .org {
      guard let verdicts else { return Set(indexes) }
      return Set(indexes.filter { !verdicts.beyond.contains(rows[$0].head.dot) })
    }
    let name = try self.replica(replica)
    guard let organisation = store.cache.organisation else { return Set(indexes) }
    let isOwn = store.cache.own?.replica == name && organisation.cuts[name] == nil
    guard organisation.certificates[name] != nil || isOwn else { return [] }
    guard let cut = organisation.cuts[name]?.heads else { return Set(indexes) }
    let byChain = Dictionary(
      indexes.map { (rows[$0].head.chain, $0) }, uniquingKeysWith: { first, _ in first })
    var keep = Set<Int>()
    for dot in cut[scope] ?? [] {
      var next = indexes.first { rows[$0].head.dot == dot }
      while let index = next, keep.insert(index).inserted {
        next = byChain[rows[index].previous]
      }
    }
    return keep
  }

  private func clearFold(_ entry: ScopeEntry) throws {
    records = records.filter { $0.key.scope != entry.id }
    dirty.removeAll { $0.key.scope == entry.id }
    for (dot, change) in decoded where change.content.scope == entry.scope {  // order-free
      decoded[dot] = nil
    }
    let tables: [StaticString] = [
      "DELETE FROM record WHERE scope = ?", "DELETE FROM record_key WHERE scope = ?",
      "DELETE FROM conflict WHERE scope = ?",
    ]
    for table in tables {
      let drop = try sql(table)
      drop.bind(1, entry.id)
      try drop.run()
    }
  }

  private func refold(_ row: OrderedRow, _ scope: Scope, _ verdicts: OrgVerdicts?) throws {
    let entry = try entry(scope)
    let query = try sql("SELECT frame, body, status, reason FROM journal WHERE id = ?")
    query.bind(1, row.row)
    guard try query.step() else { throw StoreFault.damaged("journal") }
    let change = Change(frame: query.bytes(0), body: query.optionalBytes(1))
    query.reset()
    let content = try decode(change.frame, change.body)
    let unit = author(row.head.replica)
    var status: Int64 = row.admitted ? 0 : 2
    var reason: String?
    if row.admitted, let unit {
      let incoming = Incoming(
        change: change, content: content, chain: row.head.chain, bodyCheck: 0, unit: unit)
      var verdict = Verdict.counts
      if scope.reach == .org {
        verdict = verdicts?.quarantined[row.head.dot].map { .quarantined($0) } ?? .counts
      } else {
        verdict = try judge(incoming, entry)
      }
      if case .quarantined(let code) = verdict {
        status = 1
        reason = code
      } else {
        let info = DotInfo(dot: row.head.dot, depth: row.depth, unit: unit)
        try fold(incoming, info, entry)
      }
    }
    let put = try sql(
      "UPDATE journal SET depth = ?, height = ?, status = ?, reason = ? WHERE id = ?")
    put.bind(1, Int64(row.depth))
    put.bind(2, Int64(row.height))
    put.bind(3, status)
    if let reason { put.bind(4, reason) } else { put.bindNull(4) }
    put.bind(5, row.row)
    try put.run()
    decoded[row.head.dot] = HeldChange(
      row: row.row, content: content, unit: unit, depth: row.depth, height: row.height,
      status: status)
    if records.count > 20_000 { try flush() }
  }

  private func rebuildLines(_ rows: [OrderedRow], _ scope: Scope) throws {
    var entry = try entry(scope)
    let drop = try sql("DELETE FROM head WHERE scope = ?")
    drop.bind(1, entry.id)
    try drop.run()
    dirtyLines = dirtyLines.filter { $0.scope != scope }
    lastLine = nil
    entry.lines = ends(rows)
    entry.cutLines = [:]
    let counting = ends(rows.filter(\.admitted))
    for replica in entry.lines.keys.sorted() {
      for end in entry.lines[replica] ?? [] { try insertHead(entry, replica, end) }
      if counting[replica] != entry.lines[replica] {
        entry.cutLines[replica] = counting[replica] ?? []
      }
    }
    entry.changes = Int64(rows.count)
    entry.vector = nil
    entry.dirty = true
    store.cache.scopes[scope] = entry
  }

  private func ends(_ rows: [OrderedRow]) -> [Int64: [LineEnd]] {
    let followed = Set(rows.map(\.previous))
    var out: [Int64: [LineEnd]] = [:]
    for row in rows where !followed.contains(row.head.chain) {
      out[row.replica, default: []].append(
        LineEnd(
          number: row.head.number, chain: row.head.chain, journal: row.row, depth: row.depth,
          height: row.height, counts: row.admitted))
    }
    return out
  }

  /// The ends over what counts, of every replica under a cut; read when the store opens.
  func loadCutLines(_ scope: Scope) throws {
    guard let organisation = store.cache.organisation, var entry = store.cache.scopes[scope]
    else { return }
    let hasCut = entry.lines.keys.contains { id in
      store.cache.replicaNames[id].map { organisation.cuts[$0]?.heads != nil } ?? false
    }
    let beyond = entry.lines.values.contains { $0.contains { !$0.counts } }
    guard hasCut || beyond else { return }
    let statuses = try statuses(entry)
    guard let all = try? readRows(entry) else { return }
    let rows = all.filter { statuses[$0.row] != 2 }
    let counting = ends(rows)
    for replica in entry.lines.keys.sorted() {
      let held = (entry.lines[replica] ?? []).map(\.chain).sorted()
      let kept = (counting[replica] ?? []).map(\.chain).sorted()
      if held != kept { entry.cutLines[replica] = counting[replica] ?? [] }
    }
    store.cache.scopes[scope] = entry
  }

  private func statuses(_ entry: ScopeEntry) throws -> [Int64: Int64] {
    var out: [Int64: Int64] = [:]
    let query = try sql("SELECT id, status FROM journal WHERE scope = ?")
    query.bind(1, entry.id)
    while try query.step() { out[query.integer(0)] = query.integer(1) }
    return out
  }
}
