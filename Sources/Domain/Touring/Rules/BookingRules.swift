import Journal

/// A booking is made and cancelled by its booker, and answered by the speaker's unit.
enum BookingRules {
  private static let fixed = [
    "entry", "version", "day", "slot", "host_unit", "request", "booker", "plan",
  ]
  private static let ofBooker = ["no", "place", "state", "cancel_reason"]
  private static let ofUnit = [
    "answer", "decline_reason", "changed_version", "changed_on", "changed_note",
  ]

  static func judge(_ judging: KindJudging) throws -> String? {
    if judging.deletes { return "tour.stays" }
    let act = TourChange(judging)
    guard act.isInChain else { return "tour.scope" }
    if act.actsForOther { return "tour.acted_for_other" }
    if judging.writes("booker") { return try creation(act) }
    let isBooker = try act.isBooker(of: judging.record)
    for operation in judging.operations {
      let name = operation.field
      if fixed.contains(name) { return "tour.booking_stays" }
      if ofBooker.contains(name), !isBooker { return "tour.not_the_booker" }
      if ofUnit.contains(name), !act.isUnit, !act.isActing { return "tour.not_the_speakers_unit" }
    }
    if judging.writes("state"), judging.put("state")?.text != TourState.cancelled {
      return "tour.state_order"
    }
    return judging.writes("answer") ? try answer(act) : nil
  }

  private static func creation(_ act: TourChange) throws -> String? {
    let judging = act.judging
    guard act.mayBook, judging.put("booker")?.text == judging.unit.text else {
      return "tour.not_a_booker"
    }
    if judging.operations.contains(where: { ofUnit.contains($0.field) }) {
      return "tour.booking_not_named"
    }
    let rewrites = try fixed.contains { try !judging.superseded($0).isEmpty }
    if rewrites { return "tour.booking_stays" }
    guard act.isDay("day"), act.isSlot(), act.link("entry") != nil,
      judging.put("host_unit")?.text.flatMap({ UnitID($0) }) != nil,
      act.link("plan") == TourIDs.plan(booking: judging.record),
      judging.put("state")?.text == TourState.booked
    else { return "tour.booking_form" }
    return nil
  }

  private static func answer(_ act: TourChange) throws -> String? {
    let judging = act.judging
    let bookers = try act.bookers(of: judging.record)
    guard !bookers.isEmpty else { return "tour.booking_not_named" }
    switch judging.put("answer")?.text {
    case TourState.declined: return nil
    case TourState.confirmed:
      let states = try Precedents(judging.judging).standing(
        "state", of: judging.record, kind: TourKinds.booking)
      if states.contains(where: { $0.text == TourState.cancelled }) {
        return "tour.booking_cancelled"
      }
      guard act.isActing else { return nil }
      return bookers.contains { judging.isSamePerson(as: $0.change) } ? "tour.same_person" : nil
    default: return "tour.state_unknown"
    }
  }
}
