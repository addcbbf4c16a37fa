import Journal

/// What the booker's machines pass on by themselves: a withdrawn request cancels its booking, and
/// what became of a booking is told in the plan and to the unit that asked.
package enum TourAutomation {
  /// Looks at what was touched and at nothing else; empty once all is as it should be.
  package static func react(_ desk: Desk, touched: [Touched]) throws -> [Decision] {
    var seen: Set<RecordID> = []
    var decisions: [Decision] = []
    for item in touched {
      for record in try bookings(item, desk) {
        let booking = TourBooking(record: record, desk: desk)
        guard booking.booker == desk.unit, seen.insert(booking.id).inserted,
          let decision = try passing(booking, desk)
        else { continue }
        decisions.append(decision)
      }
    }
    return decisions
  }

  private static func bookings(_ item: Touched, _ desk: Desk) throws -> [RecordState] {
    func all(_ key: String, _ value: String?) throws -> [RecordState] {
      try value.map {
        try desk.reader.records(kind: TourKinds.booking, key: key, value: $0)
      } ?? []
    }
    switch item.kind {
    case TourKinds.booking:
      let held = try desk.reader.record(item.record, kind: item.kind, in: item.scope)
      return [held].compactMap { $0 }
    case TourKinds.request: return try all("request", item.record.description)
    case TourKinds.plan: return try all("plan", item.record.description)
    case TourKinds.answer:
      let answer = try desk.reader.record(item.record, kind: item.kind, in: item.scope)
      return try all("plan", answer?.shown("plan", at: desk))
    default: return []
    }
  }

  private static func passing(_ booking: TourBooking, _ desk: Desk) throws -> Decision? {
    var drafts: [Draft] = []
    var word = booking.word
    if booking.isOpen, try isWithdrawn(booking, desk), try booking.talk() == nil {
      word = TourState.cancelled
      drafts.append(put(word, in: booking.record))
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
      guard let held, held.shown("state", at: desk) != word else { continue }
      drafts.append(put(word, in: held))
    }
    guard !drafts.isEmpty else { return nil }
    do {
      try OwnVerdict.require(drafts, desk: desk)
    } catch let fault as SiweiError where fault.code == "record.not_allowed" {
      // What the rules would set aside is left alone: it would be decided again for ever.
      return nil
    }
    return Decision(drafts: drafts, subject: booking.id)
  }

  private static func isWithdrawn(_ booking: TourBooking, _ desk: Desk) throws -> Bool {
    guard let id = booking.request, let request = try desk.reader.locate(id) else { return false }
    return request.shown("state", at: desk) == TourState.withdrawn
  }

  private static func put(_ state: String, in record: RecordState) -> Draft {
    Draft(
      record.scope,
      operations: [
        Operation(
          record: record.id, kind: record.kind, field: "state",
          action: .put(.text(state), supersedes: record.dots(of: "state")))
      ], rests: record.liveDots)
  }
}
