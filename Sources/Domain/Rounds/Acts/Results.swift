import Journal

/// From a closing to a result, and to the text that a lock seals.
enum Results {
  /// The ranking of what the closing names; entries `without` leave their place, and before the
  /// lock also those that are out or that an objection struck. A tie's decided order holds for
  /// those left of it.
  static func ranking(
    _ book: RoundBook, closing: Closing, without: [RecordID] = [], decided: [[RecordID]]? = nil
  ) throws -> Ranking {
    let isOpen = book.stage == RoundStage.closed
    let gone = try without + (isOpen ? book.out() + struck(book) : [])
    return try ranked(book, closing: closing, without: gone, decided: decided ?? ties(book))
  }

  private static func ranked(
    _ book: RoundBook, closing: Closing, without gone: [RecordID], decided: [[RecordID]]
  ) throws -> Ranking {
    guard let rubric = Rubric(stored: closing.rubric) else {
      throw SiweiError(
        "round.waits_for_person", .refused, ["round": book.title, "field": "rubric"])
    }
    let orders = decided.map { order in order.filter { !gone.contains($0) } }
    return try Ranking(
      closing.sheets(few: few(book), without: gone), rubric: rubric,
      decided: orders.filter { $0.count > 1 }.map { $0.map(\.description) })
  }

  // MARK: ties

  /// What was decided of the closing in force: an order voted upon older marks says nothing of a
  /// tie among newer ones.
  static func ties(_ book: RoundBook) -> [[RecordID]] {
    guard let held = book.text("ties").flatMap({ JSON(stored: $0) }),
      let mark = held["closing"]?.string, book.closingMarks.contains(mark)
    else { return [] }
    return (held["ties"]?.array ?? []).map { row in
      (row.array ?? []).compactMap { $0.string.flatMap { RecordID(uuid: $0) } }
    }
  }

  static func stored(ties: [[RecordID]], of mark: String) -> String {
    let rows = ties.map { JSON.array($0.map { .string($0.description) }) }
    return JSON.of(("closing", .string(mark)), ("ties", .array(rows))).line
  }

  /// The entries of the closing in force for which few sheets were said to be enough.
  static func few(_ book: RoundBook) -> [RecordID] {
    book.elements("few").compactMap { element in
      let parts = element.value.text?.split(separator: " ").map(String.init) ?? []
      guard parts.count == 2, book.closingMarks.contains(parts[1]) else { return nil }
      return RecordID(uuid: parts[0])
    }
  }

  static func stored(few entry: RecordID, of mark: String) -> String { "\(entry) \(mark)" }

  // MARK: the sealed text

  /// What `rank` prints, without titles: results name entries by id only.
  static func document(_ ranking: Ranking, book: RoundBook, closing: Closing) -> JSON {
    let plain = ranking.document(round: book.id.description, title: { _ in nil })
    let rubric = Rubric(stored: closing.rubric)
    let rows = plain["items"]?.array ?? []
    let items = rows.map { item in
      // By how many stand before, whichever way places are counted after a shared one.
      let place = rows.firstIndex { $0["rank"] == item["rank"] }
      return standing(item, place: item["rank"] == .null ? nil : place, rubric: rubric)
    }
    return .of(
      ("round", .string(book.id.description)), ("version", .integer(book.version)),
      ("correction", .bool(book.version > 1)),
      ("rubric", .string(RubricMark.of(closing.rubric))), ("items", .array(items)),
      ("open_ties", plain["open_ties"] ?? .array([])))
  }

  /// Within the quota, and which award, where no tie is open across the line. `place`: how many
  /// stand before it; nil without a result.
  private static func standing(_ item: JSON, place: Int?, rubric: Rubric?) -> JSON {
    let isOpen = item["tie"]?.string == Tie.undecided.rawValue
    var selected = JSON.null
    if let quota = rubric?.quota { selected = .bool(place.map { $0 < quota && !isOpen } ?? false) }
    var award: Int?
    var last = 0
    for (grade, count) in (rubric?.awards ?? []).enumerated() where award == nil {
      last += count
      if let place, place < last, !isOpen { award = grade + 1 }
    }
    return item.setting("selected", selected).setting("award", .number(award))
      .setting("struck", .bool(false))
  }

