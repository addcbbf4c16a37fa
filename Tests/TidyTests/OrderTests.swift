import Testing

/// Loops over dictionaries and sets, whose order changes with every run.
///
/// A modest check: it knows the names that a file declares as `[K: V]` or `Set`. A loop that cannot
/// depend on the order says so: `// order-free: why`, on its line or on one of its own above it.
enum Unordered {
  static let excuse = "order-free:"
  /// What gives an order, or pairs of something that has one.
  static let ordering = [".sorted", ".enumerated()", "zip(", ".indices", ".min", ".max"]

  static func loops(_ file: SourceFile) -> [Int] {
    let names = declared(file.code)
    return file.code.indices.filter { index in
      guard let sequence = sequence(of: file.code[index]) else { return false }
      let excused = isExcused(file, index)
      return !excused && isUnordered(sequence, names)
    }
  }

  private static func isExcused(_ file: SourceFile, _ index: Int) -> Bool {
    if file.lines[index].contains(excuse) { return true }
    guard index > 0, file.lines[index - 1].contains(excuse) else { return false }
    return file.lines[index - 1].drop { $0 == " " }.hasPrefix("//")
  }

  /// What stands between `in` and the body of a loop that begins and ends on this line.
  private static func sequence(of line: String) -> Substring? {
    let text = line.drop { $0 == " " }
    guard text.hasPrefix("for "), let place = text.firstRange(of: " in ") else { return nil }
    return text[place.upperBound...]
  }

  private static func isUnordered(_ sequence: Substring, _ names: Set<String>) -> Bool {
    if ordering.contains(where: { sequence.contains($0) }) { return false }
    if sequence.hasPrefix("Set(") || sequence.hasPrefix("Dictionary(") { return true }
    return isPlain(sequence, names)
  }

  /// A bare name, or `.keys` or `.values` of it, that the file declares without an order.
  private static func isPlain(_ sequence: Substring, _ names: Set<String>) -> Bool {
    var rest = sequence
    if rest.hasPrefix("self.") { rest = rest.dropFirst(5) }
    let name = Words.leadingName(rest)
    let after = rest.dropFirst(name.count)
    let bare = [" {", " where", ".keys", ".values"].contains { after.hasPrefix($0) }
    return bare && names.contains(name)
  }

  /// Names after `let` or `var` whose type or first value is a dictionary or a set.
  private static func declared(_ code: [String]) -> Set<String> {
    var out = Set<String>()
    for line in code {
      for keyword in ["let ", "var "] {
        guard let place = line.firstRange(of: keyword) else { continue }
        let rest = line[place.upperBound...]
        let name = Words.leadingName(rest)
        if isUnorderedType(rest.dropFirst(name.count)) { out.insert(name) }
      }
    }
    return out
  }

  private static func isUnorderedType(_ text: Substring) -> Bool {
    let begins = [": Set<", " = Set<", " = Set(", " = Dictionary(", ": Dictionary<", " = [:]"]
    if begins.contains(where: { text.hasPrefix($0) }) { return true }
    return text.hasPrefix(": [") && hasColon(text.dropFirst(3))
  }

  /// Whether a colon stands at the outermost level before the closing bracket: `[K: V]`, but not
  /// `[(name: T)]` nor `[[K: V]]`.
  private static func hasColon(_ text: Substring) -> Bool {
    var depth = 0
    for character in text {
      switch character {
      case "[", "(", "<": depth += 1
      case "]" where depth == 0: return false
      case "]", ")", ">": depth -= 1
      case ":" where depth == 0: return true
      default: break
      }
    }
    return false
  }
}

@Test(arguments: Promises.seeded.sorted())
func `A loop goes in an order of its own`(room: String) {
  let found = SourceTree.files(of: [room]).flatMap { file in
    Unordered.loops(file).map { file.place($0) }
  }
  expectNone(found, "sort, or say `// order-free: why`")
}

@Test func `The check of loops knows one when it sees it`() {
  let text = """
    let table: [String: Int] = [:]
    var seen: Set<Int> = []
    let list: [(name: String, value: Int)] = []
    for (key, value) in table { use(key) }
    for item in seen where item > 1 {
    for key in table.keys.sorted() {
    for (name, value) in list {
    for (key, value) in table { use(key) }  // order-free: a sum
    for item in Set(other) {
    """
  let file = SourceFile(path: "Sources/A/B.swift", text: text)
  #expect(Unordered.loops(file).map { $0 + 1 } == [4, 5, 9])
}
