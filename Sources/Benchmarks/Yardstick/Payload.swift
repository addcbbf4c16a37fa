import Engine
import Journal
import Store
import Wire

/// What travelled, without everything that carried it: frames without their place in the feed,
/// which no receiver needs told, and bodies.
struct Payload {
  let changes: Int
  /// Frames and bodies as they lie in the journal.
  let journalBytes: Int
  /// What zstd at level 3 makes of frames and bodies in one piece.
  let compressed: Int

  /// Random bytes that keep a body from being guessed cannot be compressed by anybody; they are in
  /// `compressed`, for they lie in the bodies.
  init(of scopes: [Scope], at office: Office, after skipped: Int = 0) throws {
    let holdings = scopes.map { PeerHolding(scope: $0, heads: []) }
    let all = try office.engine.store.read { try $0.page(for: holdings, budget: .max) }.changes
    var piece: [UInt8] = []
    var bytes = 0
    var count = 0
    // Of each scope the last ones, in the order they were written.
    for scope in scopes {
      for change in all.filter({ $0.scope == scope }).dropFirst(skipped) {
        piece += Payload.withoutPlace(change.change.frame)
        piece += change.change.body ?? []
        bytes += change.bytes
        count += 1
      }
    }
    changes = count
    journalBytes = bytes
    compressed = Compression.compress(piece, dictionary: nil).count
  }

  /// The frame behind its first five fields (previous, anchor, reach, replica, number).
  private static func withoutPlace(_ frame: [UInt8]) -> ArraySlice<UInt8> {
    var place = 0
    func varint() -> Int {
      var value = 0
      var shift = 0
      while place < frame.count, shift < 56 {
        let byte = frame[place]
        place += 1
        value |= Int(byte & 127) << shift
        if byte < 128 { break }
        shift += 7
      }
      return value
    }
    for _ in 0..<5 {
      let tag = varint()
      let number = varint()
      if tag & 7 == 2 { place += number }
    }
    return frame.dropFirst(place)
  }
}
