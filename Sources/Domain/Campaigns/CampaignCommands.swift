import Journal

/// `campaign call`, `delegate`, `hold`, and the views of campaigns (cli.md 24a).
package enum CampaignCommands {
  package static let acts: [String: CommandTable.Deciding] = [
    "campaign call": { try call($0, $1) },
    "campaign delegate": { try delegate($0, $1) },
    "campaign hold": { try hold($0, $1) },
  ]

  package static let views: [String: CommandTable.Viewing] = [
    "campaign list": { try CampaignViews.list($0, $1) },
    "campaign coverage": { try Coverage.document($0, $1) },
  ]

  private static let longestTitle = 200
  private static let mostPeople: Int64 = 10_000_000
  private static let tiers = ["county", "township", "village"]

  /// An amount in yuan: digits, with at most two decimals.
  static func isAmount(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= 12, (1...2).contains(parts.count),
      parts.allSatisfy({ part in
        !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) }
      })
    else { return false }
    return parts.count == 1 || parts[1].utf8.count <= 2
  }

  // MARK: call

  private static func call(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let title = try call.required("title")
    let period = try call.required("period")
    guard title.count <= longestTitle else {
      throw SiweiError(
        "edit.too_long", .refused, ["field": "title", "limit": String(longestTitle)])
    }
    guard Period(period) != nil else {
      throw SiweiError("campaign.bad_period", .usage, ["period": period])
    }
    let cap = call.text("cap")
    if let cap, !isAmount(cap) { throw SiweiError("campaign.bad_cap", .usage, ["cap": cap]) }
    guard tiers.contains(desk.tier) else {
      throw SiweiError("campaign.tier", .notPermitted, ["unit": desk.unit.text, "tier": desk.tier])
    }
    let scope = Scope(desk.unit, .tree)
    let id = try call.newID() ?? desk.newRecord()
    _ = try call.seen(of: [id])
    if let held = try desk.reader.record(id, in: scope) { return repeated(held) }
    var operations = [
      put(id, CampaignKinds.campaign, "title", .text(title), nil),
      put(id, CampaignKinds.campaign, "period", .text(period), nil),
    ]
    if let cap { operations.append(put(id, CampaignKinds.campaign, "cap", .text(cap), nil)) }
    if let occasion = call.filled("occasion") {
      operations.append(put(id, CampaignKinds.campaign, "occasion", .text(occasion), nil))
    }
    return Decision(
      drafts: [Draft(scope, operations: operations)], subject: id, reply: reply(id))
  }

  private static func repeated(_ held: RecordState) -> Decision {
    Decision(subject: held.id, reply: reply(held.id))
  }

  // MARK: delegate

  private static func delegate(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let campaign = try campaign(call.required("campaign"), desk)
    let unit = try UnitLookup.inTree(call.required("unit"), desk)
    let cap = call.text("cap")
    if let cap, !isAmount(cap) { throw SiweiError("campaign.bad_cap", .usage, ["cap": cap]) }
    guard desk.organisation.parent(of: unit) == desk.unit,
      desk.organisation.tier(of: unit) == "village"
    else {
      throw SiweiError(
        "campaign.delegate_unit", .notPermitted, ["unit": unit.text, "by": desk.unit.text])
    }
    // A village's own campaign, or one that reaches it from above.
    let caller = campaign.scope.anchor
    guard caller == unit || desk.organisation.isAncestor(caller, of: unit) else {
      throw SiweiError(
        "campaign.not_reaching", .refused,
        ["campaign": campaign.id.description, "unit": unit.text])
    }
    let scope = Scope(unit, .chain)
    let id = Delegations.record(campaign: campaign.id, unit: unit)
    let held = try desk.reader.record(id, in: scope)
    let seen = try call.seen(of: [id, campaign.id]).flatMap { $0.holds(id) ? $0 : nil }
    let state = call.isSet("revoke") ? Delegations.revoked : Delegations.given
    var wanted: [(String, String)] = [
      ("campaign", campaign.id.description), ("unit", unit.text), ("state", state),
    ]
    if let cap { wanted.append(("cap", cap)) }
    let operations = wanted.compactMap { field, text -> Operation? in
      let shown = held.flatMap { CampaignViews.text(field, of: $0, desk) }
      let siblings = held?[field]?.siblings ?? []
      guard siblings.count > 1 || shown != text else { return nil }
      return put(
        id, CampaignKinds.delegation, field, .text(text),
        seen?.dots(of: id, field) ?? siblings.map(\.dot))
    }
    let rests = seen?.dots(of: id) ?? held?.liveDots ?? []
    let drafts = operations.isEmpty ? [] : [Draft(scope, operations: operations, rests: rests)]
    return Decision(drafts: drafts, subject: id, reply: reply(id))
  }

  // MARK: hold

  private static func hold(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let campaign = try campaign(call.required("campaign"), desk)
    let at = try call.required("at")
    guard let day = TimeText.day(at) else {
      throw SiweiError("campaign.bad_day", .usage, ["day": at])
    }
    guard tiers.contains(desk.tier) else {
      throw SiweiError("campaign.tier", .notPermitted, ["unit": desk.unit.text, "tier": desk.tier])
    }
    let caller = campaign.scope.anchor
    guard caller == desk.unit || desk.organisation.isAncestor(caller, of: desk.unit) else {
      throw SiweiError(
        "campaign.not_yours", .notPermitted,
        ["campaign": campaign.id.description, "unit": desk.unit.text])
    }
    let isRoot = desk.unit == desk.organisation.root
    let scope = Scope(desk.unit, isRoot ? .own : .chain)
    let derived = RecordID(
      derivedFrom: [
        CampaignKinds.event, campaign.id.description, desk.unit.text, day.description,
      ])
    // The same event typed at two machines, or twice, is one event: once in 场次.
    let id = try call.newID() ?? derived
    _ = try call.seen(of: [id, campaign.id])
    var wanted: [(String, Value)] = [
      ("campaign", .text(campaign.id.description)), ("unit", .text(desk.unit.text)),
      ("day", .text(day.description)),
    ]
    if let people = try people(call) { wanted.append(("people", .integer(people))) }
    if let upper = call.filled("part_of") {
      wanted.append(("part_of", .text(try partOf(upper, of: id, desk).description)))
    }
    let held = try desk.reader.record(id, in: scope)
    let operations = wanted.compactMap { field, value -> Operation? in
      let siblings = held?[field]?.siblings ?? []
      let shown = held?.shown(field, rules: desk.rules, organisation: desk.organisation)
      guard siblings.count > 1 || shown?.value != value else { return nil }
      return put(id, CampaignKinds.event, field, value, siblings.map(\.dot))
    }
    let drafts = operations.isEmpty ? [] : [Draft(scope, operations: operations)]
    return Decision(
      drafts: drafts, subject: id,
      reply: reply(id).setting("half_year", .string(day.halfYear)))
  }

  private static func people(_ call: CommandCall) throws -> Int64? {
    guard let people = call.arguments["people"]?.integer else { return nil }
    guard (0...mostPeople).contains(people) else {
      throw SiweiError(
        "value.not_one_of", .usage,
        ["field": "people", "value": String(people), "allowed": "0–\(mostPeople)"])
    }
    return people
  }

  /// The upper unit's event whose slot this event fills too. A unit above does not show its events
  /// to those below, so what is not held here is taken by its id.
  static func partOf(_ text: String, of event: RecordID, _ desk: Desk) throws -> RecordID {
    guard let id = RecordID(uuid: text) else {
      throw SiweiError("record.bad_id", .refused, ["id": text])
    }
    let held = try desk.reader.locate(id)
    guard id != event, held.map({ $0.kind == CampaignKinds.event }) ?? true else {
      throw SiweiError("campaign.not_an_event", .refused, ["record": text])
    }
    return id
  }

  // MARK: parts

  private static func campaign(_ text: String, _ desk: Desk) throws -> RecordState {
    guard let id = RecordID(uuid: text), let state = try desk.reader.locate(id),
      state.kind == CampaignKinds.campaign, !state.isDeleted
    else { throw SiweiError("campaign.unknown", .missing, ["campaign": text]) }
    return state
  }

  private static func put(
    _ record: RecordID, _ kind: String, _ field: String, _ value: Value, _ superseded: [Dot]?
  ) -> Operation {
    Operation(
      record: record, kind: kind, field: field, action: .put(value, supersedes: superseded ?? []))
  }

  private static func reply(_ id: RecordID) -> JSON {
    .of(("id", .string(id.description)), ("no", .null))
  }
}
