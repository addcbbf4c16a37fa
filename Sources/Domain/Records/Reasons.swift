package import Journal

/// Where the words of a reason may stand: free text never goes where a wide audience reads it.
package enum Reasons {
  /// The register of a detail that takes the words for an act upon its row.
  package static let field = "reason_text"

  package static func allowed(in scope: Scope) -> Bool {
    scope.reach == .own || scope.reach == .parent
  }

  /// Puts the reason of an act upon `state` where its audience may read it: into the draft of a
  /// narrow scope, else into the related detail. False where there is no such place.
  static func keep(
    _ reason: String?, about state: RecordState, in drafts: inout [Draft], desk: Desk
  ) throws -> Bool {
    guard let reason, !reason.isEmpty else { return true }
    if let place = drafts.firstIndex(where: { allowed(in: $0.scope) }) {
      drafts[place].reason = reason
      return true
    }
    let summary = try RecordSummary.of(state, desk: desk)
    for related in try RecordLookup.related(summary, desk: desk) {
      let detail = related.state
      guard allowed(in: detail.scope), !detail.isDeleted,
        let spec = desk.rules.spec(kind: detail.kind, field: field),
        desk.organisation.mayWrite(desk.unit, in: detail.scope)
      else { continue }
      let superseded = detail[field]?.siblings.map(\.dot) ?? []
      drafts.append(
        Draft(
          detail.scope,
          operations: [
            Operation(
              record: detail.id, kind: detail.kind, field: field,
              action: .put(.text(reason), supersedes: superseded), personal: spec.personal)
          ]))
      return true
    }
    return false
  }
}
