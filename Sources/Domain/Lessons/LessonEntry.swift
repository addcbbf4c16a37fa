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

  /// The value of a content field that was shown when `versionText` was named, as far as it is
  /// held. (A version names a change as long as any of its fields stands, so what an earlier one
  /// put into this field may be superseded, also by changes that are not named.)
  package func value(_ field: String, asOf versionText: String) throws -> Value? {
    let reader = desk.reader
    let named = try LessonEntry.dots(versionText).compactMap { try reader.content(of: $0) }
      .filter(\.counts)
    let lines = FieldLines(named) { try reader.content(of: $0) }
    return try shown(field, lines.standing(field, of: id, kind: record.kind))
  }

  /// Of values side by side the one that is shown, by the same rule as of those in force.
  private func shown(_ field: String, _ found: [FieldLines.Written]) throws -> Value? {
    guard found.count > 1 else { return found.first?.value }
    let live = record[field]?.siblings ?? []
    let isLive = found.allSatisfy { item in live.contains { $0.dot == item.change.dot } }
    let order = isLive ? [] : try desk.reader.history(of: id).map(\.authorship.dot)
    var state = RecordState(id: id, scope: record.scope, kind: record.kind)
    state.update(field, .register) { held in
      held.siblings = found.map { item in
        let dot = item.change.dot
        let place = order.firstIndex(of: dot).map { UInt32(clamping: $0) } ?? 0
        let known = isLive ? live.first { $0.dot == dot }?.info : nil
        return Sibling(
          value: item.value,
          info: known ?? DotInfo(dot: dot, depth: place, unit: item.change.unit))
      }.sorted { $0.dot < $1.dot }
    }
    return state.shown(field, rules: desk.rules, organisation: desk.organisation)?.value
  }

  // MARK: draws

  /// What it said when a round drew it, as the round's host wrote it down here; nil where it did
  /// not, or it did not arrive.
  func drawnVersion(in round: RecordID) -> String? {
    let head = round.description + " "
    return (record["drawn"]?.siblings ?? [])
      .filter { $0.value.text?.hasPrefix(head) == true }
      .max { $0.info.depth < $1.info.depth }?.value.text.map { String($0.dropFirst(head.count)) }
  }

  /// The title that a round judged, as far as it is known here; else the one it has now.
  func title(drawn draw: DrawnOrder?, in round: RecordID?) throws -> String? {
    let version = draw?.version(of: id) ?? round.flatMap { drawnVersion(in: $0) }
    return try version.flatMap { try value("title", asOf: $0)?.text } ?? title
  }

  static func stored(drawn version: String, in round: RecordID) -> String { "\(round) \(version)" }
}