  // MARK: striking

  /// What objections struck so far, in whatever version. An answer that a person settled to
  /// "not upheld" since strikes nobody any more.
  static func struck(_ book: RoundBook) throws -> [RecordID] {
    guard let notice = try RoundLookup.notice(book.id, desk: book.desk) else { return [] }
    let upheld = try Entries.struck(at: book.host, desk: book.desk)
    return NoticeView.struck(notice).filter(upheld.contains)
  }

  /// What the closing comes to, and what a lock seals: of a round that was reopened, what
  /// objections struck stays listed without a place.
  static func sealed(_ book: RoundBook, closing: Closing) throws -> JSON {
    let result = document(try ranking(book, closing: closing), book: book, closing: closing)
    let names = try struck(book).map(\.description)
    guard !names.isEmpty else { return result }
    let whole = try ranked(
      book, closing: closing, without: book.out(), decided: ties(book))
    let all = document(whole, book: book, closing: closing)["items"]?.array ?? []
    let out = all.filter { names.contains($0["entry"]?.string ?? "") }.map(leaving)
    let called = calledUp(result["items"]?.array ?? [], before: all)
    return result.setting("items", .array(called + out))
  }

  /// 递补: who has a place now that another left before; who was called up before stays so.
  private static func calledUp(_ items: [JSON], before: [JSON]) -> [JSON] {
    items.map { item in
      guard item["selected"]?.bool == true,
        let old = before.first(where: { $0["entry"] == item["entry"] }),
        old["selected"]?.bool == false || old["called_up"]?.bool == true
      else { return item }
      return item.setting("called_up", .bool(true))
    }
  }

  /// The result after entries were struck: the others are ranked anew, the next is called up, and
  /// what was struck stays listed without a place.
  static func struck(
    _ book: RoundBook, closing: Closing, entries: [RecordID]
  ) throws -> JSON {
    let sealed = book.text("result").flatMap { JSON(stored: $0) }
    guard let before = sealed?["items"]?.array else {
      throw SiweiError(
        "round.waits_for_person", .refused, ["round": book.title, "field": "result"])
    }
    // Who withdrew between closing and lock is named by the closing, and stays out.
    let listed = before.compactMap { $0["entry"]?.string }
    let gone = entries + closing.entries.filter { !listed.contains($0.description) }
    let left = document(
      try ranking(book, closing: closing, without: gone), book: book, closing: closing)
    let called = calledUp(left["items"]?.array ?? [], before: before)
    let names = entries.map(\.description)
    let out = before.filter { item in names.contains(item["entry"]?.string ?? "") }.map(leaving)
    return left.setting("items", .array(called + out))
  }

  /// Several notes as one; null where there is none.
  static func warning(_ notes: [JSON]) -> JSON {
    let said = notes.filter { $0 != .null }
    return said.isEmpty ? .null : .phrases(said)
  }

  /// A strike may move a shared place across a line, where nobody decided it: published all the
  /// same, it is said to whoever published it. Null where there is none.
  static func tieMoved(_ result: JSON, of book: RoundBook) -> JSON {
    let ties = (result["open_ties"]?.array ?? []).map { tie in
      JSON.phrase(
        "round.tie_moved",
        [
          "round": book.title, "line": tie["line"]?.integer.map { "\($0)" } ?? "",
          "entries": (tie["entries"]?.array ?? []).compactMap(\.string).joined(separator: " "),
        ])
    }
    return ties.isEmpty ? .null : .phrases(ties)
  }

  private static func leaving(_ item: JSON) -> JSON {
    let selected: JSON = item["selected"] == .null ? .null : .bool(false)
    let told = item["derivation"]?.withoutPhrases { code in
      code == "judging.step.place" || code.hasPrefix("judging.step.tie_")
    }
    return item.setting("derivation", told ?? .null).setting("rank", .null).setting("tie", .null)
      .setting("award", .null)
      .setting("selected", selected).setting("struck", .bool(true))
  }
}
