import Logging
import PeerClient
import Server
import ServiceLifecycle
import Synchronization

/// A node made of three closures.
struct ScriptedPeer: PeerHandling {
  var onExchange: @Sendable ([UInt8]) async -> PeerReply = { PeerReply(status: 200, body: $0) }
  var onJoin: @Sendable ([UInt8]) async -> PeerReply = { PeerReply(status: 200, body: $0) }
  var onWait: @Sendable ([UInt8]) async -> PeerReply = { _ in PeerReply(status: 204) }
  var onParty: @Sendable ([UInt8]) -> String = { _ in "" }

  func exchange(_ body: [UInt8]) async -> PeerReply { await onExchange(body) }
  func party(_ body: [UInt8]) -> String { onParty(body) }
  func join(_ body: [UInt8]) async -> PeerReply { await onJoin(body) }
  func wait(_ body: [UInt8]) async -> PeerReply { await onWait(body) }
}

struct ScriptedCommands: LocalHandling {
  var onRun: @Sendable ([UInt8]) async -> [UInt8] = { $0 }

  func run(_ body: [UInt8]) async -> [UInt8] { await onRun(body) }
}

/// A gate that opens once; also how a test learns that something has happened.
final class Gate: Sendable {
  private let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation
  private let opened = Mutex(false)

  init() { (stream, continuation) = AsyncStream.makeStream(of: Void.self) }

  var isOpen: Bool { opened.withLock { $0 } }

  func open() {
    opened.withLock { $0 = true }
    continuation.finish()
  }

  /// Until it opens or the task is cancelled.
  func pass() async { for await _ in stream {} }
}

final class Counter: Sendable {
  private let number = Mutex(0)

  var value: Int { number.withLock { $0 } }
  func add(_ amount: Int = 1) { number.withLock { $0 += amount } }
}

private let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

/// Runs a service until the body is done, then stops it gracefully and waits for its end.
func running(
  _ service: any Service, _ body: (ServiceGroup) async throws -> Void
) async throws {
  let group = ServiceGroup(configuration: .init(services: [service], logger: quiet))
  async let ended: Void = group.run()
  do {
    try await body(group)
  } catch {
    await group.triggerGracefulShutdown()
    throw error
  }
  await group.triggerGracefulShutdown()
  try await ended
}

/// A sync listener on a free port and a client beside it.
func withPeer(
  _ handling: ScriptedPeer = ScriptedPeer(), limits: ListenerLimits = .peers,
  _ body: (Int, PeerClient, ServiceGroup) async throws -> Void
) async throws {
  let (ports, found) = AsyncStream.makeStream(of: Int.self)
  let server = try PeerServer(host: "127.0.0.1", port: 0, handling: handling, limits: limits) {
    found.yield($0)
  }
  let client = PeerClient()
  defer { client.shutdown() }
  try await running(server) { group in
    let port = await ports.first { _ in true }
    try await body(port ?? 0, client, group)
  }
}

extension PeerRequest {
  static func exchange(_ port: Int, _ count: Int, path: String = "exchange") -> PeerRequest {
    PeerRequest(
      host: "127.0.0.1", port: port, path: "/sync/v1/\(path)",
      body: [UInt8](repeating: 7, count: count), timeoutSeconds: 20)
  }
}

/// Texts in the order they came.
final class Heard: Sendable {
  private let list = Mutex<[String]>([])

  var texts: [String] { list.withLock { $0 } }
  func add(_ text: String) { list.withLock { $0.append(text) } }
}
