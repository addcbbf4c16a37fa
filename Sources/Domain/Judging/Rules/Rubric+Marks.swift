import Journal

/// Marks as typed, held against the rubric.
extension Rubric {
  /// A total in the rubric's range and step.
  package func total(_ text: String) throws -> SheetMarks {
    if tieByItems { throw RuleForm.fault("items_needed", "total") }
    let mark = try Mark(text, at: "total")
    try check(mark, at: "total")
    return .total(mark)
  }

  /// One mark for each item, in any order.
  package func items(_ marks: [(name: String, mark: String)]) throws -> SheetMarks {
    guard !items.isEmpty else { throw RuleForm.fault("no_items", "items") }
    var found = [Mark?](repeating: nil, count: items.count)
    for (name, text) in marks {
      let place = String(name.prefix(60))
      guard let index = items.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
        let known = items.map(\.name).joined(separator: " ")
        throw RuleForm.fault("item_unknown", place, ["known": known])
      }
      guard found[index] == nil else { throw RuleForm.fault("name_twice", place, ["value": name]) }
      found[index] = try mark(text, for: items[index])
    }
    let given = found.compactMap { $0 }
    if let missing = zip(items, found).first(where: { $0.1 == nil }) {
      throw RuleForm.fault("item_missing", missing.0.name)
    }
    let sheet = SheetMarks.items(given)
    try checkBounds(sheet.total, typed: sheet.total.plain, at: "total")
    return sheet
  }

  private func mark(_ text: String, for item: RubricItem) throws -> Mark {
    let mark = try Mark(text, at: item.name)
    guard mark.value <= item.max.value else {
      throw RuleForm.fault(
        "out_of_range", item.name, ["value": mark.typed, "low": "0", "high": item.max.typed])
    }
    try Rubric.checkStep(mark, item.step, at: item.name)
    return mark
  }

  func check(_ total: Mark, at place: String) throws {
    try checkBounds(total.value, typed: total.typed, at: place)
    try Rubric.checkStep(total, step, at: place)
  }

  private func checkBounds(_ total: Fraction, typed: String, at place: String) throws {
    let (low, high) = bounds
    guard low <= total, total <= high else {
      throw RuleForm.fault(
        "out_of_range", place, ["value": typed, "low": low.plain, "high": high.plain])
    }
  }

  private static func checkStep(_ mark: Mark, _ step: Mark, at place: String) throws {
    guard mark.value.isMultiple(of: step.value) else {
      throw RuleForm.fault("off_step", place, ["value": mark.typed, "step": step.typed])
    }
  }

  /// Whether marks that came from elsewhere are such as this rubric lets a judge give; throws the
  /// reason where they are not.
  package func check(_ marks: SheetMarks) throws {
    switch marks {
    case .total(let mark): _ = try total(mark.typed)
    case .items(let given):
      guard given.count == items.count else { throw RuleForm.fault("items_count", "items") }
      _ = try items(zip(items, given).map { ($0.name, $1.typed) })
    }
  }
}
