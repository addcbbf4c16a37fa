import Journal

/// A decimal as somebody typed it, with its exact value.
package struct Mark: Hashable, Sendable {
  /// Digits allowed before and after the point.
  package static let digits = 12

  package let typed: String
  package let value: Fraction

  /// One to twelve digits, and after a point one to twelve more; no sign, no exponent.
  ///
  /// `place` says in the error whose number it is.
  package init(_ text: String, at place: String) throws {
    let parts = text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    let shown = String(text.prefix(40))
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (48...57).contains($0) } })
    else {
      throw SiweiError("judging.not_a_decimal", .refused, ["place": place, "value": shown])
    }
    guard parts.allSatisfy({ $0.count <= Mark.digits }),
      let number = Magnitude(digits: parts.flatMap { Array($0) })
    else {
      throw SiweiError(
        "judging.too_many_digits", .refused,
        ["place": place, "value": shown, "limit": String(Mark.digits)])
    }
    typed = text
    value = Fraction(number, decimals: parts.count == 2 ? parts[1].count : 0)
  }

  /// What was worked out, such as a sum of item marks; written exactly.
  init(of value: Fraction) {
    typed = value.plain
    self.value = value
  }

  /// By value; equal values by their bytes, so that no order of arrival shows.
  static func isBefore(_ left: Mark, _ right: Mark) -> Bool {
    left.value != right.value
      ? left.value < right.value : left.typed.utf8.lexicographicallyPrecedes(right.typed.utf8)
  }
}
