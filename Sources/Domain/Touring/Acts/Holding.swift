import Journal

/// What the unit that hears a talk records: that it was held, and the listeners' forms.
enum Holding {
  /// By the plan, the request or the booking. What happened is recorded even where the steps
  /// before it have not arrived (domain.md §4.1).
  static func held(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let named = try call.required("id")
    let day = try call.filled("date").map { try WishInput.day($0, "date") }
    let today = desk.clockIsSuspect ? nil : desk.today.description
    try TourOccasion.requireOne(named, on: day ?? today, desk: desk)
    let occasion = try TourOccasion.find(
      named, act: call.verb, on: day ?? today, desk: desk)
    let scope = TourScopes.chain(of: occasion.host, organisation: desk.organisation)
    let held = try occasion.talk()
    guard
      let id = held?.id
        ?? (occasion.plan ?? occasion.request).map({
          TourIDs.talk(of: $0, host: occasion.host)
        })
    else { throw SiweiError("record.unknown", .missing, ["record": named]) }
    var act = try TourAct(
      desk, call, TourKinds.talk, id, in: scope, also: occasion.others)
    try act.by(occasion.host)
    let word = try occasion.word() ?? TourState.requested
    let isOff = [TourState.withdrawn, TourState.cancelled, TourState.declined].contains(word)
    guard held != nil || !isOff else {
      throw SiweiError(
        "tour.wrong_state", .refused,
        ["no": named, "state": word, "act": call.verb])
    }
    act.put("plan", occasion.plan?.description)
    act.put("request", occasion.request?.description)
    act.put("entry", occasion.entry)
    let isDated = held == nil || call.filled("date") != nil
    let heldOn = isDated ? try call.day("date", at: desk) : nil
    act.put("held_on", heldOn)
    act.put("people", try call.whole("people", in: TourInput.people).map { Value.integer($0) })
    act.put("venue", try call.tourWords("venue", isVenue: true, at: desk))
    return try act.decision(("warning", early(heldOn, planned: occasion.day())))
  }

  /// Said where a talk is recorded for a day before the one it was planned for; null otherwise.
  private static func early(_ day: String?, planned: String?) -> JSON {
    guard let day, let planned, day < planned else { return .null }
    return .phrase("tour.held_early", ["day": day, "planned": planned])
  }

  /// Listeners' forms: no names; several that say the same by one `count`.
  static func feedback(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let given = try call.newID()
    if let given, let held = try desk.reader.locate(given) {
      return try TourAct.again(held, kind: TourKinds.form, desk: desk)
    }
    let named = try call.required("talk")
    try TourOccasion.requireOne(named, on: nil, desk: desk)
    let occasion = try TourOccasion.find(named, act: call.verb, desk: desk)
    guard let score = try call.whole("score", in: TourInput.scores) else {
      throw SiweiError("usage.missing_option", .usage, ["option": "score"])
    }
    let count = try call.whole("count", in: TourInput.forms)
    let opinion = try call.tourWords("opinion", at: desk)
    let scope = TourScopes.chain(of: occasion.host, organisation: desk.organisation)
    let talk = try occasion.talk()
    var act = try TourAct(
      desk, call, TourKinds.form, given ?? desk.newRecord(), in: scope,
      also: occasion.others + [talk?.id].compactMap { $0 })
    try act.by(occasion.host)
    guard let talk else { throw SiweiError("tour.not_held", .refused, ["no": named]) }
    act.put("talk", talk.id.description)
    act.put("score", .integer(score))
    act.put("count", .integer(count ?? 1))
    act.put("opinion", opinion)
    return try act.decision(("talk", .string(talk.id.description)))
  }
}
