import Journal

/// A contest and its quotas are their host's, in its own `tree`.
enum ContestRules {
  static let hosts = ["county", "township"]
  static let mostPlaces: Int64 = 100_000
  /// Of the quotas of one contest; far beyond what offices write, and far from the end of numbers.
  static let mostVersions: Int64 = 1_000_000

  static func judge(_ judging: KindJudging) throws -> String? {
    if let fault = place(judging) { return fault }
    if let days = judging.put("publicity_days"),
      days.integer.map({ (1...Int64(PublicityPeriod.longest)).contains($0) }) != true
    {
      return "contest.bad_publicity"
    }
    if judging.writes("state") {
      let state = judging.put("state")?.text
      let before = try judging.superseded("state").compactMap(\.text)
      switch state {
      case "open": if !before.isEmpty { return "contest.state_order" }
      case "closed":
        guard !before.isEmpty else { return "contest.state_order" }
        if try judging.isChoosing("state") { return nil }
        // A closing says what had arrived; what it does not name is late.
        guard judging.put("arrived")?.text != nil else { return "contest.arrived_missing" }
      default: return "contest.state_unknown"
      }
    } else if judging.writes("arrived") {
      return try judging.isChoosing("arrived") ? nil : "contest.arrived_alone"
    }
    return nil
  }

  private static func place(_ judging: KindJudging) -> String? {
    if judging.deletes { return "contest.stays" }
    guard judging.scope.reach == .tree else { return "contest.scope" }
    guard judging.unit == judging.scope.anchor,
      hosts.contains(judging.organisation.tier(of: judging.unit) ?? "")
    else { return "contest.not_a_host" }
    return nil
  }

  /// A version is written whole and once.
  static func judgeQuota(_ judging: KindJudging) throws -> String? {
    if let fault = place(judging) { return fault }
    // Two machines may have written one record apart.
    if let only = judging.operations.first?.field, judging.operations.count == 1,
      try judging.isChoosing(only)
    {
      return nil
    }
    for operation in judging.operations {
      guard case .put(_, let superseded) = operation.action, superseded.isEmpty else {
        return "contest.quota_stays"
      }
    }
    guard judging.put("contest")?.text.flatMap({ RecordID(uuid: $0) }) != nil,
      let number = judging.put("number")?.integer, (0...mostPlaces).contains(number),
      let version = judging.put("version")?.integer, (1...mostVersions).contains(version),
      !judging.writes("unit") || !judging.writes("tier")
    else { return "contest.quota_form" }
    return nil
  }
}
