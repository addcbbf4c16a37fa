/// What the notice says about equal results.
struct TieRules: Hashable, Sendable {
  var byItems = false
  /// After two second places comes the fourth; else the third.
  var skips = true
  /// Behind which places a tie must be decided.
  var lines: [Int] = []
  var itemNames: [String] = []

  init(byItems: Bool = false, skips: Bool = true, lines: [Int] = []) {
    self.byItems = byItems
    self.skips = skips
    self.lines = lines
  }

  init(_ rubric: Rubric) {
    self.init(
      byItems: rubric.tieByItems, skips: rubric.sharedPlacesSkip,
      lines: ScoreRules.lines(quota: rubric.quota, awards: rubric.awards))
    itemNames = rubric.items.map(\.name)
  }
}

/// Gives places, group by group of equal results, the best first.
struct TieOrder {
  /// One entry with its rank, before it is shown.
  struct Placed {
    let score: EntryScore
    let rank: Int
    let tie: Tie?
    /// Fills the places of the tie's step in the derivation.
    let note: [String: String]
  }

  let rules: TieRules
  private(set) var placed: [Placed] = []
  private(set) var open: [OpenTie] = []
  private(set) var unused: [[String]]
  /// How many different places were given.
  private var ranks = 0

  init(rules: TieRules, decisions: [[String]]) {
    self.rules = rules
    unused = decisions
  }

  mutating func place(_ group: [EntryScore]) {
    let parts = rules.byItems ? byItems(group) : [group]
    for part in parts {
      if part.count == 1 {
        let tie: Tie? = group.count == 1 ? nil : .items
        give(part, tie: tie, note: ["items": itemNote(part[0])])
      } else {
        settle(part)
      }
    }
  }

  /// Entries that nothing in their marks tells apart.
  private mutating func settle(_ equal: [EntryScore]) {
    let (first, last) = (placed.count + 1, placed.count + equal.count)
    let others = ["count": String(equal.count)]
    // What was decided stays so, also where a strike moved the tie off the line.
    if let order = decision(equal) {
      for score in order { give([score], tie: .decided, note: others) }
      return
    }
    guard let line = rules.lines.first(where: { first <= $0 && $0 < last }) else {
      return give(equal, tie: .shared, note: others)
    }
    open.append(
      OpenTie(line: line, entries: equal.map(\.entry), value: equal[0].exact?.plain ?? ""))
    give(equal, tie: .undecided, note: others.merging(["line": String(line)]) { old, _ in old })
  }

  private mutating func give(_ scores: [EntryScore], tie: Tie?, note: [String: String]) {
    let rank = rules.skips ? placed.count + 1 : ranks + 1
    placed += scores.map { Placed(score: $0, rank: rank, tie: tie, note: note) }
    ranks += 1
  }

  /// The first decision that names exactly these entries; it is used up.
  private mutating func decision(_ equal: [EntryScore]) -> [EntryScore]? {
    for (index, names) in unused.enumerated() where names.count == equal.count {
      let order = names.compactMap { name in
        equal.first { $0.entry.utf8.elementsEqual(name.utf8) }
      }
      let distinct = Set(order.map { Array($0.entry.utf8) })
      guard distinct.count == equal.count else { continue }
      unused.remove(at: index)
      return order
    }
    return nil
  }

  /// Split by the item means, the higher first, items in the rubric's order.
  private func byItems(_ group: [EntryScore]) -> [[EntryScore]] {
    guard group.count > 1 else { return [group] }
    let sorted = group.sorted { left, right in
      let (a, b) = (left.itemMeans ?? [], right.itemMeans ?? [])
      return a != b
        ? b.lexicographicallyPrecedes(a) : Ranking.isBefore(left.entry, right.entry)
    }
    var parts: [[EntryScore]] = []
    for score in sorted {
      if let last = parts.last?.first, last.itemMeans == score.itemMeans {
        parts[parts.count - 1].append(score)
      } else {
        parts.append([score])
      }
    }
    return parts
  }

  private func itemNote(_ score: EntryScore) -> String {
    zip(rules.itemNames, score.itemMeans ?? []).map { "\($0) \($1.equation)" }
      .joined(separator: ", ")
  }
}
