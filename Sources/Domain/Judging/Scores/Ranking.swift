import Journal

/// How the place of one of several equal results came about.
package enum Tie: String, Sendable {
  /// Equal results share the place.
  case shared
  /// The item means told them apart.
  case items
  /// The panel's vote told them apart.
  case decided
  /// They stand on both sides of a quota or award line, and nobody decided.
  case undecided
}

/// Equal results on both sides of a line: the round waits until somebody decides.
package struct OpenTie: Hashable, Sendable {
  /// The last place this side of the line.
  package let line: Int
  /// By their bytes, never by their order of arrival.
  package let entries: [String]
  package let value: String
}

/// One entry with its place.
package struct RankedEntry: Sendable {
  package let score: EntryScore
  /// Nil without a result.
  package let rank: Int?
  /// With more decimals than `final` where another result looks the same and is not.
  package let shown: String?
  package let tie: Tie?
  package let derivation: Derivation
}

/// All entries of a round by their exact results (domain.md §6.7, §6.8).
package struct Ranking: Sendable {
  package let places: [RankedEntry]
  package let openTies: [OpenTie]
  /// Entries with a sheet that somebody must still compare with the paper.
  package let toCheck: [String]
  /// Entries with too few sheets for a result.
  package let withoutResult: [String]
  package let unusedDecisions: [[String]]

  /// `decided`: the panel's orders for ties that cross a line, each all entries of one tie, the
  /// best first.
  package init(
    _ entries: [EntrySheets], rubric: Rubric, decided: [[String]] = []
  ) throws {
    let scores = try entries.map { try EntryScore($0, rubric: rubric) }
    let checking = entries.filter { $0.sheets.contains { $0.standing == .toCheck } }.map(\.entry)
    try self.init(
      scores, tying: TieRules(rubric), decimals: rubric.decimals, toCheck: checking,
      decided: decided)
  }

  init(
    _ scores: [EntryScore], tying: TieRules, decimals: Int, toCheck: [String] = [],
    decided: [[String]] = []
  ) throws {
    var order = TieOrder(rules: tying, decisions: decided)
    for group in try Ranking.groups(scores, tying) { order.place(group) }
    let shown = Showing.texts(order.placed.map(\.score), decimals: decimals)
    let without = scores.filter { $0.exact == nil }.sorted { Ranking.isBefore($0.entry, $1.entry) }
    places =
      zip(order.placed, shown).map { RankedEntry($0, shown: $1) }
      + without.map {
        RankedEntry(score: $0, rank: nil, shown: nil, tie: nil, derivation: $0.derivation)
      }
    openTies = order.open
    self.toCheck = toCheck.sorted(by: Ranking.isBefore)
    withoutResult = without.map(\.entry)
    unusedDecisions = order.unused
  }

  static func isBefore(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// Entries of equal exact results, best first; those of one group by their bytes.
  private static func groups(_ scores: [EntryScore], _ tying: TieRules) throws -> [[EntryScore]] {
    let named = scores.sorted { isBefore($0.entry, $1.entry) }
    for (one, next) in zip(named, named.dropFirst())
    where one.entry.utf8.elementsEqual(next.entry.utf8) {
      throw RuleForm.fault("entry_twice", one.entry)
    }
    var groups: [[EntryScore]] = []
    // Sorting is stable, so that equal ones stay in the order of their bytes.
    let ranked = named.compactMap { score in score.exact.map { (exact: $0, score: score) } }
      .sorted { $0.exact > $1.exact }
    for (exact, score) in ranked {
      if groups.last?.first?.exact == exact {
        groups[groups.count - 1].append(score)
      } else {
        groups.append([score])
      }
    }
    for group in groups where tying.byItems && group.count > 1 {
      if let bare = group.first(where: { $0.itemMeans == nil }) {
        throw RuleForm.fault("items_needed", bare.entry)
      }
    }
    return groups
  }
}

extension RankedEntry {
  init(_ placed: TieOrder.Placed, shown: String) {
    var derivation = placed.score.derivation
    if let final = placed.score.final, !final.utf8.elementsEqual(shown.utf8) {
      derivation.add("shown", ["final": final, "shown": shown])
    }
    derivation.add("place", ["rank": String(placed.rank)])
    if let tie = placed.tie { derivation.add("tie_" + tie.rawValue, placed.note) }
    score = placed.score
    rank = placed.rank
    self.shown = shown
    tie = placed.tie
    self.derivation = derivation
  }
}
