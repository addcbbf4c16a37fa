import CZstd
import Synchronization

/// Contexts of zstd in reserve: making one costs more than a small message.
final class Contexts: Sendable {
  static let compressing = Contexts(make: { ZSTD_createCCtx() }, free: { ZSTD_freeCCtx($0) })
  static let decompressing = Contexts(make: { ZSTD_createDCtx() }, free: { ZSTD_freeDCtx($0) })

  private static let most = 4
  private let reserve = Mutex<[Held]>([])
  private let make: @Sendable () -> OpaquePointer?
  private let free: @Sendable (OpaquePointer) -> Void

  /// `@unchecked`: touched under `reserve`'s lock, and by one owner at a time outside it.
  private struct Held: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  private init(
    make: @escaping @Sendable () -> OpaquePointer?,
    free: @escaping @Sendable (OpaquePointer) -> Void
  ) {
    self.make = make
    self.free = free
  }

  /// As good as new; nil when zstd finds no memory for one.
  func take() -> OpaquePointer? {
    reserve.withLock({ $0.popLast() })?.pointer ?? make()
  }

  func give(back pointer: OpaquePointer) {
    let context = Held(pointer: pointer)
    let kept = reserve.withLock { contexts in
      guard contexts.count < Contexts.most else { return false }
      contexts.append(context)
      return true
    }
    if !kept { free(pointer) }
  }
}
