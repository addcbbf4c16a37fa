import Journal

/// `tour list [--state S] [--unit U] [--entry ID]`: requests, bookings, and the plans of those
/// whose bookings this office does not hold.
enum TourLists {
  static func tours(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    let state = try call.state(among: TourState.precedence)
    let unit = try call.unit("unit", at: desk)
    let entry = try call.filled("entry").map { try lessons($0, desk) }
    let bookings = try desk.reader.records(kind: TourKinds.booking, in: nil)
    let known = bookings.compactMap { $0.shown("plan", at: desk) }
    let plans = try desk.reader.records(kind: TourKinds.plan, in: nil).filter {
      !known.contains($0.id.description)
    }
    let requests = try desk.reader.records(kind: TourKinds.request, in: nil)
    let chosen = try (requests + bookings + plans).filter { record in
      if let unit, !units(record, desk).contains(unit.text) { return false }
      if let entry, !entry.contains(record.shown("entry", at: desk) ?? "") { return false }
      return try state == nil || TourViews.summary(of: record, desk: desk)?.state == state
    }
    let list = try RecordView.list(chosen, desk: desk)
    return .of(("items", .array(try (list["items"]?.array ?? []).map { try titled($0, desk) })))
  }

  /// With the lesson's title, where the lesson is held here.
  private static func titled(_ item: JSON, _ desk: Desk) throws -> JSON {
    let id = item["fields"]?["entry"]?["value"]?.string.flatMap { RecordID(uuid: $0) }
    let lesson = try id.flatMap { try Entries.held($0, desk: desk) }
    return item.setting("lesson", .text(lesson?.title))
  }

  /// Who speaks, who books, who listens.
  private static func units(_ record: RecordState, _ desk: Desk) -> [String] {
    let named = ["booker", "host_unit"].compactMap { record.shown($0, at: desk) }
    return [record.scope.anchor.text] + named
  }

  /// Both ids of a lesson; a lesson that is not held here goes by the id given.
  private static func lessons(_ text: String, _ desk: Desk) throws -> [String] {
    if let id = RecordID(uuid: text), try desk.reader.locate(id) == nil { return [id.description] }
    let pair = try EntryPair.find(text, desk: desk)
    return [pair.origin?.id, pair.forwarded?.id].compactMap { $0?.description }
  }
}
