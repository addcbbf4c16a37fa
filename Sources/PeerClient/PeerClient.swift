import CCurl

/// Sends requests to peers over libcurl, on one thread of its own, keeping connections open between
/// them. It repeats no request and follows no redirect; what the bytes mean is not known here.
package final class PeerClient: Sendable {
  private let loop = TransferLoop()

  package init() {}

  deinit { loop.stop() }

  /// Sends `request` and waits for the whole answer; cancelling the task ends the transfer.
  package func perform(_ request: PeerRequest) async throws -> PeerResponse {
    let ticket = Ticket()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        guard ticket.keep(continuation) else { return }
        loop.submit(request, ticket)
      }
    } onCancel: {
      ticket.cancel()
      loop.wake()
    }
  }

  /// The same on the calling thread, over a connection of its own: for one-shot commands only,
  /// never on the cooperative pool.
  package func performBlocking(_ request: PeerRequest) throws -> PeerResponse {
    let transfer = try Transfer(request)
    return try transfer.outcome(curl_easy_perform(transfer.easy)).get()
  }

  /// Ends what is under way as cancelled and lets the thread go; later requests are cancelled too.
  package func shutdown() {
    loop.stop()
  }
}
