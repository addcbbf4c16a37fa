import Journal

/// What a closing comes to: of every seat and entry the sheet held, the times, the deductions.
struct Tally {
  let book: RoundBook
  let judges: [RoundBook.Judge]
  let typings: [Typing]

  init(_ book: RoundBook, judges: [RoundBook.Judge], typings: [Typing]) {
    self.book = book
    self.judges = judges
    self.typings = typings
  }

  /// Throws `round.waits_for_person` (65) where two values of what counts stand side by side.
  func closing() throws -> Closing {
    let entries = book.draw?.order.sorted() ?? book.entrants.ids
    let rubric = book.rubricText.map(RubricMark.of) ?? ""
    let groups = SheetGroup.groups(typings)
    if judges.contains(where: { $0.record.needsPerson("replaced_by", rules: book.desk.rules) }) {
      throw waits("replaced_by")
    }
    var marks: [Closing.Mark] = []
    for (place, entry) in entries.enumerated() {
      for holder in judges where holder.replacedBy == nil {
        let judge = seated(holder, for: entry)
        guard let seat = judges.firstIndex(where: { $0.id == judge.id }) else { continue }
        let group =
          groups.first { $0.entry == entry && $0.judge == judge.id }
          ?? SheetGroup(entry: entry, judge: judge.id, typings: [])
        let found = group.standing(rubric: rubric, recused: judge.recused.contains(entry))
        marks.append(
          Closing.Mark(
            entry: place, seat: seat, standing: found.standing, marks: found.marks))
      }
    }
    let times = try book.times()
    return Closing(
      entries: entries, seats: seats(), marks: marks, times: try seconds(times, "over"),
      short: try seconds(times, "under"), deductions: try deductions(),
      out: try book.out(), dots: Set(typings.flatMap(\.dots).map(\.hash.hex)),
      rubric: book.rubricText ?? "")
  }

  private func waits(_ field: String) -> SiweiError {
    SiweiError("round.waits_for_person", .refused, ["round": book.title, "field": field])
  }

  // MARK: seats

  /// Who speaks for the seat of `holder`: the one before him where that one's sheet was kept.
  private func seated(_ holder: RoundBook.Judge, for entry: RecordID) -> RoundBook.Judge {
    var judge = holder
    for _ in judges {
      guard judge.kept.contains(entry),
        let before = judges.first(where: { $0.id == judge.replaces })
      else { break }
      judge = before
    }
    return judge
  }

  /// Two judges who were given one number apart are told apart by a stroke.
  private func seats() -> [Closing.Seat] {
    var used: [String] = []
    return judges.enumerated().map { place, judge in
      var label = String(judge.seat ?? Int64(place + 1))
      if judge.replacedBy == nil {
        while used.contains(label) { label += "′" }
        used.append(label)
      }
      return Closing.Seat(judge: judge.id, label: label, panel: judge.panel)
    }
  }

  // MARK: what is taken off

  private func seconds(_ times: [RecordState], _ field: String) throws -> [RecordID: Int] {
    let desk = book.desk
    var out: [RecordID: Int] = [:]
    for time in times {
      guard !time.needsPerson(field, rules: desk.rules) else { throw waits(field) }
      guard let entry = time.shown("entry", at: desk).flatMap({ RecordID(uuid: $0) }),
        let seconds = time.shown(field, rules: desk.rules, organisation: desk.organisation)?
          .value.integer.flatMap({ Int(exactly: $0) }), seconds > 0
      else { continue }
      out[entry] = seconds
    }
    return out
  }

  private func deductions() throws -> [Deduction] {
    let desk = book.desk
    return try book.deductions().compactMap { state in
      guard !state.needsPerson("points", rules: desk.rules) else { throw waits("points") }
      guard let entry = state.shown("entry", at: desk).flatMap({ RecordID(uuid: $0) }),
        let points = state.shown("points", at: desk).flatMap(Deduction.points),
        points.value.isPositive
      else { return nil }
      return Deduction(entry: entry, points: points)
    }
  }
}
