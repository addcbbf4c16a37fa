package import Domain
import Journal
import Store
import Sync

/// What `status` says that only the process around the engine knows.
package struct StatusSurroundings: Sendable {
  package let version: String
  package let serving: Bool
  package let diskBytes: Int64

  package init(version: String, serving: Bool, diskBytes: Int64) {
    self.version = version
    self.serving = serving
    self.diskBytes = diskBytes
  }
}

extension Engine {
  /// `status` (cli.md 13).
  package func statusDocument(_ around: StatusSurroundings) throws -> JSON {
    try store.read { transaction in
      let own = try transaction.requireOwn()
      let state = transaction.organisation
      let desk = try desk(transaction, actor: "")
      let counts = try transaction.ownCounts()
      let parked = try Parking.document(desk: desk)["items"]?.array?.count ?? 0
      return .of(
        ("unit", .string(own.unit.text)), ("name", .text(state.units[own.unit]?.name)),
        ("tier", .text(state.tier(of: own.unit))), ("replica", .string("\(own.replica)")),
        ("certified", .bool(state.certificates[own.replica] != nil)),
        ("former_replicas", .array(own.former.map { .string("\($0)") })),
        ("version", .string(around.version)), ("serving", .bool(around.serving)),
        ("peers", .array(try transaction.peers().map(peer))),
        (
          "counts",
          .of(
            ("unsent", .number(counts.unsent)), ("sent", .number(counts.sent)),
            ("held", .number(counts.held)),
            ("conflicts", .number(try Conflict.all(desk: desk).count)))
        ),
        ("parked", .number(parked)),
        ("quarantined", .number(try transaction.quarantined(touching: nil).count)),
        ("gaps", .array(try gaps(transaction))), ("forks", .array(try forks(transaction))),
        ("refused", .array(stops { $0.refused })), ("waiting", .array(stops { $0.waiting })),
        ("notices", .array(notices.map { .string($0.code) })),
        ("scopes", try digestRows(transaction)),
        ("journal_changes", .number(transaction.journalChanges)),
        ("disk_bytes", .integer(around.diskBytes)))
    }
  }

  private func digestRows(_ transaction: StoreTransaction) throws -> JSON {
    .array(try scopes(transaction, nil).map { try row($0, transaction) })
  }

  private func peer(_ peer: Peer) -> JSON {
    let success = [peer.lastSuccess, successes[peer.unit]].compactMap { $0 }.max()
    return .of(
      ("unit", .string(peer.unit.text)), ("address", .string(peer.address)),
      ("last_success", TimeText.json(success)),
      ("last_error", .text(successes[peer.unit] == nil ? peer.lastError : nil)))
  }

  /// Feeds of which a seal shows more than is held.
  private func gaps(_ transaction: StoreTransaction) throws -> [JSON] {
    var out: [JSON] = []
    for seal in try transaction.seals() where transaction.scopesHeld.contains(seal.scope) {
      if try transaction.holds(seal.head, in: seal.scope) { continue }
      let held =
        try transaction.vector(seal.scope).heads(of: seal.head.replica)
        .map(\.number).max() ?? 0
      out.append(
        .of(
          ("scope", .string(seal.scope.description)),
          ("replica", .string("\(seal.head.replica)")),
          ("held", .integer(Int64(clamping: held))),
          ("claimed", .integer(Int64(clamping: seal.head.number))), ("by", .string("seal"))))
    }
    return out
  }

  private func forks(_ transaction: StoreTransaction) throws -> [JSON] {
    try transaction.forks().map { fork in
      .of(
        ("scope", .string(fork.scope.description)), ("replica", .string("\(fork.replica)")),
        ("at", .integer(Int64(clamping: fork.heads.map(\.number).min() ?? 0))),
        ("heads", .array(fork.heads.map { .string($0.dot.description) })))
    }
  }

  private func stops(_ pick: (Exclusions) -> [FeedStop]) -> [JSON] {
    exclusions.keys.sorted().flatMap { pick(exclusions[$0] ?? Exclusions()) }.map { stop in
      .of(
        ("scope", .string(stop.feed.scope.description)),
        ("replica", .string("\(stop.feed.replica)")),
        ("number", .integer(Int64(clamping: stop.number))), ("reason", .string(stop.reason)))
    }
  }
}
