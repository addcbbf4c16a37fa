import Domain
import Foundation
import Journal

/// One node of a cluster as a process of its own.
///
/// `@unchecked`: `process` is only touched by the cluster's one task.
final class ChildProcess: @unchecked Sendable {
  private let process = Process()
  private let output = Pipe()
  let unit: UnitID

  /// Starts `siwei serve` on the folder; it is in the cluster's own process group.
  init(unit: UnitID, folder: String, address: String) throws {
    self.unit = unit
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["serve", "--sync", address, "--json", "--data", folder]
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw SiweiError("cluster.cannot_start", .defect, ["unit": unit.text])
    }
  }

  /// Waits for the line that says it is ready; throws `cluster.not_ready` where it ended instead.
  func ready() async throws -> JSON {
    let bytes = await withCheckedContinuation { continuation in
      let handle = output.fileHandleForReading
      DispatchQueue.global().async {
        var line: [UInt8] = []
        while let more = try? handle.read(upToCount: 1), let byte = more.first, byte != 0x0A {
          line.append(byte)
        }
        continuation.resume(returning: line)
      }
    }
    guard let document = try? JSON(parsing: bytes), document["ready"]?.bool == true else {
      throw SiweiError("cluster.not_ready", .unreachable, ["unit": unit.text])
    }
    return document
  }

  var isRunning: Bool { process.isRunning }

  func terminate() { if process.isRunning { process.terminate() } }

  /// Waits until it is gone; a process that does not end within the time is killed.
  func waitUntilGone(_ time: Duration) async {
    let end = ContinuousClock.now + time
    while process.isRunning, ContinuousClock.now < end {
      try? await Task.sleep(for: .milliseconds(20))
    }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }
}
