package import Journal

/// From where on a feed's changes are missing at a peer.
private enum FeedGap {
  /// Everything after this number on an unforked line.
  case after(UInt64)
  /// Exactly these journal rows, of a forked feed.
  case rows(Set<Int64>)
}

extension StoreTransaction {
  /// The next page of what the peer lacks of these scopes, in the order given, cut at a signed
  /// point near `budget` bytes of frames and bodies.
  package func page(
    for holdings: [PeerHolding], budget: Int, excluding: Set<FeedName> = []
  ) throws -> OutgoingPage {
    var page = OutgoingPage()
    for holding in holdings {
      guard let entry = store.cache.scopes[holding.scope] else { continue }
      var gaps: [Int64: FeedGap] = [:]
      for id in entry.lines.keys.sorted() {
        let replica = try replica(id)
        guard organisation.certificates[replica] != nil,
          !excluding.contains(FeedName(scope: holding.scope, replica: replica))
        else { continue }
        gaps[id] = try gap(entry, id, replica, holding)
      }
      guard !gaps.isEmpty else { continue }
      try add(entry, gaps, to: &page, budget: budget)
      if !page.isWhole { return page }
    }
    return page
  }

  private func gap(
    _ entry: ScopeEntry, _ id: Int64, _ replica: ReplicaID, _ holding: PeerHolding
  ) throws -> FeedGap? {
    let mine = (entry.cutLines[id] ?? entry.lines[id] ?? []).filter(\.counts)
    guard !mine.isEmpty else { return nil }
    let theirs = holding.heads.filter { $0.replica == replica }
    let known = try theirs.filter { try holds($0, in: entry.scope) }
    var starts = known
    for dot in holding.probes where dot.replica == replica {
      if let head = try head(at: dot, in: entry.scope) { starts.append(head) }
    }
    // A head neither side can place yet: its line is searched for first (sync.md §7).
    if starts.isEmpty, !theirs.isEmpty, holding.probes.isEmpty { return nil }
    if mine.count == 1, entry.lines[id]?.count == 1 {
      let from = starts.map(\.number).max() ?? 0
      return from >= mine[0].number ? nil : .after(from)
    }
    let rows = try missingRows(entry, id, mine, starts)
    return rows.isEmpty ? nil : .rows(rows)
  }

  /// Of a forked feed: what counts here and is no ancestor of what the peer holds.
  private func missingRows(
    _ entry: ScopeEntry, _ id: Int64, _ mine: [LineEnd], _ starts: [Head]
  ) throws -> Set<Int64> {
    var rows: [Hash256: (row: Int64, previous: Hash256)] = [:]
    let query = try sql(
      "SELECT id, chain, frame, body FROM journal WHERE scope = ? AND replica = ?")
    query.bind(1, entry.id)
    query.bind(2, id)
    while try query.step() {
      let content = try decode(query.bytes(2), query.optionalBytes(3))
      rows[try query.hash(1)] = (query.integer(0), content.previous)
    }
    func ancestors(_ chains: [Hash256]) -> Set<Hash256> {
      var out = Set<Hash256>()
      for chain in chains {
        var next = chain
        while let row = rows[next], out.insert(next).inserted { next = row.previous }
      }
      return out
    }
    let missing = ancestors(mine.map(\.chain)).subtracting(ancestors(starts.map(\.chain)))
    return Set(missing.compactMap { rows[$0]?.row })
  }

  /// Rows of what is missing, in the order they came; nil behind where it was cut.
  ///
  /// No page holds more changes than this, so no more of a feed is looked up for one.
  private func missing(
    _ entry: ScopeEntry, _ gaps: [Int64: FeedGap]
  ) throws -> (rows: [Int64], isWhole: Bool) {
    let limit = 12_000
    var rows: [Int64] = []
    // Of a feed that was cut short, nothing behind its last row may go before the rest of it.
    var end = Int64.max
    for id in gaps.keys.sorted() {
      switch gaps[id] {
      case .rows(let forked): rows += forked
      case .after(let number):
        let query = try sql(
          """
          SELECT id FROM journal WHERE scope = ? AND replica = ? AND number > ?
          ORDER BY number LIMIT ?
          """)
        query.bind(1, entry.id)
        query.bind(2, id)
        query.bind(3, Int64(bitPattern: number))
        query.bind(4, limit)
        var count = 0
        while try query.step() {
          rows.append(query.integer(0))
          count += 1
        }
        if count == limit, let last = rows.last { end = min(end, last) }
      case nil: break
      }
    }
    rows.sort()
    guard end < .max else { return (rows, true) }
    return (rows.filter { $0 <= end }, false)
  }

  private func add(
    _ entry: ScopeEntry, _ gaps: [Int64: FeedGap], to page: inout OutgoingPage, budget: Int
  ) throws {
    let missing = try missing(entry, gaps)
    guard !missing.rows.isEmpty else { return }
    let ends = namedEnds(entry)
    var cutter = PageCutter()
    // Rows near each other are read in one go; SQLite is kept from the index by the plus.
    let query = try sql(
      """
      SELECT id, replica, number, chain, frame, body, signature FROM journal
      WHERE id BETWEEN ? AND ? AND +scope = ? AND status != 2 ORDER BY id
      """)
    var place = 0
    var isFull = false
    while place < missing.rows.count, !isFull {
      var last = place
      while last + 1 < missing.rows.count,
        missing.rows[last + 1] - missing.rows[last] < StoreTransaction.widestStep
      { last += 1 }
      query.bind(1, missing.rows[place])
      query.bind(2, missing.rows[last])
      query.bind(3, entry.id)
      while try query.step() {
        while place < last, missing.rows[place] < query.integer(0) { place += 1 }
        guard missing.rows[place] == query.integer(0) else { continue }
        if cutter.mayStop, page.bytes + cutter.bytes >= budget {
          isFull = true
          query.reset()
          break
        }
        let id = query.integer(1)
        let named = ends.isEmpty ? false : ends[id]?.contains(try query.hash(3).prefix) ?? false
        cutter.take(try placed(query, entry, cutter), feed: id, named: named)
      }
      place = last + 1
    }
    page.changes += cutter.finish()
    page.bytes += cutter.bytes
    if isFull || !missing.isWhole { page.isWhole = false }
  }

  /// Rows of other scopes between two that are wanted: more of them are jumped over.
  private static let widestStep: Int64 = 16

  /// Ends that a cut names: they need no signature of their own, whoever passes them on.
  private func namedEnds(_ entry: ScopeEntry) -> [Int64: Set<ID128>] {
    var out: [Int64: Set<ID128>] = [:]
    for (replica, cut) in organisation.cuts {  // order-free: a table by replica
      guard let heads = cut.heads?[entry.scope], let id = store.cache.replicas[replica] else {
        continue
      }
      out[id] = Set(heads.map(\.hash))
    }
    return out
  }

  private func placed(
    _ query: SQLStatement, _ entry: ScopeEntry, _ cutter: PageCutter
  ) throws -> PlacedChange {
    let chain = try query.hash(3)
    let change = Change(
      frame: query.bytes(4), body: query.optionalBytes(5), signature: query.optionalBytes(6))
    let number = UInt64(bitPattern: query.integer(2))
    let replica = try replica(query.integer(1))
    let previous: Hash256
    if let last = cutter.last(of: query.integer(1)), last.number + 1 == number,
      entry.lines[query.integer(1)]?.count == 1
    {
      previous = last.chain
    } else {
      previous = try decode(change.frame, change.body).previous
    }
    return PlacedChange(
      scope: entry.scope, replica: replica, number: number, previous: previous, chain: chain,
      change: change)
  }
}
