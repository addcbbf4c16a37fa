import Synchronization

/// The places of one kind of work: so many run, so many stand in line in the order they came, and
/// whoever comes beyond that is turned away at once.
///
/// A request first takes a ticket, then sends its body, then takes a place: a slow sender holds a
/// ticket but keeps nobody from working.
final class Admission: Sendable {
  private struct State {
    var tickets = 0
    var running = 0
    var line: [(number: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    var nextNumber = 0
  }

  private let places: Int
  private let ticketLimit: Int
  private let state = Mutex(State())

  init(running: Int, queued: Int) {
    places = max(1, running)
    ticketLimit = places + max(0, queued)
  }

  /// Takes a ticket, to be given back by `leave`; false when there is none.
  func enter() -> Bool {
    state.withLock { state in
      guard state.tickets < ticketLimit else { return false }
      state.tickets += 1
      return true
    }
  }

  func leave() {
    state.withLock { state in
      precondition(state.tickets > 0, "a ticket was given back twice")
      state.tickets -= 1
    }
  }

  /// Waits in line for a place, to be given back by `release`; false when cancelled before.
  func acquire() async -> Bool {
    let number = state.withLock { state in
      state.nextNumber += 1
      return state.nextNumber
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let answer: Bool? = state.withLock { state in
          // Under the lock: a cancellation either is seen here or finds the number in line.
          if Task.isCancelled { return false }
          if state.running < places {
            state.running += 1
            return true
          }
          state.line.append((number, continuation))
          return nil
        }
        if let answer { continuation.resume(returning: answer) }
      }
    } onCancel: {
      let left = state.withLock { state -> CheckedContinuation<Bool, Never>? in
        guard let index = state.line.firstIndex(where: { $0.number == number }) else { return nil }
        return state.line.remove(at: index).continuation
      }
      left?.resume(returning: false)
    }
  }

  /// Hands the place to the next in line.
  func release() {
    let next = state.withLock { state -> CheckedContinuation<Bool, Never>? in
      precondition(state.running > 0, "a place was given back twice")
      if state.line.isEmpty {
        state.running -= 1
        return nil
      }
      return state.line.removeFirst().continuation
    }
    next?.resume(returning: true)
  }
}
