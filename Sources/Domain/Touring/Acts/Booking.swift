import Journal

/// `tour book` and `tour cancel`: county or township books a speaker.
enum Booking {
  /// What is booked: which lesson, for whom, when, where.
  private struct Form {
    let lesson: LessonEntry
    let host: UnitID
    let day: String
    let slot: String?
    let place: String?
    /// What everybody may read; the lesson's own title unless the booker gives another.
    let title: String?
    let request: RecordState?
  }

  static func book(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    if let given = try call.newID(), let held = try desk.reader.locate(given) {
      return try TourAct.again(held, kind: TourKinds.booking, desk: desk)
    }
    guard TourScopes.mayBook(desk.unit, organisation: desk.organisation) else {
      throw SiweiError(
        "tour.not_a_booker", .notPermitted, ["unit": desk.unit.text, "tier": desk.tier])
    }
    let form = try self.form(desk, call)
    let scope = TourScopes.chain(of: form.lesson.unit, organisation: desk.organisation)
    let id = try call.newID() ?? self.id(form, in: scope, desk)
    var act = try TourAct(
      desk, call, TourKinds.booking, id, in: scope,
      also: [form.lesson.id] + [form.request?.id].compactMap { $0 })
    if !act.isNew { return try again(form, act) }
    let number = try TourNumbers.booking(desk: desk)
    let plan = TourIDs.plan(booking: id)
    act.put("entry", form.lesson.id.description)
    act.put("version", form.lesson.versionText)
    act.put("day", form.day)
    act.put("slot", form.slot)
    act.put("host_unit", form.host.text)
    act.put("place", form.place)
    act.put("request", form.request?.id.description)
    act.put("booker", desk.unit.text)
    act.put("plan", plan.description)
    act.put("state", TourState.booked)
    act.put("no", number)
    act.draft(try self.plan(plan, form, act))
    act.draft(try answer(plan, form, act))
    let others = try clashes(act, desk)
    return try act.decision(
      no: number, ("plan", .string(plan.description)),
      ("clashes", .array(others.map { .string($0.id.description) })))
  }

  /// Booked again: another place is a change of place, and no word is dropped. Throws
  /// `tour.booked_already` (65) for another title, which is not rewritten.
  private static func again(_ form: Form, _ booking: TourAct) throws -> Decision {
    var act = booking
    let desk = act.desk
    let id = TourIDs.plan(booking: act.sight.live.id)
    let plan = try desk.reader.record(id, kind: TourKinds.plan, in: TourScopes.plan(of: desk.unit))
    if act.call.filled("title") != nil, let title = plan?.shown("title", at: desk),
      title != form.title
    {
      throw SiweiError(
        "tour.booked_already", .refused,
        ["no": act.sight.live.shown("no", at: desk) ?? "", "title": title])
    }
    if act.call.filled("place") != nil {
      act.put("place", form.place)
      // The rule asks who booked; the plan follows by itself once the place is settled.
      act.rests += act.sight.live.dots(of: "booker")
    }
    return try act.decision(
      no: act.sight.live.shown("no", at: desk), ("plan", .string(id.description)))
  }

  // MARK: the form

  private static func form(_ desk: Desk, _ call: CommandCall) throws -> Form {
    let request = try call.filled("request").map { try self.request($0, desk) }
    func asked(_ field: String) -> String? { request?.shown(field, at: desk) }
    guard let named = call.filled("entry") ?? asked("entry") else {
      throw SiweiError("usage.missing_option", .usage, ["option": "entry"])
    }
    let lesson = try self.lesson(named, desk)
    let host = try call.unit("at", at: desk) ?? request?.scope.anchor ?? desk.unit
    guard host == desk.unit || desk.organisation.isAncestor(desk.unit, of: host) else {
      throw SiweiError(
        "tour.not_above_host", .notPermitted, ["unit": desk.unit.text, "host": host.text])
    }
    if let request, request.scope.anchor != host {
      throw SiweiError(
        "tour.for_other_unit", .refused,
        ["unit": host.text, "owner": request.scope.anchor.text])
    }
    guard let day = call.filled("date") ?? asked("wanted_on") else {
      throw SiweiError("usage.missing_option", .usage, ["option": "date"])
    }
    return Form(
      lesson: lesson, host: host, day: try WishInput.day(day, "date"),
      slot: try call.tourSlot() ?? asked("slot"),
      place: try call.tourWords("place", isVenue: true, at: desk) ?? asked("place"),
      title: try (call.filled("title") ?? lesson.title).map {
        try TourInput.words($0, "title", desk: desk)
      },
      request: request)
  }

