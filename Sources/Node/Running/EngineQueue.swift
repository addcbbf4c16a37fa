import Dispatch
import Engine

/// Runs everything that touches the engine, one thing at a time, off the cooperative threads.
///
/// `@unchecked`: `engine` is only touched on `queue`.
final class EngineQueue: @unchecked Sendable {
  private let queue = DispatchQueue(label: "siwei.engine", qos: .userInitiated)
  private let engine: Engine

  init(_ make: () throws -> Engine) rethrows { engine = try make() }

  func run<T: Sendable>(_ body: @escaping @Sendable (Engine) throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try body(self.engine) }) }
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
