/// A part of a joint claim as an exact fraction, greater than nothing and at most the whole.
struct Share: Hashable, Sendable, CustomStringConvertible {
  private static let largest: Int64 = 1_000_000

  let numerator: Int64
  let denominator: Int64

  static let whole = Share(reducing: 1, 1)

  private init(reducing numerator: Int64, _ denominator: Int64) {
    let divisor = Share.gcd(numerator, denominator)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// Nil unless the text is `1` or `a/b` with 0 < a ≤ b ≤ 1,000,000.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let top = Share.number(parts[0]),
      let bottom = parts.count == 2 ? Share.number(parts[1]) : 1, bottom <= Share.largest,
      top <= bottom
    else { return nil }
    self.init(reducing: top, bottom)
  }

  private static func number(_ text: Substring) -> Int64? {
    guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int64(text), number > 0
    else { return nil }
    return number
  }

  private static func gcd(_ a: Int64, _ b: Int64) -> Int64 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }

  var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }

  /// What is taken so far; shares join while they sum to one.
  struct Sum: Sendable {
    private var numerator: Int64 = 0
    private var denominator: Int64 = 1

    var isNothing: Bool { numerator == 0 }
    var isWhole: Bool { numerator == denominator }

    /// False, and unchanged, where the share does not fit in what is left.
    mutating func take(_ share: Share) -> Bool {
      let divisor = Share.gcd(denominator, share.denominator)
      let (common, tooBig) = denominator.multipliedReportingOverflow(
        by: share.denominator / divisor)
      guard !tooBig, common <= Int64.max / 2 else { return false }
      // Neither product can pass `common`, as both fractions are at most one.
      let sum = numerator * (common / denominator) + share.numerator * (common / share.denominator)
      guard sum <= common else { return false }
      let reduce = Share.gcd(sum, common)
      numerator = sum / reduce
      denominator = common / reduce
      return true
    }
  }
}
