package import Journal

/// Why nothing more of one feed's part of a page was taken (sync.md §6).
enum FeedOutcome: Hashable, Sendable {
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
    let org = page.indices.filter { page[$0].scope.reach == .org }
    try applyDirectory(org.map { page[$0] }, allowed, received, &report)
    let rest = org.isEmpty ? page : page.filter { $0.scope.reach != .org }
    try applyFeeds(rest.indices, of: rest, allowed, received, &report)
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
      var waiting: [(group: Range<Int>, report: ApplyReport)] = []
      var deferred: Set<ReplicaID> = []
      for group in pending {
        var part = ApplyReport()
        let replica = org[group.lowerBound].replica
        // What follows a run that waits would not attach.
        if deferred.contains(replica) {
          waiting.append((group, part))
          continue
        }
        // To evaluate `org` is dear: only where a certificate is wanted, and at the end.
        if organisation.certificates[replica] == nil { try settle() }
        try applyFeeds(group, of: org, allowed, received, &part)
        // Also a run behind one that waits: it does not attach yet.
        if !part.waiting.isEmpty {
          waiting.append((group, part))
          deferred.insert(replica)
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
  private func consecutive(_ changes: [PlacedChange]) -> [Range<Int>] {
    var out: [Range<Int>] = []
    for (index, change) in changes.enumerated() {
      if let last = out.last, changes[last.lowerBound].replica == change.replica {
        out[out.count - 1] = last.lowerBound..<(index + 1)
      } else {
        out.append(index..<(index + 1))
      }
    }
    return out
  }

  /// Takes the changes at `places` in. A feed is checked over all the page holds of it: it may come
  /// in several parts, and the last carries the signature for all.
  private func applyFeeds(
    _ places: Range<Int>, of page: [PlacedChange], _ allowed: Set<Scope>, _ received: Int64,
    _ report: inout ApplyReport
  ) throws {
    var ready = [Incoming?](repeating: nil, count: page.count)
    var stopped: [FeedName: FeedOutcome] = [:]
    for part in parts(of: page) where part.places.contains(where: places.contains) {
      if let outcome = try check(part, of: page, allowed, &ready) { stopped[part.key] = outcome }
    }
    let own = store.cache.own?.replica
    var moved: Scope?
    for place in places {
      guard let incoming = ready[place] else { continue }
      ready[place] = nil
      if !stopped.isEmpty,
        stopped[FeedName(scope: page[place].scope, replica: page[place].replica)] != nil
      {
        continue
      }
      do {
        if try insert(incoming, received: received) {
          report.applied += 1
          if moved != page[place].scope {
            moved = page[place].scope
            report.moved.insert(page[place].scope)
          }
          if page[place].replica == own { report.metOwn = true }
        } else {
          report.already += 1
          try keepSignature(page[place])
        }
      } catch let error as SiweiError where error.code.hasPrefix("feed.") {
        let key = FeedName(scope: page[place].scope, replica: page[place].replica)
        stopped[key] = .waits(number: page[place].number, missing: error.code)
      }
    }
    for (key, outcome) in stopped.sorted(by: { $0.key < $1.key }) {
      switch outcome {
      case .refused(let number, let reason):
        report.refused.append(FeedStop(feed: key, number: number, reason: reason))
      case .waits(let number, let missing):
        report.waiting.append(FeedStop(feed: key, number: number, reason: missing))
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
    put.bind(5, placed.chain)
    try put.run()
  }
}
