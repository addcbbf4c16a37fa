import Journal

/// `tour request` and `tour withdraw`: 点单, by any unit, in its own chain.
enum Requesting {
  static func request(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let given = try call.newID()
    if let given, let held = try desk.reader.locate(given) {
      return try TourAct.again(held, kind: TourKinds.request, desk: desk)
    }
    let entry = try call.filled("entry").map { try self.entry($0, desk) }
    let title = try call.tourWords("title", at: desk)
    guard entry != nil || title != nil else {
      throw SiweiError("usage.missing_option", .usage, ["option": "entry"])
    }
    let unit = try call.unit("for", at: desk) ?? desk.unit
    let scope = TourScopes.chain(of: unit, organisation: desk.organisation)
    var act = try TourAct(
      desk, call, TourKinds.request, given ?? desk.newRecord(), in: scope)
    try act.by(unit)
    act.put("entry", entry?.description)
    act.put("title", title)
    act.put("wanted_on", try call.filled("date").map { try WishInput.day($0, "date") })
    act.put("slot", try call.tourSlot())
    act.put("place", try call.tourWords("place", isVenue: true, at: desk))
    act.put("listeners", try call.tourWords("listeners", at: desk))
    act.put(
      "expected", try call.whole("people", in: TourInput.people).map { Value.integer($0) })
    act.put("state", TourState.requested)
    let number = try TourNumbers.request(of: unit, desk: desk)
    act.put("no", number)
    return try act.decision(no: number)
  }

  /// The id that a notice named. Where the lesson is not held here its existence is for the booker
  /// to see.
  private static func entry(_ text: String, _ desk: Desk) throws -> RecordID {
    if let id = RecordID(uuid: text), try desk.reader.locate(id) == nil { return id }
    guard let found = try EntryPair.find(text, desk: desk).last else {
      throw SiweiError("record.unknown", .missing, ["record": text])
    }
    return found.id
  }

  /// Whoever booked it hears of it, and its machine cancels the booking.
  static func withdraw(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    _ = try call.required("reason")
    let record = try RecordLookup.subject(call, desk)
    guard record.kind == TourKinds.request else {
      throw SiweiError(
        "tour.wrong_record", .refused,
        ["record": record.id.description, "kind": record.kind, "act": call.verb])
    }
    var act = try TourAct(desk, call, on: record)
    try act.by(record.scope.anchor)
    let reason = try act.reason()
    let state = try TourViews.requestState(act.record, desk: desk)
    guard
      [TourState.requested, TourState.withdrawn].contains(state) || TourState.open.contains(state)
    else { throw wrongState(act.record, state, call, desk) }
    if state == TourState.withdrawn { return try act.decision() }
    act.put("state", TourState.withdrawn)
    act.put("reason_text", reason)
    return try act.decision()
  }

  static func wrongState(
    _ record: RecordState, _ state: String, _ call: CommandCall, _ desk: Desk
  ) -> SiweiError {
    SiweiError(
      "tour.wrong_state", .refused,
      [
        "no": record.shown("no", at: desk) ?? record.id.description, "state": state,
        "act": call.verb,
      ])
  }
}
