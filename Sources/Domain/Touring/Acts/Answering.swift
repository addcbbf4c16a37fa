import Journal

/// What the speaker's unit says of a booking: confirm, decline, and what it changed afterwards.
enum Answering {
  /// The first that is confirmed holds: no second booking of the speaker for the same time is.
  static func confirm(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try self.act(desk, call)
    let booking = TourBooking(record: act.record, desk: desk)
    try requireOther(than: booking, desk)
    let isMoved = try booking.isMoved()
    if booking.word == TourState.confirmed, !isMoved { return try act.decision() }
    let open = isMoved ? [TourState.confirmed] : [TourState.booked, TourState.declined]
    try expect(open, booking, call)
    if let other = try booking.clashes().first(where: { $0.word == TourState.confirmed }) {
      throw SiweiError(
        "tour.clash", .refused,
        ["no": booking.number, "other": other.number, "day": booking.day])
    }
    // Confirmed anew, at its new place, too.
    if isMoved {
      act.write("answer", .text(TourState.confirmed))
    } else {
      act.put("answer", TourState.confirmed)
    }
    return try act.decision()
  }

  static func decline(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    _ = try call.required("reason")
    var act = try self.act(desk, call)
    let reason = try act.reason()
    let booking = TourBooking(record: act.record, desk: desk)
    if booking.word == TourState.declined { return try act.decision() }
    try expect(TourState.open, booking, call)
    act.put("answer", TourState.declined)
    act.put("decline_reason", reason)
    return try act.decision()
  }

  /// The lesson was changed after what the listeners said: names the new version.
  static func followUp(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try self.act(desk, call)
    let booking = TourBooking(record: act.record, desk: desk)
    guard try booking.summary() != nil else {
      throw SiweiError("tour.no_feedback", .refused, ["no": booking.number])
    }
    guard let entry = try booking.entry.flatMap({ try Entries.held($0, desk: desk) }) else {
      throw SiweiError("record.unknown", .missing, ["record": booking.text("entry") ?? ""])
    }
    let last = try EntryPair.of(entry.record, desk: desk)?.last ?? entry
    let named = booking.text("changed_version")
    let isRepeat = named == last.versionText
    // A lesson that was forwarded since has a record, and a version, of its own.
    let isNew = last.id != entry.id || last.isChanged(since: named ?? booking.text("version"))
    guard isRepeat || isNew else {
      throw SiweiError(
        "tour.no_new_version", .refused, ["no": booking.number, "entry": last.number ?? ""])
    }
    act.put("changed_version", last.versionText)
    act.put("changed_note", try call.tourWords("note", at: desk))
    if !isRepeat { act.put("changed_on", try call.day("date", at: desk)) }
    return try act.decision(("entry", .string(last.id.description)))
  }

  // MARK: parts

  private static func act(_ desk: Desk, _ call: CommandCall) throws -> TourAct {
    let booking = try TourBooking.find(call, desk)
    var act = try TourAct(desk, call, on: booking.record)
    try act.by(booking.unit)
    return act
  }

  private static func expect(
    _ words: [String], _ booking: TourBooking, _ call: CommandCall
  ) throws {
    guard !booking.waitsForPerson else {
      throw SiweiError("tour.answer_conflict", .refused, ["no": booking.number])
    }
    let state = try booking.state()
    guard words.contains(state) else {
      throw Requesting.wrongState(booking.record, state, call, booking.desk)
    }
  }

  /// Who booked does not confirm in the unit's place.
  private static func requireOther(than booking: TourBooking, _ desk: Desk) throws {
    guard desk.unit != booking.unit, booking.booker == desk.unit else { return }
    let authors = try booking.record.dots(of: "booker").compactMap {
      try desk.reader.authorship(of: $0)
    }
    if authors.contains(where: { $0.unit == desk.unit && $0.actor == desk.actor }) {
      throw SiweiError("tour.same_person", .notPermitted, ["no": booking.number])
    }
  }
}
