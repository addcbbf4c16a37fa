import ServiceLifecycle

/// The door for commands run on the same folder: a socket in the file system, open to its owner
/// alone. `POST /local/v1/run` runs a command, `GET /local/v1/ready` answers 204.
package struct LocalServer: Service {
  private let listener: Listener

  /// An old socket at `path` is replaced: the caller holds the folder's lock.
  package init(
    path: String, handling: any LocalHandling, limits: ListenerLimits = .local,
    onReady: @escaping @Sendable () -> Void
  ) {
    let commands = Admission(running: limits.running, queued: limits.queued)
    let questions = Admission(running: limits.waiting, queued: 0)
    let routes = [
      "POST /local/v1/run": Route(
        bodyLimit: limits.bodyBytes, seconds: limits.requestSeconds + limits.heldSeconds,
        admission: commands, isHeld: true,
        handle: { body in
          let outcome = await handling.run(body)
          return PeerReply(status: 200, contentType: "application/json", body: outcome)
        }),
      "GET /local/v1/ready": Route(
        bodyLimit: 0, seconds: limits.requestSeconds, admission: questions,
        handle: { _ in PeerReply(status: 204) }),
    ]
    listener = Listener(
      place: .socket(path), label: "siwei.local", routes: routes, limits: limits,
      onReady: { _ in onReady() })
  }

  package func run() async throws {
    try await listener.run()
  }
}
