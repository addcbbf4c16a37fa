import Synchronization

/// The one who waits for a transfer. Cancelling leaves a mark that the loop honours; the answer is
/// given exactly once, by whoever takes the continuation out.
final class Ticket: Sendable {
  typealias Continuation = CheckedContinuation<PeerResponse, any Error>

  private struct State {
    var continuation: Continuation?
    var cancelled = false
  }

  private let state = Mutex(State())

  var isCancelled: Bool { state.withLock { $0.cancelled } }

  /// Keeps the continuation; when the task was cancelled before, answers at once and says false.
  func keep(_ continuation: Continuation) -> Bool {
    let kept = state.withLock { state in
      if state.cancelled { return false }
      state.continuation = continuation
      return true
    }
    if !kept { continuation.resume(throwing: PeerClientError.cancelled) }
    return kept
  }

  /// Answers at once: the caller need not wait for the loop to put the transfer away.
  func cancel() {
    let waiting = state.withLock { state in
      state.cancelled = true
      return state.continuation.take()
    }
    waiting?.resume(throwing: PeerClientError.cancelled)
  }

  func answer(_ result: Result<PeerResponse, PeerClientError>) {
    let waiting = state.withLock { $0.continuation.take() }
    switch result {
    case .success(let response): waiting?.resume(returning: response)
    case .failure(let error): waiting?.resume(throwing: error)
    }
  }
}
