package import Journal

/// Where the records of a lesson stand (domain.md §0), and who is who around it.
package enum LessonScopes {
  /// The entry itself: the unit and its township; a unit without one keeps it to itself.
  package static func home(of unit: UnitID, organisation: OrgState) -> Scope {
    WishScopes.detail(of: unit, organisation: organisation)
  }

  /// The forwarded entry: the unit and all above it.
  package static func forwarded(of unit: UnitID, organisation: OrgState) -> Scope {
    WishScopes.chain(of: unit, organisation: organisation)
  }

  /// Ranking and opinion: the sender and the unit above it.
  package static func ranking(of sender: UnitID, organisation: OrgState) -> Scope {
    Scope(sender, sender == organisation.root ? .own : .parent)
  }

  /// Whether a unit puts its lessons before a host by itself.
  package static func isOwnSender(_ unit: UnitID, organisation: OrgState) -> Bool {
    home(of: unit, organisation: organisation).reach == .own
  }

  /// Who accepts, ranks and forwards the lessons of `unit`: its township, or itself.
  package static func sender(of unit: UnitID, organisation: OrgState) -> UnitID {
    guard !isOwnSender(unit, organisation: organisation) else { return unit }
    return organisation.parent(of: unit) ?? unit
  }
}

/// Record ids that every machine derives alike, so that an act done twice is one record.
package enum LessonIDs {
  /// One forwarded entry a lesson and contest; the hash tells nothing of where it came from.
  package static func forwarded(entry: RecordID, scope: Scope, contest: String) -> RecordID {
    RecordID(
      derivedFrom: ["entry.forwarded", entry.description, scope.description, contest])
  }

  package static func rank(entry: RecordID, sender: UnitID) -> RecordID {
    RecordID(derivedFrom: ["entry.rank", entry.description, sender.text])
  }
}

/// Numbers given without the network: unit, half-year, machine letter, serial (domain.md §3).
enum LessonNumbers {
  /// Of a lesson of `unit`; a unit that acts for another counts under its own sign.
  static func entry(of unit: UnitID, desk: Desk) throws -> String {
    let sign = unit == desk.unit ? desk.letter : "T" + desk.letter
    return try next("\(unit)-DK\(desk.today.halfYear)-\(sign)", desk)
  }

  /// Of a forwarded entry: the sender's own serial, which tells nothing of the unit's.
  static func forwarded(desk: Desk) throws -> String {
    try next("\(desk.unit)-SB\(desk.today.halfYear)-\(desk.letter)", desk)
  }

  private static func next(_ counter: String, _ desk: Desk) throws -> String {
    let serial = String(try desk.reader.nextSerial(counter))
    return counter + String(repeating: "0", count: max(0, 4 - serial.utf8.count)) + serial
  }
}
