import Journal

/// Judges, recusals, times and the forms of judges away from the hall: the host's word.
enum JudgeRules {
  static func judge(_ part: KindJudging) throws -> String? {
    guard RoundScopes.isRound(part.scope, organisation: part.organisation) else {
      return "round.scope"
    }
    if let fault = ofHost(part) { return fault }
    for field in ["replaced_by", "replaces"] {
      guard let put = part.put(field) else { continue }
      guard let other = put.text.flatMap({ RecordID(uuid: $0) }), other != part.record else {
        return "judge.replaced_by_nobody"
      }
    }
    return try duringScoring(part, open: RoundStage.open)
  }

  static func judgeTime(_ part: KindJudging) throws -> String? {
    guard RoundScopes.isRound(part.scope, organisation: part.organisation) else {
      return "round.scope"
    }
    if let fault = ofHost(part) { return fault }
    for field in ["over", "under"] {
      guard let put = part.put(field) else { continue }
      guard let seconds = put.integer, (0...Int64(Overtime.longest)).contains(seconds) else {
        return "score.bad_time"
      }
    }
    return try duringScoring(part, open: [RoundStage.scoring])
  }

  /// What is taken off by others than the judges and for other things than time.
  static func judgeDeduction(_ part: KindJudging) throws -> String? {
    guard RoundScopes.isRound(part.scope, organisation: part.organisation) else {
      return "round.scope"
    }
    if let fault = ofHost(part) { return fault }
    if let points = part.put("points") {
      guard let text = points.text, Deduction.points(text) != nil else { return "score.bad_points" }
    }
    return try duringScoring(part, open: [RoundStage.scoring])
  }

  private static func ofHost(_ part: KindJudging) -> String? {
    guard part.unit == part.scope.anchor else { return "round.not_host" }
    if part.deletes { return "round.stays" }
    return part.removes ? "judge.recusal_stays" : nil
  }

  private static func duringScoring(_ part: KindJudging, open: [String]) throws -> String? {
    if let only = part.operations.first?.field, part.operations.count == 1,
      try part.isChoosing(only)
    {
      return nil
    }
    let named = try Precedents(part.judging)
    let kind = part.operations.first?.kind ?? ""
    let text =
      part.put("round")?.text ?? named.all("round", of: part.record, kind: kind).first?.text
    guard let round = text.flatMap({ RecordID(uuid: $0) }) else { return "score.round_not_named" }
    let memory = try FeedMemory(of: round, part.judging)
    return try RoundGround(round, part.judging, memory: memory).isIn(open)
      ? nil : "round.already_closed"
  }

  /// Forms go down from the host to the judge's own unit.
  static func judgeForm(_ part: KindJudging) -> String? {
    guard part.scope.reach == .parent else { return "round.scope" }
    guard part.unit == part.organisation.parent(of: part.scope.anchor) else {
      return "round.not_host"
    }
    return part.deletes ? "round.stays" : nil
  }
}
