import Journal

/// One object of a rubric or a file of marks, read key by key; what is wrong is named by its place.
struct RuleForm {
  /// Where the object stands, such as `items[2]`; empty for the document itself.
  let place: String
  private let members: [JSON.Member]

  /// Refuses what is no object, and keys that nobody would read.
  init(_ document: JSON, at place: String = "", keys: [String]) throws {
    guard let members = document.members else {
      throw RuleForm.fault("not_an_object", place.isEmpty ? "JSON" : place)
    }
    self.place = place
    self.members = members
    for member in members where !keys.contains(where: { RuleForm.same($0, member.key) }) {
      throw RuleForm.fault(
        "unknown_key", path(String(member.key.prefix(40))), ["known": keys.joined(separator: " ")])
    }
  }

  private static func same(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }

  static func fault(
    _ code: String, _ place: String, _ arguments: [String: String] = [:]
  ) -> SiweiError {
    SiweiError(
      "judging." + code, .refused, arguments.merging(["place": place]) { first, _ in first })
  }

  func path(_ key: String) -> String { place.isEmpty ? key : place + "." + key }

  /// Nil where the key is left out or null.
  subscript(_ key: String) -> JSON? {
    let value = members.first { $0.key == key }?.value
    return value == .null ? nil : value
  }

  func list(_ key: String) throws -> [JSON]? {
    guard let value = self[key] else { return nil }
    guard let items = value.array else { throw RuleForm.fault("not_a_list", path(key)) }
    return items
  }

  func whole(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
    try self[key].map { try RuleForm.whole($0, at: path(key), in: range) }
  }

  static func whole(_ value: JSON, at place: String, in range: ClosedRange<Int>) throws -> Int {
    guard let number = value.integer.flatMap({ Int(exactly: $0) }), range.contains(number) else {
      throw fault(
        "not_whole", place,
        ["low": String(range.lowerBound), "high": String(range.upperBound)])
    }
    return number
  }

  /// False where left out.
  func flag(_ key: String) throws -> Bool {
    guard let value = self[key] else { return false }
    guard let flag = value.bool else {
      throw RuleForm.fault("not_one_of", path(key), ["allowed": "true false"])
    }
    return flag
  }

  func mark(_ key: String) throws -> Mark? {
    try self[key].map { try RuleForm.mark($0, at: path(key)) }
  }

  /// A decimal, as a text or as a plain number of JSON.
  static func mark(_ value: JSON, at place: String) throws -> Mark {
    switch value {
    case .string(let text): try Mark(text, at: place)
    case .integer(let number): try Mark(String(number), at: place)
    case .null, .bool, .array, .object: throw fault("not_a_decimal", place, ["value": kind(value)])
    }
  }

  private static func kind(_ value: JSON) -> String { String(value.line.prefix(40)) }

  /// Words on one line; nil where left out.
  func words(_ key: String, atMost limit: Int) throws -> String? {
    try self[key].map { try RuleForm.words($0, at: path(key), atMost: limit) }
  }

  static func words(_ value: JSON, at place: String, atMost limit: Int) throws -> String {
    guard let text = value.string, text.unicodeScalars.count <= limit,
      text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
    else { throw fault("not_words", place, ["limit": String(limit)]) }
    return text
  }

  /// One of these words; the first where left out.
  func choice(_ key: String, of words: [String]) throws -> String {
    guard let value = self[key] else { return words[0] }
    guard let text = value.string, words.contains(text) else {
      throw RuleForm.fault("not_one_of", path(key), ["allowed": words.joined(separator: " ")])
    }
    return text
  }
}
