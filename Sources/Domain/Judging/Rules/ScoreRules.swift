import Journal

/// What the arithmetic itself needs of the rules.
struct ScoreRules: Hashable, Sendable {
  /// Caps of what rules may ask for.
  static let decimals = 6
  static let trim = 100
  static let places = 100_000
  static let panels = 16

  var weights: [Fraction]
  var decimals = 2
  var trim: Int?
  /// What makes full marks a hundred.
  var factor = Fraction.one
  var overtime = Overtime.standard
  var undertime = Overtime.none

  /// The part of a panel: a decimal, or a fraction such as `1/3`.
  static func weight(_ value: JSON, at place: String) throws -> (typed: String, value: Fraction) {
    let typed = value.string ?? value.integer.map(String.init) ?? value.line
    let parts = typed.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count) else {
      throw RuleForm.fault("not_a_decimal", place, ["value": String(typed.prefix(40))])
    }
    let marks = try parts.map { try Mark($0, at: place).value }
    let weight = marks.count == 2 ? marks[0].divided(by: marks[1]) : marks[0]
    guard let weight, weight.isPositive else { throw RuleForm.fault("not_positive", place) }
    return (typed, weight)
  }

  static func checkWeights(_ weights: [Fraction], at place: String) throws {
    guard weights.count <= panels else {
      throw RuleForm.fault("list_too_long", place, ["limit": String(panels)])
    }
    let sum = Fraction.sum(weights)
    guard sum == .one else { throw RuleForm.fault("weights_sum", place, ["sum": sum.plain]) }
  }

  /// How many awards of each class, the highest class first.
  static func awards(of form: RuleForm) throws -> [Int] {
    let list = try form.list("awards") ?? []
    guard list.count <= 20 else {
      throw RuleForm.fault("list_too_long", form.path("awards"), ["limit": "20"])
    }
    return try list.enumerated().map { index, value in
      try RuleForm.whole(value, at: form.path("awards[\(index)]"), in: 1...places)
    }
  }

  /// Behind which places a tie must be decided: the quota's and each award's last one.
  static func lines(quota: Int?, awards: [Int]) -> [Int] {
    var lines = quota.map { [$0] } ?? []
    var last = 0
    for count in awards {
      last += count
      if !lines.contains(last) { lines.append(last) }
    }
    return lines.sorted()
  }
}
