import Journal

/// Listeners' scores and opinions, counted exactly.
struct Feedback: Hashable {
  /// How many gave 1, 2, 3, 4 and 5.
  private(set) var counts: [Int64]
  private(set) var opinions: [String]

  private static let most: Int64 = 1_000_000_000
  /// A listener who gives this or more is satisfied.
  static let satisfying = 4

  init(forms: [RecordState], desk: Desk) {
    counts = Array(repeating: 0, count: TourInput.scores.count)
    opinions = []
    for form in forms {
      func integer(_ field: String) -> Int64? {
        form.shown(field, rules: desk.rules, organisation: desk.organisation)?.value.integer
      }
      guard let score = integer("score"), TourInput.scores.contains(score) else { continue }
      let place = Int(score) - 1
      counts[place] = min(counts[place] + (integer("count") ?? 1), Feedback.most)
      if let opinion = form.shown("opinion", at: desk) { opinions.append(opinion) }
    }
  }

  /// Five whole numbers, as a summary holds them; all zero for anything else.
  init(stored: String, opinions: [String]) {
    self.opinions = opinions
    counts = Feedback.counts(stored) ?? Array(repeating: 0, count: TourInput.scores.count)
  }

  static func counts(_ stored: String) -> [Int64]? {
    let parts = stored.split(separator: " ", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int64($0) }.filter { (0...most).contains($0) }
    return numbers.count == parts.count && numbers.count == TourInput.scores.count ? numbers : nil
  }

  var stored: String { counts.map(String.init).joined(separator: " ") }
  var forms: Int64 { counts.reduce(0, +) }
  var satisfied: Int64 { counts.dropFirst(Feedback.satisfying - 1).reduce(0, +) }

  /// Sum over count, not reduced: people check it by hand.
  var mean: String? {
    forms > 0 ? "\(sum)/\(forms)" : nil
  }

  /// The same with two decimals, half up.
  var shownMean: String? {
    Fraction(Int(sum)).divided(by: Fraction(Int(forms)))?.rounded(to: 2)
  }

  private var sum: Int64 {
    counts.enumerated().reduce(0) { $0 + Int64($1.offset + 1) * $1.element }
  }

  /// One decimal; 100.0 only where all are satisfied (domain.md §7).
  var percent: String? {
    guard let part = Fraction(Int(satisfied)).divided(by: Fraction(Int(forms))) else { return nil }
    let text = (part * Fraction(100)).rounded(to: 1)
    return text == "100.0" && satisfied < forms ? "99.9" : text
  }

  /// Forms, scores, mean and satisfaction with numerator and denominator.
  var members: [(String, JSON)] {
    let scores = counts.enumerated().map { JSON.Member("\($0.offset + 1)", .integer($0.element)) }
    return [
      ("forms", .integer(forms)), ("scores", .object(scores)), ("mean", .text(mean)),
      ("mean_shown", .text(shownMean)),
      (
        "satisfaction",
        .of(
          ("numerator", .integer(satisfied)), ("denominator", .integer(forms)),
          ("percent", .text(percent)))
      ),
      ("opinions", .array(opinions.map { .string($0) })),
    ]
  }
}
