/// Finding words in code.
enum Words {
  /// Whether `word` stands in `line` so that no letter, digit, `_` or (unless the word begins with
  /// one) dot is right before it, and no letter, digit or `_` right after it.
  static func has(_ word: String, in line: String) -> Bool {
    let text = Array(line.utf8)
    let needle = Array(word.utf8)
    guard let first = needle.first, let last = needle.last, text.count >= needle.count else {
      return false
    }
    for start in 0...(text.count - needle.count)
    where text[start] == first && text[start..<start + needle.count].elementsEqual(needle) {
      let end = start + needle.count
      let before = start > 0 ? text[start - 1] : 0x20
      let after = end < text.count ? text[end] : 0x20
      let leftFree = !isName(first) || !(isName(before) || before == 0x2E)
      if leftFree && !(isName(last) && isName(after)) { return true }
    }
    return false
  }

  static func isName(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte) || byte == 0x5F || byte >= 0x80
  }

  /// The name that begins at the front of `text`.
  static func leadingName(_ text: Substring) -> String {
    String(decoding: text.utf8.prefix { isName($0) }, as: UTF8.self)
  }
}
