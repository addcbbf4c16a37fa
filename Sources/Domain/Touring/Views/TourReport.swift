import Journal

/// `tour report ID`: what listeners said of one talk, counted from the forms where they are held,
/// else as the booker passed it on.
enum TourReport {
  static func document(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    let text = try call.required("id")
    let record = try RecordLookup.find(text, desk: desk)
    if let booking = try self.booking(behind: record, desk), try booking.talk() == nil {
      guard let summary = try booking.summary() else { throw notHeld(text) }
      return page(
        booking.id, entry: booking.text("entry"), summary.day, summary.people, summary.feedback,
        isPassed: true)
    }
    guard let talk = try talk(of: record, text, call, desk) else { throw notHeld(text) }
    return page(
      talk.id, entry: talk.record.shown("entry", at: desk), talk.day, talk.people,
      try talk.feedback(), isPassed: false)
  }

  /// Of a request the one talk there was; several are asked for one by one.
  private static func talk(
    of record: RecordState, _ text: String, _ call: CommandCall, _ desk: Desk
  ) throws -> Talk? {
    guard record.kind == TourKinds.request else {
      return try TourOccasion.find(text, act: call.verb, desk: desk).talk()
    }
    let host = record.scope.anchor
    var talks: [Talk] = []
    for plan in try TourAnswer.all(of: record.id, desk: desk).map(\.plan) + [nil] {
      let talk = try Talk.held(plan: plan, request: record.id, host: host, desk: desk)
      guard let talk, !talks.contains(where: { $0.id == talk.id || $0.twin?.id == talk.id })
      else { continue }
      talks.append(talk)
    }
    guard talks.count < 2 else {
      throw SiweiError(
        "tour.which_booking", .refused,
        ["no": text, "days": talks.map { $0.day ?? "" }.sorted().joined(separator: " ")])
    }
    return talks.first
  }

  private static func booking(behind record: RecordState, _ desk: Desk) throws -> TourBooking? {
    if record.kind == TourKinds.booking { return TourBooking(record: record, desk: desk) }
    guard record.kind == TourKinds.summary,
      let id = record.shown("booking", at: desk).flatMap({ RecordID(uuid: $0) }),
      let held = try desk.reader.locate(id)
    else { return nil }
    return TourBooking(record: held, desk: desk)
  }

  private static func notHeld(_ text: String) -> SiweiError {
    SiweiError("tour.not_held", .refused, ["no": text])
  }

  private static func page(
    _ id: RecordID, entry: String?, _ day: String?, _ people: Int64?, _ feedback: Feedback,
    isPassed: Bool
  ) -> JSON {
    let head: [(String, JSON)] = [
      ("id", .string(id.description)), ("entry", .text(entry)), ("held_on", .text(day)),
      ("people", people.map { .integer($0) } ?? .null), ("passed_on", .bool(isPassed)),
    ]
    return .object((head + feedback.members).map { JSON.Member($0.0, $0.1) })
  }
}
