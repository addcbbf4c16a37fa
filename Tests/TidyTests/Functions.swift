/// A function or initialiser with a body, found by matching braces.
struct Function {
  /// The line of its `func` or `init`, from 0.
  let start: Int
  let lines: Int
}

/// Finds functions in code that is free of comments and strings.
enum Functions {
  static func of(_ code: [String]) -> [Function] {
    var out = [Function]()
    for (index, line) in code.enumerated() {
      let bytes = Array(line.utf8)
      for column in bytes.indices where declares(bytes, at: column) {
        if let end = end(of: code, line: index, column: column) {
          out.append(Function(start: index, lines: end - index + 1))
        }
      }
    }
    return out
  }

  /// `func name` or `init(`, `init?(`, `init<`, but no call such as `.init(`.
  private static func declares(_ line: [UInt8], at column: Int) -> Bool {
    if column > 0, Words.isName(line[column - 1]) || line[column - 1] == 0x2E { return false }
    let rest = line[column...]
    if rest.starts(with: "func ".utf8) { return true }
    return ["init(", "init?(", "init<"].contains { rest.starts(with: $0.utf8) }
  }

  /// The line of the closing brace; nil for a requirement, which has no body.
  private static func end(of code: [String], line: Int, column: Int) -> Int? {
    var parentheses = 0
    var braces = 0
    for index in line..<code.count {
      let bytes = Array(code[index].utf8)
      let start = index == line ? column : 0
      for place in bytes.indices where place >= start {
        switch bytes[place] {
        case 0x28, 0x5B: parentheses += 1
        case 0x29, 0x5D: parentheses -= 1
        case 0x7B where parentheses == 0 || braces > 0: braces += 1
        case 0x7D where parentheses == 0 || braces > 0:
          braces -= 1
          if braces == 0 { return index }
          if braces < 0 { return nil }
        default: break
        }
      }
      if braces == 0, parentheses == 0, index + 1 < code.count, !continues(code[index + 1]) {
        return nil
      }
    }
    return nil
  }

  /// Whether a line may go on with the signature begun before it.
  private static func continues(_ line: String) -> Bool {
    let text = line.drop { $0 == " " }
    return text.isEmpty
      || ["{", "->", "where", "throws", "async", ")"].contains { start in
        text.hasPrefix(start)
      }
  }
}
