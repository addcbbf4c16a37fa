/// What one operation does to one field of one record (sync.md §4).
package enum Action: Hashable, Sendable {
  /// Sets a register; the named dots' values of this field go away.
  case put(Value, supersedes: [Dot])
  /// Adds an element to a set.
  case add(Value)
  /// Removes the set elements that these dots added; a concurrent add stays.
  case remove([Dot])
  /// Adds to a counter; may be negative.
  case count(Int64)
  /// Hides the record while all its live dots are among these. `field` is empty.
  case delete([Dot])
  /// An operation of a newer format: kept, relayed, without effect here.
  case unknown(code: UInt64)

  package var named: [Dot] {
    switch self {
    case .put(_, let dots), .remove(let dots), .delete(let dots): dots
    case .add, .count, .unknown: []
    }
  }
}

/// One operation, addressed by (record, kind, field).
package struct Operation: Hashable, Sendable {
  package let record: RecordID
  package let kind: String
  package let field: String
  package let action: Action
  /// Whether the value travels in the body, which can be erased, instead of the frame.
  package let personal: Bool

  package init(
    record: RecordID, kind: String, field: String, action: Action, personal: Bool = false
  ) {
    self.record = record
    self.kind = kind
    self.field = field
    self.action = action
    self.personal = personal
  }
}
