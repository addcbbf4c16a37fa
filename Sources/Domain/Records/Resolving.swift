import Journal

/// `conflict resolve`: a person's change that supersedes the values it chose among.
enum Resolving {
  private enum Choice {
    case take(Dot)
    case value(String)
    case keep
    case delete
  }

  static func decide(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let id = try call.required("id")
    let choice = try choice(call)
    let reason = try call.required("reason")
    let conflict = try Conflict.find(id, desk: desk)
    let state = conflict.state
    let seen = try call.seen(of: [state.id])
    if state.scope.reach == .org { try DirectoryCommands.requireRoot(desk) }
    guard desk.organisation.mayWrite(desk.unit, in: state.scope) else {
      throw SiweiError(
        "record.may_not_write", .notPermitted,
        ["unit": desk.unit.text, "scope": state.scope.description])
    }
    let operation: Operation
    switch (choice, conflict.field) {
    case (.take, let field?), (.value, let field?):
      operation = try put(choice, field, of: state, seen: seen, desk: desk)
    case (.keep, nil):
      guard let kept = Undeleting.operation(for: state, desk: desk) else {
        throw SiweiError("conflict.nothing_to_keep", .refused, ["id": conflict.id])
      }
      operation = kept
    case (.delete, nil):
      operation = Operation(
        record: state.id, kind: state.kind, field: "",
        action: .delete(seen?.dots(of: state.id) ?? state.liveDots))
    default: throw SiweiError("conflict.wrong_choice", .usage, ["id": id])
    }
    let rests = seen?.dots(of: state.id) ?? state.liveDots
    var drafts = [Draft(state.scope, operations: [operation], rests: rests)]
    if conflict.field == nil, let other = try otherHalf(choice, of: state, desk: desk) {
      drafts.append(other)
    }
    try OwnVerdict.require(drafts, desk: desk)
    let kept = try Reasons.keep(reason, about: state, in: &drafts, desk: desk)
    let summary = try RecordSummary.of(state, desk: desk)
    let after = Preview.after(operation, in: state)
    return Decision(
      drafts: drafts, subject: state.id,
      reply: .of(
        ("id", .string(state.id.description)), ("no", .text(summary.no)),
        (
          "conflict",
          .bool(
            after.hasDeleteConflict
              || conflict.field.map { after.needsPerson($0, rules: desk.rules) } ?? false)
        )),
      notes: kept ? [] : ["note.reason_not_kept"])
  }

  private static func choice(_ call: CommandCall) throws -> Choice {
    var choices: [Choice] = []
    if let text = call.text("take") {
      guard let dot = Dot(text) else {
        throw SiweiError("conflict.bad_dot", .usage, ["dot": text])
      }
      choices.append(.take(dot))
    }
    if let text = call.text("value") { choices.append(.value(text)) }
    if call.isSet("keep") { choices.append(.keep) }
    if call.isSet("delete") { choices.append(.delete) }
    guard choices.count == 1, let choice = choices.first else {
      throw SiweiError("conflict.one_choice", .usage)
    }
    return choice
  }

  /// A wish is one thing to the person who chose: its other record goes the same way.
  private static func otherHalf(
    _ choice: Choice, of state: RecordState, desk: Desk
  ) throws -> Draft? {
    guard let partner = try Undeleting.partner(of: state, desk: desk),
      !partner.deletions.isEmpty
    else { return nil }
    if case .keep = choice {
      return Undeleting.operation(for: partner, desk: desk).map {
        Draft(partner.scope, operations: [$0], rests: partner.liveDots)
      }
    }
    guard !partner.isDeleted else { return nil }
    let delete = Operation(
      record: partner.id, kind: partner.kind, field: "", action: .delete(partner.liveDots))
    return Draft(partner.scope, operations: [delete], rests: partner.liveDots)
  }

  private static func put(
    _ choice: Choice, _ field: String, of state: RecordState, seen: Seen?, desk: Desk
  ) throws -> Operation {
    let siblings = state[field]?.siblings ?? []
    let value: Value
    switch choice {
    case .take(let dot):
      guard let taken = siblings.first(where: { $0.dot == dot }) else {
        throw SiweiError("conflict.no_such_value", .refused, ["dot": dot.description])
      }
      value = taken.value
      if value == .null { try FieldInput.requireEmptiable(field, of: state) }
    case .value(let text):
      value = try FieldInput.value(text, field: field, of: state, desk: desk)
      try EditChecks.publicText(value, field, of: state, desk: desk)
      // States and links move by acts: here a person chooses among what is there.
      guard
        EditableFields.allows(field, kind: state.kind)
          || siblings.contains(where: { $0.value == value })
      else { throw SiweiError("conflict.no_such_value", .refused, ["dot": text]) }
    case .keep, .delete: throw SiweiError("conflict.one_choice", .usage)
    }
    if case .opaque = value {
      throw SiweiError("edit.unknown_form", .refused, ["field": field])
    }
    let superseded = seen?.dots(of: state.id, field) ?? siblings.map(\.dot)
    return Operation(
      record: state.id, kind: state.kind, field: field,
      action: .put(value, supersedes: superseded),
      personal: desk.rules.spec(kind: state.kind, field: field)?.personal ?? false)
  }
}

/// The state as it will be once an operation of this node is folded.
enum Preview {
  static func after(_ operation: Operation, in state: RecordState) -> RecordState {
    let place = Dot(
      replica: ReplicaID(ID128(high: 0, low: 0)), number: UInt64.max,
      hash: ID128(high: 0, low: 0))
    let unit = state.scope.anchor
    var after = state
    Fold.apply(operation, by: DotInfo(dot: place, depth: .max, unit: unit), to: &after)
    return after
  }

  /// Whether a field that the draft writes in a record held here will wait for a person.
  static func isOpen(after draft: Draft, desk: Desk) throws -> Bool {
    try draft.operations.contains { operation in
      guard let live = try desk.reader.record(operation.record, in: draft.scope) else {
        return false
      }
      return Preview.after(operation, in: live).needsPerson(operation.field, rules: desk.rules)
    }
  }
}
