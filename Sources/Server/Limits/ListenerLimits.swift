/// How much one listener takes on at once, how large and how long.
package struct ListenerLimits: Sendable {
  /// Declared larger is refused before it is read.
  package var bodyBytes: Int
  package var joinBytes = 256 * 1024
  package var waitBytes = 1024 * 1024
  /// From the first byte of a request to the last of its answer.
  package var requestSeconds = 30
  /// What a held request may take beyond that.
  package var heldSeconds = 30
  /// How long a connection may stay open with nothing asked.
  package var idleSeconds = 90
  /// Requests worked on at once, and those in line behind them.
  package var running = 8
  package var queued = 64
  package var joining = 2
  /// Requests held open at once.
  package var waiting = 4096
  package var connections = 16_384
  /// Said to those who find no place.
  package var retryAfterSeconds = 2
  /// How long requests under way may go on once the server stops.
  package var stopSeconds = 3

  package init(bodyBytes: Int) {
    self.bodyBytes = bodyBytes
  }

  package static let peers = ListenerLimits(bodyBytes: 16 * 1024 * 1024)

  /// A command may run for long, and one person has few at once.
  package static let local: ListenerLimits = {
    var limits = ListenerLimits(bodyBytes: 256 * 1024 * 1024)
    limits.heldSeconds = 86_400
    limits.queued = 256
    limits.connections = 512
    return limits
  }()
}
