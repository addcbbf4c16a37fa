import Synchronization

/// The places of one kind of work: so many run, so many stand in line, and whoever comes beyond
/// that is turned away. Parties are served in turn (sync.md §6): the next place goes to the party
/// that has fewest of them, then to the one that was served longest ago; within a party to who came
/// first.
///
/// A request first takes a ticket, then sends its body, then takes a place: a slow sender keeps
/// nobody from working. A large body is turned away before it is sent, so its ticket stands for a
/// place in line from the beginning. A small one is cheap to read: it stands in line only once it
/// is there, and slow senders of large bodies do not keep it out.
package final class Admission: Sendable {
  package enum Ticket: Sendable {
    case small
    case large
  }

  package enum Entry: Sendable {
    /// To be given back by `release`.
    case place
    case full
    case cancelled
  }

  private struct Waiting {
    let number: Int
    let ticket: Ticket
    let party: String
    let continuation: CheckedContinuation<Entry, Never>
  }

  private struct State {
    var small = 0
    var large = 0
    /// Of the small ones: in line or running.
    var arrived = 0
    var running = 0
    var line: [Waiting] = []
    var nextNumber = 0
    var runningOf: [String: Int] = [:]
    /// The number of the turn each party had last, kept while anyone stands in line.
    var turns: [String: Int] = [:]
    var turn = 0

    mutating func begin(_ party: String) {
      turn += 1
      turns[party] = turn
      runningOf[party, default: 0] += 1
      running += 1
    }

    mutating func end(_ party: String) {
      running -= 1
      let left = (runningOf[party] ?? 0) - 1
      runningOf[party] = left > 0 ? left : nil
      if line.isEmpty { turns = [:] }
    }

    /// Takes whoever is served next out of the line.
    mutating func next() -> Waiting? {
      func rank(_ waiting: Waiting) -> (Int, Int, Int) {
        (runningOf[waiting.party] ?? 0, turns[waiting.party] ?? 0, waiting.number)
      }
      guard let index = line.indices.min(by: { rank(line[$0]) < rank(line[$1]) }) else {
        return nil
      }
      return line.remove(at: index)
    }

    /// Where the line is full: whoever came last of the party that has most small ones in it, if
    /// that has more than `party` would have; nil where nobody makes room.
    mutating func makeRoom(for party: String) -> Waiting? {
      var counts: [String: Int] = [:]
      for waiting in line where waiting.ticket == .small { counts[waiting.party, default: 0] += 1 }
      let own = counts[party] ?? 0
      let greatest = counts.values.max() ?? 0
      guard greatest > own + 1 else { return nil }
      let index = line.lastIndex { $0.ticket == .small && counts[$0.party] == greatest }
      return index.map { line.remove(at: $0) }
    }
  }

  /// Bodies up to this many bytes are small.
  static let smallBytes = 64 * 1024
  /// So many small bodies may be on their way at once.
  private static let smallSenders = 1024

  private let places: Int
  private let lineLimit: Int
  private let senderLimit: Int
  private let state = Mutex(State())

  package init(running: Int, queued: Int) {
    places = max(1, running)
    lineLimit = places + max(0, queued)
    senderLimit = max(Self.smallSenders, lineLimit)
  }

  /// How many stand in line.
  package var waiting: Int { state.withLock { $0.line.count } }

  /// Takes a ticket for a body of `length` bytes, to be given back by `leave`; nil when there is
  /// none.
  package func enter(length: Int) -> Ticket? {
    state.withLock { state in
      if length > Self.smallBytes {
        guard state.large < lineLimit else { return nil }
        state.large += 1
        return .large
      }
      guard state.small < senderLimit else { return nil }
      state.small += 1
      return .small
    }
  }

  package func leave(_ ticket: Ticket) {
    state.withLock { state in
      switch ticket {
      case .small: state.small -= 1
      case .large: state.large -= 1
      }
      precondition(state.small >= 0 && state.large >= 0, "a ticket was given back twice")
    }
  }

  /// Waits in line for a place of `party`'s. A small request that finds the line full is told so,
  /// at once or when another party's takes its place in line.
  package func acquire(_ ticket: Ticket, party: String) async -> Entry {
    let number = state.withLock { state in
      state.nextNumber += 1
      return state.nextNumber
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        var gone: Waiting?
        let answer: Entry? = state.withLock { state in
          // Under the lock: a cancellation either is seen here or finds the number in line.
          if Task.isCancelled { return .cancelled }
          if ticket == .small {
            if state.arrived >= lineLimit {
              gone = state.makeRoom(for: party)
              guard gone != nil else { return .full }
              state.arrived -= 1
            }
            state.arrived += 1
          }
          if state.running < places {
            state.begin(party)
            return .place
          }
          state.line.append(
            Waiting(number: number, ticket: ticket, party: party, continuation: continuation))
          return nil
        }
        gone?.continuation.resume(returning: .full)
        if let answer { continuation.resume(returning: answer) }
      }
    } onCancel: {
      let left = state.withLock { state -> CheckedContinuation<Entry, Never>? in
        guard let index = state.line.firstIndex(where: { $0.number == number }) else { return nil }
        if ticket == .small { state.arrived -= 1 }
        return state.line.remove(at: index).continuation
      }
      left?.resume(returning: .cancelled)
    }
  }

  /// Hands the place to the next in line.
  package func release(_ ticket: Ticket, party: String) {
    let next = state.withLock { state -> Waiting? in
      precondition(state.running > 0, "a place was given back twice")
      if ticket == .small { state.arrived -= 1 }
      state.end(party)
      let next = state.next()
      if let next { state.begin(next.party) }
      return next
    }
    next?.continuation.resume(returning: .place)
  }
}
