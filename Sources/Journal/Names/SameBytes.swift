/// Whether two texts are the same bytes: `==` would call canonically equivalent ones equal, and
/// normalises to find out.
package func sameBytes(_ left: String, _ right: String) -> Bool {
  guard left.utf8.count == right.utf8.count else { return false }
  return compareBytes(left, right) == 0
}

/// Negative where `left` comes before `right` by the bytes of the texts, 0 where they are the same.
package func compareBytes(_ left: String, _ right: String) -> Int {
  let fast = left.utf8.withContiguousStorageIfAvailable { a in
    right.utf8.withContiguousStorageIfAvailable { b in
      compare(UnsafeRawBufferPointer(a), UnsafeRawBufferPointer(b))
    }
  }
  if let found = fast ?? nil { return found }
  if left.utf8.lexicographicallyPrecedes(right.utf8) { return -1 }
  return left.utf8.elementsEqual(right.utf8) ? 0 : 1
}

/// Word by word, the rest byte by byte.
private func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
  let common = min(left.count, right.count)
  var place = 0
  while place + 8 <= common {
    let a = left.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    let b = right.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    if a != b { return a.bigEndian < b.bigEndian ? -1 : 1 }
    place += 8
  }
  while place < common {
    if left[place] != right[place] { return left[place] < right[place] ? -1 : 1 }
    place += 1
  }
  return left.count - right.count
}
