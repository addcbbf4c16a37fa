import Journal

/// What a host published of a round, as everybody in its tree reads it.
struct NoticeView {
  let record: RecordState
  let desk: Desk

  init?(_ record: RecordState?, desk: Desk) {
    guard let record, !record.isDeleted else { return nil }
    self.record = record
    self.desk = desk
  }

  private func text(_ field: String) -> String? { record.shown(field, at: desk) }

  var round: RecordID? { text("round").flatMap { RecordID(uuid: $0) } }
  var title: String? { text("title") }
  var stage: String { text("stage") ?? RoundStage.preparing }
  var start: String? { text("start") }
  var days: String? { text("days") }
  var end: String? { text("end") }
  var effectiveOn: String? { text("effective_on") }
  var result: JSON? { text("result").flatMap { JSON(stored: $0) } }
  var draw: DrawnOrder? { text("draw").flatMap { DrawnOrder(stored: $0) } }

  static func struck(_ record: RecordState) -> [RecordID] {
    (record["struck"]?.values ?? []).compactMap { $0.value.text.flatMap { RecordID(uuid: $0) } }
  }

  /// 待公示 → 公示中 → 有异议 → 期满 → 生效. The last is written; the others are read off, the
  /// objections only where they are held: at the host's desk.
  func publicityState() throws -> String {
    guard let end else { return "pending" }
    if effectiveOn != nil { return "effective" }
    if let round, try !Objections.unanswered(round, desk: desk).isEmpty { return "disputed" }
    return end.utf8.lexicographicallyPrecedes(desk.today.description.utf8) ? "expired" : "running"
  }

  func publicity() throws -> JSON {
    guard let start, let end else { return .null }
    let days = (days ?? "").split(separator: " ").map { JSON.string(String($0)) }
    return .of(
      ("start", .string(start)), ("days", .array(days)), ("end", .string(end)),
      ("state", .string(try publicityState())), ("effective_on", .text(effectiveOn)))
  }
}
