import Journal

/// Undoes deletes: a value written again that names them, so that all who get it see the record.
enum Undeleting {
  /// Nil where there is no delete, or nothing a person may write again.
  static func operation(for state: RecordState, desk: Desk) -> Operation? {
    guard !state.deletions.isEmpty else { return nil }
    let registers = state.fields.filter { field in
      guard field.shape == .register, !field.siblings.isEmpty else { return false }
      return desk.rules.spec(kind: state.kind, field: field.name) != nil
    }
    let editable = registers.first { EditableFields.allows($0.name, kind: state.kind) }
    guard let field = editable ?? registers.first,
      let shown = state.shown(field.name, rules: desk.rules, organisation: desk.organisation)
    else { return nil }
    let equal = field.siblings.filter { $0.value == shown.value }.map(\.dot)
    return Operation(
      record: state.id, kind: state.kind, field: field.name,
      action: .put(shown.value, supersedes: equal + state.deletions.map(\.info.dot)),
      personal: desk.rules.spec(kind: state.kind, field: field.name)?.personal ?? false)
  }

  /// The other half of a wish: row and detail are kept or deleted together.
  static func partner(of state: RecordState, desk: Desk) throws -> RecordState? {
    guard [WishKinds.row, WishKinds.detail].contains(state.kind) else { return nil }
    guard let partner = try desk.reader.locate(WishIDs.partner(of: state.id)),
      desk.organisation.mayWrite(desk.unit, in: partner.scope)
    else { return nil }
    return partner
  }
}
