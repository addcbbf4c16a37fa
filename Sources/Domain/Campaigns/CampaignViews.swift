package import Journal

/// Campaigns as lists and documents show them.
package enum CampaignViews {
  /// What a campaign, delegation or event says of itself beyond its fields.
  package static func summary(of state: RecordState, desk: Desk) throws -> RecordSummary {
    var related: [String: RecordID] = [:]
    for field in ["campaign", "part_of"] {
      if let id = record(field, of: state, desk) { related[field] = id }
    }
    switch state.kind {
    case CampaignKinds.campaign:
      // A campaign counts from the first day an event of it was held; before, it is a plan.
      let isHeld = try !events(of: state.id, desk: desk).isEmpty
      return RecordSummary(state: isHeld ? "held" : "planned", related: related)
    case CampaignKinds.delegation:
      return RecordSummary(state: text("state", of: state, desk), related: related)
    default: return RecordSummary(related: related)
    }
  }

  /// Events held for the campaign, directly or as part of it, as far as they are heard of.
  package static func events(of campaign: RecordID, desk: Desk) throws -> [RecordState] {
    let id = campaign.description
    let own = try desk.reader.records(kind: CampaignKinds.event, key: "campaign", value: id)
    let parts = try desk.reader.records(kind: CampaignKinds.event, key: "part_of", value: id)
    var out = own.filter { !$0.isDeleted }
    for part in parts where !part.isDeleted && !out.contains(where: { $0.id == part.id }) {
      out.append(part)
    }
    return out
  }

  /// `campaign list [--state S] [--unit U] [--period P]`; the unit is the one that called it.
  static func list(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    let unit = try call.filled("unit").map { try UnitLookup.inTree($0, desk) }
    let period = call.filled("period")
    let wanted = try call.state(among: ["planned", "held"])
    let states = try desk.reader.records(kind: CampaignKinds.campaign, in: nil).filter { state in
      if let unit, state.scope.anchor != unit { return false }
      if let period, text("period", of: state, desk) != period { return false }
      guard let wanted else { return true }
      return try summary(of: state, desk: desk).state == wanted
    }
    return try RecordView.list(states, desk: desk)
  }

  /// The id of a campaign this node holds. Throws `campaign.unknown` (66).
  static func called(_ text: String, _ desk: Desk) throws -> String {
    guard let id = RecordID(uuid: text), let held = try desk.reader.locate(id),
      held.kind == CampaignKinds.campaign
    else { throw SiweiError("campaign.unknown", .missing, ["campaign": text]) }
    return id.description
  }

  static func text(_ field: String, of state: RecordState, _ desk: Desk) -> String? {
    state.text(field, rules: desk.rules, organisation: desk.organisation)
  }

  static func record(_ field: String, of state: RecordState, _ desk: Desk) -> RecordID? {
    text(field, of: state, desk).flatMap { RecordID(uuid: $0) }
  }
}
