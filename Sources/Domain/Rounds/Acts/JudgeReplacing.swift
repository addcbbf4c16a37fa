import Journal

/// `judge replace`: another takes a judge's seat (domain.md §3, judge assignment).
enum JudgeReplacing {
  /// What the one before signed stays, unless he is recused or the sheet is to check; for every
  /// other entry the seat is the new one's, and absent until he marks. No word of the one before
  /// is taken from then on.
  static func decide(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try RoundAct(desk, call, key: "round")
    let name = try call.required("judge")
    let by = try call.required("by")
    _ = try call.required("reason")
    try Judges.checkName(by, "by")
    let unit = try call.unit("unit", at: desk)
    try act.expectBeside(RoundStage.open)
    let book = act.book
    let gone = try book.judge(named: name)
    let id = RoundIDs.judge(round: book.id, name: by)
    if gone.replacedBy == id { return try act.decision(id, ("replaces", .string(name))) }
    if gone.replacedBy != nil { throw try self.gone(gone, book) }
    if try book.judges().contains(where: { $0.id == id || PlainText.compared($0.name) == by }) {
      throw SiweiError("judge.already", .refused, ["judge": by, "round": book.title])
    }
    let kept = try kept(of: gone, book)
    let new = RoundBook.Judge(
      record: RecordState(id: id, scope: book.scope, kind: RoundKinds.judge), name: by, unit: unit,
      seat: gone.seat, panel: gone.panel, isAway: try Judges.isAway(unit, act, held: nil),
      recused: unit.map { book.entrants.ids(of: $0) } ?? [], replaces: gone.id, kept: kept)
    try write(new, over: gone, &act)
    let open = (book.draw?.order.sorted() ?? book.entrants.ids).filter {
      !kept.contains($0) && !new.recused.contains($0)
    }
    return try act.decision(
      id, ("replaces", .string(name)), ("kept", Judges.ids(kept)),
      ("absent", Judges.ids(open)), ("recused", Judges.ids(new.recused)),
      ("away", .bool(new.isAway)))
  }

  static func gone(_ judge: RoundBook.Judge, _ book: RoundBook) throws -> SiweiError {
    let by = try book.judges().first { $0.id == judge.replacedBy }?.name ?? ""
    return SiweiError("judge.replaced", .refused, ["judge": judge.name, "by": by])
  }

  /// Entries of which the seat has a sheet that counts: his own, or one he had taken over.
  private static func kept(of judge: RoundBook.Judge, _ book: RoundBook) throws -> [RecordID] {
    let closing = try Tally(
      book, judges: book.judges(), typings: book.typings()
    ).closing()
    let seats = closing.seats.indices.filter { place in
      closing.seats[place].judge == judge.id
    }
    let own = closing.marks.filter { seats.contains($0.seat) && $0.standing == .valid }
      .map { closing.entries[$0.entry] }
    return Set(own + judge.kept).sorted()
  }

  private static func write(
    _ new: RoundBook.Judge, over gone: RoundBook.Judge, _ act: inout RoundAct
  ) throws {
    let (scope, desk) = (act.book.scope, act.desk)
    var judge = try FieldWriter(new.id, RoundKinds.judge, in: scope, desk: desk)
    judge.put("round", act.book.id.description)
    judge.put("name", new.name)
    judge.put("unit", new.unit?.text)
    judge.put("seat", new.seat.map { Value.integer($0) })
    judge.put("panel", .integer(Int64(new.panel)))
    if new.isAway { judge.put("away", .flag(true)) }
    judge.put("replaces", gone.id.description)
    judge.put("kept", new.kept.map(\.description).joined(separator: " "))
    for entry in new.recused { judge.add("recused", entry.description) }
    let reason = act.call.filled("reason")
    act.add("judges", new.id.description)
    act.draft(judge.draft(in: scope, rests: act.sight.rests, reason: reason))
    var before = try FieldWriter(gone.id, RoundKinds.judge, in: scope, desk: desk)
    before.put("replaced_by", new.id.description)
    let sheets = try act.book.typings().filter { $0.judge == gone.id && $0.record.scope == scope }
    act.draft(
      before.draft(
        in: scope, rests: act.sight.rests + sheets.flatMap(\.dots), reason: reason))
    // At the unit of the one before, the form tells that no more sheets are taken.
    for draft in try Forms.drafts(act.book, judge: gone, stage: RoundStage.closed) {
      act.draft(draft)
    }
    for draft in try Forms.drafts(act.book, judge: new) { act.draft(draft) }
  }
}
