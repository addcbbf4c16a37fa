import Journal

/// A request is the word of the unit that asks.
enum RequestRules {
  static func judge(_ judging: KindJudging) throws -> String? {
    if judging.deletes { return "tour.stays" }
    let act = TourChange(judging)
    guard act.isInChain else { return "tour.scope" }
    if act.actsForOther { return "tour.acted_for_other" }
    guard act.isUnit || act.isActing else { return "tour.not_the_unit" }
    guard act.isSlot(), act.isCount("expected", in: TourInput.people),
      !judging.writes("wanted_on") || act.isDay("wanted_on")
        || judging.put("wanted_on") == .null,
      !judging.writes("entry") || act.link("entry") != nil
    else { return "tour.request_form" }
    guard judging.writes("state") else { return nil }
    let before = try judging.superseded("state").compactMap(\.text)
    switch judging.put("state")?.text {
    case TourState.requested:
      guard before.isEmpty, judging.writes("entry") || judging.writes("title") else {
        return "tour.state_order"
      }
    case TourState.withdrawn: if before.isEmpty { return "tour.state_order" }
    default: return "tour.state_unknown"
    }
    return nil
  }
}
