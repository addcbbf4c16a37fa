import Journal

/// Asks the kinds' rules about one's own drafts before they are written, so that no one writes
/// what would be set aside everywhere.
package enum OwnVerdict {
  /// Throws `record.not_allowed` (77) with the rule's reason.
  package static func require(_ drafts: [Draft], desk: Desk) throws {
    for draft in drafts {
      let content = Content(
        scope: draft.scope, replica: desk.replica, number: 1, previous: .zero,
        act: ID128(high: 0, low: 0), deviceTime: desk.now,
        actor: draft.scope.reach == .tree ? "" : desk.actor, operations: draft.operations,
        rests: draft.rests, reason: draft.reason)
      let judging = Judging(
        content: content, unit: desk.unit, organisation: desk.organisation,
        named: { try desk.reader.content(of: $0) })
      if case .quarantined(let reason) = try desk.rules.verdict(judging) {
        throw SiweiError(
          "record.not_allowed", .notPermitted, ["unit": desk.unit.text, "reason": reason])
      }
    }
  }
}
