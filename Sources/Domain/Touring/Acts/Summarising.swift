import Journal

/// `tour summary`: the booker passes what the listeners said to the speaker's unit.
///
/// It is an act of a person, as every step into another audience is; done again it brings what has
/// come since. An opinion that others must not read stays where it was written.
enum Summarising {
  static func summary(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let booking = try TourBooking.find(call, desk)
    guard booking.booker == desk.unit else {
      throw SiweiError(
        "tour.not_the_booker", .notPermitted,
        ["no": booking.number, "unit": desk.unit.text, "booker": booking.booker?.text ?? ""])
    }
    guard let talk = try booking.talk() else {
      throw SiweiError("tour.not_held", .refused, ["no": booking.number])
    }
    var act = try TourAct(
      desk, call, TourKinds.summary, TourIDs.summary(booking: booking.id),
      in: booking.record.scope, also: [booking.id, talk.id])
    let feedback = try talk.feedback()
    let fit = Summarising.fit(feedback, desk)
    act.put("held_on", talk.day)
    act.put("people", talk.people.map { Value.integer($0) })
    act.put("scores", feedback.stored)
    act.put("opinions", fit.isEmpty && act.isNew ? nil : fit.joined(separator: "\n"))
    if act.draft != nil { act.write("booking", .text(booking.id.description)) }
    act.rests = booking.record.liveDots
    return try act.decision(
      no: booking.number, ("booking", .string(booking.id.description)),
      ("forms", .integer(feedback.forms)),
      ("left_out", .number(feedback.opinions.count - fit.count)))
  }

  /// The opinions that may travel, a line each.
  static func fit(_ feedback: Feedback, _ desk: Desk) -> [String] {
    feedback.opinions.filter { TourInput.privateParts($0, desk: desk).isEmpty }
      .map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
  }
}
