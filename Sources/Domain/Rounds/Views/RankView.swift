import Journal

/// `rank ID`: the sealed or published result; between closing and lock, what the closing comes to.
enum RankView {
  static func document(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    let text = try call.required("id")
    let book = try book(text, desk: desk)
    let id = book?.id ?? RecordID(uuid: text)
    let notice = NoticeView(try id.flatMap { try RoundLookup.notice($0, desk: desk) }, desk: desk)
    let result: JSON
    if let book, book.stage == RoundStage.scoring, let closing = book.closing {
      result = try reopened(book, closing: closing, published: notice?.result)
    } else if let book, book.stage != RoundStage.published || notice?.result == nil {
      result = try ofBook(book)
    } else if let published = notice?.result {
      result = published
    } else if notice != nil {
      throw SiweiError("round.not_published", .refused, ["round": notice?.title ?? text])
    } else {
      throw SiweiError("round.unknown", .missing, ["round": text])
    }
    let stage = try book?.shownStage() ?? notice?.stage ?? RoundStage.published
    let items = try (result["items"]?.array ?? []).map {
      try titled($0, draw: book?.draw, round: id, desk: desk)
    }
    return result.setting("items", .array(items)).setting("stage", .string(stage))
      .setting("publicity", try notice?.publicity() ?? .null)
      .setting("late", try book.map { try SheetViews.late($0) } ?? .array([]))
  }

  private static func book(_ text: String, desk: Desk) throws -> RoundBook? {
    do {
      return try RoundLookup.round(text, desk: desk)
    } catch let error as SiweiError where error.code == "round.not_host" {
      return nil
    }
  }

  private static func ofBook(_ book: RoundBook) throws -> JSON {
    if let field = ["closing", "result"].first(where: {
      book.record.needsPerson($0, rules: book.desk.rules)
    }) {
      throw SiweiError("round.waits_for_person", .refused, ["round": book.title, "field": field])
    }
    // A sealed result is read, never worked out anew.
    if [RoundStage.locked, RoundStage.published].contains(book.stage),
      let sealed = book.text("result").flatMap({ JSON(stored: $0) })
    {
      return sealed
    }
    guard let closing = book.closing, book.stage == RoundStage.closed else {
      throw SiweiError("round.not_closed", .refused, ["round": book.title])
    }
    return try Results.sealed(book, closing: closing)
  }

  /// Reopened and not closed again: what was told stands until then, as the version that is coming;
  /// of what was only closed nothing stands.
  private static func reopened(
    _ book: RoundBook, closing: Closing, published: JSON?
  ) throws -> JSON {
    let told = published ?? book.text("result").flatMap { JSON(stored: $0) }
    let result =
      try told
      ?? Results.document(
        Results.ranking(book, closing: closing, without: closing.entries), book: book,
        closing: closing)
    return result.setting("version", .integer(book.version))
      .setting("correction", .bool(book.version > 1))
  }

  /// The title comes from the entry's own scope, where this node holds it, as it was drawn, for
  /// that is what was judged.
  private static func titled(
    _ item: JSON, draw: DrawnOrder?, round: RecordID?, desk: Desk
  ) throws -> JSON {
    guard let id = item["entry"]?.string.flatMap({ RecordID(uuid: $0) }) else { return item }
    return item.setting(
      "title", .text(try Entries.held(id, desk: desk)?.title(drawn: draw, in: round)))
  }
}
