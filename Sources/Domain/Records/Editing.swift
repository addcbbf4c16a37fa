import Journal

/// `NOUN edit RECORD --set FIELD=VALUE …` for every noun (cli.md 21).
enum Editing {
  private struct Assignment {
    let field: String
    let text: String
  }

  static func decide(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let subject = try RecordLookup.subject(call, desk)
    let assignments = try assignments(call)
    let family = try family(of: subject, noun: call.noun, desk: desk)
    let seen = try call.seen(of: family.map(\.id))
    if call.noun == "claim" { try EditChecks.office(of: family, desk: desk) }
    var drafts: [Draft] = []
    var conflict = false
    var replaced: [JSON.Member] = []
    for assignment in assignments {
      let (state, field) = try target(assignment.field, among: family, desk: desk)
      // A token of something beside it says nothing of what was seen of this.
      if let seen, !seen.holds(state.id) {
        throw SiweiError("seen.other_record", .refused, ["record": state.id.description])
      }
      guard
        let operation = try put(assignment, field, of: state, seen: seen, desk: desk)
      else { continue }
      if let held = state.shown(field, rules: desk.rules, organisation: desk.organisation) {
        replaced.append(JSON.Member(field, JSON(held.value)))
      }
      let after = Preview.after(operation, in: state)
      conflict = conflict || after.needsPerson(field, rules: desk.rules) || after.hasDeleteConflict
      add(operation, of: state, seen: seen, to: &drafts)
    }
    // Writing undoes a delete that the writer knows of, for the wish as a whole.
    if !drafts.isEmpty, seen == nil {
      for state in family where state.isDeleted {
        if drafts.contains(where: { $0.operations.first?.record == state.id }) { continue }
        guard let operation = Undeleting.operation(for: state, desk: desk) else { continue }
        add(operation, of: state, seen: nil, to: &drafts)
      }
    }
    if let mark = duplicateMark(in: drafts, among: family, desk: desk) {
      add(mark.operation, of: mark.row, seen: seen, to: &drafts)
    }
    let summary = try RecordSummary.of(subject, desk: desk)
    if call.noun == "unit" {
      try UnitEditing.check(drafts.flatMap(\.operations), of: subject, desk: desk)
    }
    if call.noun == "entry" {
      let number = summary.no ?? subject.id.description
      try Freezing.check(drafts.flatMap(\.operations), of: number, desk: desk)
    }
    var kept = true
    if !drafts.isEmpty {
      try OwnVerdict.require(drafts, desk: desk)
      kept = try Reasons.keep(call.filled("reason"), about: subject, in: &drafts, desk: desk)
    }
    return Decision(
      drafts: drafts, subject: subject.id,
      reply: .of(
        ("id", .string(subject.id.description)), ("no", .text(summary.no)),
        ("conflict", .bool(conflict)), ("replaced", .object(replaced))),
      notes: kept ? [] : ["note.reason_not_kept"])
  }

