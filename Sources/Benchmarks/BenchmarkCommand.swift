package import Domain
import Foundation
import Journal

/// `bench` (cli.md 31): each figure beside its yardstick, measured in one run on files of its own.
package enum BenchmarkCommand {
  package static let defaultSize = 10_000
  private static let sizes = 20...100_000

  /// Below this an exchange is no longer worth its trust: the run fails.
  private static let leastOfRaw = 0.05

  /// `size` wishes; files are made in a new folder below `folder` and taken away again. What makes
  /// the run a failure stands in `failed`: a row without its yardstick, or an exchange too slow.
  package static func run(size: Int?, folder: String) throws -> JSON {
    let size = size ?? defaultSize
    guard sizes.contains(size) else {
      throw SiweiError(
        "bench.size", .usage,
        ["size": "\(size)", "least": "\(sizes.lowerBound)", "most": "\(sizes.upperBound)"])
    }
    let place = "\(folder)/siwei-bench-\(getpid())"
    do {
      try FileManager.default.createDirectory(
        atPath: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw SiweiError("folder.cannot_create", .cannotCreate, ["path": place])
    }
    defer { try? FileManager.default.removeItem(atPath: place) }
    return document(try Course(size: size, folder: place).run())
  }

  private static func document(_ rows: [Row]) -> JSON {
    let failed = rows.filter { row in
      guard let ratio = row.ratio else { return true }
      return row.name.hasPrefix(Course.endToEnd) && ratio < leastOfRaw
    }
    return .of(
      ("machine", .string(ThisProcess.machine)), ("rows", .array(rows.map(\.document))),
      (
        "yardsticks",
        .array(rows.map { .of(("name", .string($0.name)), ("is", .string($0.against))) })
      ), ("failed", .array(failed.map { .string($0.name) })))
  }
}
