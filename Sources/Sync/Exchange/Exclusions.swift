package import Journal

/// What one peer did not take, or this end did not take from it, and until when that stands.
///
/// In memory only: after a restart one more round trip finds it again.
package struct Exclusions: Sendable {
  private struct Held: Hashable, Sendable {
    let stop: FeedStop
    let isRefused: Bool
    let orgHeads: [Head]
    let ownHeads: [Head]
  }

  private var held: [FeedName: Held] = [:]

  package init() {}

  package mutating func note(
    _ stop: FeedStop, isRefused: Bool, journal: any JournalStore
  ) throws {
    let org = try journal.sharedVector(Scope(journal.organisation.root, .org)).heads
    let own = try ownHeads(stop.feed, journal)
    held[stop.feed] = Held(stop: stop, isRefused: isRefused, orgHeads: org, ownHeads: own)
  }

  /// The feeds left out now; those for which `org` or this end's heads moved are tried again.
  package mutating func current(_ journal: any JournalStore) throws -> Set<FeedName> {
    guard !held.isEmpty else { return [] }
    let org = try journal.sharedVector(Scope(journal.organisation.root, .org)).heads
    for (feed, item) in held {  // order-free: each is judged alone
      let own = try ownHeads(feed, journal)
      if item.orgHeads != org || item.ownHeads != own { held[feed] = nil }
    }
    return Set(held.keys)
  }

  /// A feed that came again is judged again.
  package mutating func forget(_ feed: FeedName) { held[feed] = nil }

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
