import Journal

/// Campaigns, their delegation to villages, and the events held for them (domain.md §4.3).
package enum CampaignKinds {
  package static let campaign = "campaign"
  package static let delegation = "campaign.delegation"
  package static let event = "campaign.event"

  package static let all: [KindSpec] = [
    KindSpec(campaign, fields: fields("title period cap occasion"), judge: judgeCampaign),
    KindSpec(
      delegation,
      fields: fields("campaign unit cap").merging(
        ["state": FieldSpec(settling: .precedence, precedence: ["revoked", "given"])]
      ) { first, _ in first },
      keys: ["campaign"], judge: judgeDelegation),
    KindSpec(
      event,
      fields: fields("campaign unit people part_of").merging(
        ["day": FieldSpec(settling: .earliest)]
      ) { first, _ in first },
      keys: ["campaign", "part_of"], judge: judgeEvent),
  ]

  private static func fields(_ names: String) -> [String: FieldSpec] {
    let pairs = names.split(separator: " ").map { (String($0), FieldSpec()) }
    return Dictionary(pairs) { first, _ in first }
  }

  /// A campaign stands in its caller's own tree.
  private static func judgeCampaign(_ part: KindJudging) -> String? {
    guard part.scope.reach == .tree else { return "campaign.scope" }
    guard part.unit == part.scope.anchor else { return "campaign.not_caller" }
    if let period = part.put("period"), period.text.flatMap({ Period($0) }) == nil {
      return "campaign.period"
    }
    return nil
  }

  /// A delegation stands in the village's chain and is its parent's word alone.
  private static func judgeDelegation(_ part: KindJudging) -> String? {
    guard part.scope.reach == .chain else { return "campaign.scope" }
    guard part.unit == part.organisation.parent(of: part.scope.anchor) else {
      return "campaign.not_parent"
    }
    if let unit = part.put("unit"), unit.text != part.scope.anchor.text {
      return "campaign.other_unit"
    }
    if let state = part.put("state")?.text, state != "given", state != "revoked" {
      return "campaign.delegation_state"
    }
    return nil
  }

  /// An event stands in the chain of the unit that held it; the root's in its `self`.
  private static func judgeEvent(_ part: KindJudging) -> String? {
    let reach: Reach = part.scope.anchor == part.organisation.root ? .own : .chain
    guard part.scope.reach == reach else { return "campaign.scope" }
    guard part.unit == part.scope.anchor else { return "campaign.not_holder" }
    if let unit = part.put("unit"), unit.text != part.scope.anchor.text {
      return "campaign.other_unit"
    }
    if let day = part.put("day"), day.text.flatMap({ Day($0) }) == nil { return "campaign.day" }
    return nil
  }
}
