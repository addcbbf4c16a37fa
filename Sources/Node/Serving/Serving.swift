import Domain
import Engine
import Foundation
import Journal
import Logging
import PeerClient
import Server
import ServiceLifecycle
import Store
import Synchronization
import UnixSignals

extension Runner {
  /// Runs the node until it is told to stop: sync listener, local socket, scheduler (cli.md 11).
  package static func serve(_ options: ServeOptions) async -> Outcome {
    let folder = DataFolder(options.data)
    do {
      guard options.console == nil else { throw SiweiError("serve.no_console", .usage) }
      try folder.requireNode()
      let lock = try await takeLock(folder)
      try folder.prepareSocket()
      let queue = try EngineQueue { try Opening.engine(folder) }
      let own = try await queue.run { try $0.own() }
      try await run(options, folder, queue, own.unit, own.replica)
      try await queue.run { try $0.close() }
      try? FileManager.default.removeItem(atPath: folder.socket)
      withExtendedLifetime(lock) {}
      return Outcome()
    } catch ServerError.notLoopback(let host) {
      return Outcome(error: SiweiError("address.not_loopback", .usage, ["address": host]))
    } catch ServerError.cannotBind(let place, let detail) {
      return Outcome(
        error: SiweiError(
          "address.cannot_bind", .cannotCreate, ["address": place, "detail": detail]))
    } catch {
      return Outcome(thrown: error)
    }
  }

  /// A folder that a server has stays its own; one that a command has is waited for.
  private static func takeLock(_ folder: DataFolder) async throws -> FolderLock {
    let end = ContinuousClock.now + .seconds(30)
    while true {
      if let lock = try FolderLock(folder) { return lock }
      // A socket file alone may be what a killed server left behind; only an answer counts.
      guard await !isServed(folder), ContinuousClock.now < end else {
        throw SiweiError("folder.served", .busy, ["path": folder.path])
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  static func isServed(_ folder: DataFolder, timeoutSeconds: Double = 5) async -> Bool {
    guard FileManager.default.fileExists(atPath: folder.socket) else { return false }
    let client = PeerClient()
    defer { client.shutdown() }
    let answer = try? await client.perform(
      PeerRequest(
        method: "GET", host: "localhost", port: 80, path: "/local/v1/ready",
        timeoutSeconds: timeoutSeconds,
        unixSocketPath: folder.socket))
    return answer?.status == 204
  }

  /// Whether a server has the folder and does not answer in time. One that is on its way out takes
  /// no new connections but still finishes what it has.
  static func isSilent(_ folder: DataFolder, seconds: Double) async -> Bool {
    let client = PeerClient()
    defer { client.shutdown() }
    do {
      _ = try await client.perform(
        PeerRequest(
          method: "GET", host: "localhost", port: 80, path: "/local/v1/ready",
          timeoutSeconds: seconds, unixSocketPath: folder.socket))
      return false
    } catch PeerClientError.timedOut {
      return true
    } catch {
      return false
    }
  }

  private static func run(
    _ options: ServeOptions, _ folder: DataFolder, _ queue: EngineQueue, _ unit: UnitID,
    _ replica: ReplicaID
  ) async throws {
    let client = PeerClient()
    defer { client.shutdown() }
    let news = News()
    let caller = PeerCaller(engine: queue, client: client)
    let commands = Commands(engine: queue, caller: caller, folder: folder, serving: true)
    let handling = NodeHandling(engine: queue, news: news, commands: commands)
    let ready = Readiness(expected: options.sync == nil ? 1 : 2) { port in
      let sync = port.map { "\(options.sync.map { host($0) } ?? ""):\($0)" }
      options.ready(
        .of(
          ("ready", .bool(true)), ("pid", .integer(Int64(getpid()))),
          ("unit", .string(unit.text)), ("replica", .string("\(replica)")),
          ("sync", .text(sync)), ("console", .null)))
    }
    var services: [any Service] = [
      LocalServer(path: folder.socket, handling: handling) { ready.tell(nil) }
    ]
    if let text = options.sync {
      let address = try Address(text, allowZero: true)
      services.append(
        try PeerServer(host: address.host, port: address.port, handling: handling) {
          ready.tell($0)
        })
    }
    if !options.manual {
      services.append(Scheduler(engine: queue, caller: caller, news: news))
    }
    var logger = Logger(label: "siwei", factory: { StreamLogHandler.standardError(label: $0) })
    logger.logLevel = .error
    let group = ServiceGroup(
      configuration: .init(
        services: services.map { .init(service: $0) },
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
  }

  private static func host(_ address: String) -> String {
    guard let colon = address.lastIndex(of: ":") else { return address }
    return String(address[..<colon])
  }
}

/// Says once, when every listener is up, that the node is ready.
private final class Readiness: Sendable {
  private struct State {
    var told = 0
    var port: Int?
  }

  private let expected: Int
  private let done: @Sendable (Int?) -> Void
  private let state = Mutex(State())

  init(expected: Int, done: @escaping @Sendable (Int?) -> Void) {
    self.expected = expected
    self.done = done
  }

  func tell(_ port: Int?) {
    let all: Int?? = state.withLock { state in
      state.told += 1
      if let port { state.port = port }
      return state.told == expected ? .some(state.port) : nil
    }
    if case .some(let port) = all { done(port) }
  }
}
