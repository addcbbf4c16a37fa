import Journal

/// `judge report`: how each judge of a closed round marked beside his panel, for the chief judge;
/// at the host alone.
enum JudgeReportView {
  static func document(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    let book = try RoundLookup.round(call.required("round"), desk: desk)
    guard book.host == desk.unit else {
      throw SiweiError(
        "round.not_host", .notPermitted,
        ["round": book.title, "unit": desk.unit.text, "host": book.host.text])
    }
    if let field = book.open.first {
      throw SiweiError("round.waits_for_person", .refused, ["round": book.title, "field": field])
    }
    guard RoundStage.sealed.contains(book.stage), let closing = book.closing,
      let rubric = Rubric(stored: closing.rubric)
    else { throw SiweiError("round.not_closed", .refused, ["round": book.title]) }
    let judges = try book.judges()
    let rows = closing.seats.indices.map { seat in
      let judge = judges.first { $0.id == closing.seats[seat].judge }
      let figures = JudgeFigures(comparisons(seat, judge, closing, rubric, book))
      return row(figures, seat: closing.seats[seat], judge: judge, decimals: rubric.decimals)
    }
    return .of(
      ("round", .string(book.id.description)), ("version", .integer(book.version)),
      ("decimals", .number(rubric.decimals)), ("rounding", .string("half_up")),
      ("items", .array(rows)))
  }

  private static func comparisons(
    _ seat: Int, _ judge: RoundBook.Judge?, _ closing: Closing, _ rubric: Rubric, _ book: RoundBook
  ) -> [JudgeFigures.Comparison] {
    let near = judge?.unit.map { neighbours(of: $0, book) } ?? []
    return closing.entries.indices.compactMap { entry in
      let panel = closing.marks.filter { mark in
        mark.entry == entry && mark.standing == .valid
          && closing.seats[mark.seat].panel == closing.seats[seat].panel
      }
      func value(_ mark: Closing.Mark) -> Mark? {
        mark.marks.flatMap { SheetMarks(stored: $0)?.totalMark }
      }
      return panel.first { $0.seat == seat }.flatMap(value).flatMap { own in
        JudgeFigures.Comparison(
          mark: own, panel: panel.compactMap(value), trim: rubric.trim,
          isNeighbour: near.contains(closing.entries[entry]))
      }
    }
  }

  /// Entries out of the same branch below the host as the judge's unit, his own included: those of
  /// one township at the county, of one village at a township.
  private static func neighbours(of unit: UnitID, _ book: RoundBook) -> [RecordID] {
    func branch(_ unit: UnitID) -> UnitID {
      let line = [unit] + book.desk.organisation.ancestors(of: unit)
      guard let host = line.firstIndex(of: book.host), host > 0 else { return unit }
      return line[host - 1]
    }
    let own = branch(unit)
    return book.entrants.all.filter { branch($0.unit) == own }.map(\.id)
  }

  private static func row(
    _ figures: JudgeFigures, seat: Closing.Seat, judge: RoundBook.Judge?, decimals: Int
  ) -> JSON {
    let values: [(String, Fraction?)] = [
      ("mean", figures.mean), ("spread", figures.spread), ("agreement", figures.agreement),
      ("dropped_share", figures.dropped), ("neighbours_above", figures.neighboursAbove),
      ("others_above", figures.othersAbove),
    ]
    let known = JSON.of(
      ("judge", .text(judge?.name)), ("unit", .text(judge?.unit?.text)),
      ("seat", .string(seat.label)), ("panel", .number(seat.panel + 1)),
      ("sheets", .number(figures.count)), ("neighbours", .number(figures.neighbours)))
    let shown = values.reduce(known) { $0.setting($1.0, .text($1.1?.rounded(to: decimals))) }
    let exact = values.map { JSON.Member($0.0, .text($0.1?.description)) }
    return shown.setting("exact", .object(exact))
  }
}
