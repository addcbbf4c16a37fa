/// What one judge gave one entry.
package enum SheetMarks: Hashable, Sendable {
  case total(Mark)
  /// In the rubric's order.
  case items([Mark])

  package var total: Fraction {
    switch self {
    case .total(let mark): mark.value
    case .items(let marks): .sum(marks.map(\.value))
    }
  }

  /// The total as typed, or as the items make it.
  var totalMark: Mark {
    if case .total(let mark) = self { return mark }
    return Mark(of: total)
  }

  /// Whether two typings of a sheet say the same: `92.5` and `92.50` do.
  package func sameMarks(as other: SheetMarks) -> Bool {
    switch (self, other) {
    case (.total(let one), .total(let two)): one.value == two.value
    case (.items(let one), .items(let two)): one.map(\.value) == two.map(\.value)
    case (.total, .items), (.items, .total): false
    }
  }

  /// One text for a field of a record: `92.50`, or `=30;28.5;19` in the rubric's order.
  package var stored: String {
    switch self {
    case .total(let mark): mark.typed
    case .items(let marks): "=" + marks.map(\.typed).joined(separator: ";")
    }
  }

  /// Nil for any text that no marks are stored as.
  package init?(stored text: String) {
    guard text.hasPrefix("=") else {
      guard let mark = try? Mark(text, at: "total") else { return nil }
      self = .total(mark)
      return
    }
    let parts = text.dropFirst().split(separator: ";", omittingEmptySubsequences: false)
    let marks = parts.compactMap { try? Mark(String($0), at: "items") }
    guard marks.count == parts.count else { return nil }
    self = .items(marks)
  }
}

/// Whether a sheet counts, and why not (domain.md §6.1). None that does not is ever a zero.
package enum SheetStanding: String, CaseIterable, Sendable {
  case valid
  case absent
  case recused
  case void
  case late
  case toCheck = "to_check"
}

/// One judge's sheet for one entry.
package struct Sheet: Hashable, Sendable {
  package let judge: String
  package let standing: SheetStanding
  package let marks: SheetMarks?
  /// Which of the rubric's panels the judge sits in.
  package let panel: Int

  package init(
    judge: String, standing: SheetStanding, marks: SheetMarks? = nil, panel: Int = 0
  ) {
    self.judge = judge
    self.standing = standing
    self.marks = marks
    self.panel = panel
  }
}

/// All that is known of one entry of a round when its result is worked out.
package struct EntrySheets: Hashable, Sendable {
  package let entry: String
  package let sheets: [Sheet]
  /// Taken off after the mean.
  package let deductions: [Mark]
  package let overSeconds: Int?
  package let underSeconds: Int?
  /// The chief judge decided in writing that one or two sheets are enough.
  package let decidedByChief: Bool

  package init(
    entry: String, sheets: [Sheet], deductions: [Mark] = [], overSeconds: Int? = nil,
    underSeconds: Int? = nil, decidedByChief: Bool = false
  ) {
    self.entry = entry
    self.sheets = sheets
    self.deductions = deductions
    self.overSeconds = overSeconds
    self.underSeconds = underSeconds
    self.decidedByChief = decidedByChief
  }
}
