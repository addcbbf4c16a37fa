package import Journal

/// Who wrote a change and when, as history and conflicts show it.
package struct Authorship: Hashable, Sendable {
  package let dot: Dot
  package let unit: UnitID
  package let actor: String
  /// Milliseconds since 1970 by the author's clock; information only.
  package let deviceTime: Int64
  /// Milliseconds since 1970 by this node's clock, when it came; nil for what has no place yet.
  package let received: Int64
  package let act: ID128
  package let reason: String?

  package init(
    dot: Dot, unit: UnitID, actor: String, deviceTime: Int64, received: Int64, act: ID128,
    reason: String?
  ) {
    self.dot = dot
    self.unit = unit
    self.actor = actor
    self.deviceTime = deviceTime
    self.received = received
    self.act = act
    self.reason = reason
  }
}

/// A quarantined change that touches a record.
package struct QuarantinedChange: Hashable, Sendable {
  package let scope: Scope
  package let dot: Dot
  package let unit: UnitID
  package let kind: String
  package let reason: String

  package init(scope: Scope, dot: Dot, unit: UnitID, kind: String, reason: String) {
    self.scope = scope
    self.dot = dot
    self.unit = unit
    self.kind = kind
    self.reason = reason
  }
}

/// The folded state of one node, as commands and views read it; Store implements it.
package protocol StateReading {
  var organisation: OrgState { get }
  func record(_ id: RecordID, in scope: Scope) throws -> RecordState?
  /// The same where the kind is known already: one look, and none at other kinds.
  func record(_ id: RecordID, kind: String, in scope: Scope) throws -> RecordState?
  /// The record wherever this node holds it; nil if nowhere. Deleted ones included.
  func locate(_ id: RecordID) throws -> RecordState?
  /// All records of a kind, in one scope or in all held, sorted by (scope, id). Deleted included.
  func records(kind: String, in scope: Scope?) throws -> [RecordState]
  /// Records of a kind whose indexed key (see `KindSpec.keys`) has this value.
  func records(kind: String, key: String, value: String) throws -> [RecordState]
  /// Nil where the change is not held.
  func authorship(of dot: Dot) throws -> Authorship?
  /// The decoded change; nil where it is not held.
  func content(of dot: Dot) throws -> NamedChange?
  /// Every change that touches the record, in causal order, quarantined ones included.
  func history(of id: RecordID) throws -> [(
    content: Content, authorship: Authorship, reason: String?
  )]
  /// Of one record, or all this node holds.
  func quarantined(touching id: RecordID?) throws -> [QuarantinedChange]
  /// Names of the kinds of which this node holds records, unknown ones included, sorted.
  func kinds() throws -> [String]
  /// At least every record that has a register with several values, or a delete beside live
  /// values; sorted by (scope, id). A store with an index answers faster than the default.
  func recordsNeedingPerson() throws -> [RecordState]
  /// When this node received the newest change that `unit` wrote in `scope`; nil for none.
  func lastHeard(from unit: UnitID, in scope: Scope) throws -> Int64?
  /// When this node last got a sign of life of `unit`: a change in any scope, or a receipt, that
  /// one of its replicas made; nil for none. The default knows of changes alone.
  func lastHeard(from unit: UnitID) throws -> Int64?
  /// The next serial of a counter of this node: 1, 2, 3, …, each given out once, in the same
  /// transaction as the act that uses it. Never synced; `counter` is the beginning of the number
  /// up to the serial (`430121001-2025H1-b`), so that a rebuild re-derives it as the greatest
  /// serial among the numbers (`no`) held that begin with it.
  func nextSerial(_ counter: String) throws -> Int
}

extension StateReading {
  package func kinds() throws -> [String] { KindRegistry.kinds.map(\.name).sorted() }

  package func recordsNeedingPerson() throws -> [RecordState] {
    try kinds().flatMap { try records(kind: $0, in: nil) }
      .filter { state in
        state.hasDeleteConflict
          || state.fields.contains { $0.shape == .register && $0.siblings.count > 1 }
      }
      .sorted { $0.scope != $1.scope ? $0.scope < $1.scope : $0.id < $1.id }
  }

  package func lastHeard(from unit: UnitID) throws -> Int64? {
    // Beside its own scopes a unit writes in those of the units below it.
    let anchors = [unit] + organisation.descendants(of: unit)
    let scopes = anchors.flatMap { anchor in Reach.allCases.map { Scope(anchor, $0) } }
    return try scopes.compactMap { try lastHeard(from: unit, in: $0) }.max()
  }

  package func lastHeard(from unit: UnitID, in scope: Scope) throws -> Int64? {
    let dots = try kinds().flatMap { try records(kind: $0, in: scope) }
      .flatMap(\.fields).flatMap(\.siblings).filter { $0.info.unit == unit }.map(\.dot)
    return try dots.compactMap { try authorship(of: $0)?.received }.max()
  }
}
