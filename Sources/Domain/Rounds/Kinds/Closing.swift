import Journal

/// What a closing (封分) names: every sheet it holds with its marks, who was absent or recused,
/// the times, and the dots of what it judged. What is not named here came late.
struct Closing: Hashable {
  struct Seat: Hashable {
    let judge: RecordID
    /// The seat's number, else its place among the judges: results name no judge.
    let label: String
    let panel: Int
  }

  struct Mark: Hashable {
    /// Places in `entries` and `seats`.
    let entry: Int
    let seat: Int
    let standing: SheetStanding
    let marks: String?
  }

  let entries: [RecordID]
  let seats: [Seat]
  let marks: [Mark]
  /// Seconds over the limit, by entry.
  let times: [RecordID: Int]
  /// Seconds under the least, by entry.
  let short: [RecordID: Int]
  let deductions: [Deduction]
  /// Entries that withdrew or were struck before the closing.
  let out: [RecordID]
  /// Chain hashes of the dots of all typings it judged.
  let dots: Set<String>
  /// The rubric it counted the sheets by, as stored; another may come to stand beside it.
  let rubric: String

  var toCheck: [Mark] { marks.filter { $0.standing == .toCheck } }

  init(
    entries: [RecordID], seats: [Seat], marks: [Mark], times: [RecordID: Int],
    short: [RecordID: Int], deductions: [Deduction], out: [RecordID], dots: Set<String>,
    rubric: String
  ) {
    self.entries = entries
    self.seats = seats
    self.marks = marks
    self.times = times
    self.short = short
    self.deductions = deductions
    self.out = out
    self.dots = dots
    self.rubric = rubric
  }

  /// Whether every panel has a sheet of the entry that counts.
  func hasMarks(of entry: RecordID) -> Bool {
    guard let place = entries.firstIndex(of: entry) else { return false }
    let panels = Rubric(stored: rubric)?.weights.count ?? 1
    let found = marks.filter { $0.entry == place && $0.standing == .valid }
      .map { seats[$0.seat].panel }
    return (0..<panels).allSatisfy(found.contains)
  }

  /// The same bytes for the same sheets, so that two equal closings are none too many.
  var stored: String {
    let seats = seats.map { seat in
      JSON.array([
        .string(seat.judge.description), .string(seat.label), .number(seat.panel),
      ])
    }
    let marks = marks.map { mark in
      JSON.array([
        .number(mark.entry), .number(mark.seat), .string(mark.standing.rawValue),
        .text(mark.marks),
      ])
    }
    let deductions = deductions.map { deduction in
      JSON.array([.string(deduction.entry.description), .string(deduction.points.typed)])
    }
    return JSON.of(
      ("entries", .array(entries.map { .string($0.description) })), ("seats", .array(seats)),
      ("marks", .array(marks)), ("times", Closing.seconds(times)),
      ("short", Closing.seconds(short)), ("deductions", .array(deductions)),
      ("out", .array(out.map { .string($0.description) })),
      (
        "dots",
        .array(dots.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { .string($0) })
      ),
      ("rubric", .string(rubric))
    ).line
  }

  init?(stored text: String) {
    guard let held = JSON(stored: text), let rubric = held["rubric"]?.string else { return nil }
    self.rubric = rubric
    entries = Closing.ids(held["entries"])
    seats = (held["seats"]?.array ?? []).compactMap { row in
      guard let cells = row.array, cells.count == 3,
        let judge = cells[0].string.flatMap({ RecordID(uuid: $0) }), let label = cells[1].string,
        let panel = cells[2].integer.flatMap({ Int(exactly: $0) })
      else { return nil }
      return Seat(judge: judge, label: label, panel: panel)
    }
    let counts = (entries: entries.count, seats: seats.count)
    marks = (held["marks"]?.array ?? []).compactMap { row in
      guard let cells = row.array, cells.count == 4,
        let entry = cells[0].integer.flatMap({ Int(exactly: $0) }),
        let seat = cells[1].integer.flatMap({ Int(exactly: $0) }),
        (0..<counts.entries).contains(entry), (0..<counts.seats).contains(seat),
        let standing = cells[2].string.flatMap({ SheetStanding(rawValue: $0) })
      else { return nil }
      return Mark(entry: entry, seat: seat, standing: standing, marks: cells[3].string)
    }
    guard let times = Closing.seconds(stored: held["times"]),
      let short = Closing.seconds(stored: held["short"])
    else { return nil }
    self.times = times
    self.short = short
    let rows = held["deductions"]?.array ?? []
    deductions = rows.compactMap { row in
      guard let cells = row.array, cells.count == 2,
        let entry = cells[0].string.flatMap({ RecordID(uuid: $0) }),
        let points = cells[1].string.flatMap(Deduction.points)
      else { return nil }
      return Deduction(entry: entry, points: points)
    }
    guard deductions.count == rows.count else { return nil }
    out = Closing.ids(held["out"])
    dots = Set((held["dots"]?.array ?? []).compactMap(\.string))
  }

  private static func seconds(_ all: [RecordID: Int]) -> JSON {
    .array(
      all.sorted { $0.key < $1.key }.map { entry, seconds in
        .array([.string(entry.description), .number(seconds)])
      })
  }

  private static func seconds(stored list: JSON?) -> [RecordID: Int]? {
    var out: [RecordID: Int] = [:]
    for row in list?.array ?? [] {
      guard let cells = row.array, cells.count == 2,
        let entry = cells[0].string.flatMap({ RecordID(uuid: $0) }),
        let seconds = cells[1].integer.flatMap({ Int(exactly: $0) })
      else { return nil }
      out[entry] = seconds
    }
    return out
  }

  private static func ids(_ list: JSON?) -> [RecordID] {
    (list?.array ?? []).compactMap { $0.string.flatMap { RecordID(uuid: $0) } }
  }

  /// What the arithmetic takes, by the seats that have a mark of the entry: an absent one is never
  /// a zero. Entries `without` are left out of the ranking.
  func sheets(few: [RecordID], without: [RecordID]) -> [EntrySheets] {
    entries.enumerated().filter { !without.contains($0.element) && !out.contains($0.element) }
      .map { place, entry in
        let own = marks.filter { $0.entry == place }.map { mark in
          Sheet(
            judge: seats[mark.seat].label, standing: mark.standing,
            marks: mark.marks.flatMap { SheetMarks(stored: $0) }, panel: seats[mark.seat].panel)
        }
        return EntrySheets(
          entry: entry.description, sheets: own,
          deductions: deductions.filter { $0.entry == entry }.map(\.points),
          overSeconds: times[entry], underSeconds: short[entry],
          decidedByChief: few.contains(entry))
      }
  }
}
