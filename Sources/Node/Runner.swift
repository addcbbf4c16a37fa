import Domain
import Engine
import Foundation
import Journal
import PeerClient
import Store
import Sync
import Trust
import Wire

/// Carries out commands: in this process where the folder is free, else through the socket of the
/// server that owns it. One code path either way.
package enum Runner {
  /// Exit 75 at the latest after this (cli.md 4).
  private static let longestWait = Duration.seconds(30)

  package static func run(_ invocation: Invocation, data: String) async -> Outcome {
    let folder = DataFolder(data)
    do {
      switch invocation.name {
      case "init": return try await Beginning.initialise(folder, invocation)
      case "join": return try await Beginning.join(folder, invocation)
      default: break
      }
      try folder.requireNode()
      return try await owning(folder, invocation)
    } catch {
      return Outcome(thrown: error)
    }
  }

  private static func owning(_ folder: DataFolder, _ invocation: Invocation) async throws -> Outcome
  {
    let end = ContinuousClock.now + longestWait
    while true {
      if let lock = try FolderLock(folder) {
        let outcome = try await alone(folder, invocation)
        withExtendedLifetime(lock) {}
        return outcome
      }
      if let outcome = try await throughSocket(folder, invocation) { return outcome }
      guard ContinuousClock.now < end else {
        throw SiweiError("folder.locked", .busy, ["path": folder.path])
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  private static func alone(_ folder: DataFolder, _ invocation: Invocation) async throws -> Outcome
  {
    let queue = try EngineQueue { try Opening.engine(folder) }
    let client = PeerClient()
    let caller = PeerCaller(engine: queue, client: client)
    let commands = Commands(engine: queue, caller: caller, folder: folder, serving: false)
    var outcome = await commands.run(invocation)
    client.shutdown()
    do {
      try await queue.run { try $0.close() }
    } catch let error as SiweiError where outcome.error == nil {
      // What the command did stands; it is told together with the trouble.
      outcome.warnings.append(error)
    }
    return outcome
  }

  /// Returns when the folder's server has not answered for 30 s.
  private static func silence(_ folder: DataFolder) async -> any Error {
    while true {
      do {
        try await Task.sleep(for: .seconds(2))
      } catch {
        return error
      }
      if Task.isCancelled { return CancellationError() }
      if await isSilent(folder, seconds: 28) {
        return SiweiError("folder.silent", .busy, ["path": folder.path])
      }
    }
  }

  /// Nil when nobody listens: the owner is another command that will soon be done.
  private static func throughSocket(
    _ folder: DataFolder, _ invocation: Invocation
  ) async throws -> Outcome? {
    guard FileManager.default.fileExists(atPath: folder.socket) else { return nil }
    let client = PeerClient()
    defer { client.shutdown() }
    do {
      let response = try await withThrowingTaskGroup(of: PeerResponse.self) { group in
        group.addTask {
          try await client.perform(
            PeerRequest(
              host: "localhost", port: 80, path: "/local/v1/run", body: invocation.encoded(),
              timeoutSeconds: 86_400, responseLimit: JSON.contractLimit,
              unixSocketPath: folder.socket))
        }
        // A command may take long, but its server must be alive meanwhile.
        group.addTask { throw await silence(folder) }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw CancellationError() }
        return first
      }
      guard response.status == 200 else {
        throw SiweiError("folder.locked", .busy, ["path": folder.path])
      }
      return try Outcome(decoding: response.body)
    } catch PeerClientError.notConnected {
      return nil
    } catch let error as PeerClientError {
      // The server went while it had the command. To ask once more changes nothing; to act once
      // more could.
      if error != .tooLarge, CommandTable.views[invocation.name] != nil { return nil }
      throw SiweiError("folder.unanswered", .busy, ["path": folder.path])
    }
  }
}

/// Opens the engine of a folder.
enum Opening {
  static func engine(_ folder: DataFolder) throws -> Engine {
    try Engine(
      at: .file(folder.database),
      Surroundings(
        clock: SystemClock(), random: SystemRandomness(), keys: FolderKeys(folder)))
  }
}
