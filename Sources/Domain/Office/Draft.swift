package import Journal

/// What one act writes in one scope, before the journal gives it its place.
///
/// A change with personal values or a reason touches one record (sync.md §4), so a draft does too
/// when any of its operations is personal.
package struct Draft: Hashable, Sendable {
  package var scope: Scope
  package var operations: [Operation]
  /// The dots the act judges: all that was shown.
  package var rests: [Dot]
  /// Free text; only in scopes whose audience may read it (never in `chain` or `tree`).
  package var reason: String?

  package init(
    _ scope: Scope, operations: [Operation] = [], rests: [Dot] = [], reason: String? = nil
  ) {
    self.scope = scope
    self.operations = operations
    self.rests = rests
    self.reason = reason
  }
}

/// What a command decided: the drafts of one act, all committed together or not at all,
/// and the document to answer with (the engine adds `dots` and `seen`).
package struct Decision: Sendable {
  package var drafts: [Draft]
  /// The record the act was about; `seen` in the reply is made for it.
  package var subject: RecordID?
  package var reply: JSON
  /// A note in the catalogue's words for people, such as what a late edit ran into.
  package var notes: [String]

  package init(
    drafts: [Draft] = [], subject: RecordID? = nil, reply: JSON = .object([]), notes: [String] = []
  ) {
    self.drafts = drafts
    self.subject = subject
    self.reply = reply
    self.notes = notes
  }
}

/// A record an exchange or a command just touched: what a machine looks at to act by itself.
package struct Touched: Hashable, Comparable, Sendable {
  package let scope: Scope
  package let kind: String
  package let record: RecordID

  package init(scope: Scope, kind: String, record: RecordID) {
    self.scope = scope
    self.kind = kind
    self.record = record
  }

  package static func < (left: Touched, right: Touched) -> Bool {
    if left.record != right.record { return left.record < right.record }
    if left.scope != right.scope { return left.scope < right.scope }
    return left.kind.utf8.lexicographicallyPrecedes(right.kind.utf8)
  }
}

extension [Touched] {
  /// Sorted, each once.
  package func sortedOnce() -> [Touched] {
    var out: [Touched] = []
    for item in sorted() where out.last != item { out.append(item) }
    return out
  }
}
