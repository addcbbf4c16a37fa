import Dispatch
import Engine
import Synchronization

/// Runs everything that touches the engine, one thing at a time, off the cooperative threads.
/// A person's command goes before the peers that wait: hundreds of them may come in one minute.
///
/// `@unchecked`: `engine` is only touched on `queue`.
final class EngineQueue: @unchecked Sendable {
  enum Lane {
    case person
    case peer
  }

  private struct Waiting {
    var persons: [@Sendable () -> Void] = []
    var peers: [@Sendable () -> Void] = []
  }

  private let queue = DispatchQueue(label: "siwei.engine", qos: .userInitiated)
  private let aside = DispatchQueue(label: "siwei.reading", qos: .utility, attributes: .concurrent)
  private let waiting = Mutex(Waiting())
  private let engine: Engine

  init(_ make: () throws -> Engine) rethrows { engine = try make() }

  func run<T: Sendable>(
    _ lane: Lane = .person, _ body: @escaping @Sendable (Engine) throws -> T
  ) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      let job: @Sendable () -> Void = {
        continuation.resume(with: Result { try body(self.engine) })
      }
      waiting.withLock { waiting in
        switch lane {
        case .person: waiting.persons.append(job)
        case .peer: waiting.peers.append(job)
        }
      }
      // One turn for each job; whose turn it is is seen when it comes.
      queue.async { self.next()?() }
    }
  }

  private func next() -> (@Sendable () -> Void)? {
    waiting.withLock { waiting in
      if !waiting.persons.isEmpty { return waiting.persons.removeFirst() }
      return waiting.peers.isEmpty ? nil : waiting.peers.removeFirst()
    }
  }

  /// Work that needs no engine and may be long, such as reading what a peer sent.
  func beside<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      aside.async { continuation.resume(with: Result { try body() }) }
    }
  }
}

/// Carries a value that is only touched on the engine's queue across `await`.
///
/// `@unchecked`: guarded by `EngineQueue`.
final class QueueBound<Value>: @unchecked Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }
}
