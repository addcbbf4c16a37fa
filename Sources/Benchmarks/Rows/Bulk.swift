import Domain
import Journal

/// All wishes registered and taken up the line in parts. The parts behind the first show what
/// memory grows by; the best of them stands beside the best of as many tries of SQLite alone.
struct Bulk {
  /// One part on its way from the village to the county.
  private struct Part {
    var first = Course.Leg()
    var second = Course.Leg()
    var whole: Course.Leg { first + second }
  }

  private var local = Spent()
  private var parts: [Part] = []
  private var growth = (anonymous: 0, database: 0, changes: 0)
  private let wishes: Int

  init(_ wishes: [JSON], _ county: County) throws {
    self.wishes = wishes.count
    let size = (wishes.count + RawFigures.tries - 1) / RawFigures.tries
    var before = (anonymous: 0, database: 0, changes: 0)
    for start in stride(from: 0, to: wishes.count, by: size) {
      try carry(Array(wishes[start..<min(start + size, wishes.count)]), county)
      guard parts.count == 1 else { continue }
      before = (
        ThisProcess.anonymousBytes ?? 0, ThisProcess.databaseBytes, Bulk.held(county)
      )
    }
    growth.anonymous = (ThisProcess.anonymousBytes ?? 0) - before.anonymous
    growth.database = ThisProcess.databaseBytes - before.database
    growth.changes = Bulk.held(county) - before.changes
  }

  private mutating func carry(_ wishes: [JSON], _ county: County) throws {
    local += try Stopwatch.measure { try county.village.register(wishes) }.1
    var part = Part()
    let one = try Stopwatch.measure { try county.village.exchange(with: county.township) }
    part.first = Course.Leg(traffic: one.0, spent: one.1)
    let two = try Stopwatch.measure { try county.township.exchange(with: county.county) }
    part.second = Course.Leg(traffic: two.0, spent: two.1)
    parts.append(part)
  }

  private static func held(_ county: County) -> Int {
    [county.county, county.township, county.village].reduce(0) { $0 + $1.changesHeld }
  }

  /// What went from the village to its township.
  private var up: Traffic { parts.reduce(Traffic()) { $0 + $1.first.traffic } }

  /// Changes that the village wrote.
  var changes: Int { up.changesSent }

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
    func best(_ leg: (Part) -> Course.Leg, per time: (Spent) -> Double) -> Double {
      parts.map { Double(leg($0).traffic.changesSent) / time(leg($0).spent) }.max() ?? 0
    }
    return [
      Row(
        name: "exchange_hop_wall", size: wishes, value: best(\.first, per: \.wall),
        unit: "changes/s", yardstick: raw.rowsPerSecond, against: "\(Bulk.rows), rows/s",
        goals: [.ratioAtLeast(0.15)]),
      Row(
        name: "exchange_hop_cpu", size: wishes, value: best(\.first, per: \.cpu),
        unit: "changes/CPU s of both ends", yardstick: raw.rowsPerCPUSecond,
        against: "\(Bulk.rows), rows/CPU s",
        goals: [.valueAtLeast(30_000), .ratioAtLeast(0.15)]),
      Row(
        name: "\(Course.endToEnd)_wall", size: wishes, value: best(\.whole, per: \.wall),
        unit: "changes/s", yardstick: raw.rowsPerSecond, against: "\(Bulk.rows), rows/s",
        goals: [.ratioAtLeast(0.15)]),
      Row(
        name: "\(Course.endToEnd)_cpu", size: wishes, value: best(\.whole, per: \.cpu),
        unit: "changes/CPU s of all ends", yardstick: raw.rowsPerCPUSecond,
        against: "\(Bulk.rows), rows/CPU s", goals: [.ratioAtLeast(0.15)]),
    ]
  }

  /// Bytes on the line from the village to its township, heads and answers included.
  func wireRows(_ payload: Payload) -> [Row] {
    let up = up
    let sent = Double(up.changesSent)
    let pages = Double(payload.journalBytes) / Double(1 << 20)
    return [
      Row(
        name: "wire_bytes", size: up.changesSent,
        value: Double(up.bytes) / sent, unit: "bytes/change",
        yardstick: Double(payload.compressed) / Double(max(payload.changes, 1)),
        against: "frames without their place, and bodies, in one piece by zstd -3, bytes/change",
        goals: [.valueAtMost(160), .ratioAtMost(1.1)]),
      Row(
        name: "wire_requests", size: wishes, value: Double(up.requests),
        unit: "requests", yardstick: max(pages, 1),
        against: "frames and bodies in pieces of 1 MiB",
        goals: [.valueAtMost(24 * max(1, Double(wishes) / 10_000))]),
    ]
  }

  /// Of all three nodes together, over all parts but the first.
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
