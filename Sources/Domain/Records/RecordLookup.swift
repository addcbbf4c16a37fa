package import Journal

/// Finds the record a person means: by its id, by its number, or by the
/// name of a unit.
package enum RecordLookup {
  private static let numbered: [(kind: String, key: String)] = [
    (WishKinds.row, "no"), (WishKinds.claim, "no"), (WishKinds.card, "no"),
    (LessonKinds.entry, "no"), (LessonKinds.forwarded, "no"),
    (TourKinds.request, "no"), (TourKinds.booking, "no"),
  ]

  /// Throws `record.unknown` (66), or `record.ambiguous` (65) for a number given twice.
  package static func find(_ text: String, desk: Desk) throws -> RecordState {
    if let id = RecordID(uuid: text) {
      guard let state = try desk.reader.locate(id) else {
        throw SiweiError("record.unknown", .missing, ["record": text])
      }
      return state
    }
    for place in numbered {
      let held = try desk.reader.records(kind: place.kind, key: place.key, value: text)
      let live = held.filter { !$0.isDeleted }
      let found = live.isEmpty ? held : live
      guard found.count < 2 else {
        throw SiweiError(
          "record.ambiguous", .refused,
          ["record": text, "ids": found.map(\.id.description).joined(separator: " ")])
      }
      if let only = found.first { return only }
    }
    let root = Scope(desk.organisation.root, .org)
    if let unit = UnitID(text),
      let state = try desk.reader.record(OrgKind.record(unit: unit), in: root)
    {
      return state
    }
    throw SiweiError("record.unknown", .missing, ["record": text])
  }

  /// The record of a call's positional argument.
  package static func subject(_ call: CommandCall, _ desk: Desk) throws -> RecordState {
    try find(call.required("id"), desk: desk)
  }

  /// The records its kind relates to it, as far as they are held, sorted by name.
  package static func related(
    _ summary: RecordSummary, desk: Desk
  ) throws -> [(name: String, state: RecordState)] {
    try summary.related.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .compactMap { name, id in try desk.reader.locate(id).map { (name, $0) } }
  }
}

extension CommandCall {
  /// Whether a switch is set.
  package func isSet(_ key: String) -> Bool { arguments[key]?.bool ?? false }

  /// The token of `--seen`; nil without one. Throws `seen.other_record` (65) for one that shows
  /// none of `records`.
  package func seen(of records: [RecordID]) throws -> Seen? {
    guard let seen = try text("seen").map({ try Seen(token: $0) }) else { return nil }
    guard records.contains(where: { seen.holds($0) }) else {
      throw SiweiError(
        "seen.other_record", .refused, ["record": records.first?.description ?? ""])
    }
    return seen
  }
}
