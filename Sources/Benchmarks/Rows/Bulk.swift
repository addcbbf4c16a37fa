import Domain
import Journal

/// All wishes registered and taken up the line in two halves, so that the second half shows what
/// memory grows by.
struct Bulk {
  private var local = Spent()
  private var first = (traffic: Traffic(), spent: Spent())
  private var second = (traffic: Traffic(), spent: Spent())
  private var growth = (anonymous: 0, database: 0, changes: 0)
  private let wishes: Int

  init(_ wishes: [JSON], _ county: County) throws {
    self.wishes = wishes.count
    let half = wishes.count / 2
    try carry(Array(wishes[..<half]), county)
    let held = Bulk.held(county)
    let anonymous = ThisProcess.anonymousBytes ?? 0
    let database = ThisProcess.databaseBytes
    try carry(Array(wishes[half...]), county)
    growth.anonymous = (ThisProcess.anonymousBytes ?? 0) - anonymous
    growth.database = ThisProcess.databaseBytes - database
    growth.changes = Bulk.held(county) - held
  }

  private mutating func carry(_ part: [JSON], _ county: County) throws {
    local += try Stopwatch.measure { try county.village.register(part) }.1
    let one = try Stopwatch.measure { try county.village.exchange(with: county.township) }
    first = (first.traffic + one.0, first.spent + one.1)
    let two = try Stopwatch.measure { try county.township.exchange(with: county.county) }
    second = (second.traffic + two.0, second.spent + two.1)
  }

  private static func held(_ county: County) -> Int {
    [county.county, county.township, county.village].reduce(0) { $0 + $1.changesHeld }
  }

  /// Changes that the village wrote.
  var changes: Int { first.traffic.changesSent }

  /// One row of eight texts for each change: a wish is two of both.
  private static let rows = "SQLite alone inserting the same rows, 1,000 a transaction"

  func localRows(_ raw: RawFigures) -> [Row] {
    [
      Row(
        name: "local_write_batch", size: wishes, value: Double(changes) / local.wall,
        unit: "changes/s", yardstick: raw.rowsPerSecond, against: "\(Bulk.rows), rows/s",
        goals: [.ratioAtLeast(0.25)])
    ]
  }

  func exchangeRows(_ raw: RawFigures) -> [Row] {
    let all = Double(first.traffic.changesSent + second.traffic.changesSent)
    let spent = first.spent + second.spent
    let hop = Double(first.traffic.changesSent)
    return [
      Row(
        name: "exchange_hop_wall", size: wishes, value: hop / first.spent.wall,
        unit: "changes/s", yardstick: raw.rowsPerSecond, against: "\(Bulk.rows), rows/s",
        goals: [.ratioAtLeast(0.15)]),
      Row(
        name: "exchange_hop_cpu", size: wishes, value: hop / first.spent.cpu,
        unit: "changes/CPU s of both ends", yardstick: raw.rowsPerCPUSecond,
        against: "\(Bulk.rows), rows/CPU s",
        goals: [.valueAtLeast(30_000), .ratioAtLeast(0.15)]),
      Row(
        name: "\(Course.endToEnd)_wall", size: wishes, value: all / spent.wall,
        unit: "changes/s", yardstick: raw.rowsPerSecond, against: "\(Bulk.rows), rows/s",
        goals: [.ratioAtLeast(0.15)]),
      Row(
        name: "\(Course.endToEnd)_cpu", size: wishes, value: all / spent.cpu,
        unit: "changes/CPU s of all ends", yardstick: raw.rowsPerCPUSecond,
        against: "\(Bulk.rows), rows/CPU s", goals: [.ratioAtLeast(0.15)]),
    ]
  }

  /// Bytes on the line from the village to its township, heads and answers included.
  func wireRows(_ payload: Payload) -> [Row] {
    let sent = Double(first.traffic.changesSent)
    let pages = Double(payload.journalBytes) / Double(1 << 20)
    return [
      Row(
        name: "wire_bytes", size: first.traffic.changesSent,
        value: Double(first.traffic.bytes) / sent, unit: "bytes/change",
        yardstick: Double(payload.compressed) / Double(max(payload.changes, 1)),
        against: "frames without their place, and bodies, in one piece by zstd -3, bytes/change",
        goals: [.valueAtMost(160), .ratioAtMost(1.1)]),
      Row(
        name: "wire_requests", size: wishes, value: Double(first.traffic.requests),
        unit: "requests", yardstick: max(pages, 1),
        against: "frames and bodies in pieces of 1 MiB",
        goals: [.valueAtMost(24 * max(1, Double(wishes) / 10_000))]),
    ]
  }

  /// Of all three nodes together, over the second half.
  func memoryRows(_ payload: Payload) -> [Row] {
    let changes = Double(max(growth.changes, 1))
    let kept = Double(payload.journalBytes) / Double(max(payload.changes, 1))
    guard ThisProcess.anonymousBytes != nil else { return [] }
    return [
      Row(
        name: "memory_slope", size: growth.changes,
        value: Double(growth.anonymous - growth.database) / changes, unit: "bytes/change",
        yardstick: kept, against: "frame and body kept in memory, bytes/change",
        goals: [.valueAtMost(100)]),
      Row(
        name: "memory_slope_with_page_cache", size: growth.changes,
        value: Double(growth.anonymous) / changes, unit: "bytes/change", yardstick: kept,
        against: "frame and body kept in memory, bytes/change", goals: []),
    ]
  }
}
