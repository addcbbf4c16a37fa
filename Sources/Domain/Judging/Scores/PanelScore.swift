/// One panel's sheets for one entry, trimmed and averaged.
struct PanelScore: Sendable {
  let weight: Fraction
  let valid: [SheetMarks]
  let trimming: Trimming
  /// How many sheets do not count, by why.
  private let leftOut: [(standing: SheetStanding, count: Int)]

  init(_ sheets: [Sheet], weight: Fraction, trim: Int?) throws {
    self.weight = weight
    var valid = [SheetMarks]()
    for sheet in sheets where sheet.standing == .valid {
      guard let marks = sheet.marks else { throw RuleForm.fault("no_marks", sheet.judge) }
      valid.append(marks)
    }
    self.valid = valid
    trimming = Trimming(valid.map(\.totalMark), trim: trim)
    leftOut = SheetStanding.allCases.compactMap { standing in
      let count = sheets.filter { $0.standing == standing }.count
      return standing == .valid || count == 0 ? nil : (standing, count)
    }
  }

  var sum: Fraction { .sum(trimming.kept.map(\.value)) }

  /// Nil without a single mark.
  var mean: Fraction? { sum.divided(by: Fraction(trimming.kept.count)) }

  /// `644/7`: not reduced, so that anyone can find the sum and the number of marks again.
  var meanText: String { sum.plain + "/" + String(trimming.kept.count) }

  var dropped: [Mark] { trimming.low + trimming.high }

  func tell(_ derivation: inout Derivation, trim: Int?) {
    let marks = Derivation.list(valid.map(\.totalMark))
    derivation.add("valid", ["count": String(valid.count), "marks": marks.isEmpty ? "—" : marks])
    for (standing, count) in leftOut {
      derivation.add(standing.rawValue, ["count": String(count)])
    }
    guard !valid.isEmpty else { return }
    tellTrimming(&derivation, trim: trim)
    if let mean { derivation.add("mean", ["sum": meanText, "value": mean.equation]) }
  }

  private func tellTrimming(_ derivation: inout Derivation, trim: Int?) {
    let (wanted, used) = (trimming.wanted, trimming.used)
    if wanted == 0 { derivation.add("untrimmed") }
    if used < wanted, trim != nil {
      derivation.add("shrunk", ["wanted": String(wanted), "used": String(used)])
    }
    if wanted > 0, used == 0 { derivation.add("few") }
    if used > 0 {
      derivation.add(
        "dropped",
        [
          "count": String(used), "high": Derivation.list(trimming.high.reversed()),
          "low": Derivation.list(trimming.low),
        ])
    }
  }
}
