import Journal

/// `NOUN delete ID --reason R` for the kinds that allow it: it hides, and removes nothing.
enum Deleting {
  /// States in which a wish is still its village's draft; afterwards it is withdrawn instead.
  private static let openStates = ["draft", "registered", "verified"]

  static func decide(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let subject = try RecordLookup.subject(call, desk)
    let reason = try call.required("reason")
    let kinds = NounKinds.kinds(of: call.noun)
    guard kinds.contains(subject.kind) else {
      throw SiweiError(
        "record.wrong_noun", .refused,
        ["record": subject.id.description, "kind": subject.kind, "noun": call.noun])
    }
    let summary = try RecordSummary.of(subject, desk: desk)
    var whole = [subject]
    if call.noun == "wish",
      let partner = try desk.reader.locate(WishIDs.partner(of: subject.id))
    {
      whole.append(partner)
    }
    let seen = try call.seen(of: whole.map(\.id))
    try check(subject, whole, summary, desk)
    var drafts: [Draft] = []
    for state in whole where !state.isDeleted {
      let token = seen.flatMap { $0.holds(state.id) ? $0 : nil }
      let dots = token?.dots(of: state.id) ?? state.liveDots
      drafts.append(
        Draft(
          state.scope,
          operations: [
            Operation(record: state.id, kind: state.kind, field: "", action: .delete(dots))
          ], rests: dots))
    }
    var kept = true
    if !drafts.isEmpty {
      try OwnVerdict.require(drafts, desk: desk)
      // A reason beside the delete, never as a new value, which would show the record again.
      if let place = drafts.firstIndex(where: { Reasons.allowed(in: $0.scope) }) {
        drafts[place].reason = reason
      } else {
        kept = false
      }
    }
    return Decision(
      drafts: drafts, subject: subject.id,
      reply: .of(("id", .string(subject.id.description)), ("no", .text(summary.no))),
      notes: kept ? [] : ["note.reason_not_kept"])
  }

  private static func check(
    _ subject: RecordState, _ whole: [RecordState], _ summary: RecordSummary, _ desk: Desk
  ) throws {
    let names = ["record": subject.id.description, "kind": subject.kind]
    switch subject.kind {
    case WishKinds.row, WishKinds.detail:
      let row = whole.first { $0.kind == WishKinds.row }
      let state = try row.map { try RecordSummary.of($0, desk: desk).state ?? "draft" } ?? "draft"
      guard openStates.contains(state) else {
        throw SiweiError(
          "record.delete_too_late", .refused, names.merging(["state": state]) { old, _ in old })
      }
    case CampaignKinds.event, TourKinds.form: break
    case CampaignKinds.campaign:
      guard try CampaignViews.events(of: subject.id, desk: desk).isEmpty else {
        throw SiweiError("campaign.has_events", .refused, names)
      }
    default: throw SiweiError("record.not_deletable", .refused, names)
    }
    for state in whole {
      let anchor = state.scope.anchor
      guard desk.organisation.mayWrite(desk.unit, in: state.scope),
        desk.unit == anchor || desk.unit == desk.organisation.parent(of: anchor)
      else {
        throw SiweiError(
          "record.may_not_write", .notPermitted,
          ["unit": desk.unit.text, "scope": state.scope.description])
      }
    }
  }
}