  private static func request(_ text: String, _ desk: Desk) throws -> RecordState {
    let record = try RecordLookup.find(text, desk: desk)
    guard record.kind == TourKinds.request else {
      throw SiweiError(
        "tour.wrong_record", .refused,
        ["record": text, "kind": record.kind, "act": "book"])
    }
    let state = try TourViews.requestState(record, desk: desk)
    guard state == TourState.requested || TourState.open.contains(state) else {
      throw SiweiError(
        "tour.wrong_state", .refused,
        ["no": record.shown("no", at: desk) ?? text, "state": state, "act": "book"])
    }
    return record
  }

  /// What stands before a host; a township also books what it accepted, for its own tour.
  private static func lesson(_ text: String, _ desk: Desk) throws -> LessonEntry {
    let pair = try EntryPair.find(text, desk: desk)
    guard let lesson = pair.last else {
      throw SiweiError("record.unknown", .missing, ["record": text])
    }
    let organisation = desk.organisation
    guard desk.unit == lesson.unit || organisation.isAncestor(desk.unit, of: lesson.unit) else {
      throw SiweiError(
        "tour.not_above_speaker", .notPermitted,
        ["unit": desk.unit.text, "owner": lesson.unit.text])
    }
    let states = lesson.isForwarded ? ForwardedState.standing : EntryState.taken
    let state = try pair.shownState(desk)
    guard states.contains(lesson.state), !lesson.waitsForPerson, state != ForwardedState.struck
    else {
      throw SiweiError(
        "tour.not_forwarded", .refused, ["no": lesson.number ?? text, "lesson_state": state])
    }
    return lesson
  }

  /// One id for one occasion; anew where the earlier ones came to nothing.
  private static func id(_ form: Form, in scope: Scope, _ desk: Desk) throws -> RecordID {
    var turn = 0
    while true {
      let id = TourIDs.booking(
        entry: form.lesson.id, booker: desk.unit, host: form.host, day: form.day, slot: form.slot,
        request: form.request?.id, turn: turn)
      guard let held = try desk.reader.record(id, kind: TourKinds.booking, in: scope),
        !TourBooking(record: held, desk: desk).isOpen
      else { return id }
      turn += 1
    }
  }

  private static func clashes(_ act: TourAct, _ desk: Desk) throws -> [TourBooking] {
    let after = act.operations.reduce(into: act.record) { state, operation in
      state = Preview.after(operation, in: state)
    }
    return try TourBooking(record: after, desk: desk).clashes()
  }

  // MARK: what others read of it

  /// Title, day and place: nothing of the speaker, and no link to the booking.
  private static func plan(_ id: RecordID, _ form: Form, _ booking: TourAct) throws -> Draft? {
    let desk = booking.desk
    var act = try TourAct(
      beside: booking, TourKinds.plan, id, in: TourScopes.plan(of: desk.unit))
    act.put("entry", form.lesson.id.description)
    act.put("title", form.title)
    act.put("day", form.day)
    act.put("slot", form.slot)
    act.put("host_unit", form.host.text)
    act.put("place", form.place)
    act.put("state", TourState.booked)
    return act.draft
  }

  private static func answer(_ plan: RecordID, _ form: Form, _ booking: TourAct) throws -> Draft? {
    guard let request = form.request else { return nil }
    var act = try TourAct(
      beside: booking, TourKinds.answer, TourIDs.answer(plan: plan), in: request.scope)
    act.put("request", request.id.description)
    act.put("booker", booking.desk.unit.text)
    act.put("plan", plan.description)
    act.put("day", form.day)
    act.put("slot", form.slot)
    act.put("state", TourState.booked)
    return act.draft
  }

  // MARK: cancel

  static func cancel(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    _ = try call.required("reason")
    let live = try TourBooking.find(call, desk)
    var act = try TourAct(desk, call, on: live.record)
    let booking = TourBooking(record: act.record, desk: desk)
    guard booking.booker == desk.unit else {
      throw SiweiError(
        "tour.not_the_booker", .notPermitted,
        ["no": booking.number, "unit": desk.unit.text, "booker": booking.booker?.text ?? ""])
    }
    let reason = try act.reason()
    let state = try booking.state()
    guard TourState.ofBooking.contains(state) else {
      throw Requesting.wrongState(act.record, state, call, desk)
    }
    if state == TourState.cancelled { return try act.decision() }
    act.put("state", TourState.cancelled)
    act.put("cancel_reason", reason)
    return try act.decision()
  }
}

extension TourBooking {
  /// The booking a call is about, also by its plan. Throws 66, or 65 for another kind.
  static func find(_ call: CommandCall, _ desk: Desk) throws -> TourBooking {
    let record = try RecordLookup.subject(call, desk)
    if record.kind == TourKinds.booking { return TourBooking(record: record, desk: desk) }
    let behind = try desk.reader.records(
      kind: TourKinds.booking, key: "plan", value: record.id.description
    ).first
    guard record.kind == TourKinds.plan, let behind else {
      throw SiweiError(
        "tour.wrong_record", .refused,
        ["record": record.id.description, "kind": record.kind, "act": call.verb])
    }
    return TourBooking(record: behind, desk: desk)
  }
}
