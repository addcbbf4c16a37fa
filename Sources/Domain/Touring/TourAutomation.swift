import Journal

/// What the booker's machines pass on by themselves: a withdrawn request cancels its booking, and
/// what became of a booking is told in the plan and to the unit that asked.
package enum TourAutomation {
  /// Looks at what was touched and at nothing else; empty once all is as it should be.
  package static func react(_ desk: Desk, touched: [Touched]) throws -> [Decision] {
    var order: [TourBooking] = []
    var known: Set<RecordID> = []
    var news: Set<RecordID> = []
    for item in touched {
      let isNews = ![TourKinds.plan, TourKinds.answer].contains(item.kind)
      for record in try bookings(item, desk) {
        let booking = TourBooking(record: record, desk: desk)
        guard booking.booker == desk.unit else { continue }
        if isNews { news.insert(booking.id) }
        if known.insert(booking.id).inserted { order.append(booking) }
      }
    }
    return try order.compactMap { try passing($0, isNews: news.contains($0.id), desk) }
  }

  private static func bookings(_ item: Touched, _ desk: Desk) throws -> [RecordState] {
    func all(_ key: String, _ value: String?) throws -> [RecordState] {
      try value.map {
        try desk.reader.records(kind: TourKinds.booking, key: key, value: $0)
      } ?? []
    }
    switch item.kind {
    case TourKinds.booking:
      guard let held = try desk.reader.record(item.record, kind: item.kind, in: item.scope) else {
        return []
      }
      // What becomes of one decides what is told of those it stood in the way of.
      return [held] + (try TourBooking(record: held, desk: desk).clashes().map(\.record))
    case LessonKinds.entry, LessonKinds.forwarded:
      // Another speaker stands in the way of others.
      let scope = TourScopes.chain(of: item.scope.anchor, organisation: desk.organisation)
      return try desk.reader.records(kind: TourKinds.booking, in: scope)
    case TourKinds.request: return try all("request", item.record.description)
    case TourKinds.plan: return try all("plan", item.record.description)
    case TourKinds.answer:
      let answer = try desk.reader.record(item.record, kind: item.kind, in: item.scope)
      return try all("plan", answer?.shown("plan", at: desk))
    default: return []
    }
  }

  /// `isNews` where something was heard of the booking itself. Where another machine of this unit
  /// told something, and nothing more, it may know more: only what is stronger is told over it. Two
  /// machines that know different things would tell each other so without end.
  private static func passing(
    _ booking: TourBooking, isNews: Bool, _ desk: Desk
  ) throws -> Decision? {
    var drafts: [Draft] = []
    var word = try booking.told()
    if booking.isOpen, try isWithdrawn(booking, desk), try booking.talk() == nil {
      word = TourState.cancelled
      drafts.append(put([("state", .text(word))], in: booking.record))
    }
    let organisation = desk.organisation
    let plan = try desk.reader.record(
      booking.plan, kind: TourKinds.plan, in: TourScopes.plan(of: desk.unit))
    let answer = try booking.host.flatMap { host in
      try desk.reader.record(
        TourIDs.answer(plan: booking.plan), kind: TourKinds.answer,
        in: TourScopes.chain(of: host, organisation: organisation))
    }
    for held in [plan, answer] {
      guard let held else { continue }
      var values: [(String, Value)] = []
      let told = held.shown("state", at: desk)
      let isStronger = rank(word) < rank(told)
      if told != word, isNews || isStronger || isOwn(held, "state", desk) {
        values.append(("state", .text(word)))
      }
      if held.kind == TourKinds.plan, isNews || isOwn(held, "place", desk),
        let place = place(booking, told: held, desk)
      {
        values.append(("place", place))
      }
      if !values.isEmpty { drafts.append(put(values, in: held)) }
    }
    drafts.removeAll { !organisation.mayWrite(desk.unit, in: $0.scope) }
    guard !drafts.isEmpty else { return nil }
    do {
      try OwnVerdict.require(drafts, desk: desk)
    } catch let fault as SiweiError where fault.code == "record.not_allowed" {
      // What the rules would set aside is left alone: it would be decided again for ever.
      return nil
    }
    return Decision(drafts: drafts, subject: booking.id)
  }

  private static func rank(_ word: String?) -> Int {
    word.flatMap { TourState.ofBooking.firstIndex(of: $0) } ?? TourState.ofBooking.count
  }

  /// Said by this machine, alone or beside others, or by nobody yet.
  private static func isOwn(_ record: RecordState, _ field: String, _ desk: Desk) -> Bool {
    let dots = record.dots(of: field)
    return dots.isEmpty || dots.contains { $0.replica == desk.replica }
  }

  private static func isWithdrawn(_ booking: TourBooking, _ desk: Desk) throws -> Bool {
    guard let id = booking.request, let request = try desk.reader.locate(id) else { return false }
    return request.shown("state", at: desk) == TourState.withdrawn
  }

  /// The booking's place where the plan says another; nil while a person has to choose.
  private static func place(
    _ booking: TourBooking, told plan: RecordState, _ desk: Desk
  ) -> Value? {
    let field = "place"
    func shown(_ state: RecordState) -> Value? {
      state.shown(field, rules: desk.rules, organisation: desk.organisation)?.value
    }
    guard !booking.record.needsPerson(field, rules: desk.rules), let place = shown(booking.record),
      shown(plan) != place
    else { return nil }
    return place
  }

  private static func put(_ values: [(String, Value)], in record: RecordState) -> Draft {
    Draft(
      record.scope,
      operations: values.map { field, value in
        Operation(
          record: record.id, kind: record.kind, field: field,
          action: .put(value, supersedes: record.dots(of: field)),
          personal: KindRegistry.kind(record.kind)?.fields[field]?.personal ?? false)
      }, rests: record.liveDots)
  }
}
