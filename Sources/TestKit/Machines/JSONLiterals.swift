package import Domain

/// Arguments of commands as literals: `["title": "电饭煲", "occasions": 2]`.
extension JSON: ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
  ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral text: String) { self = .string(text) }
  package init(booleanLiteral flag: Bool) { self = .bool(flag) }
  package init(integerLiteral number: Int64) { self = .integer(number) }
  package init(arrayLiteral items: JSON...) { self = .array(items) }
  package init(dictionaryLiteral pairs: (String, JSON)...) {
    self = .object(pairs.map { Member($0.0, $0.1) })
  }
}

extension JSON {
  /// The value behind keys and, in lists, places: `reply.at("fields", "title", "value")`.
  package func at(_ path: String...) -> JSON? {
    path.reduce(self) { value, key in
      if let list = value?.array { return Int(key).flatMap { $0 < list.count ? list[$0] : nil } }
      return value?[key]
    }
  }

  /// The texts of a list.
  package var strings: [String] { (array ?? []).compactMap(\.string) }
}
