/// Names a unit of the organisation tree: a lower-case DNS label of at most 32 characters.
package struct UnitID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String

  /// Nil unless the text has the form `[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?`.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard (1...32).contains(bytes.count), bytes.first != 45, bytes.last != 45 else { return nil }
    guard bytes.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
    else { return nil }
    self.text = text
  }

  package var description: String { text }
  package static func < (left: UnitID, right: UnitID) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

/// Who shares a scope, seen from its anchor unit (sync.md §3).
package enum Reach: UInt8, CaseIterable, Sendable {
  case org = 1
  case own = 2
  case parent = 3
  case chain = 4
  case tree = 5

  package var name: String {
    switch self {
    case .org: "org"
    case .own: "self"
    case .parent: "parent"
    case .chain: "chain"
    case .tree: "tree"
    }
  }

  package init?(name: String) {
    guard let found = Reach.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

/// An audience: the anchor unit and how far from it the scope reaches.
package struct Scope: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let anchor: UnitID
  package let reach: Reach

  package init(_ anchor: UnitID, _ reach: Reach) {
    self.anchor = anchor
    self.reach = reach
  }

  /// Nil unless the text has the form `UNIT/REACH`.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let anchor = UnitID(String(parts[0])),
      let reach = Reach(name: String(parts[1]))
    else { return nil }
    self.init(anchor, reach)
  }

  package var description: String { "\(anchor)/\(reach.name)" }
  private static let slash = UInt8(ascii: "/")

  /// `org` first, as every exchange needs it, then by the text of the name.
  package static func < (left: Scope, right: Scope) -> Bool {
    if (left.reach == .org) != (right.reach == .org) { return left.reach == .org }
    if left.anchor == right.anchor {
      return left.reach.name.utf8.lexicographicallyPrecedes(right.reach.name.utf8)
    }
    // As the texts with their slash would compare, without making them.
    var mine = left.anchor.text.utf8.makeIterator()
    var other = right.anchor.text.utf8.makeIterator()
    while true {
      let a = mine.next() ?? slash
      let b = other.next() ?? slash
      if a != b { return a < b }
      // No id holds a slash, so two different ones differ before both end.
      if a == slash { return false }
    }
  }
}
