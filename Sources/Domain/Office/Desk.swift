package import Journal

/// Where a command is decided: one unit's folded state, its clock, its person.
///
/// Everything a decision may depend on is here, so that deciding is a pure function of it.
package struct Desk {
  package let reader: any StateReading
  package let rules: any Rules
  package let unit: UnitID
  package let replica: ReplicaID
  /// The replica's letter from its certificate ("" for the first machine of a unit).
  package let letter: String
  /// Empty when the machine acts by itself.
  package let actor: String
  /// Milliseconds since 1970 by this machine's clock.
  package let now: Int64
  package let random: any Randomness

  package init(
    reader: any StateReading, rules: any Rules, unit: UnitID, replica: ReplicaID, letter: String,
    actor: String, now: Int64, random: any Randomness
  ) {
    self.reader = reader
    self.rules = rules
    self.unit = unit
    self.replica = replica
    self.letter = letter
    self.actor = actor
    self.now = now
    self.random = random
  }

  /// Outside the years 2025 to 2055: a machine whose battery is dead. No day is taken from it.
  package var clockIsSuspect: Bool { Desk.isSuspect(now) }
  /// The same of any clock's milliseconds since 1970.
  static func isSuspect(_ time: Int64) -> Bool {
    time < 1_735_689_600_000 || time >= 2_682_374_400_000
  }
  /// False before this software was made: such a clock does not say which days are to come.
  package var isClockPlausible: Bool { now > 1_750_000_000_000 && !clockIsSuspect }

  package var organisation: OrgState { reader.organisation }
  package var tier: String { organisation.tier(of: unit) ?? "" }
  /// A new time-ordered record id.
  package func newRecord() -> RecordID { RecordID(milliseconds: now, random: random.id128()) }
  /// Today's calendar day in China (UTC+8), `YYYY-MM-DD`.
  package var today: Day { Day(milliseconds: now) }
}

/// A calendar day in China time.
package struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  package init(milliseconds: Int64) {
    let seconds = milliseconds.dividedFloor(by: 1000) + 8 * 3600
    self.init(daysSince1970: Int(seconds.dividedFloor(by: 86_400)))
  }

  /// The proleptic Gregorian day, by days since 1970-01-01 (H. Hinnant, "chrono-compatible
  /// low-level date algorithms").
  package init(daysSince1970 days: Int) {
    let shifted = Int64(days) + 719_468
    let era = shifted.dividedFloor(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
    year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
  }

  /// Nil unless the text is an existing day in the form `YYYY-MM-DD`.
  package init?(_ text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 10, digits[4] == 45, digits[7] == 45 else { return nil }
    guard let year = Int(text.prefix(4)), let month = Int(text.dropFirst(5).prefix(2)),
      let day = Int(text.suffix(2)), year >= 1, (1...12).contains(month), day >= 1,
      !text.contains("+")
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
    guard Day(daysSince1970: daysSince1970).day == day else { return nil }
  }

  package var daysSince1970: Int {
    let shiftedYear = Int64(month <= 2 ? year - 1 : year)
    let era = shiftedYear.dividedFloor(by: 400)
    let yearOfEra = shiftedYear - era * 400
    let shiftedMonth = Int64(month > 2 ? month - 3 : month + 9)
    let dayOfYear = (153 * shiftedMonth + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int(era * 146_097 + dayOfEra - 719_468)
  }

  /// `2025H1` for January to June, `2025H2` after.
  package var halfYear: String { "\(year)H\(month <= 6 ? 1 : 2)" }

  package var description: String {
    let y = String(year)
    return String(repeating: "0", count: max(0, 4 - y.count)) + y
      + "-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  package static func < (left: Day, right: Day) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension Int64 {
  /// Division that rounds towards minus infinity; `divisor` is positive.
  package func dividedFloor(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
