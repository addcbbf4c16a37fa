package import Journal

/// What a kind says of one of its records beyond the fields: number, state, marks, links.
package struct RecordSummary: Hashable, Sendable {
  package var no: String?
  package var state: String?
  /// Such as `double_gift`, `late`, `changed_since`, in a fixed order.
  package var flags: [String]
  /// Records this one belongs to or leads to, by their names in the document (`detail`, `row`).
  package var related: [String: RecordID]
  package var origin: RecordOrigin?

  package init(
    no: String? = nil, state: String? = nil, flags: [String] = [],
    related: [String: RecordID] = [:], origin: RecordOrigin? = nil
  ) {
    self.no = no
    self.state = state
    self.flags = flags
    self.related = related
    self.origin = origin
  }

  package static func of(_ state: RecordState, desk: Desk) throws -> RecordSummary {
    if state.kind.hasPrefix("wish.") || state.kind == "claim" || state.kind.hasPrefix("claim.") {
      var summary = try WishViews.summary(of: state, desk: desk) ?? RecordSummary()
      // Row and detail always lead to each other, whichever of them is held.
      let partner = [WishKinds.row: "detail", WishKinds.detail: "row"][state.kind]
      if let partner, summary.related[partner] == nil {
        summary.related[partner] = WishIDs.partner(of: state.id)
      }
      return summary
    }
    if state.kind == CampaignKinds.campaign || state.kind.hasPrefix("campaign.") {
      return try CampaignViews.summary(of: state, desk: desk)
    }
    if let summary = try LessonViews.summary(of: state, desk: desk) { return summary }
    if let summary = try RoundViews.summary(of: state, desk: desk) { return summary }
    if let summary = try TourViews.summary(of: state, desk: desk) { return summary }
    if state.kind == OrgKind.unit {
      return RecordSummary(
        no: state.text("id", rules: desk.rules, organisation: desk.organisation))
    }
    return RecordSummary()
  }
}

/// The record and change that a forwarded or published record was made from.
package struct RecordOrigin: Hashable, Sendable {
  package let record: RecordID
  package let dot: Dot
  /// Whether a newer version stands at the origin, as far as it is held.
  package let newer: Bool

  package init(record: RecordID, dot: Dot, newer: Bool) {
    self.record = record
    self.dot = dot
    self.newer = newer
  }

  var document: JSON {
    .of(
      ("id", .string(record.description)), ("dot", .string(dot.description)),
      ("newer", .bool(newer)))
  }
}
