import Journal

/// A talk that was held, as the unit that heard it recorded it.
struct Talk {
  let record: RecordState
  let desk: Desk

  var id: RecordID { record.id }
  var host: UnitID { record.scope.anchor }
  var day: String? { record.shown("held_on", at: desk) }
  var people: Int64? {
    record.shown("people", rules: desk.rules, organisation: desk.organisation)?.value.integer
  }

  /// The talk of a plan; what was recorded of the request alone stands for it.
  static func held(
    plan: RecordID?, request: RecordID?, host: UnitID, desk: Desk
  ) throws -> Talk? {
    let scope = TourScopes.chain(of: host, organisation: desk.organisation)
    for occasion in [plan, request].compactMap({ $0 }) {
      let id = TourIDs.talk(of: occasion, host: host)
      if let record = try desk.reader.record(id, kind: TourKinds.talk, in: scope) {
        return Talk(record: record, desk: desk)
      }
    }
    return nil
  }

  /// The listeners' forms, sorted by id.
  func forms() throws -> [RecordState] {
    try desk.reader.records(kind: TourKinds.form, key: "talk", value: id.description)
      .filter { !$0.isDeleted && $0.scope == record.scope }.sorted { $0.id < $1.id }
  }

  func feedback() throws -> Feedback { Feedback(forms: try forms(), desk: desk) }

  func state() throws -> String {
    try forms().isEmpty ? TourState.held : TourState.fedBack
  }
}

/// What the booker passed on of a talk.
struct TourSummary {
  let record: RecordState
  let desk: Desk

  var day: String? { record.shown("held_on", at: desk) }
  var people: Int64? {
    record.shown("people", rules: desk.rules, organisation: desk.organisation)?.value.integer
  }
  var feedback: Feedback {
    let opinions = record.shown("opinions", at: desk) ?? ""
    return Feedback(
      stored: record.shown("scores", at: desk) ?? "",
      opinions: opinions.split(separator: "\n").map(String.init))
  }
}
