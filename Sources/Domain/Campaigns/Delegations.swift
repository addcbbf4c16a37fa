package import Journal

/// Whether a village may approve, publish and arbitrate a campaign's wishes by itself.
package enum Delegations {
  package static let given = "given"
  package static let revoked = "revoked"

  /// The record is the same whoever delegates it, and however often.
  package static func record(campaign: RecordID, unit: UnitID) -> RecordID {
    RecordID(derivedFrom: [CampaignKinds.delegation, campaign.description, unit.text])
  }

  /// The delegation in force of this campaign to this unit, with its cap, else the campaign's;
  /// nil where there is none or it was revoked. An act that relies on it rests on its dots.
  package static func delegation(
    for campaign: RecordID, unit: UnitID, reader: any StateReading
  ) throws -> (state: RecordState, cap: String?)? {
    let id = record(campaign: campaign, unit: unit)
    guard let state = try reader.record(id, in: Scope(unit, .chain)), !state.isDeleted,
      text("state", of: state, reader) == given
    else { return nil }
    if let cap = text("cap", of: state, reader) { return (state, cap) }
    let called = try reader.locate(campaign)
    return (state, called.flatMap { text("cap", of: $0, reader) })
  }

  private static func text(
    _ field: String, of state: RecordState, _ reader: any StateReading
  ) -> String? {
    state.text(field, rules: KindRegistry.standard, organisation: reader.organisation)
  }
}
