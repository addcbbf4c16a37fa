import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One listening socket with its routes, from binding to the last answer.
struct Listener: Service {
  enum Place: Sendable {
    case address(host: String, port: Int)
    case socket(String)
  }

  let place: Place
  let label: String
  let routes: [String: Route]
  let limits: ListenerLimits
  /// Told the port, 0 for a socket in the file system.
  let onReady: @Sendable (Int) -> Void

  /// What the opening came to; the server runs the closure that fills it in.
  private final class Opening: Sendable {
    let failure = Mutex<ServerError?>(nil)
    let isOpen = Mutex(false)
  }

  func run() async throws {
    var logger = Logger(label: label) { StreamLogHandler.standardError(label: $0) }
    // What goes wrong with a connection is told by its answer; opening throws.
    logger.logLevel = .critical
    let shortened: SocketPath?
    let address: BindAddress
    switch place {
    case .address(let host, let port):
      shortened = nil
      address = .hostname(host, port: port)
    case .socket(let path):
      let short = SocketPath(path)
      shortened = short
      address = .unixDomainSocket(path: short.text)
    }
    let opening = Opening()
    let server = WatchedChannel(
      responder: Responder(routes: routes, limits: limits), limits: limits
    ).server(
      configuration: ServerConfiguration(
        address: address,
        availableConnectionsDelegate: .maximum(
          Self.affordable(limits.connections), logger: logger)),
      onServerRunning: { await opened($0, opening) },
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger)
    defer { withExtendedLifetime(shortened) { close(opening) } }
    do {
      try await serve(server)
    } catch  where !opening.isOpen.withLock({ $0 }) {
      throw ServerError.cannotBind(name, "\(error)")
    }
    if let failure = opening.failure.withLock({ $0 }) { throw failure }
  }

  /// Runs the server; once it has been told to stop, what is under way has `stopSeconds` left.
  private func serve(_ server: any Service) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      group.addTask {
        // Cancelled when the server has ended by itself.
        try? await gracefulShutdown()
        try? await Task.sleep(for: .seconds(limits.stopSeconds))
      }
      try await group.next()
      group.cancelAll()
      try await group.waitForAll()
    }
  }

  private func opened(_ channel: any Channel, _ opening: Opening) async {
    opening.isOpen.withLock { $0 = true }
    if case .socket(let path) = place {
      // Made under the process's mask; until here the folder (0700) keeps others away.
      guard chmod(path, S_IRUSR | S_IWUSR) == 0 else {
        let reason = String(cString: strerror(errno))
        opening.failure.withLock { $0 = .cannotBind(path, reason) }
        channel.close(promise: nil)
        return
      }
    }
    onReady(channel.localAddress?.port ?? 0)
  }

  private func close(_ opening: Opening) {
    guard case .socket(let path) = place, opening.isOpen.withLock({ $0 }) else { return }
    unlink(path)
  }

  private var name: String {
    switch place {
    case .address(let host, let port): "\(host):\(port)"
    case .socket(let path): path
    }
  }

  /// Fewer connections where the system grants fewer descriptors: the database needs some too.
  private static func affordable(_ wanted: Int) -> Int {
    let granted = sysconf(Int32(_SC_OPEN_MAX))
    return granted > 0 ? max(16, min(wanted, granted - 128)) : wanted
  }
}
