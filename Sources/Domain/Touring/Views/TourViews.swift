import Journal

/// What records of talks say of themselves beyond their fields.
enum TourViews {
  /// Number, state, marks and links of a record; nil for a kind that is not of this folder.
  static func summary(of state: RecordState, desk: Desk) throws -> RecordSummary? {
    switch state.kind {
    case TourKinds.request: return try request(state, desk)
    case TourKinds.booking: return try booking(TourBooking(record: state, desk: desk), desk)
    case TourKinds.plan: return try plan(state, desk)
    case TourKinds.answer:
      return RecordSummary(
        state: state.shown("state", at: desk), related: links(state, ["plan", "request"], desk))
    case TourKinds.talk:
      return RecordSummary(
        state: try Talk(record: state, desk: desk).state(),
        related: links(state, ["plan", "request", "entry"], desk))
    case TourKinds.form: return RecordSummary(related: links(state, ["talk"], desk))
    case TourKinds.summary:
      let isFed = TourSummary(record: state, desk: desk).feedback.forms > 0
      return RecordSummary(
        state: isFed ? TourState.fedBack : TourState.held,
        related: links(state, ["booking"], desk))
    default: return nil
    }
  }

  private static func links(
    _ state: RecordState, _ fields: [String], _ desk: Desk
  ) -> [String: RecordID] {
    var out: [String: RecordID] = [:]
    for field in fields {
      if let id = state.shown(field, at: desk).flatMap({ RecordID(uuid: $0) }) { out[field] = id }
    }
    return out
  }

  // MARK: requests

  /// What became of a request, as far as it is known here.
  static func requestState(_ request: RecordState, desk: Desk) throws -> String {
    if let talk = try talk(of: request, desk) { return try talk.state() }
    if request.shown("state", at: desk) == TourState.withdrawn { return TourState.withdrawn }
    let word = try TourAnswer.best(of: request.id, desk: desk)?.state ?? TourState.requested
    return TourState.open.contains(word) ? word : TourState.requested
  }

  private static func talk(of request: RecordState, _ desk: Desk) throws -> Talk? {
    let plans = try TourAnswer.all(of: request.id, desk: desk).map(\.plan)
    for plan in plans + [nil] {
      let host = request.scope.anchor
      if let talk = try Talk.held(plan: plan, request: request.id, host: host, desk: desk) {
        return talk
      }
    }
    return nil
  }

  private static func request(_ state: RecordState, _ desk: Desk) throws -> RecordSummary {
    var related = links(state, ["entry"], desk)
    if let answer = try TourAnswer.best(of: state.id, desk: desk) {
      related["answer"] = answer.record.id
      related["plan"] = answer.plan
      related["booking"] = try answer.plan.flatMap { plan in
        try desk.reader.records(kind: TourKinds.booking, key: "plan", value: plan.description)
          .first?.id
      }
    }
    let talk = try talk(of: state, desk)
    related["talk"] = talk?.id
    related["twin"] = talk?.twin?.id
    return RecordSummary(
      no: try WishNumbers.shown(state, desk: desk),
      state: try requestState(state, desk: desk),
      flags: talk?.differs == true ? ["to_check"] : [], related: related)
  }

  // MARK: bookings and plans

  private static func booking(_ booking: TourBooking, _ desk: Desk) throws -> RecordSummary {
    var related = links(booking.record, ["entry", "plan", "request"], desk)
    let (summary, talk) = (try booking.summary(), try booking.talk())
    related["feedback"] = summary?.record.id
    related["talk"] = talk?.id
    related["twin"] = talk?.twin?.id
    var flags: [String] = []
    if try booking.isClashing() { flags.append("clashing") }
    if let talk, let summary, try isNewer(talk, than: summary, desk) {
      flags.append("changed_since")
    }
    if talk?.differs == true { flags.append("to_check") }
    if talk == nil, summary == nil, try booking.isMoved() { flags.append("changed_since") }
    // Held although nobody heard of a confirmation.
    if summary != nil || talk != nil, booking.word != TourState.confirmed {
      flags.append("recorded_later")
    }
    return RecordSummary(
      no: try WishNumbers.shown(booking.record, desk: desk), state: try booking.state(),
      flags: flags, related: related)
  }

  /// Whether the unit that heard the talk says something that was not passed on.
  static func isNewer(_ talk: Talk, than summary: TourSummary, _ desk: Desk) throws -> Bool {
    let (now, passed) = (try talk.feedback(), summary.feedback)
    return now.counts != passed.counts || Summarising.fit(now, desk) != passed.opinions
      || talk.day != summary.day || talk.people != summary.people
  }

  private static func plan(_ state: RecordState, _ desk: Desk) throws -> RecordSummary {
    var related = links(state, ["entry"], desk)
    let behind = try desk.reader.records(
      kind: TourKinds.booking, key: "plan", value: state.id.description
    ).first
    related["booking"] = behind?.id
    let answer = try TourAnswer.held(of: state.id, desk: desk)
    related["request"] = answer?.request
    var word = state.shown("state", at: desk)
    if let host = state.shown("host_unit", at: desk).flatMap({ UnitID($0) }),
      let talk = try Talk.held(
        plan: state.id, request: answer?.request, host: host, desk: desk)
    {
      related["talk"] = talk.id
      word = try talk.state()
    }
    return RecordSummary(state: word, related: related)
  }
}
