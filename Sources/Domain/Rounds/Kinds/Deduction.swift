import Journal

/// Points taken off an entry for another reason than time, by the host and not by a judge.
struct Deduction: Hashable {
  private static let most = Fraction(100)

  let entry: RecordID
  let points: Mark

  /// Nil for a text that is no number of points from 0 to 100.
  static func points(_ text: String) -> Mark? {
    guard let mark = try? Mark(text, at: "points"), !(most < mark.value) else { return nil }
    return mark
  }
}
