import Domain
import Journal

/// One wish a command, against one commit of as many bytes by SQLite alone, in turns: both meet
/// the same disk.
struct Single {
  private static let count = 100

  private let node: Double
  private let raw: Double
  private let count: Int

  init(_ county: County, _ payload: Payload, folder: String) throws {
    let yardstick = try RawSQLite(path: "\(folder)/single.sqlite")
    defer { yardstick.close() }
    let bytes = 2 * payload.journalBytes / max(payload.changes, 1)
    let piece = SeededRandom(seed: 3).bytes(bytes)
    var node: [Double] = []
    var raw: [Double] = []
    for wish in Course.singles(Single.count) {
      raw.append(try Stopwatch.measure { try yardstick.commit(piece) }.1.wall)
      node.append(try Stopwatch.measure { try county.village.registerOne(wish) }.1.wall)
    }
    self.node = node.median
    self.raw = raw.median
    count = node.count
  }

  var rows: [Row] {
    [
      Row(
        name: "local_write_single", size: count, value: node * 1e6, unit: "µs/wish",
        yardstick: raw * 1e6,
        against: "SQLite alone committing one row of the same bytes, µs",
        goals: [.ratioAtMost(1.5)])
    ]
  }
}
