import ServiceLifecycle

/// The sync listener: `/sync/v1/…` over HTTP/1.1 and nothing else (sync.md §6).
package struct PeerServer: Service {
  private let listener: Listener

  /// `port` 0 takes any free one; `onReady` tells the port once connections are accepted.
  /// Until peers are known by certificates, only addresses of this machine are bound.
  package init(
    host: String, port: Int, handling: any PeerHandling, limits: ListenerLimits = .peers,
    onReady: @escaping @Sendable (Int) -> Void
  ) throws(ServerError) {
    guard Loopback.isLoopback(host: host) else { throw .notLoopback(host) }
    guard (0...65_535).contains(port) else { throw .cannotBind("\(host):\(port)", "not a port") }
    let exchanges = Admission(running: limits.running, queued: limits.queued)
    // Strangers join: they get their own few places, so that they cannot crowd out peers.
    let joins = Admission(running: limits.joining, queued: limits.joining * 8)
    let waits = Admission(running: limits.waiting, queued: 0)
    let routes = [
      "POST /sync/v1/exchange": Route(
        bodyLimit: limits.bodyBytes, seconds: limits.requestSeconds, admission: exchanges,
        party: { handling.party($0) }, handle: { await handling.exchange($0) }),
      "POST /sync/v1/join": Route(
        bodyLimit: min(limits.bodyBytes, limits.joinBytes), seconds: limits.requestSeconds,
        admission: joins, handle: { await handling.join($0) }),
      "POST /sync/v1/wait": Route(
        bodyLimit: min(limits.bodyBytes, limits.waitBytes),
        seconds: limits.requestSeconds + limits.heldSeconds, admission: waits, isHeld: true,
        handle: { body in await cancelWhenGracefulShutdown { await handling.wait(body) } }),
    ]
    listener = Listener(
      place: .address(host: Loopback.bare(host), port: port), label: "siwei.sync", routes: routes,
      limits: limits, onReady: onReady)
  }

  package func run() async throws {
    try await listener.run()
  }
}
