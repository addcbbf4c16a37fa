package import Journal

/// A contest as this node shows it.
package struct Contest {
  package let record: RecordState
  let desk: Desk

  package var id: RecordID { record.id }
  /// Who runs it: it stands in its own `tree`.
  package var host: UnitID { record.scope.anchor }
  package var title: String { record.shown("title", at: desk) ?? "" }
  /// For how many working days a result of it must be public at least.
  var publicityDays: Int {
    let value = record.shown(
      "publicity_days", rules: desk.rules, organisation: desk.organisation)?.value
    return value?.integer.flatMap { Int(exactly: $0) } ?? PublicityPeriod.usual
  }
  /// What a contest can stand at.
  static let states = ["open", "closed"]
  package var isClosed: Bool { record.shown("state", at: desk) == "closed" }

  /// Throws `contest.unknown` (66).
  package static func find(_ text: String, desk: Desk) throws -> Contest {
    guard let id = RecordID(uuid: text), let contest = try held(id, desk: desk) else {
      throw SiweiError("contest.unknown", .missing, ["contest": text])
    }
    return contest
  }

  /// Nil where this node does not hold it.
  package static func held(_ id: RecordID, desk: Desk) throws -> Contest? {
    guard let record = try desk.reader.locate(id), record.kind == LessonKinds.contest,
      !record.isDeleted
    else { return nil }
    return Contest(record: record, desk: desk)
  }

  /// Whether a unit may enter lessons: the host's own and those below it.
  package func reaches(_ unit: UnitID) -> Bool {
    host == unit || desk.organisation.isAncestor(host, of: unit)
  }

  /// Whether lessons of `unit` are put before the host from elsewhere: they count once forwarded.
  func needsForwarding(of unit: UnitID) -> Bool {
    LessonScopes.sender(of: unit, organisation: desk.organisation) != host
  }

  /// Ids that a closing named. Where two closings differ both count until a person has chosen.
  private var arrived: [String] {
    (record["arrived"]?.siblings ?? []).flatMap {
      ($0.value.text ?? "").split(separator: " ").map(String.init)
    }
  }

  /// 逾期: the contest is closed and its closing does not name the record.
  func isLate(_ record: RecordID) -> Bool {
    isClosed && !arrived.contains(record.description)
  }
}
