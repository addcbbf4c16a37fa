import Domain
import Engine
import Journal

/// One run: the yardstick first, then a county at work, its figures gathered on the way.
struct Course {
  /// Names of the rows that must not fall below a twentieth of raw SQLite.
  static let endToEnd = "exchange_village_to_county"

  /// An exchange, or several, with what they took.
  struct Leg {
    var traffic = Traffic()
    var spent = Spent()

    static func + (left: Leg, right: Leg) -> Leg {
      Leg(traffic: left.traffic + right.traffic, spent: left.spent + right.spent)
    }
  }

  let size: Int
  let folder: String

  private static let bulkSeed: UInt64 = 20_260_301
  private static let tenSeed: UInt64 = 1
  private static let singleSeed: UInt64 = 2

  func run() throws -> [Row] {
    let wishes = SampleWishes.make(
      seed: Course.bulkSeed, count: size, year: SampleWishes.defaultYear)
    let raw = try RawFigures(wishes, folder: folder)
    let county = try County(folder: folder)
    let before = try Quiet(county)
    let bulk = try Bulk(wishes, county)
    let after = try Quiet(county)
    let scopes = Course.scopes(of: county)
    let payload = try Payload(of: scopes, at: county.township)
    let ten = try ten(county, scopes, wishes.count)
    let single = try Single(county, payload, folder: folder)
    let (changes, rebuild) = try Stopwatch.measure {
      try county.village.engine.rebuildDocument()["changes"]?.integer ?? 0
    }
    let journalChanges = Double(changes)
    try county.close()
    let bytes = Double(county.village.fileBytes)

    var rows = single.rows
    rows += bulk.localRows(raw)
    rows.append(
      Row(
        name: "rebuild", size: Int(changes), value: journalChanges / rebuild.wall,
        unit: "changes/s", yardstick: raw.rowsPerSecond,
        against: "SQLite alone inserting the same rows, 1,000 a transaction, rows/s",
        goals: [.ratioAtLeast(0.25)]))
    rows += bulk.exchangeRows(raw)
    rows += bulk.wireRows(payload)
    rows += after.rows(before, changes: bulk.changes)
    rows += ten
    rows.append(
      Row(
        name: "database_bytes", size: Int(changes), value: bytes / journalChanges,
        unit: "bytes/change", yardstick: raw.bytesPerRow,
        against: "the file of SQLite alone with the same rows, bytes/row",
        goals: [.valueAtMost(1200)]))
    rows += bulk.memoryRows(payload)
    return rows
  }

  private static func scopes(of county: County) -> [Scope] {
    [Scope(county.village.unit, .parent), Scope(county.village.unit, .chain)]
  }

  /// The first ten wishes of the sample with seed 1, on top of everything.
  private func ten(_ county: County, _ scopes: [Scope], _ skipped: Int) throws -> [Row] {
    let wishes = SampleWishes.make(
      seed: Course.tenSeed, count: 10, year: SampleWishes.defaultYear)
    try county.village.register(wishes)
    let traffic = try county.village.exchange(with: county.township)
    let payload = try Payload(of: scopes, at: county.township, after: skipped)
    return [
      Row(
        name: "ten_wishes_bytes", size: 10, value: Double(traffic.bytes),
        unit: "bytes both ways", yardstick: Double(payload.compressed),
        against: "frames and bodies of the ten in one piece by zstd -3, bytes",
        goals: [.valueAtMost(3000)]),
      Row(
        name: "ten_wishes_requests", size: 10, value: Double(traffic.requests),
        unit: "requests", yardstick: 1, against: "one round trip", goals: [.valueAtMost(1)]),
    ]
  }

  /// Single writes of wishes that no other part of the run uses.
  static func singles(_ count: Int) -> [JSON] {
    SampleWishes.make(seed: singleSeed, count: count, year: SampleWishes.defaultYear)
  }
}
