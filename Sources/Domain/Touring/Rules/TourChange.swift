import Journal

/// One change upon one record of a talk, with the questions its rules ask.
struct TourChange {
  let judging: KindJudging

  init(_ judging: KindJudging) { self.judging = judging }

  var owner: UnitID { judging.scope.anchor }
  var isUnit: Bool { judging.unit == owner }
  var mayBook: Bool { TourScopes.mayBook(judging.unit, organisation: judging.organisation) }
  var isInChain: Bool {
    judging.scope == TourScopes.chain(of: owner, organisation: judging.organisation)
  }

  /// 代办: a unit above says that it acts for this one. The tree may have moved since, so any unit
  /// in between will do; the root only for its own children.
  var isActing: Bool {
    guard !isUnit, judging.put("acted_for")?.text == owner.text else { return false }
    let root = judging.organisation.root
    return judging.unit != root || judging.organisation.parent(of: owner) == root
  }

  /// Who says that it acts says for whom: for the unit whose chain it is.
  var actsForOther: Bool {
    guard !isUnit, let unit = judging.put("acted_for") else { return false }
    return unit.text != owner.text
  }

  /// Whether a booking's maker wrote this change, by what it names of the booking.
  func isBooker(of booking: RecordID) throws -> Bool {
    try bookers(of: booking).contains { $0.text == judging.unit.text }
  }

  func bookers(of booking: RecordID) throws -> [Precedents.Written] {
    try Precedents(judging.judging).all("booker", of: booking, kind: TourKinds.booking)
  }

  /// Whether it writes a field for the first time; a choice between siblings is no first time.
  func isFirst(_ field: String) throws -> Bool {
    try judging.writes(field) && judging.superseded(field).isEmpty
  }

  func isDay(_ field: String) -> Bool {
    judging.put(field)?.text.map { Day($0) != nil } ?? false
  }

  func link(_ field: String) -> RecordID? {
    judging.put(field)?.text.flatMap { RecordID(uuid: $0) }
  }

  func isCount(_ field: String, in range: ClosedRange<Int64>) -> Bool {
    guard let value = judging.put(field) else { return true }
    return value == .null || value.integer.map { range.contains($0) } ?? false
  }

  func isSlot() -> Bool {
    guard let slot = judging.put("slot") else { return true }
    return slot == .null || slot.text.map { TourInput.slotWords.contains($0) } ?? false
  }
}
