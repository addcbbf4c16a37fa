package import Journal

/// One kind of record: its fields, its keys, its authority.
package struct KindSpec: Sendable {
  package let name: String
  package let fields: [String: FieldSpec]
  /// Fields whose shown texts are indexed, so that records can be found by them (numbers, links).
  package let keys: [String]
  /// Judges the operations of one change on one record of this kind; nil = counts.
  /// The text is a stable reason code such as `wish.state_order`.
  package let judge: @Sendable (KindJudging) throws -> String?

  package init(
    _ name: String, fields: [String: FieldSpec], keys: [String] = [],
    judge: @escaping @Sendable (KindJudging) throws -> String?
  ) {
    self.name = name
    self.fields = fields
    self.keys = keys
    self.judge = judge
  }
}

/// What a kind's rule looks at: the change and its operations on one record.
package struct KindJudging {
  package let judging: Judging
  package let record: RecordID
  package let operations: [Operation]

  package init(judging: Judging, record: RecordID, operations: [Operation]) {
    self.judging = judging
    self.record = record
    self.operations = operations
  }

  package var scope: Scope { judging.content.scope }
  package var unit: UnitID { judging.unit }
  package var organisation: OrgState { judging.organisation }

  /// The value put into `field` by this change; nil if it does not write it.
  package func put(_ field: String) -> Value? {
    // By places, here and below: to copy an operation counts references up and down.
    for place in operations.indices where sameBytes(operations[place].field, field) {
      if case .put(let value, _) = operations[place].action { return value }
    }
    return nil
  }

  /// Values of `field` of this record written by the changes that this one supersedes in `field`
  /// or rests on, as far as they count; each with the change.
  package func precedents(_ field: String) throws -> [(value: Value, change: NamedChange)] {
    var dots = judging.content.rests
    for place in operations.indices where operations[place].field == field {
      if case .put(_, let superseded) = operations[place].action { dots += superseded }
    }
    var out: [(value: Value, change: NamedChange)] = []
    for dot in dots {
      guard !out.contains(where: { $0.change.dot == dot }),
        let change = try judging.named(dot), change.counts
      else { continue }
      for operation in change.content.operations
      where operation.record == record && operation.field == field {
        if case .put(let value, _) = operation.action { out.append((value, change)) }
      }
    }
    return out
  }
}

/// All kinds this software knows. Adding a kind means adding a folder and one line here.
package struct KindRegistry: Rules {
  package static let kinds: [KindSpec] =
    DirectoryKinds.all + WishKinds.all + CampaignKinds.all + LessonKinds.all + RoundKinds.all
    + TourKinds.all

  package static let standard = KindRegistry()
  private static let byName = Dictionary(
    kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  package init() {}

  package var version: UInt64 { 4 }

  package static func kind(_ name: String) -> KindSpec? { byName[name] }

  package func spec(kind: String, field: String) -> FieldSpec? {
    KindRegistry.byName[kind]?.fields[field]
  }

  package func verdict(_ judging: Judging) throws -> Verdict {
    let all = judging.content.operations
    guard let first = all.first else { return .counts }
    // Nearly every change touches one record of one kind.
    let isPlain = all.indices.allSatisfy {
      all[$0].record == first.record && sameBytes(all[$0].kind, first.kind)
    }
    if isPlain { return try verdict(judging, first, all) }
    var seen = [RecordID]()
    for operation in all where !seen.contains(operation.record) {
      seen.append(operation.record)
      let operations = all.filter { $0.record == operation.record }
      let verdict = try verdict(judging, operation, operations)
      guard verdict.counts else { return verdict }
    }
    return .counts
  }

  private func verdict(
    _ judging: Judging, _ first: Operation, _ operations: [Operation]
  ) throws -> Verdict {
    guard let kind = KindRegistry.byName[first.kind] else { return .counts }
    if operations.contains(where: { $0.kind != first.kind }) {
      return .quarantined("record.two_kinds")
    }
    let part = KindJudging(judging: judging, record: first.record, operations: operations)
    return try kind.judge(part).map { .quarantined($0) } ?? .counts
  }
}
