import Journal

/// Which days are worked, by the holiday tables in force here: the unit's own where it has a word
/// on the day, else that of the nearest unit above, else Monday to Friday.
struct HolidayTable {
  static let kinds = ["holiday", "workday"]

  private let days: [Day: String]

  init(desk: Desk) throws {
    var days: [Day: String] = [:]
    let offices = [desk.unit] + desk.organisation.ancestors(of: desk.unit)
    for office in offices {
      for record in try desk.reader.records(kind: RoundKinds.holiday, in: Scope(office, .tree))
      where !record.isDeleted {
        guard let day = record.shown("date", at: desk).flatMap({ Day($0) }),
          let kind = record.shown("kind", at: desk), days[day] == nil
        else { continue }
        days[day] = kind
      }
    }
    self.days = days
  }

  init(days: [Day: String]) { self.days = days }

  func isWorked(_ day: Day) -> Bool {
    if let kind = days[day] { return kind == "workday" }
    // 1970-01-01 was a Thursday.
    let weekday = Int64(day.daysSince1970 + 3).remainderFloor(by: 7)
    return weekday < 5
  }

  /// Whether the table says anything about the years that these days touch.
  func covers(_ first: Day, _ last: Day) -> Bool {
    // order-free: a question about all
    (first.year...last.year).allSatisfy { year in days.keys.contains { $0.year == year } }
  }
}

extension Int64 {
  fileprivate func remainderFloor(by divisor: Int64) -> Int64 {
    self - dividedFloor(by: divisor) * divisor
  }
}

/// A publicity period: so many working days, counted from the day after the start (domain.md §4.7).
struct PublicityPeriod: Hashable {
  static let longest = 60
  static let usual = 5

  let start: Day
  let days: [Day]

  init(start: Day, workingDays: Int, table: HolidayTable) {
    self.start = start
    var days: [Day] = []
    var next = start.daysSince1970
    // A table that calls every day a holiday ends the search, not the program.
    let limit = next + 20 * workingDays + 400
    while days.count < workingDays, next < limit {
      next += 1
      let day = Day(daysSince1970: next)
      if table.isWorked(day) { days.append(day) }
    }
    self.days = days
  }

  var end: Day { days.last ?? start }

  var document: JSON {
    .of(
      ("start", .string(start.description)),
      ("days", .array(days.map { .string($0.description) })), ("end", .string(end.description)))
  }
}
