/// What a page did to this node.
package struct ApplyReport: Sendable {
  package var applied = 0
  package var already = 0
  package var moved: Set<Scope> = []
  package var refused: [FeedStop] = []
  package var waiting: [FeedStop] = []
  /// A change of this node's own feed came that it did not hold (sync.md §7).
  package var metOwn = false

  package init() {}

  /// What another part of the same page did as well.
  package mutating func add(_ other: ApplyReport) {
    applied += other.applied
    already += other.already
    moved.formUnion(other.moved)
    refused += other.refused
    for stop in other.waiting where !waiting.contains(where: { $0.feed == stop.feed }) {
      waiting.append(stop)
    }
    metOwn = metOwn || other.metOwn
  }
}

/// A feed's part of a page that was not taken, from which number on and why.
package struct FeedStop: Hashable, Sendable {
  package let feed: FeedName
  package let number: UInt64
  /// Stable code: the reason of a refusal, or what is missing.
  package let reason: String

  /// Whether the run does not attach to what is held: no reason to leave the feed out.
  package var isGap: Bool { reason == "feed.gap" }

  package init(feed: FeedName, number: UInt64, reason: String) {
    self.feed = feed
    self.number = number
    self.reason = reason
  }
}
