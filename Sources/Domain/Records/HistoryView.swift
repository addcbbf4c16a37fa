import Journal

/// `history RECORD`: how a record came to be what it is (cli.md 17).
enum HistoryView {
  static func document(_ state: RecordState, desk: Desk) throws -> JSON {
    let reasons = try reasonsKeptElsewhere(state, desk: desk)
    let isHidden = try SheetViews.hidesMarks(state, desk: desk)
    let changes = try desk.reader.history(of: state.id).map { entry in
      let author = entry.authorship
      let operations = entry.content.operations.filter { $0.record == state.id }
      return JSON.of(
        ("dot", .string(author.dot.description)),
        ("unit", .string(author.unit.text)),
        ("replica", .string(author.dot.replica.description)),
        ("actor", .string(author.actor)),
        ("device_time", TimeText.json(author.deviceTime)),
        (
          "suspect_time",
          .bool(TimeText.isSuspect(device: author.deviceTime, received: author.received))
        ),
        ("received", TimeText.json(author.received)),
        ("reason", .text(author.reason ?? reasons[author.act])),
        (
          "operations",
          .array(
            operations.map {
              let told = operation($0)
              return isHidden && $0.field == "marks" ? told.setting("value", .null) : told
            })
        ),
        ("quarantined", .text(entry.reason)))
    }
    return .of(("kind", .string(state.kind)), ("changes", .array(changes)))
  }

  /// Where an audience is wide, the words of an act stand in the detail's change of the same act.
  private static func reasonsKeptElsewhere(
    _ state: RecordState, desk: Desk
  ) throws -> [ID128: String] {
    guard !Reasons.allowed(in: state.scope) else { return [:] }
    var found: [ID128: String] = [:]
    let summary = try RecordSummary.of(state, desk: desk)
    for related in try RecordLookup.related(summary, desk: desk)
    where Reasons.allowed(in: related.state.scope) {
      for entry in try desk.reader.history(of: related.state.id) {
        let written = entry.content.operations.first { $0.field == Reasons.field }
        var text = entry.authorship.reason
        if text == nil, case .put(let value, _)? = written?.action { text = value.text }
        if let text { found[entry.authorship.act] = text }
      }
    }
    return found
  }

  private static func operation(_ operation: Operation) -> JSON {
    let (name, value): (String, JSON) =
      switch operation.action {
      case .put(let value, _): ("put", JSON(value))
      case .add(let value): ("add", JSON(value))
      case .remove: ("remove", .null)
      case .count(let amount): ("count", .integer(amount))
      case .delete: ("delete", .null)
      case .unknown(let code): ("unknown", .integer(Int64(clamping: code)))
      }
    return .of(
      ("field", operation.field.isEmpty ? .null : .string(operation.field)),
      ("operation", .string(name)), ("value", value))
  }
}
