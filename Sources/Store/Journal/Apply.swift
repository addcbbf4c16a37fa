package import Journal

/// What became of one feed's part of a page (sync.md §6, three answers).
package enum FeedOutcome: Hashable, Sendable {
  case taken(Int)
  /// For good, from this number on.
  case refused(number: UInt64, reason: String)
  /// Nothing stored; the text names what is missing.
  case waits(number: UInt64, missing: String)
}

extension StoreTransaction {
  /// Takes a page in: `org` first, then the rest in the page's order. Bad parts are left out, each
  /// with its answer; the rest goes on.
  package func apply(
    _ page: [PlacedChange], allowed: Set<Scope>, received: Int64
  ) throws -> ApplyReport {
    var report = ApplyReport()
    let org = page.filter { $0.scope.reach == .org }
    try applyDirectory(org, allowed, received, &report)
    let rest = page.filter { $0.scope.reach != .org }
    try applyFeeds(rest, of: rest, allowed, received, &report)
    try settle()
    try afterApply?(report)
    return report
  }

  /// `org` run by run. A relay may hold a replica's first words before the certificate that came
  /// for it later: what waits for one is tried again as long as others bring something.
  private func applyDirectory(
    _ org: [PlacedChange], _ allowed: Set<Scope>, _ received: Int64,
    _ report: inout ApplyReport
  ) throws {
    var pending = consecutive(org)
    while !pending.isEmpty {
      var waiting: [(group: [PlacedChange], report: ApplyReport)] = []
      var deferred: Set<ReplicaID> = []
      for group in pending {
        var part = ApplyReport()
        // What follows a run that waits would not attach.
        if let replica = group.first?.replica, deferred.contains(replica) {
          waiting.append((group, part))
          continue
        }
        // To evaluate `org` is dear: only where a certificate is wanted, and at the end.
        if let first = group.first, organisation.certificates[first.replica] == nil { try settle() }
        try applyFeeds(group, of: org, allowed, received, &part)
        // Also a run behind one that waits: it does not attach yet.
        if !part.waiting.isEmpty {
          waiting.append((group, part))
          if let replica = group.first?.replica { deferred.insert(replica) }
        } else {
          report.add(part)
        }
      }
      try settle()
      guard waiting.count < pending.count else {
        for item in waiting { report.add(item.report) }
        return
      }
      pending = waiting.map(\.group)
    }
  }

  /// Runs of one feed after another, so that a certificate is read before what it certifies.
  private func consecutive(_ changes: [PlacedChange]) -> [[PlacedChange]] {
    var out: [[PlacedChange]] = []
    for change in changes {
      if let last = out.last?.last, last.replica == change.replica {
        out[out.count - 1].append(change)
      } else {
        out.append([change])
      }
    }
    return out
  }

  /// A feed is checked over all the page holds of it: it may come in several parts, and the last
  /// carries the signature for all.
  private func applyFeeds(
    _ changes: [PlacedChange], of page: [PlacedChange], _ allowed: Set<Scope>,
    _ received: Int64, _ report: inout ApplyReport
  ) throws {
    var checked: [FeedName: CheckedFeed] = [:]
    let here = Set(changes.map { FeedName(scope: $0.scope, replica: $0.replica) })
    let feeds = Dictionary(grouping: page) { FeedName(scope: $0.scope, replica: $0.replica) }
    for key in here.sorted() { checked[key] = try check(feeds[key] ?? [], key, allowed) }
    for change in changes {
      let key = FeedName(scope: change.scope, replica: change.replica)
      guard let feed = checked[key], feed.stopped == nil else { continue }
      guard let incoming = feed.incoming[change.chain] else { continue }
      do {
        if try insert(incoming, received: received) {
          report.applied += 1
          report.moved.insert(change.scope)
          if change.replica == store.cache.own?.replica { report.metOwn = true }
        } else {
          report.already += 1
          try keepSignature(change)
        }
      } catch let error as SiweiError where error.code.hasPrefix("feed.") {
        checked[key]?.stopped = .waits(number: change.number, missing: error.code)
      }
    }
    for (key, feed) in checked.sorted(by: { $0.key < $1.key }) {
      switch feed.stopped {
      case .refused(let number, let reason):
        report.refused.append(FeedStop(feed: key, number: number, reason: reason))
      case .waits(let number, let missing):
        report.waiting.append(FeedStop(feed: key, number: number, reason: missing))
      case .taken, nil: break
      }
    }
  }

  /// A signature that came with a change held without one is kept: relays can cut pages there.
  private func keepSignature(_ placed: PlacedChange) throws {
    guard let signature = placed.change.signature else { return }
    let entry = try entry(placed.scope)
    let put = try sql(
      """
      UPDATE journal SET signature = ?
      WHERE scope = ? AND replica = ? AND number = ? AND chain = ? AND signature IS NULL
      """)
    put.bind(1, signature)
    put.bind(2, entry.id)
    put.bind(3, try intern(placed.replica))
    put.bind(4, Int64(bitPattern: placed.number))
    put.bind(5, placed.chain.bytes)
    try put.run()
  }
}
