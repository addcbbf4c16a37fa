/// A half-year, to 30 June or to 31 December, of calendar days in China time.
package struct Period: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let year: Int
  /// 1 or 2.
  package let half: Int

  /// Nil unless the text has the form `2025H1`.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 6, bytes[4] == 0x48, bytes[5] == 0x31 || bytes[5] == 0x32,
      bytes.prefix(4).allSatisfy({ (48...57).contains($0) })
    else { return nil }
    year = bytes.prefix(4).reduce(0) { $0 * 10 + Int($1 - 48) }
    half = Int(bytes[5] - 48)
    guard year >= 1 else { return nil }
  }

  package func contains(_ day: Day) -> Bool { day.halfYear == description }

  /// The first day, `YYYY-01-01` or `YYYY-07-01`.
  package var start: Day? { Day("\(padded)-0\(half == 1 ? 1 : 7)-01") }

  private var padded: String {
    let text = String(year)
    return String(repeating: "0", count: max(0, 4 - text.utf8.count)) + text
  }

  package var description: String { "\(padded)H\(half)" }

  package static func < (left: Period, right: Period) -> Bool {
    (left.year, left.half) < (right.year, right.half)
  }
}
