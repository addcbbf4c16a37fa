package import Journal

/// Records as documents (cli.md 15, 20, 22).
package enum RecordView {
  /// The document of `show`; `siblings` is false in lists, which leave them out.
  package static func item(
    _ state: RecordState, desk: Desk, siblings: Bool
  ) throws -> JSON {
    let quarantined = try desk.reader.quarantined(touching: state.id)
    return try item(state, desk: desk, siblings: siblings, quarantined: quarantined)
  }

  /// `{"items":[…]}` of a list: deleted records are left out.
  package static func list(_ states: [RecordState], desk: Desk) throws -> JSON {
    let any = try !desk.reader.quarantined(touching: nil).isEmpty
    let items = try states.filter { !$0.isDeleted }.map { state in
      let quarantined = any ? try desk.reader.quarantined(touching: state.id) : []
      return try item(state, desk: desk, siblings: false, quarantined: quarantined)
    }
    return .of(("items", .array(items)))
  }

  private static func item(
    _ state: RecordState, desk: Desk, siblings: Bool, quarantined: [QuarantinedChange]
  ) throws -> JSON {
    let summary = try RecordSummary.of(state, desk: desk)
    let isHidden = try SheetViews.hidesMarks(state, desk: desk)
    let fields = try state.fields.filter { !$0.siblings.isEmpty || $0.shape == .counter }.map {
      let document = try document($0, of: state, desk: desk, siblings: siblings)
      let isMarks = isHidden && $0.name == "marks"
      return JSON.Member($0.name, isMarks ? hidden(document) : document)
    }
    let related = summary.related.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { JSON.Member($0.key, .string($0.value.description)) }
    return .of(
      ("id", .string(state.id.description)),
      ("no", .text(summary.no)),
      ("kind", .string(state.kind)),
      ("scope", .string(state.scope.description)),
      ("state", .text(summary.state)),
      ("deleted", .bool(state.isDeleted)),
      ("flags", .array(summary.flags.map { .string($0) })),
      ("fields", .object(fields)),
      ("origin", summary.origin?.document ?? .null),
      ("related", .object(related)),
      ("quarantined", .array(quarantined.map { document($0) })),
      ("seen", .string(try seen(state, summary, desk: desk).token)))
  }

  /// What a person sees with a record: its own dots and those of the records it relates to.
  package static func seen(_ state: RecordState, desk: Desk) throws -> Seen {
    try seen(state, RecordSummary.of(state, desk: desk), desk: desk)
  }

  private static func seen(
    _ state: RecordState, _ summary: RecordSummary, desk: Desk
  ) throws -> Seen {
    Seen([state] + (try RecordLookup.related(summary, desk: desk).map(\.state)))
  }

  private static func document(
    _ field: FieldState, of state: RecordState, desk: Desk, siblings: Bool
  ) throws -> JSON {
    let shown = state.shown(field.name, rules: desk.rules, organisation: desk.organisation)
    let value: JSON =
      switch field.shape {
      case .register: shown.map { JSON($0.value) } ?? .null
      case .set: .array(field.values.map { JSON($0.value) })
      case .counter: .integer(field.sum)
      }
    let document = JSON.of(
      ("value", value),
      ("conflict", .bool(state.needsPerson(field.name, rules: desk.rules))))
    guard siblings else { return document }
    return document.setting(
      "siblings", .array(try field.siblings.map { try sibling($0, in: field, shown, desk: desk) }))
  }

  /// Who wrote and when, without what.
  private static func hidden(_ field: JSON) -> JSON {
    let plain = field.setting("value", .null)
    guard let siblings = field["siblings"]?.array else { return plain }
    return plain.setting("siblings", .array(siblings.map { $0.setting("value", .null) }))
  }

  /// One of several values with who, where and when (cli.md 20).
  package static func sibling(
    _ sibling: Sibling, in field: FieldState, _ shown: Sibling?, desk: Desk
  ) throws -> JSON {
    let author = try desk.reader.authorship(of: sibling.dot)
    let isShown = field.shape == .set || shown.map { $0.value == sibling.value } ?? false
    return .of(
      ("value", JSON(sibling.value)),
      ("dot", .string(sibling.dot.description)),
      ("unit", .string(sibling.info.unit.text)),
      ("replica", .string(sibling.dot.replica.description)),
      ("actor", .string(author?.actor ?? "")),
      ("device_time", TimeText.json(author?.deviceTime)),
      ("shown", .bool(isShown)))
  }

  /// One line of `quarantine list`.
  package static func document(_ change: QuarantinedChange) -> JSON {
    .of(
      ("scope", .string(change.scope.description)),
      ("replica", .string(change.dot.replica.description)),
      ("number", .integer(Int64(clamping: change.dot.number))),
      ("unit", .string(change.unit.text)),
      ("kind", .string(change.kind)),
      ("reason", .string(change.reason)))
  }

  // MARK: the canonical dump

  /// The line of `dump` (cli.md 15): the same bytes wherever the same is known; nil for a record
  /// of which nothing is there.
  package static func dumpLine(_ state: RecordState) -> JSON? {
    guard !state.isEmpty else { return nil }
    var fields: [JSON.Member] = []
    for field in state.fields {
      if field.shape == .counter {
        fields.append(JSON.Member(field.name, .of(("sum", .integer(field.sum)))))
      } else if !field.siblings.isEmpty {
        let values = field.siblings.map { (dot: $0.dot, value: canonical($0.value)) }
          .sorted { left, right in
            left.dot != right.dot
              ? left.dot < right.dot
              : left.value.line.utf8.lexicographicallyPrecedes(right.value.line.utf8)
          }
        fields.append(
          JSON.Member(
            field.name,
            .array(
              values.map { .of(("dot", .string($0.dot.description)), ("value", $0.value)) })))
      }
    }
    return .of(
      ("deleted", .bool(state.isDeleted)), ("fields", .object(fields)),
      ("id", .string(state.id.description)), ("kind", .string(state.kind)),
      ("scope", .string(state.scope.description)))
  }

  /// Opaque values of unknown forms keep their bytes, so that different ones never look alike.
  private static func canonical(_ value: Value) -> JSON {
    if case .opaque(let bytes) = value, !bytes.isEmpty {
      return .of(("opaque", .string(encodeHex(bytes))))
    }
    return JSON(value)
  }
}
