import Journal

/// What a booker tells others of a booking: the plan in its own tree, the answer to who asked.
enum PassedRules {
  private static let fixedOfPlan = ["entry", "title", "day", "slot", "host_unit"]
  private static let fixedOfAnswer = ["request", "booker", "plan", "day", "slot"]

  static func judgePlan(_ judging: KindJudging) throws -> String? {
    if judging.deletes { return "tour.stays" }
    let act = TourChange(judging)
    guard judging.scope.reach == .tree else { return "tour.scope" }
    guard act.isUnit, act.mayBook else { return "tour.not_a_booker" }
    return try form(act, fixed: fixedOfPlan, isWhole: judging.put("host_unit") != nil)
  }

  static func judgeAnswer(_ judging: KindJudging) throws -> String? {
    if judging.deletes { return "tour.stays" }
    let act = TourChange(judging)
    guard act.isInChain else { return "tour.scope" }
    guard act.mayBook else { return "tour.not_a_booker" }
    if judging.writes("booker") {
      guard judging.put("booker")?.text == judging.unit.text else { return "tour.not_a_booker" }
      let isOwn = act.link("plan").map { TourIDs.answer(plan: $0) } == judging.record
      guard isOwn, act.link("request") != nil else { return "tour.answer_form" }
    } else {
      let bookers = try Precedents(judging.judging).all(
        "booker", of: judging.record, kind: TourKinds.answer)
      guard bookers.contains(where: { $0.text == judging.unit.text }) else {
        return "tour.not_the_booker"
      }
    }
    return try form(act, fixed: fixedOfAnswer, isWhole: judging.writes("booker"))
  }

  /// Only what became of the booking changes.
  private static func form(
    _ act: TourChange, fixed: [String], isWhole: Bool
  ) throws -> String? {
    let judging = act.judging
    let rewrites = try fixed.contains { try !judging.superseded($0).isEmpty }
    if rewrites { return "tour.booking_stays" }
    if let state = judging.put("state") {
      guard TourState.ofBooking.contains(state.text ?? "") else { return "tour.state_unknown" }
    }
    let isDue = isWhole || judging.writes("day")
    return act.isSlot() && (!isDue || act.isDay("day")) ? nil : "tour.answer_form"
  }
}
