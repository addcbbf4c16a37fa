import Journal

/// A new claim as an office typed it, or as an arbiter dispatched it.
struct ClaimForm {
  let id: RecordID
  let number: String
  let office: UnitID
  let claimant: String
  let kind: String
  let share: Share
  /// The row, where the claim stands in the chain of the wish itself.
  let wish: RecordID?
  let card: String?
  /// Shared by the claims of one bulk claim.
  let batch: String?
  let isDispatched: Bool

  func draft(in scope: Scope, fallbackCard: RecordID? = nil) -> Draft {
    var operations = [
      put("no", .text(number)), put("office", .text(office.text)), put("kind", .text(kind)),
      put("share", .text(share.description)), put("state", .text("registered")),
      put("claimant", .text(claimant), personal: true),
    ]
    if let wish {
      operations.append(put("wish", .text(wish.description)))
    } else if let card = card ?? fallbackCard?.description {
      operations.append(put("card", .text(card)))
    }
    if let batch { operations.append(put("batch", .text(batch))) }
    if isDispatched { operations.append(put("dispatched", .flag(true))) }
    return Draft(scope, operations: operations)
  }

  private func put(_ field: String, _ value: Value, personal: Bool = false) -> Operation {
    Operation(
      record: id, kind: WishKinds.claim, field: field, action: .put(value, supersedes: []),
      personal: personal)
  }
}
