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
  var workingDays: Int64? {
    record.shown("working_days", rules: desk.rules, organisation: desk.organisation)?.value.integer
  }
  var end: String? { text("end") }
  var effectiveOn: String? { text("effective_on") }
  var result: JSON? { text("result").flatMap { JSON(stored: $0) } }
  var draw: DrawnOrder? { text("draw").flatMap { DrawnOrder(stored: $0) } }

  /// The day on which its host told of this period and of this result, by the host's own clock;
  /// nil where that cannot be said.
  func toldOn() throws -> Day? {
    let history = try desk.reader.history(of: record.id).filter { $0.reason == nil }
    let times = ["start", "result"].compactMap { field -> Int64? in
      let value = record.shown(
        field, rules: desk.rules, organisation: desk.organisation)?.value
      // A person who chose among two values said nothing new.
      let first = history.first { change in
        change.content.operations.contains { operation in
          guard operation.record == record.id, operation.field == field,
            case .put(let put, _) = operation.action
          else { return false }
          return put == value
        }
      }
      return first?.authorship.deviceTime
    }
    guard times.count == 2, let last = times.max(), !Desk.isSuspect(last) else { return nil }
    return Day(milliseconds: last)
  }

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
      ("state", .string(try publicityState())), ("effective_on", .text(effectiveOn)),
      ("made_public", .text(text("made_public"))))
  }
}
