import CZstd
import Journal

/// Bodies of requests and answers, compressed when that is smaller.
///
/// The first byte says how: 0 as they are, 1 zstd, 2 zstd with the dictionary named by the
/// second byte. Each call has its own context; dictionaries are made once and only read.
package enum Compression {
  private static let level: Int32 = 3
  /// A reader never makes a window above 8 MiB, whatever a frame asks for.
  private static let windowLog: Int32 = 23

  /// Up to here a message is worth the slower, smaller way: a village's day, not its year.
  private static let small = 32 << 10

  /// Below this a message is a digest and a signature, which no compression makes smaller.
  private static let least = 160

  private enum Form {
    static let plain: UInt8 = 0
    static let zstd: UInt8 = 1
    static let dictionary: UInt8 = 2
  }

  /// Bytes that are sent in the place of `bytes`, at most one byte longer.
  /// `dictionary` is one that the other end is known to have; nil for none.
  package static func compress(
    _ bytes: [UInt8], dictionary: Dictionary? = .current
  ) -> [UInt8] {
    var out: [UInt8] = dictionary.map { [Form.dictionary, $0.id] } ?? [Form.zstd]
    let head = out.count
    let bound = ZSTD_compressBound(bytes.count)
    guard bytes.count >= least, ZSTD_isError(bound) == 0, let context = Contexts.compressing.take()
    else {
      return [Form.plain] + bytes
    }
    defer { Contexts.compressing.give(back: context) }
    out += repeatElement(0, count: bound)
    let written = out.withUnsafeMutableBytes { target -> Int in
      guard let start = target.baseAddress else { return 0 }
      if let dictionary {
        let encoder = bytes.count <= small ? dictionary.thoroughEncoder : dictionary.encoder
        return ZSTD_compress_usingCDict(
          context, start + head, bound, bytes, bytes.count, encoder)
      }
      return ZSTD_compressCCtx(context, start + head, bound, bytes, bytes.count, level)
    }
    guard ZSTD_isError(written) == 0, head + written < bytes.count + 1 else {
      return [Form.plain] + bytes
    }
    out.removeLast(bound - written)
    return out
  }

  /// The bytes again; throws `SiweiError` `compression.malformed`, or `compression.too_large`
  /// when there are more than `limit`, before making room for them.
  package static func decompress(_ bytes: [UInt8], limit: Int) throws -> [UInt8] {
    guard let form = bytes.first else { throw malformed("empty") }
    switch form {
    case Form.plain:
      guard bytes.count - 1 <= limit else { throw tooLarge(limit) }
      return Array(bytes.dropFirst())
    case Form.zstd:
      return try inflate(bytes, from: 1, dictionary: nil, limit: limit)
    case Form.dictionary:
      guard bytes.count > 2 else { throw malformed("empty") }
      guard let dictionary = Dictionary.known(bytes[1]) else {
        throw SiweiError("compression.dictionary", .notSpoken, ["id": String(bytes[1])])
      }
      return try inflate(bytes, from: 2, dictionary: dictionary, limit: limit)
    default:
      throw malformed("form \(form)")
    }
  }

  /// The first `count` bytes alone, at little cost; fewer where there are no more or the rest is
  /// broken.
  package static func beginning(of bytes: [UInt8], count: Int) -> [UInt8] {
    if bytes.first == Form.plain { return Array(bytes.dropFirst().prefix(count)) }
    let (start, dictionary): (Int, Dictionary?)
    switch (bytes.first, bytes.dropFirst().first.flatMap(Dictionary.known)) {
    case (Form.zstd, _): (start, dictionary) = (1, nil)
    case (Form.dictionary, let known?): (start, dictionary) = (2, known)
    default: return []
    }
    var out = [UInt8](repeating: 0, count: max(count, 0))
    let made = try? inflating(with: dictionary) { context in
      var taken = start
      return try piece(of: bytes, from: &taken, into: &out, context).made
    }
    return Array(out.prefix(made ?? 0))
  }

  /// Piece by piece, so that a small frame that claims or makes a large result is stopped at
  /// `limit`; a frame must end where the bytes end.
  private static func inflate(
    _ bytes: [UInt8], from start: Int, dictionary: Dictionary?, limit: Int
  ) throws -> [UInt8] {
    try inflating(with: dictionary) { context in
      var out: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: min(max(bytes.count * 8, 1024), 128 << 10))
      var taken = start
      while true {
        let (made, left) = try piece(of: bytes, from: &taken, into: &chunk, context)
        guard out.count + made <= limit else { throw tooLarge(limit) }
        out += chunk[..<made]
        if left == 0 {
          guard taken == bytes.count else { throw malformed("bytes after the end") }
          return out
        }
        // No progress with all input taken: the frame was cut off.
        if made < chunk.count && taken == bytes.count { throw malformed("cut off") }
      }
    }
  }

  private static func inflating<T>(
    with dictionary: Dictionary?, _ body: (OpaquePointer) throws -> T
  ) throws -> T {
    guard let context = Contexts.decompressing.take() else { throw malformed("memory") }
    defer {
      // Also in the middle of a frame that was refused.
      ZSTD_DCtx_reset(context, ZSTD_reset_session_and_parameters)
      Contexts.decompressing.give(back: context)
    }
    ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, windowLog)
    if let dictionary { ZSTD_DCtx_refDDict(context, dictionary.decoder) }
    return try body(context)
  }

  /// As much as fits into `chunk`: how many bytes that made, and 0 once the frame has ended.
  private static func piece(
    of bytes: [UInt8], from taken: inout Int, into chunk: inout [UInt8], _ context: OpaquePointer
  ) throws -> (made: Int, left: Int) {
    let start = taken
    let (made, end, left) = bytes.withUnsafeBytes { source in
      chunk.withUnsafeMutableBytes { target in
        var input = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: start)
        var output = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
        let left = ZSTD_decompressStream(context, &output, &input)
        return (output.pos, input.pos, left)
      }
    }
    guard ZSTD_isError(left) == 0 else { throw malformed("zstd") }
    taken = end
    return (made, left)
  }

  private static func malformed(_ what: String) -> SiweiError {
    SiweiError("compression.malformed", .refused, ["what": what])
  }

  private static func tooLarge(_ limit: Int) -> SiweiError {
    SiweiError("compression.too_large", .refused, ["limit": String(limit)])
  }
}
