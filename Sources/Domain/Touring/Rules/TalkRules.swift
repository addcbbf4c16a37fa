import Journal

/// A talk and its listeners' forms are recorded by the unit that heard it.
enum TalkRules {
  static func judge(_ judging: KindJudging) throws -> String? {
    if judging.deletes { return "tour.stays" }
    let act = TourChange(judging)
    if let fault = place(act) { return fault }
    guard !judging.writes("held_on") || act.isDay("held_on"),
      act.isCount("people", in: TourInput.people)
    else { return "tour.talk_form" }
    guard try act.isFirst("held_on") else { return nil }
    // One record an occasion, whichever machine of the unit writes it down.
    let ids = ["plan", "request"].compactMap { act.link($0) }
      .map { TourIDs.talk(of: $0, host: act.owner) }
    return ids.contains(judging.record) ? nil : "tour.talk_of_nothing"
  }

  static func judgeForm(_ judging: KindJudging) throws -> String? {
    let act = TourChange(judging)
    if let fault = place(act) { return fault }
    if judging.deletes { return nil }
    guard act.isCount("score", in: TourInput.scores), act.isCount("count", in: TourInput.forms),
      judging.put("score") != .null, judging.put("count") != .null,
      !judging.writes("talk") || act.link("talk") != nil
    else { return "tour.form_form" }
    return nil
  }

  private static func place(_ act: TourChange) -> String? {
    guard act.isInChain else { return "tour.scope" }
    if act.actsForOther { return "tour.acted_for_other" }
    return act.isUnit || act.isActing ? nil : "tour.not_the_unit"
  }
}

/// What goes to the speaker's unit is the word of the one who booked.
enum SummaryRules {
  static func judge(_ judging: KindJudging) throws -> String? {
    if judging.deletes { return "tour.stays" }
    let act = TourChange(judging)
    guard act.isInChain else { return "tour.scope" }
    guard let booking = act.link("booking") else { return try choice(judging) }
    guard judging.record == TourIDs.summary(booking: booking) else { return "tour.summary_form" }
    guard try act.isBooker(of: booking) else { return "tour.not_the_booker" }
    guard !judging.writes("held_on") || act.isDay("held_on"),
      act.isCount("people", in: TourInput.people),
      !judging.writes("scores")
        || judging.put("scores")?.text.flatMap({ Feedback.counts($0) }) != nil
    else { return "tour.summary_form" }
    return nil
  }

  /// The booker may choose between what two of its machines passed.
  private static func choice(_ judging: KindJudging) throws -> String? {
    for operation in judging.operations {
      let authors = try judging.superseded(operation.field).map(\.change.unit)
      guard try judging.isChoosing(operation.field), authors.contains(judging.unit) else {
        return "tour.summary_form"
      }
    }
    return nil
  }
}
