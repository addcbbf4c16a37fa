import Journal

/// A file of marks for `score compute` (cli.md 28): one entry, or `entries` that are ranked.
package enum ScoreFile {
  private static let entryKeys = [
    "entry", "title", "panels", "recused", "deductions", "over_seconds", "under_seconds",
  ]
  private static let ruleKeys = ["decimals", "trim", "overtime", "undertime"]
  private static let rankKeys = ["entries", "quota", "awards", "places", "decided"]
  private static let mostEntries = 10_000
  private static let mostMarks = 1_000

  /// The item of one entry, or the document of a ranking.
  package static func document(_ document: JSON) throws -> JSON {
    guard document["entries"] == nil else { return try ranking(document) }
    let form = try RuleForm(document, keys: entryKeys + ruleKeys)
    let rules = try rules(of: form)
    return try score(form, rules).item(title: form.words("title", atMost: 200))
  }

  private static func ranking(_ document: JSON) throws -> JSON {
    let form = try RuleForm(document, keys: rankKeys + ruleKeys)
    let rules = try rules(of: form)
    let list = try form.list("entries") ?? []
    guard list.count <= mostEntries else {
      throw RuleForm.fault("list_too_long", "entries", ["limit": String(mostEntries)])
    }
    var titles: [[UInt8]: String] = [:]
    let scores = try list.enumerated().map { index, value in
      let entry = try RuleForm(value, at: "entries[\(index)]", keys: entryKeys)
      let score = try score(entry, rules)
      guard !score.entry.isEmpty else { throw RuleForm.fault("no_name", entry.path("entry")) }
      titles[Array(score.entry.utf8)] = try entry.words("title", atMost: 200)
      return score
    }
    let lines = ScoreRules.lines(
      quota: try form.whole("quota", in: 1...ScoreRules.places),
      awards: try ScoreRules.awards(of: form))
    let skips = try form.choice("places", of: ["skip", "dense"]) == "skip"
    let ranking = try Ranking(
      scores, tying: TieRules(skips: skips, lines: lines), decimals: rules.decimals,
      decided: try decisions(of: form))
    if let unused = ranking.unusedDecisions.first {
      let names = unused.joined(separator: " ")
      throw RuleForm.fault("decision_unused", "decided", ["entries": names])
    }
    return ranking.document(round: nil) { titles[Array($0.utf8)] }
  }

  private static func decisions(of form: RuleForm) throws -> [[String]] {
    try (form.list("decided") ?? []).enumerated().map { index, order in
      guard let names = order.array else { throw RuleForm.fault("not_a_list", "decided[\(index)]") }
      return try names.enumerated().map {
        try RuleForm.words($1, at: "decided[\(index)][\($0)]", atMost: 200)
      }
    }
  }

  private static func rules(of form: RuleForm) throws -> ScoreRules {
    ScoreRules(
      weights: [.one], decimals: try form.whole("decimals", in: 0...ScoreRules.decimals) ?? 2,
      trim: try form.whole("trim", in: 0...ScoreRules.trim),
      overtime: try Overtime(form.list("overtime"), at: form.path("overtime")),
      undertime: try Overtime(
        form.list("undertime"), at: form.path("undertime"), usually: .none))
  }

  private static func score(_ form: RuleForm, _ rules: ScoreRules) throws -> EntryScore {
    guard let panels = try form.list("panels"), !panels.isEmpty else {
      throw RuleForm.fault("missing_key", form.path("panels"))
    }
    var rules = rules
    rules.weights = []
    var sheets: [Sheet] = []
    for (index, value) in panels.enumerated() {
      let panel = try RuleForm(
        value, at: form.path("panels[\(index)]"), keys: ["weight", "marks"])
      rules.weights.append(try weight(of: panel, alone: panels.count == 1))
      sheets += try marks(of: panel, index: index, after: sheets.count)
    }
    try ScoreRules.checkWeights(rules.weights, at: form.path("panels"))
    try recuse(form, &sheets)
    let deductions = try (form.list("deductions") ?? []).enumerated().map {
      try RuleForm.mark($1, at: form.path("deductions[\($0)]"))
    }
    let over = try form.whole("over_seconds", in: 0...Overtime.longest)
    let under = try form.whole("under_seconds", in: 0...Overtime.longest)
    return try EntryScore(
      EntrySheets(
        entry: form.words("entry", atMost: 200) ?? "", sheets: sheets, deductions: deductions,
        overSeconds: over, underSeconds: under),
      rules: rules)
  }

  private static func weight(of panel: RuleForm, alone: Bool) throws -> Fraction {
    if let value = panel["weight"] {
      return try ScoreRules.weight(value, at: panel.path("weight")).value
    }
    guard alone else { throw RuleForm.fault("missing_key", panel.path("weight")) }
    return .one
  }

  /// A null is an absent judge's.
  private static func marks(
    of panel: RuleForm, index: Int, after count: Int
  ) throws -> [Sheet] {
    guard let list = try panel.list("marks") else {
      throw RuleForm.fault("missing_key", panel.path("marks"))
    }
    guard list.count <= mostMarks else {
      throw RuleForm.fault("list_too_long", panel.path("marks"), ["limit": String(mostMarks)])
    }
    return try list.enumerated().map { seat, value in
      let judge = String(count + seat)
      guard value != .null else { return Sheet(judge: judge, standing: .absent, panel: index) }
      let mark = try RuleForm.mark(value, at: panel.path("marks[\(seat)]"))
      return Sheet(judge: judge, standing: .valid, marks: .total(mark), panel: index)
    }
  }

  /// `recused` counts through all panels' marks, absent ones included.
  private static func recuse(_ form: RuleForm, _ sheets: inout [Sheet]) throws {
    for (index, value) in try (form.list("recused") ?? []).enumerated() {
      let place = form.path("recused[\(index)]")
      let seat = try RuleForm.whole(value, at: place, in: 0...max(0, sheets.count - 1))
      guard sheets.indices.contains(seat), sheets[seat].standing != .recused else {
        throw RuleForm.fault("seat_twice", place, ["value": String(seat)])
      }
      sheets[seat] = Sheet(
        judge: sheets[seat].judge, standing: .recused, panel: sheets[seat].panel)
    }
  }
}
