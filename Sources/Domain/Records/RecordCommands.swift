/// The commands that serve every kind alike.
package enum RecordCommands {
  package static let acts: [String: CommandTable.Deciding] = [
    "wish edit": { try Editing.decide($0, $1) },
    "claim edit": { try Editing.decide($0, $1) },
    "campaign edit": { try Editing.decide($0, $1) },
    "unit edit": { try Editing.decide($0, $1) },
    "contest edit": { try Editing.decide($0, $1) },
    "entry edit": { try Editing.decide($0, $1) },
    "tour edit": { try Editing.decide($0, $1) },
    "wish delete": { try Deleting.decide($0, $1) },
    "claim delete": { try Deleting.decide($0, $1) },
    "campaign delete": { try Deleting.decide($0, $1) },
    "contest delete": { try Deleting.decide($0, $1) },
    "entry delete": { try Deleting.decide($0, $1) },
    "tour delete": { try Deleting.decide($0, $1) },
    "conflict resolve": { try Resolving.decide($0, $1) },
  ]

  package static let views: [String: CommandTable.Viewing] = [
    "show": { try show($0, $1) },
    "wish show": { try show($0, $1) },
    "claim show": { try show($0, $1) },
    "campaign show": { try show($0, $1) },
    "contest show": { try show($0, $1) },
    "entry show": { try show($0, $1) },
    "tour show": { try show($0, $1) },
    "round show": { try show($0, $1) },
    "objection show": { try show($0, $1) },
    "history": { try HistoryView.document(RecordLookup.subject($1, $0), desk: $0) },
    "explain": { try ExplainView.document($0, $1) },
    "conflict list": { desk, _ in
      .of(("conflicts", .array(try Conflict.all(desk: desk).map { try $0.document(desk: desk) })))
    },
    "quarantine list": { desk, _ in
      let items = try desk.reader.quarantined(touching: nil)
      return .of(("items", .array(items.map { RecordView.document($0) })))
    },
    "parked list": { desk, _ in try Parking.document(desk: desk) },
    "sample wishes": { try SampleWishes.document($0, $1) },
  ]

  private static func show(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    if let page = try RoundPage.document(desk, call) { return page }
    return try RecordView.item(RecordLookup.subject(call, desk), desk: desk, siblings: true)
  }
}
