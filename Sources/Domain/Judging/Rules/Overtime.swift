/// What speaking too long costs: a table by whole seconds over the limit (domain.md §6.10). A
/// notice may have another one for speaking too short, by whole seconds under the least.
package struct Overtime: Hashable, Sendable {
  /// From this many seconds over on, this much.
  struct Step: Hashable, Sendable {
    let seconds: Int
    let amount: Mark
  }

  static let longest = 86_400
  let steps: [Step]

  /// Up to 30 seconds nothing, from 31 a half, from 60 one; no more than that.
  package static let standard = Overtime(steps: [
    Step(seconds: 31, amount: Mark(of: Fraction(1) * half)),
    Step(seconds: 60, amount: Mark(of: .one)),
  ])

  /// Takes nothing off.
  package static let none = Overtime(steps: [])

  private static var half: Fraction { Fraction.one.divided(by: Fraction(2)) ?? .zero }

  private init(steps: [Step]) { self.steps = steps }

  /// Null stands for the usual table, an empty list for none.
  init(_ rows: [JSON]?, at place: String, usually standard: Overtime = .standard) throws {
    guard let rows else {
      self = standard
      return
    }
    guard rows.count <= 100 else {
      throw RuleForm.fault("list_too_long", place, ["limit": "100"])
    }
    var steps = [Step]()
    for (index, row) in rows.enumerated() {
      let here = "\(place)[\(index)]"
      guard let cells = row.array, cells.count == 2 else {
        throw RuleForm.fault("not_a_row", here)
      }
      let step = Step(
        seconds: try RuleForm.whole(cells[0], at: here + "[0]", in: 1...Overtime.longest),
        amount: try RuleForm.mark(cells[1], at: here + "[1]"))
      if let last = steps.last,
        step.seconds <= last.seconds || step.amount.value < last.amount.value
      {
        throw RuleForm.fault("table_order", here)
      }
      steps.append(step)
    }
    self.steps = steps
  }

  package func deduction(of seconds: Int) -> Fraction {
    steps.last { $0.seconds <= seconds }?.amount.value ?? .zero
  }

  /// Seconds and amounts by turns, as a stored rubric has them.
  var words: [String] { steps.flatMap { [String($0.seconds), $0.amount.typed] } }

  var document: JSON {
    .array(
      steps.map { .array([.number($0.seconds), .string($0.amount.typed)]) })
  }
}
