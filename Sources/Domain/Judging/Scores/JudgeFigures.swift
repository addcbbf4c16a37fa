/// How one judge marked beside the panel: all figures are exact (domain.md §6, judge report).
package struct JudgeFigures: Sendable {
  /// One mark of the judge beside what the panel made of the entry.
  package struct Comparison: Sendable {
    let mark: Fraction
    /// The mean of his panel for the entry, extremes dropped.
    let panel: Fraction
    /// How much of the mark was dropped: where one of several equal extremes is dropped, each of
    /// them by an equal part.
    let dropped: Fraction
    /// The entry comes from the judge's own neighbourhood.
    let isNeighbour: Bool

    /// Nil without a mark. `panel` are all valid marks of his panel for the entry, his own too.
    package init?(mark: Mark, panel: [Mark], trim: Int?, isNeighbour: Bool) {
      let trimming = Trimming(panel, trim: trim)
      let kept = trimming.kept.map(\.value)
      guard let mean = Fraction.sum(kept).divided(by: Fraction(kept.count)) else { return nil }
      let gone = (trimming.low + trimming.high).filter { $0.value == mark.value }.count
      let all = panel.filter { $0.value == mark.value }.count
      self.mark = mark.value
      self.panel = mean
      dropped = Fraction(gone).divided(by: Fraction(all)) ?? .zero
      self.isNeighbour = isNeighbour
    }
  }

  package let count: Int
  package let mean: Fraction?
  /// The highest mark less the lowest.
  package let spread: Fraction?
  /// Goodman and Kruskal's gamma: of all pairs of entries that both the judge and the panel tell
  /// apart, those in the same order less those in the other, by their number. Kendall's tau where
  /// nothing is tied. Nil where no pair is told apart.
  package let agreement: Fraction?
  /// Which part of his marks was dropped.
  package let dropped: Fraction?
  package let neighbours: Int
  /// How far above the panel he marked neighbours, on the mean, and how far the others.
  package let neighboursAbove: Fraction?
  package let othersAbove: Fraction?

  package init(_ comparisons: [Comparison]) {
    let marks = comparisons.map(\.mark)
    count = marks.count
    mean = JudgeFigures.mean(marks)
    spread = marks.max().flatMap { high in marks.min().map { high - $0 } }
    agreement = JudgeFigures.agreement(comparisons)
    dropped = JudgeFigures.mean(comparisons.map(\.dropped))
    let near = comparisons.filter(\.isNeighbour)
    neighbours = near.count
    neighboursAbove = JudgeFigures.mean(near.map { $0.mark - $0.panel })
    othersAbove = JudgeFigures.mean(
      comparisons.filter { !$0.isNeighbour }.map { $0.mark - $0.panel })
  }

  private static func mean(_ values: [Fraction]) -> Fraction? {
    Fraction.sum(values).divided(by: Fraction(values.count))
  }

  private static func agreement(_ all: [Comparison]) -> Fraction? {
    var (same, other) = (0, 0)
    for (place, one) in all.enumerated() {
      for next in all[(place + 1)...] where one.mark != next.mark && one.panel != next.panel {
        if (one.mark < next.mark) == (one.panel < next.panel) { same += 1 } else { other += 1 }
      }
    }
    return Fraction(same - other).divided(by: Fraction(same + other))
  }
}
