import Journal

/// Who may write what in a round, and what may follow what (domain.md §4.5). Only the host writes;
/// two persons check, another locks; two persons with a reason lead back.
enum RoundRules {
  private static let fixed = ["contest", "entries"]
  private static let described = ["title", "rubric"]
  private static let decided = ["ties", "few"]

  static func judge(_ part: KindJudging) throws -> String? {
    guard RoundScopes.isRound(part.scope, organisation: part.organisation) else {
      return "round.scope"
    }
    guard part.unit == part.scope.anchor else { return "round.not_host" }
    if part.deletes || part.removes { return "round.stays" }
    // A person chooses between siblings one field at a time.
    if let only = part.operations.first?.field, part.operations.count == 1,
      try part.isChoosing(only)
    {
      return nil
    }
    let ground = try RoundGround(part.record, part.judging)
    if let stage = part.put("stage") {
      guard let stage = stage.text, RoundStage.precedence.contains(stage) else {
        return "round.stage_unknown"
      }
      if let fault = try RoundRules.stage(stage, part, ground) { return fault }
    }
    for operation in part.operations {
      if let fault = try field(operation.field, part, ground) { return fault }
    }
    return nil
  }

  // MARK: stages

  private static func stage(
    _ stage: String, _ part: KindJudging, _ ground: RoundGround
  ) throws -> String? {
    let before = try part.superseded("stage").compactMap(\.text)
    if stage == RoundStage.preparing { return before.isEmpty ? nil : "round.stage_order" }
    guard !before.isEmpty else { return "round.stage_order" }
    func follows(_ allowed: [String]) -> Bool { before.allSatisfy(allowed.contains) }
    switch stage {
    case RoundStage.scoring:
      if follows([RoundStage.preparing]) { return part.writes("draw") ? nil : "round.not_drawn" }
      guard follows(RoundStage.sealed) else { return "round.stage_order" }
      return try reopening(part, ground)
    case RoundStage.closed:
      guard follows([RoundStage.scoring]) else { return "round.stage_order" }
      return part.put("closing")?.text.flatMap { Closing(stored: $0) } != nil
        ? nil : "round.closing_missing"
    case RoundStage.locked:
      guard follows([RoundStage.closed]) else { return "round.stage_order" }
      return try locking(part, ground)
    default: return follows([RoundStage.locked]) ? nil : "round.stage_order"
    }
  }

  /// Two persons, each naming this very closing.
  private static func reopening(_ part: KindJudging, _ ground: RoundGround) throws -> String? {
    let hashes = try ground.closings().map(\.hash)
    let own = part.added(to: "reopenings").contains(where: hashes.contains)
    let others = ground.added(hashes, to: "reopenings")
    return part.persons(others, withAuthor: own) > 1 ? nil : "round.two_persons"
  }

  /// The closing checked by two persons, neither of whom locks; nothing left to check in it.
  private static func locking(_ part: KindJudging, _ ground: RoundGround) throws -> String? {
    let closings = try ground.closings()
    // Two machines may have closed on the same sheets.
    guard let closing = closings.first?.closing, closings.allSatisfy({ $0.closing == closing })
    else { return "round.closing_missing" }
    guard closing.toCheck.isEmpty else { return "round.sheets_to_check" }
    guard part.put("result")?.text.flatMap({ JSON(stored: $0) }) != nil else {
      return "round.result_missing"
    }
    let checks = ground.added(closings.map(\.hash), to: "checks")
    guard part.persons(checks, withAuthor: false) > 1 else { return "round.not_checked" }
    return checks.contains { part.isSamePerson(as: $0) } ? "round.same_person" : nil
  }

  // MARK: fields

  private static func field(
    _ name: String, _ part: KindJudging, _ ground: RoundGround
  ) throws -> String? {
    let stage = part.put("stage")?.text
    if fixed.contains(name) {
      return stage == RoundStage.preparing ? nil : "round.entries_fixed"
    }
    if described.contains(name) || name == "judges" {
      return try stage == RoundStage.preparing || ground.isIn(RoundStage.open)
        ? nil : "round.already_closed"
    }
    if decided.contains(name) {
      return try ground.isIn([RoundStage.closed]) ? nil : "round.stage_order"
    }
    switch name {
    case "draw":
      return try stage == RoundStage.scoring && ground.isIn([RoundStage.preparing])
        ? nil : "round.already_drawn"
    case "closing": return stage == RoundStage.closed ? nil : "round.stage_order"
    case "result": return stage == RoundStage.locked ? nil : "round.stage_order"
    case "version":
      return stage == RoundStage.scoring || stage == RoundStage.preparing
        ? nil : "round.stage_order"
    case "checks":
      return try ground.isIn([RoundStage.closed]) && names(part.added(to: name), ground)
        ? nil : "round.other_closing"
    case "reopenings":
      return try ground.isIn(RoundStage.sealed) && names(part.added(to: name), ground)
        ? nil : "round.other_closing"
    default: return nil
    }
  }

  private static func names(_ hashes: [String], _ ground: RoundGround) throws -> Bool {
    let known = try ground.closings().map(\.hash)
    return !hashes.isEmpty && hashes.allSatisfy(known.contains)
  }
}
