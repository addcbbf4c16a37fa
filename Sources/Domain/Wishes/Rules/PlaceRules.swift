import Journal

/// Who may write in the line of a wish: the arbiter's numbering machine, and for what happened at
/// the household the village.
enum PlaceRules {
  private static let atHousehold = [PlaceState.contacted, PlaceState.delivered]

  static func judge(_ judging: KindJudging) throws -> String? {
    if judging.deletes { return "wish.place_stays" }
    let named = try Precedents(judging.judging)
    guard let row = row(judging, named) else { return "wish.place_of_nothing" }
    if judging.writes("row") || judging.writes("claim") {
      guard let claim = judging.put("claim")?.text.flatMap({ RecordID(uuid: $0) }),
        judging.record == WishIDs.place(row: row, claim: claim)
      else { return "wish.place_of_nothing" }
    }
    let state = judging.put("state")?.text
    if judging.writes("state") {
      guard let state, PlaceState.precedence.contains(state) else { return "wish.state_unknown" }
      let before = try judging.superseded("state").compactMap(\.text)
      if before.contains(PlaceState.delivered), state != PlaceState.delivered {
        return "wish.state_order"
      }
      if state == PlaceState.contacted,
        !before.allSatisfy(
          [PlaceState.accepted, PlaceState.contacted, PlaceState.overdue].contains)
          || before.isEmpty
      {
        return "wish.state_order"
      }
    }
    if judging.operations.allSatisfy({ ["state", "contacted_on"].contains($0.field) }),
      state.map(atHousehold.contains) ?? true, isVillageOrActing(judging)
    {
      return nil
    }
    return numbers(judging, row: row, named)
  }

  private static func row(_ judging: KindJudging, _ named: Precedents) -> RecordID? {
    let own = judging.put("row")?.text
    let earlier = named.all("row", of: judging.record, kind: WishKinds.place).first?.text
    return (own ?? earlier).flatMap { RecordID(uuid: $0) }
  }

  private static func isVillageOrActing(_ judging: KindJudging) -> Bool {
    judging.unit == judging.scope.anchor
      || WishScopes.isApprover(
        judging.unit, of: judging.scope.anchor, organisation: judging.organisation)
  }

  /// The arbiter, by the machine that its register names (domain.md §0, "One arbiter").
  private static func numbers(
    _ judging: KindJudging, row: RecordID, _ named: Precedents
  ) -> String? {
    let village = judging.scope.anchor
    guard
      Arbiter.names(
        judging.unit, row: row, village: village, precedents: named,
        organisation: judging.organisation)
    else { return "wish.not_the_arbiter" }
    let register = WishIDs.numbering(unit: village, arbiter: judging.unit)
    let machine = judging.judging.content.replica.description
    let inThis = judging.judging.content.operations.contains { operation in
      guard operation.record == register, case .put(let value, _) = operation.action else {
        return false
      }
      return value.text == machine
    }
    let before = named.standing("replica", of: register, kind: WishKinds.numbering)
    return inThis || before.contains { $0.text == machine } ? nil : "wish.not_the_machine"
  }

  /// The register of the numbering machine: each arbiter its own, naming one of its machines.
  static func judgeNumbering(_ judging: KindJudging) throws -> String? {
    if judging.deletes { return "wish.place_stays" }
    if try judging.isChoosing("replica"), judging.unit != judging.scope.anchor { return nil }
    guard
      judging.record == WishIDs.numbering(unit: judging.scope.anchor, arbiter: judging.unit)
    else { return "wish.not_the_arbiter" }
    guard let replica = judging.put("replica")?.text.flatMap({ ReplicaID(hex: $0) }) else {
      return "wish.not_the_machine"
    }
    return replica == judging.judging.content.replica
      || judging.organisation.unit(of: replica) == judging.unit ? nil : "wish.not_the_machine"
  }
}
