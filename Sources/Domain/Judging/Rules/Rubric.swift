import Journal

/// One heading that judges mark.
package struct RubricItem: Hashable, Sendable {
  package let name: String
  package let max: Mark
  package let step: Mark
  package let description: String
  package let levels: [String]
}

/// The rules of one round: what is marked, in which steps, and how a result comes of it
/// (domain.md §6).
package struct Rubric: Hashable, Sendable {
  /// The lowest and the highest total a judge may give.
  package struct Range: Hashable, Sendable {
    package let low: Mark
    package let high: Mark
  }

  package let title: String
  /// Empty where judges give totals alone.
  package let items: [RubricItem]
  package let range: Range?
  /// Of a total.
  package let step: Mark
  /// The total that a sheet starts from, where the notice names one.
  package let start: Mark?
  package let decimals: Int
  /// How many extremes to drop at each end; nil = one.
  package let trim: Int?
  package let quota: Int?
  /// Awards of each class, the highest first: the lines that a tie may cross beside the quota.
  package let awards: [Int]
  /// Equal results are ordered by item means, in the order of the items.
  package let tieByItems: Bool
  /// After two second places comes the fourth; else the third.
  package let sharedPlacesSkip: Bool
  /// What each panel counts; together one.
  package let weights: [Fraction]
  let weightTexts: [String]
  package let overtime: Overtime
  /// Whether the notice brought a table of its own.
  let hasOwnOvertime: Bool
  /// What speaking too short costs; nothing unless the notice says so.
  package let undertime: Overtime
  /// The first speaker's marks are held back until the second has spoken (domain.md §6.9).
  package let holdsFirst: Bool

  static let keys = [
    "title", "items", "range", "step", "start", "decimals", "trim", "quota", "awards", "tie",
    "places", "weights", "overtime", "undertime", "hold_first",
  ]

  /// Reads the form of `round open` (cli.md 27); what is wrong is refused by the name of its key.
  package init(_ document: JSON) throws {
    let form = try RuleForm(document, keys: Rubric.keys)
    title = try form.words("title", atMost: 200) ?? ""
    step = try Rubric.positive("step", of: form, else: "0.01")
    items = try Rubric.items(of: form, step: step)
    range = try Rubric.range(of: form, step: step, items: items)
    start = try form.mark("start")
    decimals = try form.whole("decimals", in: 0...ScoreRules.decimals) ?? 2
    trim = try form.whole("trim", in: 0...ScoreRules.trim)
    quota = try form.whole("quota", in: 1...ScoreRules.places)
    awards = try ScoreRules.awards(of: form)
    tieByItems = try form.choice("tie", of: ["shared", "items"]) == "items"
    sharedPlacesSkip = try form.choice("places", of: ["skip", "dense"]) == "skip"
    (weights, weightTexts) = try Rubric.weights(of: form)
    overtime = try Overtime(form.list("overtime"), at: "overtime")
    hasOwnOvertime = form["overtime"] != nil
    undertime = try Overtime(form.list("undertime"), at: "undertime", usually: .none)
    holdsFirst = try form.flag("hold_first")
    if tieByItems, items.isEmpty { throw RuleForm.fault("no_items", "tie") }
    if let start { try check(start, at: "start") }
  }

  /// What the items' highest marks add up to; 100 without items.
  package var fullMarks: Fraction {
    items.isEmpty ? Fraction(100) : .sum(items.map(\.max.value))
  }

  /// What makes full marks a hundred.
  package var factor: Fraction { Fraction(100).divided(by: fullMarks) ?? .one }

  /// The lowest and highest total allowed, whichever way it comes about.
  var bounds: (low: Fraction, high: Fraction) {
    (range?.low.value ?? .zero, range?.high.value ?? fullMarks)
  }

  var scoreRules: ScoreRules {
    ScoreRules(
      weights: weights, decimals: decimals, trim: trim, factor: factor, overtime: overtime,
      undertime: undertime)
  }
}

/// Reading the parts.
extension Rubric {
  private static let mostItems = 30

  static func positive(_ key: String, of form: RuleForm, else standard: String?) throws -> Mark {
    let mark = try form.mark(key) ?? standard.map { try Mark($0, at: form.path(key)) }
    guard let mark else { throw RuleForm.fault("missing_key", form.path(key)) }
    guard mark.value.isPositive else { throw RuleForm.fault("not_positive", form.path(key)) }
    return mark
  }

  private static func items(of form: RuleForm, step: Mark) throws -> [RubricItem] {
    let list = try form.list("items") ?? []
    guard list.count <= mostItems else {
      throw RuleForm.fault("list_too_long", "items", ["limit": String(mostItems)])
    }
    var out = [RubricItem]()
    for (index, value) in list.enumerated() {
      let item = try item(value, at: "items[\(index)]", step: step)
      if out.contains(where: { $0.name.utf8.elementsEqual(item.name.utf8) }) {
        throw RuleForm.fault("name_twice", "items[\(index)].name", ["value": item.name])
      }
      out.append(item)
    }
    return out
  }

  private static func item(_ value: JSON, at place: String, step: Mark) throws -> RubricItem {
    let form = try RuleForm(
      value, at: place, keys: ["name", "max", "step", "description", "levels"])
    guard let name = try form.words("name", atMost: 60), !name.isEmpty, !name.contains("=") else {
      throw RuleForm.fault("no_name", form.path("name"))
    }
    let max = try positive("max", of: form, else: nil)
    let own = try positive("step", of: form, else: step.typed)
    guard max.value.isMultiple(of: own.value) else {
      throw RuleForm.fault("off_step", form.path("max"), ["value": max.typed, "step": own.typed])
    }
    let levels = try (form.list("levels") ?? []).enumerated().map { index, level in
      try RuleForm.words(level, at: form.path("levels[\(index)]"), atMost: 200)
    }
    return RubricItem(
      name: name, max: max, step: own,
      description: try form.words("description", atMost: 500) ?? "", levels: levels)
  }

  private static func range(
    of form: RuleForm, step: Mark, items: [RubricItem]
  ) throws -> Range? {
    guard let ends = try form.list("range") else { return nil }
    guard ends.count == 2 else { throw RuleForm.fault("not_a_range", "range") }
    let marks = try ends.enumerated().map { try RuleForm.mark($1, at: "range[\($0)]") }
    guard marks[0].value < marks[1].value else { throw RuleForm.fault("not_a_range", "range") }
    for (index, mark) in marks.enumerated() where !mark.value.isMultiple(of: step.value) {
      throw RuleForm.fault(
        "off_step", "range[\(index)]", ["value": mark.typed, "step": step.typed])
    }
    let full = Fraction.sum(items.map(\.max.value))
    if !items.isEmpty, full < marks[1].value {
      throw RuleForm.fault(
        "over_items", "range[1]", ["value": marks[1].typed, "full": full.plain])
    }
    return Range(low: marks[0], high: marks[1])
  }

  private static func weights(of form: RuleForm) throws -> ([Fraction], [String]) {
    guard let list = try form.list("weights") else { return ([.one], []) }
    let texts = try list.enumerated().map { index, value in
      try ScoreRules.weight(value, at: "weights[\(index)]")
    }
    try ScoreRules.checkWeights(texts.map(\.value), at: "weights")
    return (texts.map(\.value), texts.map(\.typed))
  }
}
