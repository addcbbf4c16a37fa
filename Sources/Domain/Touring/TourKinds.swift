import Journal

/// The kinds of records of touring talks, from the order to the feedback (domain.md §4.8).
package enum TourKinds {
  package static let request = "tour.request"
  package static let booking = "tour.booking"
  package static let plan = "tour.plan"
  package static let answer = "tour.answer"
  package static let talk = "tour.talk"
  package static let form = "tour.form"
  package static let summary = "tour.summary"

  package static let all: [KindSpec] = [
    requestSpec, bookingSpec, planSpec, answerSpec, talkSpec, formSpec, summarySpec,
  ]

  private static let plain = FieldSpec()
  private static let personal = FieldSpec(personal: true)
  private static let union = FieldSpec(settling: .precedence)
  private static let personalUnion = FieldSpec(personal: true, settling: .precedence)
  private static let earliest = FieldSpec(settling: .earliest)
  /// Of plans and answers: the booker's machines say it, and come to one word by themselves.
  private static let passed = FieldSpec(settling: .precedence, precedence: TourState.ofBooking)

  /// 点单: what a unit asks for, in its own chain.
  private static let requestSpec = KindSpec(
    request,
    fields: [
      "no": earliest, "entry": union, "title": personal, "wanted_on": plain, "slot": plain,
      "place": personal, "listeners": personal, "expected": plain,
      "state": FieldSpec(settling: .precedence, precedence: TourState.ofRequest),
      "reason_text": personalUnion, "acted_for": union, "acting_reason": personalUnion,
    ],
    keys: ["no", "entry"], judge: { try RequestRules.judge($0) })

  /// A booking in the speaker's unit's chain. What the booker says and what the unit answers are
  /// two fields, so that neither ever stands beside the other as a conflict; two answers of the
  /// unit wait for a person.
  private static let bookingSpec = KindSpec(
    booking,
    fields: [
      "no": earliest, "entry": union, "version": union, "day": union, "slot": union,
      "host_unit": union, "place": personal, "request": union, "booker": union, "plan": union,
      "state": FieldSpec(settling: .precedence, precedence: ["cancelled", "booked"]),
      "answer": FieldSpec(precedence: ["declined", "confirmed"]),
      "cancel_reason": personalUnion, "decline_reason": personalUnion,
      "changed_version": union, "changed_on": union, "changed_note": personalUnion,
      "acted_for": union, "acting_reason": personalUnion,
    ],
    keys: ["no", "entry", "request", "plan"], judge: { try BookingRules.judge($0) })

  /// 公开的巡讲安排: what everybody above and below the booker may read; no link to the booking.
  private static let planSpec = KindSpec(
    plan,
    fields: [
      "entry": union, "title": personalUnion, "day": union, "slot": union, "host_unit": union,
      "place": personalUnion, "state": passed,
    ],
    keys: ["entry"], judge: { try PassedRules.judgePlan($0) })

  /// What the booker tells the unit that asked, in that unit's chain: one record a booking.
  private static let answerSpec = KindSpec(
    answer,
    fields: [
      "request": union, "booker": union, "plan": union, "day": union, "slot": union,
      "state": passed,
    ],
    keys: ["request", "plan"], judge: { try PassedRules.judgeAnswer($0) })

  private static let talkSpec = KindSpec(
    talk,
    fields: [
      "plan": union, "request": union, "entry": union, "held_on": plain, "people": plain,
      "venue": personal, "acted_for": union, "acting_reason": personalUnion,
    ],
    keys: ["plan", "request"], judge: { try TalkRules.judge($0) })

  /// Listeners' forms of one score, without names; `count` where several say the same.
  private static let formSpec = KindSpec(
    form,
    fields: [
      "talk": union, "score": plain, "count": plain, "opinion": personal, "acted_for": union,
      "acting_reason": personalUnion,
    ],
    keys: ["talk"], judge: { try TalkRules.judgeForm($0) })

  /// What the booker passes of the forms to the speaker's unit's chain.
  private static let summarySpec = KindSpec(
    summary,
    fields: [
      "booking": union, "held_on": plain, "people": plain, "scores": plain, "opinions": personal,
    ],
    keys: ["booking"], judge: { try SummaryRules.judge($0) })
}
