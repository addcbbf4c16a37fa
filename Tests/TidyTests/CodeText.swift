/// A Swift source text with comments and the insides of string literals blanked out, so that what
/// is left can be searched for words. Line breaks and columns stay where they were.
enum CodeText {
  static func of(_ text: String) -> [String] {
    var scanner = CodeScanner(bytes: Array(text.utf8))
    let code = scanner.blanked()
    return code.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}

/// Walks over code, strings and comments with a stack of what it is inside of.
private struct CodeScanner {
  private enum Inside {
    /// Code, with the number of parentheses open; the outermost one never ends.
    case code(parentheses: Int)
    case string(hashes: Int, quotes: Int)
  }

  let bytes: [UInt8]
  private var at = 0
  private var out = [UInt8]()
  private var stack: [Inside] = [.code(parentheses: 0)]

  init(bytes: [UInt8]) {
    self.bytes = bytes
    out.reserveCapacity(bytes.count)
  }

  mutating func blanked() -> [UInt8] {
    while at < bytes.count {
      switch stack[stack.count - 1] {
      case .code(let parentheses): code(parentheses)
      case .string(let hashes, let quotes): string(hashes, quotes)
      }
    }
    return out
  }

  private func starts(with text: String, at place: Int) -> Bool {
    let end = place + text.utf8.count
    return end <= bytes.count && bytes[place..<end].elementsEqual(text.utf8)
  }

  private mutating func keep() {
    out.append(bytes[at])
    at += 1
  }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where at < bytes.count {
      out.append(bytes[at] == 0x0A ? 0x0A : 0x20)
      at += 1
    }
  }

  private mutating func code(_ parentheses: Int) {
    if starts(with: "//", at: at) {
      while at < bytes.count, bytes[at] != 0x0A { blank() }
    } else if starts(with: "/*", at: at) {
      blockComment()
    } else if let (hashes, quotes) = opening() {
      blank(hashes + quotes)
      stack.append(.string(hashes: hashes, quotes: quotes))
    } else if bytes[at] == 0x28 {
      stack[stack.count - 1] = .code(parentheses: parentheses + 1)
      keep()
    } else if bytes[at] == 0x29 {
      if parentheses == 1, stack.count > 1 {
        stack.removeLast()
      } else {
        stack[stack.count - 1] = .code(parentheses: parentheses - 1)
      }
      keep()
    } else {
      keep()
    }
  }

  private mutating func blockComment() {
    var depth = 0
    while at < bytes.count {
      if starts(with: "/*", at: at) {
        depth += 1
        blank(2)
      } else if starts(with: "*/", at: at) {
        depth -= 1
        blank(2)
        if depth == 0 { return }
      } else {
        blank()
      }
    }
  }

  /// The delimiter of a string literal that begins here: hashes, then one or three quotes.
  private func opening() -> (hashes: Int, quotes: Int)? {
    var place = at
    while place < bytes.count, bytes[place] == 0x23 { place += 1 }
    guard place < bytes.count, bytes[place] == 0x22 else { return nil }
    return (place - at, starts(with: "\"\"\"", at: place) ? 3 : 1)
  }

  private mutating func string(_ hashes: Int, _ quotes: Int) {
    let marks = String(repeating: "#", count: hashes)
    if starts(with: String(repeating: "\"", count: quotes) + marks, at: at) {
      blank(quotes + hashes)
      stack.removeLast()
    } else if starts(with: "\\" + marks + "(", at: at) {
      blank(1 + hashes)
      keep()
      stack.append(.code(parentheses: 1))
    } else if starts(with: "\\" + marks, at: at) {
      blank(2 + hashes)
    } else {
      blank()
    }
  }
}
