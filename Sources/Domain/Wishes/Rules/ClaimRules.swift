import Journal

/// Who may write in a claim: its office registers and gives up, the arbiter answers.
enum ClaimRules {
  private static let ofArbiter = ["answer", "answer_order", "answer_waiting"]
  private static let ofOffice = ["state", "reported_on"]

  static func judge(_ judging: KindJudging) throws -> String? {
    if judging.deletes { return "claim.stays" }
    if judging.writes("office") {
      guard let office = judging.put("office")?.text.flatMap({ UnitID($0) }) else {
        return "claim.not_its_office"
      }
      let isDispatch = judging.put("dispatched")?.flag == true
      guard office == judging.unit || isDispatch && mayDispatch(to: office, judging) else {
        return "claim.not_its_office"
      }
      return try judging.superseded("office").isEmpty ? nil : "claim.not_its_office"
    }
    if judging.operations.contains(where: { ofArbiter.contains($0.field) }) {
      guard judging.unit != judging.scope.anchor else { return "claim.answers_itself" }
    }
    if judging.operations.contains(where: { ofOffice.contains($0.field) }) {
      let named = try Precedents(judging.judging)
      let offices = named.all("office", of: judging.record, kind: WishKinds.claim)
      guard offices.contains(where: { $0.text == judging.unit.text }) else {
        return "claim.not_its_office"
      }
      if let state = judging.put("state")?.text {
        let before = try judging.superseded("state").compactMap(\.text)
        guard state == "given_up", !before.isEmpty,
          before.allSatisfy({ $0 == "registered" || $0 == "given_up" })
        else { return "claim.state_order" }
      }
    }
    return nil
  }

  /// An arbiter dispatches to an office below it, or within the line of the wish's village.
  private static func mayDispatch(to office: UnitID, _ judging: KindJudging) -> Bool {
    judging.unit != office
      && (judging.unit != judging.scope.anchor || judging.scope.anchor != office)
  }
}

/// Rules of the records that only one office writes.
enum CardRules {
  /// A card is its publisher's; the door lets nobody else write in its `tree`.
  static func judge(_ judging: KindJudging) throws -> String? {
    if judging.deletes { return "wish.card_stays" }
    if let publisher = judging.put("publisher")?.text, publisher != judging.unit.text {
      return "wish.not_the_publisher"
    }
    return nil
  }

  static func judgeOwn(_ judging: KindJudging) throws -> String? { nil }
}

/// Details are written by village and township alike: siblings go to the inbox (domain.md §0).
enum DetailRules {
  static func judge(_ judging: KindJudging) throws -> String? { nil }
}