  private static func assignments(_ call: CommandCall) throws -> [Assignment] {
    let given = call.arguments["set"]
    if let members = given?.members, !members.isEmpty {
      return members.map { Assignment(field: $0.key, text: $0.value.string ?? $0.value.line) }
    }
    let texts = given?.array?.compactMap(\.string) ?? given?.string.map { [$0] } ?? []
    guard !texts.isEmpty else {
      throw SiweiError("usage.missing_option", .usage, ["option": "set"])
    }
    var out: [Assignment] = []
    for text in texts {
      guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
        throw SiweiError("edit.bad_assignment", .usage, ["text": text])
      }
      let field = String(text[..<sign])
      guard !out.contains(where: { $0.field.utf8.elementsEqual(field.utf8) }) else {
        throw SiweiError("edit.field_twice", .usage, ["field": field])
      }
      out.append(Assignment(field: field, text: String(text[text.index(after: sign)...])))
    }
    return out
  }

  /// The record with those related to it that the noun stands for too.
  private static func family(
    of subject: RecordState, noun: String, desk: Desk
  ) throws -> [RecordState] {
    let kinds = NounKinds.kinds(of: noun)
    guard kinds.contains(subject.kind) else {
      throw SiweiError(
        "record.wrong_noun", .refused,
        ["record": subject.id.description, "kind": subject.kind, "noun": noun])
    }
    let summary = try RecordSummary.of(subject, desk: desk)
    var family = [subject]
    for related in try RecordLookup.related(summary, desk: desk)
    where kinds.contains(related.state.kind) && related.state.id != subject.id {
      family.append(related.state)
    }
    // Rows before details: where both hold a field, the row's is the one in force.
    return family.sorted { left, right in
      (kinds.firstIndex(of: left.kind) ?? 0) < (kinds.firstIndex(of: right.kind) ?? 0)
    }
  }

  /// The record that holds the field, else the one whose kind would: the narrow one first.
  private static func target(
    _ name: String, among family: [RecordState], desk: Desk
  ) throws -> (RecordState, String) {
    if name == "public_text", let state = EditChecks.holderOfPublicText(family, desk: desk) {
      return (state, name)
    }
    var candidates = [name, "person.\(name)", "code_\(name)"]
    if let dot = name.lastIndex(of: ".") {
      candidates.append(String(name[name.index(after: dot)...]))
    }
    for candidate in candidates {
      let fitting = family.filter {
        EditableFields.allows(candidate, kind: $0.kind)
          && desk.rules.spec(kind: $0.kind, field: candidate)?.shape == .register
      }
      let holding = fitting.first { !($0[candidate]?.siblings.isEmpty ?? true) }
      if let found = holding ?? fitting.last { return (found, candidate) }
    }
    throw SiweiError("edit.unknown_field", .refused, ["field": name])
  }

  /// Nil where the value is the one that was shown: a save writes only what changed.
  private static func put(
    _ assignment: Assignment, _ field: String, of state: RecordState, seen: Seen?, desk: Desk
  ) throws -> Operation? {
    if state.scope.reach == .org { try DirectoryCommands.requireRoot(desk) }
    guard desk.organisation.mayWrite(desk.unit, in: state.scope) else {
      throw SiweiError(
        "record.may_not_write", .notPermitted,
        ["unit": desk.unit.text, "scope": state.scope.description])
    }
    let siblings = state[field]?.siblings ?? []
    let value = try FieldInput.value(assignment.text, field: field, of: state, desk: desk)
    let current = siblings.map(\.dot)
    let token = seen.flatMap { $0.holds(state.id) ? $0 : nil }
    var superseded = token?.dots(of: state.id, field) ?? current
    let isOpen = state.needsPerson(field, rules: desk.rules)
    let shown = state.shown(field, rules: desk.rules, organisation: desk.organisation)?.value
    if !isOpen, !state.isDeleted, (shown ?? .null) == value { return nil }
    if superseded != current, try wasSeen(value, superseded, field, of: state, desk: desk) {
      return nil
    }
    try EditChecks.publicText(value, field, of: state, desk: desk)
    if token == nil { superseded += state.deletions.map(\.info.dot) }
    return Operation(
      record: state.id, kind: state.kind, field: field,
      action: .put(value, supersedes: superseded),
      personal: desk.rules.spec(kind: state.kind, field: field)?.personal ?? false)
  }

  /// Whether the old token showed just this value, so that nothing was changed by the person.
  private static func wasSeen(
    _ value: Value, _ dots: [Dot], _ field: String, of state: RecordState, desk: Desk
  ) throws -> Bool {
    guard !dots.isEmpty else { return false }
    for dot in dots {
      guard let change = try desk.reader.content(of: dot) else { return false }
      let same = change.content.operations.contains { operation in
        guard operation.record == state.id, operation.field == field,
          case .put(let seen, _) = operation.action
        else { return false }
        return seen == value
      }
      if !same { return false }
    }
    return true
  }

  /// A corrected ID number takes its mark along, so that duplicates are paired by what is right.
  private static func duplicateMark(
    in drafts: [Draft], among family: [RecordState], desk: Desk
  ) -> (row: RecordState, operation: Operation)? {
    let written = drafts.flatMap(\.operations).first {
      $0.kind == WishKinds.detail && $0.field == "person.id_number"
    }
    guard case .put(let value, _)? = written?.action,
      let row = family.first(where: { $0.kind == WishKinds.row })
    else { return nil }
    let mark = value.text.map {
      Value.text(
        Person.duplicateMark(
          idNumber: WishInput.idNumber($0), organisation: desk.organisation.organisation))
    }
    let dots = row["duplicate_mark"]?.siblings.map(\.dot) ?? []
    let operation = Operation(
      record: row.id, kind: row.kind, field: "duplicate_mark",
      action: .put(mark ?? .null, supersedes: dots))
    return (row, operation)
  }

  private static func add(
    _ operation: Operation, of state: RecordState, seen: Seen?, to drafts: inout [Draft]
  ) {
    if let place = drafts.firstIndex(where: {
      $0.scope == state.scope && $0.operations.first?.record == state.id
    }) {
      drafts[place].operations.append(operation)
    } else {
      // A row's rules ask who its arbiter is among the changes named, so the edit names them.
      let token = seen.flatMap { $0.holds(state.id) ? $0 : nil }
      let rests =
        state.kind == WishKinds.row ? token?.dots(of: state.id) ?? state.liveDots : []
      drafts.append(Draft(state.scope, operations: [operation], rests: rests))
    }
  }
}
