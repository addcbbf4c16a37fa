import Journal

/// Numbers given without the network: unit, half-year, machine letter, serial (domain.md §3).
enum WishNumbers {
  private static let mark = "′"

  /// Of a wish of `unit`; a unit that acts for another counts under its own sign.
  static func wish(of unit: UnitID, desk: Desk) throws -> String {
    let sign = unit == desk.unit ? desk.letter : "T" + desk.letter
    return try next("\(unit)-\(desk.today.halfYear)-\(sign)", desk)
  }

  static func claim(desk: Desk) throws -> String {
    try next("\(desk.unit)-RL\(desk.today.halfYear)-\(desk.letter)", desk)
  }

  static func card(desk: Desk) throws -> String {
    try next("\(desk.unit)-K\(desk.today.halfYear)-\(desk.letter)", desk)
  }

  private static func next(_ counter: String, _ desk: Desk) throws -> String {
    let serial = String(try desk.reader.nextSerial(counter))
    return counter + String(repeating: "0", count: max(0, 4 - serial.utf8.count)) + serial
  }

  /// The number as it is shown: one given twice stays with both, the later with a stroke.
  static func shown(_ state: RecordState, desk: Desk) throws -> String? {
    guard let number = state.shown("no", at: desk) else { return nil }
    let same = try desk.reader.records(kind: state.kind, key: "no", value: number)
    guard same.count > 1, let own = given(state, desk) else { return number }
    let earlier = same.filter { other in
      guard other.id != state.id, let given = given(other, desk) else { return false }
      return given.depth != own.depth ? given.depth < own.depth : given.dot.hash < own.dot.hash
    }
    return number + String(repeating: mark, count: earlier.count)
  }

  private static func given(_ state: RecordState, _ desk: Desk) -> DotInfo? {
    state.shown("no", rules: desk.rules, organisation: desk.organisation)?.info
  }
}
