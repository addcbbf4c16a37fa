package import Journal

/// Feeds left out of an exchange, and the heads that stand in digests in their place.
package struct Excluded: Hashable, Sendable {
  package let instead: [FeedName: [Head]]

  package init(instead: [FeedName: [Head]] = [:]) { self.instead = instead }

  package var feeds: Set<FeedName> { Set(instead.keys) }
  package var isEmpty: Bool { instead.isEmpty }
}

/// What one peer did not take, or this end did not take from it, and until when that stands.
///
/// In memory only: after a restart one more round trip finds it again.
package struct Exclusions: Sendable {
  private struct Held: Hashable, Sendable {
    let stop: FeedStop
    let isRefused: Bool
    let orgHeads: [Head]
    let ownHeads: [Head]
    /// The heads of the end that sent it, where this end is the one that did not take it and the
    /// other does not know so: they stand in this end's digest in the place of its own.
    let peerHeads: [Head]?
  }

  private var held: [FeedName: Held] = [:]

  package init() {}

  /// `orgBefore`: the heads of `org` before the page that brought the feed. What came in that page
  /// itself may be what the feed waited for, such as the certificate of whoever sent it.
  package mutating func note(
    _ stop: FeedStop, isRefused: Bool, journal: any JournalStore, orgBefore: [Head]? = nil,
    peerHeads: [Head]? = nil
  ) throws {
    let org = try orgBefore ?? Exclusions.orgHeads(journal)
    let own = try ownHeads(stop.feed, journal)
    held[stop.feed] = Held(
      stop: stop, isRefused: isRefused, orgHeads: org, ownHeads: own, peerHeads: peerHeads)
  }

  /// The feeds left out now; those for which `org` or this end's heads moved are tried again.
  package mutating func current(_ journal: any JournalStore) throws -> Excluded {
    guard !held.isEmpty else { return Excluded() }
    let org = try Exclusions.orgHeads(journal)
    for (feed, item) in held {  // order-free: each is judged alone
      let own = try ownHeads(feed, journal)
      if item.orgHeads != org || item.ownHeads != own { held[feed] = nil }
    }
    return Excluded(instead: held.mapValues { $0.peerHeads ?? [] })
  }

  /// A feed that came again is judged again.
  package mutating func forget(_ feed: FeedName) { held[feed] = nil }

  /// The other end got more of `org`: what waited there may be taken now.
  package mutating func forgetWaiting() { held = held.filter { $0.value.isRefused } }

  static func orgHeads(_ journal: any JournalStore) throws -> [Head] {
    try journal.sharedVector(Scope(journal.organisation.root, .org)).heads
  }

  private func ownHeads(_ feed: FeedName, _ journal: any JournalStore) throws -> [Head] {
    try journal.sharedVector(feed.scope).heads(of: feed.replica)
  }

  package var refused: [FeedStop] {
    held.values.filter(\.isRefused).map(\.stop).sorted { $0.feed < $1.feed }
  }
  package var waiting: [FeedStop] {
    held.values.filter { !$0.isRefused }.map(\.stop).sorted { $0.feed < $1.feed }
  }
}
