import Domain
import Foundation
import Journal

/// What SQLite alone makes of the same rows on this machine, in this run.
struct RawFigures {
  static let tries = 3
  private static let perTransaction = 1000

  let rowsPerSecond: Double
  let rowsPerCPUSecond: Double
  let bytesPerRow: Double

  /// The best of several tries, so that a bad moment of the disk flatters nobody.
  init(_ wishes: [JSON], folder: String) throws {
    let rows = RawRow.rows(of: wishes, SeededRandom(seed: 1), SteadyClock())
    var best = Spent(wall: .infinity, cpu: .infinity)
    var bytes = 0
    for index in 0..<RawFigures.tries {
      let path = "\(folder)/raw-\(index).sqlite"
      let raw = try RawSQLite(path: path)
      defer { raw.close() }
      let (_, spent) = try Stopwatch.measure {
        try raw.insert(rows, perTransaction: RawFigures.perTransaction)
      }
      best.wall = min(best.wall, spent.wall)
      best.cpu = min(best.cpu, spent.cpu)
      raw.close()
      bytes = Files.size(path)
    }
    rowsPerSecond = Double(rows.count) / best.wall
    rowsPerCPUSecond = Double(rows.count) / best.cpu
    bytesPerRow = Double(bytes) / Double(max(rows.count, 1))
  }
}

/// Sizes of files.
enum Files {
  static func size(_ path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }
}
