/// Whether two texts are the same bytes: `==` would call canonically equivalent ones equal, and
/// normalises to find out.
package func sameBytes(_ left: String, _ right: String) -> Bool {
  guard left.utf8.count == right.utf8.count else { return false }
  let fast = left.utf8.withContiguousStorageIfAvailable { a in
    right.utf8.withContiguousStorageIfAvailable { b in same(a, b) }
  }
  return (fast ?? nil) ?? left.utf8.elementsEqual(right.utf8)
}

/// Word by word; both are of one length.
private func same(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
  let a = UnsafeRawBufferPointer(left)
  let b = UnsafeRawBufferPointer(right)
  var place = 0
  while place + 8 <= a.count {
    guard
      a.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        == b.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    else { return false }
    place += 8
  }
  while place < a.count {
    guard a[place] == b[place] else { return false }
    place += 1
  }
  return true
}
