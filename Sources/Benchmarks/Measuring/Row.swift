import Domain

/// What a row must reach (quality.md §6).
enum Goal {
  case ratioAtLeast(Double)
  case ratioAtMost(Double)
  case valueAtLeast(Double)
  case valueAtMost(Double)

  var text: String {
    switch self {
    case .ratioAtLeast(let least): "ratio >= \(Row.decimal(least))"
    case .ratioAtMost(let most): "ratio <= \(Row.decimal(most))"
    case .valueAtLeast(let least): "value >= \(Row.decimal(least))"
    case .valueAtMost(let most): "value <= \(Row.decimal(most))"
    }
  }

  func isMet(_ row: Row) -> Bool {
    switch self {
    case .ratioAtLeast(let least): row.ratio.map { $0 >= least } ?? false
    case .ratioAtMost(let most): row.ratio.map { $0 <= most } ?? false
    case .valueAtLeast(let least): row.value >= least
    case .valueAtMost(let most): row.value <= most
    }
  }
}

/// One figure beside what it is compared with, measured in the same run.
struct Row {
  let name: String
  /// Wishes, or what else the row counts.
  let size: Int
  let value: Double
  let unit: String
  /// In the same unit.
  let yardstick: Double
  /// What the yardstick is.
  let against: String
  let goals: [Goal]

  /// Nil without a yardstick: a figure alone proves nothing.
  var ratio: Double? { yardstick > 0 && yardstick.isFinite ? value / yardstick : nil }

  /// Numbers are decimal texts, for there are no fractions in this JSON.
  var document: JSON {
    .of(
      ("name", .string(name)), ("size", .number(size)), ("value", .string(Row.decimal(value))),
      ("unit", .string(unit)),
      ("yardstick", ratio == nil ? .null : .string(Row.decimal(yardstick))),
      ("ratio", .text(ratio.map(Row.decimal))),
      ("goal", .text(goals.isEmpty ? nil : goals.map(\.text).joined(separator: ", "))),
      ("met", goals.isEmpty ? .null : .bool(goals.allSatisfy { $0.isMet(self) })))
  }

  /// Four places behind the point at most, fewer for large numbers.
  static func decimal(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e12 else { return "0" }
    let places = abs(number) >= 1000 ? 0 : abs(number) >= 10 ? 1 : 4
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((abs(number) * scale).rounded())
    let sign = number < 0 && scaled > 0 ? "-" : ""
    var digits = String(scaled % Int(scale))
    while digits.count < places { digits = "0" + digits }
    while digits.hasSuffix("0") { digits.removeLast() }
    return sign + String(scaled / Int(scale)) + (digits.isEmpty ? "" : "." + digits)
  }
}
