import CZstd
import Synchronization

/// Compression contexts in reserve: making one costs more than compressing a small message.
enum Contexts {
  /// `@unchecked`: only touched under `reserve`'s lock, and by one owner at a time outside it.
  private struct Context: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  private static let most = 4
  private static let reserve = Mutex<[Context]>([])

  /// Nil when zstd finds no memory for one.
  static func take() -> OpaquePointer? {
    if let held = reserve.withLock({ $0.popLast() }) { return held.pointer }
    return ZSTD_createCCtx()
  }

  static func give(back pointer: OpaquePointer) {
    let context = Context(pointer: pointer)
    let kept = reserve.withLock { contexts in
      guard contexts.count < most else { return false }
      contexts.append(context)
      return true
    }
    if !kept { ZSTD_freeCCtx(pointer) }
  }
}
