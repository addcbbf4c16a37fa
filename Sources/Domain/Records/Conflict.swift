package import Journal

/// A field with several values, or a delete that met an edit, until a person has chosen.
package struct Conflict: Sendable {
  package let state: RecordState
  /// Nil for a delete against an edit.
  package let field: String?

  /// The same on all nodes (cli.md 2): 16 hexadecimal digits of record id and field name.
  package var id: String { Conflict.id(state.id, field) }

  package static func id(_ record: RecordID, _ field: String?) -> String {
    let hash = plainSHA256(record.id.bytes + Array((field ?? "").utf8))
    return encodeHex(Array(hash.prefix(8)))
  }

  package static func of(_ state: RecordState, rules: any Rules) -> [Conflict] {
    guard KindRegistry.kind(state.kind) != nil, !state.isDeleted else { return [] }
    var out: [Conflict] = []
    if state.hasDeleteConflict { out.append(Conflict(state: state, field: nil)) }
    for field in state.fields where state.needsPerson(field.name, rules: rules) {
      out.append(Conflict(state: state, field: field.name))
    }
    return out
  }

  /// The conflict inbox, sorted by scope and record.
  package static func all(desk: Desk) throws -> [Conflict] {
    try desk.reader.recordsNeedingPerson().flatMap { of($0, rules: desk.rules) }
  }

  /// Throws `conflict.unknown` (66), also for one that was resolved in the meantime.
  package static func find(_ id: String, desk: Desk) throws -> Conflict {
    guard let found = try all(desk: desk).first(where: { $0.id == id }) else {
      throw SiweiError("conflict.unknown", .missing, ["id": id])
    }
    return found
  }

  /// Values that no delete named: what came beside it.
  package var unnamed: [(field: FieldState, sibling: Sibling)] {
    let named = Set(state.deletions.flatMap(\.named))
    return state.fields.flatMap { field in
      field.siblings.filter { !named.contains($0.dot) }.map { (field, $0) }
    }
  }

  /// The document of one conflict (cli.md 23).
  package func document(desk: Desk) throws -> JSON {
    var values: [JSON] = []
    if let field, let held = state[field] {
      let shown = state.shown(field, rules: desk.rules, organisation: desk.organisation)
      let isHidden = try field == "marks" && SheetViews.hidesMarks(state, desk: desk)
      values = try held.siblings.map {
        let told = try RecordView.sibling($0, in: held, shown, desk: desk)
        return isHidden ? told.setting("value", .null) : told
      }
    } else {
      values = try unnamed.map { field, sibling in
        try RecordView.sibling(sibling, in: field, sibling, desk: desk)
          .setting("field", .string(field.name))
      }
    }
    let deletions = try state.deletions.map { deletion -> JSON in
      let author = try desk.reader.authorship(of: deletion.info.dot)
      return .of(
        ("dot", .string(deletion.info.dot.description)),
        ("unit", .string(deletion.info.unit.text)),
        ("replica", .string(deletion.info.dot.replica.description)),
        ("actor", .string(author?.actor ?? "")),
        ("device_time", TimeText.json(author?.deviceTime)))
    }
    return .of(
      ("id", .string(id)),
      ("record", .string(state.id.description)),
      ("kind", .string(state.kind)),
      ("scope", .string(state.scope.description)),
      ("field", .text(field)),
      ("values", .array(values)),
      ("deletions", .array(field == nil ? deletions : [])),
      ("seen", .string(Seen([state]).token)))
  }
}

/// What waits for a person at this node, as `status` counts it.
package struct RecordCounts: Hashable, Sendable {
  package let conflicts: Int
  package let parked: Int
  package let quarantined: Int

  package static func now(desk: Desk) throws -> RecordCounts {
    RecordCounts(
      conflicts: try Conflict.all(desk: desk).count,
      parked: try Parking.all(desk: desk).count,
      quarantined: try desk.reader.quarantined(touching: nil).count)
  }
}
