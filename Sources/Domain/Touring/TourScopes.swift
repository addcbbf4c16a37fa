package import Journal

/// Where the records of touring talks stand (domain.md §0).
///
/// In a `chain` the unit and all above it write (sync.md §3). So a booking, which stands in the
/// chain of the speaker's unit, is made by that unit or one above it; and a request is answered by
/// a booker that is at or above the unit that asked. A unit above both does both in one act; where
/// the two lie in different townships that is the county.
enum TourScopes {
  static func chain(of unit: UnitID, organisation: OrgState) -> Scope {
    WishScopes.chain(of: unit, organisation: organisation)
  }

  static func plan(of booker: UnitID) -> Scope { Scope(booker, .tree) }

  /// County and townships book.
  static func mayBook(_ unit: UnitID, organisation: OrgState) -> Bool {
    RoundScopes.mayHost(unit, organisation: organisation)
  }
}

/// Record ids that every machine derives alike, so that an act done twice is one record.
package enum TourIDs {
  /// `turn` counts the earlier bookings of the same occasion that came to nothing.
  static func booking(
    entry: RecordID, booker: UnitID, host: UnitID, day: String, slot: String?, request: RecordID?,
    turn: Int
  ) -> RecordID {
    RecordID(derivedFrom: [
      TourKinds.booking, entry.description, booker.text, host.text, day, slot ?? "",
      request?.description ?? "", String(turn),
    ])
  }

  /// The hash tells those who read the plan nothing of the booking.
  package static func plan(booking: RecordID) -> RecordID {
    RecordID(derivedFrom: [TourKinds.plan, booking.description])
  }

  package static func answer(plan: RecordID) -> RecordID {
    RecordID(derivedFrom: [TourKinds.answer, plan.description])
  }

  /// Of the plan, or of the request where its plan had not arrived.
  package static func talk(of occasion: RecordID, host: UnitID) -> RecordID {
    RecordID(derivedFrom: [TourKinds.talk, occasion.description, host.text])
  }

  package static func summary(booking: RecordID) -> RecordID {
    RecordID(derivedFrom: [TourKinds.summary, booking.description])
  }
}

/// Numbers given without the network: unit, half-year, machine letter, serial (domain.md §3).
enum TourNumbers {
  static func request(of unit: UnitID, desk: Desk) throws -> String {
    let sign = unit == desk.unit ? desk.letter : "T" + desk.letter
    return try next("\(unit)-DD\(desk.today.halfYear)-\(sign)", desk)
  }

  static func booking(desk: Desk) throws -> String {
    try next("\(desk.unit)-XJ\(desk.today.halfYear)-\(desk.letter)", desk)
  }

  private static func next(_ counter: String, _ desk: Desk) throws -> String {
    let serial = String(try desk.reader.nextSerial(counter))
    return counter + String(repeating: "0", count: max(0, 4 - serial.utf8.count)) + serial
  }
}
