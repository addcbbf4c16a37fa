/// The marks of one panel without their extremes.
struct Trimming: Hashable, Sendable {
  /// From low to high.
  let kept: [Mark]
  let low: [Mark]
  let high: [Mark]
  /// How many to drop at each end by the rules.
  let wanted: Int

  static let standard = 1
  /// So many must remain.
  static let least = 3

  /// Drops one highest and one lowest, or what the rules say, but fewer where less than three
  /// would remain; of equal extremes only as many as that.
  init(_ marks: [Mark], trim: Int?) {
    let sorted = marks.sorted(by: Mark.isBefore)
    wanted = max(0, trim ?? Trimming.standard)
    let used = min(wanted, max(0, (sorted.count - Trimming.least) / 2))
    low = Array(sorted.prefix(used))
    high = Array(sorted.suffix(used))
    kept = Array(sorted.dropFirst(used).dropLast(used))
  }

  var used: Int { low.count }
}
