/// Words inside a document: a code of the catalogue of messages with its arguments, put into the
/// user's language where the document is printed.
extension JSON {
  private static let codeKey = "$code"
  private static let listKey = "$phrases"

  /// Stands for a string until `worded` replaces it.
  package static func phrase(_ code: String, _ arguments: [String: String] = [:]) -> JSON {
    let sorted = arguments.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return .object(
      [Member(codeKey, .string(code))] + sorted.map { Member($0.key, .string($0.value)) })
  }

  /// Several phrases that become one text, a line each.
  package static func phrases(_ phrases: [JSON]) -> JSON { .of((listKey, .array(phrases))) }

  /// Several phrases without those whose code is left out.
  func withoutPhrases(_ isLeftOut: (String) -> Bool) -> JSON {
    guard let phrases = self[JSON.listKey]?.array else { return self }
    return .phrases(phrases.filter { !isLeftOut($0[JSON.codeKey]?.string ?? "") })
  }

  /// The same document with every phrase replaced by the words for its code and arguments.
  package func worded(_ words: (String, [String: String]) -> String) -> JSON {
    switch self {
    case .array(let items): return .array(items.map { $0.worded(words) })
    case .object(let members):
      if members.count == 1, members[0].key == JSON.listKey, let phrases = members[0].value.array {
        return .string(phrases.compactMap { $0.worded(words).string }.joined(separator: "\n"))
      }
      guard let first = members.first, first.key == JSON.codeKey, let code = first.value.string
      else { return .object(members.map { Member($0.key, $0.value.worded(words)) }) }
      let pairs = members.dropFirst().map { ($0.key, $0.value.string ?? "") }
      return .string(words(code, Dictionary(pairs, uniquingKeysWith: { first, _ in first })))
    case .null, .bool, .integer, .string: return self
    }
  }
}
