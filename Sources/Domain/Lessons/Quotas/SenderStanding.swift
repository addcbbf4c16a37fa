import Journal

/// What one sender has before the host of one contest, with its ranking.
///
/// Over quota are the worst ranks beyond the number; where ranks are missing all of that sender.
/// The order of arrival never decides.
struct SenderStanding {
  struct Item {
    let entry: RecordID
    let number: String?
    let state: String
    /// Nil where the sender has not ranked it, or two rankings wait for a person.
    var rank: Int?
    /// The version of the quotas the sender ranked by.
    var rankedAt: Int
    /// The version the forwarding named.
    let version: Int
  }

  let sender: UnitID
  private(set) var items: [Item]

  /// Those that take a place: neither withdrawn nor struck.
  init(_ sender: UnitID, in contest: RecordID, desk: Desk) throws {
    self.sender = sender
    items = try desk.reader.records(
      kind: LessonKinds.forwarded, key: "contest", value: contest.description
    ).map { LessonEntry(record: $0, desk: desk) }
      .filter { entry in
        entry.sender == sender && !entry.record.isDeleted
          && ForwardedState.open.contains(entry.state)
      }
      .map { entry in
        let ranking = try SenderRank.held(entry.id, sender: sender, desk: desk)
        return Item(
          entry: entry.id, number: entry.number, state: entry.state, rank: ranking?.rank,
          rankedAt: ranking?.version ?? 0, version: entry.integer("quota_version") ?? 0)
      }
      .sorted { left, right in
        let (a, b) = (left.rank ?? .max, right.rank ?? .max)
        return a != b ? a < b : left.entry < right.entry
      }
  }

  /// As it will be once this one is among them.
  mutating func include(_ item: Item) {
    items.removeAll { $0.entry == item.entry }
    items.append(item)
  }

  /// Those beyond a number; none without one.
  func over(_ number: Int?) -> Set<RecordID> {
    guard let number, items.count > number else { return [] }
    let ranks = items.compactMap(\.rank)
    guard ranks.count == items.count else { return Set(items.map(\.entry)) }
    // Equal ranks that cross the line are all beyond it, until the sender tells them apart.
    let beyond = items.filter { item in
      ranks.filter { $0 <= item.rank ?? .max }.count > number
    }
    return Set(beyond.map(\.entry))
  }

  /// Whether the sender is asked for a ranking: more than the number, and not ranked by it.
  func wantsRanking(_ limit: Quotas.Quota?) -> Bool {
    guard let limit, items.count > limit.number else { return false }
    let ranks = items.compactMap(\.rank)
    return ranks.count < items.count || Set(ranks).count < ranks.count
      || items.contains { $0.rankedAt < limit.version }
  }

  /// Whether this node can know the sender's ranking at all.
  static func isKnown(of sender: UnitID, desk: Desk) -> Bool {
    let scope = LessonScopes.ranking(of: sender, organisation: desk.organisation)
    return desk.organisation.isInAudience(desk.unit, of: scope)
  }
}
