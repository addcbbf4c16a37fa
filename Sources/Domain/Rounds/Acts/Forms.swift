import Journal

/// Brings a judge away from the hall what he judges by, into the `parent` of his own unit: rubric,
/// entries in their order, his recusals, and whether sheets are still taken.
enum Forms {
  /// Forms of all such judges, as far as something of them is new. `nil` leaves a part as it is.
  static func drafts(
    _ book: RoundBook, stage: String? = nil, draw: DrawnOrder? = nil, rubric: String? = nil
  ) throws -> [Draft] {
    // Who gave up his seat is told nothing more.
    try book.judges().filter { $0.replacedBy == nil }.flatMap { judge in
      try drafts(book, judge: judge, stage: stage, draw: draw, rubric: rubric)
    }
  }

  /// Nothing before the draw: only what was drawn is judged.
  static func drafts(
    _ book: RoundBook, judge: RoundBook.Judge, stage: String? = nil, draw: DrawnOrder? = nil,
    rubric: String? = nil, recused: [RecordID] = []
  ) throws -> [Draft] {
    guard judge.isAway, let unit = judge.unit, let drawn = draw ?? book.draw else { return [] }
    let desk = book.desk
    let scope = Scope(unit, .parent)
    guard desk.organisation.mayWrite(desk.unit, in: scope) else { return [] }
    let id = RoundIDs.form(judge: judge.id)
    var form = try FieldWriter(id, RoundKinds.form, in: scope, desk: desk)
    form.put("round", book.id.description)
    form.put("judge", judge.id.description)
    form.put("name", judge.name)
    form.put("title", book.title)
    form.put("rubric", rubric ?? book.rubricText)
    form.put("entries", book.entrants.stored)
    form.put("draw", drawn.published.stored)
    form.put("stage", stage ?? book.stage)
    if !judge.kept.isEmpty {
      form.put("kept", judge.kept.map(\.description).joined(separator: " "))
    }
    for entry in judge.recused + recused { form.add("recused", entry.description) }
    var drafts = [form.draft(in: scope)]
    for entry in drawn.order {
      guard let held = try Entries.held(entry, desk: desk) else { continue }
      var item = try FieldWriter(
        RoundIDs.formEntry(form: id, entry: entry), RoundKinds.formEntry, in: scope, desk: desk)
      // Written once: the draw froze what the judge is shown.
      guard item.held == nil else { continue }
      item.put("form", id.description)
      item.put("title", held.title)
      item.put("speaker", held.speaker)
      drafts.append(item.draft(in: scope))
    }
    return drafts.compactMap { $0 }
  }
}
