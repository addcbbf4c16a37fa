import Journal

/// A talk that was held, as the unit that heard it recorded it.
struct Talk {
  let record: RecordState
  /// What another machine of the unit wrote down of the same talk, by its request alone.
  var twin: RecordState?
  let desk: Desk

  var id: RecordID { record.id }
  var host: UnitID { record.scope.anchor }
  var day: String? { record.shown("held_on", at: desk) }
  var people: Int64? {
    record.shown("people", rules: desk.rules, organisation: desk.organisation)?.value.integer
  }

  /// The talk of a plan; what was recorded of the request alone stands for it, too.
  static func held(
    plan: RecordID?, request: RecordID?, host: UnitID, desk: Desk
  ) throws -> Talk? {
    let scope = TourScopes.chain(of: host, organisation: desk.organisation)
    func record(_ occasion: RecordID) throws -> RecordState? {
      try desk.reader.record(
        TourIDs.talk(of: occasion, host: host), kind: TourKinds.talk, in: scope)
    }
    var found = try plan.flatMap { try record($0) }.map { [$0] } ?? []
    if let request, let alone = try record(request),
      try stands(alone, for: plan, of: request, desk: desk)
    {
      found.append(alone)
    }
    guard let first = found.first else { return nil }
    return Talk(record: first, twin: found.dropFirst().first, desk: desk)
  }

  /// Whether a talk recorded of a request is that of `plan`: the plan it names, else the answer for
  /// its day, else the answer that led furthest.
  private static func stands(
    _ talk: RecordState, for plan: RecordID?, of request: RecordID, desk: Desk
  ) throws -> Bool {
    guard let plan else { return true }
    if let named = talk.shown("plan", at: desk) { return named == plan.description }
    let day = talk.shown("held_on", at: desk)
    let answer = try TourAnswer.best(of: request, on: day, desk: desk)
    return answer.map { $0.plan == plan } ?? true
  }

  /// Whether the twin says another day or number of people: somebody has to look.
  var differs: Bool {
    guard let twin else { return false }
    let other = Talk(record: twin, desk: desk)
    func apart<T: Equatable>(_ one: T?, _ two: T?) -> Bool {
      one != nil && two != nil && one != two
    }
    return apart(other.day, day) || apart(other.people, people)
  }

  /// The listeners' forms, sorted by id.
  func forms() throws -> [RecordState] {
    try [record, twin].compactMap { $0 }.flatMap { talk in
      try desk.reader.records(kind: TourKinds.form, key: "talk", value: talk.id.description)
    }.filter { !$0.isDeleted && $0.scope == record.scope }.sorted { $0.id < $1.id }
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
