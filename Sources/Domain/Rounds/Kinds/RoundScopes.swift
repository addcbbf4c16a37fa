package import Journal

/// Where the records of rounds stand (domain.md §0).
package enum RoundScopes {
  private static let hostTiers = ["county", "township"]

  /// The host's round with its judges, recusals and sheets: T `parent`, C `self`.
  package static func round(of host: UnitID, organisation: OrgState) -> Scope {
    Scope(host, host == organisation.root ? .own : .parent)
  }

  static func mayHost(_ unit: UnitID, organisation: OrgState) -> Bool {
    unit == organisation.root || hostTiers.contains(organisation.tier(of: unit) ?? "")
  }

  /// Whether `scope` is one that a host keeps its rounds in.
  static func isRound(_ scope: Scope, organisation: OrgState) -> Bool {
    mayHost(scope.anchor, organisation: organisation)
      && scope == round(of: scope.anchor, organisation: organisation)
  }
}

/// Record ids that every machine derives alike, so that an act done twice is one record.
package enum RoundIDs {
  package static func judge(round: RecordID, name: String) -> RecordID {
    RecordID(derivedFrom: [RoundKinds.judge, round.description, name])
  }

  /// One record a typing: what two persons type of one sheet never meets in one field.
  package static func sheet(
    round: RecordID, entry: RecordID, judge: RecordID, unit: UnitID, typist: String
  ) -> RecordID {
    RecordID(derivedFrom: [
      RoundKinds.sheet, round.description, entry.description, judge.description, unit.text, typist,
    ])
  }

  static func time(round: RecordID, entry: RecordID) -> RecordID {
    RecordID(derivedFrom: [RoundKinds.time, round.description, entry.description])
  }

  /// One record for each reason: given again it is put right, not added.
  static func deduction(round: RecordID, entry: RecordID, why: String) -> RecordID {
    RecordID(derivedFrom: [RoundKinds.deduction, round.description, entry.description, why])
  }

  package static func form(judge: RecordID) -> RecordID {
    RecordID(derivedFrom: [RoundKinds.form, judge.description])
  }

  static func formEntry(form: RecordID, entry: RecordID) -> RecordID {
    RecordID(derivedFrom: [RoundKinds.formEntry, form.description, entry.description])
  }

  package static func notice(round: RecordID, host: UnitID) -> RecordID {
    RecordID(derivedFrom: [RoundKinds.notice, round.description, host.text])
  }

  static func answer(objection: RecordID) -> RecordID {
    RecordID(derivedFrom: [RoundKinds.answer, objection.description])
  }

  static func holiday(_ date: Day, of unit: UnitID) -> RecordID {
    RecordID(derivedFrom: [RoundKinds.holiday, unit.text, date.description])
  }
}
