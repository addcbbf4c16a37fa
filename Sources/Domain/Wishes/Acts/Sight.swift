import Journal

/// One record as the person who acts saw it: by the token of `show`, else as it is now.
struct Sight {
  /// As the node holds it.
  let live: RecordState
  /// As it was seen; acts judge this and supersede just its dots (sync.md §4).
  let seen: RecordState

  init(_ live: RecordState, token: Seen?, desk: Desk) throws {
    self.live = live
    guard let token, token.holds(live.id) else {
      seen = live
      return
    }
    seen = try Sight.shown(live, by: token, desk: desk)
  }

  /// Of a record that came to be after the token was made nothing was seen.
  init(strictly live: RecordState, token: Seen?, desk: Desk) throws {
    self.live = live
    guard let token else {
      seen = live
      return
    }
    seen = try Sight.shown(live, by: token, desk: desk)
  }

  /// `live` without the values of `fields` that `isSeen` does not know.
  init(_ live: RecordState, hiding fields: [String], but isSeen: (String, Value) -> Bool) {
    self.live = live
    var state = live
    for name in fields {
      guard let field = live[name], field.shape == .register else { continue }
      state.update(name, field.shape) { field in
        field.siblings.removeAll { !isSeen(name, $0.value) }
      }
    }
    seen = state
  }

  private static func shown(
    _ live: RecordState, by token: Seen, desk: Desk
  ) throws -> RecordState {
    var state = RecordState(id: live.id, scope: live.scope, kind: live.kind)
    for name in token.fields(of: live.id) {
      for dot in token.dots(of: live.id, name) {
        let shape = live[name]?.shape ?? .register
        for sibling in try Sight.siblings(at: dot, name, live, desk) {
          state.update(name, shape) { field in
            field.siblings.append(sibling)
            field.siblings.sort { $0.dot < $1.dot }
          }
        }
      }
    }
    return state
  }

  /// The values at a dot: still there, or superseded in the meantime.
  private static func siblings(
    at dot: Dot, _ name: String, _ live: RecordState, _ desk: Desk
  ) throws -> [Sibling] {
    let held = (live[name]?.siblings ?? []).filter { $0.dot == dot }
    guard held.isEmpty, let change = try desk.reader.content(of: dot) else { return held }
    return change.content.operations.compactMap { operation in
      guard operation.record == live.id, operation.field == name else { return nil }
      let info = DotInfo(dot: dot, depth: 0, unit: change.unit)
      switch operation.action {
      case .put(let value, _), .add(let value): return Sibling(value: value, info: info)
      default: return nil
      }
    }
  }

  /// All dots seen, once each: what an act upon the record rests on.
  var rests: [Dot] { seen.liveDots }

  /// The field set to a value, superseding what was seen of it.
  func put(_ field: String, _ value: Value, desk: Desk) -> Operation {
    Operation(
      record: live.id, kind: live.kind, field: field,
      action: .put(value, supersedes: seen.dots(of: field)),
      personal: desk.rules.spec(kind: live.kind, field: field)?.personal ?? false)
  }

  /// Whether a person will have to choose once these operations are folded.
  func conflicts(after operations: [Operation], desk: Desk) -> Bool {
    operations.contains { operation in
      operation.record == live.id
        && Preview.after(operation, in: live).needsPerson(operation.field, rules: desk.rules)
    }
  }
}

extension Seen {
  /// Names of the fields seen of a record, sorted by their bytes.
  fileprivate func fields(of record: RecordID) -> [String] {
    (dots[record] ?? [:]).keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
