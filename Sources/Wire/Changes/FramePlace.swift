import Journal

/// The first five fields of a frame, which say its place: scope, replica, number, previous.
///
/// A run says the same, so they are cut off on the way and written again on arrival. What cannot
/// be cut (an encoder that orders fields otherwise) travels whole; the bytes are always the same.
enum FramePlace {
  /// The fields as the canonical encoder writes them.
  static func bytes(
    previous: Hash256, scope: Scope, replica: ReplicaID, number: UInt64, followedBy more: Int = 0
  ) -> [UInt8] {
    var out = [UInt8]()
    out.reserveCapacity(112 + more)
    out += [0x0A, 32]
    for word in [previous.a, previous.b, previous.c, previous.d] { appendBigEndian(word, to: &out) }
    // A unit's id has at most 32 bytes, so its length is one byte.
    out += [0x12, UInt8(truncatingIfNeeded: scope.anchor.text.utf8.count)]
    out += scope.anchor.text.utf8
    out += [0x18, scope.reach.rawValue, 0x22, 16]
    appendBigEndian(replica.id.high, to: &out)
    appendBigEndian(replica.id.low, to: &out)
    out.append(0x28)
    var rest = number
    while rest > 127 {
      out.append(UInt8(truncatingIfNeeded: rest) | 128)
      rest >>= 7
    }
    out.append(UInt8(truncatingIfNeeded: rest))
    return out
  }

  /// The frame without its place; nil where it does not begin with it.
  static func cut(_ place: [UInt8], from frame: [UInt8]) -> ArraySlice<UInt8>? {
    guard frame.count > place.count, frame.starts(with: place) else { return nil }
    return frame[place.count...]
  }
}
