import CZstd
import Foundation

extension Compression {
  /// A dictionary that both ends have, named by one byte on the wire.
  ///
  /// A published dictionary never changes, for the bytes of others depend on it: a better one
  /// gets the next id, and the old ones stay known.
  package final class Dictionary: Sendable {
    package let id: UInt8
    /// Made once and only read by zstd from then on, from any thread.
    nonisolated(unsafe) let encoder: OpaquePointer
    /// Slower and smaller, for messages of a few records.
    nonisolated(unsafe) let thoroughEncoder: OpaquePointer
    nonisolated(unsafe) let decoder: OpaquePointer

    /// `content` is the output of `train`, or any bytes that messages are likely to hold.
    /// Nil when zstd finds no memory for it.
    package init?(id: UInt8, content: [UInt8]) {
      guard let encoder = ZSTD_createCDict(content, content.count, 3) else { return nil }
      guard let thorough = ZSTD_createCDict(content, content.count, 12) else {
        ZSTD_freeCDict(encoder)
        return nil
      }
      guard let decoder = ZSTD_createDDict(content, content.count) else {
        ZSTD_freeCDict(encoder)
        ZSTD_freeCDict(thorough)
        return nil
      }
      self.id = id
      self.encoder = encoder
      thoroughEncoder = thorough
      self.decoder = decoder
    }

    deinit {
      ZSTD_freeCDict(encoder)
      ZSTD_freeCDict(thoroughEncoder)
      ZSTD_freeDDict(decoder)
    }

    private static let all: [Dictionary] = [
      Dictionary(id: 1, content: DictionaryTexts.first),
      Data(base64Encoded: SecondDictionary.base64, options: .ignoreUnknownCharacters)
        .flatMap { Dictionary(id: 2, content: Array($0)) },
    ].compactMap { $0 }

    /// The one that is written with.
    package static let current: Dictionary? = all.last

    package static func known(_ id: UInt8) -> Dictionary? { all.first { $0.id == id } }
  }

  /// A dictionary of at most `capacity` bytes from sample messages; empty when there are too few.
  package static func train(_ samples: [[UInt8]], capacity: Int) -> [UInt8] {
    let sizes = samples.map(\.count)
    var out = [UInt8](repeating: 0, count: capacity)
    let made = ZDICT_trainFromBuffer(
      &out, capacity, samples.flatMap { $0 }, sizes, UInt32(samples.count))
    guard ZDICT_isError(made) == 0 else { return [] }
    return Array(out[..<made])
  }
}
