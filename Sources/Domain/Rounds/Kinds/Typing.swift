import Journal

/// One person's typing of one sheet.
struct Typing {
  let record: RecordState
  let entry: RecordID
  let judge: RecordID
  /// As stored; `absent` where the judge gave none.
  let marks: String
  let rubric: String
  let state: String
  /// Two values stand side by side in it.
  let isOpen: Bool

  init?(_ record: RecordState, desk: Desk) {
    guard !record.isDeleted,
      let entry = record.shown("entry", at: desk).flatMap({ RecordID(uuid: $0) }),
      let judge = record.shown("judge", at: desk).flatMap({ RecordID(uuid: $0) }),
      let marks = record.shown("marks", at: desk)
    else { return nil }
    self.record = record
    self.entry = entry
    self.judge = judge
    self.marks = marks
    rubric = record.shown("rubric", at: desk) ?? ""
    state = record.shown("state", at: desk) ?? SheetState.draft
    isOpen = ["marks", "state", "rubric"].contains { record.needsPerson($0, rules: desk.rules) }
  }

  /// What a closing names of it.
  var dots: [Dot] { ["marks", "state"].flatMap { record.dots(of: $0) } }

  /// Whether the closing knew just this.
  func isNamed(by closing: Closing) -> Bool {
    dots.allSatisfy { closing.dots.contains($0.hash.hex) }
  }

  var parsed: SheetMarks? { SheetMarks(stored: marks) }
}

/// What all typings of one judge's sheet for one entry come to.
struct SheetGroup {
  let entry: RecordID
  let judge: RecordID
  let typings: [Typing]

  /// The typings that still stand.
  var standing: [Typing] { typings.filter { $0.state != SheetState.void } }

  /// Equal typings merge silently; different ones wait until someone looks at the paper.
  var differ: Bool {
    guard let first = standing.first else { return false }
    return standing.contains { $0.isOpen || !SheetGroup.same($0, first) }
  }

  private static func same(_ left: Typing, _ right: Typing) -> Bool {
    guard left.rubric == right.rubric else { return false }
    if let a = left.parsed, let b = right.parsed { return a.sameMarks(as: b) }
    return left.marks == right.marks
  }

  var isSigned: Bool { standing.contains { $0.state == SheetState.signed } }

  /// As the arithmetic takes it under the rubric in force; a draft is no sheet yet.
  func standing(rubric: String, recused: Bool) -> (standing: SheetStanding, marks: String?) {
    if recused { return (.recused, nil) }
    guard let first = standing.first else { return (typings.isEmpty ? .absent : .void, nil) }
    if differ { return (.toCheck, nil) }
    guard isSigned, first.marks != SheetRules.absent else { return (.absent, nil) }
    // Never ranked in one list with sheets of another rubric (domain.md §5.8).
    guard first.rubric == rubric else { return (.void, nil) }
    return (.valid, (standing.first { $0.state == SheetState.signed } ?? first).marks)
  }

  static func groups(_ typings: [Typing]) -> [SheetGroup] {
    var groups: [[RecordID]: [Typing]] = [:]
    for typing in typings { groups[[typing.entry, typing.judge], default: []].append(typing) }
    return groups.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { key in
      SheetGroup(entry: key[0], judge: key[1], typings: groups[key] ?? [])
    }
  }
}
