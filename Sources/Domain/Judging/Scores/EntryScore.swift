import Journal

/// One entry's result, exact, with the way to it.
package struct EntryScore: Sendable {
  package let entry: String
  /// Sheets that count, before extremes are dropped.
  package let valid: Int
  /// Every mark dropped, the highest first.
  package let dropped: [Mark]
  /// `644/7` for one panel, a reduced fraction where panels were weighted or marks scaled.
  package let meanText: String?
  package let deduction: Fraction
  package let deductionText: String
  /// What ranks; nil where there is no result.
  package let exact: Fraction?
  /// Rounded once, at the end.
  package let final: String?
  package let derivation: Derivation
  /// Means over all valid sheets, item by item; nil where a sheet holds only a total.
  let itemMeans: [Fraction]?

  package init(_ sheets: EntrySheets, rubric: Rubric) throws {
    try self.init(sheets, rules: rubric.scoreRules, items: rubric.items.count)
  }

  init(_ sheets: EntrySheets, rules: ScoreRules, items: Int = 0) throws {
    let panels = try EntryScore.panels(sheets, rules: rules)
    var derivation = Derivation()
    for (index, panel) in panels.enumerated() {
      if panels.count > 1 {
        let places = ["number": String(index + 1), "weight": panel.weight.plain]
        derivation.add("panel", places)
      }
      panel.tell(&derivation, trim: rules.trim)
    }
    entry = sheets.entry
    valid = panels.reduce(0) { $0 + $1.valid.count }
    itemMeans = EntryScore.itemMeans(panels, items: items)
    let over = rules.overtime.deduction(of: sheets.overSeconds ?? 0)
    let under = rules.undertime.deduction(of: sheets.underSeconds ?? 0)
    deduction = .sum(sheets.deductions.map(\.value)) + over + under
    deductionText = deduction.padded(to: rules.decimals)

    let enough = EntryScore.isEnough(panels, sheets, &derivation)
    let mean = enough ? EntryScore.mean(panels, rules, &derivation) : nil
    dropped = panels.flatMap(\.dropped).sorted { Mark.isBefore($1, $0) }
    meanText = mean.map { panels.count == 1 && rules.factor == .one ? panels[0].meanText : "\($0)" }
    let exact = mean.map { [deduction] in $0 - deduction }
    let final = exact?.rounded(to: rules.decimals)
    if let exact, let final {
      let times = [
        ("overtime", sheets.overSeconds ?? 0, over.padded(to: rules.decimals)),
        ("undertime", sheets.underSeconds ?? 0, under.padded(to: rules.decimals)),
      ].filter { $0.1 > 0 }
      EntryScore.tellDeductions(sheets, times, deductionText, exact, &derivation)
      derivation.add("rounded", ["decimals": String(rules.decimals), "final": final])
    }
    self.exact = exact
    self.final = final
    self.derivation = derivation
  }

  private static func panels(_ sheets: EntrySheets, rules: ScoreRules) throws -> [PanelScore] {
    if let lost = sheets.sheets.first(where: { !rules.weights.indices.contains($0.panel) }) {
      throw RuleForm.fault("unknown_panel", lost.judge, ["panel": String(lost.panel)])
    }
    var judges = Set<[UInt8]>()
    for sheet in sheets.sheets where sheet.standing == .valid {
      guard judges.insert(Array(sheet.judge.utf8)).inserted else {
        throw RuleForm.fault("judge_twice", sheets.entry, ["judge": sheet.judge])
      }
    }
    return try rules.weights.enumerated().map { index, weight in
      try PanelScore(
        sheets.sheets.filter { $0.panel == index }, weight: weight, trim: rules.trim)
    }
  }

  /// Under three sheets in a panel there is no result, unless the chief judge decided so.
  private static func isEnough(
    _ panels: [PanelScore], _ sheets: EntrySheets, _ derivation: inout Derivation
  ) -> Bool {
    let least = panels.map(\.valid.count).min() ?? 0
    if least >= Trimming.least { return true }
    let allowed = least > 0 && sheets.decidedByChief
    derivation.add(allowed ? "by_chief" : least == 0 ? "none" : "too_few", ["count": "\(least)"])
    return allowed
  }

  /// Weighted from the exact means of the panels, then scaled.
  private static func mean(
    _ panels: [PanelScore], _ rules: ScoreRules, _ derivation: inout Derivation
  ) -> Fraction? {
    var mean = Fraction.zero
    for panel in panels {
      guard let own = panel.mean else { return nil }
      mean = mean + panel.weight * own
    }
    if panels.count > 1 {
      let parts = panels.map { "\($0.weight.plain) × \($0.meanText)" }.joined(separator: " + ")
      derivation.add("weighted", ["parts": parts, "value": mean.equation])
    }
    guard rules.factor != .one else { return mean }
    let scaled = mean * rules.factor
    derivation.add("scaled", ["factor": rules.factor.plain, "value": scaled.equation])
    return scaled
  }

  private static func tellDeductions(
    _ sheets: EntrySheets, _ times: [(step: String, seconds: Int, amount: String)],
    _ total: String, _ exact: Fraction, _ derivation: inout Derivation
  ) {
    for time in times {
      derivation.add(time.step, ["seconds": String(time.seconds), "amount": time.amount])
    }
    if !sheets.deductions.isEmpty {
      derivation.add("deductions", ["list": Derivation.list(sheets.deductions)])
    }
    guard !times.isEmpty || !sheets.deductions.isEmpty else { return }
    derivation.add("deducted", ["total": total, "value": exact.equation])
  }

  /// For ties: each item's mean over all valid sheets, untrimmed; panels by their weights.
  private static func itemMeans(_ panels: [PanelScore], items: Int) -> [Fraction]? {
    guard items > 0 else { return nil }
    var means = [Fraction](repeating: .zero, count: items)
    for panel in panels {
      guard let part = panel.weight.divided(by: Fraction(panel.valid.count)) else { return nil }
      for sheet in panel.valid {
        guard case .items(let marks) = sheet, marks.count == items else { return nil }
        for (index, mark) in marks.enumerated() { means[index] = means[index] + part * mark.value }
      }
    }
    return means
  }
}
