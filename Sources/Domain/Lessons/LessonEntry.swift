package import Journal

/// An entry or a forwarded entry as this node shows it, or as a person saw it.
package struct LessonEntry {
  package let record: RecordState
  let desk: Desk

  package var id: RecordID { record.id }
  /// Whose lesson it is.
  package var unit: UnitID { record.scope.anchor }
  package var isForwarded: Bool { record.kind == LessonKinds.forwarded }
  package var contest: RecordID? { text("contest").flatMap { RecordID(uuid: $0) } }
  package var number: String? { text("no") }
  package var title: String? { text("title") }
  package var speaker: String? { text("speaker") }
  /// The state of this record alone; see `EntryPair` for what is printed.
  package var state: String { text("state") ?? EntryState.draft }
  /// Out of the contest for now or for good.
  package var isOut: Bool {
    [ForwardedState.withdrawn, ForwardedState.struck, ForwardedState.returned].contains(state)
  }
  var waitsForPerson: Bool { record.needsPerson("state", rules: desk.rules) }

  func text(_ field: String) -> String? { record.shown(field, at: desk) }
  func value(_ field: String) -> Value? {
    record.shown(field, rules: desk.rules, organisation: desk.organisation)?.value
  }
  func integer(_ field: String) -> Int? { value(field)?.integer.map { Int(clamping: $0) } }

  /// Who accepts, ranks and forwards: for a forwarded entry the unit that did.
  package var sender: UnitID {
    text("sender").flatMap { UnitID($0) }
      ?? LessonScopes.sender(of: unit, organisation: desk.organisation)
  }
  var isOwnSender: Bool { LessonScopes.isOwnSender(unit, organisation: desk.organisation) }

  /// Whether the host let it in although it came after the closing.
  var isAdmitted: Bool { value("admitted")?.flag == true }

  // MARK: versions

  /// The dots of all that makes up its version: what an acceptance judges and a draw freezes.
  package var versionDots: [Dot] {
    let dots = LessonKinds.content.flatMap { record.dots(of: $0) }.sorted()
    return dots.enumerated().filter { $0.offset == 0 || dots[$0.offset - 1] != $0.element }
      .map(\.element)
  }

  /// The same as one text for a field.
  package var versionText: String { WishRow.named(versionDots) }

  /// Whether it holds what an act that named `versionText` did not see.
  package func isChanged(since versionText: String?) -> Bool {
    guard let versionText else { return false }
    let seen = LessonEntry.dots(versionText)
    return versionDots.contains { !seen.contains($0) }
  }

  static func dots(_ text: String) -> [Dot] {
    text.split(separator: " ").compactMap { Dot(String($0)) }
  }

  /// The value of a content field that stood when `versionText` was named, as far as it is held:
  /// what the last of the named changes to write the field put. (A version names a change as long
  /// as any of its fields stands, so an earlier one may have written this field too.)
  package func value(_ field: String, asOf versionText: String) throws -> Value? {
    let named = Set(
      try LessonEntry.dots(versionText).compactMap { try desk.reader.content(of: $0)?.content })
    for change in try desk.reader.history(of: id).reversed()
    where change.reason == nil && named.contains(change.content) {
      for operation in change.content.operations
      where operation.record == id && operation.field == field {
        if case .put(let value, _) = operation.action { return value }
      }
    }
    return nil
  }
}
